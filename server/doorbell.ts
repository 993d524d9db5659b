import { createPostgresBackend, Queue as RedisQueue, withBackend, Worker as RedisWorker } from 'bullmq';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Haste } from '../core/emergencies/deed.ts';
import { Unavailable } from '../core/errors.ts';
import { errorFields, type Log } from '../core/log.ts';
import { createCrew, type Crew } from './crew.ts';

/** "next": it follows from what is worked on here, and is done here as soon as there is room. */
export type Ringing = Haste | 'next' | 'usual';

/**
 * Tells workers that rows of the outbox are due. It carries ids only and may lose, repeat or delay them: the row is the
 * truth, and the sweeper rings for whatever was missed.
 */
export interface Doorbell {
  /**
   * Never throws and never waits. Rows of an emergency have a queue and workers of their own: nothing usual is ahead of them,
   * and while they are worked on here the usual ones wait a little.
   */
  ring(ids: readonly string[], haste?: Ringing): void;
  /** Resolves when no emergency is worked on here, and after a second at the latest: what can wait a little gives way. */
  quiet(): Promise<void>;
  /** Calls `answer` for each id rung, several at once. An answer that throws is logged; the sweeper rings again. */
  listen(answer: (id: string) => Promise<void>): void;
  /** Waits for answers under way, but not for a queue that is away. */
  close(): Promise<void>;
}

const NAME = 'outbox';
const URGENT_NAME = 'outbox-urgent';
/** Rows worked on at once by one process. Those of the usual queue share their statements, the more the better. */
const CONCURRENCY = { urgent: 8, next: 16, usual: 32 };
/** Connections that the queues may hold in PostgreSQL. */
const POOL_SIZE = 6;
/** Milliseconds after which a worker that lost its connection tries again; BullMQ's own are 15,000. */
const RECONNECT_MS = 500;
/** Where the queue's tables are. */
export const QUEUE_SCHEMA = 'bullmq';
/** Milliseconds that closing may take where the queue's other side does not answer. */
const CLOSE_MS = 3000;
/** An outage is logged so often and no oftener. */
const LOG_EVERY_MS = 5000;
/** The longest that anything waits for the urgent rows: in a long disaster reminders go on, slowly. */
const YIELD_MS = 1000;
const JOB = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;
/** A job without a priority is before all that have one. */
const PRIORITY = { first: {}, urgent: { priority: 1 }, usual: {} } as const;

/** Makes the queue's tables once, at start: without them workers spin. */
export async function migrateDoorbell(databaseUrl: string): Promise<void> {
  const { Queue } = withBackend(createPostgresBackend);
  const queue = new Queue(NAME, { connection: { connectionString: databaseUrl, max: 1, migrate: true } });
  await queue.waitUntilReady();
  await queue.close();
}

/** A doorbell on Redis where there is one, else on PostgreSQL; the same API on both. */
export function createDoorbell({
  databaseUrl,
  redisUrl,
  log,
}: {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly log: Log;
}): Doorbell {
  let loggedAt = -Infinity;
  const failed = (error: unknown): void => {
    if (performance.now() - loggedAt < LOG_EVERY_MS) return;
    loggedAt = performance.now();
    log.warn('doorbell.failed', errorFields(error));
  };
  const { makeQueue, makeWorker, disconnect } =
    redisUrl === null ? onPostgres(databaseUrl, failed) : onRedis(redisUrl);
  const bells = {
    usual: makeBell(NAME, CONCURRENCY.usual),
    urgent: makeBell(URGENT_NAME, CONCURRENCY.urgent),
  };
  /** Work on rows without a queue where the process that rings also works: no way is shorter, and none is surer. */
  let crews: Readonly<Record<'urgent' | 'next', Crew>> | null = null;

  function makeBell(name: string, concurrency: number) {
    const queue = makeQueue(name);
    queue.on('error', failed);
    /** What is to be rung for; while one ring is on its way, the others wait and then go together. */
    let waiting = new Map<string, Haste | 'usual'>();
    let isClosed = false;
    let ringing: Promise<unknown> | null = null;
    let worker: Closing | null = null;

    function ringAll(): void {
      if (ringing !== null || waiting.size === 0) return;
      const due = [...waiting];
      waiting = new Map();
      ringing = queue
        .addBulk(
          // A job of this id that waits or is under way stands for the row already.
          due.map(([id, haste]) => ({
            name: 'due',
            data: { id },
            opts: { ...JOB, ...PRIORITY[haste], jobId: id },
          })),
        )
        .catch(failed)
        .finally(() => {
          ringing = null;
          ringAll();
        });
    }

    return {
      ring(ids: readonly string[], haste: Haste | 'usual') {
        if (isClosed) return;
        for (const id of ids) if (!waiting.has(id)) waiting.set(id, haste);
        ringAll();
      },
      listen(work: (id: string) => Promise<void>) {
        worker = makeWorker(name, concurrency, ({ data }) => work(data.id));
        worker.on('error', failed);
      },
      async close() {
        isClosed = true;
        waiting.clear();
        await Promise.resolve(worker?.close()).then(() => queue.close());
      },
    };
  }

  async function quiet(): Promise<void> {
    if (!crews || crews.urgent.isIdle()) return;
    await Promise.race([crews.urgent.idle(), sleep(YIELD_MS, undefined, { ref: false })]);
  }

  return {
    quiet,
    ring(ids, haste = 'usual') {
      if (haste === 'usual') return bells.usual.ring(ids, haste);
      if (haste === 'next') return crews ? crews.next.take(ids) : bells.usual.ring(ids, 'usual');
      if (crews) return crews.urgent.take(ids, haste === 'first');
      bells.urgent.ring(ids, haste);
    },
    listen(answer) {
      const work = (id: string): Promise<void> =>
        answer(id).catch((error: unknown) =>
          log[error instanceof Unavailable ? 'warn' : 'error']('outbox.answer-failed', errorFields(error)),
        );
      const workQuietly = async (id: string): Promise<void> => {
        await quiet();
        await work(id);
      };
      crews = {
        urgent: createCrew(work, CONCURRENCY.urgent),
        next: createCrew(workQuietly, CONCURRENCY.next),
      };
      bells.urgent.listen(work);
      bells.usual.listen(workQuietly);
    },
    async close() {
      await Promise.all([crews?.urgent.close(), crews?.next.close()]);
      // Where the other side is away, closing would wait for it: the rows are kept, so nothing is lost by going.
      const closed = Promise.all([bells.urgent.close(), bells.usual.close()]);
      closed.catch(failed);
      await Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })]).catch(() => undefined);
      await disconnect();
    },
  };
}

interface Closing {
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

interface Due {
  readonly id: string;
}
type Process = (job: { readonly data: Due }) => Promise<void>;

function onPostgres(connectionString: string, failed: (error: unknown) => void) {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  // The queue's tables are in a schema of its own; a pool that is handed over must find them there.
  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    application_name: 'arogya queue',
    options: `-c search_path=${QUEUE_SCHEMA}`,
  });
  pool.on('error', failed);
  const connection = pool as never;
  return {
    makeQueue: (name: string) => new Queue<Due>(name, { connection }),
    makeWorker: (name: string, concurrency: number, process: Process) =>
      new Worker<Due>(name, process, { connection, concurrency, runRetryDelay: RECONNECT_MS }),
    disconnect: async () => {
      await Promise.race([pool.end(), sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

function onRedis(url: string) {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  return {
    makeQueue: (name: string) => new RedisQueue<Due>(name, { connection: connection as never }),
    makeWorker: (name: string, concurrency: number, process: Process) =>
      new RedisWorker<Due>(name, process, {
        connection: connection as never,
        concurrency,
        runRetryDelay: RECONNECT_MS,
      }),
    disconnect: async () => connection.disconnect(),
  };
}
