import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { SomeSwitches } from '../../../channels/simulator/switches.ts';
import { createVault, parseDataKeys } from '../../../core/crypto/vault.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../core/db/embedded.ts';
import type { Cry } from './cries.ts';
import { openBooks, readLedger, type Booked, type Books, type Ledger, type Row } from './ledger.ts';
import type { Counts, FaultKind, Person } from './person.ts';
import {
  everyoneBack,
  underKills,
  underOutages,
  type ComingDatabase,
  type Scene,
  type Sizes,
} from './phases.ts';
import { createReader, type Reader } from './screens.ts';
import { freePort } from '../../free-port.ts';
import { createService, startNetwork, type Service } from './service.ts';
import { createWire, type Wire } from './wire.ts';

/** All that was seen: what `judge` (checks.ts) looks at. */
export interface Evidence {
  readonly sizes: Sizes;
  readonly counts: Counts;
  readonly kills: number;
  /** Contacts acknowledged in each of the two phases. */
  readonly killTurns: number;
  readonly outageTurns: number;
  /** Milliseconds that PostgreSQL was away in all. */
  readonly awayMs: number;
  readonly faults: ReadonlyMap<FaultKind, readonly string[]>;
  readonly people: readonly Person[];
  readonly cries: readonly Cry[];
  readonly wire: Wire;
  /** As the network counted it before the database went away for the first time. */
  readonly calm: Ledger;
  /** Repeated hops until then of which one answer was a polite line and another was not. */
  readonly excused: number;
  readonly ledger: Ledger;
  readonly rows: readonly Row[];
  readonly booked: ReadonlyMap<string, Booked>;
  readonly totals: { readonly revisions: number; readonly kept: number; readonly keys: number };
  /** Rows that still wait or are under way after the time to settle. */
  readonly unsettled: number;
  readonly settledMs: number;
  /** SOS in the journal that the database has not got. */
  readonly journal: number;
  readonly deaths: readonly string[];
  readonly stopped: number | string;
  /** Lines of the service's log at level error, by event. */
  readonly errors: Readonly<Record<string, number>>;
  readonly reader: Reader;
  readonly seconds: number;
}

/** Hops come twice, out of order and late; some answers are lost on the way, some SMS answers too. */
const TROUBLES: SomeSwitches = {
  webhooks: { delayMs: 20, duplicate: 0.2, reorder: 0.2, loss: 0.01, error: 0.01 },
  sends: { delayMs: 80, lostAnswer: 0.01 },
  retryFirstMs: 200,
};
/** While the database comes and goes nothing is lost on the way: then every silence is the service's own. */
const OUTAGE_TROUBLES: SomeSwitches = { webhooks: { loss: 0, error: 0 }, sends: { lostAnswer: 0 } };

const FIRST_NUMBER = 9_700_000_000;
const PINS = 150;
/** The network tries ten times, the last after 102 s. */
const TEXT_TAKEN_MS = 120_000;
const SETTLE_MS = 60_000;
/** After this the run is given up: something hangs. */
const RUN_MS = 20 * 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs the whole trial, and leaves nothing running and no file. `note` hears how it goes. */
export async function runTrial(sizes: Sizes, note: (line: string) => void): Promise<Evidence> {
  const folder = await mkdtemp(join(tmpdir(), 'arogya-prove-'));
  const stops: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await Promise.resolve(stop()).catch(() => undefined);
  };
  const interrupted = (): void => void stopAll().then(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${RUN_MS / 60_000} minutes`)), RUN_MS);
  });
  try {
    return await Promise.race([late, trial(sizes, folder, stops, note)]);
  } finally {
    clearTimeout(timer);
    await stopAll();
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}

async function trial(
  sizes: Sizes,
  folder: string,
  stops: (() => unknown)[],
  note: (line: string) => void,
): Promise<Evidence> {
  const started = performance.now();
  const dataDir = join(folder, 'data');
  const logPath = join(folder, 'service.log');
  const keys = `p1:${randomBytes(32).toString('base64')}`;
  const vault = createVault(parseDataKeys(keys));
  const reader = createReader('IN');
  const wire = createWire(reader);
  const database = await startDatabase(join(folder, 'postgres'), sizes.settings ?? {});
  stops.push(() => database.close());
  const port = await freePort();
  const network = await startNetwork(
    { serviceUrl: `http://127.0.0.1:${port}`, seed: sizes.seed, switches: TROUBLES },
    wire.heard,
  );
  stops.push(() => network.close());

  const service = createService(
    {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      DATA_KEYS: keys,
      PORT: String(port),
      AT_API_BASE_URL: network.url,
      // One road for texts, so that the network's books tell of them all.
      EXOTEL_SID: '',
      LOG_LEVEL: 'info',
      WEBHOOK_TOKEN: '',
      COUNTRY: '',
    },
    logPath,
  );
  stops.push(() => service.kill());
  service.start();
  await service.ready();
  note(`ready after ${seconds(started)} s`);

  const pool = new Pool({
    connectionString: database.url,
    max: 4,
    connectionTimeoutMillis: 2000,
    statement_timeout: 10_000,
  });
  pool.on('error', () => undefined);
  stops.push(() => pool.end());
  const books = openBooks(pool, vault);
  const scene = await setScene({ sizes, reader, wire, books, pool, service, simulatorUrl: network.url });

  const kills = await underKills(scene, service, note);
  const killTurns = scene.world.counts.turns;
  await everyoneBack(scene, scene.people);
  const calm = await readLedger(network.url);
  const excused = wire.excused();
  note(`${killTurns} turns, ${kills} kills, ${scene.people.length} people, ${seconds(started)} s so far`);

  const turnsBefore = scene.world.counts.turns;
  const peopleBefore = scene.people.length;
  await setTroubles(network.url, OUTAGE_TROUBLES);
  const { cries, awayMs } = await underOutages(scene, database, note);
  const outageTurns = scene.world.counts.turns - turnsBefore;
  await everyoneBack(scene, scene.people.slice(peopleBefore));
  note(`${cries.length} cries for help, ${sizes.outages} outages, ${seconds(started)} s so far`);

  const settling = performance.now();
  const unsettled = await settle(books, network.url, join(dataDir, 'sos.journal'));
  const settledMs = performance.now() - settling;
  const stopped = await service.stop();
  return {
    sizes,
    counts: scene.world.counts,
    kills,
    killTurns,
    outageTurns,
    awayMs,
    faults: scene.faults,
    people: scene.people,
    cries,
    wire,
    calm,
    excused,
    ledger: await readLedger(network.url),
    rows: await books.messages(),
    booked: await books.people(wire.keys),
    totals: await books.totals(),
    unsettled,
    settledMs,
    journal: inJournal(join(dataDir, 'sos.journal')),
    deaths: service.deaths,
    stopped,
    errors: errorsIn(readFileSync(logPath, 'utf8')),
    reader,
    seconds: (performance.now() - started) / 1000,
  };
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(0);

/** PostgreSQL with data of its own, to be stopped and started at will. */
export async function startDatabase(
  dataDir: string,
  settings: Record<string, string>,
): Promise<ComingDatabase> {
  let database: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, settings });
  const { url } = database;
  const port = Number(new URL(url).port);
  return {
    url,
    stop: () => database.stop(),
    async start() {
      database = await startEmbeddedPostgres({ dataDir, port, settings });
    },
    async close() {
      await database.stop();
      // As root the data lies elsewhere than asked for.
      await rm(database.folder, { recursive: true, force: true });
    },
  };
}

async function setScene(parts: {
  readonly sizes: Sizes;
  readonly reader: Reader;
  readonly wire: Wire;
  readonly books: Books;
  readonly pool: Pool;
  readonly service: Service;
  readonly simulatorUrl: string;
}): Promise<Scene> {
  const { sizes, reader, wire, books, service } = parts;
  const { rows } = await parts.pool.query<{ pin: string }>(
    `select pin from place where country = 'IN' and is_pin order by md5(pin || $1) limit $2`,
    [String(sizes.seed), PINS],
  );
  const faults = new Map<FaultKind, string[]>();
  let numbers = FIRST_NUMBER + sizes.seed * 100_000;
  const counts: Counts = {
    turns: 0,
    hops: 0,
    texts: 0,
    unanswered: 0,
    polite: 0,
    mistaken: 0,
    redials: 0,
    continued: 0,
    repliesMissing: 0,
  };
  return {
    sizes,
    people: [],
    faults,
    newNumber: () => `+91${numbers++}`,
    world: {
      seed: sizes.seed,
      simulatorUrl: parts.simulatorUrl,
      reader,
      pins: rows.map(({ pin }) => pin),
      counts,
      told: new Map(),
      taken: (text) => wire.taken(text, TEXT_TAKEN_MS),
      // While nobody can tell, it may.
      isComing: (number) => books.isComing(number, service.startedAt).catch(() => true),
      fault: (kind, example) => {
        faults.set(kind, [...(faults.get(kind) ?? []), example]);
      },
    },
  };
}

async function setTroubles(simulatorUrl: string, switches: SomeSwitches): Promise<void> {
  await fetch(`${simulatorUrl}/switches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  });
}

/** Waits until nothing is due, nothing is on its way and the journal is empty. Returns the rows that are left. */
async function settle(books: Books, simulatorUrl: string, journal: string): Promise<number> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const unsettled = await books.unsettled().catch(() => -1);
    const { counts } = await readLedger(simulatorUrl);
    const isQuiet = unsettled === 0 && counts.pending === 0 && inJournal(journal) === 0;
    if (isQuiet || Date.now() > until) return unsettled;
    await sleep(250);
  }
}

/** Entries of the journal that the database has not got. */
const inJournal = (folder: string): number => (existsSync(folder) ? readdirSync(folder).length : 0);

/** pino's level of errors. */
const ERROR = 50;

/** Lines of the log at level error, by event. */
export function errorsIn(log: string): Record<string, number> {
  const events: Record<string, number> = {};
  for (const line of log.split('\n')) {
    if (line === '') continue;
    const event = eventOf(line);
    if (event !== null) events[event] = (events[event] ?? 0) + 1;
  }
  return events;
}

/** The event of an error line, and of a line that is none of the log's: a stack that reached the console. */
function eventOf(line: string): string | null {
  try {
    const { level, event, error, code, at } = JSON.parse(line) as Record<string, string | number | undefined>;
    return Number(level) >= ERROR ? [event, error, code, at].filter(Boolean).join(' ') : null;
  } catch {
    return `not JSON: ${line.slice(0, 120)}`;
  }
}
