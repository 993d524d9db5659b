import { afterEach, describe, expect, test } from '@jest/globals';
import type { Phone } from '../channels/simulator/phone.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/** The whole service, and a network before it: somebody rings, is cut off, and is called back. */

const asha = '+919812000001';
const LINE = '08088919888';
const SOS = '08088919999';

/** Minutes from noon, at which the service begins, to half past one at night. */
const UNTIL_NIGHT = 13.5 * 60;

let running: TestService | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** The service without some of its variables. */
async function start(missing: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  const without = Object.fromEntries(missing.map((name) => [name, '']));
  const service = await startTestService({ variables: { SOS_NUMBER: '+918088919999', ...without, ...more } });
  running = service;
  const logged = async (event: string) => service.log.filter((line) => line.includes(event)).length;
  return {
    ...service,
    phone: await service.phone(asha),
    pass: (seconds: number) => service.advance(seconds / 60),
    async ring(line = LINE, event = 'call-back.asked') {
      const before = await logged(event);
      await fetch(`${service.simulator.url}/gateways/exotel/phones/${asha}/missed-call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ line }),
      });
      await eventually(
        () => logged(event),
        (count) => count > before,
      );
    },
  };
}

const said = ({ heard }: Awaited<ReturnType<Phone['pickUp']>>): string =>
  heard.map(({ text }) => text).join(' ');

describe.each([
  ['Exotel', []],
  ["Africa's Talking", ['EXOTEL_SID']],
  ['Twilio', ['EXOTEL_SID', 'AT_VOICE_FROM']],
])('through %s', (_, missing) => {
  test('a missed call is called back within a minute, and the call is a conversation', async () => {
    const { phone, ring, pass } = await start(missing);
    await ring();
    expect(await phone.rings(1_500)).toBe(false);
    pass(11);
    expect(await phone.rings(5_000)).toBe(true);
    const first = await phone.pickUp();
    expect(first).toMatchObject({ open: true });
    expect(said(first)).toContain('आरोग्य');
    // The language, then the menu, which is said in parts.
    let heard = await phone.press('1');
    for (let parts = 0; parts < 4 && !/press 2/.test(said(heard)); parts++) heard = await phone.listen();
    expect(said(heard)).toMatch(/hospital/i);
    expect(heard.open).toBe(true);
  }, 30_000);
});

test('nobody can be called where no provider has a number of ours', async () => {
  const { phone, ring, pass, log } = await start(['EXOTEL_SID', 'AT_VOICE_FROM', 'TWILIO_VOICE_FROM']);
  expect(log.join('\n')).toContain('channels.no-caller');
  await ring();
  pass(11);
  const written = await eventually(
    async () => log.join('\n'),
    (text) => text.includes('no-voice'),
  );
  expect(written).toContain('no-voice');
  expect(await phone.rings(10)).toBe(false);
}, 30_000);

test('whoever rings again while another try waits is called within the minute, once', async () => {
  const { phone, ring, pass, database } = await start(['EXOTEL_SID']);
  const rows = async () =>
    (
      await database.pool.query<{ status: string }>(
        `select status from outbox where kind = 'call-back' order by id`,
      )
    ).rows;
  await phone.leave('no-answer');
  await ring();
  pass(11);
  await eventually(rows, ([first, next]) => first?.status === 'failed' && next?.status === 'pending');
  await phone.leave(null);
  pass(100);
  await ring();
  await ring();
  pass(50);
  expect(await phone.rings(5_000)).toBe(true);
  expect(await phone.pickUp()).toMatchObject({ open: true });
  await phone.hangUp();
  pass(30 * 60);
  expect(await phone.rings(3_000)).toBe(false);
}, 60_000);

test('whom we could not reach by calling back is written to once, of nothing else; after STOP too, for they have rung', async () => {
  const { phone, ring, pass, database } = await start(['EXOTEL_SID']);
  const failed = (count: number) =>
    eventually(
      async () =>
        (await database.pool.query(`select from outbox where kind = 'call-back' and status = 'failed'`))
          .rowCount,
      (found) => found === count,
    );
  await phone.leave('no-answer');
  await ring();
  pass(11);
  expect(await failed(1)).toBe(1);
  expect(await phone.receive(500)).toBeNull();
  pass(10 * 60 + 1);
  expect(await failed(2)).toBe(2);
  await eventually(
    async () => (await database.pool.query(`select from outbox where cost = 'KES 0.35'`)).rowCount,
    (count) => count === 2,
  );
  const { text } = (await phone.receive(10_000))!;
  expect(text).toMatch(
    /^Arogya: phone par aapse baat nahi ho paayi\..*\n.*\nArogya: we could not speak with you on the phone\./,
  );
  pass(60 * 60);
  expect(await phone.receive(500)).toBeNull();
  const told = `select status, channel, counted from outbox where kind = 'notice'`;
  expect((await database.pool.query(told)).rows).toEqual([
    {
      status: expect.stringMatching(/^(accepted|sent|delivered)$/),
      channel: 'africas-talking/sms',
      counted: false,
    },
  ]);

  await phone.text('STOP');
  expect((await phone.receive(10_000))?.text).toMatch(/messages/);
  await phone.leave('off');
  await ring();
  pass(11);
  expect(await failed(3)).toBe(3);
  expect((await phone.receive(10_000))?.text).toBe(text);
}, 60_000);

test('an answering machine hears nothing', async () => {
  const { phone, ring, pass } = await start(['EXOTEL_SID', 'AT_VOICE_FROM']);
  await ring();
  pass(11);
  expect(await phone.rings(5_000)).toBe(true);
  expect(await phone.pickUp('machine')).toMatchObject({ heard: [], open: false });
}, 30_000);

test('a ring on the SOS number is recorded at once, once, and called back at night', async () => {
  const { phone, ring, pass, database, advance } = await start();
  advance(UNTIL_NIGHT);
  await ring(SOS);
  await ring(SOS);
  const emergencies = async () =>
    (await database.pool.query('select certainty, trigger, medium from emergency')).rows as unknown[];
  const recorded = await eventually(emergencies, (rows) => rows.length > 0);
  expect(recorded).toEqual([{ certainty: 'unconfirmed', trigger: 'missed-call', medium: 'voice' }]);
  pass(11);
  expect(await phone.rings(5_000)).toBe(true);
  expect(await phone.pickUp()).toMatchObject({ open: true });
  expect(await emergencies()).toHaveLength(1);
}, 30_000);

test('a ring at the number for it says "taken", once, and nobody is called; with nothing asked it is a missed call', async () => {
  const TAKEN = '08088917777';
  const { phone, ring, pass, database, advance } = await start([], { TAKEN_NUMBER: '+918088917777' });
  const says = async (text: string): Promise<string> => {
    pass(6);
    await phone.text(text);
    return (await phone.receive(10_000))?.text ?? '';
  };
  for (const text of ['hello', '1', 'remind TB medicine 1 pm and 9 pm 6 months', '2']) await says(text);
  expect(await says('1')).toMatch(/^Set\./);
  advance(65);
  expect((await phone.receive(15_000))?.text).toMatch(
    /^Arogya: your medicine time\.\n1 Taken[^]*\nTaken\? You can also give a missed call to \+918088917777/,
  );
  const doses = async () =>
    (await database.pool.query(`select status from dose where status <> 'due'`)).rows as unknown[];
  await ring(TAKEN, 'ring.taken');
  expect(await doses()).toEqual([{ status: 'taken' }]);
  expect((await phone.receive(10_000))?.text).toBe('Noted, as you said.');
  pass(60);
  expect(await phone.rings(300)).toBe(false);
  await ring(TAKEN);
  expect(await doses()).toEqual([{ status: 'taken' }]);
  pass(60);
  expect(await phone.rings(5_000)).toBe(true);
}, 60_000);
