import { afterEach, describe, expect, test } from '@jest/globals';
import express, { type Request, type Response } from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../../core/errors.ts';
import { africasTalkingVoice } from '../africas-talking/voice.ts';
import type { Channel, Inbound, Surroundings, WebhookRequest, WebhookResponse } from '../channel.ts';
import { fakeWording, line, options } from '../media/testing/any-screen.ts';
import { createVoice } from '../media/voice.ts';
import { twilioVoice } from '../twilio/voice.ts';
import { LINES } from './dialects.ts';
import { createSimulator, type SimulatorOptions } from './network.ts';
import { openPhone, type Phone } from './phone.ts';
import { until } from './testing.ts';
import { replay } from './transcript.ts';

const token = 'dev';
const asha = '+919800000001';
const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'a-token-of-twilio' };
const publicBaseUrl = 'https://arogya.example';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

const today = () => '2026-11-23';
const medium = createVoice({ today });
const keypad = createVoice({ today, speech: false });
const channels = [twilioVoice(medium), africasTalkingVoice(keypad)] as readonly Channel[];
const screens = {
  first: { say: [line('Fever?|बुखार है?')], ask: { kind: 'choice', options: options('Yes', 'No') } },
  last: { say: [line('You answered {said}|आपने कहा {said}')] },
} as const;

/** What the service says: the real channels, and a conversation of one question and one answer. */
function reply(channel: Channel, request: WebhookRequest, config: object): WebhookResponse {
  const webhook = channel.webhooks.find(({ path }) => request.url!.includes(path.split('/').at(-1)!))!;
  channel.authenticate(request, config as Surroundings);
  if (webhook.kind === 'session') return webhook.respond();
  if (webhook.kind !== 'message') throw new Error('no such webhook');
  const inbound = webhook.read(request) as Inbound | null;
  if (!inbound) return webhook.respond(null);
  const heard = inbound.hear(request.url!.includes('step') ? '0.0' : undefined);
  const said = heard === 'late' ? 'late' : heard.inputs.join();
  const wording = { ...fakeWording('hi', 'en') };
  const say: typeof wording.say = ({ key }, ...rest) => wording.say({ key, params: { said } }, ...rest);
  const drawn = channel.medium.draw(said === '' ? screens.first : screens.last, { ...wording, say }, 0);
  return inbound.respond!(drawn);
}

type Says = (request: Request) => WebhookResponse | null;

async function start(simulator: Partial<SimulatorOptions> = {}, says: Says = () => null) {
  const told: { path: string; form: Record<string, string> }[] = [];
  const app = express();
  app.post(
    '/webhooks/*rest',
    express.urlencoded({
      extended: false,
      verify: (request, _, bytes) => void ((request as { rawBody?: Buffer }).rawBody = bytes),
    }),
    (request: Request, response: Response) => {
      const form = { ...(request.body as Record<string, string>) };
      told.push({ path: request.originalUrl, form });
      const channel = channels.find(({ id }) => request.path.includes(id.split('/')[0]!))!;
      const asked: WebhookRequest = {
        url: publicBaseUrl + request.originalUrl,
        params: { token: request.path.split('/')[3] ?? '' },
        headers: request.headers as Record<string, string>,
        query: request.query as Record<string, string>,
        form,
        rawBody: (request as { rawBody?: Buffer }).rawBody!,
      };
      const config = {
        token,
        publicBaseUrl,
        TWILIO_ACCOUNT_SID: account.accountSid,
        TWILIO_AUTH_TOKEN: account.authToken,
      };
      let answer = says(request);
      try {
        answer ??= reply(channel, asked, config);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answer = { status: error.status, type: 'text/plain', body: 'refused' };
      }
      response.status(answer.status).type(answer.type).send(answer.body);
    },
  );
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const network = createSimulator({
    port: 0,
    webhookBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publicBaseUrl,
    token,
    twilio: account,
    newId: () => `id${told.length}`,
    ...simulator,
    switches: { answerWithinMs: 500, ...simulator.switches },
  });
  await network.listen();
  running.push(
    {
      close: () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    },
    network,
  );
  const counts = async () => {
    const ledger = (await (await fetch(`${network.url}/ledger`)).json()) as {
      counts: Record<string, number>;
    };
    return ledger.counts;
  };
  return { network, told, counts, phone: await openPhone(network.url, asha) };
}

const conversation = (call: string, said: string): string => `# a call
> ${call}
<voice बुखार है?
<      Fever?
<      Yes, press 1. No, press 2. Emergency, press star. Again, press 9.
> key ${said}
<voice आपने कहा ${said}।
<      You answered ${said}.
<      (end of the call)
> key 1
<voice NET noCall
`;

describe.each([
  ['twilio', '/webhooks/twilio/voice', '/webhooks/twilio/voice-status'],
  ['africas-talking', '/webhooks/africas-talking/dev/voice', '/webhooks/africas-talking/dev/voice'],
])('a call to %s', (provider, path, ending) => {
  test('is heard, answered by key and told as over, and a transcript of it replays', async () => {
    const { phone, told } = await start();
    const heard = await phone.call(provider);
    expect(heard).toMatchObject({
      call: expect.stringMatching(/^(CA|ATVId_)id0$/),
      open: true,
      heard: [
        { language: 'hi-IN', text: 'बुखार है?' },
        { language: expect.stringMatching(/^en-(IN|US)$/), text: 'Fever?' },
        { language: 'hi-IN', text: 'Yes, press 1. No, press 2. Again, press 9. Back, press 0.' },
      ],
    });
    expect(phone.isInCall).toBe(true);
    expect(await phone.press('2')).toMatchObject({
      open: false,
      heard: [{ text: 'आपने कहा 2।' }, { text: 'You answered 2.' }],
    });
    expect(phone.isInCall).toBe(false);
    await until(() => told.length === 3);
    expect(told.map(({ path: at }) => at)).toEqual([
      path,
      `${path}?step=1`,
      provider === 'twilio' ? ending : `${ending}?step=1`,
    ]);
    const over =
      provider === 'twilio' ? { CallStatus: 'completed' } : { isActive: '0', hangupCause: 'NORMAL_CLEARING' };
    expect(told[2]!.form).toMatchObject(over);

    const script = conversation(`call ${provider}`, '2');
    const written = await replay(script, phone);
    expect(written).toContain('<voice बुखार है?\n<      Fever?\n<      Yes, press 1.');
    expect(await replay(written, phone)).toBe(written);
  });

  test('goes on by itself when nobody answers', async () => {
    const { phone, told } = await start();
    await phone.call(provider);
    expect(await phone.listen()).toMatchObject({ heard: [{ text: 'आपने कहा <silent>।' }, {}] });
    expect(told[1]!.path).toBe(`${path}?step=1&nobody=silent`);
  });

  test('is told as over when the person hangs up', async () => {
    const { phone, told, network } = await start();
    await phone.call(provider);
    await phone.hangUp();
    expect(phone.isInCall).toBe(false);
    await until(() => told.length === 2);
    expect(await phone.press('1')).toMatchObject({ error: 'noCall' });
    const again = await fetch(`${network.url}/phones/${asha}/call/hangup`, { method: 'POST' });
    expect(await again.json()).toEqual({ ended: false });
  });

  test.each<[string, WebhookResponse, RegExp]>([
    ['an error', { status: 500, type: 'text/xml', body: '<Response/>' }, /^status 500/],
    ['a page', { status: 200, type: 'text/html', body: '<Response/>' }, /^type text\/html/],
    [
      'XML that is none',
      { status: 200, type: 'text/xml', body: '<Response><Say>a & b</Say></Response>' },
      /& means nothing/,
    ],
    ['another root', { status: 200, type: 'text/xml', body: '<Answer/>' }, /Answer/],
    ['an unknown verb', { status: 200, type: 'text/xml', body: '<Response><Speak/></Response>' }, /Speak/],
    [
      'an address of another machine',
      {
        status: 200,
        type: 'text/xml',
        body: '<Response><Redirect>https://other.example/</Redirect></Response>',
      },
      /another machine/,
    ],
    [
      'documents that never end',
      {
        status: 200,
        type: 'text/xml',
        body: '<Response><Redirect>/webhooks/twilio/voice</Redirect></Response>',
      },
      /without end/,
    ],
  ])('is dropped on %s', async (_, answer, detail) => {
    const { phone, counts } = await start({}, () => answer);
    expect(await phone.call(provider)).toMatchObject({
      open: false,
      error: 'badAnswer',
      detail: expect.stringMatching(detail),
    });
    expect(await counts()).toMatchObject({ droppedSessions: 1 });
  });

  test('may be lost, cut, or told twice', async () => {
    const lost = await start({ switches: { webhooks: { loss: 1 } } });
    expect(await lost.phone.call(provider)).toMatchObject({ error: 'lost' });
    const cut = await start({ switches: { webhooks: { error: 1 } } });
    expect(await cut.phone.call(provider)).toMatchObject({ error: 'lost' });
    const twice = await start({ switches: { webhooks: { duplicate: 1 } } });
    expect(await twice.phone.call(provider)).toMatchObject({ open: true });
    await until(() => twice.told.length === 2);
    expect(twice.told[0]).toEqual(twice.told[1]);
    await new Promise((done) => setTimeout(done, 20));
    expect(await twice.counts()).toMatchObject({ hops: 1, repeatedHops: 1, differingAnswers: 0 });
  });

  test('of a phone that is in one is busy', async () => {
    const { phone, network } = await start();
    await phone.call(provider);
    const other = await openPhone(network.url, asha);
    expect(await other.call(provider)).toMatchObject({ error: 'busy' });
  });
});

describe('what only one of them does', () => {
  test('Twilio hears words, and tells how sure it is', async () => {
    const { phone, told } = await start();
    await phone.call();
    expect(await phone.say('बुखार', 0.9)).toMatchObject({ heard: [{ text: 'आपने कहा बुखार।' }, {}] });
    expect(told[1]!.form).toMatchObject({ SpeechResult: 'बुखार', Confidence: '0.9' });
    expect(await replay('> call\n> say गाँव\n', phone)).toContain('<voice आपने कहा गाँव।');
  });

  test("Africa's Talking does not", async () => {
    const { phone } = await start();
    await phone.call('africas-talking');
    expect(await phone.say('बुखार')).toMatchObject({ open: true, error: 'notHeard' });
    expect(await phone.press('1')).toMatchObject({ heard: [{ text: 'आपने कहा 1।' }, {}] });
  });

  test('Twilio fails on a language that it does not know, Africa’s Talking on two prompts in a question', async () => {
    const wrong = { status: 200, type: 'text/xml' };
    const twilio = await start({}, () => ({
      ...wrong,
      body: '<Response><Gather language="pa-IN"/></Response>',
    }));
    expect(await twilio.phone.call()).toMatchObject({ detail: '13512: Gather in pa-IN' });
    const body =
      '<Response><GetDigits callbackUrl="https://a"><Say>a</Say><Say>b</Say></GetDigits></Response>';
    const other = await start({}, () => ({ ...wrong, body }));
    expect(await other.phone.call('africas-talking')).toMatchObject({
      detail: expect.stringContaining('one prompt'),
    });
  });

  test('keys beyond what is waited for are not heard, hash ends them, hash alone is silence', async () => {
    const says: Says = (request) =>
      /step/.test(request.originalUrl)
        ? null
        : {
            status: 200,
            type: 'text/xml',
            body: `<Response><Gather numDigits="4" action="${publicBaseUrl}/webhooks/twilio/voice?step=1"/><Say>Nothing</Say></Response>`,
          };
    const { phone, told } = await start({}, says);
    for (const [typed, digits] of [
      ['123456', '1234'],
      ['12#34', '12'],
      ['12', '12'],
      ['*', '*'],
    ] as const) {
      await phone.call();
      await phone.press(typed);
      expect(told.findLast(({ form }) => 'Digits' in form)!.form.Digits).toBe(digits);
    }
    await phone.call();
    expect(await phone.press('#')).toMatchObject({ open: false, heard: [{ text: 'Nothing' }] });
  });
});

describe('a call from the service', () => {
  const ring = (url: string, line: 'twilio' | 'africas-talking', form: Record<string, string> = {}) =>
    line === 'twilio'
      ? fetch(`${url}/2010-04-01/Accounts/${account.accountSid}/Calls.json`, {
          method: 'POST',
          headers: {
            authorization: `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`,
          },
          body: new URLSearchParams({
            To: asha,
            From: LINES.twilio,
            Url: `${publicBaseUrl}/webhooks/twilio/voice`,
            MachineDetection: 'Enable',
            ...form,
          }),
        })
      : fetch(`${url}/call`, {
          method: 'POST',
          headers: { apikey: 'key' },
          body: new URLSearchParams({
            username: 'arogya',
            to: asha,
            from: LINES['africas-talking'],
            ...form,
          }),
        });

  test.each(['twilio', 'africas-talking'] as const)(
    '%s rings, is taken and goes on like any other',
    async (provider) => {
      const { network, phone, told } = await start();
      const waiting = replay('> pickup\n> key 1\n', phone);
      const response = await ring(network.url, provider);
      expect(response.status).toBe(provider === 'twilio' ? 201 : 200);
      expect(await response.json()).toMatchObject(
        provider === 'twilio'
          ? { sid: 'CAid0', status: 'queued' }
          : {
              entries: [{ phoneNumber: asha, status: 'Queued', sessionId: 'ATVId_id0' }],
              errorMessage: 'None',
            },
      );
      expect(await waiting).toMatch(/^> pickup\n<voice बुखार है\?\n[\s\S]*> key 1\n<voice आपने कहा 1।/);
      expect(told[0]!.form).toMatchObject(
        provider === 'twilio'
          ? { Direction: 'outbound-api', To: asha, From: LINES.twilio, AnsweredBy: 'human' }
          : { direction: 'Outbound', callerNumber: asha },
      );
    },
  );

  test('to an answering machine says nothing', async () => {
    const { network, phone } = await start();
    await ring(network.url, 'twilio');
    expect(await phone.rings(1_000)).toBe(true);
    expect(await phone.pickUp('machine')).toEqual({ call: 'CAid0', heard: [], open: false });
  });

  test('that is refused, or comes while another goes on, is told as busy', async () => {
    const { network, phone, told } = await start();
    await ring(network.url, 'twilio');
    await phone.rings(1_000);
    await fetch(`${network.url}/phones/${asha}/call/hangup`, { method: 'POST' });
    await until(() => told.length === 1);
    await phone.call();
    await ring(network.url, 'twilio', {
      StatusCallback: `${publicBaseUrl}/webhooks/twilio/voice-status?id=7`,
    });
    await until(() => told.length === 3);
    expect(told.map(({ form }) => form.CallStatus)).toEqual(['busy', 'ringing', 'busy']);
    expect(told[2]!.path).toBe('/webhooks/twilio/voice-status?id=7');
    expect(await phone.pickUp()).toMatchObject({ error: 'noCall' });
  });

  test('needs the provider’s word for it', async () => {
    const { network, phone } = await start({ apiKey: 'key' });
    const nobody = await fetch(`${network.url}/2010-04-01/Accounts/AC1/Calls.json`, { method: 'POST' });
    expect(nobody.status).toBe(401);
    expect((await ring(network.url, 'twilio', { To: '12' })).status).toBe(400);
    expect((await fetch(`${network.url}/call`, { method: 'POST', headers: { apikey: 'no' } })).status).toBe(
      401,
    );
    expect(await (await ring(network.url, 'africas-talking', { to: '12' })).json()).toMatchObject({
      entries: [],
    });
    expect(await phone.rings(10)).toBe(false);
  });

  test('may fail, or never be answered', async () => {
    const { network } = await start({ switches: { sends: { error: 1 } } });
    expect((await ring(network.url, 'twilio')).status).toBe(500);
  });
});

test('the network closes with a call still going on', async () => {
  const { network, phone } = await start();
  await phone.call();
  const rings = (phone as Phone).rings(60_000).catch(() => false);
  await new Promise((done) => setTimeout(done, 20));
  const startedAt = performance.now();
  await network.close();
  running.pop();
  expect(await rings).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(500);
});
