import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { withEngine } from './schema-engine.ts';

/** The database has migrations that this code does not know: an older version was started on newer data. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';
  readonly unknown: string[];

  constructor(unknown: string[]) {
    super(
      `The database is from a newer version of Arogya: it has ${unknown.join(', ')}, which this version does not know. Start that version, or restore a backup made before the update.`,
    );
    this.unknown = unknown;
  }
}

/** The database could not be brought to this version; nothing of the migration named in `migration` was kept. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  readonly migration: string | undefined;

  constructor(message: string, migration?: string, options?: ErrorOptions) {
    super(message, options);
    this.migration = migration;
  }
}

/** Which database, and the folder that holds prisma/schema.prisma and prisma/migrations. */
export type MigrationOptions = { url: string; projectRoot: string };

const LEAST_SERVER = 18; // uuidv7()
const LOCK_KEY = 7_206_150_901; // any number, the same in every version
const LOCK_PATIENCE_SECONDS = 120;

// Indexes written by hand that Prisma sees but its schema does not declare; the differ would drop them.
// (The expression index facility_nearest it does not see.)
const HAND_WRITTEN_INDEXES = ['place_search_key_trigram', 'scheme_key_trigram'];

type Migration = { name: string; script: string };
type Applied = { name: string; checksum: string; finished: boolean; logs: string | null };

/**
 * Brings the database at `url` to this version and returns the names of the migrations applied now ([] when it was
 * there already, which costs one query). Processes that start together wait for one another.
 * Throws DatabaseNewer and MigrationFailed.
 */
export async function applyMigrations({ url, projectRoot }: MigrationOptions): Promise<string[]> {
  const migrations = await readMigrations(projectRoot);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (isCurrent(migrations, await readApplied(client))) return [];
    await takeLock(client);
    // Another process may have migrated while we waited.
    const applied = await readApplied(client);
    if (isCurrent(migrations, applied)) return [];
    refuseUnsafe(migrations, applied);
    await refuseOldServer(client);
    return await runEngine(url, projectRoot, migrations);
  } finally {
    await client.end();
  }
}

/** Throws MigrationFailed unless the database at `url` is at this version: for who may not bring it there. */
export async function checkMigrated({ url, projectRoot }: MigrationOptions): Promise<void> {
  const migrations = await readMigrations(projectRoot);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const applied = await readApplied(client);
    if (isCurrent(migrations, applied)) return;
    refuseUnsafe(migrations, applied);
    throw new MigrationFailed(
      'The database is not at this version yet, and the role of DATABASE_URL may not bring it there. Run "npm start -- prepare" with DATABASE_OWNER_URL first.',
    );
  } finally {
    await client.end();
  }
}

/**
 * The SQL that is missing between prisma/migrations and prisma/schema.prisma, '' when they agree. The migrations are
 * applied to a scratch database made beside `url`'s, and dropped after.
 */
export async function migrationDrift({ url, projectRoot }: MigrationOptions): Promise<string> {
  const schema = await readSchema(projectRoot);
  const list = await migrationList(projectRoot, await readMigrations(projectRoot));
  const script = await withEngine(url, schema, (engine) => engine.diff(list, schema));
  return HAND_WRITTEN_INDEXES.reduce(
    (rest, name) => rest.replace(`-- DropIndex\nDROP INDEX "${name}";\n`, ''),
    script,
  )
    .replace('-- This is an empty migration.', '')
    .trim();
}

/**
 * Lets the next start try a failed migration again (its cause having been repaired). True if there was one of that name.
 */
export async function retryMigration(url: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL',
      [name],
    );
    return rowCount === 1;
  } finally {
    await client.end();
  }
}

async function readMigrations(projectRoot: string): Promise<Migration[]> {
  const folder = join(projectRoot, 'prisma/migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const read = async (name: string) => ({
    name,
    script: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
  });
  return Promise.all(names.sort().map(read));
}

function readSchema(projectRoot: string): Promise<string> {
  return readFile(join(projectRoot, 'prisma/schema.prisma'), 'utf8');
}

async function migrationList(projectRoot: string, migrations: Migration[]): Promise<MigrationList> {
  const baseDir = join(projectRoot, 'prisma/migrations');
  const lockfile = 'migration_lock.toml';
  return {
    baseDir,
    lockfile: { path: lockfile, content: await readFile(join(baseDir, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script } },
    })),
  };
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const found = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  if (!found.rows[0]?.there) return [];
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, logs
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function isCurrent(migrations: Migration[], applied: Applied[]): boolean {
  if (applied.length !== migrations.length) return false;
  const rows = new Map(applied.map((row) => [row.name, row]));
  return migrations.every((migration) => {
    const row = rows.get(migration.name);
    return row !== undefined && row.finished && matches(migration, row);
  });
}

/** A checkout may have turned the ends of lines; that is not an edit. */
function matches({ script }: Migration, { checksum }: Applied): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  const texts = [script, unix, unix.replaceAll('\n', '\r\n')];
  return texts.some((text) => createHash('sha256').update(text).digest('hex') === checksum);
}

async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET statement_timeout = 0; SET lock_timeout = '${LOCK_PATIENCE_SECONDS}s'`);
  await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new MigrationFailed(
      `Another process has been migrating this database for ${LOCK_PATIENCE_SECONDS} seconds. Wait until it is done, or stop it, and start again.`,
      undefined,
      { cause: error },
    );
  });
}

function refuseUnsafe(migrations: Migration[], applied: Applied[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.filter((row) => !known.has(row.name)).map((row) => row.name);
  if (unknown.length > 0) throw new DatabaseNewer(unknown);

  const broken = applied.find((row) => !row.finished);
  if (broken) throw halfApplied(broken.name, broken.logs);

  const edited = applied.find((row) => !matches(known.get(row.name)!, row));
  if (edited) {
    throw new MigrationFailed(
      `The migration ${edited.name} was changed after this database had applied it. Put its text back, and write the change as a new migration.`,
      edited.name,
    );
  }
}

function halfApplied(name: string, logs: string | null): MigrationFailed {
  const why = logs ? `failed (${reasonOf(logs)})` : 'was begun and did not finish';
  return new MigrationFailed(
    `The migration ${name} ${why}, so this version cannot start on this database. Restore the backup made before the update; or repair the cause, let it be tried again with "node scripts/run.mjs scripts/migration.ts retry ${name}" (DATABASE_URL set), and start.`,
    name,
  );
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? 'unknown';
  if (Number.parseInt(version, 10) >= LEAST_SERVER) return;
  throw new MigrationFailed(
    `This database runs on PostgreSQL ${version}, but Arogya needs PostgreSQL ${LEAST_SERVER} or newer. Set DATABASE_URL to such a server.`,
  );
}

async function runEngine(url: string, projectRoot: string, migrations: Migration[]): Promise<string[]> {
  const [schema, list] = await Promise.all([readSchema(projectRoot), migrationList(projectRoot, migrations)]);
  try {
    return await withEngine(url, schema, (engine) => engine.apply(list));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if ((error as { code?: string }).code === 'P3005') {
      throw new MigrationFailed(
        'The database has tables, but Arogya did not make them. Set DATABASE_URL to an empty database.',
        undefined,
        { cause: error },
      );
    }
    const name = /migration_name="([^"]+)"/.exec(said)?.[1];
    if (name) throw halfApplied(name, said);
    throw new MigrationFailed(`The database could not be migrated: ${reasonOf(said)}.`, undefined, {
      cause: error,
    });
  }
}

/** The server's own sentence out of the engine's report, which has a trace around it. */
function reasonOf(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const found = lines.find((line) => line.includes('ERROR:')) ?? lines.find((line) => line !== '') ?? said;
  return found.replace(/^.*ERROR:\s*/, '');
}
