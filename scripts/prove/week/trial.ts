import { randomBytes } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConversationStore } from '../../../core/conversations/store.ts';
import { createVault } from '../../../core/crypto/vault.ts';
import { chooseFolder } from '../../../core/db/data-folder.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../core/db/embedded.ts';
import { applyMigrations } from '../../../core/db/migrate.ts';
import { createDatabase, type Database } from '../../../core/db/pool.ts';
import { Unavailable } from '../../../core/errors.ts';
import { createOutbox } from '../../../core/outbox/outbox.ts';
import { projectRoot } from '../../../core/root.ts';
import { migrateDoorbell } from '../../../server/doorbell.ts';
import { seeded } from '../../chance.ts';
import { freePort } from '../../free-port.ts';
import { createCrew } from './crew.ts';
import { startEmptied } from './emptied.ts';
import { befriend, numberOf, putDown, say } from './people.ts';
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
const STATUSES = ['sent', 'delivered', 'delivered', 'read', 'sent'] as const;
const RANK: Readonly<Record<string, number>> = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 };
/** The clock goes on by so much at least. */
const TICK_MS = 15 * 60_000;

/** Runs a week in as little time as it takes: the clock goes on when all that is due is done. */
export async function runWeek(sizes: WeekSizes, note: (line: string) => void): Promise<WeekEvidence> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-week-'));
  const dataDir = join(folder, 'postgres');
  const options = { dataDir, port: await freePort(), settings: sizes.settings ?? {} };
  let server = await startEmbeddedPostgres(options);
  await applyMigrations({ url: server.url, projectRoot });
  await migrateDoorbell(server.url);
  const redis = sizes.flushes > 0 ? await startEmptied() : null;
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
  const threads = await befriend(store, people, BEGINS);
  const plannedTwice = await putDown(outbox, database, planned, threads, BEGINS, random);
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
  redis?.end();
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

async function killDatabase(options: Parameters<typeof startEmbeddedPostgres>[0]): Promise<EmbeddedPostgres> {
  const { data } = await chooseFolder(options.dataDir);
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
  await sleep(300);
  return startEmbeddedPostgres(options);
}
