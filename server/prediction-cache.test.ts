/** What processes share of predictions in Redis, and that nobody waits for a Redis that is away or hangs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { nameSkipped } from '../channels/testing/skipped.ts';
import { createLog } from '../core/log.ts';
import { freePort } from '../scripts/free-port.ts';
import { createPredictionCache } from './prediction-cache.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const whenThere = hasRedis ? describe : describe.skip;
if (!hasRedis) nameSkipped('server/prediction-cache.test.ts', 'there is no redis-server on this machine');

const logged: string[] = [];
const log = createLog('debug', { write: (line) => void logged.push(line) });
type Cache = ReturnType<typeof createPredictionCache>;
const open: Cache[] = [];
const cacheAt = (port: number): Cache => {
  const cache = createPredictionCache({ url: `redis://127.0.0.1:${port}`, log });
  open.push(cache);
  return cache;
};

afterAll(async () => {
  for (const cache of open) await cache.close();
});

/** What a cache gives once it gives `wanted`; at the end of the tries whatever it gives then. */
async function settled(cache: Cache, key: string, wanted: string | null): Promise<string | null> {
  for (let tries = 0; tries < 200 && (await cache.get(key)) !== wanted; tries++) await sleep(50);
  return cache.get(key);
}

/** Kept as soon as Redis is there. */
async function keep(cache: Cache, key: string, value: string): Promise<void> {
  for (let tries = 0; tries < 200 && (await cache.get(key)) !== value; tries++) {
    await cache.set(key, value, 60_000);
    await sleep(20);
  }
}

whenThere('in Redis', () => {
  let port: number;
  let redis: ChildProcess;

  beforeAll(async () => {
    port = await freePort();
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    redis = spawn('redis-server', args, { stdio: 'ignore' });
  });
  afterAll(async () => {
    redis.kill('SIGKILL');
    await once(redis, 'exit');
  });

  test('what one process kept, another finds, until its time is over', async () => {
    const [one, other] = [cacheAt(port), cacheAt(port)];
    await keep(one, 'model:1:a', 'kept');
    expect(await settled(other, 'model:1:a', 'kept')).toBe('kept');
    expect(await other.get('model:1:b')).toBeNull();
    await one.set('model:1:c', 'short', 60);
    expect(await other.get('model:1:c')).toBe('short');
    expect(await settled(other, 'model:1:c', null)).toBeNull();
    expect(await other.get('model:1:a')).toBe('kept');
  });

  test('goes on without a Redis that stops answering, says so once, and comes back to it', async () => {
    const cache = cacheAt(port);
    await keep(cache, 'model:1:d', 'kept');
    const before = logged.length;
    redis.kill('SIGSTOP');
    const startedAt = performance.now();
    for (let asked = 0; asked < 30; asked++) expect(await cache.get('model:1:d')).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(2000);
    redis.kill('SIGCONT');
    expect(logged.slice(before).filter((line) => line.includes('predictions.cache-failed'))).toHaveLength(1);
    expect(await settled(cache, 'model:1:d', 'kept')).toBe('kept');
  });
});

describe('without Redis', () => {
  let silent: Server;
  beforeAll(async () => {
    // Accepts, and never says a word.
    silent = createServer((socket) => void socket.resume()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterAll(() => void silent.close());

  test.each([
    ['nobody listens', async () => freePort()],
    ['nobody answers', async () => (silent.address() as AddressInfo).port],
  ])('nothing is kept and nothing fails where %s', async (_, portOf) => {
    const cache = cacheAt(await portOf());
    const startedAt = performance.now();
    await cache.set('model:1:a', 'lost', 1000);
    expect(await cache.get('model:1:a')).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  test('no key is in the log', () => {
    expect(logged.join()).not.toContain('model:1');
  });
});
