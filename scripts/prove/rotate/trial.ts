import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { SEALED_TABLES } from '../../../core/crypto/sealed-columns.ts';
import { createVault, parseDataKeys } from '../../../core/crypto/vault.ts';
import { startEmbeddedPostgres } from '../../../core/db/embedded.ts';
import { projectRoot } from '../../../core/root.ts';
import type { Figures, Load } from '../../bench/load.ts';
import { freePort } from '../../free-port.ts';
import { createService, type Service } from '../crash/service.ts';
import { addPeople, openAll } from './people.ts';

/** `people` are there before; turns come at `rate` for `seconds`, and until the keys have rotated. `settings` are PostgreSQL's. */
export interface RotateSizes {
  readonly people: number;
  readonly rate: number;
  readonly seconds: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Turns that were taken. */
export type Talked = Figures & { readonly turns: number };

/** All that was seen. */
export interface RotateEvidence {
  /** Turns before, while the keys rotated, and with the new key alone. */
  readonly before: Talked;
  readonly during: Talked;
  readonly after: Talked;
  /** Rows under the old key before, when the first run was killed, and at the end. */
  readonly left: readonly [number, number, number];
  readonly killed: number | string | null;
  readonly finished: number | string | null;
  readonly rotatingSeconds: number;
  /** Turns that took too long or failed: people were asked to try again. */
  readonly unfinished: readonly string[];
  /** Hops that came again and were answered otherwise, and of how many. */
  readonly otherwise: readonly string[];
  readonly repeated: number;
  readonly unread: readonly string[];
  readonly values: number;
  readonly doubled: readonly string[];
  /** People whose turns are not their inbox keys: counted twice, or lost. */
  readonly uneven: readonly string[];
  readonly deaths: readonly string[];
  readonly errors: readonly string[];
  readonly seconds: number;
}

const HOPS = ['', '1', '2', 'PIN'];
const PATH = '/webhooks/africas-talking/dev/ussd';
const WITNESSES = 25;
const CONNECTIONS = 32;
const WARM_SECONDS = 5;
/** Turns come from one process for so long, then from another. */
const PART_SECONDS = 5;
const DONE_WITHIN_MS = 600_000;

const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

/** Runs it all and leaves nothing behind. `note` hears how it goes. */
export async function runRotation(
  { people, rate, seconds, settings = {} }: RotateSizes,
  note: (line: string) => void,
): Promise<RotateEvidence> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-rotate-'));
  const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings });
  const [k1, k2] = [key('k1'), key('k2')];
  const port = await freePort();
  const logPath = join(folder, 'service.log');
  const shared = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data'), PORT: String(port) };
  const deaths: string[] = [];
  const pool = new Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  let service = null as Service | null;

  try {
    await serve(k1);
    const { rows } = await pool.query<{ pin: string }>(
      'select distinct pin from place where is_pin limit 500',
    );
    const pins = rows.map(({ pin }) => pin);
    await addPeople(pool, createVault(parseDataKeys(k1)), people);
    let firstNumber = 7_000_000_000;
    const load = async (length: number): Promise<Talked> => {
      const turns = length * rate;
      const from = firstNumber;
      firstNumber += turns;
      const figures = await run({ turns, rate, pins, firstNumber: from, port });
      return { ...figures, turns };
    };
    const before = await load(WARM_SECONDS);
    const witnesses = await Promise.all(
      Array.from({ length: WITNESSES }, (_, n) => witness(port, n, pins[n]!)),
    );
    const leftBefore = await underAnother(pool, k2);
    note(`${leftBefore} rows under the old key`);

    await serve(`${k2},${k1}`);
    let isRotated = false;
    const talk = async (): Promise<Talked> => {
      const parts: Talked[] = [];
      const until = performance.now() + seconds * 1000;
      while (!isRotated || performance.now() < until) parts.push(await load(PART_SECONDS));
      return together(parts);
    };
    const talking = talk();
    await sleep(1000);
    const from = performance.now();
    const killed = await rotateKeys({ ...shared, DATA_KEYS: `${k2},${k1}` }, /person: /);
    const leftKilled = await underAnother(pool, k2);
    note(`killed with ${leftKilled} rows left`);
    const repeats = await Promise.all(witnesses.map((one) => one.again()));
    const finished = await rotateKeys({ ...shared, DATA_KEYS: `${k2},${k1}` });
    const rotatingSeconds = (performance.now() - from) / 1000;
    isRotated = true;
    note(`rotated in ${rotatingSeconds.toFixed(1)} s`);
    const during = await talking;

    await serve(k2);
    const after = await load(WARM_SECONDS);
    repeats.push(...(await Promise.all(witnesses.map((one) => one.again()))));
    await service!.stop();
    deaths.push(...service!.deaths);
    const seen = await openAll(pool, createVault(parseDataKeys(k2)));
    const log = readFileSync(logPath, 'utf8').split('\n');
    return {
      before,
      during,
      after,
      left: [leftBefore, leftKilled, await underAnother(pool, k2)],
      killed,
      finished,
      rotatingSeconds,
      unfinished: log.filter((line) => line.includes('"turn.failed"')),
      otherwise: repeats.filter((fault) => fault !== null),
      repeated: repeats.length,
      ...seen,
      deaths,
      errors: log.filter((line) => /"level":[56]0|^\s+at /.test(line)),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await service?.kill();
    await pool.end();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }

  async function serve(keys: string): Promise<void> {
    if (service) {
      await service.stop();
      deaths.push(...service.deaths);
    }
    service = createService({ ...shared, DATA_KEYS: keys, LOG_LEVEL: 'warn' }, logPath, ['api', 'worker']);
    service.start();
    await service.ready();
  }
}

/** Several loads as one; of the times the worst. */
function together(parts: readonly Talked[]): Talked {
  const sum = (of: (part: Talked) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const [turns, seconds] = [sum((part) => part.turns), sum((part) => part.seconds)];
  return {
    turns,
    seconds,
    perSecond: turns / seconds,
    refused: sum(({ refused }) => refused),
    p50: Math.max(...parts.map(({ p50 }) => p50)),
    p99: Math.max(...parts.map(({ p99 }) => p99)),
  };
}

/** Turns at a rate, from a process of their own. */
async function run(its: {
  readonly turns: number;
  readonly rate: number;
  readonly pins: readonly string[];
  readonly firstNumber: number;
  readonly port: number;
}): Promise<Figures> {
  const child = fork(join(projectRoot, 'scripts', 'bench', 'load.ts'), [], {
    cwd: projectRoot,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  try {
    return await new Promise<Figures>((resolve, reject) => {
      child.once('message', (figures) => resolve(figures as Figures));
      child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)));
      child.send({
        url: `http://127.0.0.1:${its.port}`,
        path: PATH,
        connections: CONNECTIONS,
        requests: its.turns,
        rate: its.rate,
        hops: HOPS,
        pins: its.pins,
        firstNumber: its.firstNumber,
        seed: its.firstNumber % 1_000_003,
      } satisfies Load);
    });
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

/** `npm run rotate-keys`, killed once it has said `killAt`; the exit code or the signal. */
function rotateKeys(
  environment: Readonly<Record<string, string>>,
  killAt?: RegExp,
): Promise<number | string | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/rotate-keys.ts'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'development',
      DATABASE_OWNER_URL: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), DONE_WITHIN_MS);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (killAt?.test(said)) child.kill('SIGKILL');
  });
  return new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal);
    }),
  );
}

/** Somebody whose last hop comes again later: what was answered otherwise, or null. */
async function witness(port: number, n: number, pin: string): Promise<{ again(): Promise<string | null> }> {
  const hop = async (text: string): Promise<string> => {
    const body = new URLSearchParams({
      sessionId: `witness-${n}`,
      phoneNumber: `+91${6_900_000_000 + n}`,
      serviceCode: '*384*4247#',
      networkCode: '99999',
      text,
    });
    const response = await fetch(`http://127.0.0.1:${port}${PATH}`, { method: 'POST', body });
    return `${response.status} ${await response.text()}`;
  };
  let last = '';
  const texts = HOPS.map((_, index) =>
    HOPS.slice(1, index + 1)
      .join('*')
      .replace('PIN', pin),
  );
  for (const text of texts) last = await hop(text);
  return {
    async again() {
      const told = await hop(texts.at(-1)!);
      return told === last ? null : `${n}: ${JSON.stringify(told)} instead of ${JSON.stringify(last)}`;
    },
  };
}

/** Rows with a value under another key than the first of `keys`. */
async function underAnother(pool: Pool, keys: string): Promise<number> {
  const { mark } = createVault(parseDataKeys(keys));
  let sum = 0;
  for (const { table, sealed } of SEALED_TABLES) {
    const old = Object.keys(sealed).map((column) => `substring(${column} from 1 for $2) <> $1`);
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from ${table} where ${old.join(' or ')}`,
      [mark, mark.length],
    );
    sum += rows[0]!.n;
  }
  return sum;
}
