import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PoolClient } from 'pg';
import { type TestDatabase, testDatabase } from '../../core/db/testing.ts';
import { facilitiesFile, readFacilities } from '../../core/facilities/facility.ts';
import { projectRoot } from '../../core/root.ts';
import { seedFacilities } from './facilities.ts';

let database: TestDatabase;
let client: PoolClient;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  client = await database.pool.connect();
  folder = mkdtempSync(join(tmpdir(), 'arogya-facilities-'));
  mkdirSync(join(folder, dirname(facilitiesFile('IN'))), { recursive: true });
  cpSync(join(projectRoot, facilitiesFile('IN')), join(folder, facilitiesFile('IN')));
});
afterAll(async () => {
  client.release(true);
  await database.close();
  rmSync(folder, { recursive: true });
});

const text = (): string => readFileSync(join(projectRoot, facilitiesFile('IN')), 'utf8');
const write = (csv: string): void => writeFileSync(join(folder, facilitiesFile('IN')), csv);
const seed = () => seedFacilities({ client, projectRoot: folder });
const count = async (where = 'true') =>
  Number(
    (await client.query<{ count: string }>(`select count(*) from facility where ${where}`)).rows[0]!.count,
  );

test('all rows are there, each at the centre of its PIN, with its names', async () => {
  await seed();
  const rows = readFacilities(projectRoot, 'IN');
  expect(await count("country = 'IN'")).toBe(rows.length);
  const unplaced = await client.query(
    `select f.id from facility f left join place p on p.pin = f.pin and p.is_pin and p.country = f.country
     where f.country = 'IN' and (p.pin is null or (f.latitude, f.longitude, f.precision_km) <> (p.latitude, p.longitude, p.spread_km))`,
  );
  expect(unplaced.rows).toEqual([]);
  const { rows: found } = await client.query('select names, phone from facility where id = $1', [
    'in-up-srn-prayagraj',
  ]);
  expect(found[0]).toEqual({
    names: {
      en: 'SRN Hospital Prayagraj',
      hi: 'एसआरएन अस्पताल प्रयागराज',
      'hi-Latn': 'SRN Hospital Prayagraj',
    },
    phone: null,
  });
});

test('a second time changes nothing', async () => {
  expect((await seed()).changed).toBe(false);
});

test('a row that has left the table goes, a row from elsewhere stays, a changed row changes', async () => {
  await client.query(`insert into facility select 'other-1', country, name, names, level, ownership, district, state, pin, phone,
    latitude, longitude, precision_km, source, source_date from facility where id = 'in-up-srn-prayagraj'`);
  const lines = text().trimEnd().split('\n');
  const before = await count();
  write(`${lines.slice(0, -1).join('\n')}\n`.replace('SRN Hospital Prayagraj', 'SRN Prayagraj'));
  expect(await seed()).toEqual({ rows: lines.length - 2, changed: true });
  expect(await count()).toBe(before - 1);
  expect(await count("id = 'other-1'")).toBe(1);
  expect(await count("names->>'en' = 'SRN Prayagraj'")).toBe(1);
});

test('a malformed table changes nothing', async () => {
  write(text().replace('medical-college', 'clinic'));
  const before = await count();
  await expect(seed()).rejects.toThrow(/level/);
  expect(await count()).toBe(before);
  expect(await count("names->>'en' = 'SRN Prayagraj'")).toBe(1);
});

test('a PIN that is not known is placed at its nearest neighbour, and says how far off it may be', async () => {
  await client.query("delete from place where pin = '211001'");
  write(text());
  await client.query("update seed_file set hash = 'other' where name = 'in/facilities'");
  await seed();
  const { rows } = await client.query<{ pin: string; precision_km: number; district: string }>(
    `select f.pin, f.precision_km, p.district from facility f join place p on p.is_pin and (p.latitude, p.longitude) = (f.latitude, f.longitude)
     where f.id = 'in-up-srn-prayagraj'`,
  );
  expect(rows[0]).toMatchObject({ pin: '211001', district: 'Prayagraj' });
  expect(rows[0]!.precision_km).toBeGreaterThan(20);
});
