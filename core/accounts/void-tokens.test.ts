import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createLog } from '../log.ts';
import { createVoidTokens, type WatchedTokens } from './void-tokens.ts';

let test_: TestDatabase;
let database: Database;
const watched: WatchedTokens[] = [];
const lines: string[] = [];

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 5, onIdleError: () => undefined });
});
afterEach(async () => {
  await Promise.all(watched.splice(0).map((one) => one.stop()));
});
afterAll(async () => {
  await database.pool.end();
  await test_.close();
});

const watch = (over: Partial<Database> = {}): WatchedTokens => {
  const one = createVoidTokens({
    database: { ...database, ...over },
    clock: { now: () => new Date() },
    log: createLog('debug', { write: (line) => void lines.push(line) }),
  });
  watched.push(one);
  return one;
};
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

async function account(validFrom: Date): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `with someone as (insert into person default values returning id)
      insert into account (person_id, tokens_valid_from) select id, $1 from someone returning id`,
    [validFrom],
  );
  return rows[0]!.id;
}

test('what became void while nobody watched is known before the first question', async () => {
  const [lately, long] = [await account(minutesAgo(5)), await account(minutesAgo(60))];
  const voids = watch();
  await voids.ready();
  const isVoid = (accountId: string, minutes: number): boolean =>
    voids.isVoid({ accountId, issuedAt: minutesAgo(minutes) });
  expect([isVoid(lately, 6), isVoid(lately, 4), isVoid(long, 10)]).toEqual([true, false, false]);
});

test('what another process voids is known within two seconds, and told once', async () => {
  const id = await account(new Date(0));
  const voids = watch();
  const told: string[] = [];
  const stop = voids.onVoid((accountId) => told.push(accountId));
  await voids.ready();
  const issuedAt = minutesAgo(1);
  expect(voids.isVoid({ accountId: id, issuedAt })).toBe(false);
  await database.pool.query('update account set tokens_valid_from = $2 where id = $1', [id, new Date()]);
  await sleep(2500);
  expect(voids.isVoid({ accountId: id, issuedAt })).toBe(true);
  expect(told.filter((one) => one === id)).toEqual([id]);
  stop();
  voids.mark(id, new Date());
  expect(told.filter((one) => one === id)).toEqual([id]);
});

test('an own change counts at once, and never goes back', async () => {
  const voids = watch();
  await voids.ready();
  const accountId = await account(new Date(0));
  const at = new Date();
  voids.mark(accountId, at);
  voids.mark(accountId, minutesAgo(10));
  expect(voids.isVoid({ accountId, issuedAt: new Date(at.getTime() - 1) })).toBe(true);
  expect(voids.isVoid({ accountId, issuedAt: at })).toBe(false);
});

test('a database that is away is asked again; until it answered once nobody is believed', async () => {
  let isAway = true;
  const voids = watch({
    query: (statement) => (isAway ? Promise.reject(new Error('away')) : database.query(statement)),
  });
  await expect(voids.ready()).rejects.toThrow('away');
  isAway = false;
  await voids.ready();
  expect(lines.join('')).toContain('tokens.unknown');
});
