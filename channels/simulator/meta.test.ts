import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WhatsAppUser } from '../../core/address.ts';
import { SendFailed } from '../../core/errors.ts';
import { createLog } from '../../core/log.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { systemClock } from '../../core/clock.ts';
import { createApp } from '../../server/http.ts';
import { createMetrics } from '../../server/metrics.ts';
import { createWebhooks } from '../../server/webhooks.ts';
import type { Accepted, DeliveryReport, Inbound, OutgoingMessage } from '../channel.ts';
import { tapped, voiceNote } from '../media/whatsapp-form.ts';
import { account as known, medium } from '../whatsapp-cloud/testing.ts';
import { nameOf } from '../whatsapp-cloud/wamid.ts';
import type { Template } from '../whatsapp-cloud/templates.ts';
import { whatsAppCloud } from '../whatsapp-cloud/whatsapp.ts';
import type { WhatsAppMessage } from './meta-deeds.ts';
import { userIdOf } from './meta-people.ts';
import { DEVELOPMENT_META } from './meta.ts';
import { createSimulator, type Simulator } from './network.ts';
import type { Counts } from './road.ts';

/** The simulated WhatsApp against the real channel and door, over HTTP both ways. */
const channel = whatsAppCloud(medium, DEVELOPMENT_META.phoneNumberId);
let service: Server;
let simulator: Simulator;
let aheadMs = 0;
let heard: { from: string; alias: string | undefined; key: string; input: string }[] = [];
let reports: DeliveryReport[] = [];
const serviceUrl = (): string => `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
const config = () => ({
  ...known,
  WHATSAPP_APP_SECRET: DEVELOPMENT_META.appSecret,
  WHATSAPP_VERIFY_TOKEN: DEVELOPMENT_META.verifyToken,
  WHATSAPP_ACCESS_TOKEN: DEVELOPMENT_META.accessToken,
  WHATSAPP_PHONE_NUMBER_ID: DEVELOPMENT_META.phoneNumberId,
  WHATSAPP_API_BASE_URL: simulator.url,
});

beforeAll(async () => {
  simulator = createSimulator({
    port: 0,
    webhookBaseUrl: () => serviceUrl(),
    token: 'dev',
    clock: { now: () => new Date(Date.now() + aheadMs) },
    switches: { retryFirstMs: 10 },
  });
  await simulator.listen();
  const channels = [{ channel: channel as never, config: config() }];
  const logger = createLog('silent');
  const metrics = createMetrics(() => Promise.resolve([]) as never);
  const webhooks = createWebhooks({
    channels,
    receiver: {
      receive: async (_, webhook, inbound: Inbound) => {
        const { inputs } = inbound.hear(undefined) as { inputs: readonly string[] };
        const { from, alias, key } = inbound;
        heard.push({ from: from.value, alias: alias?.value, key, input: inputs[0]! });
        return webhook.respond(null);
      },
      expire: async () => undefined,
    },
    report: async (_, told) => void reports.push(told),
    callBack: async () => undefined,
    arrivals: {
      keep: async () => 'kept',
      done: async () => undefined,
      takeDue: async () => [],
    },
    clock: systemClock,
    metrics,
    log: logger,
  });
  const app = createApp({
    api: null,
    channels,
    publicBaseUrl: 'https://arogya.test',
    recordingsDir: null,
    webhooks,
    ready: async () => undefined,
    metrics,
    log: logger,
  });
  service = createServer(app);
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await simulator.close();
  service.closeAllConnections();
  await new Promise((done) => service.close(done));
});
beforeEach(async () => {
  [heard, reports] = [[], []];
  await ask('/switches', {
    webhooks: { duplicate: 0, reorder: 0, error: 0 },
    sends: { error: 0, lostAnswer: 0 },
  });
});

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(
    simulator.url + path,
    body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  return (await response.json()) as T;
}

/** Until nothing is under way any more. */
async function settled(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { counts } = await ask<{ counts: Counts & { pending: number } }>('/ledger?limit=0');
    if (counts.pending === 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('it never was settled');
}

let people = 0;
const anyone = (): string => `+9198330${String(++people).padStart(5, '0')}`;
const does = (who: string, path: string, body: object = {}) =>
  ask<{ id: string; userId: string; error?: string }>(`/meta/people/${who}/${path}`, body);
const inbox = async (who: string): Promise<readonly WhatsAppMessage[]> =>
  (await ask<{ messages: WhatsAppMessage[] }>(`/meta/people/${who}/inbox`)).messages;
const send = (who: string, message: Partial<OutgoingMessage> = {}): Promise<Accepted> =>
  channel.sender!(config())({
    to: PhoneNumber.parse(who) ?? WhatsAppUser.parse(who)!,
    text: 'Hello',
    ...message,
  });
const failure = (sending: Promise<Accepted>): Promise<unknown> =>
  sending.catch((error: unknown) => error instanceof SendFailed && [error.outcome, error.reason]);
/** Their first word opens the window. */
async function greeted(who = anyone()): Promise<string> {
  await does(who, 'text', { text: 'hi' });
  await settled();
  [heard, reports] = [[], []];
  return who;
}

describe('whether the address is the service’s', () => {
  test('is answered with the challenge', async () => {
    expect(await ask('/meta/verify', { challenge: '42' })).toMatchObject({ verified: true, status: 200 });
  });
  test('is refused to anyone else', async () => {
    expect(await ask('/meta/verify', { token: 'wrong' })).toMatchObject({ verified: false, status: 403 });
  });
});

describe('what a person does', () => {
  test('a text, from a number that has another identity too', async () => {
    const who = anyone();
    const { id, userId } = await does(who, 'text', { text: 'अस्पताल 🙏' });
    await settled();
    expect(heard).toEqual([{ from: who, alias: `whatsapp:${userId}`, key: id, input: 'अस्पताल 🙏' }]);
    expect(userId).toBe(userIdOf(who));
  });

  test('a voice note, a place, a picture', async () => {
    const who = anyone();
    await does(who, 'voice');
    await settled();
    await does(who, 'location', { latitude: 0, longitude: 0 });
    await settled();
    await does(who, 'message', { type: 'image', image: { id: '1', caption: 'here' } });
    await settled();
    expect(heard.map(({ input }) => input)).toEqual([voiceNote(), '\ue000location:0,0', 'here']);
  });

  test('without a number: known by the id alone', async () => {
    await does('IN.42', 'text', { text: 'hi' });
    await settled();
    expect(heard).toMatchObject([{ from: 'whatsapp:IN.42', alias: undefined }]);
    await send('IN.42', { text: 'Welcome' });
    expect(await inbox('IN.42')).toMatchObject([{ to: 'IN.42', text: 'Welcome' }]);
  });

  test('a number that is hidden from one day to the next is one person', async () => {
    const who = await greeted();
    await does(who, 'settings', { hidesNumber: true });
    await does(who, 'text', { text: 'hi' });
    await settled();
    expect(heard).toMatchObject([{ from: `whatsapp:${userIdOf(who)}` }]);
    await send(userIdOf(who));
    expect(await inbox(who)).toMatchObject([{ to: who, text: 'Hello' }]);
  });

  test('several people in one request', async () => {
    const [one, other] = [anyone(), anyone()];
    await ask('/meta/batch', {
      did: [
        { by: one, text: '1' },
        { by: other, voice: true },
        { by: one, message: { type: 'reaction', reaction: { emoji: '👍' } } },
        { by: one, text: '2' },
      ],
    });
    await settled();
    expect(heard.map(({ from, input }) => [from, input])).toEqual([
      [one, '1'],
      [other, voiceNote()],
      [one, '2'],
    ]);
  });

  test('brought twice, with the same key', async () => {
    await ask('/switches', { webhooks: { duplicate: 1 } });
    await does(anyone(), 'text', { text: 'hi' });
    await settled();
    expect(heard).toHaveLength(2);
    expect(heard[0]).toEqual(heard[1]);
  });

  test.each([
    ['/meta/people/nobody/text', { text: 'x' }],
    ['/meta/people/+919833000001/text', {}],
    ['/meta/people/+919833000001/settings', { mood: 'good' }],
    ['/meta/batch', { did: [] }],
  ])('%s with %p is a mistake of whoever asks', async (path, body) => {
    const response = await fetch(simulator.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(400);
  });
});

describe('what the service sends', () => {
  test('is in the mailbox, and said to be sent, delivered and read', async () => {
    const who = await greeted();
    const { providerMessageId } = await send(who);
    await settled();
    const [message] = await inbox(who);
    expect(message).toMatchObject({ to: who, text: 'Hello', whatsapp: { type: 'text' } });
    expect(nameOf(message!.id)).toBe(providerMessageId);
    expect(reports.map(({ status }) => status).toSorted()).toEqual(['delivered', 'read', 'sent']);
    expect(new Set(reports.map((one) => one.providerMessageId))).toEqual(new Set([providerMessageId]));
  });

  test('can be tapped, by id or by title, also when it is old', async () => {
    const who = await greeted();
    const buttons = [
      { id: 'q1:1', title: 'Yes' },
      { id: 'q1:2', title: 'No' },
    ];
    const rows = [{ id: 'q2:1', title: 'Civil Hospital', description: '4 km' }];
    await send(who, { form: { type: 'buttons', body: 'Fever?', buttons } });
    await send(who, { form: { type: 'list', body: 'Where?', button: 'Choose', rows } });
    await send(who, { form: { type: 'location-request', body: 'Where are you?' } });
    expect((await inbox(who)).map(({ text, whatsapp }) => ({ text, ...whatsapp }))).toEqual([
      { type: 'button', text: 'Fever?', buttons },
      { type: 'list', text: 'Where?', button: 'Choose', rows },
      { type: 'location_request_message', text: 'Where are you?' },
    ]);
    for (const tap of ['Civil Hospital', 'q1:2']) {
      await does(who, 'tap', { tap });
      await settled();
    }
    expect(heard.map(({ input }) => input)).toEqual([tapped('q2:1'), tapped('q1:2')]);
    expect((await does(who, 'tap', { tap: 'Maybe' })).error).toBe('no message has that to tap');
  });

  test('words on it come in another order when the switch says so', async () => {
    await ask('/switches', { webhooks: { reorder: 1 } });
    const who = await greeted();
    await send(who);
    await settled();
    expect(reports).toHaveLength(3);
  });

  test('may not be read', async () => {
    const who = await greeted();
    await does(who, 'settings', { reads: false });
    await send(who);
    await settled();
    expect(reports.map(({ status }) => status).toSorted()).toEqual(['delivered', 'sent']);
  });
});

const approve = (template: object): Promise<Response> =>
  fetch(`${simulator.url}/meta/templates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(template),
  });

test('a template that begins or ends in a variable is not approved', async () => {
  for (const [text, status] of [
    ['{{1}} is due', 400],
    ['Arogya: {{1}}.', 400],
    ['Arogya: {{1}} is due', 200],
  ] as const) {
    const components = [{ type: 'BODY', text }];
    const { status: got } = await approve({ name: 'a', language: 'en', category: 'UTILITY', components });
    expect([text, got]).toEqual([text, status]);
  }
});

describe('what is refused', () => {
  test('anything but a template after 24 hours, to the second', async () => {
    const who = await greeted();
    try {
      aheadMs += 24 * 3_600_000 - 60_000;
      await send(who);
      aheadMs += 61_000;
      expect(await failure(send(who))).toEqual(['elsewhere', 'outside-window']);
      expect(await failure(send(who, { late: true }))).toEqual(['elsewhere', 'outside-window']);
      const due = {
        late: true,
        template: 'reminder.dose',
        text: 'Time for vitamin D, please.\n1 Taken',
      } as const;
      // Meta knows no such template yet.
      expect(await failure(send(who, due))).toEqual(['elsewhere', 'template']);
      const [{ name, language, body }] = Object.values(known.WHATSAPP_TEMPLATES) as [Template];
      await approve({ name, language, category: 'UTILITY', components: [{ type: 'BODY', text: body }] });
      await send(who, due);
      expect((await inbox(who)).at(-1)).toMatchObject({
        text: 'Time for vitamin D, please.\n1 Taken',
        whatsapp: { type: 'template', template: { name: 'dose_reminder', language: 'en_IN' } },
      });
    } finally {
      aheadMs = 0;
    }
  });

  test('anything to somebody who never wrote', async () => {
    expect(await failure(send(anyone()))).toEqual(['elsewhere', 'outside-window']);
  });

  test.each([
    [{ window: 'closed' }, 'outside-window'],
    [{ onWhatsApp: false }, 'undeliverable'],
  ])('by a switch %p, at once or in a report', async (settings, reason) => {
    const who = await greeted();
    await does(who, 'settings', settings);
    expect(await failure(send(who))).toEqual(['elsewhere', reason]);
    await does(who, 'settings', { refusal: 'status' });
    const { providerMessageId } = await send(who);
    await settled();
    expect(reports).toEqual([{ providerMessageId, status: 'failed', reason, elsewhere: true }]);
    expect(await inbox(who)).toEqual([]);
  });

  test('a wrong token, another number, an id in the place of a number', async () => {
    const who = await greeted();
    const post = (more: object, token = 'development', number = DEVELOPMENT_META.phoneNumberId) =>
      fetch(`${simulator.url}/v26.0/${number}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', to: who, ...more }),
      });
    const text = { type: 'text', text: { body: 'x' } };
    const code = async (response: Response) => [
      response.status,
      ((await response.json()) as { error?: { code: number } }).error?.code,
    ];
    expect(await code(await post(text, 'wrong'))).toEqual([401, 190]);
    expect(await code(await post(text, 'development', '7'))).toEqual([400, 100]);
    expect(await code(await post({ ...text, to: 'IN.42' }))).toEqual([200, undefined]);
    expect(await code(await post({ ...text, to: '12' }))).toEqual([400, 100]);
    const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
    const buttons = (...all: object[]) => ({
      type: 'interactive',
      interactive: { type: 'button', body: { text: 'b' }, action: { buttons: all } },
    });
    const list = (rows: object[], button = 'b') => ({
      type: 'interactive',
      interactive: { type: 'list', body: { text: 'b' }, action: { button, sections: [{ rows }] } },
    });
    for (const wrong of [
      { type: 'text', text: { body: 'a'.repeat(4_097) } },
      buttons(reply('1', 'a'.repeat(21))),
      buttons(reply('1', 'a'), reply('1', 'b')),
      buttons(reply('1', 'a'), reply('2', 'a')),
      buttons(...['1', '2', '3', '4'].map((id) => reply(id, id))),
      list([]),
      list([{ id: '1', title: 'a'.repeat(25) }]),
      list([{ id: '1', title: 'a', description: 'a'.repeat(73) }]),
      list([{ id: 'a'.repeat(201), title: 'a' }]),
      list([{ id: '1', title: 'a' }], 'a'.repeat(21)),
      list(Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, title: `${n}` }))),
    ])
      expect([wrong, ...(await code(await post(wrong)))]).toEqual([wrong, 400, 131009]);
    for (const wrong of [{}, { type: 'text' }, { type: 'text', text: { body: '' } }, list([{ id: '1' }])])
      expect([wrong, ...(await code(await post(wrong)))]).toEqual([wrong, 400, 100]);
    expect(await inbox(who)).toEqual([]);
  });

  test('everything while it is broken; an answer that is lost was sent', async () => {
    const who = await greeted();
    await ask('/switches', { sends: { error: 1 } });
    expect(await failure(send(who))).toEqual(['unknown', 'unavailable']);
    await ask('/switches', { sends: { error: 0, lostAnswer: 1 } });
    expect(await failure(send(who))).toEqual(['unknown', 'connection-lost']);
    expect(await inbox(who)).toHaveLength(1);
  });
});

test('the service refuses what nobody signed, and what is too long', async () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${serviceUrl()}/webhooks/whatsapp-cloud`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  expect((await post('{}')).status).toBe(403);
  expect((await post('{}', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })).status).toBe(403);
  expect((await post(JSON.stringify({ a: 'a'.repeat(1_100_000) }))).status).toBe(413);
  expect(heard).toEqual([]);
});
