import { createHash, randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import {
  access,
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseStartError, ignoring } from './start-error.ts';

/** An unprivileged user of this machine, as numbers for chown and spawn. */
export type Account = { uid: number; gid: number };

/**
 * Where the server's files are. `home` holds everything of ours, `data` inside it is PostgreSQL's own folder.
 * `account` is set when we are root: the server must then run as it, and own `data`.
 */
export type DatabaseFolder = { home: string; data: string; account: Account | undefined };

const DATA = 'pgdata';
const NOTE = 'database-is-elsewhere.txt';
const ELSEWHERE = ['/var/lib', '/var/tmp', tmpdir()];
const STALE_AFTER_MS = 10 * 60_000;

/**
 * Finds or makes the folder for a database that was asked for in `dataDir`. An ordinary user gets `dataDir` itself.
 * Root gets it too where an unprivileged user can enter it, else a folder named after it in /var/lib (noted in `dataDir`).
 * Throws file system errors, and DatabaseStartError where no folder suits.
 */
export async function chooseFolder(dataDir: string): Promise<DatabaseFolder> {
  const asked = resolve(dataDir);
  await mkdir(asked, { recursive: true, mode: 0o700 });
  const home = await realpath(asked);
  if (process.getuid?.() !== 0) {
    await access(home, constants.W_OK | constants.X_OK);
    return { home, data: join(home, DATA), account: undefined };
  }
  return chooseFolderAsRoot(home);
}

async function chooseFolderAsRoot(asked: string): Promise<DatabaseFolder> {
  const accounts = await readAccounts();
  const name = `arogya-${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`;
  const homes = [asked, ...ELSEWHERE.map((parent) => join(parent, name))];

  // Data that is already somewhere stays there, whatever the permissions above it have become since.
  for (const home of homes) {
    const data = await lstat(join(home, DATA)).catch(() => undefined);
    if (!data?.isDirectory() || (home !== asked && !(await isOwnedByRoot(home)))) continue;
    const account = data.uid === 0 ? accounts.nobody : { uid: data.uid, gid: data.gid };
    return { home, data: join(home, DATA), account };
  }

  for (const home of homes) {
    const account = home === asked ? ((await ownerOf(home, accounts)) ?? accounts.nobody) : accounts.nobody;
    if (!(await prepareHome(home, home === asked, account))) continue;
    if (home !== asked) await leaveNote(asked, home);
    return { home, data: join(home, DATA), account };
  }
  throw new DatabaseStartError(
    'not-writable',
    `PostgreSQL does not run as root, and no folder was found that an unprivileged user may enter (tried ${homes.join(', ')}). Start as an ordinary user, or set DATA_DIR or DATABASE_URL.`,
  );
}

async function prepareHome(home: string, given: boolean, account: Account): Promise<boolean> {
  try {
    if (!(await mayReach(dirname(home), account))) return false;
    if (!given) await mkdir(home, { mode: 0o711 }).catch(ignoring('EEXIST'));
    // /tmp is open to all: a folder that someone else prepared there is not ours.
    if (!given && !(await isOwnedByRoot(home))) return false;
    const before = await stat(home);
    if (!mayEnter(before, account)) await chmod(home, (before.mode & 0o777) | 0o011);
    const probe = await makeStaging({ home, data: join(home, DATA), account });
    const owner = await stat(probe);
    await rm(probe, { recursive: true, force: true });
    return owner.uid === account.uid >>> 0;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false;
    throw error;
  }
}

async function isOwnedByRoot(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && found.isDirectory() && found.uid === 0;
}

async function leaveNote(asked: string, home: string): Promise<void> {
  const text = `This folder cannot be entered by the user that PostgreSQL runs as.\nThe database is in ${home}\n`;
  await writeFile(join(asked, NOTE), text).catch(() => undefined);
}

type Accounts = { nobody: Account; all: Account[] };

async function readAccounts(): Promise<Accounts> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const all = lines.map((line) => line.split(':')).filter((parts) => parts.length > 3);
  const account = (parts: string[]): Account => ({ uid: Number(parts[2]), gid: Number(parts[3]) });
  const unprivileged = all.filter((parts) => Number(parts[2]) !== 0);
  const nobody = ['nobody', 'daemon', 'bin']
    .map((name) => unprivileged.find((parts) => parts[0] === name))
    .find((parts) => parts !== undefined);
  if (!nobody) {
    throw new DatabaseStartError(
      'failed',
      'PostgreSQL does not run as root, and this machine has no user "nobody" to run it as. Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { nobody: account(nobody), all: unprivileged.map(account) };
}

/** With sudo in one's own folder the data should stay one's own; initdb insists that the user has a name. */
async function ownerOf(folder: string, accounts: Accounts): Promise<Account | undefined> {
  const { uid } = await stat(folder);
  return accounts.all.find((account) => account.uid >>> 0 === uid);
}

function mayEnter(folder: Stats, account: Account): boolean {
  if (folder.uid === account.uid >>> 0) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid >>> 0) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** Whether `account` may enter `path` and every folder above it; `path` must exist. */
export async function mayReach(path: string, account: Account): Promise<boolean> {
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    if (!mayEnter(await stat(folder), account)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Gives `path` to the account the server runs as; nothing to do where that is ourselves. */
export async function give(path: string, folder: DatabaseFolder): Promise<void> {
  if (folder.account) await chown(path, folder.account.uid >>> 0, folder.account.gid >>> 0);
}

/** A new private folder in `home` for something half done; it is renamed when done, and swept if its maker died. */
export async function makeStaging(folder: DatabaseFolder): Promise<string> {
  const path = join(folder.home, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(path, { mode: 0o700 });
  await give(path, folder);
  return path;
}

/** Removes what a start that died half-way left in `home`. A start that is under way elsewhere is left alone. */
export async function sweepStaging(home: string): Promise<string[]> {
  const swept: string[] = [];
  for (const entry of await readdir(home)) {
    const pid = /^new-(\d+)-[0-9a-f]{8}$/.exec(entry)?.[1];
    if (pid === undefined) continue;
    const path = join(home, entry);
    if (isAlive(Number(pid)) && ((await fileAge(path)) ?? 0) < STALE_AFTER_MS) continue;
    // An initdb whose parent was killed may still be writing there; what is left is for the next time.
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
    swept.push(entry);
  }
  return swept;
}

/** Milliseconds since `path` was last changed; undefined where there is none. Only the machine's clock dates files. */
export async function fileAge(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  // eslint-disable-next-line no-restricted-properties
  return found && Date.now() - found.mtimeMs;
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
