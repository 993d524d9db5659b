import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, HOSPITAL_LEVELS, type ProblemError, v1, type Client } from '@arogya/contract';
import { loadCountry } from '../core/country/country.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { LEVELS } from '../core/facilities/facility.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { createPlaces } from '../core/places/places.ts';
import { createHospitals } from './hospitals.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

let database: TestDatabase;
let api: TestApi;
let client: Client<typeof v1>;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  const hospitals = createHospitals({
    places: createPlaces({ pool, country: 'IN' }),
    facilities: createFacilities({ pool, country: 'IN' }),
    country: loadCountry('IN'),
  });
  api = await serveApi({ versions: { v1: { hospitals: v1.hospitals } }, handlers: { v1: { hospitals } } });
  client = createClient({ baseUrl: api.url });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const PRAYAGRAJ = { latitude: 25.4358, longitude: 81.8463 };
const refusal = (call: Promise<unknown>): Promise<ProblemError> =>
  call.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: unknown) => error as ProblemError,
  );

describe('the nearest hospitals', () => {
  test.each([
    ['coordinates, whose state nobody knows', PRAYAGRAJ, null, null, ['112']],
    ['a PIN', { pin: '211001' }, 'exact', 'Prayagraj', ['112', '108']],
    ['a place', { place: 'Prayagraj' }, 'exact', 'Prayagraj', ['112', '108']],
    ['a place in its own script', { place: 'प्रयागराज' }, 'exact', 'Prayagraj', ['112', '108']],
  ])('by %s', async (_, query, match, district, numbers) => {
    const found = await client.hospitals.search({ query: { ...query, limit: 5 } });
    expect(found.items).toHaveLength(5);
    expect(found.items[0]).toMatchObject({ district: 'Prayagraj', state: 'Uttar Pradesh' });
    expect(found.items.map(({ km }) => km)).toEqual(found.items.map(({ km }) => km).sort((a, b) => a - b));
    expect([found.match, found.place?.district ?? null]).toEqual([match, district]);
    expect(found.emergencyNumbers.map(({ number }) => number)).toEqual(numbers);
  });

  test('page by page, each once and all that one page would have', async () => {
    const pages: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { ...PRAYAGRAJ, limit: 20, ...(cursor ? { cursor } : {}) };
      const page = await client.hospitals.search({ query });
      pages.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const whole = await client.hospitals.search({ query: { ...PRAYAGRAJ, limit: 50 } });
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 10]);
    expect(pages.flat()).toEqual(whole.items.map(({ id }) => id));
    expect(whole.nextCursor).toBeNull();
  });

  test('only some levels, and none beyond a distance', async () => {
    const colleges = await client.hospitals.search({ query: { ...PRAYAGRAJ, levels: ['medical-college'] } });
    expect(new Set(colleges.items.map(({ level }) => level))).toEqual(new Set(['medical-college']));
    const near = await client.hospitals.search({ query: { ...PRAYAGRAJ, withinKm: 5 } });
    expect(Math.max(...near.items.map(({ km }) => km))).toBeLessThanOrEqual(5);
  });

  test.each([
    ['a PIN of nowhere', { pin: '000000' }],
    ['a place of no name', { place: '??' }],
  ])('from %s there are none, and the numbers to ring', async (_, query) => {
    const found = await client.hospitals.search({ query });
    expect(found).toMatchObject({ items: [], nextCursor: null, place: null, match: 'none' });
    expect(found.emergencyNumbers).not.toHaveLength(0);
  });

  test.each([
    ['nowhere', {}, ''],
    ['half a point', { latitude: 25 }, ''],
    ['two places at once', { pin: '211001', place: 'Prayagraj' }, ''],
    ['a point off the globe', { latitude: 91, longitude: 0 }, 'latitude'],
    ['a level that there is not', { ...PRAYAGRAJ, levels: ['spa' as 'phc'] }, 'levels.0'],
    ['a cursor of nothing', { ...PRAYAGRAJ, cursor: 'abc' }, 'cursor'],
  ])('400 for %s', async (_, query, path) => {
    const { problem } = await refusal(client.hospitals.search({ query }));
    expect([problem.status, problem.errors?.[0]?.path]).toEqual([400, path]);
  });

  test('a cursor is good for its own query alone', async () => {
    const { nextCursor } = await client.hospitals.search({ query: { ...PRAYAGRAJ, limit: 5 } });
    const query = { pin: '110001', cursor: nextCursor! };
    expect((await refusal(client.hospitals.search({ query }))).problem.errors?.[0]?.code).toBe(
      'invalid_cursor',
    );
  });
});

describe('one hospital', () => {
  test('by its id', async () => {
    const { hospital } = await client.hospitals.get({ params: { id: 'in-up-srn-prayagraj' } });
    expect(hospital).toMatchObject({ level: 'medical-college', ownership: 'state', pin: '211001' });
  });

  test.each([
    ['nobody has', 'no-such', 404],
    ['of an imported list', 'pmjay:HOSP 1/2', 404],
    ['with U+0000', 'a\0b', 400],
  ])('an id that %s', async (_, id, status) => {
    expect((await refusal(client.hospitals.get({ params: { id } }))).problem.status).toBe(status);
  });

  test('may be kept by everybody, a search by who asked alone', async () => {
    const kept = async (path: string) => (await fetch(api.url + path)).headers.get('cache-control');
    expect(await kept('/api/v1/hospitals/in-up-srn-prayagraj')).toBe('public, max-age=300');
    expect(await kept('/api/v1/hospitals?pin=211001')).toBe('private, max-age=300');
  });
});

test('places that may be meant', async () => {
  const { items, match } = await client.hospitals.places({ query: { text: 'Alahabad' } });
  expect(match).toMatch(/near|exact/);
  expect(items.length).toBeGreaterThan(0);
  expect(items.length).toBeLessThanOrEqual(5);
});

test('the levels of the contract are those of the country data', () => {
  expect(HOSPITAL_LEVELS).toEqual(LEVELS);
});

test('the log tells neither places nor ids', () => {
  expect(api.log.join('')).not.toMatch(/prayagraj|211001|25\.43|HOSP 1|\?/i);
});

test('without the database: not now, and nothing of why', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1'), { code: 'ECONNREFUSED' });
  const pool = { query: () => Promise.reject(refused) } as unknown as TestDatabase['pool'];
  const hospitals = createHospitals({
    places: createPlaces({ pool, country: 'IN' }),
    facilities: createFacilities({ pool, country: 'IN' }),
    country: loadCountry('IN'),
  });
  const dark = await serveApi({
    versions: { v1: { hospitals: v1.hospitals } },
    handlers: { v1: { hospitals } },
  });
  const response = await fetch(`${dark.url}/api/v1/hospitals?pin=211001`);
  await dark.close();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.text()).not.toMatch(/127\.0\.0\.1|ECONN|database/);
});
