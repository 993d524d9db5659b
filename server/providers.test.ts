import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '../channels/channel.ts';
import { createChannels } from '../channels/index.ts';
import { createSendMessage } from '../channels/message.ts';
import { createDeliver, type Deliver } from '../channels/send.ts';
import { secretsIn } from '../channels/testing/secrets.ts';
import { createConversationStore, type ConversationStore } from '../core/conversations/store.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { createOutbox, type Outbox } from '../core/outbox/outbox.ts';
import { PhoneNumber } from '../core/phone.ts';
import { readConfig } from './config.ts';

/** Every provider that we send through, each behaving badly in every way there is. */

const TEXT = 'Nearest: Civil Hospital, 4 km';
const telecom = loadTelecom('IN');
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 5) }]);
const log: string[] = [];

/** What the provider does, and what then becomes of the row. */
type Behaviour = (response: ServerResponse) => unknown;
const BEHAVIOURS: readonly (readonly [label: string, behaviour: Behaviour | null, wanted: RegExp])[] = [
  ['is not there', null, /^pending /],
  ['says nothing', () => undefined, /^unknown timeout$/],
  ['hangs up', (response) => response.destroy(), /^unknown /],
  ['answers 500', (response) => answer(response, 500, 'Internal Server Error'), /^unknown /],
  ['answers 503 in HTML', (response) => answer(response, 503, '<html>busy</html>'), /^unknown /],
  ['answers nonsense with 200', (response) => answer(response, 200, '<html>hello</html>'), /^unknown /],
  ['answers nothing with 200', (response) => answer(response, 200, ''), /^unknown /],
  ['answers an empty object with 201', (response) => answer(response, 201, '{}'), /^(unknown|failed) /],
  ['answers half of it', (response) => cutShort(response), /^unknown /],
  ['refuses our credentials', (response) => answer(response, 401, '{"message":"no"}'), /^(pending|failed) /],
  ['says too many requests', (response) => answer(response, 429, '{"message":"slow"}'), /^pending /],
  ['refuses it for good', (response) => answer(response, 400, '{"message":"no"}'), /^failed /],
  ['succeeds after our time-out', (response) => late(response), /^unknown timeout$/],
];

function answer(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' })
    .end(body);
}

function cutShort(response: ServerResponse): void {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"SMSMessageData":');
  setTimeout(() => response.destroy(), 20);
}

/** Longer than any channel waits. */
const LATE_MS = 10_000;
async function late(response: ServerResponse): Promise<void> {
  await sleep(LATE_MS);
  answer(
    response,
    201,
    '{"SMSMessageData":{"Message":"","Recipients":[{"statusCode":101,"messageId":"x"}]},"sid":"SM1"}',
  );
}

let behaviour: Behaviour | null = null;
let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let store: ConversationStore;
let outbox: Outbox;
let provider: Server;
let channels: readonly {
  readonly channel: Channel;
  readonly deliver: Deliver;
  readonly secrets: readonly string[];
}[];

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  store = createConversationStore({ database, vault });
  outbox = createOutbox({ database, vault });
  provider = createServer((request, response) => {
    request.resume();
    request.once('end', () => (behaviour ? behaviour(response) : response.destroy()));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const nowhere = (closed.address() as AddressInfo).port;
  await new Promise((resolve) => closed.close(resolve));

  const here = sendersAt((provider.address() as AddressInfo).port);
  const away = sendersAt(nowhere);
  channels = here.map(({ channel, send, secrets }, index) => ({
    channel,
    secrets,
    deliver: createDeliver({
      outbox,
      deeds: {
        message: createSendMessage({
          senders: new Map([
            [channel.id, (message) => (behaviour === null ? away[index]!.send(message) : send(message))],
          ]),
          textChannel: null,
          clock: { now: () => new Date() },
        }),
      },
      clock: { now: () => new Date() },
      log: createLog('debug', { write: (line) => void log.push(line) }),
      counted: () => undefined,
    }),
  }));
});

afterAll(async () => {
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
  await database.pool.end();
  await opened.close();
});

function sendersAt(port: number) {
  const base = `http://127.0.0.1:${port}`;
  const found = ['infobip', 'msg91', 'netcore'].flatMap((gateway) => {
    const { variables } = readConfig({
      DATA_DIR: 'data',
      SMS_GATEWAY: gateway,
      SMS_GATEWAY_API_KEY: 'gateway-secret-key',
      SMS_GATEWAY_API_BASE_URL: base,
      SIMULATOR_PORT: String(port),
      DATA_KEYS: `k1:${Buffer.alloc(32, 5).toString('base64')}`,
    });
    return createChannels({ today: () => '2026-11-23', placeCodeLength: 6, telecom, variables }).flatMap(
      (channel) => {
        if (!channel.sender) return [];
        const own = channel.variables.parse(variables) as object;
        const config = { ...own, token: 'dev', publicBaseUrl: 'https://arogya.test' };
        return [{ channel, send: channel.sender(config), secrets: secretsIn(own) }];
      },
    );
  });
  return [...new Map(found.map((one) => [one.channel.id, one])).values()];
}

let people = 0;
async function wanted(channel: string): Promise<{ id: string; number: string }> {
  const number = `+9198123${String(people++).padStart(5, '0')}`;
  const now = new Date();
  const thread = await store.load(PhoneNumber.parse(number)!, now);
  const written = await store.write({
    thread,
    channel,
    key: `key ${number}`,
    reply: null,
    state: {},
    at: now,
    medium: 'sms',
    consents: [],
    wanted: [
      { kind: 'message', channel, urgent: false, payload: { text: TEXT, template: 'any' }, dueAt: now },
    ],
  });
  return { id: written.outcome === 'saved' ? written.outboxIds[0]! : '', number };
}

const rowOf = async (id: string): Promise<string> => {
  const { rows } = await database.pool.query<{ row: string }>(
    `select status || ' ' || coalesce(error, '') as row from outbox where id = $1`,
    [id],
  );
  return rows[0]!.row;
};

describe.each(BEHAVIOURS)('a provider that %s', (_, does, expected) => {
  test('leaves each row as it should be, and no key, number or text in the log', async () => {
    behaviour = does;
    log.length = 0;
    const results = await Promise.all(
      channels.map(async ({ channel, deliver, secrets }) => {
        const { id, number } = await wanted(channel.id);
        await deliver(id);
        const again = await outbox.claim(id, new Date());
        return { id: channel.id, row: await rowOf(id), number, secrets, again };
      }),
    );
    const wrong = results.filter(({ row }) => !expected.test(row)).map(({ id, row }) => `${id}: ${row}`);
    expect(wrong).toEqual([]);
    // A second ring of the bell changes nothing.
    expect(results.filter(({ again }) => again !== null).map(({ id }) => id)).toEqual([]);
    const said = log.join('\n');
    for (const { number, secrets } of results) {
      expect(said).not.toContain(number.slice(1));
      for (const secret of secrets.filter((value) => value.length > 6)) expect(said).not.toContain(secret);
    }
    expect(said).not.toContain(TEXT);
  }, 60_000);
});

test('every sender there is was asked', () => {
  expect(channels.map(({ channel }) => channel.id).sort()).toMatchInlineSnapshot(`
    [
      "africas-talking/sms",
      "exotel/sms",
      "infobip/sms",
      "msg91/sms",
      "twilio/sms",
      "twilio/whatsapp",
      "whatsapp-cloud/whatsapp",
    ]
  `);
});
