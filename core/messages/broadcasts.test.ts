import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createAudit } from '../audit/audit.ts';
import { createConversationStore, type ConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { PhoneNumber } from '../phone.ts';
import { createRelease, MOST_WAITING } from './broadcast-release.ts';
import { type BroadcastDraft, type Broadcasts, type By, createBroadcasts, goesOnAs } from './broadcasts.ts';
import { readNotice } from './notice.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 4) }]);
const NOON = new Date('2026-11-23T12:00:00+05:30');
const NIGHT = new Date('2026-11-23T22:00:00+05:30');
const later = (days: number): Date => new Date(NOON.getTime() + days * 86_400_000);
const PEOPLE = 60;
const [anna, bela, cara] = [0, 1, 2].map(() => ({ accountId: randomUUID(), personId: '' })) as [By, By, By];

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let store: ConversationStore;
let outbox: Outbox;
let broadcasts: Broadcasts;
const people: string[] = [];

/** A worker of its own, as after a restart. */
const worker = () =>
  createRelease({
    ...{ database, vault, outbox, hours: { from: '21:00', to: '08:00', zone: 'Asia/Kolkata' } },
    placeCalled: ({ district }) => ({ en: district, hi: `${district} में` }),
    schemeCalled: (id) => ({ en: id }),
  });

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  store = createConversationStore({ database, vault });
  outbox = createOutbox({ database, vault });
  broadcasts = createBroadcasts({ database, audit: createAudit({ database, vault }) });
  for (const by of [anna, bela, cara]) {
    const { rows } = await database.pool.query<{ id: string }>(
      'insert into person default values returning id',
    );
    Object.assign(by, { personId: rows[0]!.id });
  }
  for (let n = 0; n < PEOPLE; n++) {
    const thread = await store.load(PhoneNumber.parse(`+9198140000${10 + n}`)!, NOON);
    people.push(thread.personId);
    const consents = [
      ...(n % 6 ? [{ purpose: 'service', given: true, language: 'en' }] : []),
      ...(n % 4 ? [] : [{ purpose: 'scheme-news', given: true, language: 'en' }]),
      ...(n % 10 ? [] : [{ purpose: 'messages', given: false, language: 'en' }]),
    ];
    const district = n % 2 ? 'Gaya' : 'Pune';
    await store.write({
      ...{ thread, channel: 'a/sms', key: `k${n}`, reply: null, state: null, at: NOON, medium: 'sms' },
      ...{ wanted: [], language: n % 7 ? 'en' : undefined, consents },
      memory: { district, state: district === 'Pune' ? 'Maharashtra' : 'Bihar', name: 'x' },
    });
  }
}, 30_000);
beforeEach(() => database.pool.query('delete from outbox'));
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});

/** Half live in Pune, half in Gaya; each sixth never agreed to the service, each tenth said STOP, each seventh has no language. */
const mayBeTold = (n: number): boolean => n % 6 !== 0 && n % 10 !== 0 && n % 7 !== 0;
const those = (meant: (n: number) => boolean): string[] => people.filter((_, n) => meant(n)).sort();
const inGaya = [{ state: 'Bihar', district: 'Gaya' }];

const draft = (more: Partial<BroadcastDraft> = {}): BroadcastDraft => ({
  ...{ purpose: 'health-alert', about: 'heat', day: null, places: [], controlShare: 0, until: later(1) },
  ...more,
});

async function approved(given: BroadcastDraft): Promise<string> {
  const id = randomUUID();
  await broadcasts.write(id, given, anna, NOON);
  await broadcasts.approve(id, bela, NOON);
  return id;
}

/** Until nothing more is put down; the rows are worked off at once. */
async function releaseAll(now = NOON): Promise<number> {
  for (let turn = 0, told = 0; ; turn++) {
    const ids = await worker()(now);
    if (ids.length === 0 && turn > 0) return told;
    told += ids.length;
    await database.pool.query(`update outbox set status = 'delivered'`);
  }
}

async function whoIsIn(id: string, arm: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select person_id as id from broadcast_person where broadcast_id = $1 and arm = $2',
    [id, arm],
  );
  return rows.map((row) => row.id).sort();
}

test('none leaves that nobody else approved', async () => {
  const id = randomUUID();
  expect(await broadcasts.write(id, draft({ places: inGaya }), anna, NOON)).toMatchObject({
    ...{ id, status: 'written', places: inGaya, writtenBy: anna.accountId, approvedBy: null },
  });
  await expect(broadcasts.approve(id, anna, NOON)).rejects.toMatchObject({ status: 409, reason: 'own' });
  expect(await worker()(NOON)).toEqual([]);
  await broadcasts.stop(id, anna, NOON);
  await expect(broadcasts.approve(id, bela, NOON)).rejects.toMatchObject({ status: 409, reason: 'over' });
  await expect(broadcasts.approve(randomUUID(), bela, NOON)).rejects.toMatchObject({ status: 404 });
});

test('of two who approve at once one does, and each deed is noted once', async () => {
  const id = randomUUID();
  await broadcasts.write(id, draft(), anna, NOON);
  const outcomes = await Promise.allSettled([bela, cara].map((by) => broadcasts.approve(id, by, NOON)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await broadcasts.stop(id, cara, NOON);
  const { rows } = await database.pool.query<{ action: string }>(
    `select action from audit where details ->> 'broadcast' = $1 order by at, action`,
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'broadcast.approved',
    'broadcast.stopped',
    'broadcast.written',
  ]);
});

test('who agreed, has a language, has not said STOP and is there is told once, by name of the place', async () => {
  const id = await approved(draft({ places: inGaya }));
  const ids = await worker()(NOON);
  const meant = those((n) => mayBeTold(n) && n % 2 === 1);
  expect(await whoIsIn(id, 'told')).toEqual(meant);
  expect(ids).toHaveLength(meant.length);
  expect(readNotice((await outbox.claim(ids[0]!, NOON))!.payload)).toMatchObject({
    lines: [{ key: 'broadcast.health-alert', params: { place: { byLanguage: { en: 'Gaya' } } } }],
    until: later(1),
    endedBy: 'messages',
  });
  expect(await releaseAll()).toBe(0);
  expect((await broadcasts.get(id)).status).toBe('sent');
});

test.each<[string, Partial<BroadcastDraft>, (n: number) => boolean]>([
  [
    'a whole state',
    { places: [{ state: 'Maharashtra', district: null }] },
    (n) => mayBeTold(n) && n % 2 === 0,
  ],
  ['a district of that name elsewhere', { places: [{ state: 'Bihar', district: 'Pune' }] }, () => false],
  ['nobody', { places: [{ state: 'Goa', district: null }] }, () => false],
  [
    'a scheme, for who asked for news',
    { purpose: 'new-scheme', about: 'pm-jay' },
    (n) => n % 4 === 0 && n % 10 !== 0 && n % 7 !== 0,
  ],
])('%s', async (_, more, meant) => {
  const id = await approved(draft(more));
  expect(await releaseAll()).toBe(those(meant).length);
  expect(await whoIsIn(id, 'told')).toEqual(those(meant));
  expect((await broadcasts.get(id)).status).toBe('sent');
});

test('START brings back what was agreed to before, and agrees to nothing: STOP and START give no news', async () => {
  const says = async (personId: string, purpose: string, given: boolean): Promise<void> => {
    const thread = (await store.byPerson(personId))!;
    const consents = [{ purpose, given, language: 'en' }];
    const key = `${personId} ${thread.revision}`;
    await store.write({
      ...{ thread, channel: 'a/sms', key, reply: null, state: null, at: NOON, medium: 'sms' },
      ...{ wanted: [], consents },
    });
  };
  // Of three who had not asked for news one asks now, and takes it back.
  const [plain, took, asked] = [people[9]!, people[11]!, people[4]!];
  await says(took, 'scheme-news', true);
  await says(took, 'scheme-news', false);
  for (const one of [plain, took, asked]) {
    await says(one, 'messages', false);
    await says(one, 'messages', true);
  }
  const id = await approved(draft({ purpose: 'new-scheme', about: 'pm-jay' }));
  await releaseAll();
  const told = await whoIsIn(id, 'told');
  expect([plain, took, asked].filter((one) => told.includes(one))).toEqual([asked]);
});

test('some are drawn who are not told, and counted beside those who are', async () => {
  const id = await approved(draft({ controlShare: 0.5 }));
  const told = await releaseAll();
  const control = await whoIsIn(id, 'control');
  expect([...(await whoIsIn(id, 'told')), ...control].sort()).toEqual(those(mayBeTold));
  expect(Math.min(told, control.length)).toBeGreaterThan(5);
  await database.pool.query('update person set opted_out_at = $2 where id = $1', [control[0], later(0.1)]);
  expect(await broadcasts.figures(id)).toEqual({
    told: {
      ...{ people: told, optedOut: 0, heardOf: 0, waiting: 0, sent: 0, delivered: told },
      ...{ failed: 0, unknown: 0, dropped: 0 },
    },
    control: { people: control.length, optedOut: 1, heardOf: 0 },
  });
  await database.pool.query('update person set opted_out_at = null where id = $1', [control[0]]);
});

test('of two workers one goes on, and goes on where another was killed', async () => {
  const id = await approved(draft());
  await database.pool.query('update broadcast set reached = $2 where id = $1', [id, people[30]]);
  const both = await Promise.all([worker()(NOON), worker()(NOON)]);
  expect(Math.min(...both.map(({ length }) => length))).toBe(0);
  expect(await whoIsIn(id, 'told')).toEqual(those(mayBeTold).filter((one) => one > people[30]!));
});

test('while many wait, few are put down', async () => {
  const id = await approved(draft());
  await database.pool.query(
    `with someone as (insert into person (language) select 'en' from generate_series(1, $3) returning id),
      waits as (insert into outbox (person_id, kind, due_at) select id, 'notice', $2 from someone returning id, person_id)
    insert into broadcast_person (broadcast_id, person_id, arm, at, message_id)
    select $1, person_id, 'told', $2, id from waits`,
    [id, NOON, MOST_WAITING - 3],
  );
  expect(await worker()(NOON)).toHaveLength(3);
  expect(await worker()(NOON)).toEqual([]);
  await database.pool.query(`update outbox set status = 'delivered'`);
  expect(await worker()(NOON)).toHaveLength(those(mayBeTold).length - 3);
});

test('at night it waits, and an alert goes before a scheme', async () => {
  const scheme = await approved(draft({ purpose: 'new-scheme', about: 'pm-jay', until: later(2) }));
  const alert = await approved(draft({ until: later(2) }));
  expect(await worker()(NIGHT)).toEqual([]);
  await worker()(later(1));
  expect((await broadcasts.get(alert)).status).toBe('sent');
  expect((await broadcasts.get(scheme)).status).toBe('approved');
  await worker()(later(1));
  expect((await broadcasts.get(scheme)).status).toBe('sent');
});

test('one that is stopped half-way is taken back where it has not left', async () => {
  const id = await approved(draft());
  const [left, ...waiting] = await worker()(NOON);
  await outbox.claim(left!, NOON);
  await broadcasts.stop(id, cara, NOON);
  const { rows } = await database.pool.query<{ id: string; error: string; payload: null }>(
    `select id, error, payload_sealed as payload from outbox where status = 'dropped' order by id`,
  );
  expect(rows).toEqual(waiting.map((one) => ({ id: one, error: 'broadcast-stopped', payload: null })));
  expect(await worker()(NOON)).toEqual([]);
  await expect(broadcasts.stop(id, cara, NOON)).rejects.toMatchObject({ reason: 'over' });
  expect((await broadcasts.figures(id)).told).toMatchObject({ waiting: 1, dropped: waiting.length });
});

describe('what goes on as a call', () => {
  /** A notice that is said in a call, as it is said again, and as it is written then. */
  async function goesOn(from: string, kind: string, dueAt = NOON): Promise<string> {
    const { rows } = await database.pool.query<{ person_id: string }>(
      'select person_id from outbox where id = $1',
      [from],
    );
    return database.transaction(async (within) => {
      const personId = rows[0]!.person_id;
      const wished = {
        personId,
        identityId: null,
        kind,
        channel: 'a/voice',
        urgent: false,
        payload: {},
        dueAt,
      };
      const [id] = await outbox.addAll([wished], NOON, within);
      await goesOnAs(from, id!, within);
      return id!;
    });
  }
  const stateOf = async (id: string) => {
    const { rows } = await database.pool.query<{ status: string; error: string | null; payload: null }>(
      'select status, error, payload_sealed as payload from outbox where id = $1',
      [id],
    );
    return rows[0];
  };
  const unsaid = { status: 'dropped', error: 'broadcast-stopped', payload: null };

  test('is taken back with the broadcast, however often it was gone on from, and counted once', async () => {
    const id = await approved(draft({ places: inGaya }));
    const [called, tried, ...waiting] = await worker()(NOON);
    for (const notice of [called!, tried!]) {
      await outbox.claim(notice, NOON);
      await outbox.settle(notice, { channel: 'a/voice' }, NOON);
    }
    const call = await goesOn(called!, 'call');
    const again = await goesOn(await goesOn(tried!, 'call'), 'call', later(0.01));
    expect((await broadcasts.figures(id)).told).toMatchObject({ waiting: waiting.length + 2, sent: 0 });
    await broadcasts.stop(id, cara, NOON);
    for (const one of [call, again]) expect(await stateOf(one)).toEqual(unsaid);
    expect((await broadcasts.figures(id)).told).toMatchObject({ waiting: 0, dropped: waiting.length + 2 });
  });

  test('after it was stopped is not said', async () => {
    const id = await approved(draft({ places: inGaya }));
    const [called] = await worker()(NOON);
    await outbox.claim(called!, NOON);
    await broadcasts.stop(id, cara, NOON);
    expect(await stateOf(await goesOn(called!, 'call'))).toEqual(unsaid);
  });

  test('is left alone where it is of none', async () => {
    const { personId, identityId } = (await store.byPerson(people[1]!))!;
    const row = { personId, identityId, channel: null, urgent: false, payload: {}, dueAt: NOON };
    const notice = await outbox.add({ ...row, kind: 'notice' }, NOON);
    expect(await stateOf(await goesOn(notice, 'call'))).toMatchObject({ status: 'pending' });
  });
});

test('one whose time is over is told to nobody more; who moves is told of where they are', async () => {
  const id = await approved(draft());
  expect(await worker()(later(1.01))).toEqual([]);
  expect((await broadcasts.get(id)).status).toBe('expired');
  await expect(broadcasts.write(randomUUID(), draft({ until: NOON }), anna, NOON)).rejects.toMatchObject({
    reason: 'until',
  });

  const mover = people[1]!;
  const thread = (await store.byPerson(mover))!;
  const memory = { district: 'Pune', state: 'Maharashtra', name: 'x' };
  await store.write({
    ...{ thread, channel: 'a/sms', key: 'moved', reply: null, state: null, at: NOON, medium: 'sms' },
    ...{ wanted: [], consents: [], memory },
  });
  const there = await approved(draft({ places: inGaya }));
  await releaseAll();
  expect(await whoIsIn(there, 'told')).not.toContain(mover);
});

test('pages of all that were written, newest first', async () => {
  const all = await broadcasts.list({ before: null, limit: 50 });
  const [first] = await broadcasts.list({ before: null, limit: 1 });
  expect(first).toEqual(all[0]);
  expect(await broadcasts.list({ before: first!.id, limit: 50 })).toEqual(all.slice(1));
});
