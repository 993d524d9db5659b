import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { createDoorbell, migrateDoorbell, type Doorbell } from './doorbell.ts';
import { eventually } from './testing/service.ts';

/** Rows worked on at once by one process, of either queue. */
const CONCURRENCY = 8;
const NAMES = Array.from({ length: 20 }, (_, n) => `row ${String(n).padStart(2, '0')}`);

let database: TestDatabase;
let bells: Doorbell[] = [];
let log: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await migrateDoorbell(database.url);
});
afterEach(async () => {
  await Promise.all(bells.map((bell) => bell.close()));
  [bells, log] = [[], []];
});
afterAll(() => database.close());

function doorbell(): Doorbell {
  const lines = createLog('debug', { write: (line) => void log.push(line) });
  const bell = createDoorbell({ databaseUrl: database.url, redisUrl: null, log: lines });
  bells.push(bell);
  return bell;
}

/** Work that begins when it is told to and ends when it is let go. */
function work() {
  const begun: string[] = [];
  const ended: string[] = [];
  const underWay = new Map<string, () => void>();
  const twice: string[] = [];
  return {
    begun,
    ended,
    underWay,
    /** Rows that were begun while they were under way. */
    twice,
    answer: (id: string): Promise<void> => {
      begun.push(id);
      if (underWay.has(id)) twice.push(id);
      return new Promise((resolve) => {
        underWay.set(id, () => {
          underWay.delete(id);
          ended.push(id);
          resolve();
        });
      });
    },
    /** Ends one, and lets the next begin. */
    end: async (id: string): Promise<void> => {
      underWay.get(id)!();
      await settled();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('urgent rows are begun at once, in the order that they came, so many at a time', async () => {
  const [bell, { answer, begun, underWay, end }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(NAMES.slice(0, 12), 'urgent');
  bell.ring(NAMES.slice(12), 'urgent');
  // Without waiting for anything: no way is shorter.
  expect(begun).toEqual(NAMES.slice(0, CONCURRENCY));
  for (let n = 0; n < NAMES.length; n++) {
    expect(underWay.size).toBeLessThanOrEqual(CONCURRENCY);
    await end(begun[n]!);
  }
  expect(begun).toEqual(NAMES);
});

test('what comes first is begun before all that is urgent and waits', async () => {
  const [bell, { answer, begun, end }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(NAMES, 'urgent');
  bell.ring(['ask', 'cry'], 'first');
  for (let n = 0; n < NAMES.length + 2; n++) await end(begun[n]!);
  expect(begun).toEqual([...NAMES.slice(0, CONCURRENCY), 'ask', 'cry', ...NAMES.slice(CONCURRENCY)]);
});

test('a row that is rung for again waits until it is done, and then has one more turn, not two', async () => {
  const [bell, { answer, begun, twice, end }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(['a'], 'urgent');
  bell.ring(['a', 'b'], 'urgent');
  bell.ring(['a', 'a'], 'urgent');
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'a']);
  await end('a');
  await end('b');
  expect(begun).toEqual(['a', 'b', 'a']);
  expect(twice).toEqual([]);
});

test('one that waits behind others and is rung for again is done once', async () => {
  const [bell, { answer, begun, end }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(NAMES.slice(0, CONCURRENCY), 'urgent');
  for (let times = 0; times < 5; times++) bell.ring(['late'], 'urgent');
  for (const name of NAMES.slice(0, CONCURRENCY)) await end(name);
  await end('late');
  expect(begun.filter((name) => name === 'late')).toHaveLength(1);
});

test('one that fails is logged without its words, and the next is begun', async () => {
  const begun: string[] = [];
  const bell = doorbell();
  bell.listen((id) => {
    begun.push(id);
    return id === 'bad' ? Promise.reject(new Error('to +919700000001')) : Promise.resolve();
  });
  bell.ring(['bad', 'good'], 'urgent');
  bell.ring(['bad'], 'urgent');
  await eventually(
    () => Promise.resolve(begun),
    (names) => names.length === 3,
  );
  expect(begun).toEqual(['bad', 'good', 'bad']);
  expect(log.join('\n')).toContain('outbox.answer-failed');
  expect(log.join('\n')).not.toContain('97000');
});

test('closing begins nothing more, and waits for what is under way', async () => {
  const [bell, { answer, begun, ended, end }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(NAMES, 'urgent');
  let isClosed = false;
  const closed = bell.close().then(() => void (isClosed = true));
  bell.ring(['after'], 'urgent');
  for (const name of NAMES.slice(0, CONCURRENCY)) {
    await settled();
    expect(isClosed).toBe(false);
    await end(name);
  }
  await closed;
  bells = [];
  expect(begun).toEqual(NAMES.slice(0, CONCURRENCY));
  expect(ended).toEqual(begun);
});

test('nothing that is usual stands before what is urgent', async () => {
  const [bell, { answer, begun, underWay }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(NAMES);
  await eventually(
    () => Promise.resolve(underWay.size),
    (size) => size === CONCURRENCY,
  );
  bell.ring(['sos'], 'urgent');
  expect(begun.at(-1)).toBe('sos');
  for (const end of underWay.values()) end();
  await eventually(
    () => Promise.resolve(begun.length),
    (length) => {
      for (const end of underWay.values()) end();
      return length === NAMES.length + 1;
    },
  );
  expect([...new Set(begun)].sort()).toEqual([...NAMES, 'sos']);
});

test('what is usual waits a little while something urgent is under way, and no longer', async () => {
  const [bell, { answer, begun, end }] = [doorbell(), work()];
  bell.listen(answer);
  bell.ring(['sos'], 'urgent');
  bell.ring(['usual']);
  await sleep(400);
  expect(begun).toEqual(['sos']);
  await eventually(
    () => Promise.resolve(begun.length),
    (length) => length === 2,
    3000,
  );
  expect(begun).toEqual(['sos', 'usual']);
  for (const name of ['sos', 'usual']) await end(name);
});

test('a process that does not work itself is heard by one that does', async () => {
  const [rings, works] = [doorbell(), doorbell()];
  const heard: string[] = [];
  works.listen((id) => Promise.resolve(void heard.push(id)));
  rings.ring(['urgent'], 'urgent');
  rings.ring(['usual'], 'usual');
  await eventually(
    () => Promise.resolve(heard),
    (names) => names.length === 2,
  );
  expect(heard.sort()).toEqual(['urgent', 'usual']);
});
