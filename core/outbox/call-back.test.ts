import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createConversationStore } from '../conversations/store.ts';
import { createTelecom, loadTelecom } from '../country/telecom.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { SendFailed, Unavailable } from '../errors.ts';
import { PhoneNumber } from '../phone.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import { createCallBacks, performCallBack, type CallBacks, type CallDue, type Rang } from './call-back.ts';
import { type CallEnds, createCallEnds } from './call-ends.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const telecom = loadTelecom('IN');
const number = (text: string): PhoneNumber => telecom.readNumber(text)!;
const line = number('08088919888');
const sos = number('08088919999');
/** Half past three in the afternoon in India. */
const noon = new Date('2026-11-23T10:00:00Z');
const night = new Date('2026-11-23T20:00:00Z');
const after = (seconds: number, from = noon): Date => new Date(from.getTime() + seconds * 1000);

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let outbox: Outbox;
/** Two processes, each with a memory of its own. */
let here: CallBacks;
let there: CallBacks;
let ends: CallEnds;
let people = 0;
let calls = 0;

const callBacks = (perDay?: number): CallBacks => {
  const data = JSON.parse(readFileSync(join(projectRoot, 'core/country/in/telecom.json'), 'utf8')) as {
    callBack: object;
  };
  if (perDay !== undefined) data.callBack = { ...data.callBack, perDay };
  const store = createConversationStore({ database, vault });
  return createCallBacks({ database, vault, store, telecom: createTelecom('IN', data), sosNumber: sos });
};

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  outbox = createOutbox({ database, vault });
  [here, there] = [callBacks(), callBacks()];
  ends = createCallEnds({ database, vault, outbox, askedBy: () => Promise.resolve() });
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});
beforeEach(() => database.pool.query('delete from outbox'));

const someone = (): PhoneNumber => number(`98120${String(++people).padStart(5, '0')}`);
const rang = (from: PhoneNumber, more: Partial<Rang> = {}): Rang => ({
  channel: 'missed-call/voice',
  key: `call-${++calls}`,
  from,
  called: line,
  at: null,
  ...more,
});
const outcome = async (wanted: Promise<{ outcome: string }>): Promise<string> => (await wanted).outcome;
const rows = async () =>
  (
    await database.pool.query<{
      id: string;
      status: string;
      urgent: boolean;
      due_at: Date;
      error: string | null;
    }>(`select id, status, urgent, due_at, error from outbox where kind = 'call-back' order by created_at`)
  ).rows;

describe('a missed call', () => {
  test('is called back within a minute, when the line is free again', async () => {
    const wanted = await here.want(rang(someone()), noon);
    expect(wanted).toMatchObject({ outcome: 'wanted', dueAt: after(10) });
    expect(await rows()).toMatchObject([{ status: 'pending', urgent: false, due_at: after(10) }]);
    expect(await outbox.due(after(9), 10)).toEqual([]);
    expect(await outbox.due(after(10), 10)).toHaveLength(1);
  });

  test.each([
    ['told some seconds later', -7, 3],
    ['told when it is due already', -30, 0],
    ['told by a clock that is ahead', 40, 10],
  ])('%s', async (_, atSeconds, dueSeconds) => {
    const wanted = await here.want(rang(someone(), { at: after(atSeconds) }), noon);
    expect(wanted).toMatchObject({ outcome: 'wanted', dueAt: after(dueSeconds) });
  });

  test('told too late, it is not', async () => {
    expect(await outcome(here.want(rang(someone(), { at: after(-15 * 60 - 1) }), noon))).toBe('late');
    expect(await outbox.due(after(3600), 10)).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'failed', error: 'late' }]);
  });

  test('told twice, once', async () => {
    const call = rang(someone());
    expect(await outcome(here.want(call, noon))).toBe('wanted');
    expect(await outcome(there.want(call, after(600)))).toBe('known');
    expect(await rows()).toHaveLength(1);
  });

  test.each([
    ['a landline', '08022223333'],
    ['a number abroad', '+254711000111'],
    ['a toll-free number', '18001234567'],
    ['our own number', '08088919888'],
  ])('of %s is not', async (_, from) => {
    const written = PhoneNumber.parse(from) ?? number(from);
    expect(await outcome(here.want(rang(written), noon))).toBe('nobody');
    expect(await rows()).toEqual([]);
  });
});

describe('one at a time', () => {
  test('people ring two or three times', async () => {
    const from = someone();
    expect(await outcome(here.want(rang(from), noon))).toBe('wanted');
    for (const seconds of [1, 5, 9, 60, 3600]) {
      expect(await outcome(there.want(rang(from), after(seconds)))).toBe('coming');
    }
    expect(await rows()).toHaveLength(1);
  });

  test('fifty at once, at two processes, on a number that nobody knew', async () => {
    const from = someone();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => outcome((index % 2 ? here : there).want(rang(from), noon))),
    );
    expect(outcomes.filter((one) => one === 'wanted')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'coming')).toHaveLength(49);
    expect(await rows()).toHaveLength(1);
  });

  test('after the call was made there is a pause, then another may be asked for', async () => {
    const from = someone();
    const wanted = await here.want(rang(from), noon);
    if (wanted.outcome !== 'wanted') throw new Error(wanted.outcome);
    await outbox.claim(wanted.id, after(11));
    expect(await outcome(here.want(rang(from), after(12)))).toBe('coming');
    await outbox.settle(wanted.id, { providerMessageId: 'c1' }, after(13));
    expect(await outcome(here.want(rang(from), after(132)))).toBe('coming');
    expect(await outcome(here.want(rang(from), after(133)))).toBe('wanted');
  });

  test('a call that did not come about may be asked for again at once', async () => {
    const from = someone();
    const wanted = await here.want(rang(from), noon);
    if (wanted.outcome !== 'wanted') throw new Error(wanted.outcome);
    const row = await outbox.claim(wanted.id, after(11));
    await outbox.fail(row!, new SendFailed('rejected', 'busy'), after(12));
    expect(await outcome(here.want(rang(from), after(13)))).toBe('wanted');
  });
});

describe('rung again while only a further try waits', () => {
  /** Rings, is called back, and does not pick up: the next try waits for ten minutes. */
  async function unreached(from: PhoneNumber, at = noon): Promise<string> {
    const wanted = await here.want(rang(from), at);
    if (wanted.outcome !== 'wanted') throw new Error(wanted.outcome);
    await notPickedUp(wanted.id, after(11, at));
    return wanted.id;
  }

  async function notPickedUp(id: string, at: Date): Promise<void> {
    const dialog = `sid-${id}`;
    expect(await outbox.claim(id, at)).not.toBeNull();
    await outbox.settle(id, { providerMessageId: dialog }, at);
    await ends.ended({ channel: 'missed-call/voice', dialog, how: 'no-answer' }, at);
    await ends.goOn(at);
  }

  test('they are called at once, by that try, and once', async () => {
    const from = someone();
    const first = await unreached(from);
    expect(await outbox.due(after(600), 10)).toEqual([]);
    const [again, ...others] = await Promise.all(
      Array.from({ length: 5 }, (_, index) => (index % 2 ? here : there).want(rang(from), after(90))),
    ).then((outcomes) => outcomes.filter(({ outcome }) => outcome === 'wanted'));
    expect(others).toEqual([]);
    expect(again).toMatchObject({ dueAt: after(100) });
    const due = await outbox.due(after(150), 10);
    expect(due).toEqual([(again as { id: string }).id]);
    expect(await outbox.due(after(3600), 10)).toEqual(due);
    const row = (await outbox.claim(due[0]!, after(150)))!;
    expect(row.payload).toEqual({
      ...{ called: line.e164, earlier: [first] },
      lateAfter: after(100 + 15 * 60).toISOString(),
    });
    expect(await ends.isAnswered(row)).toBe(false);
  });

  test('told twice it changes nothing, nor while it rings', async () => {
    const from = someone();
    await unreached(from);
    const call = rang(from);
    const again = await here.want(call, after(90));
    expect(await outcome(there.want(call, after(95)))).toBe('known');
    await outbox.claim((again as { id: string }).id, after(100));
    expect(await outcome(here.want(rang(from), after(105)))).toBe('coming');
  });

  test('also where the one before was heard after all', async () => {
    const from = someone();
    const first = await unreached(from);
    await ends.ended({ channel: 'missed-call/voice', dialog: `sid-${first}`, how: 'picked-up' }, after(30));
    const again = await here.want(rang(from), after(90));
    const row = (await outbox.claim((again as { id: string }).id, after(100)))!;
    expect(await ends.isAnswered(row)).toBe(false);
  });

  test('tries are no further calls of their day, and there are so many of them and no more', async () => {
    const from = someone();
    let at = noon;
    const rings: string[] = [];
    for (let ring = 0; ring < 11; ring++) {
      const wanted = await here.want(rang(from), at);
      rings.push(wanted.outcome);
      if (wanted.outcome === 'wanted') await notPickedUp(wanted.id, after(20, at));
      at = after(130, at);
    }
    // Five calls, each tried once more.
    expect(rings).toEqual([...Array<string>(10).fill('wanted'), 'often']);
  });

  test('a ring before the try was put down is called for, and no try besides', async () => {
    const from = someone();
    const wanted = (await here.want(rang(from), noon)) as { id: string };
    await outbox.claim(wanted.id, after(11));
    await outbox.settle(wanted.id, { providerMessageId: 'soon' }, after(11));
    await ends.ended({ channel: 'missed-call/voice', dialog: 'soon', how: 'no-answer' }, after(30));
    expect(await outcome(here.want(rang(from), after(31)))).toBe('wanted');
    expect(await ends.goOn(after(32))).toEqual([]);
    expect(await outbox.due(after(3600), 10)).toHaveLength(1);
  });
});

describe('limits', () => {
  const made = async (from: PhoneNumber, at: Date, callee = here): Promise<string> => {
    const wanted = await callee.want(rang(from), at);
    if (wanted.outcome === 'wanted') {
      await outbox.claim(wanted.id, after(60, at));
      await outbox.settle(wanted.id, {}, after(60, at));
    }
    return wanted.outcome;
  };

  test('five calls a day to one number; others and the next day have their own', async () => {
    const from = someone();
    for (let hour = 0; hour < 5; hour++) expect(await made(from, after(hour * 600))).toBe('wanted');
    expect(await made(from, after(5 * 600))).toBe('often');
    expect(await made(someone(), after(5 * 600))).toBe('wanted');
    expect(await made(from, after(24 * 3600))).toBe('wanted');
  });

  /** What is written to who is not called. */
  const texts = async (at: Date): Promise<number> => {
    await ends.goOn(at);
    const { rows: written } = await database.pool.query(`select from outbox where kind = 'notice'`);
    return written.length;
  };

  test('who had all of them is told so, once a day', async () => {
    const from = someone();
    for (let hour = 0; hour < 5; hour++) await made(from, after(hour * 600));
    for (let ring = 5; ring < 8; ring++) expect(await made(from, after(ring * 600))).toBe('often');
    expect(await texts(after(4800))).toBe(1);
    for (let hour = 0; hour < 5; hour++) await made(from, after(86_400 + hour * 600));
    expect(await made(from, after(86_400 + 3000))).toBe('often');
    expect(await texts(after(86_400 + 4800))).toBe(2);
  });

  test('where everybody had theirs each is told so, up to as many again', async () => {
    const few = callBacks(3);
    for (let index = 0; index < 3; index++) await made(someone(), noon, few);
    for (let index = 0; index < 6; index++) expect(await made(someone(), noon, few)).toBe('many');
    expect(await texts(after(60))).toBe(3);
  });

  test('so many calls a day in all, against a flood of forged numbers', async () => {
    const few = callBacks(3);
    for (let index = 0; index < 3; index++) expect(await made(someone(), noon, few)).toBe('wanted');
    expect(await made(someone(), noon, few)).toBe('many');
  });

  test('none of them holds for the SOS number', async () => {
    const from = someone();
    const few = callBacks(1);
    await made(someone(), noon, few);
    expect(await few.want(rang(from, { called: sos }), noon)).toMatchObject({
      outcome: 'wanted',
      dueAt: after(10),
    });
    expect(await rows()).toMatchObject([{ urgent: false }, { urgent: true }]);
  });
});

describe('quiet hours', () => {
  test('a call that is asked for at night is made at night, and is one however often it is asked for', async () => {
    const from = someone();
    expect(await here.want(rang(from), night)).toMatchObject({ outcome: 'wanted', dueAt: after(10, night) });
    expect(await outcome(here.want(rang(from), after(5, night)))).toBe('coming');
    expect(await outbox.due(after(9, night), 10)).toEqual([]);
    expect(await outbox.due(after(10, night), 10)).toHaveLength(1);
  });

  test('the SOS number is called back at night, beside a call that waits', async () => {
    const from = someone();
    await here.want(rang(from), night);
    const urgent = await here.want(rang(from, { called: sos }), night);
    expect(urgent).toMatchObject({ outcome: 'wanted', dueAt: after(10, night) });
    expect(await outcome(here.want(rang(from, { called: sos }), after(20, night)))).toBe('coming');
    expect(await outbox.due(after(10, night), 10)).toContain(urgent.outcome === 'wanted' && urgent.id);
  });
});

describe('a ring on the SOS number is recorded as an emergency', () => {
  const alarms = async () => {
    const { rows: found } = await database.pool.query<{
      id: string;
      urgent: boolean;
      channel: string | null;
    }>(`select id, urgent, channel from outbox where kind = 'emergency' and status = 'pending'`);
    return found;
  };

  test.each([
    ['a landline', '08022223333', 0, 'nobody'],
    ['a number abroad', '+254711000111', 0, 'nobody'],
    ['one that is told late', '09811100077', -15 * 60 - 1, 'late'],
  ])('from %s too, which is not called', async (_, from, seconds, expected) => {
    const written = PhoneNumber.parse(from) ?? number(from);
    const call = rang(written, { called: sos, at: after(seconds) });
    expect(await outcome(here.want(call, noon))).toBe(expected);
    expect(await outcome(there.want(call, noon))).toBe('known');
    expect(await alarms()).toHaveLength(1);
    expect(await rows()).toHaveLength(0);
  });

  test('at once, beside the call, and once however often it rings meanwhile', async () => {
    const call = rang(someone(), { called: sos });
    await here.want(call, night);
    for (const again of [call, rang(call.from, { called: sos }), rang(call.from, { called: sos })])
      await there.want(again, after(5, night));
    const [alarm, ...others] = await alarms();
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ urgent: true, channel: null });
    const claimed = await outbox.claim(alarm!.id, night);
    expect(claimed).toMatchObject({
      kind: 'emergency',
      payload: { certainty: 'unconfirmed', trigger: 'missed-call', medium: 'voice' },
      createdAt: night,
    });
    expect(claimed!.to?.value).toBe(call.from.e164);
  });

  test('and one on any other number is not', async () => {
    await here.want(rang(someone()), noon);
    expect(await alarms()).toEqual([]);
  });
});

describe('the call', () => {
  const row = async (call = rang(someone()), at = noon) => {
    const wanted = await here.want(call, at);
    if (wanted.outcome !== 'wanted') throw new Error(wanted.outcome);
    return (await outbox.claim(wanted.id, after(11, wanted.dueAt)))!;
  };

  test('is made to the number that rang, from the one that was rung', async () => {
    const from = someone();
    const placed: CallDue[] = [];
    const sent = await performCallBack(
      await row(rang(from)),
      async (call) => {
        placed.push(call);
        return { providerMessageId: 'c1' };
      },
      after(11),
    );
    expect(sent).toEqual({ providerMessageId: 'c1' });
    expect(placed.map(({ to, called, urgent }) => [to.e164, called?.e164, urgent])).toEqual([
      [from.e164, line.e164, false],
    ]);
  });

  test.each([
    ['too late', 'rejected', 'late', 10 + 15 * 60 + 1, null, undefined],
    ['refused by the provider', 'retry', 'throttled', 11, null, new SendFailed('retry', 'throttled')],
    ['broken in a way that nobody foresaw', 'unknown', 'internal', 11, null, new Error('boom')],
    ['the same for an SOS', 'retry', 'internal', 11, sos, new Error('boom')],
  ])('%s: %s, %s', async (_, policy, reason, seconds, called, error) => {
    const claimed = await row(rang(someone(), called ? { called } : {}));
    const place = () => (error ? Promise.reject(error) : Promise.resolve({}));
    await expect(performCallBack(claimed, place, after(seconds))).rejects.toMatchObject({
      outcome: policy,
      reason,
    });
  });

  test('is none without a number or a wish', async () => {
    const claimed = await row();
    const place = () => Promise.resolve({});
    for (const [broken, reason] of [
      [{ ...claimed, to: null }, 'no-number'],
      [{ ...claimed, payload: null }, 'no-payload'],
      [{ ...claimed, payload: { called: 7 } }, 'no-payload'],
    ] as const) {
      await expect(performCallBack(broken, place, after(11))).rejects.toMatchObject({
        outcome: 'rejected',
        reason,
      });
    }
  });
});

test('a database that is away is told as such, and leaves nothing', async () => {
  const away = createDatabase({ url: 'postgresql://127.0.0.1:1/none', max: 1, onIdleError: () => undefined });
  const found = async () => ({ personId: 'p', identityId: 'i' }) as never;
  const store = { load: found, find: found };
  const broken = createCallBacks({ database: away, vault, store, telecom, sosNumber: null });
  await expect(broken.want(rang(someone()), noon)).rejects.toBeInstanceOf(Unavailable);
  await away.pool.end();
});

test('nothing of who rang, and where, can be read in the tables', async () => {
  await here.want(rang(number('9812012345')), noon);
  const { rows: dumped } = await database.pool.query<{ t: string }>(
    `select row_to_json(outbox)::text as t from outbox union all select row_to_json(inbox)::text from inbox
     union all select row_to_json(identity)::text from identity`,
  );
  const dump = dumped.map(({ t }) => t).join('\n');
  for (const secret of ['9812012345', '8088919888']) {
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(Buffer.from(secret).toString('hex'));
  }
});
