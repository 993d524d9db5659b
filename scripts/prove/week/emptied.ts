import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startRedis } from '../../redis.ts';

/** Where BullMQ keeps what was rung for, and what is worked on. */
const LISTS = ['bull:outbox:wait', 'bull:outbox:active'];
const TRIES = 50;
const EACH_MS = 2;

/** A Redis that can be emptied; null where this machine has none. */
export async function startEmptied() {
  const redis = await startRedis();
  if (!redis) return null;
  const client = new Redis(redis.url);
  return {
    url: redis.url,
    /** Empties it while something is rung for, if that comes soon; resolves with the rings that are gone. */
    async flush(): Promise<number> {
      for (let tries = 0; tries < TRIES; tries++) {
        const rung = await Promise.all(LISTS.map((list) => client.llen(list)));
        const gone = rung.reduce((sum, length) => sum + length);
        if (gone > 0) {
          await client.flushall();
          return gone;
        }
        await sleep(EACH_MS);
      }
      return 0;
    },
    end(): void {
      client.disconnect();
      redis.process.kill('SIGKILL');
    },
  };
}
