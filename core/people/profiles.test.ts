import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createAudit } from '../audit/audit.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createProfiles, type ProfileData, type Profiles } from './profiles.ts';
import { PersonRefused } from './refusal.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const clock = { time: Date.parse('2026-11-23T10:00:00Z'), now: () => new Date(clock.time++) };
const NOBODY = '00000000-0000-7000-8000-000000000000';

const MURUGAN: ProfileData = {
  relation: 'self',
  name: 'முருகன் கார்த்திகேயன்',
  born: '1990-05-17',
  sex: 'male',
  bloodGroup: 'O+',
  conditions: ['சர்க்கரை நோய்'],
  medicines: [{ name: 'Metformin 500 mg', taken: 'காலை, இரவு' }],
  allergies: ['பென்சிலின்'],
  language: 'hi',
  channels: ['voice', 'sms'],
};
const CHILD: ProfileData = { ...MURUGAN, relation: 'child', name: 'மீனா', born: '2020', sex: null };

let testing: TestDatabase;
let database: Database;
let profiles: Profiles;
let personId: string;
let other: string;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 10, onIdleError: () => undefined });
  profiles = createProfiles({ database, vault, clock, audit: createAudit({ database, vault }) });
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

const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof PersonRefused ? error.reason : String(error)),
  );

test('is read back as it was written, with the age of today, and lies sealed', async () => {
  const added = await profiles.add(personId, MURUGAN);
  expect(added).toMatchObject({ ...MURUGAN, revision: 1, age: 36 });
  expect(await profiles.get(personId, added.id)).toEqual(added);
  const { rows } = await testing.pool.query<{ data_sealed: Buffer }>('select data_sealed from profile');
  expect(rows.some(({ data_sealed }) => data_sealed.includes('Metformin'))).toBe(false);
  expect(vault.open('profile.data', rows.at(-1)!.data_sealed)).not.toMatch(/"age"/);
});

test('the person themselves come first, however late', async () => {
  await profiles.add(personId, CHILD);
  await profiles.add(personId, { ...CHILD, name: 'Ravi' });
  await profiles.add(personId, MURUGAN);
  expect((await profiles.list(personId)).map(({ name }) => name)).toEqual([MURUGAN.name, CHILD.name, 'Ravi']);
  expect(await profiles.list(other)).toEqual([]);
});

test('only who holds the newest revision writes', async () => {
  const { id } = await profiles.add(personId, MURUGAN);
  const writes = await Promise.all(
    ['A-', 'B-', 'AB-'].map((bloodGroup) =>
      reasonOf(profiles.replace(personId, id, 1, { ...MURUGAN, bloodGroup } as ProfileData)),
    ),
  );
  expect(writes.sort()).toEqual(['changed', 'changed', 'done']);
  expect(await profiles.get(personId, id)).toMatchObject({ revision: 2 });
  expect(await profiles.replace(personId, id, 2, CHILD)).toMatchObject({ ...CHILD, revision: 3, age: 6 });
});

test('one self, also when two come at once', async () => {
  const added = await Promise.all([1, 2].map(() => reasonOf(profiles.add(personId, MURUGAN))));
  expect(added.sort()).toEqual(['done', 'second-self']);
  const child = await profiles.add(personId, CHILD);
  expect(await reasonOf(profiles.replace(personId, child.id, 1, { ...CHILD, relation: 'self' }))).toBe(
    'second-self',
  );
  expect(await profiles.get(personId, child.id)).toEqual(child);
});

test('twenty, and no more, also when thirty come at once', async () => {
  const added = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      reasonOf(profiles.add(personId, { ...CHILD, name: `child ${String(n)}` })),
    ),
  );
  expect(added.filter((outcome) => outcome === 'done').length).toBeLessThanOrEqual(20);
  expect(await profiles.list(personId)).toHaveLength(added.filter((outcome) => outcome === 'done').length);
  while ((await reasonOf(profiles.add(personId, CHILD))) === 'done');
  expect(await profiles.list(personId)).toHaveLength(20);
  expect(await reasonOf(profiles.add(other, CHILD))).toBe('done');
});

describe("another's, a made-up and a removed one", () => {
  test.each([
    ['get', (id: string) => profiles.get(personId, id)],
    ['replace', (id: string) => profiles.replace(personId, id, 1, CHILD)],
    ['remove', (id: string) => profiles.remove(personId, id)],
  ])('%s', async (_, deed) => {
    const theirs = await profiles.add(other, CHILD);
    const mine = await profiles.add(personId, CHILD);
    await profiles.remove(personId, mine.id);
    for (const id of [theirs.id, NOBODY, mine.id]) expect(await reasonOf(deed(id))).toBe('not-found');
    expect(await profiles.list(other)).toEqual([theirs]);
  });
});

test.each([
  [{ born: '2027' }, 'born'],
  [{ born: '1850-01-01' }, 'born'],
  [{ language: 'xx' }, 'language'],
])('%j is refused and changes nothing', async (fields, reason) => {
  const mine = await profiles.add(personId, CHILD);
  expect(await reasonOf(profiles.add(personId, { ...CHILD, ...fields }))).toBe(reason);
  expect(await reasonOf(profiles.replace(personId, mine.id, 1, { ...CHILD, ...fields }))).toBe(reason);
  expect(await profiles.list(personId)).toEqual([mine]);
});

test('nobody who is gone gets one', async () => {
  expect(await reasonOf(profiles.add(NOBODY, CHILD))).toBe('gone');
});

test('each change is audited, without a word of what it says', async () => {
  const { id } = await profiles.add(personId, MURUGAN);
  await profiles.replace(personId, id, 1, CHILD);
  await reasonOf(profiles.replace(personId, id, 1, CHILD));
  await profiles.remove(personId, id);
  const { rows } = await testing.pool.query<{ action: string; details: unknown }>(
    `select action, details from audit where details->>'profile' = $1 order by id`,
    [id],
  );
  expect(rows).toEqual(
    ['profile.added', 'profile.changed', 'profile.removed'].map((action) => ({
      action,
      details: { profile: id },
    })),
  );
});
