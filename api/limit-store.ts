import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { systemClock } from '../core/clock.ts';
import { createBatches, type Batched } from '../core/batches.ts';
import type { Database } from '../core/db/pool.ts';
import { errorFields, type Log } from '../core/log.ts';

/** So many requests in so many seconds, counted under a name of their own. */
export interface Quota {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/**
 * Where requests are counted: one place for all processes of the service. While it does not answer, each process counts by
 * itself; a limiter never fails, and rejects with RateLimiterRes alone.
 */
export interface LimitStore {
  limiter(quota: Quota): RateLimiterAbstract;
  /** Removes what ended before now. */
  sweep(now: Date): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that a request waits to be counted elsewhere, before it is counted here. */
const PATIENCE_MS = 400;
/** An outage is logged so often and no oftener. */
const LOG_EVERY_MS = 5000;
/** Requests counted by one statement, and statements under way. */
const BATCH = { most: 500, underWay: 2 };

/** Counts in the table rate_limit: all that arrive together in one statement. */
export function createPostgresLimits({
  database,
  log,
}: {
  readonly database: Database;
  readonly log: Log;
}): LimitStore {
  const failed = quietly(log);
  let order = 0;
  const batched = createBatches({
    work: (asked: readonly Asked[]) => countIn(database, asked),
    // Each stands for itself: those of one key are added up.
    name: ({ order }) => String(order),
    ...BATCH,
    isShared: () => true,
  });
  const count: Count = async (item) => {
    try {
      return await batched({ ...item, order: order++ });
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  return {
    limiter: (quota) => insured(quota, new BatchedLimiter(quota, count)),
    async sweep(now) {
      await database.query({
        name: 'rate-limit.sweep',
        text: 'delete from rate_limit where expire < $1',
        values: [now.getTime()],
      });
    },
    close: async () => undefined,
  };
}

/** Counts in Redis, where keys end by themselves. */
export function createRedisLimits({ url, log }: { readonly url: string; readonly log: Log }): LimitStore {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE_MS,
    connectionName: 'arogya-limits',
  });
  redis.on('error', quietly(log));
  return {
    limiter: (quota) =>
      insured(
        quota,
        new RateLimiterRedis({ ...optionsOf(quota), storeClient: redis, rejectIfRedisNotReady: true }),
      ),
    sweep: async () => undefined,
    close: async () => redis.disconnect(),
  };
}

interface Asked {
  readonly key: string;
  readonly points: number;
  readonly ms: number;
  readonly order: number;
}
/** As a row of the table: how many so far, and until when (ms since 1970). */
interface Counted {
  readonly points: number;
  readonly expire: number;
}
type Count = Batched<Omit<Asked, 'order'>, Counted>;

/** The library's limiter, whose statements go together with those of others. */
class BatchedLimiter extends RateLimiterPostgres {
  readonly #count: Count;

  constructor(quota: Quota, count: Count) {
    super({
      ...optionsOf(quota),
      storeClient: {},
      storeType: 'client',
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
    this.#count = count;
  }

  /** What the library asks of a store; it is not in its types. */
  async _upsert(key: string, points: number, ms: number): Promise<{ rows: Counted[] }> {
    return { rows: [await this.#count({ key, points, ms })] };
  }
}

/** Each gets its own place in its key's row, as if they had come one after the other. */
async function countIn(database: Database, asked: readonly Asked[]): Promise<Counted[]> {
  // By the machine's own clock, by which the library reads what comes back.
  const now = systemClock.now().getTime();
  const sums = new Map<string, { points: number; ms: number }>();
  for (const { key, points, ms } of asked)
    sums.set(key, { points: (sums.get(key)?.points ?? 0) + points, ms });
  const { rows } = await database.query<{ key: string; points: number; expire: string }>({
    name: 'rate-limit.count',
    text: COUNT,
    values: [
      [...sums.keys()],
      [...sums.values()].map(({ points }) => points),
      [...sums.values()].map(({ ms }) => now + ms),
      now,
    ],
  });
  const found = new Map(
    rows.map(({ key, points, expire }) => [
      key,
      { points: points - sums.get(key)!.points, expire: Number(expire) },
    ]),
  );
  return asked.map(({ key, points }) => {
    const row = found.get(key)!;
    row.points += points;
    return { ...row };
  });
}

/** Rows are locked in the order of their keys, so that two processes never wait for each other. */
const COUNT = `
  insert into rate_limit as counted (key, points, expire)
  select key, points, expire from unnest($1::text[], $2::int[], $3::bigint[]) as asked (key, points, expire) order by key
  on conflict (key) do update set
    points = case when counted.expire <= $4 then excluded.points else counted.points + excluded.points end,
    expire = case when counted.expire <= $4 then excluded.expire else counted.expire end
  returning key, points, expire`;

/** Once a quota is used up, the process that knows it need not ask again until the time is over. */
const optionsOf = ({ name, points, seconds }: Quota) => ({
  keyPrefix: `limit-${name}`,
  points,
  duration: seconds,
  inMemoryBlockOnConsumed: points,
});

const insured = ({ points, seconds }: Quota, limiter: RateLimiterAbstract): RateLimiterAbstract =>
  new RLWrapperTimeouts({
    limiter,
    timeoutMs: PATIENCE_MS,
    insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
  });

function quietly(log: Log): (error: unknown) => void {
  let loggedAt = -Infinity;
  return (error) => {
    if (performance.now() - loggedAt < LOG_EVERY_MS) return;
    loggedAt = performance.now();
    log.warn('limits.store-failed', errorFields(error));
  };
}
