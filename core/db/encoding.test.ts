import { afterEach, expect, test } from '@jest/globals';
import { checkEncoding } from './encoding.ts';
import { emptyDatabase, type TestDatabase, testDatabase } from './testing.ts';

const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) await database.close();
});

async function given(database: Promise<TestDatabase>): Promise<TestDatabase> {
  databases.push(await database);
  return database;
}

test('a database as we make them is fit, before and after the migrations, and is not changed', async () => {
  const empty = await given(emptyDatabase());
  await checkEncoding(empty.url);
  const { rows } = await empty.pool.query(`SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'`);
  expect(rows).toEqual([]);
  await checkEncoding((await given(testDatabase())).url);
});

const UNFIT = [
  {
    options: `ENCODING 'SQL_ASCII' LOCALE 'C'`,
    says: /arogya_test_\w+ at 127.* encoding is SQL_ASCII, not UTF8/,
  },
  {
    options: `ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`,
    says: /character type C Hindi words have no trigrams/,
  },
];
test.each(UNFIT)('a database with $options is refused', async ({ options, says }) => {
  const { url } = await given(emptyDatabase(`${options} TEMPLATE template0`));
  await expect(checkEncoding(url)).rejects.toMatchObject({
    name: 'DatabaseStartError',
    reason: 'encoding',
    message: expect.stringMatching(says),
  });
});

test('a server that does not answer is named, and its password is not', async () => {
  const error = await checkEncoding('postgresql://arogya:hidden@127.0.0.1:1/arogya').catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({
    name: 'DatabaseStartError',
    message: expect.stringMatching(/127\.0\.0\.1:1.*DATABASE_URL/),
  });
  expect(String(error)).not.toContain('hidden');
});
