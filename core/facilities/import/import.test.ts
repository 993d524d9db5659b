import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type TestDatabase, testDatabase } from '../../db/testing.ts';
import { parseCsv } from '../csv.ts';
import { importFacilities, Stopped } from './import.ts';
import { reportPath } from './report.ts';
import { digest, manyPhcs, pmgsyFile, pmjayFile, writeList } from './testing.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  // Every import reads all places: those of one state do here, ten times as fast.
  await database.pool.query("delete from place where state <> 'Uttar Pradesh'");
  folder = await mkdtemp(join(tmpdir(), 'arogya-import-'));
});
afterEach(() => database.pool.query(`delete from facility_source; delete from facility where id like '%:%'`));
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function take(
  name: string,
  text: string,
  options: Partial<Parameters<typeof importFacilities>[0]> = {},
) {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const file = await writeList(folder, name, text);
    return await importFacilities({
      client,
      file,
      country: 'IN',
      reportFile: reportPath(folder, file),
      ...options,
    });
  } finally {
    await client.end();
  }
}
const facilities = async () =>
  (
    await database.pool.query<{ id: string; en: string; level: string }>(
      "select id, names->>'en' as en, level from facility where id like '%:%' order by id",
    )
  ).rows;
const report = async (name: string) => parseCsv(await readFile(join(folder, `${name}-report.csv`), 'utf8'));

const LIST = pmgsyFile(
  {},
  { facility_id: '2', habitation: 'Rampur', lat: '25.35012', class: 'CHC', name: 'CHC' },
);

test('what a list has becomes facilities with their provenance', async () => {
  const summary = await take('a.csv', LIST);
  expect(summary).toMatchObject({ lines: 2, taken: 2, merged: 0, ours: 0, unchanged: false });
  expect(summary.facilities).toEqual({ total: 2, added: 2, changed: 0, removed: 0, relinked: 2 });
  expect(await facilities()).toEqual([
    { id: 'pmgsy:1', en: 'PHC Testpur', level: 'phc' },
    { id: 'pmgsy:2', en: 'CHC Rampur', level: 'chc' },
  ]);
  const { rows } = await database.pool.query(
    'select source, source_key, facility_id, list_name from facility_source order by source_key',
  );
  expect(rows).toEqual([
    { source: 'pmgsy', source_key: '1', facility_id: 'pmgsy:1', list_name: 'PMGSY GeoSadak 2022' },
    { source: 'pmgsy', source_key: '2', facility_id: 'pmgsy:2', list_name: 'PMGSY GeoSadak 2022' },
  ]);
});

test('the same file again changes nothing, and says so', async () => {
  await take('a.csv', LIST);
  const before = await digest(database.pool);
  expect(await take('a.csv', LIST)).toMatchObject({
    unchanged: true,
    facilities: { total: 2, added: 0, changed: 0, removed: 0 },
  });
  expect(await digest(database.pool)).toBe(before);
});

test('what left the file is gone, what changed is changed, and only that', async () => {
  await take('a.csv', LIST);
  const summary = await take(
    'a.csv',
    pmgsyFile({ name: 'PHC Newpur' }, { facility_id: '3', habitation: 'Lalganj', lat: '25.4' }),
  );
  expect(summary.facilities).toMatchObject({ added: 1, changed: 1, removed: 1 });
  expect((await facilities()).map(({ id, en }) => [id, en])).toEqual([
    ['pmgsy:1', 'PHC Newpur'],
    ['pmgsy:3', 'PHC Lalganj'],
  ]);
});

test('lists in any order make the same facilities; a list that goes leaves those of the others', async () => {
  const other = pmjayFile(
    ['H1', 'PHC TESTPUR', 'UTTAR PRADESH', 'ALLAHABAD'],
    ['H2', 'CHC Karchhana', 'UTTAR PRADESH', 'ALLAHABAD'],
  );
  await take('a.csv', LIST);
  await take('b.csv', other);
  const there = await digest(database.pool);
  await take('a.csv', pmgsyFile());
  await take('b.csv', pmjayFile());
  expect(await facilities()).toEqual([]);
  await take('b.csv', other);
  expect((await facilities()).map(({ id }) => id)).toEqual(['pmjay:H2']);
  await take('a.csv', LIST);
  expect(await digest(database.pool)).toBe(there);
  expect(await take('a.csv', pmgsyFile())).toMatchObject({ facilities: { total: 1, removed: 2 } });
});

test('a hospital of our own table is never touched: it gains provenance', async () => {
  const ours = () => database.pool.query("select * from facility where id = 'in-up-dh-etah'");
  const before = (await ours()).rows;
  expect(before).toHaveLength(1);
  const summary = await take('b.csv', pmjayFile(['H1', 'DISTRICT HOSPITAL', 'UTTAR PRADESH', 'ETAH']));
  expect(summary).toMatchObject({ taken: 1, ours: 1, facilities: { total: 0 } });
  expect((await ours()).rows).toEqual(before);
  const { rows } = await database.pool.query('select facility_id from facility_source');
  expect(rows).toEqual([{ facility_id: 'in-up-dh-etah' }]);
});

test('two tables of your own add to each other', async () => {
  const table = (name: string) =>
    `name,level,district,state,latitude,longitude,source,source_date\n${name},phc,Prayagraj,Uttar Pradesh,25.30012,81.90012,My survey,2026-01-02\n`;
  await take('Block one.csv', table('PHC Testpur'));
  await take('Block two.csv', table('PHC Rampur'));
  expect((await facilities()).map(({ id }) => id.split(':')[0])).toEqual([
    'list-block-one',
    'list-block-two',
  ]);
});

test('the report has every line that was refused, with its number and why', async () => {
  const summary = await take(
    'bad.csv',
    `${pmgsyFile(
      {},
      {},
      { facility_id: '2', name: 'Veterinary hospital' },
      { facility_id: '3', lat: '51.5', lon: '0.1' },
      { facility_id: '4', lat: '28.6', lon: '77.2' },
      { facility_id: '5', district: 'Atlantis' },
      { facility_id: '6', class: 'OTHER_HUMAN', name: '=HYPERLINK("x")' },
    )}7,too short\n`,
  );
  expect(Object.fromEntries(summary.refused)).toEqual({
    repeated: 1,
    veterinary: 1,
    'outside-country': 1,
    'far-from-district': 1,
    'no-district': 1,
    'no-level': 1,
    columns: 1,
  });
  expect((await report('bad')).map(({ line, key, reason }) => [line, key, reason])).toEqual([
    ['3', '1', 'repeated'],
    ['4', '2', 'veterinary'],
    ['5', '3', 'outside-country'],
    ['6', '4', 'far-from-district'],
    ['7', '5', 'no-district'],
    ['8', '6', 'no-level'],
    ['9', '', 'columns'],
  ]);
  expect((await report('bad'))[5]!['name']).toBe(`'=HYPERLINK("x")`);
});

test('what cannot be placed is told, and shown once another list places it', async () => {
  const list = pmjayFile(['H1', 'PHC Zzyxtestpur', 'UTTAR PRADESH', 'ALLAHABAD']);
  expect(Object.fromEntries((await take('b.csv', list)).refused)).toEqual({ unplaced: 1 });
  expect(await report('b')).toMatchObject([{ line: '2', key: 'H1', reason: 'unplaced' }]);
  await take('a.csv', pmgsyFile({ habitation: 'Zzyxtestpur' }));
  const { rows } = await database.pool.query(
    "select facility_id from facility_source where source = 'pmjay'",
  );
  expect(rows).toEqual([{ facility_id: 'pmgsy:1' }]);
});

describe('all or nothing', () => {
  const broken = `${manyPhcs(5000)}"never closed\n`;

  test.each([
    ['a file that breaks off', broken, /stray quote/],
    ['a file that is not a list', 'a,b\n1,2\n', /not known/],
  ])('%s leaves what was there', async (_what, text, error) => {
    await take('a.csv', LIST);
    const before = await digest(database.pool);
    await expect(take('bad.csv', text)).rejects.toThrow(error);
    expect(await digest(database.pool)).toBe(before);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('so does one that is stopped', async () => {
    await take('a.csv', LIST);
    const before = await digest(database.pool);
    const stop = new AbortController();
    const stopping = take('many.csv', manyPhcs(5000), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(stopping).rejects.toBeInstanceOf(Stopped);
    expect(await digest(database.pool)).toBe(before);
  });

  test('two at once wait for each other', async () => {
    const waited: string[] = [];
    const onProgress = ({ step }: { step: string }): void => {
      if (step === 'waiting') waited.push(step);
    };
    await Promise.all([
      take('a.csv', manyPhcs(3000), { onProgress }),
      take('b.csv', pmjayFile(['H1', 'PHC Prayagraj', 'UTTAR PRADESH', 'ALLAHABAD']), { onProgress }),
    ]);
    expect(waited).toEqual(['waiting']);
    const { rows } = await database.pool.query('select count(*)::int as count from facility_source');
    expect(rows).toEqual([{ count: 3001 }]);
  });
});
