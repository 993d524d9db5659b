import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Pool } from 'pg';
import { seedPlaces } from '../../prisma/seed/places.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { Unavailable } from '../errors.ts';
import { projectRoot } from '../root.ts';
import { createPlaces, type FoundPlaces, type Places } from './places.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let places: Places;
beforeAll(async () => {
  database = await testDatabase();
  const client = await database.pool.connect();
  await seedPlaces({ client, projectRoot });
  client.release();
  places = createPlaces({ pool: database.pool, country: 'IN' });
});
afterAll(() => database.close());

const said = ({ match, places: found }: FoundPlaces): string[] => [
  match,
  ...found.map(({ name, district, state }) => `${name}, ${district}, ${state}`),
];
const first = async (text: string): Promise<string> =>
  said(await places.findByName(text))
    .slice(0, 2)
    .join(': ');

describe('by PIN', () => {
  test('a PIN that is known, in any digits', async () => {
    const prayagraj = { pin: '211001', name: 'Prayagraj', district: 'Prayagraj', state: 'Uttar Pradesh' };
    for (const pin of ['211001', '211 001', ' 211-001 ', '२११००१']) {
      expect(await places.findByPin(pin)).toMatchObject(prayagraj);
    }
    const place = (await places.findByPin('211001'))!;
    expect(Math.abs(place.latitude - 25.45)).toBeLessThan(0.2);
    expect(Math.abs(place.longitude - 81.85)).toBeLessThan(0.2);
    expect(place.spreadKm).toBeGreaterThanOrEqual(1);
    expect(place).not.toHaveProperty('approximate');
  });

  test('one that is not known is near the one that shares most digits, and says so', async () => {
    expect(await places.findByPin('211998')).toMatchObject({ state: 'Uttar Pradesh', approximate: true });
    expect((await places.findByPin('211998'))!.spreadKm).toBeGreaterThanOrEqual(100);
    expect(await places.findByPin('999999')).toBeNull();
  });

  test.each(['', '1', '21100', '2110011', '011001', 'abcdef', '２１１００１ or 1=1', '9'.repeat(10_000)])(
    '%.20p is no PIN',
    async (pin) => {
      expect(await places.findByPin(pin)).toBeNull();
    },
  );
});

describe('by name', () => {
  test.each([
    ['Prayagraj', 'exact: Prayagraj, Prayagraj, Uttar Pradesh'],
    ['prayag raj', 'exact: Prayagraj, Prayagraj, Uttar Pradesh'],
    ['Allahabad', 'exact: Prayagraj, Prayagraj, Uttar Pradesh'],
    ['Banglore', 'exact: Bengaluru, Bengaluru Urban, Karnataka'],
    ['Trivandrum', 'exact: Thiruvananthapuram, Thiruvananthapuram, Kerala'],
    ['Lakhimpur Kheri', 'exact: Lakhimpur, Kheri, Uttar Pradesh'],
    ['New Delhi', 'exact: New Delhi, New Delhi, Delhi'],
    ['दिल्ली', 'exact: New Delhi, New Delhi, Delhi'],
    ['Kasganj', 'exact: Kasganj, Kasganj, Uttar Pradesh'],
    ['211001', 'exact: Prayagraj, Prayagraj, Uttar Pradesh'],
    ['my pin is २११००१', 'exact: Prayagraj, Prayagraj, Uttar Pradesh'],
  ])('%s', async (text, found) => {
    expect(await first(text)).toBe(found);
  });

  test.each([
    ['प्रयागराज', 'Prayagraj'],
    ['प्रयगराज', 'Prayagraj'],
    ['गोरखपूर', 'Gorakhpur'],
    ['मुजफ्फरपूर', 'Muzaffarpur'],
    ['लखनउ', 'Lucknow'],
    ['कानपुऱ', 'Kanpur'],
    ['வேலுர்', 'Vellore'],
    ['மதுரை', 'Madurai'],
    ['மதுரெ', 'Madurai'],
    ['மதுறை', 'Madurai'],
    ['திருநெல்வேல்', 'Tirunelveli'],
    ['தஞ்சவூர்', 'Thanjavur'],
    ['கோயம்புத்தூ', 'Coimbatore'],
  ])('a Hindi or Tamil name with a spelling error: %s', async (text, name) => {
    const { places: found } = await places.findByName(text);
    expect(found.map((place) => place.name)).toContain(name);
  });

  test.each([
    ['Prayagrraz', 'Prayagraj'],
    ['Moradabat', 'Moradabad'],
    ['Gorkahpur', 'Gorakhpur'],
    ['Jhasni', 'Jhansi'],
    ['Thiruvanantapram', 'Thiruvananthapuram'],
    ['kanpr', 'Kanpur'],
  ])('a misspelt town is among the choices: %s', async (text, name) => {
    const { places: found } = await places.findByName(text);
    expect(found.map((place) => place.name)).toContain(name);
  });

  test('namesakes of several districts are a choice, the district of that name first', async () => {
    const { match, places: found } = await places.findByName('rampur');
    expect(match).toBe('exact');
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({ name: 'Rampur', district: 'Rampur', state: 'Uttar Pradesh' });
    expect(new Set(found.map(({ state, district }) => `${state}|${district}`)).size).toBe(5);
    expect(
      said(await places.findByName('Aurangabad'))
        .slice(1, 3)
        .sort(),
    ).toEqual([
      'Aurangabad, Aurangabad, Bihar',
      'Chhatrapati Sambhajinagar, Chhatrapati Sambhajinagar, Maharashtra',
    ]);
  });

  test.each([
    ['Rampur UP', 'Uttar Pradesh'],
    ['रामपुर, बिहार', 'Bihar'],
    ['rampur bihar', 'Bihar'],
    ['village Rampur, post Rampur, state Bihar', 'Bihar'],
    ['Rampur (Bihar)', 'Bihar'],
  ])('a state keeps the others out: %s', async (text, state) => {
    const { match, places: found } = await places.findByName(text);
    expect(match).toBe('exact');
    expect(found.every((place) => place.state === state && /^ram+a?pur$/i.test(place.name))).toBe(true);
  });

  test('a district too, and where it has no such place, the nearest of that name with the district', async () => {
    expect(await first('Aurangabad Bihar')).toBe('exact: Aurangabad, Aurangabad, Bihar');
    expect(await first('Chail, Kaushambi')).toBe('exact: Chail, Kaushambi, Uttar Pradesh');
    const { match, places: found } = await places.findByName('rampur dist moradabad');
    expect(match).toBe('near');
    expect(found[0]).toMatchObject({ name: 'Rampur', district: 'Rampur' });
    expect(found.map(({ name }) => name)).toContain('Moradabad');
    expect(await first('xyzqwpur, Moradabad')).toBe('near: Moradabad, Moradabad, Uttar Pradesh');
  });

  test.each([
    ['nothing', ''],
    ['spaces', '  \n '],
    ['emoji', '😀😀👨‍👩‍👧'],
    ['a pattern', '%_%\\'],
    ['SQL', "'; drop table place; --"],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['ten thousand words', 'rampur '.repeat(10_000).replaceAll('rampur', 'zzqqk')],
    ['NUL', '\u0000\u0000'],
    ['half a surrogate', '\ud83d'],
    ['a letter', 'q'],
  ])('%s finds none, and harms nothing', async (_what, text) => {
    expect(await places.findByName(text)).toEqual({ match: 'none', places: [] });
    const { rows } = await database.pool.query('select count(*)::int as n from place');
    expect(rows[0].n).toBeGreaterThan(150_000);
  });

  test('the threshold that the index search rests on is the server’s', async () => {
    const { rows } = await database.pool.query(
      "select current_setting('pg_trgm.similarity_threshold') as at from (select 'a' % 'b') as loaded",
    );
    expect(Number(rows[0].at)).toBe(0.3);
  });

  test('both searches use the trigram index', async () => {
    for (const condition of [
      "search_key % 'tirunlvili'",
      "search_key like any(array['_duri', 'm_uri'])",
      "search_key = any(array['mduri'])",
    ]) {
      const { rows } = await database.pool.query(`explain select id from place where ${condition}`);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('place_search_key_trigram');
    }
  });
});

test('a database that is away is Unavailable, a mistake of ours is not', async () => {
  const failing = (code: string) => {
    const query = () => Promise.reject(Object.assign(new Error('no'), { code }));
    return createPlaces({ pool: { query } as unknown as Pool, country: 'IN' });
  };
  await expect(failing('57P01').findByName('Rampur')).rejects.toThrow(Unavailable);
  await expect(failing('ECONNREFUSED').findByPin('211001')).rejects.toThrow(Unavailable);
  await expect(failing('42P01').findByName('Rampur')).rejects.not.toThrow(Unavailable);
  await expect(failing('57P01').findByName('')).resolves.toEqual({ match: 'none', places: [] });
});
