import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setImmediate as underWay } from 'node:timers/promises';
import { systemClock } from '../core/clock.ts';
import { createArrivals } from '../core/conversations/arrivals.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase } from '../core/db/pool.ts';
import { testDatabase } from '../core/db/testing.ts';
import { Unavailable } from '../core/errors.ts';
import { createLog } from '../core/log.ts';
import type { Channel, Inbound, WebhookRequest } from '../channels/channel.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let heard: string[] = [];
/** What the next contacts fail with. */
let failures: Error[] = [];
/** Resolves when the contact that is under way may end. */
let held: Promise<void> = Promise.resolve();

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const channel = {
  id: 'kept/whatsapp',
  medium: { id: 'whatsapp' },
  authenticate: () => undefined,
  webhooks: [
    {
      path: '/webhooks/kept',
      methods: ['post'],
      kind: 'message',
      later: true,
      read: ({ rawBody }: WebhookRequest) =>
        rawBody
          .toString()
          .split(',')
          .filter(Boolean)
          .map((key) => ({ key }) as Inbound),
      respond: () => ({ status: 200, type: 'text/plain', body: 'thanks' }),
    },
  ],
} as unknown as Channel;
const configured = { channel, config: { token: 'dev' } };
const request = (body: string): WebhookRequest => ({
  params: {},
  headers: { authorization: 'secret' },
  query: {},
  form: {},
  rawBody: Buffer.from(body),
});

function open(url = database.url): { webhooks: Webhooks; close(): Promise<void> } {
  const own = createDatabase({ url, max: 2, onIdleError: () => undefined });
  const webhooks = createWebhooks({
    channels: [configured],
    receiver: {
      async receive(_, hook, { key }) {
        await held;
        const failure = failures.shift();
        if (failure) throw failure;
        heard.push(key);
        return hook.respond(null);
      },
      expire: async () => undefined,
    },
    report: async () => undefined,
    callBack: async () => undefined,
    arrivals: createArrivals({ database: own, vault }),
    clock: systemClock,
    metrics: { refused: () => undefined, session: () => undefined },
    log: createLog('silent'),
  });
  return { webhooks, close: () => own.pool.end() };
}
const vault = createVault([{ id: 't1', secret: randomBytes(32) }]);
const kept = async (): Promise<number> =>
  Number((await database.pool.query<{ n: string }>('select count(*) as n from arrival')).rows[0]!.n);
const answer = async (webhooks: Webhooks, body: string): Promise<number> =>
  (await webhooks.answer(configured, channel.webhooks[0]!, request(body))).status;
const later = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

test('thanked for before it is worked on, and forgotten when all of it is done', async () => {
  const { webhooks, close } = open();
  let letGo = (): void => undefined;
  held = new Promise((resolve) => (letGo = resolve));
  expect(await answer(webhooks, 'a,b')).toBe(200);
  expect([heard, await kept()]).toEqual([[], 1]);
  letGo();
  await webhooks.settle();
  expect([heard, await kept()]).toEqual([['a', 'b'], 0]);
  await close();
});

test('nothing in it, nothing kept', async () => {
  const { webhooks, close } = open();
  expect([await answer(webhooks, ''), await kept()]).toEqual([200, 0]);
  await close();
});

test.each<[string, Error]>([
  ['of the database', new Unavailable('the database')],
  ['of ours', new Error('a fault')],
])('a failure %s: worked on again when it is due, once', async (_, failure) => {
  const { webhooks, close } = open();
  heard = [];
  failures = [failure];
  expect(await answer(webhooks, 'c')).toBe(200);
  await webhooks.settle();
  expect([heard, await kept()]).toEqual([[], 1]);
  await webhooks.resume(later(20));
  await webhooks.settle();
  expect(heard).toEqual([]);
  await Promise.all([webhooks.resume(later(31)), webhooks.resume(later(31))]);
  await webhooks.settle();
  expect([heard, await kept()]).toEqual([['c'], 0]);
  await close();
});

test('what a crash left is worked on by another process, in its order', async () => {
  const [crashed, next] = [open(), open()];
  heard = [];
  failures = [];
  held = new Promise(() => undefined);
  for (const body of ['1', '2', '3']) expect(await answer(crashed.webhooks, body)).toBe(200);
  await underWay();
  held = Promise.resolve();
  await next.webhooks.resume(later(31));
  await next.webhooks.settle();
  expect([heard, await kept()]).toEqual([['1', '2', '3'], 0]);
  await crashed.close();
  await next.close();
});

test('it cannot be kept: it is worked on before the answer', async () => {
  const { webhooks, close } = open('postgresql://nobody@127.0.0.1:1/none');
  heard = [];
  expect([await answer(webhooks, 'd'), heard]).toEqual([200, ['d']]);
  failures = [new Unavailable('the database')];
  expect(await answer(webhooks, 'e')).toBe(503);
  await close();
});

test('nothing of it can be read in the database', async () => {
  const { webhooks, close } = open();
  held = new Promise(() => undefined);
  await answer(webhooks, 'my child has fever');
  const { rows } = await database.pool.query<{ all: string }>('select arrival::text as all from arrival');
  expect(rows).toHaveLength(1);
  const bytes = Buffer.from(/\\x([0-9a-f]+)/.exec(rows[0]!.all)![1]!, 'hex').toString('latin1');
  for (const text of [rows[0]!.all, bytes]) expect(text).not.toMatch(/fever|secret|bXkg/);
  await close();
});
