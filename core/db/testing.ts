import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDatabase, type Database } from './pool.ts';
import { administer, databaseUrl, testServer } from './testing/server.ts';

/** A database of a test file's own: migrated, seeded, and nobody else's. `close` ends the pool and drops it. */
export type TestDatabase = { url: string; pool: pg.Pool; close(): Promise<void> };

/** Copies the run's template database. Call it in beforeAll, and `close` in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  // Copying files is three times as fast as copying by way of the log, which matters to nobody here.
  return emptyDatabase(`TEMPLATE ${testServer().template} STRATEGY file_copy`);
}

/** The same with queries as the service makes them, on so many connections at most. */
export async function connectedDatabase(max = 3): Promise<TestDatabase & { readonly database: Database }> {
  const stored = await testDatabase();
  const database = createDatabase({ url: stored.url, max, onIdleError: () => undefined });
  const close = async () => {
    await database.pool.end();
    await stored.close();
  };
  return { ...stored, database, close };
}

/** A database with nothing in it, for tests of what comes before the migrations; `options` of CREATE DATABASE. */
export async function emptyDatabase(options = ''): Promise<TestDatabase> {
  const { url: server } = testServer();
  const name = `arogya_test_${randomBytes(6).toString('hex')}`;
  await administer(server, [`CREATE DATABASE ${name} ${options}`]);
  return openDatabase(server, name);
}

function openDatabase(server: string, name: string): TestDatabase {
  const url = databaseUrl(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined);
  const close = async () => {
    await pool.end();
    await administer(server, [`DROP DATABASE ${name} WITH (FORCE)`]);
  };
  return { url, pool, close };
}
