import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { createApplications, type Applications } from './applications.ts';
import { ApplicationRefused } from './refusal.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const clock = { time: Date.parse('2026-11-23T10:00:00Z'), now: () => new Date((clock.time += 1000)) };
const NOBODY = '00000000-0000-7000-8000-000000000000';

let testing: TestDatabase;
let database: Database;
let applications: Applications;
let personId: string;
let other: string;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 10, onIdleError: () => undefined });
  applications = createApplications({ database, vault, clock, isScheme: (id) => id.startsWith('scheme-') });
});
afterAll(async () => {
  await database.pool.end();
  await testing.close();
});
beforeEach(async () => {
  const { rows } = await testing.pool.query<{ id: string }>(
    'insert into person (id) values (default), (default) returning id',
  );
  [personId, other] = [rows[0]!.id, rows[1]!.id];
});

const reasonOf = (call: Promise<unknown> | (() => Promise<unknown>)): Promise<string> =>
  Promise.resolve()
    .then(() => (typeof call === 'function' ? call() : call))
    .then(
      () => 'done',
      (error: unknown) => (error instanceof ApplicationRefused ? error.reason : String(error)),
    );

test('is kept with the consent of that moment, and takes a status after the other', async () => {
  const kept = await applications.keep(personId, { scheme: 'scheme-1', status: 'eligible' });
  expect(kept).toMatchObject({ scheme: 'scheme-1', profile: null, status: 'eligible', revision: 1 });
  expect(kept.consentedAt).toEqual(kept.createdAt);
  const applied = await applications.change(personId, kept.id, 'applied', 1);
  expect(applied).toMatchObject({ status: 'applied', revision: 2, createdAt: kept.createdAt });
  expect(await applications.list(personId)).toEqual([applied]);
});

test('the same scheme is one application, of each profile its own; told twice it is the same', async () => {
  const first = await applications.keep(personId, { scheme: 'scheme-1', status: 'eligible' });
  expect(await applications.keep(personId, { scheme: 'scheme-1', status: 'eligible' })).toEqual(first);
  const again = await applications.keep(personId, { scheme: 'scheme-1', status: 'applied' });
  expect(again).toMatchObject({ id: first.id, status: 'applied' });
  await applications.keep(personId, { scheme: 'scheme-1', profile: NOBODY, status: 'eligible' });
  expect((await applications.list(personId)).map(({ profile }) => profile)).toEqual([NOBODY, null]);
});

test('both of two at once are one', async () => {
  await Promise.all(
    [1, 2, 3].map(() => applications.keep(personId, { scheme: 'scheme-1', status: 'applied' })),
  );
  expect(await applications.list(personId)).toHaveLength(1);
});

test("another's is not found, and stays as it is", async () => {
  const { id } = await applications.keep(other, { scheme: 'scheme-1', status: 'eligible' });
  expect(await reasonOf(applications.change(personId, id, 'rejected'))).toBe('not-found');
  expect(await applications.list(personId)).toEqual([]);
  expect(await applications.list(other)).toMatchObject([{ status: 'eligible' }]);
});

test('what has changed meanwhile is not overwritten', async () => {
  const { id } = await applications.keep(personId, { scheme: 'scheme-1', status: 'eligible' });
  await applications.change(personId, id, 'applied', 1);
  expect(await reasonOf(applications.change(personId, id, 'rejected', 1))).toBe('changed');
});

test('a scheme that does not exist, and the fifty-first, are refused', async () => {
  expect(await reasonOf(() => applications.keep(personId, { scheme: 'magic', status: 'eligible' }))).toBe(
    'no-scheme',
  );
  for (let number = 1; number <= 50; number++)
    await applications.keep(personId, { scheme: `scheme-${number}`, status: 'eligible' });
  expect(await reasonOf(applications.keep(personId, { scheme: 'scheme-51', status: 'eligible' }))).toBe(
    'too-many',
  );
});

test('which scheme it is cannot be read in the database, and goes with its person', async () => {
  await applications.keep(personId, { scheme: 'scheme-tuberculosis', status: 'eligible' });
  const { rows } = await testing.pool.query<{ row: string }>(
    'select scheme_application::text as row from scheme_application',
  );
  expect(rows.every(({ row }) => !Buffer.from(row).includes('tuberculosis'))).toBe(true);
  expect(rows.some(({ row }) => row.includes(Buffer.from('tuberculosis').toString('hex')))).toBe(false);
  await testing.pool.query('delete from person where id = $1', [personId]);
  expect(await applications.list(personId)).toEqual([]);
});
