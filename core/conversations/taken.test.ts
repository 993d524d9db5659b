/** What was answered while the database was away, and is then brought again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVault } from '../crypto/vault.ts';
import { connectedDatabase } from '../db/testing.ts';
import { PhoneNumber } from '../phone.ts';
import { createConversationStore } from './store.ts';

const now = new Date('2026-11-23T10:00:00Z');
const [older, newer] = ['k1', 'k2'].map((id) => ({ id, secret: Buffer.alloc(32, id) }));

let connected: Awaited<ReturnType<typeof connectedDatabase>>;
beforeAll(async () => {
  connected = await connectedDatabase();
});
afterAll(() => connected.close());

test('a key that was taken without a turn makes its hop a duplicate, also when the keys were rotated', async () => {
  const { database } = connected;
  const store = createConversationStore({ database, vault: createVault([older!]) });
  for (let times = 0; times < 2; times++) await store.take('test/sms', 'cry', now);
  expect(await store.seen('test/sms', 'cry')).toEqual({ reply: null });
  expect(await store.seen('other/sms', 'cry')).toBeNull();

  const rotated = createConversationStore({ database, vault: createVault([newer!, older!]) });
  for (const one of [store, rotated]) {
    const thread = await one.load(PhoneNumber.parse('+919800012345')!, now);
    const written = await one.write({
      ...{ thread, channel: 'test/sms', key: 'cry', reply: 'a page', state: {}, at: now, medium: 'sms' },
      ...{ consents: [], wanted: [] },
    });
    expect(written).toEqual({ outcome: 'duplicate', reply: null });
  }
});
