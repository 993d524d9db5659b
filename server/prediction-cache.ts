import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields, type Log } from '../core/log.ts';
import type { SharedCache } from '../core/symptoms/model.ts';

/** Milliseconds that a prediction waits for Redis: longer, and it had better be worked out here. */
const PATIENCE_MS = 20;
/** Without an answer for so long Redis hangs; then it is asked nothing for the time of a rest. */
const HANGS_MS = 400;
const REST_MS = 5000;

/**
 * Predictions that all processes share, in Redis, where keys end by themselves. What is not there in time, or cannot be
 * kept, is null and no error: the model is here too.
 */
export function createPredictionCache({
  url,
  log,
}: {
  readonly url: string;
  readonly log: Log;
}): SharedCache & { close(): Promise<void> } {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: HANGS_MS,
    connectionName: 'arogya-predictions',
  });
  let restsUntil = -Infinity;
  let loggedAt = -Infinity;
  const report = (error: unknown): void => {
    if (performance.now() - loggedAt < REST_MS) return;
    loggedAt = performance.now();
    log.warn('predictions.cache-failed', errorFields(error));
  };
  const failed = (error: unknown): null => {
    restsUntil = performance.now() + REST_MS;
    report(error);
    return null;
  };
  redis.on('error', report);
  const isThere = (): boolean => redis.status === 'ready' && performance.now() >= restsUntil;

  return {
    async get(key) {
      if (!isThere()) return null;
      return Promise.race([redis.get(key).catch(failed), sleep(PATIENCE_MS, null, { ref: false })]);
    },
    async set(key, value, lastingMs) {
      if (isThere()) await redis.set(key, value, 'PX', lastingMs).catch(failed);
    },
    close: async () => redis.disconnect(),
  };
}
