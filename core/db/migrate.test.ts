import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { projectRoot } from '../root.ts';
import {
  applyMigrations,
  DatabaseNewer,
  migrationDrift,
  MigrationFailed,
  retryMigration,
} from './migrate.ts';
import { emptyDatabase, type TestDatabase, testDatabase } from './testing.ts';

jest.setTimeout(60_000);

const OURS = readdirSync(join(projectRoot, 'prisma/migrations')).filter((entry) => /^\d/.test(entry));
const NEXT = '9999_next';

const databases: TestDatabase[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) await database.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function given(database: Promise<TestDatabase>): Promise<TestDatabase> {
  databases.push(await database);
  return database;
}

/** A project like ours, with one more migration if its text is given. */
function newProject(next?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'arogya-migrate-'));
  folders.push(root);
  const wanted = (path: string) => !path.endsWith('seed') && !path.endsWith('.ts');
  cpSync(join(projectRoot, 'prisma'), join(root, 'prisma'), { recursive: true, filter: wanted });
  if (next !== undefined) writeMigration(root, next);
  return root;
}

function writeMigration(root: string, text: string): void {
  const folder = join(root, 'prisma/migrations', NEXT);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), text);
}

async function tablesOf({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  return rows.map(({ tablename }) => tablename);
}

describe('applying', () => {
  test('all once, then none', async () => {
    const database = await given(emptyDatabase());
    expect(await applyMigrations({ url: database.url, projectRoot })).toEqual(OURS);
    expect(await applyMigrations({ url: database.url, projectRoot })).toEqual([]);
    expect(await tablesOf(database)).toEqual(
      expect.arrayContaining(['_prisma_migrations', 'conversation', 'place']),
    );
  });

  test('two processes that start together do not collide', async () => {
    const { url } = await given(emptyDatabase());
    const both = await Promise.all([
      applyMigrations({ url, projectRoot }),
      applyMigrations({ url, projectRoot }),
    ]);
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], OURS]);
  });

  test('only what is missing; semicolons in comments, texts and functions are no ends of statements', async () => {
    const database = await given(testDatabase());
    const root = newProject(`-- one; two
      CREATE TABLE extra (word text DEFAULT ';');
      CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;`);
    expect(await applyMigrations({ url: database.url, projectRoot: root })).toEqual([NEXT]);
    expect((await database.pool.query('SELECT two()')).rows).toEqual([{ two: 2 }]);
    expect(await tablesOf(database)).toContain('extra');
  });

  test('ends of lines turned by a checkout are no change', async () => {
    const { url } = await given(testDatabase());
    const root = newProject();
    for (const name of OURS) {
      const file = join(root, 'prisma/migrations', name, 'migration.sql');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    }
    expect(await applyMigrations({ url, projectRoot: root })).toEqual([]);
  });
});

describe('refusing', () => {
  test('a database from a newer version', async () => {
    const database = await given(testDatabase());
    await applyMigrations({ url: database.url, projectRoot: newProject('CREATE TABLE extra (word text);') });
    const error = await applyMigrations({ url: database.url, projectRoot }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DatabaseNewer);
    expect(error).toMatchObject({
      unknown: [NEXT],
      message: expect.stringMatching(/from a newer version of Arogya: it has 9999_next.*restore a backup/),
    });
  });

  test('a migration that fails leaves nothing behind, stops every start, and can be tried again', async () => {
    const database = await given(testDatabase());
    const root = newProject('CREATE TABLE extra (word text); SELECT 1 / 0;');
    for (let start = 0; start < 2; start++) {
      const error = await applyMigrations({ url: database.url, projectRoot: root }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(MigrationFailed);
      expect(error).toMatchObject({
        migration: NEXT,
        message: expect.stringMatching(/9999_next failed \(division by zero\).*retry 9999_next/),
      });
    }
    expect(await tablesOf(database)).not.toContain('extra');

    writeMigration(root, 'CREATE TABLE extra (word text);');
    expect(await retryMigration(database.url, 'no such')).toBe(false);
    expect(await retryMigration(database.url, NEXT)).toBe(true);
    expect(await applyMigrations({ url: database.url, projectRoot: root })).toEqual([NEXT]);
    expect(await applyMigrations({ url: database.url, projectRoot: root })).toEqual([]);
    expect(await tablesOf(database)).toContain('extra');
  });

  test('one that was begun and never finished (a power cut)', async () => {
    const database = await given(testDatabase());
    const root = newProject('CREATE TABLE extra (word text);');
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (gen_random_uuid(), 'x', $1)`,
      [NEXT],
    );
    await expect(applyMigrations({ url: database.url, projectRoot: root })).rejects.toMatchObject({
      name: 'MigrationFailed',
      message: expect.stringMatching(/9999_next was begun and did not finish/),
    });
  });

  test('an applied migration that was edited', async () => {
    const { url } = await given(testDatabase());
    const root = newProject();
    appendFileSync(join(root, 'prisma/migrations', OURS[0]!, 'migration.sql'), '\nSELECT 1;\n');
    await expect(applyMigrations({ url, projectRoot: root })).rejects.toMatchObject({
      name: 'MigrationFailed',
      migration: OURS[0],
      message: expect.stringMatching(/was changed after/),
    });
  });

  test('a database with tables of somebody else', async () => {
    const database = await given(emptyDatabase());
    await database.pool.query('CREATE TABLE invoices (id int)');
    await expect(applyMigrations({ url: database.url, projectRoot })).rejects.toMatchObject({
      name: 'MigrationFailed',
      message: expect.stringMatching(/Set DATABASE_URL to an empty database/),
    });
    expect(await tablesOf(database)).toEqual(['invoices']);
  });
});

describe('the migrations and the schema', () => {
  test('agree', async () => {
    const { url } = await given(emptyDatabase());
    expect(await migrationDrift({ url, projectRoot })).toBe('');
  });

  const CHANGES = [
    {
      change: 'a column',
      from: 'model Person {',
      to: 'model Person {\n  nick String?',
      says: 'ADD COLUMN     "nick" TEXT',
    },
    {
      change: 'an index less',
      from: '@@index([country, pin])',
      to: '',
      says: 'DROP INDEX "place_country_pin_idx"',
    },
    { change: 'a key rule', from: 'onDelete: SetNull', to: 'onDelete: Cascade', says: 'ON DELETE CASCADE' },
  ];
  test.each(CHANGES)('$change is noticed, and the scratch database goes', async ({ from, to, says }) => {
    const database = await given(emptyDatabase());
    const root = newProject();
    const file = join(root, 'prisma/schema.prisma');
    const schema = readFileSync(file, 'utf8');
    expect(schema).toContain(from);
    writeFileSync(file, schema.replace(from, to));
    const drift = await migrationDrift({ url: database.url, projectRoot: root });
    expect(drift).toContain(says);
    expect(drift).not.toContain('place_search_key_trigram');
    const { rows } = await database.pool.query(
      `SELECT 1 FROM pg_database WHERE datname LIKE 'arogya_scratch%'`,
    );
    expect(rows).toEqual([]);
  });

  test('the hand-written parts are there and are used', async () => {
    const { pool } = await given(testDatabase());
    const { rows } = await pool.query(`SELECT reloptions FROM pg_class WHERE relname = 'conversation'`);
    expect(rows[0].reloptions).toContain('fillfactor=70');

    const client = await pool.connect();
    await client.query('SET enable_seqscan = off');
    const plan = async (text: string) =>
      JSON.stringify((await client.query(`EXPLAIN (FORMAT JSON) ${text}`)).rows);
    expect(
      await plan(
        `SELECT id FROM facility WHERE earth_box(ll_to_earth(28.6, 77.2), 5e4) @> ll_to_earth(latitude, longitude)`,
      ),
    ).toContain('facility_nearest');
    expect(await plan(`SELECT id FROM place WHERE search_key % 'lakhanau'`)).toContain(
      'place_search_key_trigram',
    );
    expect(await plan(`SELECT scheme_id FROM scheme_key WHERE key % 'iusman'`)).toContain(
      'scheme_key_trigram',
    );
    client.release();
  });
});
