/**
 * The calls of an emergency through the whole service: who rang the number of the SOS is asked whether they need help, and
 * helpers accept by a key. Each is kept beside its flow as it was heard, in every language.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Phone } from '../channels/simulator/phone.ts';
import { replay } from '../channels/simulator/transcript.ts';
import { EMERGENCY_REPLY } from '../core/emergencies/answers.ts';
import { TELL_CONTACTS } from '../core/emergencies/move.ts';
import { CALL } from '../core/outbox/call.ts';
import { CALL_BACK } from '../core/outbox/call-back.ts';
import { projectRoot } from '../core/root.ts';
import { matchesGolden } from './testing/golden.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/** A PIN code of Naini, and the responders' duty there. */
const PIN = '211008';
const WITHIN = 15_000;
const LANGUAGES = ['en', 'hi', 'hi-Latn'] as const;
const SOS_NUMBER = '+918088919999';

let service: TestService;
let numbers = 0;

beforeAll(async () => {
  service = await startTestService({ variables: { SOS_NUMBER } });
});
afterAll(() => service.close());

/** Somebody who has chosen a language. */
async function somebody(language: string): Promise<Phone> {
  const phone = await service.phone(`+9197400${String(++numbers).padStart(5, '0')}`);
  const said = ['hello', String(LANGUAGES.findIndex((one) => one === language) + 1)];
  for (const text of said) {
    await phone.text(text);
    expect(await phone.receive(WITHIN)).not.toBeNull();
  }
  return phone;
}

/** Somebody who is a helper on duty there. */
async function helper(language: string): Promise<Phone> {
  const phone = await somebody(language);
  await service.database.pool.query(
    `with newest as (select id, person_id from identity order by id desc limit 1), made as (
       insert into account (person_id, role) select person_id, 'emergency_responder' from newest returning id
     )
     insert into responder (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
     select made.id, newest.id, '{first-aid}', 'motorcycle', 20, latitude, longitude, now() + interval '9 days', now()
     from made, newest, place where pin = $1 and is_pin limit 1`,
    [PIN],
  );
  return phone;
}

const path = (...parts: readonly string[]): string => join(projectRoot, 'flows', ...parts);
/** No row of these kinds is still to be done. */
async function isDone(...kinds: readonly string[]): Promise<void> {
  const query = `select from outbox where kind = any($1) and status in ('pending', 'sending')`;
  await eventually(
    async () => (await service.database.pool.query(query, [kinds])).rowCount,
    (count) => count === 0,
  );
}

/** Between two steps what was pressed is written down. */
async function settle(): Promise<void> {
  service.advance(0.05);
  await isDone(EMERGENCY_REPLY);
}
const go = (text: string, phone: Phone): Promise<string> =>
  replay(text, phone, { smsWithinMs: WITHIN, pause: settle });

/** How those stand that are not over, or have ended so. */
const states = async (): Promise<readonly string[]> => {
  const { rows } = await service.database.pool.query<{ status: string }>(
    `select distinct status from emergency where joined_id is null and status <> 'closed'`,
  );
  return rows.map(({ status }) => status);
};
const allStand = async (wanted: readonly string[]): Promise<void> => {
  await eventually(states, (found) => found.join() === wanted.join());
  expect(await states()).toEqual(wanted);
};

async function ring({ number }: Phone): Promise<void> {
  await fetch(`${service.simulator.url}/gateways/exotel/phones/${number}/missed-call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ line: SOS_NUMBER.replace('+91', '0') }),
  });
}

test.each([
  ['yes', 'supervised'],
  ['no', 'cancelled'],
  ['silence', 'desk'],
])(
  'who rang is called back and asked whether they need help: %s',
  async (answer, status) => {
    const callers: Phone[] = [];
    for (const language of LANGUAGES) callers.push(await somebody(language));
    await service.database.pool.query(`update emergency set status = 'closed', ended_at = now()`);
    await service.database.pool.query(
      `delete from outbox where kind in ('${TELL_CONTACTS}', '${CALL_BACK}')`,
    );
    await Promise.all(callers.map(ring));
    await eventually(
      async () =>
        (await service.database.pool.query(`select from outbox where kind = '${CALL_BACK}'`)).rowCount,
      (count) => count === callers.length,
    );
    service.advance(11 / 60);
    await isDone(CALL_BACK);
    const went = await Promise.all(
      callers.map(async (phone, index) => {
        const file = path('sos', 'called', `${LANGUAGES[index]!}.${answer}.txt`);
        return { file, text: await go(readFileSync(file, 'utf8'), phone) };
      }),
    );
    await allStand([status]);
    // Nobody is told of what may be none, and a yes does not know where.
    const told = `select from outbox where kind = '${TELL_CONTACTS}'`;
    expect((await service.database.pool.query(told)).rowCount).toBe(answer === 'yes' ? callers.length : 0);
    expect((await service.database.pool.query('select from dispatch')).rowCount).toBe(0);
    // What is told by text is said elsewhere.
    for (const { file, text } of went) matchesGolden(file, text.replace(/> wait\n<sms [^]*$/, ''));
  },
  30_000,
);

test.each(LANGUAGES)(
  'a helper who is called accepts by a key, and who is too late hears so: %s',
  async (language) => {
    await service.database.pool.query(`update emergency set status = 'closed', ended_at = now()`);
    await service.database.pool.query('delete from dispatch');
    await service.database.pool.query('delete from responder');
    const caller = await somebody('en');
    const first = await helper(language);
    const late = await helper(language);
    await caller.text(`hospital ${PIN}`);
    await caller.text('SOS snake bite');
    await eventually(states, (found) => found.includes('dispatching'));
    await isDone(CALL);
    const files = ['first', 'late'].map((name) => path('sos-helper', 'calls', `${language}.${name}.txt`));
    const [ofFirst, ofLate] = files.map((file) => readFileSync(file, 'utf8')) as [string, string];
    const [before, after] = ofLate.split(/^(?=# the other)/m) as [string, string];
    const lateBefore = await go(before, late);
    const firstWent = await go(ofFirst, first);
    await allStand(['accepted']);
    const lateWent = lateBefore + (await go(after, late));
    const code = /(\d{4,6}) 15/.exec(lateBefore)![1]!;
    for (const [index, text] of [firstWent, lateWent].entries())
      matchesGolden(files[index]!, text.replaceAll(code, '4821'));
    await first.text(`${code} D`);
    await allStand([]);
  },
  30_000,
);

test('no number, place or word of it is in the log', () => {
  expect(service.log.join('\n')).not.toMatch(/97400|snake|Naini|211008/);
});
