import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createVault } from '../crypto/vault.ts';
import { systemClock } from '../clock.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { Unavailable } from '../errors.ts';
import { createLog } from '../log.ts';
import { createEvents, type Events } from './events.ts';
import { createFeed, type Beginning, type Feed } from './feed.ts';
import type { Follower, Message } from './follower.ts';

let stored: TestDatabase;
let database: Database;
let events: Events;
let feed: Feed;
let log: string[];

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 10, onIdleError: () => undefined });
  const vault = createVault([{ id: 't', secret: randomBytes(32) }]);
  events = createEvents({ database, vault, clock: systemClock });
});
beforeEach(async () => {
  await stored.pool.query('truncate event restart identity');
  log = [];
  feed = start();
});
afterEach(() => feed.close());
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

const start = (): Feed =>
  createFeed({
    events,
    url: stored.url,
    clock: systemClock,
    log: createLog('debug', { write: (line) => void log.push(line) }),
  });

const publish = (topic: string, count = 1): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, (_, n) => events.publish({ topic, kind: 'thing.done', payload: { n } })),
  );

/** Somebody who follows: what they got, and how much room they have. */
interface Reader {
  readonly ids: number[];
  readonly begun: Beginning[];
  room: number;
  follower: Follower;
  stop(): void;
}

async function follow(
  topics: readonly string[],
  after: number | null = null,
  room = Infinity,
): Promise<Reader> {
  const ids: number[] = [];
  const begun: Beginning[] = [];
  const write = ({ id }: Message): void => {
    ids.push(id);
    reader.room -= 1;
  };
  const reader = { ids, begun, room } as unknown as Reader;
  const followed = await feed.follow(
    { topics, after, sink: { write, isFull: () => reader.room <= 0 }, onFailure: () => undefined },
    (at) => begun.push(at),
  );
  return Object.assign(reader, followed);
}

async function until(holds: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds() && Date.now() < end) await sleep(5);
}

test('those who follow a topic are told of it, and nobody else', async () => {
  const [one, two, other] = [await follow(['t:a']), await follow(['t:a', 't:b']), await follow(['t:c'])];
  const [a] = await publish('t:a');
  const [b] = await publish('t:b');
  await until(() => two.ids.length === 2);
  expect([one.ids, two.ids, other.ids]).toEqual([[a], [a, b], []]);
});

test('an event is told within a moment of its commit', async () => {
  const reader = await follow(['t']);
  await sleep(100);
  const published = performance.now();
  await publish('t');
  await until(() => reader.ids.length === 1);
  expect(performance.now() - published).toBeLessThan(500);
});

test('who stopped is told no more', async () => {
  const reader = await follow(['t']);
  await publish('t');
  await until(() => reader.ids.length === 1);
  reader.stop();
  const witness = await follow(['t']);
  await publish('t');
  await until(() => witness.ids.length === 1);
  expect(reader.ids).toHaveLength(1);
});

describe('going on after an id', () => {
  test.each([
    ['from the beginning', 0, false, [1, 2, 3, 4, 5]],
    ['from the middle', 3, false, [4, 5]],
    ['from the end', 5, false, []],
    ['from an id that never was: another database’s', 6, true, []],
  ])('%s', async (_, after, isReset, expected) => {
    await publish('t', 5);
    const reader = await follow(['t'], after);
    expect(reader.begun).toEqual([{ after: isReset ? 5 : after, isReset }]);
    const [next] = await publish('t');
    await until(() => reader.ids.length > expected.length);
    expect(reader.ids).toEqual([...expected, next]);
  });

  test('what is not kept any more is told of', async () => {
    await publish('t', 5);
    await stored.pool.query('delete from event where id <= 3');
    expect((await follow(['t'], 1)).begun).toEqual([{ after: 5, isReset: true }]);
    expect((await follow(['t'], 3)).begun).toEqual([{ after: 3, isReset: false }]);
  });

  test('what is told meanwhile joins without a gap or a repeat, over many pages', async () => {
    await publish('t', 250);
    const readers: Reader[] = [];
    const coming = (async () => {
      for (let n = 0; n < 20; n++) readers.push(await follow(['t'], n * 10));
    })();
    for (let n = 0; n < 30; n++) await publish('t', 5);
    await coming;
    await until(() => readers.every(({ ids }) => ids.at(-1) === 400));
    for (const [n, { ids }] of readers.entries())
      expect(ids).toEqual(Array.from({ length: 400 - n * 10 }, (_, index) => n * 10 + index + 1));
  });
});

describe('a reader without room', () => {
  test('gets the rest later, in order, and keeps nobody waiting', async () => {
    const slow = await follow(['t'], null, 3);
    const quick = await follow(['t']);
    await publish('t', 150);
    await until(() => quick.ids.length === 150);
    expect([slow.ids.length, slow.follower.fullSince instanceof Date]).toEqual([3, true]);
    for (const room of [1, 120, Infinity]) {
      slow.room = room;
      slow.follower.drained();
      await publish('t');
      await sleep(60);
    }
    await until(() => slow.ids.length === 153);
    expect(slow.ids).toEqual(Array.from({ length: 153 }, (_, index) => index + 1));
    expect(slow.follower.fullSince).toBeNull();
  });
});

describe('when the database goes', () => {
  const cut = (): Promise<unknown> =>
    stored.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name = 'arogya events'`,
    );

  test('a listener that is cut listens anew and reads what it missed', async () => {
    const reader = await follow(['t']);
    await publish('t');
    await until(() => reader.ids.length === 1);
    await cut();
    await publish('t', 3);
    await until(() => reader.ids.length === 4, 4000);
    await publish('t', 2);
    await until(() => reader.ids.length === 6, 1000);
    expect(reader.ids).toEqual([1, 2, 3, 4, 5, 6]);
    expect(log.join()).toContain('events.not-listening');
  });

  test('cut again and again, under load, it loses nothing', async () => {
    const reader = await follow(['t']);
    for (let n = 0; n < 12; n++) {
      await publish('t', 5);
      if (n % 3 === 0) await cut();
      await sleep(30);
    }
    await until(() => reader.ids.length === 60, 8000);
    expect(reader.ids).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  test('it cannot be followed before it was read, and says so', async () => {
    const other = createFeed({
      events: { ...events, kept: () => Promise.reject(new Unavailable('the database')) },
      url: 'postgresql://127.0.0.1:1/none',
      clock: systemClock,
      log: createLog('silent'),
    });
    const sink = { write: () => undefined, isFull: () => false };
    await expect(
      other.follow({ topics: ['t'], after: null, sink, onFailure: () => undefined }, () => undefined),
    ).rejects.toThrow('unavailable');
    await other.close();
  });
});
