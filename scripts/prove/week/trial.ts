import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createConversationStore, type Thread } from '../../../core/conversations/store.ts';
import { createVault } from '../../../core/crypto/vault.ts';
import { chooseFolder } from '../../../core/db/data-folder.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../core/db/embedded.ts';
import { applyMigrations } from '../../../core/db/migrate.ts';
import { createDatabase, type Database } from '../../../core/db/pool.ts';
import { Unavailable } from '../../../core/errors.ts';
import { NOTICE } from '../../../core/messages/notice.ts';
import { createOutbox, type Outbox } from '../../../core/outbox/outbox.ts';
import { PhoneNumber } from '../../../core/phone.ts';
import { projectRoot } from '../../../core/root.ts';
import { migrateDoorbell } from '../../../server/doorbell.ts';
import { seeded } from '../../chance.ts';
import { freePort } from '../../free-port.ts';
import { type Planned, planWeek, type Said } from './plan.ts';
import { startProvider, type Taken } from './provider.ts';
import { CHANNEL, type Told } from './worker.ts';

/** How large a week is. */
export interface WeekSizes {
  readonly reminders: number;
  readonly seed: number;
  readonly workers: number;
  /** Times that a worker, and the database, is killed. */
  readonly kills: number;
  readonly databaseKills: number;
  /** Times that Redis is emptied, which the doorbell is on; none: workers look for what is due themselves. */
  readonly flushes: number;
  readonly settings?: Record<string, string>;
}

/** How a reminder ended. */
export interface Ended {
  readonly id: string;
  readonly status: string;
  readonly error: string | null;
  readonly held: string | null;
  readonly sentAt: Date | null;
}

/** All that was seen. */
export interface WeekEvidence {
  readonly sizes: WeekSizes;
  readonly people: number;
  readonly planned: readonly Planned[];
  readonly said: readonly Said[];
  readonly taken: readonly Taken[];
  readonly ended: ReadonlyMap<string, Ended>;
  readonly numberOf: (person: number) => string;
  readonly left: number;
  readonly moods: Readonly<Partial<Record<string, number>>>;
  readonly plannedTwice: number;
  readonly ledger: number;
  readonly kills: number;
  readonly databaseKills: number;
  /** Times that Redis was emptied, and the rings that were lost with it; null where the doorbell was not on it. */
  readonly flushes: number | null;
  readonly lost: number;
  readonly statuses: number;
  /** The highest status that was reported of a message, and what stands in the end. */
  readonly fallen: readonly string[];
  readonly moments: number;
  readonly seconds: number;
}

/** Monday, midnight in India. */
const BEGINS = new Date('2026-11-23T00:00:00+05:30');
/** A planner that runs twice writes so many of a hundred again. */
const TWICE = 5;
/** Rows of the plan that are put down at once. */
const AT_ONCE = 500;
const STATUSES = ['sent', 'delivered', 'delivered', 'read', 'sent'] as const;
const RANK: Readonly<Record<string, number>> = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 };
/** The clock goes on by so much at least. */
const TICK_MS = 15 * 60_000;
/** Milliseconds in which a moment of the week is worked off, before workers are asked again. */
const TURN_MS = 5000;

/** Runs a week in as little time as it takes: the clock goes on when all that is due is done. */
export async function runWeek(sizes: WeekSizes, note: (line: string) => void): Promise<WeekEvidence> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-week-'));
  const dataDir = join(folder, 'postgres');
  const options = { dataDir, port: await freePort(), settings: sizes.settings ?? {} };
  let server = await startEmbeddedPostgres(options);
  await applyMigrations({ url: server.url, projectRoot });
  await migrateDoorbell(server.url);
  const redis = sizes.flushes > 0 ? await startRedis() : null;
  const random = seeded(sizes.seed);
  const key = randomBytes(32);
  const vault = createVault([{ id: 'w1', secret: key }]);
  const database = createDatabase({ url: server.url, max: 8, onIdleError: () => undefined });
  const outbox = createOutbox({ database, vault });
  const store = createConversationStore({ database, vault });
  const { people, planned, said } = planWeek(sizes.reminders, BEGINS, random);
  let now = BEGINS;
  let statuses = 0;
  const highest = new Map<string, string>();
  const reports: (() => Promise<void>)[] = [];

  /** Statuses come twice, late and in any order, the first before our own note that it was sent. */
  const reported = (providerMessageId: string): void => {
    const last = random() < 0.03 ? 'failed' : 'read';
    const told = last === 'failed' ? ['sent', 'failed', 'sent'] : [...STATUSES];
    for (const status of shuffled(told, random)) {
      statuses++;
      if ((RANK[status] ?? 0) > (RANK[highest.get(providerMessageId) ?? 'accepted'] ?? 0))
        highest.set(providerMessageId, status);
      const reason = status === 'failed' ? { reason: 'undelivered' } : {};
      const report = async (): Promise<void> => {
        await outbox.report({ channel: CHANNEL, providerMessageId, status, now, ...reason });
      };
      if (random() < 0.3) void insist(report);
      else reports.push(report);
    }
  };
  const provider = await startProvider({ random, now: () => now, reported });
  const told: Told = {
    databaseUrl: server.url,
    redisUrl: redis?.url ?? null,
    providerUrl: provider.url,
    key: key.toString('base64'),
  };
  const crew = await createCrew(sizes.workers, told);
  const threads = await befriend(store, people);
  const plannedTwice = await putDown(outbox, database, planned, threads, random);
  note(`${planned.length} reminders for ${people} people are put down`);

  const killAt = moments(sizes.kills, planned.length, random);
  const databaseKillAt = moments(sizes.databaseKills, planned.length, random);
  const flushAt = moments(sizes.flushes, planned.length, random);
  let [kills, databaseKills, flushes, lost, count] = [0, 0, 0, 0, 0];
  const unsaid = [...said];
  for (let next: Date | null = await firstDue(database); next !== null; next = await firstDue(database)) {
    // Who says STOP does so before what is due at that moment.
    const tick = new Date(Math.ceil(next.getTime() / TICK_MS) * TICK_MS);
    const heard = unsaid[0] && unsaid[0].at <= tick ? unsaid.shift()! : null;
    now = heard ? heard.at : tick;
    if (heard) {
      await insist(() => say(store, threads[heard.person]!, heard));
      continue;
    }
    count++;
    const work = crew.tick(now);
    if (provider.taken.length >= (killAt[0] ?? Infinity)) {
      killAt.shift();
      await sleep(random() * 30);
      await crew.kill(Math.floor(random() * sizes.workers), now);
      kills++;
    }
    if (provider.taken.length >= (databaseKillAt[0] ?? Infinity)) {
      databaseKillAt.shift();
      await sleep(random() * 30);
      server = await killDatabase(options);
      databaseKills++;
      note(`the database was killed on ${now.toISOString().slice(0, 16)}`);
    }
    if (redis && provider.taken.length >= (flushAt[0] ?? Infinity)) {
      const gone = await redis.flush();
      // Where nothing had been rung for yet, it is emptied at another moment.
      if (gone > 0) {
        flushAt.shift();
        flushes++;
        lost += gone;
        note(`Redis was emptied of ${gone} rings on ${now.toISOString().slice(0, 16)}`);
      }
    }
    await work;
    await Promise.all(shuffled(reports.splice(0), random).map(insist));
    if (count % 200 === 0) note(`${now.toISOString().slice(0, 16)}: ${provider.taken.length} taken`);
  }
  await Promise.all(reports.splice(0).map(insist));

  const ended = await endedOf(database, planned);
  const { rows: left } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from outbox where status in ('pending', 'sending')`,
  );
  const { rows: ledger } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from consent where medium = 'provider'`,
  );
  const { rows: stood } = await database.pool.query<{ id: string; status: string }>(
    `select provider_message_id as id, status from outbox where provider_message_id is not null`,
  );
  const fallen = stood.flatMap(({ id, status }) =>
    (RANK[status] ?? 0) < (RANK[highest.get(id) ?? 'accepted'] ?? 0)
      ? [`${id} stands on ${status}, and ${highest.get(id)} was reported`]
      : [],
  );
  await crew.end();
  await provider.close();
  await redis?.end();
  await database.pool.end();
  await server.stop();
  for (const made of [folder, server.folder]) await rm(made, { recursive: true, force: true });
  return {
    ...{
      sizes,
      people,
      planned,
      said,
      taken: provider.taken,
      ended,
      left: left[0]!.n,
      moods: provider.moods,
    },
    ...{ plannedTwice, ledger: ledger[0]!.n, kills, databaseKills, flushes: redis ? flushes : null, lost },
    ...{ statuses, fallen, moments: count, numberOf: (person) => numberOf(person).e164 },
    seconds: (performance.now() - started) / 1000,
  };
}

const numberOf = (person: number): PhoneNumber =>
  PhoneNumber.parse(`+9199${String(person).padStart(8, '0')}`)!;

/** Does it until the database is there again. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await sleep(50);
    }
  }
}

async function befriend(
  store: ReturnType<typeof createConversationStore>,
  people: number,
): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (let from = 0; from < people; from += 50) {
    const some = Array.from({ length: Math.min(50, people - from) }, (_, index) => from + index);
    threads.push(...(await Promise.all(some.map((person) => store.load(numberOf(person), BEGINS)))));
  }
  return threads;
}

/** Puts the plan down, some of it twice; resolves with how many that were. */
async function putDown(
  outbox: Outbox,
  database: Database,
  planned: readonly Planned[],
  threads: readonly Thread[],
  random: () => number,
): Promise<number> {
  const rowOf = ({ id, person, dueAt, exempt }: Planned) => {
    const { personId, identityId } = threads[person]!;
    const payload = { lines: [{ key: 'week.text', params: { id } }], exempt };
    return { personId, identityId, kind: NOTICE, channel: null, urgent: false, payload, dueAt, matter: id };
  };
  let twice = 0;
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const rows = planned.slice(from, from + AT_ONCE).map(rowOf);
    const again = rows.filter(() => random() * 100 < TWICE);
    twice += again.length;
    await outbox.addAll(rows, BEGINS, database);
    await outbox.addAll(again, BEGINS, database);
  }
  return twice;
}

async function say(
  store: ReturnType<typeof createConversationStore>,
  { personId }: Thread,
  { at, given }: Said,
): Promise<void> {
  const thread = (await store.byPerson(personId))!;
  await store.write({
    ...{ thread, channel: CHANNEL, key: `${personId} ${at.getTime()}`, reply: null, state: null, at },
    ...{ medium: 'sms', consents: [{ purpose: 'messages', given, language: 'en' }], wanted: [] },
  });
}

const firstDue = (database: Database): Promise<Date | null> =>
  insist(async () => {
    const { rows } = await database.query<{ at: Date | null; sending: boolean; crashed: Date }>({
      name: 'week-next',
      text: `select min(due_at) filter (where status = 'pending') as at, bool_or(status = 'sending') as sending,
        max(updated_at) filter (where status = 'sending') + interval '31 seconds' as crashed from outbox
        where status in ('pending', 'sending')`,
      values: [],
    });
    const { at, sending, crashed } = rows[0]!;
    // What a crash left in sending is looked at half a minute later.
    return sending && (at === null || crashed < at) ? crashed : at;
  });

async function endedOf(database: Database, planned: readonly Planned[]): Promise<Map<string, Ended>> {
  const { rows } = await database.pool.query<Omit<Ended, 'id'> & { key: Buffer; person_id: string }>(
    `select status, error, held, sent_at as "sentAt", once_key as key, person_id from outbox order by id`,
  );
  // Rows grow in the order of the plan.
  return new Map(
    rows.map((row, index) => [planned[index]?.id ?? `?${index}`, { ...row, id: planned[index]?.id ?? '' }]),
  );
}

/** So many moments of the run, by how many messages were taken until then. */
const moments = (count: number, of: number, random: () => number): number[] =>
  Array.from({ length: count }, () => random() * of * 0.6).sort((a, b) => a - b);

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);

/** Workers that are told the time, and may be killed at any moment. */
async function createCrew(count: number, told: Told) {
  const begin = async (): Promise<ChildProcess> => {
    const child = fork(join(projectRoot, 'scripts/prove/week/worker.ts'), [], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await answer(child, 'ready', () => child.send(told));
    return child;
  };
  const workers = await Promise.all(Array.from({ length: count }, begin));
  let done: (() => void)[] = [];
  const tickOne = async (index: number, now: Date): Promise<void> => {
    for (;;) {
      const worker = workers[index]!;
      const isDone = await Promise.race([
        answer(worker, 'done', () => {
          if (worker.connected) worker.send({ now: now.getTime() });
        }).then(() => true),
        new Promise<false>((resolve) => done.push(() => resolve(false))),
        sleep(TURN_MS, false, { ref: false }),
      ]);
      if (isDone) return;
    }
  };
  return {
    tick: async (now: Date): Promise<void> => {
      await Promise.all(workers.map((_, index) => tickOne(index, now)));
      done = [];
    },
    async kill(index: number, _now: Date): Promise<void> {
      const gone = workers[index]!;
      gone.kill('SIGKILL');
      workers[index] = await begin();
      for (const anew of done.splice(0)) anew();
    },
    async end(): Promise<void> {
      for (const worker of workers) worker.kill('SIGKILL');
    },
  };
}

/** Resolves when a worker says it; asked first where there is something to ask. */
function answer(child: ChildProcess, word: 'ready' | 'done', ask: () => void): Promise<void> {
  return new Promise((resolve) => {
    const hear = (said: object): void => {
      if (!(word in said)) return;
      child.off('message', hear);
      resolve();
    };
    child.on('message', hear);
    ask();
  });
}

async function killDatabase(options: Parameters<typeof startEmbeddedPostgres>[0]): Promise<EmbeddedPostgres> {
  const { data } = await chooseFolder(options.dataDir);
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
  await sleep(300);
  return startEmbeddedPostgres(options);
}

/** Where BullMQ keeps what was rung for, and what is worked on. */
const LISTS = ['bull:outbox:wait', 'bull:outbox:active'];
const FLUSH_TRIES = 50;

/** Redis on a port of its own, where this machine has it. */
async function startRedis() {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const isReady = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.stdout.on('data', (said: Buffer) => said.includes('Ready to accept') && resolve(true));
  });
  if (!isReady) return null;
  const client = new Redis(`redis://127.0.0.1:${port}`);
  return {
    url: `redis://127.0.0.1:${port}`,
    /** Empties it while something is rung for, if that comes soon; resolves with the rings that are gone. */
    async flush(): Promise<number> {
      for (let tries = 0; tries < FLUSH_TRIES; tries++) {
        const rung = await Promise.all(LISTS.map((list) => client.llen(list)));
        const gone = rung.reduce((sum, length) => sum + length);
        if (gone > 0) {
          await client.flushall();
          return gone;
        }
        await sleep(2);
      }
      return 0;
    },
    async end() {
      client.disconnect();
      child.kill('SIGKILL');
    },
  };
}
