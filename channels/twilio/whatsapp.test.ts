import { describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WhatsAppUser } from '../../core/address.ts';
import { SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { OutgoingMessage } from '../channel.ts';
import {
  mediaSent,
  sharedLocation,
  tapped,
  typed,
  voiceNote,
  type WhatsAppForm,
} from '../media/whatsapp-form.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing } from '../testing/outgoing.ts';
import { account, publicBaseUrl, reportCases, sign, silentMedium } from './testing/account.ts';
import { twilioWhatsApp, type TwilioWhatsAppVariables } from './whatsapp.ts';

const channel = twilioWhatsApp(silentMedium('whatsapp'), { timeLimitMs: 300 });
const config: TwilioWhatsAppVariables = {
  ...account,
  TWILIO_WHATSAPP_FROM: '+14155238886',
  TWILIO_TEMPLATES: {
    'reminder.dose': { sid: 'HX00000000000000000000000000000001', body: 'Take your {{1}} now' },
  },
};

/** https://www.twilio.com/docs/messaging/guides/webhook-request#whatsapp-specific-parameters */
const message = {
  MessageSid: 'SM0123456789abcdef0123456789abcdef',
  SmsSid: 'SM0123456789abcdef0123456789abcdef',
  SmsMessageSid: 'SM0123456789abcdef0123456789abcdef',
  AccountSid: account.TWILIO_ACCOUNT_SID,
  From: 'whatsapp:+919812345678',
  To: 'whatsapp:+14155238886',
  WaId: '919812345678',
  ProfileName: 'A',
  MessageType: 'text',
  Body: 'bukhar',
  NumMedia: '0',
  NumSegments: '1',
  SmsStatus: 'received',
  ApiVersion: '2010-04-01',
};
const { Body: _body, ...bare } = message;
const { MessageSid: _sid, SmsSid: _smsSid, SmsMessageSid: _smsMessageSid, ...withoutId } = message;
const hears = (input: string) => ({ hears: [[undefined, { inputs: [input], heard: '' }]] }) as const;
const media = (type: string, more: object = {}) => ({
  ...bare,
  MessageType: type.split('/')[0]!,
  NumMedia: '1',
  MediaContentType0: type,
  MediaUrl0: 'https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME',
  ...more,
});
const at = (Latitude: string, Longitude: string) => ({
  ...bare,
  MessageType: 'location',
  Latitude,
  Longitude,
});

describeIncoming(
  channel,
  { ...config, token: '', publicBaseUrl },
  [
    {
      label: 'words',
      to: 'whatsapp',
      form: message,
      expect: { from: '+919812345678', dialog: 'thread', key: message.MessageSid, ...hears(typed('bukhar')) },
    },
    {
      label: 'of somebody who hides the number',
      to: 'whatsapp',
      form: { ...message, From: 'whatsapp:US.13491208655302741918' },
      expect: { from: 'whatsapp:US.13491208655302741918' },
    },
    {
      label: 'with both',
      to: 'whatsapp',
      form: { ...message, ExternalUserId: 'whatsapp:US.13491208655302741918' },
      expect: { from: '+919812345678', alias: 'whatsapp:US.13491208655302741918' },
    },
    {
      label: 'a tapped button',
      to: 'whatsapp',
      form: { ...message, MessageType: 'button', Body: 'Yes', ButtonText: 'Yes', ButtonPayload: '1.yes' },
      expect: hears(tapped('1.yes')),
    },
    {
      label: 'an emergency button, however old',
      to: 'whatsapp',
      form: { ...message, MessageType: 'button', Body: 'SOS', ButtonText: 'SOS', ButtonPayload: 'sos' },
      expect: hears(tapped('sos')),
    },
    {
      label: 'a chosen row',
      to: 'whatsapp',
      form: { ...message, MessageType: 'interactive', Body: 'Fever', ListId: '1.0', ListTitle: 'Fever' },
      expect: hears(tapped('1.0')),
    },
    {
      label: 'a button without a payload',
      to: 'whatsapp',
      form: { ...bare, MessageType: 'button', ButtonText: 'Yes' },
      expect: hears(typed('Yes')),
    },
    ...(
      [
        ['28.6139', '77.209'],
        ['0', '0'],
        ['-33.9', '-70.6'],
      ] as const
    ).map(([Latitude, Longitude]) => ({
      label: `a location ${Latitude},${Longitude}`,
      to: 'whatsapp',
      form: at(Latitude, Longitude),
      expect: hears(sharedLocation(Number(Latitude), Number(Longitude))),
    })),
    { label: 'no place on earth', to: 'whatsapp', form: at('91', '0'), expect: hears(mediaSent()) },
    { label: 'half a place', to: 'whatsapp', form: at('28.6', ''), expect: hears(mediaSent()) },
    { label: 'a voice note', to: 'whatsapp', form: media('audio/ogg'), expect: hears(voiceNote()) },
    { label: 'a picture', to: 'whatsapp', form: media('image/jpeg'), expect: hears(mediaSent()) },
    {
      label: 'a picture with words',
      to: 'whatsapp',
      form: media('image/jpeg', { Body: 'hospital 211001' }),
      expect: hears(typed('hospital 211001')),
    },
    { label: 'a file', to: 'whatsapp', form: media('application/pdf'), expect: hears(mediaSent()) },
    {
      label: 'a kind of next year',
      to: 'whatsapp',
      form: { ...bare, MessageType: 'hologram' },
      expect: hears(mediaSent()),
    },
    {
      label: 'typed words that look like a tap',
      to: 'whatsapp',
      form: { ...message, Body: tapped('1.yes') },
      expect: hears('tap:1.yes'),
    },
    {
      label: 'a word that Twilio took for STOP',
      to: 'whatsapp',
      form: { ...message, Body: 'band karo', OptOutType: 'STOP' },
      expect: hears('STOP'),
    },
    {
      label: 'a text, not a message',
      to: 'whatsapp',
      form: { ...message, From: '+919812345678' },
      expect: { refused: 400 },
    },
    { label: 'nobody', to: 'whatsapp', form: { ...message, From: 'whatsapp:' }, expect: { refused: 400 } },
    { label: 'no id', to: 'whatsapp', form: withoutId, expect: { refused: 400 } },
    { label: 'nothing', to: 'whatsapp', form: {}, expect: { refused: 400 } },
    ...reportCases({ ...message, From: message.To, To: message.From }, 'twilio/whatsapp'),
  ],
  { sign },
);

const text = 'Nearest: Civil Hospital';
const form = { To: 'whatsapp:+919812345678', From: 'whatsapp:+14155238886', Body: text };
const asked = {
  method: 'POST',
  path: `/2010-04-01/Accounts/${account.TWILIO_ACCOUNT_SID}/Messages.json`,
  form,
};
const created = { status: 201, body: '{"sid":"SM1","status":"queued"}' };
const refused = (code: number) => ({
  status: 400,
  body: JSON.stringify({ code, message: 'no', status: 400 }),
});

describeOutgoing(channel, (TWILIO_API_BASE_URL) => ({ ...config, TWILIO_API_BASE_URL }), [
  { label: 'words', message: { text }, request: asked, reply: created, expect: { providerMessageId: 'SM1' } },
  {
    label: 'reports are asked for where we can be reached',
    config: { publicBaseUrl },
    message: { text },
    request: { ...asked, form: { ...form, StatusCallback: `${publicBaseUrl}/webhooks/twilio/status` } },
    reply: created,
    expect: { providerMessageId: 'SM1' },
  },
  {
    label: 'too long: nothing is asked',
    message: { text: 'a'.repeat(1601) },
    reply: created,
    expect: { failed: 'rejected', reason: 'too-long' },
  },
  ...([63003, 63016, 63024] as const).map((code) => ({
    label: `refused with ${code}: another road`,
    message: { text },
    request: asked,
    reply: refused(code),
    expect: { failed: 'elsewhere' as const, reason: code === 63016 ? 'outside-window' : 'not-on-whatsapp' },
  })),
  {
    label: 'nothing at all',
    message: { text },
    request: asked,
    reply: 'stall',
    expect: { failed: 'unknown', reason: 'timeout' },
  },
]);

interface Asked {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** Twilio in a few lines: `answer` says what to each request, or takes it. */
async function startTwilio(answer: (asked: Asked) => { status: number; body: string } | null = () => null) {
  const seen: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const isJson = request.headers['content-type']?.includes('json') === true;
      const one = {
        path: request.url!,
        form: isJson ? {} : Object.fromEntries(new URLSearchParams(body)),
        json: isJson ? (JSON.parse(body) as unknown) : null,
      };
      seen.push(one);
      const isContent = one.path === '/v1/Content';
      const contents = seen.filter(({ path }) => path === '/v1/Content').length;
      const { status, body: said } = answer(one) ?? {
        status: 201,
        body: JSON.stringify({ sid: isContent ? `HX${contents}` : `SM${seen.length}` }),
      };
      response.writeHead(status, { 'content-type': 'application/json' }).end(said);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const TWILIO_API_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = channel.sender!({ ...config, TWILIO_API_BASE_URL });
  return {
    send: (sent: Partial<OutgoingMessage>) =>
      send({ to: PhoneNumber.parse('+919812345678')!, text, ...sent }),
    messages: () => seen.filter(({ path }) => path.endsWith('/Messages.json')).map((one) => one.form),
    contents: () => seen.filter(({ path }) => path === '/v1/Content').map((one) => one.json),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const buttons = (body: string, ...titles: string[]): WhatsAppForm => ({
  type: 'buttons',
  body,
  buttons: titles.map((title, index) => ({ id: `1.${index}`, title })),
});
const list = (body: string, ...titles: string[]): WhatsAppForm => ({
  type: 'list',
  body,
  button: 'Choose',
  rows: titles.map((title, index) => ({
    id: `1.${index}`,
    title,
    ...(index === 0 ? { description: 'first' } : {}),
  })),
});

describe('menus', () => {
  test('buttons: one content for their shape, every word a variable', async () => {
    await using twilio = await startTwilio();
    await twilio.send({ form: buttons('Fever?\n\nSay  yes\tor no.', 'Yes', 'No') });
    await twilio.send({ form: buttons('बुखार है?\n\nहाँ या नहीं।', 'हाँ', 'नहीं') });
    expect(twilio.contents()).toEqual([
      {
        friendly_name: expect.stringMatching(/^[0-9a-f]{40}$/),
        language: 'en',
        variables: { 1: 'text 1', 2: 'text 2', 3: 'text 3', 4: 'text 4', 5: 'text 5', 6: 'text 6' },
        types: {
          'twilio/quick-reply': {
            body: '{{1}}\n\n{{2}}',
            actions: [
              { type: 'QUICK_REPLY', title: '{{3}}', id: '{{4}}' },
              { type: 'QUICK_REPLY', title: '{{5}}', id: '{{6}}' },
            ],
          },
        },
      },
    ]);
    const [first, second] = twilio.messages();
    expect(first).toMatchObject({ ContentSid: 'HX1' });
    expect(first).not.toHaveProperty('Body');
    expect(JSON.parse(first!.ContentVariables!)).toEqual({
      1: 'Fever?',
      2: 'Say yes or no.',
      3: 'Yes',
      4: '1.0',
      5: 'No',
      6: '1.1',
    });
    expect(second!.ContentSid).toBe('HX1');
    expect(JSON.parse(second!.ContentVariables!)).toMatchObject({ 1: 'बुखार है?', 3: 'हाँ' });
  });

  test('a list, and another of another shape', async () => {
    await using twilio = await startTwilio();
    await twilio.send({ form: list('What?', 'Fever', 'Cough') });
    await twilio.send({ form: list('What?', 'Fever', 'Cough', 'Pain') });
    expect(twilio.contents()).toHaveLength(2);
    expect(twilio.contents()[0]).toMatchObject({
      types: {
        'twilio/list-picker': {
          body: '{{1}}',
          button: '{{2}}',
          items: [
            { item: '{{3}}', id: '{{4}}', description: '{{5}}' },
            { item: '{{6}}', id: '{{7}}' },
          ],
        },
      },
    });
    expect(twilio.messages().map(({ ContentSid }) => ContentSid)).toEqual(['HX1', 'HX2']);
  });

  test('of one shape at the same time: made once', async () => {
    await using twilio = await startTwilio();
    await Promise.all(['a', 'b', 'c'].map((body) => twilio.send({ form: buttons(body, 'Yes') })));
    expect(twilio.contents()).toHaveLength(1);
    expect(twilio.messages()).toHaveLength(3);
  });

  test.each([
    ['refused', { status: 400, body: '{"code":20001,"message":"no","status":400}' }],
    ['broken', { status: 500, body: 'oops' }],
    ['without a sid', { status: 201, body: '{}' }],
  ])('that cannot be made (%s): the words alone, and not asked again at once', async (_, answer) => {
    await using twilio = await startTwilio(({ path }) => (path === '/v1/Content' ? answer : null));
    await twilio.send({ form: buttons('Fever?', 'Yes') });
    await twilio.send({ form: buttons('Cough?', 'Yes') });
    expect(twilio.contents()).toHaveLength(1);
    expect(twilio.messages()).toMatchObject([{ Body: text }, { Body: text }]);
  });

  test.each([21655, 21656, 92007])(
    'that is not wanted any more (%p): the words alone, and made anew',
    async (code) => {
      let isGone = true;
      await using twilio = await startTwilio(({ form: { ContentSid } }) =>
        isGone && ContentSid ? refused(code) : null,
      );
      expect(await twilio.send({ form: buttons('Fever?', 'Yes') })).toEqual({ providerMessageId: 'SM3' });
      isGone = false;
      await twilio.send({ form: buttons('Fever?', 'Yes') });
      expect(twilio.messages().map(({ Body, ContentSid }) => Body ?? ContentSid)).toEqual([
        'HX1',
        text,
        'HX2',
      ]);
    },
  );

  test('refused for another reason is not sent twice', async () => {
    await using twilio = await startTwilio(({ form: { ContentSid } }) =>
      ContentSid ? refused(63018) : null,
    );
    await expect(twilio.send({ form: buttons('Fever?', 'Yes') })).rejects.toEqual(
      new SendFailed('retry', 'throttled'),
    );
    expect(twilio.messages()).toHaveLength(1);
  });

  test('a request for a location, which Twilio has no form of, is asked in words', async () => {
    await using twilio = await startTwilio();
    await twilio.send({ form: { type: 'location-request', body: 'Where?' } });
    await twilio.send({ form: { type: 'text', body: text } });
    expect(twilio.contents()).toEqual([]);
    expect(twilio.messages()).toMatchObject([{ Body: text }, { Body: text }]);
  });
});

describe('after the window', () => {
  test('the approved template, with its values', async () => {
    await using twilio = await startTwilio();
    await twilio.send({
      late: true,
      template: 'reminder.dose',
      text: 'Take your vitamin D now',
      form: buttons('x', 'y'),
    });
    const [sent] = twilio.messages();
    expect(sent).toMatchObject({ ContentSid: config.TWILIO_TEMPLATES['reminder.dose']!.sid });
    expect(sent).not.toHaveProperty('Body');
    expect(JSON.parse(sent!.ContentVariables!)).toEqual({ 1: 'vitamin D' });
  });

  test.each([['reminder.visit'], ['constructor'], [undefined]])(
    '%p, which has none: another road',
    async (template) => {
      await using twilio = await startTwilio();
      const sent = twilio.send({ late: true, ...(template ? { template } : {}) });
      await expect(sent).rejects.toEqual(new SendFailed('elsewhere', 'outside-window'));
      expect(twilio.messages()).toEqual([]);
    },
  );
});

test('somebody who hides the number is written to all the same', async () => {
  await using twilio = await startTwilio();
  await twilio.send({ to: WhatsAppUser.parse('US.1234')! });
  expect(twilio.messages()).toMatchObject([{ To: 'whatsapp:US.1234' }]);
});

describe('its variables', () => {
  const given = {
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: 'x',
    TWILIO_WHATSAPP_FROM: 'whatsapp:+14155238886',
  };
  test.each([
    [{}, { TWILIO_WHATSAPP_FROM: '+14155238886', TWILIO_TEMPLATES: {} }],
    [{ TWILIO_TEMPLATES: '' }, { TWILIO_TEMPLATES: {} }],
    [
      { TWILIO_TEMPLATES: '{"a.b":{"sid":"HX1","body":"Noted."}}' },
      { TWILIO_TEMPLATES: { 'a.b': { sid: 'HX1', body: 'Noted.' } } },
    ],
    [{ TWILIO_TEMPLATES: '{"a.b":{"sid":"HX1","body":"{{1}} is due"}}' }, null],
    [{ TWILIO_TEMPLATES: '{"a.b":{"sid":"SM1","body":"Noted."}}' }, null],
    [{ TWILIO_TEMPLATES: 'HX1' }, null],
    [{ TWILIO_WHATSAPP_FROM: 'AROGYA' }, null],
  ])('%p', (more, wanted) => {
    const { data } = channel.variables.safeParse({ ...given, ...more });
    if (wanted) expect(data).toMatchObject(wanted);
    else expect(data).toBeUndefined();
  });
});
