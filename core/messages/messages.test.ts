import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAudit } from '../audit/audit.ts';
import { createConversationStore, type ConversationStore, type Thread } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { createOutbox, type Claimed, type Outbox, type Wished } from '../outbox/outbox.ts';
import { PhoneNumber } from '../phone.ts';
import { type Admit, createAdmit } from './admit.ts';
import { type Consents, createConsents } from './consents.ts';
import { createMessageLedger } from './ledger.ts';
import { NOTICE } from './notice.ts';
import { CEILING, type Exemption } from './policy.ts';
import { createUnlink } from './unlink.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 3) }]);
const noon = new Date('2026-11-23T12:00:00+05:30');
const night = new Date('2026-11-23T23:00:00+05:30');
const morning = new Date('2026-11-24T08:00:00+05:30');
const later = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);
const LINES = [{ key: 'common.goodbye' }];

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let outbox: Outbox;
let store: ConversationStore;
let admit: Admit;
let consents: Consents;
let people = 0;

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  outbox = createOutbox({ database, vault });
  store = createConversationStore({ database, vault });
  admit = createAdmit({ database, hours: { from: '21:00', to: '08:00', zone: 'Asia/Kolkata' } });
  consents = createConsents({ database, audit: createAudit({ database, vault }) });
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});

const numberOf = (person: number): PhoneNumber =>
  PhoneNumber.parse(`+9198130${String(person).padStart(5, '0')}`)!;
const someone = (at = noon): Promise<Thread> => store.load(numberOf(++people), at);
const wish = ({ personId, identityId }: Thread, more: Partial<Wished> = {}): Wished => ({
  personId,
  identityId,
  kind: NOTICE,
  channel: null,
  urgent: false,
  payload: { lines: LINES },
  dueAt: noon,
  ...more,
});

async function claimed(thread: Thread, at = noon, more: Partial<Wished> = {}): Promise<Claimed> {
  const id = await outbox.add(wish(thread, { dueAt: at, ...more }), at);
  return (await outbox.claim(id, at))!;
}

async function turn(thread: Thread, channel: string, at: Date, given?: boolean): Promise<void> {
  const consent = given === undefined ? [] : [{ purpose: 'messages', given, language: 'hi' }];
  const written = await store.write({
    ...{
      thread,
      channel,
      key: `${thread.personId} ${at.getTime()} ${channel}`,
      reply: null,
      state: null,
      at,
    },
    ...{ medium: 'sms', consents: consent, wanted: [] },
  });
  expect(written.outcome).toBe('saved');
}

describe('what nobody asked for', () => {
  test('is held at night, and what was asked for is not', async () => {
    const thread = await someone(night);
    expect(await admit(await claimed(thread, night), night)).toEqual({
      leaves: 'later',
      until: morning,
      reason: 'quiet-hours',
    });
    for (const more of [{ kind: 'message', payload: { text: 'x' } }, { kind: 'call-back' }, { urgent: true }])
      expect(await admit(await claimed(thread, night, more), night)).toEqual({ leaves: 'now' });
  });

  test.each<[string, object, boolean]>([
    [
      'a dose whose hour was chosen',
      { kind: 'dose', payload: { exempt: 'chosen-time' satisfies Exemption } },
      true,
    ],
    ['a visit', { kind: 'dose', payload: { exempt: null } }, false],
    ['a follow-up of an emergency', { kind: 'follow-up', payload: { level: 'emergency' } }, true],
    ['any other follow-up', { kind: 'follow-up', payload: { level: 'soon' } }, false],
    [
      'the message of a follow-up',
      { kind: 'message', payload: { text: 'x', unasked: { exempt: null } } },
      false,
    ],
    [
      'the message of a dose',
      { kind: 'message', payload: { text: 'x', unasked: { exempt: 'let-go' } } },
      true,
    ],
    ['a notice of where it is day', { payload: { lines: LINES, zone: 'America/New_York' } }, true],
  ])('at night: %s', async (_, more, leaves) => {
    const verdict = await admit(await claimed(await someone(night), night, more), night);
    expect(verdict.leaves).toBe(leaves ? 'now' : 'later');
  });

  const livesIn = async (zone: string, at: Date): Promise<Thread> => {
    const thread = await someone(at);
    await database.pool.query('update person set zone = $2 where id = $1', [thread.personId, zone]);
    return thread;
  };

  test.each([
    ['noon in India is night in New York', 'America/New_York', noon, '2026-11-23T13:00:00Z'],
    ['night in India is day there', 'America/New_York', night, null],
    ['half an hour is counted', 'Asia/Yangon', new Date('2026-11-23T14:31:00Z'), '2026-11-24T01:30:00Z'],
    [
      'a clock that is set forward',
      'Europe/London',
      new Date('2026-07-01T20:30:00Z'),
      '2026-07-02T07:00:00Z',
    ],
    ['the same in winter', 'Europe/London', new Date('2026-12-01T20:30:00Z'), null],
    [
      'the night before it is set forward',
      'Europe/London',
      new Date('2026-03-28T22:00:00Z'),
      '2026-03-29T07:00:00Z',
    ],
  ])('in the zone of their own: %s', async (_, zone, at, until) => {
    const verdict = await admit(await claimed(await livesIn(zone, at), at), at);
    expect(verdict).toEqual(
      until === null ? { leaves: 'now' } : { leaves: 'later', until: new Date(until), reason: 'quiet-hours' },
    );
  });

  test('their day is that of their zone: it goes on where India’s is over, and the row’s own zone goes before it', async () => {
    const [before, later] = [new Date('2026-11-23T18:00:00Z'), new Date('2026-11-23T19:30:00Z')];
    const thread = await livesIn('America/New_York', before);
    for (let n = 0; n < CEILING; n++) {
      const row = await claimed(thread, before);
      expect(await admit(row, before)).toEqual({ leaves: 'now' });
      await outbox.settle(row.id, {}, before);
    }
    expect(await admit(await claimed(thread, later), later)).toEqual({
      ...{ leaves: 'later', reason: 'ceiling', until: new Date('2026-11-24T13:00:00Z') },
    });
    const there = { payload: { lines: LINES, zone: 'Asia/Tokyo' } };
    expect(await admit(await claimed(thread, later, there), later)).toMatchObject({ reason: 'quiet-hours' });
  });

  test('is eight a day at most, however many are taken on at once, and none is lost', async () => {
    const thread = await someone();
    const rows = await Promise.all(Array.from({ length: 30 }, () => claimed(thread)));
    const verdicts = await Promise.all(
      rows.map(async (row) => {
        const verdict = await admit(row, noon);
        if (verdict.leaves === 'now') await outbox.settle(row.id, {}, noon);
        if (verdict.leaves === 'later') await outbox.hold(row.id, verdict.until, verdict.reason, noon);
        return verdict.leaves;
      }),
    );
    expect(verdicts.filter((one) => one === 'now').length).toBeLessThanOrEqual(CEILING);
    const { rows: kept } = await database.pool.query<{ status: string; n: number }>(
      `select status, count(*)::int as n from outbox where person_id = $1 group by status`,
      [thread.personId],
    );
    expect(kept.reduce((sum, { n }) => sum + n, 0)).toBe(30);
    const again = await admit(await claimed(thread, morning), morning);
    expect(again).toEqual({ leaves: 'now' });
  });

  test('one after the other eight leave, the ninth the next morning, and a chosen dose beside them', async () => {
    const thread = await someone();
    for (let n = 0; n < CEILING; n++) {
      const row = await claimed(thread);
      expect(await admit(row, noon)).toEqual({ leaves: 'now' });
      await outbox.settle(row.id, {}, noon);
    }
    expect(await admit(await claimed(thread), noon)).toMatchObject({ until: morning, reason: 'ceiling' });
    const dose = { kind: 'dose', payload: { exempt: 'chosen-time' } };
    expect(await admit(await claimed(thread, noon, dose), noon)).toEqual({ leaves: 'now' });
  });

  test('never leaves after STOP, and does after START', async () => {
    const thread = await someone();
    const rows = [await claimed(thread), await claimed(thread, noon, { payload: { exempt: 'chosen-time' } })];
    await turn(thread, 'a/sms', noon, false);
    for (const row of rows) expect(await admit(row, noon)).toEqual({ leaves: 'never', reason: 'stopped' });
    await turn((await store.byPerson(thread.personId))!, 'a/sms', later(0.1), true);
    expect(await admit(rows[0]!, noon)).toEqual({ leaves: 'now' });
  });

  test('but what answers them does, after STOP too, at any hour and whatever they got that day', async () => {
    const thread = await someone(night);
    await turn(thread, 'a/sms', night, false);
    for (let n = 0; n < CEILING + 1; n++) {
      const row = await claimed(thread, night, { payload: { lines: LINES, isAnswer: true } });
      expect(await admit(row, night)).toEqual({ leaves: 'now' });
      await outbox.settle(row.id, {}, night);
    }
  });

  test('nor after sixty silent days, in which questions of ours are no word of theirs', async () => {
    const thread = await someone();
    await turn(thread, 'follow-up', later(59));
    expect(await admit(await claimed(thread, later(60)), later(60))).toEqual({ leaves: 'now' });
    expect(await admit(await claimed(thread, later(61)), later(61))).toEqual({
      leaves: 'never',
      reason: 'silent',
    });
    await turn((await store.byPerson(thread.personId))!, 'a/sms', later(61));
    expect(await admit(await claimed(thread, later(62)), later(62))).toEqual({ leaves: 'now' });
  });
});

describe('a row', () => {
  test('of the same matter, moment and channel is written once', async () => {
    const thread = await someone();
    const about = (matter: string, more: Partial<Wished> = {}) =>
      outbox.add({ ...wish(thread, more), matter }, noon);
    const first = await Promise.all(Array.from({ length: 10 }, () => about('refill:1')));
    expect(first.filter((id) => id !== null)).toHaveLength(1);
    expect(await about('refill:1')).toBeNull();
    for (const other of [
      about('refill:2'),
      about('refill:1', { dueAt: morning }),
      about('refill:1', { channel: 'a/sms' }),
    ])
      expect(await other).not.toBeNull();
    const another = await someone();
    expect(await outbox.add({ ...wish(another), matter: 'refill:1' }, noon)).not.toBeNull();
  });

  test('that failed is sent again by who wishes it, one that is done or dropped is not', async () => {
    const thread = await someone();
    const [done, dropped] = [await claimed(thread), await claimed(thread)];
    await outbox.settle(done.id, {}, noon);
    await outbox.drop(dropped.id, 'stopped', noon);
    for (const { id } of [done, dropped]) expect(await outbox.again(id, noon)).toBe(false);
    const broken = await claimed(thread);
    await outbox.fail(broken, { outcome: 'rejected', reason: 'landline' } as never, noon);
    expect(await outbox.again(broken.id, noon)).toBe(true);
    expect(await outbox.claim(broken.id, noon)).toMatchObject({ attempts: 1 });
  });
});

test('operators see what was said to people, and what led to nothing', async () => {
  const ledger = createMessageLedger({
    ...{ database, outbox, zone: 'Asia/Kolkata', ring: () => undefined },
    audit: createAudit({ database, vault }),
  });
  const kinds = async (): Promise<string[]> =>
    (await ledger.list({}, { before: null, limit: 2 })).map(({ kind, status }) => `${kind} ${status}`);
  const thread = await someone();
  const dose = await claimed(thread, noon, { kind: 'dose' });
  await claimed(thread, noon);
  expect((await kinds())[0]).toBe('notice sending');
  expect(await kinds()).not.toContain('dose sending');
  const retry = { outcome: 'retry', reason: 'internal' } as never;
  expect(await outbox.fail(dose, retry, noon)).toBe(false);
  expect(await outbox.fail({ ...dose, attempts: 6 }, retry, noon)).toBe(true);
  expect(await kinds()).toEqual(['notice sending', 'dose failed']);
});

describe('what follows from a row that was let go', () => {
  const row = { kind: 'message', payload: { text: 'x', unasked: { exempt: 'let-go' satisfies Exemption } } };
  const minutes = (count: number): Date => new Date(night.getTime() + count * 60_000);

  test('follows it within the hour, and is judged anew after it', async () => {
    const its = await claimed(await someone(night), night, row);
    expect((await admit(its, minutes(59))).leaves).toBe('now');
    expect(await admit(its, minutes(61))).toMatchObject({ leaves: 'later', reason: 'quiet-hours' });
  });

  test('is judged anew where an operator sends it again: by the hour, and by the day', async () => {
    const thread = await someone();
    const again = async (at: Date) => {
      const its = await claimed(thread, at, row);
      await outbox.fail(its, { outcome: 'rejected', reason: 'x' } as never, at);
      expect(await outbox.again(its.id, at)).toBe(true);
      return admit((await outbox.claim(its.id, at))!, at);
    };
    expect(await again(night)).toMatchObject({ leaves: 'later', reason: 'quiet-hours' });
    for (let count = 0; count < CEILING; count++) expect((await again(noon)).leaves).toBe('now');
    expect(await again(noon)).toMatchObject({ leaves: 'later', reason: 'ceiling' });
  });

  test.each([
    [{ kind: 'dose', payload: { exempt: null, silentDays: 400 } }],
    [{ kind: 'message', payload: { text: 'x', unasked: { exempt: 'let-go', silentDays: 400 } } }],
  ])('is let through for as long as its kind says', async (more) => {
    const thread = await someone();
    const leaves = async (days: number): Promise<string> =>
      (await admit(await claimed(thread, later(days), more), later(days))).leaves;
    expect([await leaves(61), await leaves(399), await leaves(401)]).toEqual(['now', 'now', 'never']);
  });
});

test('a provider that says no is a STOP, once, with a line of the ledger and no number in it', async () => {
  const thread = await someone();
  await turn(thread, 'a/sms', noon);
  const row = await claimed(thread, noon, { channel: 'b/sms' });
  await outbox.settle(row.id, { providerMessageId: 'p-1' }, noon);
  for (const at of [noon, later(1)])
    await consents.optOut({ channel: 'b/sms', providerMessageId: 'p-1', reason: 'UserInBlackList' }, at);
  await consents.optOut({ channel: 'b/sms', providerMessageId: 'unheard-of', reason: 'x' }, noon);
  expect(await store.isStopped(thread.personId)).toBe(true);
  expect(await consents.ledger(thread.personId)).toMatchObject([
    {
      purpose: 'messages',
      given: false,
      medium: 'provider',
      channel: 'b/sms',
      wording: 'provider.UserInBlackList',
      at: noon,
    },
  ]);
});

test.each<[string, readonly ('STOP' | 'START' | 'provider')[], boolean]>([
  ['nothing', [], false],
  ['STOP', ['STOP'], true],
  ['STOP and START', ['STOP', 'START'], false],
  ['what a provider tells', ['provider'], false],
  ['STOP, after which a provider says it too', ['STOP', 'provider'], true],
])('whoever said %s', async (_, words, isSaid) => {
  const thread = await someone();
  const { personId } = thread;
  for (const [minutes, word] of words.entries()) {
    const at = new Date(noon.getTime() + minutes * 60_000);
    if (word === 'provider') await consents.optOut({ channel: 'b/sms', personId, reason: 'x' }, at);
    else {
      const consented = [{ purpose: 'messages', given: word === 'START', language: 'en' }];
      const now = (await store.byPerson(personId))!;
      await store.write({
        ...{ thread: now, channel: 'a/sms', key: `${personId} ${minutes}`, reply: null, state: {}, at },
        ...{ medium: 'sms', consents: consented, wanted: [] },
      });
    }
  }
  const last = new Date(noon.getTime() + words.length * 60_000);
  expect(await consents.hasSaidStop(personId, last)).toBe(isSaid);
  // Whom the confirmation never reached says it again, and is answered the next day.
  expect(await consents.hasSaidStop(personId, new Date(last.getTime() + 86_400_000))).toBe(false);
});

test('a provider that says no of a message nobody knows was sent is a STOP of whom it names', async () => {
  const [thread, other] = [await someone(), await someone()];
  const told = { channel: 'b/sms', providerMessageId: 'sent-and-cut-off', reason: 'x' };
  await consents.optOut({ ...told, personId: thread.personId }, noon);
  expect([await store.isStopped(thread.personId), await store.isStopped(other.personId)]).toEqual([
    true,
    false,
  ]);
});

describe('"not me"', () => {
  test('parts the number: what was to be said to it is said to nobody, and it begins anew', async () => {
    const thread = await someone();
    const number = numberOf(people);
    const waiting = await outbox.add(wish(thread), noon);
    const unlink = createUnlink({ database, vault });
    await unlink(await claimed(thread, noon, { kind: 'unlink' }), noon);
    expect((await outbox.claim(waiting, noon))!.to).toBeNull();
    // The memory of this process is stale: its turn is overtaken, and then it sees the new one.
    const stale = await store.load(number, noon);
    const written = await store.write({
      ...{ thread: stale, channel: 'a/sms', key: 'after', reply: null, state: null, at: noon },
      ...{ medium: 'sms', consents: [], wanted: [] },
    });
    expect(written.outcome).toBe('overtaken');
    const fresh = await store.load(number, noon);
    expect(fresh.personId).not.toBe(thread.personId);
    expect(await store.isStopped(fresh.personId)).toBe(true);
  });

  test('a row for who had the number goes to nobody when somebody else has it', async () => {
    const thread = await someone();
    const row = await outbox.add(wish(thread), noon);
    await store.load(numberOf(people), later(61));
    const old = createConversationStore({ database, vault });
    expect((await old.load(numberOf(people), later(61))).personId).not.toBe(thread.personId);
    expect((await outbox.claim(row, later(61)))!.to).toBeNull();
  });
});
