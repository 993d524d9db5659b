import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createHistory } from '../people/history.ts';
import { ASSESSMENT_SEALED, countContacts, recordAssessment, type AssessmentMade } from './history.ts';
import { loadKnowledge } from './knowledge.ts';

const vault = createVault([{ id: 't', secret: randomBytes(32) }]);
let stored: TestDatabase;
let database: Database;

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 2, onIdleError: () => undefined });
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

async function made(): Promise<AssessmentMade> {
  const { rows } = await stored.pool.query<{ id: string }>('insert into person default values returning id');
  return {
    id: randomUUID(),
    personId: rows[0]!.id,
    at: new Date('2026-11-23T10:00:00Z'),
    level: 'soon',
    told: { complaints: ['fever'], patient: { findings: { fever: 'present' } } },
    modelVersion: 'v1',
  };
}

const rowsOf = async ({ personId }: AssessmentMade) =>
  (
    await stored.pool.query<{ level: string; payload_sealed: Buffer; model_version: string }>(
      'select level, payload_sealed, model_version from assessment where person_id = $1',
      [personId],
    )
  ).rows;

test('it is kept once, sealed, however often it is told', async () => {
  const one = await made();
  await recordAssessment(database, vault, one);
  await recordAssessment(database, vault, { ...one, level: 'urgent' });
  const [row, ...more] = await rowsOf(one);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ level: 'soon', model_version: 'v1' });
  expect(row!.payload_sealed.includes('fever')).toBe(false);
  expect(JSON.parse(vault.open(ASSESSMENT_SEALED, row!.payload_sealed))).toEqual(one.told);
});

test('in the history there is how soon, and nothing else of it', async () => {
  const one = await made();
  await recordAssessment(database, vault, one);
  const { items } = await createHistory({ database }).page(one.personId, 10, null);
  expect(items).toEqual([{ id: one.id, kind: 'assessment', at: one.at, level: 'soon' }]);
});

test('it goes with its person, and is not kept of somebody who is gone', async () => {
  const one = await made();
  await recordAssessment(database, vault, one);
  await stored.pool.query('delete from person where id = $1', [one.personId]);
  expect(await rowsOf(one)).toEqual([]);
  await recordAssessment(database, vault, one);
  expect(await rowsOf(one)).toEqual([]);
});

test('contacts for the same complaint in seven days are counted, of grown people and of children apart', async () => {
  const { vocabulary } = loadKnowledge();
  const one = await made();
  const days = (count: number): Date => new Date(one.at.getTime() + count * 86_400_000);
  const keep = (id: string, at: Date, told: unknown) =>
    recordAssessment(database, vault, { ...one, id, at, told });
  const fever = { patient: { ageWord: 'adult' as const, findings: {} }, complaints: ['fever'] };
  const count = (told: typeof fever, now: Date) =>
    countContacts(database, vault, vocabulary, { personId: one.personId, told, now });
  expect(await count(fever, days(1))).toBe(1);
  await keep(randomUUID(), days(0), fever);
  await keep(randomUUID(), days(2), { ...fever, complaints: ['fever-high'] });
  await keep(randomUUID(), days(2), { ...fever, patient: { ageWord: 'child', findings: {} } });
  await keep(randomUUID(), days(2), { ...fever, complaints: ['toothache'] });
  expect(await count(fever, days(3))).toBe(3);
  expect(await count({ ...fever, patient: { ageWord: 'adult', findings: {} } }, days(8))).toBe(2);
  expect(await count({ ...fever, complaints: ['itching'] }, days(3))).toBe(1);
});
