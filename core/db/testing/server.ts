import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectRoot } from '../../root.ts';
import { isAlive } from '../data-folder.ts';
import { checkEncoding, startEmbeddedPostgres } from '../embedded.ts';
import { applyMigrations } from '../migrate.ts';

const PREFIX = 'arogya-test-db-';
const TEMPLATE = 'arogya_template';
const SEED = join(projectRoot, 'prisma/seed.ts');

// A test's data need not outlive the machine; all else is as in production.
const SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '120' };

/** Where a test makes its databases: a server's url (any database of it), and the template's name there. */
export type TestServer = { url: string; template: string; stop(): Promise<void> };

/**
 * One PostgreSQL for a test run: the one at DATABASE_TEST_URL, else ours in a temporary folder. It has a template
 * database with the migrations applied and the seed loaded. `stop` leaves nothing behind.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_TEST_URL;
  if (given) return prepareGiven(given);
  await sweepDeadRuns();
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  const stop = async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.url, TEMPLATE);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, template: TEMPLATE, stop };
}

async function prepareGiven(url: string): Promise<TestServer> {
  // Two runs may share that server.
  const template = `${TEMPLATE}_${process.pid}`;
  const stop = () => administer(url, [`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`]);
  await stop();
  try {
    await makeTemplate(url, template);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, template, stop };
}

async function makeTemplate(serverUrl: string, template: string): Promise<void> {
  await administer(serverUrl, [`CREATE DATABASE ${template}`]);
  const url = databaseUrl(serverUrl, template);
  await checkEncoding(url);
  await applyMigrations({ url, projectRoot });
  if (existsSync(SEED)) await seedFrom(SEED, url);
  // A template that somebody is connected to cannot be copied.
  await administer(serverUrl, [`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`]);
}

type SeedModule = { seed(options: { url: string; projectRoot: string; log(): void }): Promise<void> };

async function seedFrom(file: string, url: string): Promise<void> {
  const loaded = await import(pathToFileURL(file).href).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write(`The test template has no seed: ${(error as Error).message}\n`);
  });
  await (loaded as SeedModule | undefined)?.seed({ url, projectRoot, log: () => undefined });
}

/** The url of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The server that global-setup.mjs started, as the workers see it. */
export function testServer(): { url: string; template: string } {
  const { AROGYA_TEST_SERVER: url, AROGYA_TEST_TEMPLATE: template } = process.env;
  if (!url || !template)
    throw new Error('No test database: run this through Jest with the project’s jest.config.mjs.');
  return { url, template };
}

/** Runs statements one by one on a connection of their own. */
export async function administer(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A test run that was killed leaves its server running in a folder that bears its process id. */
async function sweepDeadRuns(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(entry)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const dataDir = join(tmpdir(), entry);
    try {
      // Adopts it if it still runs, which is the way to stop it.
      const left = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
      await left.stop();
      await rm(left.folder, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // Another user's: theirs to sweep.
    }
  }
}
