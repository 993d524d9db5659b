import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAudit } from '../audit/audit.ts';
import { createConversationStore, type ConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, PATIENT, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { PhoneNumber } from '../phone.ts';
import { type BroadcastDraft, type Broadcasts, createBroadcasts } from './broadcasts.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 4) }]);
const now = new Date('2026-11-23T06:30:00Z');
const PEOPLE = 60;
const [anna, bela] = [0, 1].map(() => ({ accountId: randomUUID(), personId: '' })) as [By, By];
type By = { accountId: string; personId: string };

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let store: ConversationStore;
let broadcasts: Broadcasts;

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined, limits: PATIENT });
  store = createConversationStore({ database, vault });
  const outbox = createOutbox({ database, vault });
  broadcasts = createBroadcasts({ database, vault, outbox, audit: createAudit({ database, vault }) });
  for (const by of [anna, bela]) {
    const { rows } = await database.pool.query<{ id: string }>(
      'insert into person default values returning id',
    );
    by.personId = rows[0]!.id;
  }
  // Half live in Pune, half in Gaya; each sixth never agreed to anything, each tenth said STOP.
  for (let n = 0; n < PEOPLE; n++) {
    const thread = await store.load(PhoneNumber.parse(`+9198140000${10 + n}`)!, now);
    const given = [{ purpose: 'service', given: true, language: 'en' }];
    const stopped = [{ purpose: 'messages', given: false, language: 'en' }];
    const district = n % 2 ? 'Gaya' : 'Pune';
    await store.write({
      ...{
        thread,
        channel: 'a/sms',
        key: `k${n}`,
        reply: null,
        state: null,
        at: now,
        medium: 'sms',
        wanted: [],
      },
      consents: [...(n % 6 ? given : []), ...(n % 10 ? [] : stopped)],
      memory: { district, state: district === 'Pune' ? 'Maharashtra' : 'Bihar', name: 'x' },
    });
  }
}, 30_000);
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});

const draft = (more: Partial<BroadcastDraft> = {}): BroadcastDraft => ({
  ...{
    purpose: 'health-alert',
    key: 'common.goodbye',
    params: {},
    states: [],
    districts: [],
    controlShare: 0,
  },
  until: new Date(now.getTime() + 86_400_000),
  ...more,
});

async function send(given: BroadcastDraft): Promise<string> {
  const id = randomUUID();
  await broadcasts.write(id, given, anna, now);
  await broadcasts.approve(id, bela, now);
  for (let turn = 0; turn < 20; turn++) await broadcasts.release(7, now);
  return id;
}
const seen = async (id: string) => (await broadcasts.list()).find((one) => one.id === id)!;

test('none leaves that nobody else approved', async () => {
  const id = randomUUID();
  await broadcasts.write(id, draft(), anna, now);
  await expect(broadcasts.approve(id, anna, now)).rejects.toMatchObject({ status: 409 });
  expect(await broadcasts.release(100, now)).toEqual([]);
  await broadcasts.stop(id, anna, now);
  await expect(broadcasts.approve(id, bela, now)).rejects.toMatchObject({ status: 409 });
});

test('who agreed, has not said STOP and lives there is told once, little by little', async () => {
  const meant = Array.from({ length: PEOPLE }, (_, n) => n).filter((n) => n % 6 && n % 10 && n % 2);
  const id = await send(draft({ states: ['Bihar'], districts: ['Gaya'] }));
  expect(await seen(id)).toMatchObject({ status: 'sent', told: meant.length, control: 0 });
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(distinct person_id)::int as n from outbox where kind = 'notice'`,
  );
  expect(rows[0]!.n).toBe(meant.length);
  expect(await seen(await send(draft({ states: ['Bihar'], districts: ['Patna'] })))).toMatchObject({
    told: 0,
  });
});

test('some are drawn who are not told', async () => {
  const { told, control } = await seen(await send(draft({ controlShare: 0.5 })));
  expect(told + control).toBe(
    Array.from({ length: PEOPLE }, (_, n) => n).filter((n) => n % 6 && n % 10).length,
  );
  expect(control).toBeGreaterThan(5);
  expect(told).toBeGreaterThan(5);
});

test('and one whose time is over is told to nobody more', async () => {
  const id = randomUUID();
  await broadcasts.write(id, draft(), anna, now);
  await broadcasts.approve(id, bela, now);
  expect(await broadcasts.release(100, new Date(now.getTime() + 2 * 86_400_000))).toEqual([]);
  expect(await seen(id)).toMatchObject({ status: 'sent', told: 0 });
});
