import { afterEach, describe, expect, test } from '@jest/globals';
import { createSimulator, type Simulator, type SimulatorOptions } from './network.ts';
import type { SentSms } from './mailbox.ts';
import type { Counts } from './road.ts';
import { SERVICE_CODE, type Shown } from './sessions.ts';
import type { SomeSwitches } from './switches.ts';
import { startService, until, type Says } from './testing.ts';

const token = 'dev';
const asha = '+919800000001';
const ravi = '+919800000002';
const FAST: SomeSwitches = { retryFirstMs: 5, retries: 5, answerWithinMs: 300 };

type Service = Awaited<ReturnType<typeof startService>>;
const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

/** Says back what it was told: a question until "9" is answered. */
const echo = (webhook: string, { text = '' }: Readonly<Record<string, string>>): Says =>
  webhook !== 'ussd' ? 'OK' : text.endsWith('9') ? `END Bye ${text}` : `CON You said ${text}`;

async function start(
  say: Parameters<typeof startService>[1] = echo,
  options: Partial<SimulatorOptions> = {},
) {
  const service: Service = await startService(token, say);
  const network: Simulator = createSimulator({
    port: 0,
    webhookBaseUrl: service.url,
    token,
    ...options,
    switches: { ...FAST, ...options.switches },
  });
  await network.listen();
  running.push(service, network);
  const ask = async (path: string, body?: object) => {
    const response = await fetch(
      network.url + path,
      body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    );
    return (await response.json()) as unknown;
  };
  return {
    service,
    network,
    ask,
    dial: (number: string, code = SERVICE_CODE) => ask(`/phones/${number}/dial`, { code }) as Promise<Shown>,
    answer: (number: string, input: string, session?: string) =>
      ask(`/phones/${number}/answer`, { input, ...(session ? { session } : {}) }) as Promise<Shown>,
    inbox: async (number: string, query = '') =>
      ((await ask(`/phones/${number}/inbox${query}`)) as { messages: SentSms[] }).messages,
    counts: async () => ((await ask('/ledger')) as { counts: Counts & { pending: number } }).counts,
  };
}

/** What the SDK posts. */
const send = (url: string, form: Readonly<Record<string, string>>, apikey = 'key') =>
  fetch(`${url}/version1/messaging`, {
    method: 'POST',
    headers: { ...(apikey ? { apikey } : {}), accept: 'application/json' },
    body: new URLSearchParams(form),
  });
const sms = { username: 'arogya', to: asha, message: 'Civil Hospital, 4 km', bulkSMSMode: '1' };

describe('a session', () => {
  test('carries the whole history with each hop and ends with END', async () => {
    const { dial, answer, service } = await start();
    const { session, ...first } = await dial(asha);
    expect(first).toEqual({ text: 'You said ', open: true });
    expect(await answer(asha, '1')).toEqual({ session, text: 'You said 1', open: true });
    expect(await answer(asha, '')).toEqual({ session, text: 'You said 1*', open: true });
    expect(await answer(asha, '9', session ?? '')).toEqual({ session, text: 'Bye 1**9', open: false });
    await until(() => service.told('ussd-events').length === 1);

    const hop = { sessionId: session, phoneNumber: asha, networkCode: '99999', serviceCode: SERVICE_CODE };
    expect(service.told('ussd')).toEqual(['', '1', '1*', '1**9'].map((text) => ({ ...hop, text })));
    expect(service.told('ussd-events')).toEqual([
      expect.objectContaining({
        ...hop,
        status: 'Success',
        hopsCount: '4',
        input: '1**9',
        lastAppResponse: 'END Bye 1**9',
      }),
    ]);
    expect(await answer(asha, '1')).toMatchObject({ open: false, error: 'noSession' });
  });

  test('starts with the answers that were dialled with the code, and only with our code', async () => {
    const { dial } = await start();
    expect(await dial(asha, '*384*4247*2*211001#')).toMatchObject({ text: 'You said 2*211001', open: true });
    for (const code of ['*384*42470#', '*384*4247', '*123#', '']) {
      expect(await dial(ravi, code)).toMatchObject({ open: false, error: 'unknownCode' });
    }
  });

  test('is told as Incomplete when the person hangs up or dials again', async () => {
    const { dial, ask, service } = await start();
    const { session: first } = await dial(asha);
    const { session: second } = await dial(asha);
    expect(await ask(`/phones/${asha}/hangup`, {})).toEqual({ ended: true });
    expect(await ask(`/phones/${asha}/hangup`, {})).toEqual({ ended: false });
    await until(() => service.told('ussd-events').length === 2);
    const told = service.told('ussd-events').map(({ sessionId, status }) => ({ sessionId, status }));
    expect(told).toEqual(
      expect.arrayContaining([first, second].map((sessionId) => ({ sessionId, status: 'Incomplete' }))),
    );
  });

  test('of two people never meet, and one phone does one thing at a time', async () => {
    const { dial, answer } = await start();
    const [hers, his] = await Promise.all([dial(asha), dial(ravi)]);
    expect(hers.session).not.toBe(his.session);
    expect(await answer(ravi, '1', hers.session ?? '')).toMatchObject({ error: 'noSession' });
    const both = await Promise.all([answer(asha, '1'), answer(asha, '2')]);
    expect(both.map(({ error }) => error).sort()).toEqual(['busy', undefined]);
  });

  test.each<{ label: string; says: Says; error: string; detail: RegExp }>([
    {
      label: 'one septet too many',
      says: `CON ${'a'.repeat(183)}`,
      error: 'tooLong',
      detail: /^183 of 182 septets$/,
    },
    {
      label: 'one Hindi letter too many',
      says: `CON ${'क'.repeat(81)}`,
      error: 'tooLong',
      detail: /^81 of 80 UCS-2 units$/,
    },
    { label: 'no verb', says: 'Hello', error: 'badAnswer', detail: /CON/ },
    { label: 'an error page', says: { status: 500, body: 'CON no' }, error: 'badAnswer', detail: /500/ },
    {
      label: 'HTML',
      says: { status: 200, type: 'text/html', body: 'CON no' },
      error: 'badAnswer',
      detail: /html/,
    },
    { label: 'silence', says: null, error: 'noAnswer', detail: /300 ms/ },
  ])('is dropped by the network on $label', async ({ says, error, detail }) => {
    const { dial, service, counts } = await start((webhook) => (webhook === 'ussd' ? says : 'OK'));
    expect(await dial(asha)).toMatchObject({ open: false, error, detail: expect.stringMatching(detail) });
    await until(() => service.told('ussd-events').length === 1);
    expect(service.told('ussd-events')).toMatchObject([{ status: 'Failed', errorMessage: error }]);
    expect(await counts()).toMatchObject({ droppedSessions: 1 });
  });

  test('may fill the screen', async () => {
    const { dial } = await start(
      (_, { phoneNumber }) =>
        `CON ${(phoneNumber === asha ? 'a' : 'क').repeat(phoneNumber === asha ? 182 : 80)}`,
    );
    expect(await dial(asha)).toMatchObject({ open: true });
    expect(await dial(ravi)).toMatchObject({ open: true });
  });

  test('is dropped when the person thinks too long', async () => {
    const { dial, answer, service } = await start(echo, { switches: { thinkWithinMs: 20 } });
    await dial(asha);
    await until(() => service.told('ussd-events').length === 1);
    expect(service.told('ussd-events')).toMatchObject([{ status: 'Incomplete' }]);
    expect(await answer(asha, '1')).toMatchObject({ error: 'noSession' });
  });

  test('when nobody is there, the network says so', async () => {
    const { dial, service } = await start();
    await service.close();
    expect(await dial(asha)).toMatchObject({ open: false, error: 'noAnswer' });
  });
});

describe('troubles with a session', () => {
  test('a duplicate is the same form at once; its answer is compared', async () => {
    let n = 0;
    const say = (webhook: string): Says => (webhook === 'ussd' ? `CON ${++n}` : 'OK');
    const { dial, service, counts } = await start(say, { switches: { webhooks: { duplicate: 1 } } });
    await dial(asha);
    await until(() => service.told('ussd').length === 2);
    expect(service.told('ussd')[0]).toEqual(service.told('ussd')[1]);
    await new Promise((done) => setTimeout(done, 20));
    expect(await counts()).toMatchObject({ hops: 1, repeatedHops: 1, differingAnswers: 1 });
  });

  test('an overtaken hop comes once more after the next one', async () => {
    const { dial, answer, service, counts } = await start(echo, { switches: { webhooks: { reorder: 1 } } });
    await dial(asha);
    await answer(asha, '1');
    await until(() => service.told('ussd').length === 3);
    expect(service.told('ussd').map(({ text }) => text)).toEqual(['', '1', '']);
    await until(() => service.told('ussd').length === 3);
    expect(await counts()).toMatchObject({ repeatedHops: 1, differingAnswers: 0 });
  });

  test('a lost hop never arrives, a lost answer does', async () => {
    const { dial, ask, service } = await start(echo, { switches: { webhooks: { loss: 1 } } });
    expect(await dial(asha)).toMatchObject({ open: false, error: 'lost' });
    expect(service.told('ussd')).toEqual([]);
    await ask('/switches', { webhooks: { loss: 0, error: 1 } });
    expect(await dial(asha)).toMatchObject({ open: false, error: 'lost' });
    expect(service.told('ussd')).toHaveLength(1);
  });

  test('the same seed brings the same to the same phone', async () => {
    const fateOfTen = async (seed: number) => {
      const { dial } = await start(echo, { seed, switches: { webhooks: { loss: 0.5 } } });
      const errors = [];
      for (let i = 0; i < 10; i++) errors.push((await dial(asha)).error);
      return errors.join();
    };
    expect(await fateOfTen(1)).toBe(await fateOfTen(1));
    expect(await fateOfTen(1)).not.toBe(await fateOfTen(3));
  });
});

describe('a text to the service', () => {
  test('arrives as the provider sends it', async () => {
    const { ask, service } = await start();
    const { id } = (await ask(`/phones/${asha}/text`, { text: 'hospital 211001' })) as { id: string };
    await until(() => service.told('sms').length === 1);
    expect(service.told('sms')).toEqual([
      {
        date: expect.any(String),
        from: asha,
        id,
        linkId: '',
        text: 'hospital 211001',
        to: '56161',
        networkCode: '99999',
      },
    ]);
  });

  test('is sent again until it is taken, with the same id', async () => {
    let refusals = 3;
    const { ask, service, counts } = await start(() => (refusals-- > 0 ? { status: 500, body: '' } : 'OK'));
    await ask(`/phones/${asha}/text`, { text: 'hi' });
    await until(() => service.told('sms').length === 4);
    expect(new Set(service.told('sms').map(({ id }) => id)).size).toBe(1);
    await new Promise((done) => setTimeout(done, 30));
    expect(await counts()).toMatchObject({ texts: 1, retries: 3, givenUp: 0, pending: 0 });
    expect(service.told('sms')).toHaveLength(4);
  });

  test('is given up in the end', async () => {
    const { ask, counts, service } = await start(() => ({ status: 403, body: '' }), {
      switches: { retries: 1 },
    });
    await ask(`/phones/${asha}/text`, { text: 'hi' });
    await until(() => service.told('sms').length === 2);
    await new Promise((done) => setTimeout(done, 30));
    expect(await counts()).toMatchObject({ retries: 1, givenUp: 1, pending: 0 });
  });

  test('lost on the way comes later, with its answer lost comes again', async () => {
    const { ask, service } = await start(echo, { switches: { webhooks: { loss: 1 } } });
    await ask(`/phones/${asha}/text`, { text: 'lost' });
    await ask('/switches', { webhooks: { loss: 0 } });
    await until(() => service.told('sms').length === 1);
    await ask('/switches', { webhooks: { error: 1 } });
    await ask(`/phones/${asha}/text`, { text: 'again' });
    await until(() => service.told('sms').length >= 3);
  });
});

describe('an SMS from the service', () => {
  test('is answered as the provider answers it, received, and reported twice', async () => {
    const { network, inbox, service, ask } = await start();
    const response = await send(network.url, sms);
    expect(response.status).toBe(201);
    const answer = (await response.json()) as {
      SMSMessageData: { Message: string; Recipients: { messageId: string }[] };
    };
    const id = answer.SMSMessageData.Recipients[0]?.messageId ?? '';
    expect(answer).toEqual({
      SMSMessageData: {
        Message: 'Sent to 1/1 Total Cost: KES 0.8000 [Message parts: 1]',
        Recipients: [{ statusCode: 101, number: asha, status: 'Success', cost: 'KES 0.8000', messageId: id }],
      },
    });
    expect(await inbox(asha)).toEqual([
      { n: 1, id, to: asha, from: '56161', text: sms.message, parts: 1, at: expect.any(String) },
    ]);
    expect(await inbox(ravi)).toEqual([]);
    await until(() => service.told('delivery').length === 2);
    const report = { id, phoneNumber: asha, networkCode: '99999', retryCount: '0' };
    expect(service.told('delivery')).toEqual(['Sent', 'Success'].map((status) => ({ ...report, status })));
    expect(await ask('/ledger')).toMatchObject({ sms: [{ n: 1, id, to: asha }], counts: { sms: 1 } });
  });

  test('wakes who waits for it', async () => {
    const { network, inbox } = await start();
    const waiting = inbox(asha, '?after=0&wait=5000');
    await send(network.url, sms);
    expect(await waiting).toHaveLength(1);
    expect(await inbox(asha, '?after=1&wait=20')).toEqual([]);
  });

  test.each([
    { label: 'no key', form: sms, key: '', status: 401, body: /invalid/ },
    { label: 'another key', form: sms, key: 'other', status: 401, body: /invalid/ },
    {
      label: 'nobody to send to',
      form: { username: 'arogya', message: 'hi' },
      key: 'key',
      status: 400,
      body: /field/,
    },
    {
      label: 'an unknown sender',
      form: { ...sms, from: 'INVALID' },
      key: 'key',
      status: 201,
      body: /"InvalidSenderId","Recipients":\[\]/,
    },
    { label: 'no number', form: { ...sms, to: '12' }, key: 'key', status: 201, body: /"statusCode":403/ },
  ])('is refused with $label', async ({ form, key, status, body }) => {
    const { network, ask } = await start(echo, { apiKey: 'key' });
    const response = await send(network.url, form as Record<string, string>, key);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(body);
    expect(await ask('/ledger')).toMatchObject({ sms: [] });
  });

  test('may be refused, left without an answer, or sent without one', async () => {
    const { network, ask, inbox, service } = await start(echo, { switches: { sends: { error: 1 } } });
    expect((await send(network.url, sms)).status).toBe(500);
    await ask('/switches', { sends: { error: 0, stall: 1 } });
    const stalled = fetch(`${network.url}/version1/messaging`, {
      method: 'POST',
      headers: { apikey: 'key' },
      body: new URLSearchParams(sms),
      signal: AbortSignal.timeout(50),
    });
    await expect(stalled).rejects.toThrow();
    expect(await inbox(asha)).toEqual([]);
    await ask('/switches', { sends: { stall: 0, lostAnswer: 1 } });
    await expect(send(network.url, sms)).rejects.toThrow();
    expect(await inbox(asha)).toHaveLength(1);
    await until(() => service.told('delivery').length === 2);
  });

  test('may be reported in the wrong order', async () => {
    const { network, service } = await start(echo, { switches: { webhooks: { reorder: 1 } } });
    await send(network.url, sms);
    await until(() => service.told('delivery').length === 2);
    expect(service.told('delivery').map(({ status }) => status)).toEqual(['Success', 'Sent']);
  });
});

describe('the network', () => {
  test('tells what it is, and what was wrong with a request', async () => {
    const { network, ask } = await start();
    expect(await (await fetch(network.url)).text()).toContain('npm run phone');
    expect(await ask('/phones/nobody/dial', { code: SERVICE_CODE })).toEqual({ error: 'not a phone number' });
    expect(await ask(`/phones/${asha}/dial`, {})).toMatchObject({ error: expect.stringContaining('code') });
    expect(await ask('/switches', { webhooks: { loss: 2 } })).toMatchObject({
      error: expect.stringContaining('loss'),
    });
    expect(await ask('/switches', { rain: 1 })).toMatchObject({ error: expect.stringContaining('rain') });
    expect(await ask('/switches')).toMatchObject({ ...FAST, webhooks: { loss: 0 } });
  });

  test('calls this machine only', () => {
    const elsewhere = { port: 0, webhookBaseUrl: 'https://arogya.example', token };
    expect(() => createSimulator(elsewhere)).toThrow('this machine only');
  });

  test('says when its port is taken', async () => {
    const { network } = await start();
    const second = createSimulator({
      port: Number(new URL(network.url).port),
      webhookBaseUrl: network.url,
      token,
    });
    await expect(second.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('closes with everything still going on', async () => {
    const { network, ask, dial, inbox } = await start((webhook) =>
      webhook === 'ussd' ? null : { status: 500, body: '' },
    );
    await ask(`/phones/${asha}/text`, { text: 'hi' });
    const left = Promise.allSettled([dial(asha), inbox(asha, '?wait=60000')]);
    await new Promise((done) => setTimeout(done, 20));
    const startedAt = performance.now();
    await network.close();
    running.pop();
    await left;
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});
