import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedSchemes } from '../../prisma/seed/schemes.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { Unavailable } from '../errors.ts';
import { projectRoot } from '../root.ts';
import { createSchemes, loadSchemes, type Schemes } from './index.ts';

const clock = { now: () => new Date('2026-11-23T06:00:00Z') };
const book = loadSchemes('IN');
let database: TestDatabase;
let schemes: Schemes;

beforeAll(async () => {
  database = await testDatabase();
  schemes = createSchemes({ book, pool: database.pool, country: 'IN', clock });
});
afterAll(() => database.close());

test.each([
  ['the name', 'Janani Suraksha Yojana', 'janani-suraksha-yojana'],
  ['a short form', 'jsy', 'janani-suraksha-yojana'],
  ['a keyword with a hyphen', 'PM-JAY', 'pm-jay'],
  ['a name of another time', 'RSBY', 'pm-jay'],
  ['Hindi', 'जननी सुरक्षा योजना', 'janani-suraksha-yojana'],
  ['Hindi with a slip', 'जनानी सुरक्शा', 'janani-suraksha-yojana'],
  ['Hindi in Latin letters, misspelt', 'jnani surksha', 'janani-suraksha-yojana'],
  ['letters doubled and left out', 'aayushmaan bharth', 'pm-jay'],
  ['words joined', 'ayushmanbharat', 'pm-jay'],
  ['Devanagari for a name in Latin letters', 'आयुष्मान कार्ड', 'pm-jay'],
  ['Tamil', 'முதலமைச்சர் காப்பீட்டு திட்டம்', 'tamil-nadu-cmchis'],
  ['Tamil with a slip', 'மருத்துவ காபீடு', 'tamil-nadu-cmchis'],
  ['a state and what is wanted', 'tamil nadu insurance', 'tamil-nadu-cmchis'],
  ['the illness', 'tb money', 'nikshay-poshan'],
  ['a state scheme, misspelt', 'swasth sathi', 'west-bengal-swasthya-sathi'],
  ['another way to write it', 'arogyashri telangana', 'telangana-aarogyasri'],
])('is found by %s: %s', async (_, text, first) => {
  expect((await schemes.search({ text }))[0]).toBe(first);
});

test.each(book.schemes.map(({ id, keywords }) => [keywords[0]!, id] as const))(
  'the keyword %s is that of %s, and finds it',
  async (keyword, id) => {
    expect(schemes.byKeyword(` ${keyword.toLowerCase()}. `)).toBe(id);
    expect((await schemes.search({ text: keyword })).slice(0, 3)).toContain(id);
  },
);

test.each(['xyzzy qwert', '!!!', "'; drop table scheme; --", '\\', "o'brien''"])(
  '%s finds nothing and harms nothing',
  async (text) => {
    expect(await schemes.search({ text })).toEqual([]);
    expect(await schemes.search({})).toHaveLength(book.schemes.length);
  },
);

test('a state has its own schemes and those of the country, its own first', async () => {
  const found = await schemes.search({ state: 'Tamil Nadu' });
  expect(found[0]).toBe('tamil-nadu-cmchis');
  expect(found).toContain('pm-jay');
  expect(found).not.toContain('kerala-kasp');
});

test('a category holds only its own', async () => {
  const found = await schemes.search({ category: 'cash' });
  expect(found).toContain('janani-suraksha-yojana');
  expect(found.every((id) => schemes.describe(id)!.category === 'cash')).toBe(true);
});

test('loading again changes nothing', async () => {
  const client = await database.pool.connect();
  try {
    expect(await seedSchemes({ client, projectRoot })).toEqual({ rows: book.schemes.length, changed: false });
  } finally {
    client.release();
  }
});

test('a database that does not answer is Unavailable', async () => {
  const pool = { query: () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })) };
  const away = createSchemes({ book, pool: pool as never, country: 'IN', clock });
  await expect(away.search({ text: 'jsy' })).rejects.toBeInstanceOf(Unavailable);
});
