/**
 * Makes a clone ready to run: packages, the generated database client, the bundle in dist/. Each step is taken only when
 * what it is made from has changed. Plain Node without dependencies, because it runs before any are installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const NODE_WANTED = [20, 20];
const ENTRY = join(root, 'server', 'main.ts');
const LOCK_FILE = join(root, 'package-lock.json');
const LOCK_RECORD = join(root, 'node_modules', '.arogya-lock-hash');
const SCHEMA_FILE = join(root, 'prisma', 'schema.prisma');
const SCHEMA_RECORD = join(root, 'core', 'db', 'generated', '.schema-hash');

/** Whether a module was started as a program, also through a link: `isProgram(import.meta.url)`. */
export const isProgram = (url) =>
  Boolean(process.argv[1]) && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url));

/**
 * How the service's Node is run: a heap that is kept small, since the machines it is for are. Without source maps: the first
 * error that is logged would stop everything for a third of a second while they are read. The bundle keeps our names.
 */
export const serviceFlags = [
  '--max-old-space-size=256',
  '--max-semi-space-size=32',
  '--initial-old-space-size=160',
];

/** Its environment: of glibc's pools of memory, one for each thread unless told, two are enough and 20 MB less. */
export const serviceEnvironment = { MALLOC_ARENA_MAX: '2' };

/** One line for the person who waits. */
export const say = (line) => process.stdout.write(`${line}\n`);

/**
 * Installs, generates and builds what is missing or out of date. Ends the process with a sentence when it cannot; with
 * `bundle: 'tried'` it goes on without a bundle, for what mostly runs from source; with 'later' it builds none.
 */
export async function setUp({ bundle = 'required' } = {}) {
  try {
    checkNode();
    await install();
    await generateClient();
    if (bundle === 'required') await build();
    if (bundle === 'tried') await build().catch(({ message }) => say(`${message} Going on without it.\n`));
  } catch (error) {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}

/** Throws one friendly sentence when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_WANTED;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(
    `Arogya needs Node ${NODE_WANTED.join('.')} or newer, and this is Node ${version}. ` +
      'Please install a newer one from https://nodejs.org and start again.',
  );
}

/** Runs a program of this Node and gives its exit code; a child ended by a signal counts as failed. */
export function runNode(args, { env = {}, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      ...options,
      env: { ...process.env, ...env },
    });
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** Runs a program of this Node in our place: its signals, its output and, at the end, its exit code are ours. */
export function handOver(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // A terminal sends Ctrl-C to the child too: a second one from us would read as "stop at once".
  const atTerminal = [0, 1, 2].some((stream) => isatty(stream));
  process.on('SIGINT', () => atTerminal || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  child.once('error', (error) => {
    process.stderr.write(`${args.join(' ')} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

/** npm passes a signal to the shell between us, which ends and keeps it to itself: being orphaned is the signal then. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  watch.unref();
}

/** The file to run for a package's command, without a shell or a .cmd shim: `program('jest')`. */
export function program(name, command = name) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/** What `node --import` needs to run TypeScript from source. */
export const typescriptLoader = () =>
  pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;

/** esbuild's settings for the server: our workspace packages are bundled, everything from the registry is not. */
export const serverBundle = {
  absWorkingDir: root,
  entryPoints: [ENTRY],
  outfile: join(root, 'dist', 'main.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'linked',
  logLevel: 'warning',
};

async function install() {
  const hasLock = existsSync(LOCK_FILE);
  const wanted = hasLock ? hashOf(LOCK_FILE) : 'no lock file';
  if (recorded(LOCK_RECORD) === wanted) return;

  if (!hasLock || !isInstalled()) {
    say('Installing packages (the first time takes a few minutes) …');
    // Development packages are wanted whatever NODE_ENV says: this road is for clones, an image installs by itself.
    const command = [
      hasLock ? 'ci' : 'install',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const code = await runNode([npmProgram(), ...command]);
    if (code !== 0) throw new Error('The packages could not be installed: npm says why above.');
  }
  record(LOCK_RECORD, wanted);
}

/** Whether npm itself has already put here what the lock file says, so that a fresh `npm ci` is not done twice. */
function isInstalled() {
  const inventory = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(inventory)) return false;
  const present = JSON.parse(readFileSync(inventory, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages);
  return wanted
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, optional }]) => {
      const found = present[path];
      return found === undefined ? optional === true : found.version === version;
    });
}

/** npm's own program: the one that runs us, else the one that came with this Node. */
function npmProgram() {
  const running = process.env.npm_execpath;
  if (running && /^npm(-cli)?\.[cm]?js$/.test(basename(running)) && existsSync(running)) return running;
  const home = dirname(process.execPath);
  const found = [
    join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(home, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(home, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => existsSync(path));
  if (!found)
    throw new Error('npm was not found beside this Node. Please run "npm ci" once, then start again.');
  return found;
}

async function generateClient() {
  if (!existsSync(SCHEMA_FILE)) return;
  const wanted = `${hashOf(SCHEMA_FILE)} prisma ${installedVersion('prisma')}`;
  if (recorded(SCHEMA_RECORD) === wanted) return;

  say('Generating the database client …');
  rmSync(SCHEMA_RECORD, { force: true });
  const code = await runNode([program('prisma'), 'generate', '--no-hints'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      // Prisma would download an engine that `generate` never runs; any executable stops it from trying.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (code !== 0) throw new Error('The database client could not be generated: Prisma says why above.');
  record(SCHEMA_RECORD, wanted);
}

async function build() {
  if (!existsSync(ENTRY)) {
    say('Nothing to build: server/main.ts is missing.');
    return;
  }
  const { build: bundle } = await import(
    pathToFileURL(join(root, 'node_modules', 'esbuild', 'lib', 'main.js'))
  );
  // An alias is replaced before esbuild asks whether a specifier is a package, so these end up inside the bundle.
  await bundle({ ...serverBundle, alias: workspaceEntries() }).catch(() => {
    throw new Error('The server could not be built: see the errors above.');
  });
}

/** Each workspace package's name with the file it exports. */
export function workspaceEntries() {
  const { workspaces = [] } = readJson(join(root, 'package.json'));
  const entries = workspaces.flatMap((folder) => {
    const { name, exports } = readJson(join(root, folder, 'package.json'));
    return exports?.['.'] ? [[name, join(root, folder, exports['.'])]] : [];
  });
  return Object.fromEntries(entries);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const installedVersion = (name) => readJson(join(root, 'node_modules', name, 'package.json')).version;
// Line endings do not count, so that a checkout on Windows has the same hash.
const hashOf = (path) =>
  createHash('sha256').update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')).digest('hex');
const recorded = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined);

function record(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

if (isProgram(import.meta.url)) await setUp();
