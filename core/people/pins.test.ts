import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createPasswords } from '../accounts/passwords.ts';
import { createAudit } from '../audit/audit.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createPins, type Pins } from './pins.ts';
import { PersonRefused } from './refusal.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const clock = { time: Date.parse('2026-11-23T10:00:00Z'), now: () => new Date(clock.time) };
/** Passwords that also count how often something was compared. */
const hashing = createPasswords({ atOnce: 2, cost: 4 });
let compared = 0;
const passwords: Pick<typeof hashing, 'hash' | 'matches'> = {
  hash: hashing.hash,
  matches: (text, hashed, before) =>
    hashing.matches(text, hashed, async () => {
      await before?.();
      compared += 1;
    }),
};

let testing: TestDatabase;
let database: Database;
let pins: Pins;
let personId: string;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 10, onIdleError: () => undefined });
  pins = createPins({ database, vault, clock, audit: createAudit({ database, vault }), passwords });
});
afterAll(async () => {
  await database.pool.end();
  await testing.close();
});
beforeEach(async () => {
  compared = 0;
  personId = await person();
});

const person = async (): Promise<string> =>
  (await testing.pool.query<{ id: string }>('insert into person default values returning id')).rows[0]!.id;
const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof PersonRefused ? error.reason : String(error)),
  );
const audited = async (): Promise<string[]> =>
  (
    await testing.pool.query<{ action: string }>(
      `select action from audit where subject = (select subject from audit order by id desc limit 1) order by id`,
    )
  ).rows.map(({ action }) => action);

describe('what may be a PIN', () => {
  test.each([
    ['4071', 'done'],
    ['1357', 'done'],
    ['1122', 'done'],
    ['0000', 'weak-pin'],
    ['7777', 'weak-pin'],
    ['1234', 'weak-pin'],
    ['7890', 'weak-pin'],
    ['9012', 'weak-pin'],
    ['4321', 'weak-pin'],
    ['1098', 'weak-pin'],
    ['', 'four-digits'],
    ['123', 'four-digits'],
    ['40711', 'four-digits'],
    ['40 1', 'four-digits'],
    ['४०७१', 'four-digits'],
    ['4071\n', 'four-digits'],
  ])('%j: %s', async (pin, outcome) => {
    expect(await reasonOf(pins.set(personId, pin))).toBe(outcome);
    expect(await pins.has(personId)).toBe(outcome === 'done');
  });
});

test('right, wrong, and none at all; no hash lies open', async () => {
  expect(await pins.verify(personId, '4071')).toBe('none');
  await pins.set(personId, '4071');
  expect(await pins.verify(personId, '4071')).toBe('right');
  expect(await pins.verify(personId, '4072')).toBe('wrong');
  expect(await pins.state(personId)).toMatchObject({ isSet: true, lockedUntil: null, withheldUntil: null });
  const { rows } = await testing.pool.query<{ hash_sealed: Buffer }>('select hash_sealed from pin');
  expect(rows.some(({ hash_sealed }) => hash_sealed.includes('$2b$'))).toBe(false);
});

test('changing takes the one until now, and counts its tries', async () => {
  await pins.set(personId, '4071');
  expect(await reasonOf(pins.set(personId, '2580'))).toBe('current-pin');
  expect(await reasonOf(pins.set(personId, '2580', { current: '4072' }))).toBe('wrong-current-pin');
  expect(await reasonOf(pins.set(personId, '1111', { current: '4071' }))).toBe('weak-pin');
  clock.time += 1;
  await pins.set(personId, '2580', { current: '4071' });
  expect(await pins.verify(personId, '4071')).toBe('wrong');
  expect(await pins.verify(personId, '2580')).toBe('right');
  expect(await audited()).toEqual(['pin.set', 'pin.changed']);
  for (let n = 0; n < 5; n++) await pins.verify(personId, '0001');
  const locked = await pins.set(personId, '1470', { current: '2580' }).catch((error: unknown) => error);
  expect(locked).toMatchObject({ status: 429, retryAfter: 60 });
});

test('two first PINs at once: one of them is it', async () => {
  const outcomes = await Promise.all(['4071', '2580'].map((pin) => reasonOf(pins.set(personId, pin))));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(['changed', 'current-pin']).toContain(outcomes.find((outcome) => outcome !== 'done'));
});

test('the delay doubles from a minute to a day, and what is right begins anew', async () => {
  await pins.set(personId, '4071');
  for (let n = 0; n < 5; n++) expect(await pins.verify(personId, '0001')).toBe('wrong');
  const delays: number[] = [];
  for (let n = 0; n < 13; n++) {
    expect(await pins.verify(personId, '4071')).toBe('locked');
    const { lockedUntil } = await pins.state(personId);
    delays.push((lockedUntil!.getTime() - clock.time) / MINUTE);
    clock.time = lockedUntil!.getTime();
    if (n < 12) expect(await pins.verify(personId, '0001')).toBe('wrong');
  }
  expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440]);
  expect(await pins.verify(personId, '4071')).toBe('right');
  for (let n = 0; n < 4; n++) await pins.verify(personId, '0001');
  expect(await pins.verify(personId, '4071')).toBe('right');
});

test('fifty guesses at once are five tries', async () => {
  await pins.set(personId, '4071');
  const guesses = Array.from({ length: 50 }, (_, n) => String(n).padStart(4, '0'));
  const outcomes = await Promise.allSettled(guesses.map((guess) => pins.verify(personId, guess)));
  const count = (outcome: string): number =>
    outcomes.filter((one) => one.status === 'fulfilled' && one.value === outcome).length;
  expect(compared).toBeLessThanOrEqual(5);
  expect([count('wrong'), count('right')]).toEqual([5, 0]);
  for (const one of outcomes) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: 'Unavailable' });
  }
  expect(await pins.verify(personId, '4071')).toBe('locked');
});

test('one person does not lock another', async () => {
  const other = await person();
  await pins.set(personId, '4071');
  await pins.set(other, '4071');
  for (let n = 0; n < 6; n++) await pins.verify(personId, '0001');
  expect(await pins.verify(other, '4071')).toBe('right');
});

test.each(['before', 'after'])(
  'sealed anew %s it is compared, it is still right, or wrong',
  async (moves) => {
    await pins.set(personId, '4071');
    let times = 0;
    const during = createPins({
      database,
      vault,
      clock,
      audit: createAudit({ database, vault }),
      passwords: {
        hash: passwords.hash,
        async matches(text, hashed, before) {
          const sealed = vault.seal('pin.hash', hashed!);
          const move = (): Promise<unknown> =>
            testing.pool.query('update pin set hash_sealed = $2 where person_id = $1', [personId, sealed]);
          if (moves === 'before' && times++ === 0) await move();
          const isRight = await passwords.matches(text, hashed, before);
          if (moves === 'after' && times++ === 0) await move();
          return isRight;
        },
      },
    });
    expect(await during.verify(personId, '4071')).toBe('right');
    times = 0;
    expect(await during.verify(personId, '4072')).toBe('wrong');
  },
);

test('after a reset what was there before stays shut for a week, whatever PIN is set', async () => {
  const worker = await person();
  await pins.set(personId, '4071');
  for (let n = 0; n < 6; n++) await pins.verify(personId, '0001');
  await pins.reset(personId, { kind: 'account', personId: worker });
  const until = new Date(clock.time + 7 * DAY);
  expect(await pins.state(personId)).toEqual({
    isSet: false,
    lockedUntil: null,
    withheldUntil: until,
    wasReset: true,
  });
  expect(await pins.verify(personId, '4071')).toBe('none');
  clock.time += 1;
  await pins.set(personId, '2580');
  expect(await pins.verify(personId, '2580')).toBe('withheld');
  expect(await pins.state(personId)).toMatchObject({ isSet: true, withheldUntil: until, wasReset: true });
  expect(await pins.verify(personId, '4071')).toBe('wrong');
  clock.time += 1;
  await pins.set(personId, '1470', { current: '2580' });
  clock.time += 7 * DAY - 3;
  expect(await pins.verify(personId, '1470')).toBe('withheld');
  clock.time += 1;
  expect(await pins.verify(personId, '1470')).toBe('right');
  expect(await audited()).toEqual(['pin.set', 'pin.reset', 'pin.set', 'pin.changed']);
});

test('a first PIN may withhold, a change does not', async () => {
  await pins.set(personId, '4071', { withhold: true });
  expect(await pins.verify(personId, '4071')).toBe('withheld');
  clock.time += 1;
  await pins.set(personId, '1470', { current: '4071' });
  expect(await pins.state(personId)).toMatchObject({ isSet: true, wasReset: false });
  clock.time += 7 * DAY;
  await pins.set(personId, '2580', { current: '1470', withhold: true });
  expect(await pins.verify(personId, '2580')).toBe('right');
});

test('nobody who is gone gets a PIN, and a reset of them is nothing', async () => {
  await testing.pool.query('delete from person where id = $1', [personId]);
  expect(await reasonOf(pins.set(personId, '4071'))).toBe('changed');
  await pins.reset(personId, { kind: 'service' });
  expect(await pins.has(personId)).toBe(false);
});
