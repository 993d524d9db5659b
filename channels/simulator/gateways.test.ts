import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromPromise, type AnyStateMachine } from 'xstate';
import { createArrivals } from '../../core/conversations/arrivals.ts';
import { createConversationStore } from '../../core/conversations/store.ts';
import { loadCountry } from '../../core/country/country.ts';
import { loadTelecom } from '../../core/country/telecom.ts';
import { createVault } from '../../core/crypto/vault.ts';
import { createDatabase, type Database } from '../../core/db/pool.ts';
import { testDatabase } from '../../core/db/testing.ts';
import { createFacilities } from '../../core/facilities/nearest.ts';
import { createLog } from '../../core/log.ts';
import { createCallBacks, type CallBackWanted } from '../../core/outbox/call-back.ts';
import { createOutbox } from '../../core/outbox/outbox.ts';
import { createPlaces } from '../../core/places/places.ts';
import { createMessages } from '../../core/text/messages.ts';
import { createConversations } from '../../flows/conversation.ts';
import { flows } from '../../flows/index.ts';
import { catalogues } from '../../server/catalogues.ts';
import { createApp } from '../../server/http.ts';
import { createMetrics } from '../../server/metrics.ts';
import { createWebhooks } from '../../server/webhooks.ts';
import { createHospitalPorts } from '../../server/ports.ts';
import type { Channel, OutgoingMessage } from '../channel.ts';
import { exotelVoice } from '../exotel/passthru.ts';
import { exotelSms } from '../exotel/sms.ts';
import { createSms } from '../media/sms.ts';
import { createUssd } from '../media/ussd.ts';
import { createVoice } from '../media/voice.ts';
import { missedCall } from '../missed-call/missed-call.ts';
import { createReceiver } from '../receive.ts';
import { createSendMessage, type Senders } from '../message.ts';
import { createDeliver } from '../send.ts';
import { smsGateway } from '../sms-gateway/sms.ts';
import { ussdGateways } from '../ussd-gateway/ussd.ts';
import type { FlowHeard } from './gateway-calls.ts';
import type { SentSms } from './mailbox.ts';
import { createSimulator, type Simulator } from './network.ts';
import type { Counts } from './road.ts';
import type { Shown } from './sessions.ts';

/** Every gateway of this network against the real channels, conversation and database, over HTTP both ways. */
const GATEWAYS = [
  'joined joined *384*4248#',
  'dialled dialled *415#',
  'airtel airtel *121#',
  'imimobile imimobile *56263#',
  'hubtel hubtel *711#',
].join(';');
const CODES = { joined: '*384*4248', dialled: '*415', airtel: '*121', imimobile: '*56263', hubtel: '*711' };
const token = 'dev';
const template = 'test';

const country = loadCountry('IN');
const telecom = loadTelecom('IN');
const messages = createMessages({ catalogues, constants: country.constants });
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const log: string[] = [];
const callBacksWanted: CallBackWanted['outcome'][] = [];

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let service: Server;
let simulator: Simulator;
let metrics: ReturnType<typeof createMetrics>;
const serviceUrl = (): string => `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
/** Milliseconds by which the service's clock is ahead: words that are said take their time. */
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  simulator = createSimulator({ port: 0, webhookBaseUrl: () => serviceUrl(), token });
  await simulator.listen();
  service = createServer(compose());
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await simulator.close();
  service.closeAllConnections();
  await new Promise((done) => service.close(done));
  await database.pool.end();
  await opened.close();
});
beforeEach(() => ask('/switches', { webhooks: { duplicate: 0 }, sends: { error: 0 } }));

function compose(): express.Express {
  const today = (): string => '2026-11-23';
  const [ussd, sms] = [createUssd({ today }), createSms({ today })];
  const keys = createVoice({ today, speech: false, placeCodeLength: 6 });
  const channels = [
    ...ussdGateways(ussd, telecom, GATEWAYS),
    exotelSms(sms, telecom),
    exotelVoice(keys, telecom),
    ...(['infobip', 'msg91', 'netcore'] as const).map((name) => smsGateway(sms, telecom, name)),
    missedCall(keys, telecom),
  ] as readonly Channel[];
  const registration = {
    DLT_ENTITY_ID: '1001234567890123456',
    SMS_HEADER: 'AROGYA',
    DLT_TEMPLATES: { [template]: '1407160000000012345' },
  };
  const config = {
    token,
    get publicBaseUrl() {
      return serviceUrl();
    },
    EXOTEL_SID: 'arogya1',
    EXOTEL_API_KEY: 'key',
    EXOTEL_API_TOKEN: 'secret',
    EXOTEL_API_BASE_URL: simulator.url,
    SMS_GATEWAY_API_KEY: 'key',
    SMS_GATEWAY_API_BASE_URL: simulator.url,
    ...registration,
  };
  const store = createConversationStore({ database, vault });
  const outbox = createOutbox({ database, vault });
  const senders: Senders = new Map(
    channels.flatMap((channel) => {
      if (!channel.sender) return [];
      const send = (message: OutgoingMessage) => channel.sender!(config)({ ...message, template });
      return [[channel.id, send] as const];
    }),
  );
  metrics = createMetrics(() => outbox.depth());
  const logger = createLog('debug', { write: (line) => void log.push(line) });
  const ports = createHospitalPorts({
    places: createPlaces({ pool: database.pool, country: 'IN' }),
    facilities: createFacilities({ pool: database.pool, country: 'IN' }),
    country,
  });
  const actors = Object.fromEntries(
    Object.entries(ports).map(([name, read]) => [
      name,
      fromPromise<unknown, unknown>(({ input }) => read(input as never)),
    ]),
  );
  const receiver = createReceiver({
    conversations: createConversations({
      flows: new Map(
        flows.map((flow) => [
          flow.name,
          { ...flow, machine: flow.machine.provide({ actors } as never) as AnyStateMachine },
        ]),
      ),
      say: messages.say,
      mainLanguages: country.mainLanguages,
      budgetMs: 5_000,
    }),
    store,
    journal: { append: () => Promise.reject(new Error('the database is there')) },
    clock,
    log: logger,
    metrics,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    messageChannel: 'exotel/sms',
    texts: sms,
    sendNow: () => Promise.reject(new Error('nothing is sent past the outbox')),
    ring: (ids) => void Promise.all(ids.map((id) => deliver(id))),
    isWaiting: async () => false,
  });
  const deliver = createDeliver({
    outbox,
    deeds: { message: createSendMessage({ senders, textChannel: null, clock }) },
    clock,
    log: logger,
    counted: metrics.sent,
  });
  const callBacks = createCallBacks({ database, vault, store, telecom, sosNumber: null });
  const configured = channels.map((channel) => ({ channel, config }));
  const webhooks = createWebhooks({
    channels: configured,
    receiver,
    report: async ({ id }, { elsewhere: _, ...told }) => {
      await outbox.report({ channel: id, ...told, now: clock.now() });
    },
    callBack: async ({ id }, call) => {
      // At noon: at night it would wait for the morning.
      const noon = new Date('2026-11-23T06:30:00Z');
      callBacksWanted.push((await callBacks.want({ channel: id, ...call, at: null }, noon)).outcome);
    },
    arrivals: createArrivals({ database, vault }),
    clock,
    metrics,
    log: logger,
  });
  const app = createApp({
    channels: configured,
    api: null,
    publicBaseUrl: 'https://arogya.test',
    recordingsDir: null,
    webhooks,
    ready: async () => undefined,
    metrics,
    log: logger,
  });
  const verify = (request: object, _: unknown, bytes: Buffer): void => {
    (request as { rawBody?: Buffer }).rawBody = bytes;
  };
  return express().use(express.raw({ type: 'application/json', verify }), app);
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(
    simulator.url + path,
    body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  return (await response.json()) as T;
}

let people = 0;
const anyone = (): string => `+9198220${String(++people).padStart(5, '0')}`;
const counts = async (): Promise<Counts> => (await ask<{ counts: Counts }>('/ledger')).counts;
const rows = async <R extends object>(sql: string): Promise<R[]> => (await database.pool.query<R>(sql)).rows;

async function eventually<T>(look: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await look();
    if (isSo(value) || tries > 200) return value;
    await new Promise((done) => setTimeout(done, 20));
  }
}

const phone = (gateway: string, number = anyone()) => {
  const base = `/gateways/ussd/${gateway}/phones/${number}`;
  return {
    number,
    dial: (code: string) => ask<Shown>(`${base}/dial`, { code }),
    answer: (input: string) => ask<Shown>(`${base}/answer`, { input }),
    hangUp: () => ask(`${base}/hangup`, {}),
  };
};

describe.each(Object.entries(CODES))('USSD by a gateway that is %s', (gateway, code) => {
  test('a hospital is found, each hop sent twice and answered alike', async () => {
    const before = await counts();
    await ask('/switches', { webhooks: { duplicate: 1 } });
    const { dial, answer } = phone(gateway);
    const first = await dial(`${code}#`);
    expect(first.text).toMatch(/1 English/);
    expect(first.open).toBe(true);
    expect((await answer('1')).text).toMatch(/1 SOS/);
    expect((await answer('2')).text).toMatch(/PIN/);
    const result = await answer('211001');
    expect(result.text).toMatch(/112/);
    expect(result.error).toBeUndefined();
    const after = await counts();
    expect(after.repeatedHops - before.repeatedHops).toBe(4);
    expect(after.differingAnswers).toBe(before.differingAnswers);
  });

  test('dialled with a suffix, hung up, and continued', async () => {
    const number = anyone();
    const { dial, answer, hangUp } = phone(gateway, number);
    expect((await dial(`${code}*2*211001#`)).text).toMatch(/1 English/);
    expect((await answer('1')).text).toMatch(/112/);
    await hangUp();
    await eventually(counts, ({ pending }: Counts & { pending?: number }) => !pending);
    expect((await dial(`${code}#`)).text).toMatch(/1 Continue/);
    expect((await dial(`${code}*1#`)).text).toMatch(/112/);
  });
});

test('the end of a session that is told to the same address is counted', async () => {
  const { dial, hangUp } = phone('airtel');
  await dial('*121#');
  await hangUp();
  const figures = await eventually(
    () => metrics.registry.metrics(),
    (text) => text.includes('ussd-airtel/ussd'),
  );
  expect(figures).toMatch(
    /arogya_sessions_ended_total\{channel="ussd-airtel\/ussd",status="dropped"\} [1-9]/,
  );
});

test('one gateway cannot speak for another, nor without its token', async () => {
  for (const path of [
    '/webhooks/ussd/airtel/wrong',
    '/webhooks/exotel/wrong/sms',
    '/webhooks/missed-call/wrong',
  ]) {
    expect((await fetch(`${serviceUrl()}${path}?SessionID=s&MSISDN=919822000000&input=121`)).status).toBe(
      403,
    );
  }
  expect((await fetch(`${serviceUrl()}/webhooks/ussd/unknown/${token}`)).status).toBe(404);
});

describe('a call through an Exotel flow', () => {
  const caller = (number = anyone()) => {
    const base = `/gateways/exotel/phones/${number}`;
    return {
      number,
      call: () => ask<FlowHeard>(`${base}/call`, {}),
      press(keys: string) {
        aheadMs += 4_000;
        return ask<FlowHeard>(`${base}/press`, { keys });
      },
      hangUp: () => ask(`${base}/hangup`, {}),
    };
  };

  /** Silence leads on to the next page, as long as there is one. */
  async function until(
    press: (keys: string) => Promise<FlowHeard>,
    first: FlowHeard,
    wanted: RegExp,
  ): Promise<FlowHeard> {
    let heard = first;
    for (let page = 0; page < 3 && !wanted.test(heard.said); page++) heard = await press('');
    expect(heard.said).toMatch(wanted);
    return heard;
  }

  test('a hospital is found by keys, and the words are said', async () => {
    const { number, call, press, hangUp } = caller();
    // The language is chosen on USSD; the rest is heard.
    const ussd = phone('joined', number);
    await ussd.dial(`${CODES.joined}#`);
    await ussd.answer('1');
    await ussd.hangUp();
    const menu = await until(press, await call(), /press 2/i);
    expect(menu.keys).toBe(1);
    const question = await press('2');
    expect(question).toMatchObject({ open: true, keys: 6 });
    expect((await until(press, await press('211001'), /1 1 2/)).error).toBeUndefined();
    await hangUp();
  });

  test('silence is asked three times, then a goodbye, then the line is closed', async () => {
    const { call, press } = caller();
    let heard = await call();
    const said = [heard.said];
    for (let steps = 0; steps < 12 && heard.open; steps++) {
      heard = await press('');
      said.push(heard.said);
    }
    expect(heard).toMatchObject({ open: false });
    expect(heard.error).toBeUndefined();
    const asked = said.slice(0, -2);
    expect(asked.filter((text) => text === asked.at(-1)).length).toBeGreaterThanOrEqual(3);
    expect(said.at(-2)).not.toBe(asked.at(-1));
  });

  test('the emergency key acts at once', async () => {
    const { call, press } = caller();
    await call();
    expect((await press('*')).said).toMatch(/1 1 2/);
  });
});

describe.each(['exotel', 'infobip', 'msg91'])('texts through %s', (gateway) => {
  const inbox = async (number: string): Promise<readonly SentSms[]> =>
    (await ask<{ messages: SentSms[] }>(`/phones/${number}/inbox?wait=5000`)).messages;

  test('a text is answered, and the answer reported as delivered', async () => {
    const number = anyone();
    await ask(`/gateways/${gateway}/phones/${number}/text`, { text: 'अस्पताल 211001' });
    const [sms] = await inbox(number);
    expect(sms).toMatchObject({ to: number, from: 'AROGYA' });
    const delivered = await eventually(
      () =>
        rows<{ status: string }>(
          `select status from outbox where channel = '${gateway}/sms' and provider_message_id = '${sms?.id}'`,
        ),
      ([row]) => row?.status === 'delivered',
    );
    expect(delivered).toEqual([{ status: 'delivered' }]);
  });

  test('brought twice, it is answered once', async () => {
    await ask('/switches', { webhooks: { duplicate: 1 } });
    const number = anyone();
    await ask(`/gateways/${gateway}/phones/${number}/text`, { text: 'hospital' });
    await inbox(number);
    await new Promise((done) => setTimeout(done, 200));
    expect(await inbox(number)).toHaveLength(1);
  });

  test('a provider that is broken leaves it unknown', async () => {
    await ask('/switches', { sends: { error: 1 } });
    await ask(`/gateways/${gateway}/phones/${anyone()}/text`, { text: 'hospital' });
    const found = await eventually(
      () =>
        rows<{ status: string; error: string }>(
          `select status, error from outbox where channel = '${gateway}/sms' order by created_at desc limit 1`,
        ),
      ([row]) => row?.status === 'unknown',
    );
    expect(found).toEqual([{ status: 'unknown', error: 'http-500' }]);
  });
});

test('a gateway that only brings texts: they are taken, twice the same as one', async () => {
  await ask('/switches', { webhooks: { duplicate: 1 } });
  const before = (
    await rows<{ n: number }>(`select count(*)::int as n from inbox where channel = 'netcore/sms'`)
  )[0]!.n;
  await ask(`/gateways/netcore/phones/${anyone()}/text`, { text: 'hospital' });
  await eventually(counts, ({ pending }: Counts & { pending?: number }) => !pending);
  const after = await rows<{ n: number }>(
    `select count(*)::int as n from inbox where channel = 'netcore/sms'`,
  );
  expect(after[0]!.n).toBe(before + 1);
});

describe.each(['exotel', 'infobip'])('a missed call told by %s', (gateway) => {
  test('becomes one wish for a call, however often it rings', async () => {
    callBacksWanted.length = 0;
    const number = anyone();
    for (let times = 0; times < 3; times++)
      await ask(`/gateways/${gateway}/phones/${number}/missed-call`, {});
    await eventually(
      async () => callBacksWanted.length,
      (length) => length === 3,
    );
    expect(callBacksWanted.toSorted()).toEqual(['coming', 'coming', 'wanted']);
  });

  test('of a landline becomes nothing', async () => {
    callBacksWanted.length = 0;
    await ask(`/gateways/${gateway}/phones/+918022223333/missed-call`, {});
    await eventually(
      async () => callBacksWanted.length,
      (length) => length === 1,
    );
    expect(callBacksWanted).toEqual(['nobody']);
  });
});

test('the log of all this holds no number and no text', () => {
  const all = log.join('');
  expect(all).toContain('turn.saved');
  expect(all).not.toMatch(/98220\d{5}|211001|hospital 2|अस्पताल|8022223333/);
});
