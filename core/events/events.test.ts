import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createEvents, MOST_BYTES, type Events } from './events.ts';

let stored: TestDatabase;
let database: Database;
let events: Events;
let now = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 10, onIdleError: () => undefined });
  const vault = createVault([{ id: 't', secret: randomBytes(32) }]);
  events = createEvents({ database, vault, clock: { now: () => now } });
});
beforeEach(async () => {
  await stored.pool.query('truncate event restart identity');
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

const publish = (topic: string, n: number): Promise<number> =>
  events.publish({ topic, kind: 'thing.done', payload: { n } });

test('an event comes back as it was told, to those of its topic alone', async () => {
  await publish('role:doctor', 1);
  const id = await publish('account:a', 2);
  expect(await events.since(['account:a', 'role:user'], 0, 10)).toEqual([
    { id, topic: 'account:a', kind: 'thing.done', payload: { n: 2 }, at: now },
  ]);
});

test('nothing of what it says is readable in the table', async () => {
  await events.publish({ topic: 'role:admin', kind: 'thing.done', payload: { said: 'a secret word' } });
  const { rows } = await stored.pool.query<{ row: string }>(
    `select payload_sealed::text || encode(payload_sealed, 'escape') as row from event`,
  );
  expect(rows[0]!.row).not.toContain('secret');
});

test.each([
  ['all of several topics in order', ['t:a', 't:b'], 0, 10, [1, 2, 3, 4, 5, 6]],
  ['a page of them', ['t:a', 't:b'], 0, 4, [1, 2, 3, 4]],
  ['what comes after an id', ['t:a', 't:b'], 4, 10, [5, 6]],
  ['one topic', ['t:b'], 0, 10, [2, 4, 6]],
  ['nothing new', ['t:b'], 6, 10, []],
  ['no topic', [], 0, 10, []],
])('reads %s', async (_, topics, after, limit, expected) => {
  for (const n of [1, 2, 3, 4, 5, 6]) await publish(n % 2 === 0 ? 't:b' : 't:a', n);
  expect((await events.since(topics, after, limit)).map(({ id }) => id)).toEqual(expected);
});

test('a payload that is too large is refused, and nothing is kept', async () => {
  const payload = { long: 'x'.repeat(MOST_BYTES) };
  await expect(events.publish({ topic: 't', kind: 'thing.done', payload })).rejects.toThrow(RangeError);
  expect(await events.kept()).toEqual({ oldest: 0, newest: 0 });
});

test('an event is there with the deed or not at all', async () => {
  const undone = database.transaction(async (within) => {
    await events.publish({ topic: 't', kind: 'thing.done', payload: {} }, within);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(await events.since(['t'], 0, 10)).toEqual([]);
});

describe('ids become visible in their order', () => {
  test('a slow transaction keeps later ones back, so that "after" misses nothing', async () => {
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    const slow = database.transaction(async (within) => {
      await events.publish({ topic: 't', kind: 'thing.done', payload: { n: 'slow' } }, within);
      await held;
    });
    await sleep(50);
    const quick = publish('t', 2);
    await sleep(150);
    expect(await events.since(['t'], 0, 10)).toEqual([]);
    commit();
    await Promise.all([slow, quick]);
    expect((await events.since(['t'], 0, 10)).map(({ payload }) => payload['n'])).toEqual(['slow', 2]);
  });

  test('a reader who goes on after the last id sees each event of many slow publishers once', async () => {
    const publishers = 4;
    const each = 25;
    let done = false;
    const seen: number[] = [];
    const reading = (async () => {
      for (let last = false; !last; last = done) {
        seen.push(...(await events.all(seen.at(-1) ?? 0, 7)).map(({ id }) => id));
      }
      seen.push(...(await events.all(seen.at(-1) ?? 0, 1000)).map(({ id }) => id));
    })();
    await Promise.all(
      Array.from({ length: publishers }, async (_, publisher) => {
        for (let n = 0; n < each; n++) {
          await database
            .transaction(async (within) => {
              await events.publish({ topic: `t:${publisher}`, kind: 'thing.done', payload: { n } }, within);
              await sleep((publisher * 7 + n * 3) % 11);
              if (n % 10 === 9) throw new Error('undone');
            })
            .catch(() => undefined);
        }
      }),
    );
    done = true;
    await reading;
    const { rows } = await stored.pool.query<{ id: string }>('select id from event order by id');
    expect(seen).toEqual(rows.map(({ id }) => Number(id)));
    expect(seen).toHaveLength(publishers * (each - 2));
  });
});

test('after a day it is forgotten, but for the newest', async () => {
  const began = now;
  for (const n of [1, 2, 3]) await publish('t', n);
  await events.forget(new Date(began.getTime() + 86_000_000));
  expect(await events.kept()).toEqual({ oldest: 1, newest: 3 });
  now = new Date(began.getTime() + 80_000_000);
  await publish('t', 4);
  await events.forget(new Date(began.getTime() + 86_500_000));
  expect(await events.kept()).toEqual({ oldest: 4, newest: 4 });
  await events.forget(new Date(began.getTime() + 10 * 86_400_000));
  expect(await events.kept()).toEqual({ oldest: 4, newest: 4 });
});
