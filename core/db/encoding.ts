import pg from 'pg';
import { DatabaseStartError } from './start-error.ts';

const SAMPLE = 'अस्पताल';

/**
 * Checks that the database at `url` can search in Indian scripts: UTF8, and a character type for which Devanagari letters
 * are letters. Works before and after the migrations; changes nothing. Throws DatabaseStartError ('encoding').
 */
export async function checkEncoding(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseStartError(
      'failed',
      `${name(url)} cannot be reached (${say(error)}). Check DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
  try {
    const { rows } = await client.query<{ encoding: string; ctype: string }>(
      `SELECT pg_encoding_to_char(encoding) AS encoding, datctype AS ctype FROM pg_database WHERE datname = current_database()`,
    );
    const { encoding, ctype } = rows[0] ?? { encoding: 'unknown', ctype: 'unknown' };
    if (encoding !== 'UTF8') throw unfit(url, `its encoding is ${encoding}, not UTF8`);
    if ((await countTrigrams(client, url)) === 0) {
      throw unfit(url, `with its character type ${ctype} Hindi words have no trigrams`);
    }
  } finally {
    await client.end();
  }
}

async function countTrigrams(client: pg.Client, url: string): Promise<number> {
  const count = `SELECT coalesce(array_length(show_trgm('${SAMPLE}'), 1), 0) AS n`;
  const first = await client.query<{ n: number }>(count).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '42883') throw error;
  });
  if (first) return first.rows[0]?.n ?? 0;
  // Not migrated yet: the extension is tried on and put back.
  await client.query('BEGIN');
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    return (await client.query<{ n: number }>(count)).rows[0]?.n ?? 0;
  } catch (error) {
    throw new DatabaseStartError(
      'encoding',
      `${name(url)} has no extension pg_trgm, and it could not be added (${say(error)}). Let an administrator of that server run: CREATE EXTENSION pg_trgm;`,
      { cause: error },
    );
  } finally {
    await client.query('ROLLBACK');
  }
}

function unfit(url: string, why: string): DatabaseStartError {
  return new DatabaseStartError(
    'encoding',
    `${name(url)} cannot be searched in Indian languages: ${why}. Make a database with: CREATE DATABASE arogya ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C.UTF-8' TEMPLATE template0 (or LOCALE 'en_US.UTF-8'), and set DATABASE_URL to it.`,
  );
}

const say = (error: unknown) => (error instanceof Error ? error.message : String(error));

function name(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `The database ${decodeURIComponent(pathname.slice(1))} at ${host}`;
  } catch {
    return 'The database';
  }
}
