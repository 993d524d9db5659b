import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { SendFailed } from '../errors.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const now = new Date('2026-11-23T10:00:00Z');
const channel = 'africas-talking/sms';

let stored: TestDatabase;
let database: Database;
let outbox: Outbox;

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 5, onIdleError: () => undefined });
  outbox = createOutbox({ database, vault: createVault([{ id: 't', secret: randomBytes(32) }]) });
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

/** A message that was just sent; its id. */
async function sending(): Promise<string> {
  const { rows } = await stored.pool.query<{ id: string }>(
    `with someone as (insert into person default values returning id)
     insert into outbox (person_id, kind, channel, status, due_at)
     select id, 'message', $1, 'sending', $2 from someone returning id`,
    [channel, now],
  );
  return rows[0]!.id;
}

const statusOf = async (id: string): Promise<string> =>
  (await stored.pool.query<{ status: string }>('select status from outbox where id = $1', [id])).rows[0]!
    .status;

const report = (providerMessageId: string, status: string): Promise<string[]> =>
  outbox.report({ channel, providerMessageId, status, now });

test('a delivery report that comes before our own note counts', async () => {
  const id = await sending();
  await report('before', 'delivered');
  await outbox.settle(id, { providerMessageId: 'before' }, now);
  expect(await statusOf(id)).toBe('delivered');
});

test('a failure that is told before our own note keeps its reason', async () => {
  const id = await sending();
  const failed = { channel, providerMessageId: 'early', status: 'failed', reason: 'landline', now };
  await outbox.report(failed);
  await outbox.settle(id, { providerMessageId: 'early' }, now);
  const { rows } = await stored.pool.query('select status, error from outbox where id = $1', [id]);
  expect(rows).toEqual([{ status: 'failed', error: 'landline' }]);
});

test.each(['', '\u0000', 'a b', 'x'.repeat(301), 'आईडी'])('a report on %j is on nothing', async (id) => {
  expect(await report(id, 'delivered')).toEqual([]);
});

test('reports only move a status up', async () => {
  const id = await sending();
  await outbox.settle(id, { providerMessageId: 'up' }, now);
  expect(await statusOf(id)).toBe('accepted');
  await report('up', 'delivered');
  await report('up', 'sent');
  expect(await statusOf(id)).toBe('delivered');
});

test.each(['before', 'after'])(
  'a price that is told %s our own note is kept, and moves no status',
  async (when) => {
    const id = await sending();
    const told = { channel, providerMessageId: `priced-${when}`, cost: 'KES 0.8000' };
    if (when === 'before') await outbox.charge(told);
    await outbox.settle(id, { providerMessageId: told.providerMessageId }, now);
    if (when === 'after') await outbox.charge(told);
    await outbox.charge({ ...told, channel: 'other/sms', cost: 'KES 9' });
    await report(told.providerMessageId, 'delivered');
    const { rows } = await stored.pool.query('select status, cost from outbox where id = $1', [id]);
    expect(rows).toEqual([{ status: 'delivered', cost: 'KES 0.8000' }]);
  },
);

test('a report that comes at the very moment of our own note is not passed over', async () => {
  const id = await sending();
  const other = await stored.pool.connect();
  await other.query('begin');
  await other.query('select from outbox where id = $1 for update', [id]);
  const settled = outbox.settle(id, { providerMessageId: 'same' }, now);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const reported = report('same', 'delivered');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await other.query('commit');
  other.release();
  await Promise.all([settled, reported]);
  expect(await statusOf(id)).toBe('delivered');
});

describe('a message whose road is closed goes by another, as the same row', () => {
  const rows = (id: string) =>
    stored.pool.query<{ row: string }>(
      `select concat_ws(' ', status, channel, coalesce(provider_message_id, '-')) as row from outbox where id = $1`,
      [id],
    );
  const rowOf = async (id: string): Promise<string> => (await rows(id)).rows[0]!.row;
  const closed = (providerMessageId: string): Promise<string[]> =>
    outbox.report({ channel, providerMessageId, status: 'failed', elsewhere: 'other/sms', now });
  const sendingWhat = async (): Promise<string> => {
    const id = await sending();
    await stored.pool.query(`update outbox set payload_sealed = 'x' where id = $1`, [id]);
    return id;
  };

  test('when the provider refuses it', async () => {
    const id = await sendingWhat();
    await outbox.redirect(id, 'other/sms', now);
    expect(await rowOf(id)).toBe('pending other/sms -');
  });

  test('when the provider says so later', async () => {
    const id = await sendingWhat();
    await outbox.settle(id, { providerMessageId: 'later' }, now);
    expect(await closed('later')).toEqual([id]);
    expect(await rowOf(id)).toBe('pending other/sms -');
    expect(await closed('later')).toEqual([]);
  });

  test('when the provider says so before our own note', async () => {
    const id = await sendingWhat();
    expect(await closed('sooner')).toEqual([]);
    await outbox.settle(id, { providerMessageId: 'sooner' }, now);
    expect(await rowOf(id)).toBe('pending other/sms -');
  });

  test.each(['later', 'sooner'])(
    'and is tried there as often as any other: %s than our own note',
    async (when) => {
      const { rows } = await stored.pool.query<{ id: string }>(
        'insert into person default values returning id',
      );
      const wished = { personId: rows[0]!.id, identityId: null, kind: 'message', channel, urgent: false };
      const id = await outbox.add({ ...wished, payload: {}, dueAt: now }, now);
      await outbox.claim(id, now);
      await stored.pool.query('update outbox set attempts = 5 where id = $1', [id]);
      const name = `worn-${when}`;
      if (when === 'sooner') await closed(name);
      await outbox.settle(id, { providerMessageId: name }, now);
      if (when === 'later') await closed(name);
      const row = await outbox.claim(id, now);
      expect(row).toMatchObject({ channel: 'other/sms', attempts: 1 });
      expect(await outbox.fail(row!, new SendFailed('retry', 'busy'), now)).toBe(false);
    },
  );

  test.each(['later', 'sooner'])(
    'and keeps by which it was tried, and why: %s than our own note',
    async (when) => {
      const id = await sendingWhat();
      const name = `kept-${when}`;
      const failed = { channel, providerMessageId: name, status: 'failed', reason: 'not-there' };
      const report = () => outbox.report({ ...failed, elsewhere: 'other/sms', now });
      if (when === 'sooner') await report();
      await outbox.settle(id, { providerMessageId: name }, now);
      if (when === 'later') await report();
      const { rows: found } = await stored.pool.query('select channel, tried from outbox where id = $1', [
        id,
      ]);
      expect(found).toEqual([{ channel: 'other/sms', tried: [`${channel}:not-there`] }]);
    },
  );

  test('not when it was delivered after all, nor when nobody knows any more what it said', async () => {
    const id = await sendingWhat();
    await outbox.settle(id, { providerMessageId: 'there' }, now);
    await report('there', 'delivered');
    expect(await closed('there')).toEqual([]);
    const empty = await sending();
    await outbox.settle(empty, { providerMessageId: 'empty' }, now);
    expect(await closed('empty')).toEqual([]);
    expect(await statusOf(empty)).toBe('failed');
  });
});

test('a row that something else holds keeps nobody from the others', async () => {
  const [held, free] = [await sending(), await sending()];
  await stored.pool.query(`update outbox set status = 'pending' where id = any($1)`, [[held, free]]);
  const other = await stored.pool.connect();
  await other.query('begin');
  await other.query('select from outbox where id = $1 for update', [held]);
  const [mine, its] = await Promise.all([outbox.claim(free, now), outbox.claim(held, now)]);
  await other.query('rollback');
  other.release();
  expect(mine?.id).toBe(free);
  expect(its).toBeNull();
  expect((await outbox.claim(held, now))?.id).toBe(held);
});

test('what waits is told from what somebody has taken on', async () => {
  const id = await sending();
  expect(await outbox.isWaiting([id])).toBe(false);
  await stored.pool.query(`update outbox set status = 'pending' where id = $1`, [id]);
  expect(await outbox.isWaiting([id])).toBe(true);
  expect(await outbox.isWaiting([])).toBe(false);
});

describe('what somebody wishes to be sent again', () => {
  const failures = [
    ['rejected', 'failed'],
    ['unknown', 'unknown'],
  ] as const;
  test.each(failures)(
    'was %s: it says what it said, as if it were the first time',
    async (outcome, status) => {
      const { rows } = await stored.pool.query<{ id: string }>(
        'insert into person default values returning id',
      );
      const payload = { text: 'x' };
      const common = { personId: rows[0]!.id, identityId: null, kind: 'message', channel, urgent: false };
      const id = await outbox.add({ ...common, payload, dueAt: now }, now);
      await outbox.fail((await outbox.claim(id, now))!, new SendFailed(outcome, 'timeout'), now);
      expect(await statusOf(id)).toBe(status);
      expect(await outbox.claim(id, now)).toBeNull();
      expect(await outbox.again(id, now)).toBe(true);
      expect(await outbox.again(id, now)).toBe(false);
      expect(await outbox.claim(id, now)).toMatchObject({ payload, attempts: 1 });
    },
  );

  test.each([
    ['is on its way', 'sending', true],
    ['was delivered', 'delivered', true],
    ['is forgotten', 'failed', false],
  ])('%s: no', async (_, status, isKept) => {
    const id = await sending();
    await stored.pool.query('update outbox set status = $2, payload_sealed = $3 where id = $1', [
      ...[id, status],
      isKept ? Buffer.from('x') : null,
    ]);
    expect(await outbox.again(id, now)).toBe(false);
  });
});
