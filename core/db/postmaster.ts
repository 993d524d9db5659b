import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cleanEnvironment, lastError, spawnAccount } from './cluster.ts';
import { type DatabaseFolder, fileAge, give, isAlive } from './data-folder.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

const LOCK = 'postmaster.pid';
const LOG = 'postgres.log';
const LOG_KEPT_BYTES = 10 * 1024 * 1024;

/** What a running server says of itself in its lock file; `ready` once it takes connections. */
export type Lock = { pid: number; port: number; ready: boolean; text: string };

/** Reads the lock file of a server in `data`; undefined where there is none, or only a part of one yet. */
export async function readLock(data: string): Promise<Lock | undefined> {
  const text = await readFile(join(data, LOCK), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7] === 'ready', text };
}

/** Whether process `pid` is a PostgreSQL server of `data`, and not another program that was given the number since. */
export async function isServerOf(data: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const folder = await realpath(data).catch(() => data);
  // A server stands in its data folder; a zombie, and another user's process, show no folder at all.
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres') && (stdout.includes(folder) || stdout.includes(data));
}

/**
 * Takes a lock file away whose process is not a server of this folder. PostgreSQL removes one itself when the process is
 * gone, but not when its number was given to another program of the same user.
 */
export async function removeDeadLock(data: string, dead: Lock): Promise<boolean> {
  const aside = join(data, `${LOCK}.${randomBytes(4).toString('hex')}`);
  try {
    await rename(join(data, LOCK), aside);
  } catch {
    return false;
  }
  // Another start may have put its own lock there a moment ago: then that one goes back.
  const taken = await readFile(aside, 'utf8');
  if (taken !== dead.text) await rename(aside, join(data, LOCK));
  else await rm(aside);
  return taken === dead.text;
}

/** Removes a lock file that a power cut left empty; a server that is just starting fills its own within moments. */
export async function removeEmptyLock(data: string): Promise<void> {
  const path = join(data, LOCK);
  const found = await stat(path).catch(() => undefined);
  if (found?.size === 0 && ((await fileAge(path)) ?? 0) > 3_000) await rm(path, { force: true });
}

/** How a launch ended: `ready`, `locked` (another start was first), `port` (taken), `busy` (try again), or `failed`. */
export type Launch =
  | { outcome: 'ready'; child: ChildProcess; port: number }
  | { outcome: 'locked' | 'port' | 'busy' | 'disk-full' | 'failed'; said: string };

const SIGNS: { outcome: Exclude<Launch['outcome'], 'ready'>; pattern: RegExp }[] = [
  { outcome: 'locked', pattern: /lock file "postmaster\.pid" already exists|is another postmaster/i },
  { outcome: 'busy', pattern: /pre-existing shared memory block|lock file "postmaster\.pid" is empty/i },
  { outcome: 'disk-full', pattern: /No space left on device|Disk quota exceeded/i },
  { outcome: 'port', pattern: /could not create any TCP\/IP sockets|could not bind|Address already in use/i },
];

/**
 * Starts `postgres` on `folder` in its own process group, so that a Ctrl-C meant for us does not stop it first, and waits
 * until it takes connections (as long as it lives: a recovery after a crash may take minutes).
 */
export async function launch(
  folder: DatabaseFolder,
  binaries: PostgresBinaries,
  settings: Record<string, string>,
): Promise<Launch> {
  const log = await openLog(folder);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', folder.data, ...flags], {
    cwd: folder.home,
    env: cleanEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.handle.fd, log.handle.fd],
    ...spawnAccount(folder),
  });
  let spawnError = '';
  child.on('error', (error) => (spawnError = error.message));
  child.unref();
  try {
    while (!hasEnded(child) && spawnError === '') {
      const lock = await readLock(folder.data);
      if (lock?.ready && lock.pid === child.pid) return { outcome: 'ready', child, port: lock.port };
      await sleep(15);
    }
  } finally {
    await log.handle.close();
  }
  const said = spawnError || (await readLogOf(log.path, log.start, child.pid));
  const outcome = SIGNS.find(({ pattern }) => pattern.test(said))?.outcome ?? 'failed';
  return { outcome, said: lastError(said) };
}

/** Whether a child of ours has ended, by itself or by a signal. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function openLog(folder: DatabaseFolder) {
  const path = join(folder.home, LOG);
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > LOG_KEPT_BYTES) await rename(path, `${path}.old`);
  const handle = await open(path, 'a', 0o600);
  await chmod(path, 0o600);
  await give(path, folder);
  return { path, handle, start: (await handle.stat()).size };
}

/** Several starts may write to the log at once; each line names its process. */
async function readLogOf(path: string, start: number, pid: number | undefined): Promise<string> {
  const added = (await readFile(path)).subarray(start).toString('utf8').split('\n');
  return added.filter((line) => !/ \[\d+\] /.test(line) || line.includes(`[${pid}]`)).join('\n');
}

/** Milliseconds that each step of a stop is given: fast (open transactions end), then immediate, then by force. */
const STOP_STEPS: { signal: NodeJS.Signals; mode: string; patience: number }[] = [
  { signal: 'SIGINT', mode: 'fast', patience: 10_000 },
  { signal: 'SIGQUIT', mode: 'immediate', patience: 8_000 },
  { signal: 'SIGKILL', mode: 'immediate', patience: 2_000 },
];

/** Stops the server `pid` and waits until `isGone`. Returns the signal that ended it. Throws when nothing does. */
export async function stopServer(
  pid: number,
  folder: DatabaseFolder,
  binaries: PostgresBinaries,
  isGone: () => Promise<boolean>,
): Promise<NodeJS.Signals | 'none'> {
  if (await isGone()) return 'none';
  for (const { signal, mode, patience } of STOP_STEPS) {
    if (process.platform === 'win32' && signal !== 'SIGKILL') {
      // Windows knows no signals: Node would end the process by force.
      await promisify(execFile)(binaries.pgCtl, ['stop', '-D', folder.data, '-m', mode, '-W']).catch(
        () => undefined,
      );
    } else {
      signalQuietly(pid, signal);
    }
    const until = performance.now() + patience;
    while (performance.now() < until) {
      if (await isGone()) return signal;
      await sleep(15);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

/** Sends a signal to a process that may just have ended. */
export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended: that is what was wanted.
  }
}
