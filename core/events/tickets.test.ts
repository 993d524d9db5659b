import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createTickets, type Holder, type Tickets } from './tickets.ts';

const began = new Date('2026-11-23T10:00:00Z');
const holder: Holder = {
  accountId: randomUUID(),
  personId: randomUUID(),
  role: 'doctor',
  scopes: new Set(['pins:reset']),
  sessionId: randomUUID(),
  issuedAt: began,
  expiresAt: new Date('2026-11-23T10:15:00Z'),
};

let stored: TestDatabase;
let database: Database;
let tickets: Tickets;
let now = began;

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 10, onIdleError: () => undefined });
  tickets = createTickets({ database, clock: { now: () => now }, random: randomBytes });
});
beforeEach(() => {
  now = began;
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

const later = (seconds: number): Date => new Date(began.getTime() + 1000 * seconds);
const rows = async (): Promise<number> =>
  Number((await stored.pool.query<{ count: string }>('select count(*) from live_ticket')).rows[0]!.count);

test('a ticket brings its holder, once', async () => {
  const { ticket, expiresAt } = await tickets.issue(holder);
  expect(expiresAt).toEqual(later(30));
  expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
  expect(await tickets.redeem(ticket)).toEqual(holder);
  expect(await tickets.redeem(ticket)).toBeNull();
});

test('of many at once one has it', async () => {
  const { ticket } = await tickets.issue(holder);
  const all = await Promise.all(Array.from({ length: 20 }, () => tickets.redeem(ticket)));
  expect(all.filter((each) => each !== null)).toEqual([holder]);
});

test.each([
  ['in time', 29.9, true],
  ['late', 30, false],
  ['much later', 3600, false],
])('%s', async (_, seconds, isGood) => {
  const { ticket } = await tickets.issue(holder);
  now = later(seconds);
  expect((await tickets.redeem(ticket)) !== null).toBe(isGood);
});

test.each(['', 'x', 'A'.repeat(43), '\u0000', 'आ'.repeat(4000)])('%j is nobody’s', async (ticket) => {
  expect(await tickets.redeem(ticket)).toBeNull();
});

test('the table does not hold what opens a connection', async () => {
  const { ticket } = await tickets.issue(holder);
  const { rows: found } = await stored.pool.query<{ row: string }>(
    `select live_ticket::text || encode(hash, 'base64') as row from live_ticket`,
  );
  for (const { row } of found) expect(row).not.toContain(ticket);
});

test('those that nobody used are forgotten', async () => {
  await stored.pool.query('truncate live_ticket');
  await tickets.issue(holder);
  await tickets.forget(later(10));
  expect(await rows()).toBe(1);
  await tickets.forget(later(31));
  expect(await rows()).toBe(0);
});
