import { afterEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { DeliveryReport, Inbound, OutgoingMessage, Surroundings, WebhookRequest } from '../channel.ts';
import type { WhatsAppForm } from '../media/whatsapp-form.ts';
import { mediaSent, sharedLocation, tapped, typed, voiceNote } from '../media/whatsapp-form.ts';
import { twilioSms } from '../twilio/sms.ts';
import { twilioWhatsApp } from '../twilio/whatsapp.ts';
import type { SentSms } from './mailbox.ts';
import { createSimulator, type SimulatorOptions } from './network.ts';
import { openPhone } from './phone.ts';
import { until } from './testing.ts';

const medium = {
  id: 'whatsapp' as const,
  idleMinutes: 30,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' as const }),
};
const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'a-token-of-twilio' };
const publicBaseUrl = 'https://arogya.example';
const asha = '+919800000001';
const sms = twilioSms(medium);
const whatsApp = twilioWhatsApp(medium);

const running: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

/** The real channels on both sides of the network, and a clock. */
async function start(options: Partial<SimulatorOptions> = {}) {
  let ahead = 0;
  const told: Inbound[] = [];
  const reports: DeliveryReport[] = [];
  const app = express();
  const config: Surroundings & Record<string, unknown> = {
    token: '',
    publicBaseUrl,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_SMS_FROM: '+15005550006',
    TWILIO_MESSAGING_SERVICE_SID: undefined,
    TWILIO_WHATSAPP_FROM: '+14155238886',
    TWILIO_TEMPLATES: {},
  };
  const raw = (request: object, _: unknown, bytes: Buffer): void =>
    void Object.assign(request, { rawBody: bytes });
  app.post(
    '/webhooks/twilio/:hook',
    express.urlencoded({ extended: false, verify: raw }),
    (request, response) => {
      const channel = request.params.hook === 'whatsapp' ? whatsApp : sms;
      const webhook = channel.webhooks.find(({ path }) => path === request.path)!;
      const asked = {
        url: publicBaseUrl + request.originalUrl,
        params: {},
        headers: request.headers as Record<string, string>,
        query: {},
        form: request.body as Record<string, string>,
        rawBody: (request as unknown as { rawBody: Buffer }).rawBody,
      } satisfies WebhookRequest;
      channel.authenticate(asked, config as never);
      if (webhook.kind === 'report') reports.push(webhook.read(asked) as DeliveryReport);
      else if (webhook.kind === 'message') told.push(webhook.read(asked) as Inbound);
      response.send('OK');
    },
  );
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  let ids = 0;
  const network = createSimulator({
    port: 0,
    webhookBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publicBaseUrl,
    token: 'dev',
    twilio: account,
    clock: { now: () => new Date(Date.now() + ahead) },
    newId: () => (++ids).toString(16).padStart(32, '0'),
    ...options,
  });
  await network.listen();
  running.push(
    { close: () => new Promise((done) => (server.close(done), server.closeAllConnections())) },
    network,
  );

  const sending = { ...config, TWILIO_API_BASE_URL: network.url } as never;
  const [sendSms, sendWhatsApp] = [sms.sender!(sending), whatsApp.sender!(sending)];
  const to = PhoneNumber.parse(asha)!;
  const inbox = async (person = asha): Promise<readonly SentSms[]> => {
    const response = await fetch(`${network.url}/phones/${encodeURIComponent(person)}/inbox`);
    return ((await response.json()) as { messages: SentSms[] }).messages;
  };
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(network.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const phone = await openPhone(network.url, asha);
  phone.use('twilio');
  return {
    told,
    reports,
    inbox,
    post,
    phone,
    url: network.url,
    pass: (hours: number) => void (ahead += hours * 3600_000),
    sms: (text: string) => sendSms({ to, text }),
    whatsApp: (message: Partial<OutgoingMessage>) => sendWhatsApp({ to, text: 'Hello', ...message }),
    inputs: () => told.flatMap(({ hear }) => (hear(undefined) as { inputs: readonly string[] }).inputs),
  };
}

const statuses = (reports: readonly DeliveryReport[]) =>
  reports.map(({ status, reason }) => reason ?? status);

describe('SMS', () => {
  test('arrive, and are answered and reported', async () => {
    const twilio = await start();
    await twilio.post(`/twilio/phones/${asha}/sms`, { text: 'hospital 211001' });
    await until(() => twilio.told.length === 1);
    expect(twilio.told[0]!.from.value).toBe(asha);
    expect(twilio.inputs()).toEqual(['hospital 211001']);
    const { providerMessageId } = await twilio.sms('Nearest: Civil Hospital');
    expect(await twilio.inbox()).toMatchObject([{ text: 'Nearest: Civil Hospital', from: '+15005550006' }]);
    await until(() => twilio.reports.length === 2);
    expect(twilio.reports).toMatchObject([
      { channel: 'twilio/sms', providerMessageId, status: 'sent' },
      { channel: 'twilio/sms', providerMessageId, status: 'delivered' },
    ]);
  });

  test('to who stopped them are refused, until START', async () => {
    const twilio = await start();
    await twilio.post(`/twilio/phones/${asha}/sms`, { text: ' stop ' });
    await expect(twilio.sms('x')).rejects.toEqual(new SendFailed('rejected', 'opted-out'));
    await twilio.post(`/twilio/phones/${asha}/sms`, { text: 'Start' });
    await twilio.sms('x');
    await until(() => twilio.told.length === 2);
  });

  test.each([
    ['an error', { error: 1 }, 'http-500', 0],
    ['an answer that is lost', { lostAnswer: 1 }, 'connection-lost', 1],
  ])('%s', async (_, sends, reason, arrived) => {
    const twilio = await start({ switches: { sends } });
    await expect(twilio.sms('x')).rejects.toEqual(new SendFailed('unknown', reason));
    expect(await twilio.inbox()).toHaveLength(arrived);
  });

  test('that nobody signed for or paid for', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/2010-04-01/Accounts/${account.accountSid}/Messages.json`, {
      method: 'POST',
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 20003, more_info: expect.stringContaining('20003') });
  });
});

const buttons: WhatsAppForm = {
  type: 'buttons',
  body: 'Fever?\n\nSay.',
  buttons: [
    { id: '1.0', title: 'Yes' },
    { id: '1.1', title: 'No' },
  ],
};
const list: WhatsAppForm = {
  type: 'list',
  body: 'What is it?',
  button: 'Choose',
  rows: [
    { id: '2.0', title: 'Fever', description: 'hot' },
    { id: '2.1', title: 'Cough' },
  ],
};

describe('WhatsApp', () => {
  test('whatever a person can do is heard', async () => {
    const twilio = await start();
    const { phone } = twilio;
    await phone.whatsApp({ text: 'hi' });
    await until(() => twilio.told.length === 1);
    await twilio.whatsApp({ form: buttons });
    await phone.whatsApp({ tap: 'No' });
    await until(() => twilio.told.length === 2);
    await twilio.whatsApp({ form: list });
    await phone.whatsApp({ tap: '2.1' });
    await until(() => twilio.told.length === 3);
    for (const done of [
      { location: { latitude: 0, longitude: 0 } },
      { voiceNote: true },
      { picture: '' },
      { picture: 'hospital' },
    ] as const) {
      const before = twilio.told.length;
      await phone.whatsApp(done);
      await until(() => twilio.told.length > before);
    }
    expect(twilio.inputs()).toEqual([
      typed('hi'),
      tapped('1.1'),
      tapped('2.1'),
      sharedLocation(0, 0),
      voiceNote(),
      mediaSent(),
      typed('hospital'),
    ]);
    expect(await twilio.inbox()).toMatchObject([
      { medium: 'whatsapp', text: 'Fever?\n\nSay.', taps: [{ title: 'Yes' }, { id: '1.1', title: 'No' }] },
      {
        medium: 'whatsapp',
        text: 'What is it?',
        taps: [{ title: 'Fever', description: 'hot' }, { kind: 'row' }],
      },
    ]);
    await until(() => twilio.reports.length === 6);
    expect(statuses(twilio.reports).filter((status) => status === 'read')).toHaveLength(2);
  });

  test('somebody who hides the number, or tells both', async () => {
    const twilio = await start();
    await twilio.post('/twilio/phones/US.1234/whatsapp', { text: 'hi' });
    await twilio.post(`/twilio/phones/${asha}/whatsapp`, { text: 'hi', userId: 'US.1234' });
    await until(() => twilio.told.length === 2);
    expect(twilio.told.map(({ from, alias }) => [from.value, alias?.value])).toEqual(
      expect.arrayContaining([
        ['whatsapp:US.1234', undefined],
        [asha, 'whatsapp:US.1234'],
      ]),
    );
  });

  test.each([
    ['nobody who wrote', null],
    ['somebody a day and a minute ago', 24 + 1 / 60],
  ])('to %s fails later, and goes elsewhere', async (_, hours) => {
    const twilio = await start();
    if (hours !== null) {
      await twilio.phone.whatsApp({ text: 'hi' });
      twilio.pass(hours);
    }
    await twilio.whatsApp({});
    await twilio.whatsApp({ form: buttons });
    await until(() => twilio.reports.length === 2);
    expect(twilio.reports).toMatchObject([
      { channel: 'twilio/whatsapp', status: 'failed', reason: 'outside-window', elsewhere: true },
      { channel: 'twilio/whatsapp', status: 'failed', reason: 'outside-window', elsewhere: true },
    ]);
    expect(await twilio.inbox()).toEqual([]);
  });

  test('within the day it goes', async () => {
    const twilio = await start();
    await twilio.phone.whatsApp({ text: 'hi' });
    twilio.pass(23.9);
    await twilio.whatsApp({});
    expect(await twilio.inbox()).toHaveLength(1);
  });

  const basic = {
    authorization: `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`,
  };

  test('an approved template opens a conversation', async () => {
    const twilio = await start();
    const body = {
      language: 'en',
      variables: { 1: 'x' },
      types: { 'twilio/text': { body: 'Arogya: {{1}} now' } },
    };
    const { sid } = (await (await twilio.post('/v1/Content', body, basic)).json()) as { sid: string };
    const approved = await twilio.post(`/v1/Content/${sid}/ApprovalRequests/whatsapp`, {}, basic);
    expect(approved.status).toBe(201);
    const config = { TWILIO_ACCOUNT_SID: account.accountSid, TWILIO_AUTH_TOKEN: account.authToken };
    const send = whatsApp.sender!({
      ...config,
      TWILIO_API_BASE_URL: twilio.url,
      TWILIO_WHATSAPP_FROM: '+14155238886',
      TWILIO_TEMPLATES: { reminder: { sid, body: 'Arogya: {{1}} now' } },
    });
    await send({ to: PhoneNumber.parse(asha)!, text: 'Arogya: time now', late: true, template: 'reminder' });
    expect(await twilio.inbox()).toMatchObject([{ text: 'Arogya: time now' }]);
  });

  test.each([
    ['four buttons', { ...buttons, buttons: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })) }],
    ['a long button', { ...buttons, buttons: [{ id: '1', title: 'x'.repeat(21) }] }],
    ['a long row', { ...list, rows: [{ id: '1', title: 'x'.repeat(25) }] }],
    ['a long description', { ...list, rows: [{ id: '1', title: 'x', description: 'x'.repeat(73) }] }],
    ['a long body', { ...buttons, body: 'x'.repeat(1025) }],
  ])('%s fails later', async (_, form) => {
    const twilio = await start();
    await twilio.phone.whatsApp({ text: 'hi' });
    await twilio.whatsApp({ form });
    await until(() => twilio.reports.length === 1);
    expect(statuses(twilio.reports)).toEqual(['invalid-content']);
  });

  test('eleven rows are no list at all: the words alone', async () => {
    const twilio = await start();
    await twilio.phone.whatsApp({ text: 'hi' });
    const rows = Array.from({ length: 11 }, (_, id) => ({ id: String(id), title: `row ${id}` }));
    await twilio.whatsApp({ form: { ...list, rows } });
    expect(await twilio.inbox()).toMatchObject([{ text: 'Hello' }]);
  });

  test.each([
    ['two things at once', { text: 'a', tap: 'b' }],
    ['nothing', {}],
    ['no user id', { text: 'a', userId: '1234' }],
  ])('%s is no message', async (_, body) => {
    const twilio = await start();
    expect((await twilio.post(`/twilio/phones/${asha}/whatsapp`, body)).status).toBe(400);
  });
});
