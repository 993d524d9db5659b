import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { Unavailable } from '../errors.ts';
import { kmBetween } from '../places/distance.ts';
import { LEVELS_FOR } from './facility.ts';
import { createFacilities, type Facilities, NEAREST } from './nearest.ts';

jest.setTimeout(30_000);

const MANY = 40_000;
const QUERIES = 500;

const INSERT = `insert into facility
  (id, country, name, names, level, ownership, district, state, pin, phone, latitude, longitude, precision_km, source, source_date)
  values ($1, $2, $3, $4, $5, 'state', 'Somewhere', 'Test', null, null, $6, $7, 5, 'A test', '2026-01-02')`;

let database: TestDatabase;
let facilities: Facilities;

beforeAll(async () => {
  database = await testDatabase();
  facilities = createFacilities({ pool: database.pool, country: 'IN' });
});
afterAll(() => database.close());

const add = (id: string, latitude: number, longitude: number, { country = 'XX', level = 'phc' } = {}) =>
  database.pool.query(INSERT, [id, country, id, { en: id }, level, latitude, longitude]);

/** The same chance on every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('the hospitals of India', () => {
  test('the nearest to the centre of PIN 211001 is in Prayagraj', async () => {
    const { rows } = await database.pool.query<{ latitude: number; longitude: number }>(
      "select latitude, longitude from place where country = 'IN' and pin = '211001' and is_pin",
    );
    const found = await facilities.nearest({ ...rows[0]!, limit: 5 });
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({ district: 'Prayagraj', state: 'Uttar Pradesh', pin: '211001', km: 0 });
    expect(found[0]!.names).toMatchObject({
      en: expect.any(String),
      hi: expect.any(String),
      'hi-Latn': expect.any(String),
    });
    expect(found.map(({ km }) => km)).toEqual([...found.map(({ km }) => km)].sort((a, b) => a - b));
  });

  test('from hardly any district is the way to the nearest a long one', async () => {
    const { rows } = await database.pool.query<{ km: number }>(
      `select earth_distance(ll_to_earth(seat.latitude, seat.longitude), point) / 1000 as km
       from (select distinct on (state, district) latitude, longitude from place
             where is_pin and country = 'IN' order by state, district, pin) seat
       cross join lateral (select ll_to_earth(latitude, longitude) as point from facility where country = 'IN'
         order by ll_to_earth(latitude, longitude) <-> ll_to_earth(seat.latitude, seat.longitude) limit 1) nearest`,
    );
    expect(rows.length).toBeGreaterThan(700);
    expect(rows.filter(({ km }) => km > 100).length).toBeLessThan(rows.length / 50);
  });

  test('one by its id, and none of another country', async () => {
    const srn = await facilities.byId('in-up-srn-prayagraj');
    expect(srn).toMatchObject({ level: 'medical-college', ownership: 'state', pin: '211001' });
    expect(srn!.sourceDate).toBe('2025-11-01');
    expect(srn!.precisionKm).toBeGreaterThan(0);
    expect(await facilities.byId('no-such')).toBeNull();
    expect(
      await createFacilities({ pool: database.pool, country: 'KE' }).byId('in-up-srn-prayagraj'),
    ).toBeNull();
  });

  test('only some levels, and none beyond a distance', async () => {
    const here = { latitude: 25.45, longitude: 81.85, limit: 20 };
    const colleges = await facilities.nearest({ ...here, levels: ['medical-college', 'national-institute'] });
    expect(new Set(colleges.map(({ level }) => level))).toEqual(
      new Set(['medical-college', 'national-institute']),
    );
    expect(colleges.length).toBe(20);
    const near = await facilities.nearest({ ...here, withinKm: 60 });
    expect(near.length).toBeGreaterThan(0);
    expect(near.every((facility) => kmBetween(here, facility) <= 60)).toBe(true);
    expect(await facilities.nearest({ latitude: -40, longitude: -130, limit: 3, withinKm: 100 })).toEqual([]);
  });
});

describe('anywhere on the globe', () => {
  let world: Facilities;
  beforeAll(async () => {
    world = createFacilities({ pool: database.pool, country: 'XX' });
    await add('fiji-west', -17, 179.9);
    await add('fiji-east', -17, -179.8);
    await add('arctic', 89.5, 10, { level: 'chc' });
    await add('antarctic', -89.5, 100);
    await add('same-b', 10, 10);
    await add('same-a', 10, 10);
  });

  test.each([
    ['just west of the antimeridian', { latitude: -17, longitude: 179.99 }, 'fiji-west', 9.6, 'west'],
    ['over the antimeridian', { latitude: -17, longitude: 179.99 }, 'fiji-east', 22, 'east'],
    ['on the antimeridian, written either way', { latitude: -17, longitude: -180 }, 'fiji-west', 11, 'west'],
    ['at the north pole', { latitude: 90, longitude: 0 }, 'arctic', 56, 'south'],
    ['over the pole', { latitude: 89.5, longitude: -170 }, 'arctic', 111, 'north'],
    ['at the south pole', { latitude: -90, longitude: 0 }, 'antarctic', 56, 'north'],
  ])('%s', async (_name, point, id, km, direction) => {
    const found = await world.nearest({ ...point, limit: 6 });
    const { km: measured, ...rest } = found.find((facility) => facility.id === id)!;
    expect(rest.direction).toBe(direction);
    expect(measured).toBeCloseTo(km, km < 10 ? 0 : -1);
  });

  test('in the middle of an ocean it still answers, nearest first', async () => {
    const found = await world.nearest({ latitude: 0, longitude: -150, limit: 6 });
    expect(found.map(({ id }) => id).slice(0, 2)).toEqual(['fiji-east', 'fiji-west']);
    expect(found).toHaveLength(6);
    expect((await facilities.nearest({ latitude: 0, longitude: -150, limit: 1 })).length).toBe(1);
  });

  test('facilities at one point come in the order of their ids, also where the limit cuts', async () => {
    const found = await world.nearest({ latitude: 10, longitude: 10, limit: 1 });
    expect(found.map(({ id, km }) => [id, km])).toEqual([['same-a', 0]]);
  });

  test.each([
    ['a latitude off the globe', { latitude: 91, longitude: 0, limit: 1 }],
    ['a longitude off the globe', { latitude: 0, longitude: -181, limit: 1 }],
    ['no number', { latitude: Number.NaN, longitude: 0, limit: 1 }],
    ['a limit of none', { latitude: 0, longitude: 0, limit: 0 }],
    ['too many', { latitude: 0, longitude: 0, limit: 51 }],
    ['half a facility', { latitude: 0, longitude: 0, limit: 1.5 }],
  ])('refuses %s', async (_name, query) => {
    await expect(world.nearest(query)).rejects.toThrow(RangeError);
  });
});

describe('with forty thousand facilities', () => {
  const random = randomFrom(7);
  const inIndia = () => ({ latitude: 8 + random() * 27, longitude: 68 + random() * 29 });
  let crowd: Facilities;

  beforeAll(async () => {
    crowd = createFacilities({ pool: database.pool, country: 'YY' });
    const points = Array.from({ length: MANY }, inIndia);
    await database.pool.query(
      `insert into facility
         (id, country, name, names, level, ownership, district, state, latitude, longitude, precision_km, source, source_date)
       select 'yy-' || n, 'YY', 'Hospital ' || n, '{}', 'phc', 'state', 'Somewhere', 'Test', latitude, longitude, 5, 'A test', '2026-01-02'
       from unnest($1::float8[], $2::float8[]) with ordinality as point (latitude, longitude, n)`,
      [points.map(({ latitude }) => latitude), points.map(({ longitude }) => longitude)],
    );
    await database.pool.query('analyze facility');
  });

  test('the query walks the index', async () => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${NEAREST}`, [
      'YY',
      25.45,
      81.85,
      5,
      LEVELS_FOR.any,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan using facility_nearest on facility/);
    expect(plan).toMatch(/Order By: .*<->/);
    expect(plan).not.toMatch(/Seq Scan/);
  });

  test('so does the prepared statement once PostgreSQL plans it without its values', async () => {
    const client = await database.pool.connect();
    try {
      await client.query("set plan_cache_mode = 'force_generic_plan'");
      await client.query(`prepare nearest (text, float8, float8, int, text[]) as ${NEAREST}`);
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        "explain (costs off) execute nearest ('YY', 25.45, 81.85, 5, '{phc,chc}')",
      );
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using facility_nearest/);
    } finally {
      client.release(true);
    }
  });

  test('the nearest are those that measuring all of them finds', async () => {
    const all = (
      await database.pool.query<{ id: string; latitude: number; longitude: number }>(
        "select id, latitude, longitude from facility where country = 'YY'",
      )
    ).rows;
    for (let turn = 0; turn < 5; turn += 1) {
      const from = inIndia();
      const byHand = all.map((one) => ({ id: one.id, km: kmBetween(from, one) })).sort((a, b) => a.km - b.km);
      const found = await crowd.nearest({ ...from, limit: 5 });
      expect(found.map(({ id }) => id)).toEqual(byHand.slice(0, 5).map(({ id }) => id));
    }
  });

  test(`p99 of ${QUERIES} questions`, async () => {
    for (let turn = 0; turn < 100; turn += 1) await crowd.nearest({ ...inIndia(), limit: 5 });
    const times: number[] = [];
    for (let turn = 0; turn < QUERIES; turn += 1) {
      const from = inIndia();
      const start = performance.now();
      await crowd.nearest({ ...from, limit: 5 });
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2);
    process.stdout.write(`nearest of ${MANY}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`);
    // Aimed at: 3 ms; the rest is for a machine that does much else.
    expect(Number(at(0.5))).toBeLessThan(10);
  });
});

test('a database that does not answer is Unavailable, any other error is itself', async () => {
  const failing = (error: Error) =>
    createFacilities({
      pool: { query: () => Promise.reject(error) } as unknown as TestDatabase['pool'],
      country: 'IN',
    });
  const slow = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  await expect(failing(slow).byId('x')).rejects.toBeInstanceOf(Unavailable);
  await expect(failing(slow).nearest({ latitude: 0, longitude: 0, limit: 1 })).rejects.toBeInstanceOf(
    Unavailable,
  );
  await expect(failing(new Error('a bug')).byId('x')).rejects.toThrow('a bug');
});
