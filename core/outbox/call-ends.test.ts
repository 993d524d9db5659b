import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { PhoneNumber } from '../phone.ts';
import { CALL, type CallPayload } from './call.ts';
import { CALL_BACK } from './call-back.ts';
import { type AskedBy, createCallEnds, type CallEnds } from './call-ends.ts';
import type { CallEnd } from './call-plan.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const noon = new Date('2026-11-23T06:30:00Z');
const after = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
const channel = 'africas-talking/voice';
const words = [{ text: 'Arogya.', language: 'en' }];
const instead = { channel: 'africas-talking/sms', payload: { text: 'Arogya: is the person better?' } };
const payload: CallPayload = { words, until: after(180).toISOString() };

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let outbox: Outbox;
let ends: CallEnds;
let someone: { personId: string; identityId: string };
let asked: string[][];

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  outbox = createOutbox({ database, vault });
  const askedBy: AskedBy = (before, next) => {
    asked.push([before, next]);
    return Promise.resolve();
  };
  ends = createCallEnds({ database, vault, outbox, askedBy });
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});
beforeEach(async () => {
  await database.pool.query('delete from person');
  await database.pool.query('delete from delivery_report');
  asked = [];
  const store = createConversationStore({ database, vault });
  someone = await store.load(PhoneNumber.parse('+919812000041')!, noon);
});

/** A call that the provider took on under that id. */
async function made(sid: string, what: object = payload, kind = CALL, urgent = false): Promise<string> {
  const { personId, identityId } = someone;
  const row = { personId, identityId, kind, channel, urgent, payload: what, dueAt: noon };
  const id = await outbox.add(row, noon);
  await outbox.claim(id, noon);
  await outbox.settle(id, { providerMessageId: sid }, noon);
  return id;
}

const end = (dialog: string, how: CallEnd): Promise<void> => ends.ended({ channel, dialog, how }, after(1));

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly error: string | null;
  readonly channel: string;
  readonly due_at: Date;
  readonly tried: readonly string[];
  readonly payload: Record<string, unknown> | null;
}
async function rows(): Promise<readonly Row[]> {
  const { rows: sealed } = await database.pool.query<Row & { payload_sealed: Buffer | null }>(
    'select id, kind, status, error, channel, due_at, tried, payload_sealed from outbox order by id',
  );
  return sealed.map(({ payload_sealed: kept, ...row }) => ({
    ...row,
    payload: kept && (JSON.parse(vault.open('outbox.payload', kept)) as Row['payload']),
  }));
}
/** Has the newest row called, and end so. */
async function again(sid: string, how: CallEnd): Promise<void> {
  const { id, due_at } = (await rows()).at(-1)!;
  await outbox.claim(id, due_at);
  await outbox.settle(id, { providerMessageId: sid }, due_at);
  await end(sid, how);
  await ends.goOn(due_at);
}

describe('a call that nobody heard', () => {
  test('is made again by one row, however often and by however many it is told and found', async () => {
    const id = await made('c1');
    await Promise.all([end('c1', 'busy'), end('c1', 'busy'), end('c1', 'no-answer')]);
    await Promise.all([ends.goOn(after(1)), ends.goOn(after(1)), ends.goOn(after(2))]);
    await end('c1', 'busy');
    expect(await ends.goOn(after(3))).toEqual([]);
    const [first, next, ...others] = await rows();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ status: 'failed', payload: null });
    expect(next).toMatchObject({ kind: CALL, status: 'pending', channel, payload: { words, earlier: [id] } });
    expect(asked).toEqual([[id, next!.id]]);
  });

  test('in answer to a missed call is written about by a notice that no call says, but for an SOS and who pressed it away', async () => {
    const back = { called: null, lateAfter: after(15).toISOString() };
    await made('b1', back, CALL_BACK, true);
    await end('b1', 'no-number');
    await made('b2', back, CALL_BACK);
    await end('b2', 'rejected');
    expect(await ends.goOn(after(1))).toEqual([]);
    const id = await made('b3', { ...back, lateAfter: after(5).toISOString() }, CALL_BACK);
    await Promise.all([end('b3', 'no-answer'), end('b3', 'no-answer')]);
    expect(await Promise.all([ends.goOn(after(1)), ends.goOn(after(1)), ends.goOn(after(2))])).toHaveLength(
      3,
    );
    const written = (await rows()).filter(({ kind }) => kind === 'notice');
    expect(written).toMatchObject([
      { status: 'pending', channel: null, tried: [`${channel}:no-answer`], payload: { isWritten: true } },
    ]);
    expect(written[0]!.payload).toMatchObject({ lines: [{ key: 'common.not-reached' }], isAnswer: true });
    expect((await rows()).find((row) => row.id === id)).toMatchObject({ status: 'failed', payload: null });
  });

  test.each([
    ['could not be placed, and it is too late for another try', 'provider', null, 1],
    ['reached a mailbox twice', 'unheard', null, 1],
    ['may have been made, which nobody knows', 'timeout', 'unknown', 1],
    ['may have been made, and the person was heard of', 'timeout', 'heard', 0],
  ] as const)('back to who had rung that %s is written about', async (_, error, how, texts) => {
    const back = {
      called: null,
      lateAfter: after(0.5).toISOString(),
      ...(error === 'unheard' ? { earlier: ['x'] } : {}),
    };
    await database.pool.query('update conversation set heard_at = $1', [how === 'heard' ? after(1) : noon]);
    const id = await made('b1', back, CALL_BACK);
    await database.pool.query(
      `update outbox set status = $2, error = $3, created_at = $4, updated_at = $4 where id = $1`,
      [id, how === null ? 'failed' : 'unknown', error, noon],
    );
    if (how !== null) expect(await ends.goOn(after(14))).toEqual([]);
    expect(await ends.goOn(after(16))).toHaveLength(texts);
    expect(await ends.goOn(after(17))).toEqual([]);
    expect((await rows()).filter(({ kind }) => kind === 'notice')).toHaveLength(texts);
    expect((await rows()).filter(({ kind }) => kind === CALL_BACK)).toHaveLength(1);
  });

  test('is told before we have noted that it was made', async () => {
    const { personId, identityId } = someone;
    const id = await outbox.add(
      { personId, identityId, kind: CALL, channel, urgent: false, payload, dueAt: noon },
      noon,
    );
    await outbox.claim(id, noon);
    await end('early', 'busy');
    await outbox.settle(id, { providerMessageId: 'early' }, noon);
    expect(await ends.goOn(after(1))).toHaveLength(1);
    expect((await rows())[1]).toMatchObject({ due_at: after(3), tried: [`${channel}:busy`] });
  });

  test('thrice is written about, where that may be; the causes stand in the row', async () => {
    await made('c1', { ...payload, instead });
    await end('c1', 'no-answer');
    await ends.goOn(after(1));
    await again('c2', 'no-answer');
    await again('c3', 'no-answer');
    const all = await rows();
    expect(all.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'call failed',
      'call failed',
      'call failed',
      'message pending',
    ]);
    expect(all.slice(0, 3).map(({ due_at }) => due_at)).toEqual([noon, after(10), after(40)]);
    expect(all[3]).toMatchObject({ channel: 'africas-talking/sms', payload: instead.payload });
    expect(all[3]!.tried).toEqual(Array(3).fill(`${channel}:no-answer`));
  });

  test.each([
    ['that was pressed away', 'rejected', payload],
    ['to a number that is none', 'no-number', payload],
    ['whose hour has passed by the next try', 'off', { ...payload, until: after(14).toISOString() }],
  ] as const)('%s is not made again', async (_, how, what) => {
    await made('c1', what);
    await end('c1', how);
    expect(await ends.goOn(after(1))).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'failed', error: how, payload: null }]);
  });

  test('is judged by itself at its next try, for the reason of the row that wanted it', async () => {
    await made('c1', { ...payload, unasked: { exempt: 'let-go', silentDays: 60, again: 'chosen-time' } });
    await end('c1', 'busy');
    await ends.goOn(after(1));
    expect((await rows())[1]!.payload).toMatchObject({
      unasked: { exempt: 'chosen-time', silentDays: 60, isAgain: true },
    });
  });

  test('back to who had rung is made again while it is not late', async () => {
    const back = { called: '+918088919888', lateAfter: after(30).toISOString() };
    const id = await made('c1', back, CALL_BACK);
    await end('c1', 'busy');
    await ends.goOn(after(1));
    expect((await rows())[1]).toMatchObject({
      kind: CALL_BACK,
      due_at: after(3),
      payload: { ...back, earlier: [id] },
    });
  });

  test('about an emergency is made again in half a minute', async () => {
    await made('c1', payload, CALL, true);
    await end('c1', 'busy');
    await ends.goOn(after(1));
    expect((await rows())[1]).toMatchObject({ due_at: after(0.5) });
  });
});

describe('a call that was picked up', () => {
  test('and begun is heard, whatever is told of it afterwards', async () => {
    await made('c1');
    await ends.begun({ channel, dialog: 'c1' }, noon);
    for (const how of ['picked-up', 'no-answer', 'unheard', 'busy'] as const) await end('c1', how);
    expect(await ends.goOn(after(1))).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'delivered', error: null }]);
  });

  test('and in which nobody pressed a key is made once more, also when the machine is told before its end', async () => {
    await made('c1');
    await end('c1', 'unheard');
    await end('c1', 'picked-up');
    await ends.goOn(after(1));
    expect((await rows()).map(({ status, error }) => `${status} ${error}`)).toEqual([
      'failed unheard',
      'pending null',
    ]);
    await again('c2', 'picked-up');
    expect(await rows()).toHaveLength(2);
  });

  test('after it was told not to be leads to no second call', async () => {
    await made('c1');
    await end('c1', 'no-answer');
    await ends.goOn(after(1));
    const next = (await rows())[1]!;
    const claimed = { ...someone, ...next };
    expect(await ends.isAnswered(claimed)).toBe(false);
    await end('c1', 'picked-up');
    expect(await ends.isAnswered(claimed)).toBe(true);
  });
});

test('any word of the person answers a call, but for a call back, which is wished for anew', async () => {
  const { personId } = someone;
  const back = { called: null, lateAfter: after(30).toISOString() };
  for (const [sid, what, kind, isAnswered] of [
    ['c1', payload, CALL, true],
    ['c2', back, CALL_BACK, false],
  ] as const) {
    await made(sid, what, kind);
    await end(sid, 'busy');
    await ends.goOn(after(1));
    const next = { personId, ...(await rows()).at(-1)! };
    expect(await ends.isAnswered(next)).toBe(false);
    await database.pool.query('update conversation set heard_at = $1', [after(2)]);
    expect(await ends.isAnswered(next)).toBe(isAnswered);
    await database.pool.query('update conversation set heard_at = $1', [noon]);
  }
});

test('a message that failed is called for only where it asked about a dose', async () => {
  const { personId, identityId } = someone;
  const call = { channel, payload };
  const text = { personId, identityId, kind: 'message', channel: 'africas-talking/sms', urgent: false };
  const ids = await outbox.addAll(
    Array.from({ length: 2 }, () => ({ ...text, payload: { text: 'Arogya', call }, dueAt: noon })),
    noon,
    database,
  );
  await database.pool.query(`update outbox set status = 'failed', error = 'no-template'`);
  const { rows: made } = await database.pool.query<{ id: string }>(
    `insert into reminder (id, person_id, status, plan_sealed, planned_until, answered_at, created_at, updated_at)
     values (uuidv7(), $1, 'on', '\\x00', $2, $2, $2, $2) returning id`,
    [personId, noon],
  );
  await database.pool.query(
    `insert into dose (id, reminder_id, number, due_at, status, message_id) values (uuidv7(), $1, 1, $2, 'asked', $3)`,
    [made[0]!.id, noon, ids[0]],
  );
  const [called, ...others] = await ends.goOn(after(1));
  expect(others).toEqual([]);
  expect((await rows()).at(-1)).toMatchObject({
    ...{ id: called, kind: CALL, payload, due_at: after(1) },
    tried: ['africas-talking/sms:no-template'],
  });
  expect(asked).toEqual([[ids[0], called]]);
});

test('a hundred and fifty that nothing follows keep no call from its turn', async () => {
  const { personId, identityId } = someone;
  const text = {
    personId,
    identityId,
    kind: 'message',
    channel: 'a/sms',
    urgent: false,
    payload: { text: 'x' },
    dueAt: noon,
  };
  const ids = await outbox.addAll(Array(150).fill(text), noon, database);
  await database.pool.query(
    `with r as (
      insert into reminder (id, person_id, status, plan_sealed, planned_until, answered_at, created_at, updated_at)
      values (uuidv7(), $1, 'on', '\\x00', $2, $2, $2, $2) returning id
    ), o as (
      update outbox set status = 'failed', error = 'no-template', updated_at = $4 where id = any($3) returning id
    )
    insert into dose (id, reminder_id, number, due_at, status, message_id)
    select uuidv7(), r.id, n, $2::timestamptz + n * interval '1 minute', 'asked', o.id
    from r, (select id, row_number() over () as n from o) o`,
    [personId, noon, ids, after(1)],
  );
  const call = await made('c1');
  await end('c1', 'busy');
  await database.pool.query('update outbox set updated_at = $2 where id = $1', [call, noon]);
  const gone = [
    ...(await ends.goOn(after(2))),
    ...(await ends.goOn(after(2))),
    ...(await ends.goOn(after(2))),
  ];
  expect(gone).toHaveLength(1);
  expect((await rows()).at(-1)).toMatchObject({ kind: CALL, payload: { earlier: [call] } });
  // Whoever wishes it may have them sent again.
  expect(await outbox.again(ids[0]!, after(3))).toBe(true);
});

test.each([
  ['asked', false],
  ['accepted', true],
  ['declined', true],
  ['expired', true],
])('who is asked to help, and stands as "%s", is not called again: %s', async (state, isAnswered) => {
  const emergency = '01890000-0000-7000-8000-000000000001';
  const { personId, identityId } = someone;
  await database.pool.query(
    `with e as (
      insert into emergency (id, person_id, certainty, trigger, medium, raised_at)
      values ($1, $2, 'confirmed', 'word', 'sms', $4) returning id
    ), a as (
      insert into account (person_id, role) values ($2, 'emergency_responder') returning id
    ), r as (
      insert into responder
        (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
      select id, $3, '{}', 'none', 1, 0, 0, $4, $4 from a returning account_id
    )
    insert into dispatch (emergency_id, responder_id, round, ring, km, state, asked_at)
    select e.id, r.account_id, 0, 0, 1, $5, $4 from e, r`,
    [emergency, personId, identityId, noon, state],
  );
  await made('c1', { ...payload, words: [], opens: 'sos-helper', argument: emergency }, CALL, true);
  await end('c1', 'busy');
  await ends.goOn(after(1));
  expect(await ends.isAnswered({ personId, ...(await rows())[1]! })).toBe(isAnswered);
});
