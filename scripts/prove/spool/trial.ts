import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { createSimulator } from '../../../channels/simulator/network.ts';
import { createVault, parseDataKeys, type Vault } from '../../../core/crypto/vault.ts';
import { PhoneNumber } from '../../../core/phone.ts';
import { freePort } from '../../free-port.ts';
import type { ComingDatabase } from '../crash/phases.ts';
import { createService, type Service } from '../crash/service.ts';
import { errorsIn } from '../crash/trial.ts';
import { prepareCrier, WAYS, type Cry } from './cries.ts';

/** Cries in all, and times that the database goes away for them. */
export interface SpoolSizes {
  readonly tries: number;
  readonly outages: number;
  readonly seed: number;
}

/** What the database has of somebody who cried. */
export interface Recorded {
  readonly number: string;
  readonly certainty: string;
  /** Emergencies of their own, and cries that joined one. */
  readonly own: number;
  readonly joined: number;
  /** Milliseconds between the cry and when it is said to have been raised. */
  readonly offMs: number;
}

/** All that was seen: what `judge` (checks.ts) looks at. */
export interface SpoolEvidence {
  readonly sizes: SpoolSizes;
  readonly cries: readonly Cry[];
  readonly recorded: readonly Recorded[];
  /** Emergencies in the database, of anybody. */
  readonly emergencies: number;
  /** Entries on the disk at each kill, and those of them in which a number or a word can be read. */
  readonly kept: readonly number[];
  readonly readable: readonly string[];
  /** Entries that are left at the end. */
  readonly left: number;
  /** Milliseconds from the database's return until all was recorded, each time; the service starts in it. */
  readonly backMs: readonly number[];
  readonly awayMs: number;
  readonly deaths: readonly string[];
  readonly stopped: number | string;
  readonly errors: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Cries at the same moment. */
const AT_ONCE = 5;
const FIRST_NUMBER = 9_760_000_000;
const RECORDED_MS = 60_000;
/** A minute each. */
const START_TRIES = 4;

/**
 * In each outage: sessions and calls are opened, the database is stopped, people cry in every way, the service is killed,
 * the database returns, and then the service. Leaves nothing running and no file of its own; `database` is the caller's.
 */
export async function runSpool(
  sizes: SpoolSizes,
  database: ComingDatabase,
  note: (line: string) => void,
): Promise<SpoolEvidence> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-spool-'));
  const dataDir = join(folder, 'data');
  const logPath = join(folder, 'service.log');
  const keys = `s1:${randomBytes(32).toString('base64')}`;
  const port = await freePort();
  const serviceUrl = `http://127.0.0.1:${port}`;
  const simulator = createSimulator({
    port: 0,
    mailPort: 0,
    webhookBaseUrl: serviceUrl,
    publicBaseUrl: serviceUrl,
    token: 'dev',
    seed: sizes.seed,
  });
  await simulator.listen();
  const service = createService(
    {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      DATA_KEYS: keys,
      PORT: String(port),
      PUBLIC_BASE_URL: serviceUrl,
      SIMULATOR_PORT: new URL(simulator.url).port,
      SIMULATOR_MAIL_PORT: String(simulator.mailPort),
      LOG_LEVEL: 'info',
      WEBHOOK_TOKEN: '',
      COUNTRY: '',
    },
    logPath,
  );
  const pool = new Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  try {
    service.start();
    await readyAtLast(service);
    const journal = join(dataDir, 'sos.journal');
    const scene = { sizes, database, service, simulatorUrl: simulator.url, journal, note };
    const seen = await outages(scene);
    const vault = createVault(parseDataKeys(keys));
    const recorded = await Promise.all(seen.cries.map((cry) => recordOf(pool, vault, cry)));
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from emergency');
    const stopped = await service.stop();
    return {
      ...seen,
      sizes,
      recorded,
      emergencies: rows[0]!.count,
      left: entriesIn(journal).length,
      deaths: service.deaths,
      stopped,
      errors: errorsIn(readFileSync(logPath, 'utf8')),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await service.kill();
    await simulator.close();
    await pool.end();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly sizes: SpoolSizes;
  readonly database: ComingDatabase;
  readonly service: Service;
  readonly simulatorUrl: string;
  /** The folder of the entries. */
  readonly journal: string;
  readonly note: (line: string) => void;
}

async function outages({ sizes, database, service, simulatorUrl, journal, note }: Scene) {
  const cries: Cry[] = [];
  const kept: number[] = [];
  const readable: string[] = [];
  const backMs: number[] = [];
  let awayMs = 0;
  for (let outage = 0; outage < sizes.outages; outage++) {
    const share = Math.ceil((sizes.tries - cries.length) / (sizes.outages - outage));
    const first = cries.length;
    const criers = await inTurns(share, (n) => {
      const turn = first + n;
      const number = `+91${FIRST_NUMBER + sizes.seed * 10_000 + turn}`;
      return prepareCrier(simulatorUrl, number, WAYS[turn % WAYS.length]!, Math.floor(turn / WAYS.length));
    });
    const left = performance.now();
    await database.stop();
    cries.push(...(await inTurns(share, (n) => criers[n]!.cry())));
    await service.kill();
    const entries = entriesIn(journal);
    kept.push(entries.length);
    readable.push(...entries.filter((entry) => isReadable(join(journal, entry), criers)));
    await database.start();
    awayMs += performance.now() - left;
    const back = performance.now();
    service.start();
    await readyAtLast(service);
    while (entriesIn(journal).length > 0 && performance.now() - back < RECORDED_MS) await sleep(20);
    backMs.push(performance.now() - back);
    note(`outage ${outage + 1}: ${share} cries, ${entries.length} kept over kill -9`);
  }
  return { cries, kept, readable, backMs, awayMs };
}

/** A machine that does other things too takes its time to start; how long is no part of what is proved. */
async function readyAtLast(service: Service): Promise<void> {
  for (let tries = 1; tries < START_TRIES; tries++)
    if (
      await service.ready().then(
        () => true,
        () => false,
      )
    )
      return;
  await service.ready();
}

/** Does `work` for each of so many, several at once; the results in order. */
async function inTurns<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) results[n] = await work(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return results;
}

const entriesIn = (journal: string): readonly string[] => (existsSync(journal) ? readdirSync(journal) : []);

/** Whether whoever gets hold of the disk learns from a file who cried, or how. */
function isReadable(path: string, criers: readonly { readonly number: string }[]): boolean {
  const bytes = readFileSync(path);
  return criers.some(({ number }) => bytes.includes(number.slice(3))) || bytes.includes('certainty');
}

async function recordOf(pool: Pool, vault: Vault, { number, at }: Cry): Promise<Recorded> {
  const { kind, value } = PhoneNumber.parse(number)!;
  const { rows } = await pool.query<{ certainty: string; joined_id: string | null; raised_at: Date }>(
    `select e.certainty, e.joined_id, e.raised_at from emergency e join identity i using (person_id)
      where i.address_index = any($1) order by e.raised_at`,
    [vault.indexes(kind, value)],
  );
  const own = rows.filter(({ joined_id }) => joined_id === null);
  return {
    number,
    certainty: own[0]?.certainty ?? 'none',
    own: own.length,
    joined: rows.length - own.length,
    offMs: own[0] ? Math.abs(own[0].raised_at.getTime() - at) : Infinity,
  };
}
