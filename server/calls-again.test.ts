import { afterEach, describe, expect, test } from '@jest/globals';
import type { Phone } from '../channels/simulator/phone.ts';
import { createVault } from '../core/crypto/vault.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/** The whole service, and a network before it: calls that nobody hears, and what follows them. */

const asha = '+919812000031';

/** Each provider alone: without these variables no other calls. */
const PROVIDERS = [
  ['twilio', ['EXOTEL_SID', 'AT_VOICE_FROM']],
  ['africas-talking', ['EXOTEL_SID']],
  ['exotel', []],
] as const;
type Provider = (typeof PROVIDERS)[number][0];

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly error: string | null;
  readonly tried: readonly string[];
  readonly sid: string | null;
  readonly minutes: number;
}

let running: TestService | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** Somebody who is reminded of a medicine at one: by a call, or by text where no provider is named. */
async function start(by: Provider | null, missing: readonly string[]) {
  const service = await startTestService({
    variables: Object.fromEntries(missing.map((name) => [name, ''])),
  });
  running = service;
  const { pool } = service.database;
  const phone = await service.phone(asha);
  const provider = by ?? 'africas-talking';
  const says = async (text: string): Promise<string> => {
    service.advance(0.1);
    await phone.text(text);
    return (await phone.receive(10_000))?.text ?? '';
  };
  await says('hello');
  await says('1');
  let answer = await says('remind TB medicine 1 pm and 9 pm 6 months');
  for (let turns = 0; turns < 4 && !/^Set\./.test(answer); turns++)
    answer = await says(/Right\?/.test(answer) ? '1' : '2');
  // Where they talked last is where they are reached.
  if (by) await phone.call(by).then(() => phone.hangUp());
  await eventually(
    async () => (await pool.query('select from dose')).rowCount,
    (count) => count! > 0,
  );
  const calls = async () =>
    (
      await pool.query<Row>(`
        select id, kind, status, error, tried, provider_message_id as sid,
          round(extract(epoch from due_at - lag(coalesce(sent_at, updated_at)) over (order by id)) / 60)::int as minutes
        from outbox where kind = 'call' order by id`)
    ).rows;
  return {
    ...service,
    phone,
    calls,
    async dose() {
      const { rows } = await pool.query<{ status: string }>(
        'select status from dose order by due_at limit 1',
      );
      return rows[0]!.status;
    },
    /** The rows of calls, once so many are there and the one before the last has failed. */
    async tries(count: number) {
      const rows = await eventually(
        calls,
        (all) => all.length >= count && all.slice(0, -1).every(({ status }) => status !== 'pending'),
      );
      return rows.map(({ status, error }) => `${status} ${error}`);
    },
    /** The same, once the last one is over too. */
    async over(count: number) {
      const rows = await eventually(
        calls,
        (all) => all.length >= count && all.every(({ status }) => !['pending', 'sending'].includes(status)),
      );
      return rows.map(({ status, error }) => `${status} ${error}`);
    },
    async toTheDose() {
      const { rows } = await pool.query<{ due_at: Date }>('select min(due_at) as due_at from dose');
      const { rows: now } = await pool.query<{ at: Date }>('select max(updated_at) as at from conversation');
      service.advance((rows[0]!.due_at.getTime() - now[0]!.at.getTime()) / 60_000 + 0.2);
    },
    /** A status as the provider posts it. */
    async tell(sid: string, status: 'no-answer' | 'completed') {
      const path = provider === 'exotel' ? 'exotel/dev/call-status' : 'africas-talking/dev/voice';
      const form =
        provider === 'exotel'
          ? { CallSid: sid, EventType: 'terminal', Status: status }
          : {
              ...{ sessionId: sid, isActive: '0', direction: 'Outbound', callerNumber: asha },
              ...{ hangupCause: status === 'completed' ? 'NORMAL_CLEARING' : 'NO_ANSWER' },
            };
      const response = await fetch(`${service.url}/webhooks/${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      expect(response.status).toBe(200);
    },
  };
}

const said = ({ heard }: Awaited<ReturnType<Phone['pickUp']>>): string =>
  heard.map(({ text }) => text).join(' ');

const DOOR = 'Arogya. Press 1 to listen.';
const GOODBYE = 'We hear nothing. Goodbye. You can call again at any time.';

describe.each(PROVIDERS)('through %s', (provider, missing) => {
  test('a mailbox hears nothing of health and is rung once more; busy then, in ten minutes, whoever picks up hears it', async () => {
    const { phone, tries, toTheDose, calls, advance, dose } = await start(provider, missing);
    const isTold = provider === 'twilio';
    await toTheDose();
    expect(await phone.rings(8_000)).toBe(true);
    const mailbox = [said(await phone.pickUp('machine'))];
    while (phone.isInCall && mailbox.length < 6) {
      advance(0.1);
      mailbox.push(said(await phone.listen()));
    }
    expect(phone.isInCall).toBe(false);
    expect(mailbox.filter((one) => one !== '')).toEqual(isTold ? [] : [DOOR, DOOR, DOOR, GOODBYE]);

    expect(await tries(2)).toEqual(['failed unheard', 'pending null']);
    await phone.leave('busy');
    advance(20.2);
    expect(await tries(3)).toEqual(['failed unheard', 'failed busy', 'pending null']);
    const rows = await calls();
    expect(rows.map(({ minutes }) => minutes)).toEqual([null, 20, 10]);
    expect(rows[2]!.tried).toEqual([`${provider}/voice:unheard`, `${provider}/voice:busy`]);

    await phone.leave(null);
    advance(10.2);
    expect(await phone.rings(8_000)).toBe(true);
    const first = await phone.pickUp();
    if (!isTold) expect(said(first)).toBe(DOOR);
    const heard = isTold ? first : await phone.press('1');
    expect(said(heard)).toMatch(/^This is Arogya, as you asked\. Arogya: your medicine time\./);
    advance(0.1);
    expect(said(await phone.press('1'))).toMatch(/^Noted, as you said\./);
    await phone.hangUp();
    expect(await eventually(dose, (status) => status === 'taken')).toBe('taken');
    expect((await tries(3))[2]).toBe('delivered null');
  }, 90_000);
});

const [, [alone, without]] = PROVIDERS;

test('who does not pick up is rung thrice, and nobody writes about a dose that was called for', async () => {
  const { phone, tries, over, toTheDose, calls, advance, dose, tell, database } = await start(alone, without);
  await phone.leave('no-answer');
  await toTheDose();
  expect(await tries(2)).toEqual(['failed no-answer', 'pending null']);
  const [first] = await calls();
  // Told twice, and late: one further try each.
  await tell(first!.sid!, 'no-answer');
  await tell(first!.sid!, 'no-answer');
  advance(10.2);
  expect((await tries(3)).slice(0, 2)).toEqual(['failed no-answer', 'failed no-answer']);
  advance(30.2);
  expect(await over(3)).toEqual(Array(3).fill('failed no-answer'));
  expect((await calls()).map(({ minutes }) => minutes)).toEqual([null, 10, 30]);
  const kept = `select from outbox where kind = 'call' and payload_sealed is not null`;
  await eventually(
    async () => (await database.pool.query(kept)).rowCount,
    (count) => count === 0,
  );
  expect(await calls()).toHaveLength(3);
  expect(await dose()).toBe('asked');
  expect(await phone.receive(0)).toBeNull();
}, 60_000);

test('a provider that takes back what it said leads to no second call; nor does an answer by another road', async () => {
  const { phone, tries, over, toTheDose, calls, advance, dose, tell } = await start(alone, without);
  await phone.leave('off');
  await toTheDose();
  expect(await tries(2)).toEqual(['failed off', 'pending null']);
  const [first, second] = await calls();
  expect(second!.minutes).toBe(15);
  await tell(first!.sid!, 'completed');
  await tell(first!.sid!, 'no-answer');
  advance(15.2);
  expect(await over(2)).toEqual(['delivered off', 'dropped answered']);

  // The evening's dose.
  advance(8 * 60 - 15);
  await phone.leave('busy');
  expect((await tries(4)).slice(2)).toEqual(['failed busy', 'pending null']);
  await phone.leave(null);
  expect((await phone.dial('*384*4247#')).text).toMatch(/^Arogya: your medicine time\./);
  advance(0.1);
  expect((await phone.answer('1')).text).toBe('Noted, as you said.');
  advance(4);
  expect((await over(4)).slice(2)).toEqual(['failed busy', 'dropped answered']);
  expect(await dose()).toBe('asked');
  expect(await phone.rings(500)).toBe(false);
}, 60_000);

test('a dose that could not be written is called for, and why is kept; who says STOP is not', async () => {
  const { phone, tries, over, toTheDose, calls, advance, dose, database } = await start(null, without);
  await toTheDose();
  expect((await phone.receive(15_000))?.text).toMatch(/^Arogya: your medicine time\./);
  await phone.leave('busy');
  // For good, whatever the network said of it before.
  const failed = `update outbox o set status = 'failed', error = 'unreachable' from dose d
    where d.message_id = o.id and o.status = 'delivered'`;
  await eventually(
    async () => (await database.pool.query(failed)).rowCount,
    (count) => count === 1,
  );
  expect(await tries(2)).toEqual(['failed busy', 'pending null']);
  const [first, second] = await calls();
  expect(first!.tried).toEqual(['africas-talking/sms:unreachable']);
  expect(second!.tried).toEqual([...first!.tried, 'africas-talking/voice:busy']);
  expect(await dose()).toBe('asked');
  await phone.leave(null);
  await phone.text('STOP');
  expect((await phone.receive(10_000))?.text).toMatch(/^You will get no messages/);
  advance(3.2);
  expect((await over(2))[1]).toBe('dropped stopped');
  expect(await phone.rings(500)).toBe(false);
}, 60_000);

test('a follow-up that nobody hears is written in the end', async () => {
  const secret = Buffer.alloc(32, 7);
  const service = await startTestService({
    variables: { EXOTEL_SID: '', DATA_KEYS: `k1:${secret.toString('base64')}` },
  });
  running = service;
  const { pool } = service.database;
  const phone = await service.phone(asha);
  for (const text of ['hello', '1']) {
    await phone.text(text);
    await phone.receive(10_000);
  }
  await phone.call('africas-talking');
  await phone.hangUp();
  await phone.leave('no-answer');
  service.advance(20);
  const asked = JSON.stringify({ level: 'self-care', isLast: true });
  await pool.query(
    `insert into outbox (person_id, identity_id, kind, payload_sealed, due_at)
     select person_id, id, 'follow-up', $1, now() from identity`,
    [createVault([{ id: 'k1', secret }]).seal('outbox.payload', asked)],
  );
  const failed = (count: number) =>
    eventually(
      async () =>
        (await pool.query(`select from outbox where kind = 'call' and error = 'no-answer'`)).rowCount,
      (found) => found === count,
    );
  expect(await failed(1)).toBe(1);
  service.advance(10.2);
  expect(await failed(2)).toBe(2);
  service.advance(30.2);
  expect(await failed(3)).toBe(3);
  expect((await phone.receive(10_000))?.text).toMatch(/^Arogya: is the person better\?\n1 Better/);
}, 60_000);
