import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSigned } from '../../channels/twilio/signature.ts';
import { systemClock } from '../../core/clock.ts';
import { createLog } from '../../core/log.ts';
import { projectRoot } from '../../core/root.ts';
import { nameSkipped } from '../../channels/testing/skipped.ts';
import { compose } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createIllness } from '../illness.ts';
import {
  PUBLIC_BASE_URL,
  SECRETS,
  startAcceptance,
  TWILIO_ACCOUNT,
  type Acceptance,
} from './testing/service.ts';
import { somebody } from './testing/tell.ts';

/** Acceptance, "Twilio signature": on the running service, each request signed here as Twilio's page says. */
const TOKEN: string = SECRETS.TWILIO_AUTH_TOKEN;
const FORM = 'application/x-www-form-urlencoded';

let service: Acceptance;
let proxy: Server;
/** A proxy that ends TLS: it calls the service by http, under another host and with headers of its own. */
const proxyUrl = (): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

beforeAll(async () => {
  service = await startAcceptance();
  proxy = createServer((incoming, outgoing) => {
    const { port } = new URL(service.url);
    const headers = {
      ...incoming.headers,
      host: 'service.internal:8000',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'arogya.test',
      'x-forwarded-for': '203.0.113.7',
    };
    const passed = ask(
      { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(passed);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  proxy.closeAllConnections();
  await new Promise((done) => proxy.close(done));
  await service.close();
});

/** https://www.twilio.com/docs/usage/security#validating-requests */
const signatureOf = (url: string, fields: readonly (readonly [string, string])[], token = TOKEN): string => {
  const text = fields
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => name + value);
  return createHmac('sha1', token)
    .update(url + text.join(''))
    .digest('base64');
};

let calls = 0;
/** A text that nobody wrote before; more fields than we know, among them some that are easily spoilt. */
const textOf = (more: Readonly<Record<string, string>> = {}): [string, string][] =>
  Object.entries({
    MessageSid: `SM${++calls}`,
    AccountSid: TWILIO_ACCOUNT,
    From: somebody().number,
    To: '+15005550006',
    Body: '  नमस्ते + a=b & c\r\nd  ',
    FromCity: '',
    NumMedia: '0',
    ...more,
  });

async function post(
  path: string,
  fields: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>>,
  base = service.url,
): Promise<number> {
  const body = new URLSearchParams(fields as [string, string][]).toString();
  return (await fetch(base + path, { method: 'POST', body, headers: { 'content-type': FORM, ...headers } }))
    .status;
}

const PATH = '/webhooks/twilio/sms';
const PUBLIC = PUBLIC_BASE_URL + PATH;
const signed = (fields: readonly (readonly [string, string])[], url = PUBLIC, token = TOKEN) => ({
  'x-twilio-signature': signatureOf(url, fields, token),
});

describe('the vectors of the shared folder', () => {
  interface Vector {
    readonly id: string;
    readonly authToken: string;
    readonly url: string;
    readonly signature: string | null;
    readonly valid: boolean;
    readonly params?: Readonly<Record<string, string | readonly string[]>>;
    readonly body?: string;
    readonly rawBody?: string;
  }
  const path = join(projectRoot, '..', 'shared/channels/vectors/twilio-signature.json');
  const isThere = existsSync(path);
  if (!isThere) nameSkipped('Twilio’s signature vectors', 'the shared folder is not there');
  const { vectors } = isThere
    ? (JSON.parse(readFileSync(path, 'utf8')) as { vectors: readonly Vector[] })
    : { vectors: [] };

  for (const vector of vectors)
    test(vector.id, () => {
      const { params, body: text = vector.rawBody, url, signature, authToken } = vector;
      const pairs = Object.entries(params ?? {}).flatMap(([name, values]) =>
        [values].flat().map((value) => [name, value] as [string, string]),
      );
      const body = Buffer.from(text ?? new URLSearchParams(pairs).toString());
      const type = text === undefined ? FORM : 'application/json';
      expect(isSigned({ url, body, type, signature: signature ?? '' }, [authToken])).toBe(vector.valid);
    });
  test('are read where they are', () => expect(vectors.length > 0).toBe(isThere));
});

describe('behind a proxy that ends TLS', () => {
  test('what is signed for the public address is taken', async () => {
    const fields = textOf();
    expect(await post(PATH, fields, signed(fields), proxyUrl())).toBe(200);
  });

  test.each([
    ['the address that the proxy calls', () => service.url + PATH],
    ['the host that it names', () => `http://service.internal:8000${PATH}`],
    ['http instead of https', () => PUBLIC.replace('https', 'http')],
    ['another path', () => `${PUBLIC_BASE_URL}/webhooks/twilio/whatsapp`],
    ['another query', () => `${PUBLIC}?x=1`],
  ])('what is signed for %s is refused', async (_, url) => {
    const fields = textOf();
    expect(await post(PATH, fields, signed(fields, url()), proxyUrl())).toBe(403);
  });
});

describe('headers that anybody can send', () => {
  test.each([
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    { 'x-forwarded-host': 'evil.example', 'x-original-url': PATH, 'x-forwarded-port': '443' },
    { forwarded: 'host=evil.example;proto=https' },
    { 'x-forwarded-path': PATH, 'x-forwarded-host': 'evil.example' },
  ])('%p make no other address ours, and spoil no genuine request', async (headers) => {
    const [forged, genuine] = [textOf(), textOf()];
    const elsewhere = signed(forged, `https://evil.example${PATH}`);
    expect(await post(PATH, forged, { ...headers, ...elsewhere })).toBe(403);
    expect(await post(PATH, genuine, { ...headers, ...signed(genuine) })).toBe(200);
  });
});

describe('what is signed', () => {
  test.each([
    ['every field, also those that nobody knows', textOf({ NewField: 'x', 'odd[]': '1' }), true],
    ['values as they are, spaces and line breaks with them', textOf({ Body: ' \t a\n ' }), true],
    [
      'a field that comes twice, each value once',
      [...textOf(), ['Extra', 'b'], ['Extra', 'a']] as [string, string][],
      true,
    ],
  ])('%s', async (_, fields, isTaken) => {
    const sorted = [...fields].sort((one, other) => (one.join('\0') < other.join('\0') ? -1 : 1));
    expect(await post(PATH, fields, signed(sorted))).toBe(isTaken ? 200 : 403);
  });

  test.each<[string, (fields: [string, string][]) => [string, string][]]>([
    ['a field more', (fields) => [...fields, ['Digits', '1']]],
    ['a field less', (fields) => fields.slice(1)],
    ['a value trimmed', (fields) => fields.map(([name, value]) => [name, value.trim()])],
    [
      'another sender',
      (fields) => fields.map(([name, value]) => [name, name === 'From' ? '+919999999999' : value]),
    ],
  ])('with %s it is refused, and nothing is written', async (_, change) => {
    const fields = textOf();
    const before = [await service.turns(), await service.rows('select count(*) as n from person')];
    expect(await post(PATH, change(fields), signed(fields))).toBe(403);
    expect([await service.turns(), await service.rows('select count(*) as n from person')]).toEqual(before);
  });

  test('a body that is no form, by its hash in the address', async () => {
    const body = '{"नाम":"अ"}';
    const send = async (hash: string): Promise<number> => {
      const path = `/webhooks/twilio/status?bodySHA256=${hash}`;
      const headers = {
        'content-type': 'application/json',
        'x-twilio-signature': signatureOf(PUBLIC_BASE_URL + path, []),
      };
      return (await fetch(service.url + path, { method: 'POST', body, headers })).status;
    };
    expect(await send(createHash('sha256').update(body).digest('hex'))).toBe(200);
    expect(await send('0'.repeat(64))).toBe(403);
  });

  test.each([
    ['no signature', {}],
    ['an empty one', { 'x-twilio-signature': '' }],
    ['the token itself', { 'x-twilio-signature': TOKEN }],
  ])('with %s every address refuses', async (_, headers) => {
    for (const path of ['sms', 'whatsapp', 'voice', 'status', 'voice-status'])
      expect(
        await post(`/webhooks/twilio/${path}`, textOf({ CallSid: 'CA1' }), headers as Record<string, string>),
      ).toBe(403);
  });
});

test('while one token replaces another both are taken, and afterwards only the new one', async () => {
  const outcome = async (token: string): Promise<number> => {
    const fields = textOf();
    return post(PATH, fields, signed(fields, PUBLIC, token));
  };
  await service.restart({ TWILIO_AUTH_TOKEN: `the-new-one, ${TOKEN}` });
  expect([await outcome('the-new-one'), await outcome(TOKEN), await outcome('another')]).toEqual([
    200, 200, 403,
  ]);
  await service.restart({ TWILIO_AUTH_TOKEN: 'the-new-one' });
  expect([await outcome('the-new-one'), await outcome(TOKEN), await outcome('')]).toEqual([200, 403, 403]);
});

describe('without a token', () => {
  test('that says something everything is refused, also what is signed with nothing', async () => {
    await service.restart({ TWILIO_AUTH_TOKEN: ' , ,' });
    for (const token of ['', ' ', ',', ' , ,', TOKEN]) {
      const fields = textOf();
      expect(await post(PATH, fields, signed(fields, PUBLIC, token))).toBe(403);
    }
  });

  test('a service in production does not start with the account', async () => {
    const config = readConfig({
      NODE_ENV: 'production',
      PILOT_UNREVIEWED: '1',
      DATABASE_URL: 'postgresql://127.0.0.1:9/none',
      PUBLIC_BASE_URL,
      WEBHOOK_TOKEN: 'x'.repeat(32),
      DATA_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      JWT_SECRET: 'x'.repeat(32),
      TWILIO_ACCOUNT_SID: TWILIO_ACCOUNT,
      DATA_DIR: tmpdir(),
    });
    const log = createLog('silent');
    const illness = await createIllness({ config, clock: systemClock, log });
    expect(() =>
      compose({ config, databaseUrl: config.databaseUrl!, illness, clock: systemClock, log }),
    ).toThrow(/TWILIO_AUTH_TOKEN/);
    await illness.close();
  });
});
