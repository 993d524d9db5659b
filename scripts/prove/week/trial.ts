import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConversationStore } from '../../../core/conversations/store.ts';
import { createVault, parseDataKeys } from '../../../core/crypto/vault.ts';
import { chooseFolder } from '../../../core/db/data-folder.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../core/db/embedded.ts';
import { applyMigrations } from '../../../core/db/migrate.ts';
import { createDatabase } from '../../../core/db/pool.ts';
import { createLog } from '../../../core/log.ts';
import { createOutbox } from '../../../core/outbox/outbox.ts';
import { loadCare } from '../../../core/reminders/care.ts';
import { createDoses } from '../../../core/reminders/doses.ts';
import { createReminders } from '../../../core/reminders/reminders.ts';
import { projectRoot } from '../../../core/root.ts';
import { createDoorbell, migrateDoorbell } from '../../../server/doorbell.ts';
import { seeded } from '../../chance.ts';
import { freePort } from '../../free-port.ts';
import { byOneGateway } from '../../gateway.ts';
import { createCrew } from './crew.ts';
import { startEmptied } from './emptied.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { befriend, putDown, reminderOf, setMedicines } from './people.ts';
import { createPhones, type Reply } from './phones.ts';
import { BEGINS, DAYS, planWeek, type Said, type Week } from './plan.ts';
import { startProvider, type Taken } from './provider.ts';
import { createQuiet, insist } from './quiet.ts';
import { createReports, type Reported } from './reports.ts';
import { createToldClock } from './told-clock.ts';

/** How large a week is. */
export interface WeekSizes {
  readonly reminders: number;
  readonly seed: number;
  /** Round hours of a day that are chosen from. */
  readonly slots: number;
  readonly workers: number;
  /** Times that a worker, and the database, is killed, and that the provider does not answer in time. */
  readonly kills: number;
  readonly databaseKills: number;
  readonly mutes: number;
  /** Times that Redis is emptied, which the doorbell is on; none: it is on PostgreSQL. */
  readonly flushes: number;
  readonly settings?: Record<string, string>;
}

/** All that was seen. */
export interface WeekEvidence extends Ledger {
  readonly week: Week;
  readonly taken: readonly Taken[];
  readonly replies: readonly Reply[];
  /** What people said, and the provider said for them, with when the service had heard it. */
  readonly said: readonly Said[];
  readonly optOuts: number;
  readonly reported: Reported;
  readonly left: number;
  readonly moods: Readonly<Partial<Record<string, number>>>;
  /** Wishes and rows that came twice. */
  readonly twice: number;
  readonly kills: number;
  readonly databaseKills: number;
  /** Times that Redis was emptied, and the rings that were lost with it; null where the doorbell was not on it. */
  readonly flushes: number | null;
  readonly lost: number;
  readonly moments: number;
  readonly seconds: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ENDS = new Date(BEGINS.getTime() + DAYS * DAY_MS);
/** What was held back goes out on the days after. */
const DRAINED = new Date(ENDS.getTime() + 4 * DAY_MS);
/** The clock goes on by so much at least, and so often more is put down and silences are noted. */
const TICK_MS = 15 * 60_000;
const PLAN_MS = 6 * HOUR_MS;

/** Runs a week in as little time as it takes: the clock goes on when all that is due is done. */
export async function runWeek(sizes: WeekSizes, note: (line: string) => void): Promise<WeekEvidence> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-week-'));
  const options = {
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    settings: sizes.settings ?? {},
  };
  let server = await startEmbeddedPostgres(options);
  await applyMigrations({ url: server.url, projectRoot });
  await migrateDoorbell(server.url);
  const redis = sizes.flushes > 0 ? await startEmptied() : null;
  const random = seeded(sizes.seed);
  const clock = createToldClock(BEGINS);
  const keys = `w1:${randomBytes(32).toString('base64')}`;
  const vault = createVault(parseDataKeys(keys));
  const database = createDatabase({ url: server.url, max: 8, onIdleError: () => undefined });
  const outbox = createOutbox({ database, vault });
  const store = createConversationStore({ database, vault });
  const care = loadCare('IN');
  const doses = createDoses({ database, vault, care });
  const reminders = createReminders({ database, vault, care, randomId: randomUUID });
  const week = planWeek(sizes.reminders, sizes.slots, random);
  const threads = await befriend(store, database, week.people);
  let twice = await setMedicines(reminders, week, threads, random);
  twice += await putDown(outbox, database, week, threads, random);
  note(`${sizes.reminders} reminders of ${week.people} people are put down`);

  const told: Promise<void>[] = [];
  const phones = createPhones(random);
  const reports = createReports(random);
  const provider = await startProvider({
    ...{ random, now: clock.now, mutes: sizes.mutes, of: sizes.reminders },
    heard: (taken) => {
      phones.came(taken);
      const early = reports.came(taken);
      if (early.length > 0) told.push(crew.post('delivery', early));
    },
  });
  const environment = {
    ...byOneGateway(provider.url),
    ...{ DATA_KEYS: keys, JWT_SECRET: keys, LOG_LEVEL: 'silent', SEND_PACE: '{"*":10000}' },
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const start = (index: number) => ({
    environment: { ...environment, DATA_DIR: join(folder, `service-${index}`) },
    databaseUrl: server.url,
  });
  const crew = await createCrew(sizes.workers, start, clock);
  const doorbell = createDoorbell({
    ...{ databaseUrl: server.url, redisUrl: redis?.url ?? null, log: createLog('silent') },
  });
  const quiet = createQuiet({
    database,
    outbox,
    clock,
    ring: (ids) => doorbell.ring(ids),
    isWaiting: provider.isWaiting,
  });

  const killAt = moments(sizes.kills);
  const databaseKillAt = moments(sizes.databaseKills);
  const flushAt = moments(sizes.flushes);
  const isTime = (at: readonly number[]): boolean => provider.taken.length >= (at[0] ?? Infinity);
  let [kills, databaseKills, flushes, lost, count] = [0, 0, 0, 0, 0];
  let plannedAt = BEGINS;
  let isStopped = false;
  const unsaid = [...week.said];
  const said: Said[] = [];

  for (let next = await quiet.next(); next !== null && next <= DRAINED; next = await quiet.next()) {
    // Who says STOP does so before what is due at that moment, and after the week nobody is reminded any more.
    const tick = new Date(Math.ceil(Math.max(next.getTime(), clock.now().getTime()) / TICK_MS) * TICK_MS);
    const heard = unsaid[0] && unsaid[0].at <= tick ? unsaid.shift()! : null;
    if (!heard && tick >= ENDS && !isStopped) {
      isStopped = true;
      await insist(() => stopAll());
      continue;
    }
    // The clock has gone on while there was work.
    const at = heard && heard.at > clock.now() ? heard.at : heard ? clock.now() : tick;
    clock.tell(at);
    await crew.tell();
    if (heard) {
      await speak([phones.textsOf(heard.person, heard.given ? 'START' : 'STOP')]);
      said.push({ ...heard, at: clock.now() });
      await quiet.settle();
      continue;
    }
    count++;
    if (tick.getTime() - plannedAt.getTime() >= PLAN_MS) {
      plannedAt = tick;
      // The service does the same every half minute, and an hour takes less here.
      await insist(() => reminders.planAhead(tick));
      await insist(async () => doses.silenced((await doses.hush(tick)).flatMap((silence) => silence.doses)));
    }
    const work = quiet.work();
    if (isTime(killAt)) {
      killAt.shift();
      await sleep(random() * 30);
      await crew.kill(Math.floor(random() * sizes.workers));
      kills++;
    }
    if (isTime(databaseKillAt)) {
      databaseKillAt.shift();
      await sleep(random() * 30);
      server = await killDatabase(options);
      databaseKills++;
      note(`the database was killed on ${tick.toISOString().slice(0, 16)}`);
    }
    if (redis && isTime(flushAt)) {
      const gone = await redis.flush();
      // Where nothing had been rung for yet, it is emptied at another moment.
      if (gone > 0) {
        flushAt.shift();
        flushes++;
        lost += gone;
        note(`Redis was emptied of ${gone} rings on ${tick.toISOString().slice(0, 16)}`);
      }
    }
    await work;
    await speak(phones.answers(clock.now()));
    await quiet.settle();
    await report();
    if (count % 100 === 0) note(`${tick.toISOString().slice(0, 16)}: ${provider.taken.length} taken`);
  }
  await quiet.settle();
  await insist(() => doses.hush(new Date(DRAINED.getTime() + DAY_MS)));

  const ledger = await readLedger(database, vault);
  const left = await quiet.left();
  await crew.end();
  await doorbell.close();
  await provider.close();
  redis?.end();
  await database.pool.end();
  await server.stop();
  for (const made of [folder, server.folder]) await rm(made, { recursive: true, force: true });
  return {
    ...ledger,
    ...{ week, taken: provider.taken, replies: phones.replies, said, optOuts: reports.optOuts.size },
    ...{ reported: reports.told(), left, moods: provider.moods, twice, kills, databaseKills },
    ...{ flushes: redis ? flushes : null, lost, moments: count },
    seconds: (performance.now() - started) / 1000,
  };

  /** So many moments of the run, by how many messages were taken until then. */
  function moments(times: number): number[] {
    return Array.from({ length: times }, () => random() * sizes.reminders * 0.6).sort((a, b) => a - b);
  }

  /** Everybody says what they say, one thing after the other. */
  async function speak(said: readonly (readonly object[])[]): Promise<void> {
    await Promise.all(
      said.map(async (texts) => {
        for (const text of texts) await crew.post('sms', text);
      }),
    );
  }

  /** What became of messages, all at once and in any order. Whoever does not wish them has said so when it is heard. */
  async function report(): Promise<void> {
    const { batches, stopped } = reports.take();
    await Promise.all([...told.splice(0), ...batches.map((batch) => crew.post('delivery', batch))]);
    for (const person of stopped) said.push({ person, at: clock.now(), given: false });
  }

  async function stopAll(): Promise<void> {
    for (const [person, { personId }] of threads.entries())
      await reminders.stop(personId, reminderOf(person), ENDS);
  }
}

async function killDatabase(options: Parameters<typeof startEmbeddedPostgres>[0]): Promise<EmbeddedPostgres> {
  const { data } = await chooseFolder(options.dataDir);
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
  await sleep(300);
  return startEmbeddedPostgres(options);
}
