import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import { testDatabase, type TestDatabase } from '../../core/db/testing.ts';
import { projectRoot } from '../../core/root.ts';
import { seedPlaces } from './places.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let client: PoolClient;
const folders: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
  client = await database.pool.connect();
  await seedPlaces({ client, projectRoot });
});
afterAll(async () => {
  client.release();
  await database.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project whose places file is ours, changed. */
function projectWith(change: (lines: string[]) => string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'arogya-places-'));
  folders.push(root);
  cpSync(join(projectRoot, 'core', 'country', 'in'), join(root, 'core', 'country', 'in'), {
    recursive: true,
  });
  const path = join(root, 'core', 'country', 'in', 'places.csv.gz');
  const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
  writeFileSync(path, gzipSync(change(lines).join('\n')));
  return root;
}

async function count(where = 'true'): Promise<number> {
  const { rows } = await database.pool.query(`select count(*)::int as n from place where ${where}`);
  return rows[0].n;
}

test('there is a row per PIN, its other places, and the districts', async () => {
  expect(await count('is_pin')).toBeGreaterThan(19_000);
  expect(await count('not is_pin')).toBeGreaterThan(130_000);
  const { rows } = await database.pool.query(
    'select pin from place where is_pin group by pin having count(*) > 1',
  );
  expect(rows).toEqual([]);
  const { rows: old } = await database.pool.query(
    "select name, district from place where search_key = 'ilhbd' and not is_pin",
  );
  expect(old).toContainEqual({ name: 'Prayagraj', district: 'Prayagraj' });
});

test('the same data is loaded once', async () => {
  const before = await database.pool.query("select loaded_at from seed_file where name = 'in/places'");
  expect(await seedPlaces({ client, projectRoot })).toEqual({ rows: await count(), changed: false });
  const after = await database.pool.query("select loaded_at from seed_file where name = 'in/places'");
  expect(after.rows).toEqual(before.rows);
});

/** A few hundred PINs, with the one that is looked at. */
const few = (lines: string[]) =>
  lines.filter((line, at) => at === 0 || at % 60 === 0 || line.startsWith('211001'));

test('changed data replaces it, and places keep their ids', async () => {
  const ids = async () =>
    (
      await database.pool.query("select id from place where pin = '211001' and is_pin = $1 order by id", [
        true,
      ])
    ).rows;
  const before = await ids();
  expect(await seedPlaces({ client, projectRoot: projectWith(few) })).toMatchObject({ changed: true });
  expect(await count('is_pin')).toBeLessThan(400);
  expect(await ids()).toEqual(before);
});

test('data that breaks off half-way changes nothing', async () => {
  const before = await count();
  const broken = projectWith((lines) => [...few(lines), '999999,1,2']);
  await expect(seedPlaces({ client, projectRoot: broken })).rejects.toThrow(/places\.csv\.gz:\d+/);
  const moved = projectWith((lines) => [...few(lines), '999999,20,80,1,Atlantis,Bihar,Poseidonia']);
  await expect(seedPlaces({ client, projectRoot: moved })).rejects.toThrow('Atlantis');
  expect(await count()).toBe(before);
  // The transaction is over: the connection is good for the next.
  await expect(client.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
});
