/** A cry for help through the whole service: somebody is asked by text and by a call, and accepts by text. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Phone } from '../channels/simulator/phone.ts';
import { startTestService, type TestService } from './testing/service.ts';

/** A PIN code of Naini, and a responder's duty there. */
const PIN = '211008';
const WITHIN = 15_000;

let service: TestService;
let caller: Phone;
let helper: Phone;

beforeAll(async () => {
  service = await startTestService();
  caller = await service.phone('+919720000001');
  helper = await service.phone('+919720000002');
  await helper.text('hello');
  await helper.receive(WITHIN);
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

test('the cry is answered with the number, a helper is asked, accepts and goes; each hears the other without numbers', async () => {
  await caller.text('SOS');
  await hears(caller, /We have NOT called the ambulance.*112/s);
  const code = /(\d{4,6}) (?:and your PIN code|aur apna PIN code)/.exec(await hears(caller, /PIN code/))![1]!;

  await caller.text(`${code} ${PIN}`);
  const asked = await hears(helper, new RegExp(`${code} 15`));
  expect(asked).not.toMatch(/97200/);
  expect(await helper.rings(WITHIN)).toBe(true);
  await hears(caller, /helpers near you are asked.*112/s);

  await helper.text(`${code} 15`);
  await hears(helper, /it is yours/);
  await hears(caller, /has accepted and needs about 15 minutes.*still call 112/s);

  await helper.text(`${code} W`);
  await hears(caller, /the helper asks where you are/);
  await caller.text(`${code} behind the temple`);
  expect(await hears(helper, /from the caller/)).toContain('behind the temple');

  await helper.text(`${code} A`);
  await hears(caller, /says to be with you/);
  await helper.text(`${code} D`);
  await hears(caller, /noted as over/);

  const { rows } = await service.database.pool.query('select status from emergency');
  expect(rows).toEqual([{ status: 'closed' }]);
  expect(service.log.join('\n')).not.toMatch(/97200000|temple|Naini|211008/);
});
