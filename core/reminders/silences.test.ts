import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { Plan, PLAN_SEALED } from './plan.ts';
import { createSilences, type Silences } from './silences.ts';

/** What becomes of a dose that was asked about and is not answered, by what became of the question. */

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const eight = new Date('2026-11-23T08:00:00+05:30');
const after = (hours: number): Date => new Date(eight.getTime() + hours * 3_600_000);
const plan = Plan.parse({
  about: 'medicine',
  schedule: { zone: 'Asia/Kolkata', times: ['08:00'], from: '2026-11-23' },
});

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let silences: Silences;
let personId: string;
beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 2, onIdleError: () => undefined });
  silences = createSilences({ database, vault });
  const { rows } = await database.pool.query<{ id: string }>(
    'insert into person default values returning id',
  );
  personId = rows[0]!.id;
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});

/** A dose asked about at eight by a row that left then, if it left. */
async function asked(kind: string, status: string, error: string | null): Promise<string> {
  const [reminder, dose] = [randomUUID(), randomUUID()];
  const sealed = vault.seal(PLAN_SEALED, JSON.stringify(plan));
  const sentAt = ['accepted', 'sent', 'delivered', 'read'].includes(status) ? eight : null;
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into outbox (person_id, kind, status, error, due_at, sent_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $5, $5) returning id`,
    [personId, kind, status, error, eight, sentAt],
  );
  await database.pool.query(
    `insert into reminder (id, person_id, status, plan_sealed, planned_until, answered_at, created_at, updated_at)
     values ($1, $2, 'on', $3, $4, $4, $4, $4)`,
    [reminder, personId, sealed, eight],
  );
  await database.pool.query(
    `insert into dose (id, reminder_id, number, due_at, status, asked_at, message_id)
     values ($1, $2, 1, $3, 'asked', $3, $4)`,
    [dose, reminder, eight, rows[0]!.id],
  );
  return dose;
}

const statusOf = async (dose: string): Promise<string> =>
  (await database.pool.query<{ status: string }>('select status from dose where id = $1', [dose])).rows[0]!
    .status;

test.each<[string, [kind: string, status: string, error: string | null], before: string, then: string]>([
  ['a text that came', ['message', 'delivered', null], 'asked', 'silent'],
  ['a text of which nobody heard more than that it left', ['message', 'sent', null], 'asked', 'silent'],
  ['a call that was picked up', ['call', 'delivered', null], 'asked', 'silent'],
  ['a call that nobody took', ['call', 'failed', 'no-answer'], 'asked', 'silent'],
  ['a call to a phone that is off', ['call', 'failed', 'off'], 'asked', 'silent'],
  ['a call that a mailbox took', ['call', 'failed', 'unheard'], 'asked', 'silent'],
  ['a text that failed', ['message', 'failed', 'unreachable'], 'unsent', 'unsent'],
  ['a text that was held back for good', ['message', 'dropped', 'stopped'], 'unsent', 'unsent'],
  ['a text that may have left', ['message', 'unknown', 'timeout'], 'asked', 'unsent'],
  ['a text that waits', ['message', 'pending', null], 'asked', 'asked'],
  ['a call to a number that leads to nobody', ['call', 'failed', 'no-number'], 'unsent', 'unsent'],
  ['a call that its provider could not make', ['call', 'failed', 'provider'], 'unsent', 'unsent'],
])('%s: under six hours, and over', async (_, [kind, status, error], before, then) => {
  const dose = await asked(kind, status, error);
  await silences.hush(after(5.9));
  expect(await statusOf(dose)).toBe(before);
  await silences.hush(after(6.1));
  expect(await statusOf(dose)).toBe(then);
});
