/**
 * Cries for help through the whole service: somebody is asked by text and by a call, accepts in whatever way they write, and
 * goes or does not come; the caller hears of it, is asked, and stops it, in the conversation that they had.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Phone } from '../channels/simulator/phone.ts';
import { replay } from '../channels/simulator/transcript.ts';
import { projectRoot } from '../core/root.ts';
import { matchesGolden } from './testing/golden.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/** A PIN code of Naini, and the responders' duty there. */
const PIN = '211008';
const WITHIN = 15_000;
/** Cries with what becomes of them: "# 12 minutes later" stands where time goes by. The language was chosen before. */
const CRIES = join(projectRoot, 'flows', 'sos-open', 'cries');
const LANGUAGES = ['en', 'hi', 'hi-Latn'];
const PARTS = /^(?=# (?:the helper|\d+ minutes later))/m;

let service: TestService;
let caller: Phone;
/** Each of them may have one emergency at a time. */
let helpers: Phone[];

beforeAll(async () => {
  service = await startTestService();
  caller = await service.phone('+919720000001');
  const numbers = Array.from({ length: 2 + readdirSync(CRIES).length }, (_, n) => `+91972000010${n}`);
  helpers = await Promise.all(numbers.map((number) => service.phone(number)));
  await Promise.all(helpers.map((helper) => says(helper, 'hello', /./)));
  await service.database.pool.query(
    `with made as (
       insert into account (person_id, role) select person_id, 'emergency_responder' from identity returning id, person_id
     ), place as (select latitude, longitude from place where pin = $1 and is_pin limit 1)
     insert into responder (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
     select made.id, i.id, '{first-aid}', 'motorcycle', 20, place.latitude, place.longitude, now() + interval '9 days', now()
     from made join identity i using (person_id), place`,
    [PIN],
  );
});
afterAll(() => service.close());

/** The next text that says so; what comes before it is passed over. */
async function hears(phone: Phone, wanted: RegExp): Promise<string> {
  const until = Date.now() + WITHIN;
  for (;;) {
    const text = (await phone.receive(Math.max(1, until - Date.now())))?.text ?? null;
    if (text === null) throw new Error(`nothing came that says ${String(wanted)}`);
    if (wanted.test(text)) return text;
  }
}

async function says(phone: Phone, text: string, wanted: RegExp): Promise<string> {
  await phone.text(text);
  return hears(phone, wanted);
}

/** A cry whose place is told after it; the code of the emergency. */
async function cry(): Promise<string> {
  await says(caller, 'SOS', /We have NOT called the ambulance.*112/s);
  const code = /(\d{4,6}) (?:and your PIN code|aur apna PIN code)/.exec(await hears(caller, /PIN code/))![1]!;
  await says(caller, `${code} ${PIN}`, /helpers are asked .*Naini \(told just now\).*112/s);
  return code;
}

test('the cry is answered with the number, a helper is asked, accepts and goes; each hears the other without numbers', async () => {
  const helper = helpers[0]!;
  const code = await cry();
  const asked = await hears(helper, new RegExp(`${code} 15`));
  expect(asked).toMatch(/Naini \(told just now\)/);
  expect(asked).not.toMatch(/97200/);
  expect(await helper.rings(WITHIN)).toBe(true);

  await says(helper, `${code} 15`, /it is yours/);
  await hears(caller, /has accepted and needs about 15 minutes.*still call 112/s);

  await helper.text(`${code} W`);
  await hears(caller, /the helper asks where you are/);
  await caller.text(`${code} behind the temple`);
  expect(await hears(helper, /from the caller/)).toContain('behind the temple');

  await helper.text(`${code} A`);
  await hears(caller, /says they are with you/);
  await helper.text(`${code} D`);
  await hears(caller, /noted as over/);

  const { rows } = await service.database.pool.query('select status from emergency');
  expect(rows).toEqual([{ status: 'closed' }]);
});

test('helpers answer on WhatsApp and by dialling as they do by text', async () => {
  const [one, other] = [helpers[0]!, helpers[1]!];
  const code = await cry();
  await hears(one, new RegExp(code));
  await one.whatsApp({ text: `${code} 999` });
  await hears(one, /1 to 240/);
  await one.whatsApp({ text: `${code} 20` });
  expect((await hears(one, /it is yours/)).includes(code)).toBe(true);
  await hears(caller, /needs about 20 minutes/);

  const dialled = await other.dial(`*384*4247*${code}*15#`);
  expect(dialled.text).toMatch(/another helper has it/);
  // In a session that is open too.
  await one.dial('*384*4247#');
  expect((await one.answer(`${code} 0`)).text).toMatch(/you are not going/);
  await hears(caller, /no helper has accepted yet|helpers are asked/);
  expect((await other.dial(`*384*4247*${code}*7#`)).text).toMatch(new RegExp(`${code}: yeh aapke zimme hai`));
  // The screen is too small for all of it.
  await hears(other, new RegExp(`it is yours[^]*${code} D when done`));
  await hears(caller, /needs about 7 minutes/);
  await other.text(`${code} D`);
  await hears(caller, /noted as over/);
});

test('a cry goes its way in the conversation of the caller, whatever that is', async () => {
  const cries = await Promise.all(
    readdirSync(CRIES).map(async (file, index) => {
      const path = join(CRIES, file);
      const phone = await service.phone(`+9197200002${10 + index}`);
      const [language] = file.split('.') as [string];
      for (const text of ['hello', String(LANGUAGES.indexOf(language) + 1), `hospital ${PIN}`])
        await says(phone, text, /./);
      return { path, parts: readFileSync(path, 'utf8').split(PARTS), phone, went: [] as string[] };
    }),
  );
  service.advance(20);
  for (const [step, part] of cries[0]!.parts.entries()) {
    service.advance(Number(/^# (\d+) minutes later$/m.exec(part)?.[1] ?? 0));
    if (part.startsWith('# the helper'))
      await Promise.all(cries.map(({ went }, n) => helpers[2 + n]!.text(`${codeIn(went[0]!)} 2`)));
    await Promise.all(
      cries.map(async ({ parts, phone, went }) => {
        went.push(await replay(parts[step]!, phone, { pause: () => service.advance(0.05) }));
      }),
    );
  }
  for (const { path, went } of cries) {
    const code = codeIn(went[0]!);
    const said = [...code].join(' ');
    matchesGolden(path, went.join('').replaceAll(code, '4821').replaceAll(said, '4 8 2 1'));
  }
  // The last word of each is done by a row of its own.
  const stand = await eventually(
    async () =>
      (
        await service.database.pool.query<{ status: string }>(
          `select distinct status from emergency where joined_id is null and status <> 'closed'`,
        )
      ).rows,
    (rows) => rows.length === 1,
  );
  expect(stand).toEqual([{ status: 'cancelled' }]);
}, 60_000);

/** The code that callers are told: "To stop reply 4821 0". */
const codeIn = (text: string): string => /(\d{4,6}) 0[.।]/.exec(text)![1]!;

test('no number, place or word of it is in the log', () => {
  expect(service.log.join('\n')).not.toMatch(/97200000|temple|Naini|211008/);
});
