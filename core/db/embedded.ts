import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CLUSTER, makeCluster, readPassword } from './cluster.ts';
import { chooseFolder, type DatabaseFolder, give, isAlive, sweepStaging } from './data-folder.ts';
import { findBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import * as postmaster from './postmaster.ts';
import { DatabaseStartError, diskFull, explainFileError } from './start-error.ts';

export { checkEncoding } from './encoding.ts';
export { DatabaseStartError } from './start-error.ts';

/** For a small machine that does other work too. A commit is on disk before it is answered. */
const SETTINGS: Record<string, string> = {
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '64MB',
  max_connections: '60',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  io_workers: '2',
  jit: 'off',
  synchronous_commit: 'on',
  wal_compression: 'on',
  min_wal_size: '80MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  autovacuum_naptime: '15s',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

// What people said must not reach a log, not even by way of an error: messages and their details quote values.
const QUIET: Record<string, string> = {
  log_statement: 'none',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
};

const PORT_FILE = 'port';
const ORPHANS_END_WITHIN_MS = 15_000;
const ANSWERS_WITHIN_MS = 60_000;

export type EmbeddedOptions = {
  /** Where the data is kept; made if missing. As root it may be kept elsewhere, see `chooseFolder`. */
  dataDir: string;
  /** A port that must be used; without it the last one, or any free one. */
  port?: number;
  /** PostgreSQL settings that add to or replace ours. `fsync: 'off'` is for tests only. */
  settings?: Record<string, string>;
  /** Told what happened: an event's name, and ids and durations (ms). */
  onEvent?: (event: string, fields: object) => void;
};

/** `adopted`: it was running already. `folder` is where the files are. `stop` ends it in either case; it may be called twice. */
export type EmbeddedPostgres = { url: string; adopted: boolean; folder: string; stop(): Promise<void> };

type Context = { folder: DatabaseFolder; binaries: PostgresBinaries; password: string } & Required<
  Pick<EmbeddedOptions, 'onEvent'>
>;

/**
 * Starts the PostgreSQL server that npm installed, on 127.0.0.1 only, with its data in `dataDir`; makes the data at the
 * first start, and adopts a server of ours that outlived the process which started it (then on that server's port, with
 * its settings). Any number of processes may call it at once: one starts the server, the others adopt it.
 * Throws DatabaseStartError, whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const context = await prepare(options);
    return await startOrAdopt(context, options);
  } catch (error) {
    throw explainFileError(resolve(options.dataDir), error);
  }
}

async function prepare({ dataDir, settings, onEvent = () => undefined }: EmbeddedOptions): Promise<Context> {
  const folder = await chooseFolder(dataDir);
  if (folder.home !== resolve(dataDir)) onEvent('database.folder', { folder: folder.home });
  const swept = await sweepStaging(folder.home);
  if (swept.length > 0) onEvent('database.swept', { count: swept.length });
  const binaries = await findBinaries(folder);
  let password = await readPassword(folder);
  if (password === undefined) {
    const from = performance.now();
    const locale = await makeCluster(folder, binaries, settings?.fsync !== 'off');
    onEvent('database.created', { locale, ms: Math.round(performance.now() - from) });
    password = await readPassword(folder);
  }
  if (password === undefined) throw new Error(`${folder.data} vanished while it was made`);
  await checkMajor(folder, binaries);
  return { folder, binaries, password, onEvent };
}

async function checkMajor({ data }: DatabaseFolder, { major }: PostgresBinaries): Promise<void> {
  const made = Number.parseInt(await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => ''), 10);
  if (made === major) return;
  throw new DatabaseStartError(
    'other-version',
    Number.isNaN(made)
      ? `${data} is damaged: it does not say which PostgreSQL made it. Restore it from a backup, or move it away to begin anew.`
      : `The data in ${data} was made by PostgreSQL ${made}, but this version of Arogya brings PostgreSQL ${major}. Start the Arogya that made it, dump the database with pg_dump, move the folder away, and load the dump here.`,
  );
}

async function startOrAdopt(context: Context, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder, binaries, onEvent } = context;
  const from = performance.now();
  let ports = 0;
  for (;;) {
    const adopted = await adopt(context);
    if (adopted) return adopted;
    const port = options.port ?? (await choosePort(folder, ports));
    const settings = { ...SETTINGS, ...QUIET, ...options.settings, ...listenOn(port) };
    const result = await postmaster.launch(folder, binaries, settings);
    if (result.outcome === 'ready') {
      onEvent('database.started', { port, pid: result.child.pid, ms: Math.round(performance.now() - from) });
      await rememberPort(folder, port);
      return serverOf(context, result.port, result.child.pid ?? 0, result.child);
    }
    if (result.outcome === 'locked') continue;
    if (result.outcome === 'port' && options.port === undefined && ports++ < 5) continue;
    // Sessions of a server that was killed hold its memory until they notice.
    const waited = performance.now() - from;
    if (result.outcome === 'busy' && waited < ORPHANS_END_WITHIN_MS) await sleep(200);
    else throw explainLaunch(context, port, result);
  }
}

function listenOn(port: number): Record<string, string> {
  return { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
}

function explainLaunch(
  { folder }: Context,
  port: number,
  { outcome, said }: Exclude<postmaster.Launch, { outcome: 'ready' }>,
): DatabaseStartError {
  if (outcome === 'disk-full') return diskFull(folder.home);
  if (outcome === 'port') {
    return new DatabaseStartError(
      'port-taken',
      `Port ${port} is already in use on this machine, so the database cannot listen there. Stop the program that uses it, or choose another port.`,
    );
  }
  if (outcome === 'busy') {
    return new DatabaseStartError(
      'in-use',
      `Processes of an earlier PostgreSQL still hold the data in ${folder.data}. End them (their names begin with "postgres:") and start again.`,
    );
  }
  return new DatabaseStartError(
    'failed',
    `PostgreSQL did not start on ${folder.data} (${said}). Its log is ${join(folder.home, 'postgres.log')}; after repair, or with another DATA_DIR, start again.`,
  );
}

async function adopt(context: Context): Promise<EmbeddedPostgres | undefined> {
  const { folder, onEvent } = context;
  const until = performance.now() + ANSWERS_WITHIN_MS;
  let lock: postmaster.Lock | undefined;
  let refusal: unknown;
  await postmaster.removeEmptyLock(folder.data);
  while (performance.now() < until) {
    lock = await postmaster.readLock(folder.data);
    if (!lock) return undefined;
    if (!(await postmaster.isServerOf(folder.data, lock.pid))) {
      // PostgreSQL itself removes the lock of a process that is gone, and knows better what that one left behind.
      if (!isAlive(lock.pid)) return undefined;
      if (await postmaster.removeDeadLock(folder.data, lock))
        onEvent('database.lock-removed', { pid: lock.pid });
      continue;
    }
    refusal = lock.ready ? await tryConnect(context, lock.port) : new Error('it is starting or stopping');
    if (refusal === undefined) {
      onEvent('database.adopted', { port: lock.port, pid: lock.pid });
      await rememberPort(folder, lock.port);
      return serverOf(context, lock.port, lock.pid, undefined);
    }
    if ((refusal as { code?: string }).code === '28P01') break;
    await sleep(30);
  }
  throw new DatabaseStartError(
    'in-use',
    `A PostgreSQL (process ${lock?.pid}) holds ${folder.data} but does not let us in (${refusal instanceof Error ? refusal.message : 'no answer'}). Stop that process and start again.`,
  );
}

/** Undefined when the server let us in, else why not. */
async function tryConnect(context: Context, port: number): Promise<unknown> {
  const client = new pg.Client({ connectionString: urlOf(context, port), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf({ password }: Context, port: number): string {
  return `postgresql://${CLUSTER.user}:${password}@127.0.0.1:${port}/${CLUSTER.database}`;
}

function serverOf(
  context: Context,
  port: number,
  pid: number,
  child: ChildProcess | undefined,
): EmbeddedPostgres {
  const { folder, binaries, onEvent } = context;
  let stopping: Promise<void> | undefined;
  const isGone = async () =>
    child ? postmaster.hasEnded(child) : !(await postmaster.isServerOf(folder.data, pid));
  // A process that ends without calling stop() takes the server along where it can; after a kill -9 it is adopted.
  const onExit = () => postmaster.signalQuietly(pid, 'SIGINT');
  const stop = async () => {
    const from = performance.now();
    const signal = await postmaster.stopServer(pid, folder, binaries, isGone);
    process.off('exit', onExit);
    onEvent('database.stopped', { pid, signal, ms: Math.round(performance.now() - from) });
  };
  process.on('exit', onExit);
  child?.once('exit', (code, signal) => {
    process.off('exit', onExit);
    if (!stopping) onEvent('database.ended', { pid, code, signal });
  });
  const url = urlOf(context, port);
  return { url, adopted: !child, folder: folder.home, stop: () => (stopping ??= stop()) };
}

async function choosePort(folder: DatabaseFolder, attempt: number): Promise<number> {
  const last =
    attempt === 0 ? Number(await readFile(join(folder.home, PORT_FILE), 'utf8').catch(() => '')) : 0;
  if (last > 0 && last < 65_536 && (await probePort(last)) === last) return last;
  return probePort(0).then((port) => port ?? 5432);
}

/** The port if it is free (any free one for 0), else undefined. */
function probePort(port: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}

async function rememberPort(folder: DatabaseFolder, port: number): Promise<void> {
  const path = join(folder.home, PORT_FILE);
  if (Number(await readFile(path, 'utf8').catch(() => '')) === port) return;
  // Only a convenience: a port that was not noted is chosen anew.
  await writeFile(path, `${port}\n`, { mode: 0o600 })
    .then(() => give(path, folder))
    .catch(() => undefined);
}
