import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { nameSkipped } from '../channels/testing/skipped.ts';
import { type TestDatabase, testDatabase } from '../core/db/testing.ts';
import { digest, manyPhcs, pmgsyFile, writeList } from '../core/facilities/import/testing.ts';
import { LEVELS_FOR } from '../core/facilities/facility.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { projectRoot } from '../core/root.ts';

jest.setTimeout(240_000);

const LISTS = join(projectRoot, '..', 'shared', 'data', 'facilities');
const FILES = [
  'pmgsy_health_facilities.csv',
  'district_hospitals_2016.csv',
  'pmjay_public_hospitals.csv',
  'blood_banks_2018.csv',
].map((name) => join(LISTS, name));

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arogya-import-'));
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

type Run = { child: ChildProcess; said: () => string; ended: Promise<number | null> };

function run(args: readonly string[], url = database.url): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/import.ts', ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said: () => said, ended };
}

/** Runs until it has said `text`, then ends it with `signal` and waits until the database has noticed. */
async function interrupt(
  args: readonly string[],
  text: string,
  signal: NodeJS.Signals,
): Promise<number | null> {
  const { child, said, ended } = run(args);
  while (!said().includes(text) && child.exitCode === null) await sleep(5);
  child.kill(signal);
  const code = await ended;
  for (;;) {
    const { rows } = await database.pool.query<{ left: number }>(
      "select count(*)::int as left from pg_stat_activity where application_name = 'arogya import' and datname = current_database()",
    );
    if (rows[0]!.left === 0) return code;
    await sleep(50);
  }
}

describe('the command', () => {
  test.each([
    ['without anything', [], 2, /Usage: npm run import/],
    ['of another kind', ['doctors', 'x.csv'], 2, /"doctors" cannot be imported/],
    ['with a file that is not there', ['facilities', '/no/such.csv'], 2, /There is no file \/no\/such.csv/],
    ['with an option that it has not', ['facilities', '--fast'], 2, /Unknown option '--fast'/],
  ])('%s', async (_what, args, code, expected) => {
    const { said, ended } = run(args);
    expect(await ended).toBe(code);
    expect(said()).toMatch(expected);
  });

  test('with a list that is not known: names those that are', async () => {
    const { said, ended } = run(['facilities', await writeList(folder, 'odd.csv', 'a,b\n1,2\n')]);
    expect(await ended).toBe(1);
    expect(said()).toMatch(/This list is not known[^]*facility_id,name,class/);
    expect(said()).not.toMatch(/ at .*\.ts/);
  });

  test('with a list: says what was taken, what was refused and why, and where the report is', async () => {
    const text = pmgsyFile({}, { facility_id: '2', name: 'Veterinary hospital' });
    const { said, ended } = run(['facilities', await writeList(folder, 'good.csv', text)]);
    expect(await ended).toBe(0);
    expect(said()).toMatch(/2 lines[^]*1 {2}for animals[^]*now 1 imported facilities: 1 added/);
    expect(await readFile(join(folder, 'imports', 'good-report.csv'), 'utf8')).toMatch(
      /^3,2,Veterinary hospital/m,
    );
  });

  test('at a database that is not prepared says what to do', async () => {
    const url = new URL(database.url);
    url.pathname = '/postgres';
    const { said, ended } = run(['facilities', await writeList(folder, 'good.csv', pmgsyFile({}))], url.href);
    expect(await ended).toBe(1);
    expect(said()).toMatch(/npm start -- prepare/);
  });
});

describe('all or nothing', () => {
  let args: string[];
  let once: string;
  const before = pmgsyFile({}, { facility_id: '2', habitation: 'Rampur', lat: '25.4' });
  const after = manyPhcs(6000);

  beforeAll(async () => {
    args = ['facilities', await writeList(folder, 'list.csv', after)];
    await run(args).ended;
    once = await digest(database.pool);
  });

  test.each([
    ['killed while it looks for duplicates', 'finding duplicates', 'SIGKILL', null],
    ['killed while it saves', 'saving', 'SIGKILL', null],
    ['interrupted', 'reading', 'SIGINT', 130],
  ] as const)('%s, it leaves what was there, and the next is as if it had not been', async (...row) => {
    const [, step, signal, code] = row;
    await writeList(folder, 'list.csv', before);
    expect(await run(args).ended).toBe(0);
    const there = await digest(database.pool);
    expect(there).toMatch(/^2 /);

    await writeList(folder, 'list.csv', after);
    expect(await interrupt(args, `list.csv: ${step}`, signal)).toBe(code);
    expect(await digest(database.pool)).toBe(there);

    expect(await run(args).ended).toBe(0);
    expect(await digest(database.pool)).toBe(once);
  });
});

if (existsSync(LISTS)) {
  describe('the public lists', () => {
    let first: string;

    test('are imported in three minutes', async () => {
      await database.pool.query(`delete from facility_source; delete from facility where id like '%:%'`);
      const from = performance.now();
      const { said, ended } = run(['facilities', ...FILES]);
      expect([await ended, said()]).toEqual([0, expect.stringContaining('Blood Bank Directory 2018')]);
      const seconds = (performance.now() - from) / 1000;
      process.stdout.write(`the public lists: ${seconds.toFixed(1)} s\n${said()}`);
      expect(seconds).toBeLessThan(180);
      first = await digest(database.pool);
      expect(Number.parseInt(first, 10)).toBeGreaterThan(38_000);
    });

    test('have short names that fit every screen, and nothing of animals', async () => {
      const names = await database.pool.query(
        `select id, names->>'en' as en from facility
         where id like '%:%' and names->>'en' !~ '^[A-Za-z0-9][A-Za-z0-9 .,''()&/-]{2,27}$'`,
      );
      expect(names.rows).toEqual([]);
      const animals = await database.pool.query(
        String.raw`select name from facility_source where name ~* '\mveterinary|\mpashu|\manimal|\mcattle|पशु'`,
      );
      expect(animals.rows).toEqual([]);
    });

    test('a second time, after one that was killed, they are the same', async () => {
      await interrupt(['facilities', ...FILES], 'saving', 'SIGKILL');
      expect(await digest(database.pool)).toBe(first);
      const { said, ended } = run(['facilities', ...FILES]);
      expect(await ended).toBe(0);
      expect(said().match(/the same as before/g)).toHaveLength(4);
      expect(await digest(database.pool)).toBe(first);
    });

    test('50 rural PINs in 20 states each have a PHC or CHC near', async () => {
      const facilities = createFacilities({ pool: database.pool, country: 'IN' });
      const pins = await ruralPins();
      expect([pins.length, new Set(pins.map(({ state }) => state)).size]).toEqual([50, 20]);
      const kms: number[] = [];
      for (const { pin, spreadKm, ...point } of pins) {
        const [nearest] = await facilities.nearest({ ...point, limit: 1, levels: ['phc', 'chc'] });
        kms.push(nearest!.km);
        expect([pin, nearest!.km < 25 + Math.max(spreadKm, nearest!.precisionKm)]).toEqual([pin, true]);
        const [any] = await facilities.nearest({ ...point, limit: 1 });
        expect(any!.km).toBeLessThanOrEqual(nearest!.km);
      }
      kms.sort((a, b) => a - b);
      process.stdout.write(
        `nearest PHC or CHC of 50 rural PINs: median ${kms[25]} km, farthest ${kms.at(-1)} km\n`,
      );
      expect(kms[25]).toBeLessThan(10);
    });

    test('the nearest are found in milliseconds, whatever is needed', async () => {
      const facilities = createFacilities({ pool: database.pool, country: 'IN' });
      const { rows } = await database.pool.query<{ latitude: number; longitude: number }>(
        'select latitude, longitude from place where is_pin order by md5(pin) limit 400',
      );
      for (const point of rows) await facilities.nearest({ ...point, limit: 5 });
      for (const [need, levels] of Object.entries(LEVELS_FOR)) {
        const times: number[] = [];
        for (const point of rows) {
          const from = performance.now();
          await facilities.nearest({ ...point, limit: 5, levels });
          times.push(performance.now() - from);
        }
        times.sort((a, b) => a - b);
        process.stdout.write(
          `nearest for ${need}: p50 ${times[200]!.toFixed(2)} ms, p99 ${times[395]!.toFixed(2)} ms\n`,
        );
        // Aimed at: 3 ms; the rest is for a machine that does much else.
        expect(times[200]).toBeLessThan(10);
      }
    });
  });
} else {
  test('the public lists are not here', () => {
    nameSkipped('The import of the public lists', 'there is no folder ../shared/data/facilities');
  });
}

/** PINs with many villages and no town of a district near, the same on every run: some of each of the 20 largest states. */
async function ruralPins() {
  const { rows } = await database.pool.query<{
    pin: string;
    state: string;
    latitude: number;
    longitude: number;
    spreadKm: number;
  }>(
    `with villages as (select pin, count(*) as villages from place where country = 'IN' group by pin),
       rural as (select place.*, row_number() over (partition by state order by md5(place.pin || 'arogya')) as turn,
         count(*) over (partition by state) as pins
         from place join villages using (pin) where is_pin and villages >= 8 and pin not like '%001' and name <> district),
       states as (select state from rural group by state order by count(*) desc limit 20)
     select pin, state, latitude, longitude, spread_km as "spreadKm" from rural join states using (state)
     order by turn, pins desc, state limit 50`,
  );
  return rows;
}
