import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../core/db/embedded.ts';
import { migrationDrift, retryMigration } from '../core/db/migrate.ts';
import { projectRoot } from '../core/root.ts';

const USAGE = `Usage: node scripts/run.mjs scripts/migration.ts COMMAND
  new NAME     writes prisma/migrations/000N_NAME/migration.sql: what prisma/schema.prisma has and the migrations lack
  check        prints that difference; exits with 1 if there is one
  retry NAME   lets the failed migration NAME be tried again at the next start of the database at DATABASE_URL`;

const MIGRATIONS = join(projectRoot, 'prisma/migrations');
const say = (text: string) => process.stdout.write(`${text}\n`);

process.exitCode = await main(process.argv[2], process.argv[3]);

async function main(command: string | undefined, name: string | undefined): Promise<number> {
  if (command === 'check') return check();
  if (command === 'new' && name && /^[a-z][a-z0-9_]*$/.test(name)) return write(name);
  if (command === 'retry' && name) return retry(name);
  say(command === 'new' ? `${USAGE}\nNAME has lower-case letters, digits and underscores.` : USAGE);
  return 2;
}

async function check(): Promise<number> {
  const drift = await findDrift();
  say(
    drift === ''
      ? 'The migrations agree with prisma/schema.prisma.'
      : `The migrations lack this:\n\n${drift}`,
  );
  return drift === '' ? 0 : 1;
}

async function write(name: string): Promise<number> {
  const drift = await findDrift();
  if (drift === '') {
    say('Nothing to write: the migrations agree with prisma/schema.prisma.');
    return 1;
  }
  const entries = (await readdir(MIGRATIONS))
    .map((entry) => Number.parseInt(entry, 10))
    .filter(Number.isInteger);
  const folder = `${String(Math.max(0, ...entries) + 1).padStart(4, '0')}_${name}`;
  await mkdir(join(MIGRATIONS, folder));
  await writeFile(join(MIGRATIONS, folder, 'migration.sql'), `${drift}\n`);
  say(`Wrote prisma/migrations/${folder}/migration.sql. Read it: a dropped column is dropped with its data.`);
  return 0;
}

async function retry(name: string): Promise<number> {
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (!url) {
    say('Set DATABASE_URL to the database.');
    return 2;
  }
  const found = await retryMigration(url, name);
  say(found ? `${name} will be tried again at the next start.` : `${name} is not a failed migration there.`);
  return found ? 0 : 1;
}

async function findDrift(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'arogya-migration-'));
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  try {
    return await migrationDrift({ url: server.url, projectRoot });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
