import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../core/clock.ts';
import { createVault, parseDataKeys } from '../../../core/crypto/vault.ts';
import { startEmbeddedPostgres } from '../../../core/db/embedded.ts';
import { createDatabase, type Database } from '../../../core/db/pool.ts';
import { createEvents, type Events } from '../../../core/events/events.ts';
import { seeded } from '../../chance.ts';
import { residentMb } from '../../memory.ts';
import { freePort } from '../../free-port.ts';
import { createService, type Service } from '../crash/service.ts';
import { createCrowd, inTurns, type Crowd, type Member } from './crowd.ts';

/** How large a run is. `settings` are PostgreSQL's. */
export interface LiveSizes {
  readonly clients: number;
  /** Clients that read nothing. */
  readonly sleepers: number;
  /** Events to everybody: measured in quiet, beside the sleepers, and while connections are cut. */
  readonly quiet: number;
  readonly beside: number;
  readonly cutting: number;
  /** Events of 8 KB to the sleepers. */
  readonly flood: number;
  /** Whether to wait until the sleepers are let go. */
  readonly isPatient: boolean;
  readonly seed: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** All that was seen. Times are in milliseconds, from before the event is published until a client has it. */
export interface LiveEvidence {
  readonly sizes: LiveSizes;
  readonly joinedMs: number;
  readonly quietMs: readonly number[];
  readonly besideMs: readonly number[];
  readonly cuttingMs: readonly number[];
  readonly cuts: number;
  /** Times that PostgreSQL cut the service's listener off. */
  readonly listenerCuts: number;
  /** Of clients: events that never came, that came twice, or out of order. */
  readonly missed: readonly string[];
  readonly repeated: readonly string[];
  readonly resets: number;
  readonly deliveries: number;
  /** Sleepers that the service let go with 4408. */
  readonly letGo: number;
  /** Clients that were closed with anything but 1001. */
  readonly oddlyClosed: readonly string[];
  readonly toldOfStop: number;
  readonly stopped: number | string;
  readonly deaths: readonly string[];
  readonly errors: readonly string[];
  /** Resident MB: alone, with the crowd, beside the sleepers, at the end. */
  readonly residentMb: readonly [number, number, number, number];
  readonly seconds: number;
}

const EVERYBODY = 'role:user';
/** Whom the sleepers are: a role that nobody else of the crowd has. */
const SLEEPERS = { role: 'doctor', scopes: ['pins:reset'], topic: 'role:doctor' };
const TEXT = 'x'.repeat(7900);
const FLOOD_AT_ONCE = 4;
/** Milliseconds between two events to everybody, and in which all must have come. */
const QUIET_MS = 300;
const CUTTING_MS = 100;
const SETTLE_MS = 20_000;
/** An unread client is let go after 30 s. */
const LET_GO_MS = 45_000;
/** Of the crowd, cut at each event. */
const CUT_SHARE = 0.04;
const LISTENER_CUTS = 3;

/** Runs it all and leaves nothing behind. `note` hears how it goes. */
export async function runLive(sizes: LiveSizes, note: (line: string) => void): Promise<LiveEvidence> {
  const folder = await mkdtemp(join(tmpdir(), 'arogya-live-'));
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    settings: sizes.settings ?? {},
  });
  const keys = `l1:${randomBytes(32).toString('base64')}`;
  const port = await freePort();
  const logPath = join(folder, 'service.log');
  const service = createService(
    {
      DATABASE_URL: server.url,
      DATA_DIR: join(folder, 'data'),
      DATA_KEYS: keys,
      PORT: String(port),
      LOG_LEVEL: 'debug',
    },
    logPath,
    ['api'],
  );
  const database = createDatabase({ url: server.url, max: 6, onIdleError: () => undefined });
  const events = createEvents({ database, vault: createVault(parseDataKeys(keys)), clock: systemClock });
  try {
    service.start();
    await service.ready();
    const url = `http://127.0.0.1:${port}`;
    return await trial({ sizes, service, database, events, url, logPath, note });
  } finally {
    await database.pool.end();
    await service.kill();
    await server.stop();
    for (const made of [folder, server.folder]) await rm(made, { recursive: true, force: true });
  }
}

async function trial(scene: {
  readonly sizes: LiveSizes;
  readonly service: Service;
  readonly database: Database;
  readonly events: Events;
  readonly url: string;
  readonly logPath: string;
  readonly note: (line: string) => void;
}): Promise<LiveEvidence> {
  const { sizes, service, database, events, url, note } = scene;
  const started = performance.now();
  const chance = seeded(sizes.seed);
  /** When each event to everybody set out, and how long it took to each client. */
  const setOut = new Map<number, number>();
  const pending = new Map<number, number[]>();
  let times: number[] = [];
  const crowd = createCrowd(url, database, (id, at) => {
    const from = setOut.get(id);
    if (from !== undefined) times.push(at - from);
    else pending.set(id, [...(pending.get(id) ?? []), at]);
  });
  const sent: number[] = [];

  async function tellEverybody(): Promise<void> {
    const from = performance.now();
    const id = await events.publish({ topic: EVERYBODY, kind: 'proof.told', payload: { n: sent.length } });
    sent.push(id);
    setOut.set(id, from);
    // Some have it before we know its id.
    for (const at of pending.get(id) ?? []) times.push(at - from);
    pending.delete(id);
  }
  const measured = async (count: number, everyMs: number, also = async () => {}): Promise<number[]> => {
    times = [];
    for (let n = 0; n < count; n++) {
      await Promise.all([tellEverybody(), also(), sleep(everyMs)]);
    }
    await settled();
    return times;
  };
  const last = (member: Member): number => member.ids.at(-1) ?? member.began ?? 0;
  async function settled(): Promise<void> {
    const until = Date.now() + SETTLE_MS;
    while (Date.now() < until && !awake.every((member) => last(member) >= (sent.at(-1) ?? 0)))
      await sleep(10);
  }

  const alone = residentMb(service.pid);
  const awake = await crowd.join(sizes.clients, 'user');
  const joinedMs = performance.now() - started;
  note(`${awake.length} clients after ${(joinedMs / 1000).toFixed(1)} s`);
  const quietMs = await measured(sizes.quiet, QUIET_MS);
  const crowded = residentMb(service.pid);
  note(`in quiet: ${told(quietMs)}`);

  const sleepers = await crowd.join(sizes.sleepers, SLEEPERS.role, SLEEPERS.scopes);
  for (const { socket } of sleepers) socket?.pause();
  const flooding = inTurns(
    Array.from({ length: sizes.flood }, (_, n) => n),
    async (n) => {
      await events.publish({ topic: SLEEPERS.topic, kind: 'proof.flood', payload: { n, text: TEXT } });
    },
    FLOOD_AT_ONCE,
  );
  const besideMs = await measured(sizes.beside, QUIET_MS);
  await flooding;
  const flooded = residentMb(service.pid);
  note(`beside ${sleepers.length} who do not read: ${told(besideMs)}`);

  let cuts = 0;
  let listenerCuts = 0;
  const cutSome = async (): Promise<void> => {
    const some = awake.filter(({ socket }) => socket !== null && chance() < CUT_SHARE);
    for (const member of some) crowd.cut(member);
    cuts += some.length;
    if (sent.length % Math.ceil(sizes.cutting / LISTENER_CUTS) === 0)
      listenerCuts += await cutListener(database);
    await inTurns(some, crowd.resume);
  };
  const cuttingMs = await measured(sizes.cutting, CUTTING_MS, cutSome);
  note(`${cuts} cut and come back: ${told(cuttingMs)}`);

  const letGo = await letGoOf(scene.logPath, sizes.isPatient ? sizes.sleepers : 0);
  const atEnd = residentMb(service.pid);
  for (const member of sleepers) crowd.cut(member);
  const stopped = await service.stop();
  await sleep(500);
  crowd.leave();
  const log = readFileSync(scene.logPath, 'utf8').split('\n');
  return {
    sizes,
    joinedMs,
    quietMs,
    besideMs,
    cuttingMs,
    cuts,
    listenerCuts,
    ...faultsOf(awake, sent),
    resets: awake.reduce((sum, { resets }) => sum + resets, 0),
    deliveries: awake.reduce((sum, { ids }) => sum + ids.length, 0),
    letGo,
    oddlyClosed: awake.flatMap(({ closed }) => closed.filter((code) => code !== 1001).map(String)),
    toldOfStop: awake.filter(({ closed }) => closed.at(-1) === 1001).length,
    stopped,
    deaths: service.deaths,
    errors: log.filter((line) => /"level":[56]0|^\s+at /.test(line)),
    residentMb: [alone, crowded, flooded, atEnd],
    seconds: (performance.now() - started) / 1000,
  };
}

/** What was not told as it should be: each event after a client's beginning once, in its order. */
function faultsOf(
  members: Crowd['members'],
  sent: readonly number[],
): Pick<LiveEvidence, 'missed' | 'repeated'> {
  const missed: string[] = [];
  const repeated: string[] = [];
  for (const [n, { ids, began }] of members.entries()) {
    const due = sent.filter((id) => id > (began ?? 0));
    const got = new Set(ids);
    for (const id of due) if (!got.has(id)) missed.push(`client ${n} has not got ${id}`);
    ids.forEach((id, index) => {
      if (index > 0 && id <= ids[index - 1]!) repeated.push(`client ${n} got ${id} after ${ids[index - 1]}`);
    });
  }
  return { missed, repeated };
}

async function cutListener(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'arogya events'`,
  );
  return rowCount ?? 0;
}

/** Waits until so many were let go for not reading; how many were. */
async function letGoOf(logPath: string, wanted: number): Promise<number> {
  const until = Date.now() + LET_GO_MS;
  for (;;) {
    const gone = readFileSync(logPath, 'utf8').split('"code":4408').length - 1;
    if (gone >= wanted || Date.now() > until) return gone;
    await sleep(250);
  }
}

/** The value below which that share of them is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Half, almost all, and the slowest. */
export const told = (values: readonly number[]): string =>
  `${quantile(values, 0.5).toFixed(0)}, ${quantile(values, 0.99).toFixed(0)}, ${quantile(values, 1).toFixed(0)} ms`;
