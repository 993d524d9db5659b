/** How much one address and one account may ask for, where it is counted, and what is never counted. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineRoute, Problem } from '@arogya/contract';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { createPostgresLimits, type LimitStore } from './limit-store.ts';
import { createLimits, networkOf, QUOTAS } from './limits.ts';
import { serveApi, type TestApi } from './testing/serve.ts';
import { guard } from './testing/table.ts';

const done = { 204: { description: 'Done.' } };
const table = {
  things: {
    read: defineRoute({
      method: 'get',
      path: '/things',
      summary: 'Things',
      tags: ['T'],
      permission: 'public',
      responses: done,
    }),
    mine: defineRoute({
      method: 'get',
      path: '/mine',
      summary: 'Mine',
      tags: ['T'],
      permission: 'signed-in',
      responses: done,
    }),
    code: defineRoute({
      method: 'post',
      path: '/codes',
      summary: 'A code',
      tags: ['T'],
      permission: 'public',
      costly: true,
      body: z.strictObject({}),
      responses: done,
    }),
    sos: defineRoute({
      method: 'post',
      path: '/sos',
      summary: 'Help',
      tags: ['T'],
      permission: 'signed-in',
      unlimited: true,
      body: z.strictObject({}),
      responses: done,
    }),
  },
};
const answer = async () => ({ status: 204 as const });
const handlers = { things: { read: answer, mine: answer, code: answer, sos: answer } };

let database: TestDatabase;
const opened: Database[] = [];
const open: { close(): Promise<void> }[] = [];
const logged: string[] = [];
const log = createLog('debug', { write: (line) => void logged.push(line) });
const vault = createVault([{ id: 't1', secret: randomBytes(32) }]);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const each of open) await each.close();
  for (const each of opened) await each.pool.end();
  await database.close();
});

function storeAt(url: string): LimitStore {
  const own = createDatabase({ url, max: 4, onIdleError: () => undefined });
  opened.push(own);
  return createPostgresLimits({ database: own, log });
}

/** One process of the service with limits. */
async function serve(store = storeAt(database.url)): Promise<TestApi> {
  const versions = { v1: table };
  const limits = createLimits({ versions, authenticate: guard.authenticate, store, vault });
  const api = await serveApi({
    versions,
    handlers: { v1: handlers },
    guard,
    before: [limits],
  });
  open.push(api);
  return api;
}

interface Ask {
  readonly from: string;
  readonly as?: string;
  readonly method?: string;
}
const ask = (api: TestApi, path: string, { from, as, method = 'GET' }: Ask): Promise<Response> =>
  fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: {
      'x-forwarded-for': from,
      ...(as ? { authorization: `Bearer ${as}` } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });

/** The statuses of so many requests at once, counted. */
async function statusesOf(
  times: number,
  one: (at: number) => Promise<Response>,
): Promise<Record<number, number>> {
  const counted: Record<number, number> = {};
  for (let at = 0; at < times; at += 50) {
    const some = Array.from({ length: Math.min(50, times - at) }, (_, n) => one(at + n));
    for (const { status } of await Promise.all(some)) counted[status] = (counted[status] ?? 0) + 1;
  }
  return counted;
}

describe('quotas', () => {
  test('what costs money gets 100 in ten minutes by one address, and the rest goes on', async () => {
    const api = await serve();
    const seen = await statusesOf(130, () => ask(api, '/codes', { from: '10.9.0.1', method: 'POST' }));
    expect(seen).toEqual({ 204: 100, 429: 30 });
    expect((await ask(api, '/things', { from: '10.9.0.1' })).status).toBe(204);
    expect((await ask(api, '/codes', { from: '10.9.0.2', method: 'POST' })).status).toBe(204);
  });

  test('an account gets 100 a minute, by whatever address and process, and not one more', async () => {
    const [one, other] = [await serve(), await serve()];
    const seen = await statusesOf(130, (n) =>
      ask(n % 2 ? one : other, '/mine', { from: `10.1.0.${n}`, as: 'reader' }),
    );
    expect(seen).toEqual({ 204: 100, 429: 30 });
    const refused = await ask(one, '/mine', { from: '10.1.1.1', as: 'reader' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(Problem.parse(await refused.json())).toMatchObject({ status: 429, title: 'Too many requests' });
    // Another's are their own.
    expect((await ask(one, '/mine', { from: '10.1.1.1', as: 'writer' })).status).toBe(204);
  });

  test('an address gets 1000 a minute, whoever asks and for whatever', async () => {
    const api = await serve();
    const seen = await statusesOf(1010, (n) =>
      ask(api, n % 2 ? '/things' : '/nowhere', { from: '10.2.0.1' }),
    );
    expect(seen).toEqual({ 204: 500, 404: 500, 429: 10 });
    expect((await ask(api, '/mine', { from: '10.2.0.1' })).status).toBe(429);
    expect((await ask(api, '/things', { from: '10.2.0.2' })).status).toBe(204);
    const second = await serve();
    expect((await ask(second, '/things', { from: '10.2.0.1' })).status).toBe(429);
  });

  test('what raises an emergency is never counted and never refused', async () => {
    const api = await serve();
    await statusesOf(1005, () => ask(api, '/things', { from: '10.3.0.1' }));
    const sos = await ask(api, '/sos', { from: '10.3.0.1', as: 'reader', method: 'POST' });
    expect(sos.status).toBe(204);
    expect(sos.headers.has('ratelimit')).toBe(false);
    // The way around it is no way.
    expect((await ask(api, '/sos', { from: '10.3.0.1', as: 'reader' })).status).toBe(429);
    expect((await ask(api, '/sos/', { from: '10.3.0.1', as: 'reader', method: 'POST' })).status).toBe(429);
  });
});

describe('what is told', () => {
  test.each<[string, string, Ask, string, RegExp]>([
    [
      'of the address alone',
      '/things',
      { from: '10.4.0.1' },
      '"address";q=1000;w=60',
      /^"address";r=999;t=\d+$/,
    ],
    [
      'where nothing is',
      '/nowhere',
      { from: '10.4.0.2' },
      '"address";q=1000;w=60',
      /^"address";r=999;t=\d+$/,
    ],
    [
      'where one must sign in',
      '/mine',
      { from: '10.4.0.3' },
      '"address";q=1000;w=60',
      /^"address";r=999;t=\d+$/,
    ],
    [
      'of both',
      '/mine',
      { from: '10.4.0.4', as: 'both' },
      '"address";q=1000;w=60, "account";q=100;w=60',
      /^"address";r=999;t=\d+, "account";r=99;t=\d+$/,
    ],
  ])('%s', async (_, path, how, policy, left) => {
    const { headers } = await ask(await serve(), path, how);
    expect(headers.get('ratelimit-policy')).toBe(policy);
    expect(headers.get('ratelimit')).toMatch(left);
  });
});

describe('the store', () => {
  test('keeps hashes, no address and no account, and is swept', async () => {
    const store = storeAt(database.url);
    await ask(await serve(store), '/mine', { from: '203.0.113.77', as: 'somebody' });
    const rows = async () => (await database.pool.query<{ key: string }>('select key from rate_limit')).rows;
    for (const { key } of await rows())
      expect(key).toMatch(/^limit-(address|account|costly):[A-Za-z0-9_-]{22}$/);
    await store.sweep(new Date());
    expect((await rows()).length).toBeGreaterThan(0);
    await store.sweep(new Date(Date.now() + 601_000));
    expect(await rows()).toEqual([]);
  });

  test('begins anew when the time is over', async () => {
    const limiter = storeAt(database.url).limiter({ name: 'short', points: 2, seconds: 1 });
    for (const left of [1, 0]) expect((await limiter.consume('a')).remainingPoints).toBe(left);
    await expect(limiter.consume('a')).rejects.toMatchObject({ remainingPoints: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await limiter.consume('a')).remainingPoints).toBe(1);
  });

  test('counts many at once one after the other', async () => {
    const limiter = storeAt(database.url).limiter({ name: 'many', points: 1000, seconds: 60 });
    const left = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => [
        n % 3,
        (await limiter.consume(`k${n % 3}`)).remainingPoints,
      ]),
    );
    for (const key of [0, 1, 2]) {
      const of = left.filter(([its]) => its === key).map(([, remaining]) => remaining);
      expect(of).toEqual(Array.from({ length: 100 }, (_, n) => 999 - n));
    }
  });

  test('that is away turns nobody away, and each process counts by itself', async () => {
    const api = await serve(storeAt('postgresql://nobody:none@127.0.0.1:9/none'));
    const seen = await statusesOf(110, () => ask(api, '/mine', { from: '10.5.0.1', as: 'alone' }));
    expect(seen).toEqual({ 204: 100, 429: 10 });
    expect(logged.filter((line) => line.includes('limits.store-failed'))).toHaveLength(1);
  });

  test('that is away for a while is asked again', async () => {
    const limits = storeAt(database.url);
    const limiter = limits.limiter({ name: 'away', points: 5, seconds: 60 });
    await database.pool.query('alter table rate_limit rename to rate_limit_away');
    expect((await limiter.consume('a')).remainingPoints).toBe(4);
    await database.pool.query('alter table rate_limit_away rename to rate_limit');
    expect((await limiter.consume('a')).remainingPoints).toBe(4);
    const { rows } = await database.pool.query('select points from rate_limit where key = $1', [
      'limit-away:a',
    ]);
    expect(rows).toEqual([{ points: 1 }]);
  });
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8:0:0:ffff::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('the quotas are those that were promised', () => {
  expect(QUOTAS).toMatchObject({
    address: { points: 1000, seconds: 60 },
    account: { points: 100, seconds: 60 },
  });
});
