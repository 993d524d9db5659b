import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { startEmbeddedPostgres } from '../../core/db/embedded.ts';
import { appUrlOf } from '../../core/db/role.ts';
import { projectRoot } from '../../core/root.ts';
import { JWT_SECRET } from '../../server/testing/signed-in.ts';
import { freePort } from '../free-port.ts';
import { startRedis } from '../redis.ts';
import { serviceEnvironment, serviceFlags } from '../setup.mjs';
import type { Figures, Load } from './load.ts';

/** Connections of a load that is as fast as they allow, and of one that keeps a rate. */
export const CONNECTIONS = 16;
const RATED_CONNECTIONS = 64;
/** A first contact: dial, language and consent, menu, PIN code and nearest search. */
const HOPS = ['', '1', '2', 'PIN'];
/** The same in texts. */
const WHATSAPP_HOPS = ['hello', '1', '2', 'PIN'];
const FIRST_NUMBER = 7_000_000_000;
/** Where USSD hops are posted. */
export const USSD = '/webhooks/africas-talking/dev/ussd';

/** A service that runs for a bench. */
export interface Served {
  readonly url: string;
  readonly process: ChildProcess;
}

/** What a bench is run on: a database with people's places, a service on it, and a bare one beside it. */
export interface Stage {
  readonly pool: Pool;
  readonly databaseUrl: string;
  /** On PostgreSQL alone. */
  readonly service: Served;
  /** Where bare handlers answer (yardstick.ts). */
  readonly bare: string;
  readonly isQuick: boolean;
  /** So many requests, or a tenth of them where it is to be quick. */
  size(requests: number): number;
  /** Puts a load on `path` of `target`, from a process of its own: at `rate` a second, or as fast as it goes. */
  load(
    target: string,
    path: string,
    requests: number,
    rate?: number | null,
    more?: Pick<Load, 'whatsapp' | 'tokens' | 'tellers'>,
  ): Promise<Figures>;
  /** The service as it runs for people: in its own role, behind a proxy. */
  serve(more: Readonly<Record<string, string>>, roles?: readonly string[]): Promise<Served>;
  /** Redis on a port of its own, where this machine has it; ended with the rest. */
  redis(): Promise<string | null>;
  /** Notes a figure, and whether it met its target. */
  note(what: string, value: string, target?: string, met?: boolean): void;
}

/** A load, and what is to be noted of it. */
export type Bench = (stage: Stage) => Promise<void>;

/** Starts everything that benches need; `close` ends it. */
export async function openStage({
  isQuick,
  note,
}: Pick<Stage, 'isQuick' | 'note'>): Promise<{ readonly stage: Stage; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'arogya-bench-'));
  const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const children: ChildProcess[] = [];
  let firstNumber = FIRST_NUMBER;
  let seed = 0;

  function start(file: string, args: readonly string[], env: Record<string, string>): ChildProcess {
    const child = fork(join(projectRoot, file), args, {
      env: { ...process.env, ...serviceEnvironment, NODE_ENV: 'development', ...env },
      execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [...serviceFlags],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    return child;
  }

  const serve: Stage['serve'] = async (more, roles = ['api']) => {
    const port = await freePort();
    const service = start('dist/main.js', roles, {
      DATABASE_URL: appUrlOf(database.url),
      DATABASE_OWNER_URL: database.url,
      DATA_DIR: join(folder, `data-${port}`),
      PORT: String(port),
      JWT_SECRET,
      TRUSTED_PROXIES: 'loopback',
      LOG_LEVEL: 'info',
      ...more,
    });
    const url = `http://127.0.0.1:${port}`;
    await ready(`${url}/readyz`);
    return { url, process: service };
  };

  async function close(): Promise<void> {
    await pool.end();
    for (const child of children) child.kill('SIGTERM');
    await database.stop();
    // As root the cluster lies in a folder of its own (core/db/data-folder.ts).
    for (const made of [folder, database.folder]) await rm(made, { recursive: true, force: true });
  }

  async function open(): Promise<Stage> {
    const service = await serve({});
    const { rows } = await pool.query<{ pin: string }>(
      'select distinct pin from place where is_pin order by pin',
    );
    const pins = rows.map(({ pin }) => pin);
    const yardstick = start('scripts/bench/yardstick.ts', [], { DATABASE_URL: database.url });
    const bare = `http://127.0.0.1:${(await message<{ port: number }>(yardstick)).port}`;
    return {
      pool,
      databaseUrl: database.url,
      service,
      bare,
      isQuick,
      size: (requests) => (isQuick ? Math.ceil(requests / 10) : requests),

      async load(target, path, requests, rate = null, { whatsapp, tokens, tellers } = {}) {
        const child = start('scripts/bench/load.ts', [], {});
        child.send({
          url: target,
          path,
          connections: rate ? RATED_CONNECTIONS : CONNECTIONS,
          requests,
          rate,
          hops: whatsapp ? WHATSAPP_HOPS : HOPS,
          ...(whatsapp ? { whatsapp } : {}),
          ...(tokens ? { tokens } : {}),
          ...(tellers ? { tellers } : {}),
          pins,
          firstNumber,
          seed: ++seed,
        } satisfies Load);
        firstNumber += requests * (whatsapp?.people ?? 1);
        const figures = await message<Figures>(child);
        child.kill();
        if (figures.refused > 0)
          throw new Error(`${figures.refused} requests to ${path} were not answered with 200`);
        return figures;
      },

      serve,

      async redis() {
        const redis = await startRedis();
        if (redis) children.push(redis.process);
        return redis?.url ?? null;
      },

      note,
    };
  }

  try {
    return { stage: await open(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with ${code}`)));
  });
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the service did not start');
}
