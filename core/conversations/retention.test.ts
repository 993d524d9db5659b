import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from '../db/client.ts';
import { testDatabase } from '../db/testing.ts';
import { forgetOld } from './retention.ts';

const now = new Date('2026-11-23T10:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('replies go after a day, keys after a month, and what is still to be sent stays', async () => {
  const client = createClient(database.pool);
  const key = (n: number): Uint8Array<ArrayBuffer> => new Uint8Array([n]);
  await client.inbox.createMany({
    data: [1, 25, 24 * 31].map((hours) => ({
      channel: 'x/ussd',
      keyIndex: key(hours % 250),
      takenSealed: key(1),
      receivedAt: ago(hours),
    })),
  });
  const person = await client.person.create({ data: {} });
  const rows = [
    ['delivered', 1],
    ['delivered', 25],
    ['pending', 25],
    ['unknown', 24 * 31],
    ['delivered', 24 * 31],
    ['read', 26],
    ['read', 24 * 31],
  ] as const;
  await client.outbox.createMany({
    data: rows.map(([status, hours]) => ({
      personId: person.id,
      kind: 'message',
      status,
      payloadSealed: key(1),
      dueAt: ago(hours),
      updatedAt: ago(hours),
    })),
  });

  await forgetOld(client, now);

  const inbox = await client.inbox.findMany({ orderBy: { receivedAt: 'desc' } });
  expect(inbox.map(({ takenSealed }) => takenSealed !== null)).toEqual([true, false]);
  const outbox = await client.outbox.findMany({ orderBy: [{ updatedAt: 'desc' }, { status: 'asc' }] });
  expect(outbox.map(({ status, payloadSealed }) => [status, payloadSealed !== null])).toEqual([
    ['delivered', true],
    ['delivered', false],
    ['pending', true],
    ['read', false],
    ['unknown', true],
  ]);
});
