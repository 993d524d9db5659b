import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Pool } from 'pg';
import { createConversationStore } from '../../core/conversations/store.ts';
import { createVault, parseDataKeys } from '../../core/crypto/vault.ts';
import { createDatabase } from '../../core/db/pool.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { loadCare } from '../../core/reminders/care.ts';
import { Plan } from '../../core/reminders/plan.ts';
import { createReminders } from '../../core/reminders/reminders.ts';
import { dayAt, timeAt } from '../../core/reminders/zone.ts';
import { byOneGateway, readAsked, taken } from '../gateway.ts';
import type { Bench, Stage } from './stage.ts';

/** Messages a second that the provider is given. */
const PACE = 500;
const ZONE = 'Asia/Kolkata';
const MINUTE_MS = 60_000;
const GIVE_UP_MS = 60_000;
/** Reminders before those that count: a service that runs for a day has asked some. */
const WARM_UP = 400;
/** Milliseconds that one reminder takes to be set, at the most, and that are left when all are. */
const SET_MS = 25;
const AHEAD_MS = 3000;
const AT_ONCE = 25;

/** How late people are asked about medicines that many take at the same minute. */
export const reminders: Bench = async (stage) => {
  await measure(stage, { count: 200, where: 'on PostgreSQL alone', seconds: 2, more: {} });
  const redis = await stage.redis();
  if (redis)
    await measure(stage, { count: 2000, where: 'with Redis', seconds: 6, more: { REDIS_URL: redis } });
  else process.stderr.write('reminders with Redis: left out, there is no redis-server here\n');
};

/** Notes how late so many doses are, of which 99 of 100 may be late by `seconds`. */
async function measure(
  { pool, databaseUrl, size, serve, note }: Stage,
  {
    count,
    where,
    seconds,
    more,
  }: {
    readonly count: number;
    readonly where: string;
    readonly seconds: number;
    readonly more: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { came, variables, close } = await openProvider();
  const keys = `b1:${randomBytes(32).toString('base64')}`;
  const served = await serve({ ...variables, DATA_KEYS: keys, ...more }, ['api', 'worker']);
  const late = await latenessOf(size(count), { pool, databaseUrl, keys, came });
  const p99 = late[Math.floor(late.length * 0.99)]!;
  note(
    `${size(count)} doses due at once, ${where}, asked late by, p99`,
    `${(p99 / 1000).toFixed(2)} s`,
    `under ${seconds} s`,
    p99 < seconds * 1000,
  );
  served.process.kill('SIGTERM');
  close();
}

/** A provider of texts on loopback that notes when each came; `variables` lead a service to it at the pace of the bench. */
async function openProvider() {
  const came = new Map<string, number>();
  const server = createServer((request, response) => {
    const at = Date.now();
    void text(request).then((body) => {
      came.set(readAsked(body).to, at);
      response.end(taken(`m${came.size}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** By a number as people dial it. */
    came: came as ReadonlyMap<string, number>,
    variables: { ...byOneGateway(url), SEND_PACE: JSON.stringify({ '*': PACE }) },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Milliseconds that so many doses, all due at the same moment, are late by at the provider, in order. Each is a medicine that
 * somebody set, planned, asked in a conversation and written by the service that runs with `keys` as its DATA_KEYS.
 */
async function latenessOf(
  count: number,
  {
    pool,
    databaseUrl,
    keys,
    came,
  }: {
    readonly pool: Pool;
    readonly databaseUrl: string;
    readonly keys: string;
    readonly came: ReadonlyMap<string, number>;
  },
): Promise<number[]> {
  // Each run has keys of its own, and nothing of another run can be opened.
  await pool.query('delete from outbox; delete from reminder');
  const vault = createVault(parseDataKeys(keys));
  const database = createDatabase({ url: databaseUrl, max: 6, onIdleError: () => undefined });
  const store = createConversationStore({ database, vault });
  const kept = createReminders({ database, vault, care: loadCare('IN'), randomId: randomUUID });
  const first = 9_600_000_000 + count * 10;

  /** Somebody has a medicine at a time of day; it is put down as at `now`. */
  async function set(number: number, dueAt: Date, now: Date): Promise<void> {
    const { personId, identityId } = await store.load(PhoneNumber.parse(`+91${number}`)!, now);
    await pool.query(`update person set language = 'en' where id = $1`, [personId]);
    const times = [timeAt(dueAt, ZONE)];
    const plan = Plan.parse({
      about: 'medicine',
      schedule: { zone: ZONE, times, from: dayAt(dueAt, ZONE), doses: 1 },
    });
    await kept.set({ id: randomUUID(), personId, identityId, plan }, now);
  }

  async function setAll(from: number, rows: number, dueAt: Date, now: () => Date): Promise<void> {
    for (let at = 0; at < rows; at += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, rows - at) }, (_, index) => from + at + index);
      await Promise.all(some.map((number) => set(number, dueAt, now())));
    }
  }

  async function comeTo(numbers: number): Promise<void> {
    const until = Date.now() + GIVE_UP_MS;
    while (came.size < numbers && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    if (came.size < numbers) throw new Error(`${came.size} of ${numbers} reminders came`);
  }

  const minute = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  await setAll(first + count, WARM_UP, new Date(minute), () => new Date(minute - 1));
  await comeTo(WARM_UP);

  const soon = Date.now() + AHEAD_MS + count * SET_MS;
  const dueAt = new Date(Math.ceil(soon / MINUTE_MS) * MINUTE_MS);
  await setAll(first, count, dueAt, () => new Date());
  if (Date.now() > dueAt.getTime() - AHEAD_MS / 2) throw new Error('the reminders were not set in time');
  await new Promise((resolve) => setTimeout(resolve, dueAt.getTime() - Date.now()));
  await comeTo(WARM_UP + count);
  await database.pool.end();
  const counted = Array.from({ length: count }, (_, index) => came.get(String(first + index))!);
  return counted.map((at) => at - dueAt.getTime()).sort((one, other) => one - other);
}
