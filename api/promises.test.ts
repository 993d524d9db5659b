/** Property-based: every route answers only what the OpenAPI document promises, whatever it is asked. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocument, versions, type OpenApiDocument } from '@arogya/contract';
import { loadCountry } from '../core/country/country.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { createPlaces } from '../core/places/places.ts';
import { createHospitals } from './hospitals.ts';
import { checkPromises } from './testing/promises.ts';
import { serveApi, type TestApi } from './testing/serve.ts';
import { guard, handlers, table } from './testing/table.ts';

/** Valid and as many invalid requests for each route; the whole proof takes 200. */
const RUNS = Number(process.env['CONTRACT_RUNS'] ?? 25);

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  const hospitals = createHospitals({
    places: createPlaces({ pool, country: 'IN' }),
    facilities: createFacilities({ pool, country: 'IN' }),
    country: loadCountry('IN'),
  });
  api = await serveApi({ versions, handlers: { v1: { hospitals } } });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

describe('every route of every version', () => {
  test.each(Object.keys(versions))('%s', async (version) => {
    const document = (await (
      await fetch(`${api.url}/api/${version}/openapi.json`)
    ).json()) as OpenApiDocument;
    const seen = await checkPromises({ document, url: api.url, runs: RUNS });
    for (const [route, counts] of Object.entries(seen)) {
      const asked = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect([route, asked]).toEqual([route, 2 * RUNS]);
    }
    expect(seen['hospitals.places']?.['200']).toBeGreaterThanOrEqual(RUNS / 2);
  });
});

describe('the check finds what is not promised', () => {
  const { things, faults } = table;
  const promises = async (change: (document: OpenApiDocument) => object, as = 'writer'): Promise<unknown> => {
    const other = await serveApi({
      versions: { v1: { things } },
      handlers: { v1: { things: handlers.things } },
      guard,
      checkAnswers: false,
    });
    const document = createDocument({ table: { things }, title: 'T', version: 'v1', server: '/api/v1' });
    try {
      return await checkPromises({
        document: change(document) as OpenApiDocument,
        url: other.url,
        runs: 60,
        headersFor: () => ({ authorization: `Bearer ${as}` }),
      });
    } finally {
      await other.close();
    }
  };
  const replaced = (from: string | RegExp, to: string) => (document: OpenApiDocument) =>
    JSON.parse(JSON.stringify(document).replaceAll(new RegExp(from, 'g'), to)) as object;

  test('and nothing where all is', async () => {
    expect(faults.make.deprecated).toBeDefined();
    const seen = (await promises((document) => document)) as Record<string, Record<string, number>>;
    expect(Object.keys(seen)).toEqual([
      'things.list',
      'things.create',
      'things.get',
      'things.remove',
      'things.watch',
      'things.fill',
    ]);
    expect(seen['things.create']?.['201']).toBeGreaterThan(0);
  });

  test.each([
    ['a status', replaced('"400":', '"418":'), /not promised: 400/],
    ['a field', replaced('"required":\\["items"', '"required":["more","items"'), /not as promised/],
    ['a type', replaced('text/event-stream', 'text/html'), /of another type/],
    [
      'what is taken though it should not be',
      (document: OpenApiDocument) =>
        JSON.parse(JSON.stringify(document), (_, value: { name?: string } | null) =>
          value?.name === 'colour' ? { ...value, schema: { const: 'red' } } : value,
        ) as object,
      /taken, though/,
    ],
  ])('%s', async (_, change, words) => {
    await expect(promises(change)).rejects.toThrow(words);
  });
});
