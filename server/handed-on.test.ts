/** Numbers that may have been handed on, in the whole service: what still stands for whom it was, and what begins anew. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Phone } from '../channels/simulator/phone.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { PhoneNumber } from '../core/phone.ts';
import { loadCare } from '../core/reminders/care.ts';
import { Plan } from '../core/reminders/plan.ts';
import { createReminders } from '../core/reminders/reminders.ts';
import { addDays, dayAt } from '../core/reminders/zone.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

const ZONE = 'Asia/Kolkata';
const DAY_MINUTES = 24 * 60;
/** From the visit at 18 weeks to the one at 29. */
const APART_DAYS = 77;
const secret = Buffer.alloc(32, 7);
const vault = createVault([{ id: 'k1', secret }]);

/** Women who are in their eighteenth week today, answer the visit of tomorrow, and are silent from then on. */
const WOMEN = [
  'writes',
  'calls',
  'dials',
  'cries',
  'ends',
  'greets',
  'rings',
  'stranger',
  'wonders',
  'tells',
  'starts',
  'chosen',
] as const;
type Woman = (typeof WOMEN)[number];
const numberOf = (woman: Woman): string => `+9198140002${10 + WOMEN.indexOf(woman)}`;

let service: TestService;
let database: Database;
const phones = new Map<Woman, Phone>();
const before = new Map<Woman, string>();

const store = () => createConversationStore({ database, vault });
const personOf = async (woman: Woman): Promise<string> =>
  (await store().known(PhoneNumber.parse(numberOf(woman))!))!.personId;
const wait = (): void => service.advance(0.1);
const words = ({ heard }: Awaited<ReturnType<Phone['pickUp']>>): string =>
  heard.map(({ text }) => text).join(' ');

async function says(woman: Woman, text: string): Promise<string> {
  const phone = phones.get(woman)!;
  wait();
  await phone.text(text);
  return (await phone.receive(10_000))?.text ?? '';
}

/** Picks up and opens the door. */
async function hears(woman: Woman): Promise<string> {
  const phone = phones.get(woman)!;
  expect(await phone.rings(15_000)).toBe(true);
  const first = words(await phone.pickUp());
  const said = first.startsWith('Arogya. Press 1') ? words(await phone.press('1')) : first;
  wait();
  return said;
}

/** Whether what somebody last was asked about was answered, once that was done. */
const visits = (woman: Woman) =>
  eventually(
    async () =>
      (
        await database.pool.query<{ status: string }>(
          `select d.status from dose d join reminder r on r.id = d.reminder_id
           where r.person_id = $1 order by d.due_at`,
          [before.get(woman)],
        )
      ).rows.map(({ status }) => status),
    (all) => all.at(-1) !== 'asked',
    2_000,
  );

const CALLED: ReadonlySet<Woman> = new Set(['calls', 'cries']);
const QUESTION = /^Arogya: a visit to the ASHA or ANM is due\.\n1 Done/;

async function begin(woman: Woman): Promise<void> {
  const phone = await service.phone(numberOf(woman));
  phones.set(woman, phone);
  await says(woman, 'hello');
  await says(woman, '1');
  // Where they talked last is where they are reached.
  if (CALLED.has(woman)) await phone.call('twilio').then(() => phone.hangUp());
  before.set(woman, await personOf(woman));
}

async function plan(now: Date): Promise<void> {
  const reminders = createReminders({ database, vault, care: loadCare('IN'), randomId: randomUUID });
  const since = dayAt(now, ZONE);
  const care = { about: 'pregnancy', since, date: addDays(since, 1 - 18 * 7), zone: ZONE };
  for (const personId of before.values())
    await reminders.set({ id: randomUUID(), personId, identityId: null, plan: Plan.parse(care) }, now);
}

async function answersFirst(woman: Woman): Promise<void> {
  if (CALLED.has(woman)) {
    expect(await hears(woman)).toContain('a visit to the ASHA or ANM is due');
    expect(words(await phones.get(woman)!.press('1'))).toMatch(/^Noted/);
    await phones.get(woman)!.hangUp();
    return;
  }
  expect((await phones.get(woman)!.receive(15_000))?.text).toMatch(QUESTION);
  expect(await says(woman, '1')).toMatch(/^Noted/);
}

beforeAll(async () => {
  service = await startTestService({ variables: { DATA_KEYS: `k1:${secret.toString('base64')}` } });
  database = createDatabase({ url: service.database.url, max: 3, onIdleError: () => undefined });
  for (const woman of WOMEN) await begin(woman);
  const { rows } = await database.pool.query<{ now: Date }>('select max(heard_at) as now from conversation');
  await plan(rows[0]!.now);
  service.advance(DAY_MINUTES);
  for (const woman of WOMEN) {
    await answersFirst(woman);
    expect(await visits(woman)).toEqual(['taken']);
  }
  service.advance(APART_DAYS * DAY_MINUTES);
  // What is done again and again is done at the start.
  await service.restart();
}, 120_000);
afterAll(async () => {
  await database.pool.end();
  await service.close();
});

test('an answer by text after 77 days reaches the visit that it was asked about', async () => {
  expect((await phones.get('writes')!.receive(15_000))?.text).toMatch(QUESTION);
  expect(await says('writes', '1')).toMatch(/^Noted/);
  expect(await visits('writes')).toEqual(['taken', 'taken']);
  expect(await personOf('writes')).toBe(before.get('writes'));
  // They were heard of: all else is theirs again.
  await says('writes', 'menu');
  expect(await personOf('writes')).toBe(before.get('writes'));
}, 60_000);

test('so does one in the call that we made', async () => {
  expect(await hears('calls')).toContain('a visit to the ASHA or ANM is due');
  expect(words(await phones.get('calls')!.press('1'))).toMatch(/^Noted/);
  expect(await visits('calls')).toEqual(['taken', 'taken']);
  expect(await personOf('calls')).toBe(before.get('calls'));
}, 60_000);

test('the third key ends the visits of whoever lost a child', async () => {
  expect((await phones.get('ends')!.receive(15_000))?.text).toMatch(QUESTION);
  expect(await says('ends', '3')).toMatch(/^All these messages have stopped/);
  const ended = await eventually(
    async () =>
      (
        await database.pool.query<{ status: string }>('select status from reminder where person_id = $1', [
          before.get('ends'),
        ])
      ).rows[0]!.status,
    (status) => status === 'stopped',
  );
  expect(ended).toBe('stopped');
}, 60_000);

test('whoever dials finds the question, and nothing else of whom it was asked', async () => {
  const phone = phones.get('dials')!;
  expect((await phone.receive(15_000))?.text).toMatch(QUESTION);
  expect((await phone.dial('*384*4247#')).text).toMatch(QUESTION);
  expect(await personOf('dials')).toBe(before.get('dials'));
  wait();
  expect((await phone.answer('00')).text).toMatch(/1 English/);
  expect(await personOf('dials')).not.toBe(before.get('dials'));
}, 60_000);

test('a missed call after the question is called back with it', async () => {
  const phone = phones.get('rings')!;
  expect((await phone.receive(15_000))?.text).toMatch(QUESTION);
  await phone.miss();
  service.advance(1);
  expect(await hears('rings')).toContain('a visit to the ASHA or ANM is due');
  expect(words(await phone.press('1'))).toMatch(/^Noted/);
  expect(await visits('rings')).toEqual(['taken', 'taken']);
}, 60_000);

test('a cry in the call is answered at once, and is nobody’s of before', async () => {
  await hears('cries');
  expect(words(await phones.get('cries')!.press('*'))).toContain('1 1 2');
  expect(await personOf('cries')).not.toBe(before.get('cries'));
  const emergencies = await eventually(
    async () => (await database.pool.query('select person_id from emergency')).rows,
    ({ length }) => length > 0,
  );
  expect(emergencies).toEqual([{ person_id: await personOf('cries') }]);
}, 60_000);

test.each<[Woman, string, RegExp]>([
  ['greets', 'hospital 211001', /1 English/],
  ['stranger', 'menu', /1 English/],
  ['wonders', 'who is this', /1 English/],
  ['tells', 'I have a cough', /We understood/],
  ['starts', 'START', /1 English|may get messages/],
])(
  'what answers nothing begins anew: %s "%s"',
  async (woman, text, expected) => {
    expect((await phones.get(woman)!.receive(15_000))?.text).toMatch(QUESTION);
    expect(await says(woman, text)).toMatch(expected);
    expect(await personOf(woman)).not.toBe(before.get(woman));
  },
  100_000,
);

test('whom somebody chooses is asked and told, and is nobody of before by that', async () => {
  const chosen = phones.get('chosen')!;
  expect((await chosen.receive(15_000))?.text).toMatch(QUESTION);
  const chooser = await service.phone('+919814000299');
  for (const text of [
    'hello',
    '1',
    'remind TB medicine 8 am always',
    '1',
    chosen.number.slice(3),
    '1',
    '1',
  ]) {
    wait();
    await chooser.text(text);
    await chooser.receive(10_000);
  }
  expect((await chosen.receive(15_000))?.text).toMatch(/may we tell you when they do not answer/);
  expect(await says('chosen', 'yes')).toMatch(/^Thank you\./);
  expect(await personOf('chosen')).toBe(before.get('chosen'));

  const agreed = await eventually(
    async () => (await database.pool.query(`select from emergency_contact where status = 'agreed'`)).rowCount,
    (count) => count === 1,
  );
  expect(agreed).toBe(1);
  await database.pool.query(
    `insert into dose (id, reminder_id, number, due_at, status, asked_at)
     select uuidv7(), r.id, -n, r.planned_until - n * interval '4 days', 'asked', r.planned_until - n * interval '4 days'
     from reminder r join conversation c on c.person_id = r.person_id, generate_series(1, 3) as n
     where r.person_id <> all($1)`,
    [[...before.values()]],
  );
  await service.restart();
  expect((await chosen.receive(15_000))?.text).toMatch(/chose you as a contact and has not answered us/);
  expect(await personOf('chosen')).toBe(before.get('chosen'));
  expect(await says('chosen', 'menu')).toMatch(/1 English/);
  expect(await personOf('chosen')).not.toBe(before.get('chosen'));
}, 90_000);
