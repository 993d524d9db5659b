import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseFolder } from './data-folder.ts';
import { give, makeStaging } from './data-folder.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { DatabaseStartError, diskFull, ignoring } from './start-error.ts';

/** The superuser and the database that a cluster of ours has. */
export const CLUSTER = { user: 'arogya', database: 'arogya' };

// Hindi trigrams need a UTF-8 character type: the C locale, and ICU, make them empty.
const LOCALES =
  process.platform === 'win32'
    ? ['en-US']
    : ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8', 'en_IN.UTF-8'];

// Its presence says that initdb finished: it is written last, before the folder gets its name.
const PASSWORD_FILE = 'arogya-password';

/** The password of a finished cluster, or undefined where there is none yet. Throws for a folder that is not ours. */
export async function readPassword(folder: DatabaseFolder): Promise<string | undefined> {
  try {
    return await readFile(join(folder.data, PASSWORD_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const entries = await readdir(folder.data).catch(() => []);
  if (entries.length === 0) return undefined;
  // Never remove what we did not make: it may be somebody's restored backup.
  throw new DatabaseStartError(
    'failed',
    `${folder.data} holds files but no database that Arogya made (${PASSWORD_FILE} is missing). Move that folder away, or restore it whole, and start again.`,
  );
}

/**
 * Makes the cluster in a staging folder and gives it its name when complete, so that a crash leaves nothing half done
 * and of two at once one wins. Returns the locale used. Throws DatabaseStartError.
 */
export async function makeCluster(
  folder: DatabaseFolder,
  binaries: PostgresBinaries,
  durable: boolean,
): Promise<string> {
  const staging = await makeStaging(folder);
  try {
    const password = randomBytes(24).toString('base64url');
    const passwordFile = join(staging, PASSWORD_FILE);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await give(passwordFile, folder);
    const data = join(staging, 'pgdata');
    const locale = await initdb(folder, binaries, data, passwordFile, durable);
    await createDatabase(folder, binaries, data);
    await rename(passwordFile, join(data, PASSWORD_FILE));
    await rename(data, folder.data).catch(ignoring('ENOTEMPTY', 'EEXIST', 'EPERM'));
    if (durable) await syncFolder(folder.home);
    return locale;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function initdb(
  folder: DatabaseFolder,
  binaries: PostgresBinaries,
  data: string,
  passwordFile: string,
  durable: boolean,
): Promise<string> {
  const args = [`--pgdata=${data}`, `--username=${CLUSTER.user}`, `--pwfile=${passwordFile}`];
  args.push('--auth=scram-sha-256', '--encoding=UTF8', ...(durable ? [] : ['--no-sync']));
  let said = '';
  for (const locale of LOCALES) {
    const result = await run(folder, binaries.initdb, [...args, `--locale=${locale}`, '--lc-messages=C']);
    if (result.ok) return locale;
    said = result.said;
    if (!/invalid locale/i.test(said)) break;
    await rm(data, { recursive: true, force: true });
  }
  if (/No space left on device|Disk quota exceeded/i.test(said)) throw diskFull(folder.home);
  if (/spawn .* E[A-Z]+|shared librar/i.test(said)) {
    throw new DatabaseStartError(
      'no-binaries',
      `PostgreSQL from npm does not run on this machine (${lastError(said)}); on Linux it needs glibc, which Alpine lacks. Install PostgreSQL 18 yourself and set DATABASE_URL.`,
    );
  }
  throw new DatabaseStartError(
    'failed',
    `The database could not be created in ${folder.home}: ${lastError(said)}. Set DATA_DIR to a folder on a local disk, or DATABASE_URL to a PostgreSQL of your own.`,
  );
}

async function createDatabase(
  folder: DatabaseFolder,
  binaries: PostgresBinaries,
  data: string,
): Promise<void> {
  const args = ['--single', '-D', data, 'postgres'];
  const result = await run(folder, binaries.postgres, args, `CREATE DATABASE ${CLUSTER.database};\n`);
  if (result.ok && !/ERROR|FATAL/.test(result.said)) return;
  if (/No space left on device|Disk quota exceeded/i.test(result.said)) throw diskFull(folder.home);
  throw new DatabaseStartError(
    'failed',
    `The database could not be created in ${folder.home}: ${lastError(result.said)}. Start again; if that does not help, set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** A program's environment: nothing of ours leaks in (PGPORT, PGDATA, secrets), and its messages are in English. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TZDIR', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'windir'];
  // A program of the machine's needs the machine's paths; nothing here is a setting of ours.
  // eslint-disable-next-line no-restricted-properties
  const env = process.env;
  const pairs = kept.map((name) => [name, env[name]] as const).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(pairs), LC_ALL: 'C' };
}

/** What spawn needs to run a program as the folder's account; the numbers may be negative on macOS. */
export function spawnAccount(folder: DatabaseFolder): { uid?: number; gid?: number } {
  return folder.account ? { uid: folder.account.uid | 0, gid: folder.account.gid | 0 } : {};
}

function run(
  folder: DatabaseFolder,
  program: string,
  args: string[],
  input = '',
): Promise<{ ok: boolean; said: string }> {
  const options = { cwd: folder.home, env: cleanEnvironment(), windowsHide: true, ...spawnAccount(folder) };
  return new Promise((settle) => {
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const failedToRun = error && typeof error.code === 'string' ? `${error.message}\n` : '';
      settle({ ok: error === null, said: `${failedToRun}${stdout}${stderr}` });
    });
    child.stdin?.on('error', () => undefined).end(input);
  });
}

/** The line of a program's output that says what went wrong. */
export function lastError(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const found = lines.filter((line) => /\b(error|FATAL|PANIC|ENOENT|EACCES|EPERM)\b/i.test(line)).at(-1);
  return (found ?? lines.filter((line) => line !== '').at(-1) ?? 'it gave no reason').replace(/\.$/, '');
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
