import { describe, expect, test } from '@jest/globals';
import type { SendFailed } from '../../core/errors.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { twilioSms, type TwilioSmsVariables } from './sms.ts';
import { account, publicBaseUrl, reportCases, sign, silentMedium } from './testing/account.ts';

const channel = twilioSms(silentMedium('sms'), { timeLimitMs: 300 });
const config: TwilioSmsVariables = {
  ...account,
  TWILIO_SMS_FROM: '+15005550006',
  TWILIO_MESSAGING_SERVICE_SID: undefined,
};

/** https://www.twilio.com/docs/messaging/guides/webhook-request */
const text = {
  MessageSid: 'SM0123456789abcdef0123456789abcdef',
  SmsSid: 'SM0123456789abcdef0123456789abcdef',
  SmsMessageSid: 'SM0123456789abcdef0123456789abcdef',
  AccountSid: account.TWILIO_ACCOUNT_SID,
  From: '+254711000111',
  To: '+15005550006',
  Body: 'hospital 00100',
  NumMedia: '0',
  NumSegments: '1',
  SmsStatus: 'received',
  ApiVersion: '2010-04-01',
  FromCountry: 'KE',
};
const { Body: _body, ...withoutBody } = text;
const { MessageSid: _sid, SmsSid: _smsSid, ...withoutId } = text;
const hears = (input: string) => ({ hears: [[undefined, { inputs: [input], heard: '' }]] }) as const;
const packed = (words: string): string => Buffer.from(words).toString('base64');
const long = 'मुझे तीन दिन से बुखार है और सिर में दर्द है, क्या करूँ?';

describeIncoming(
  channel,
  { ...config, token: '', publicBaseUrl },
  [
    {
      label: 'a text',
      to: 'sms',
      form: text,
      expect: { from: '+254711000111', dialog: 'thread', key: text.MessageSid, ...hears('hospital 00100') },
    },
    { label: 'an empty text', to: 'sms', form: { ...text, Body: '' }, expect: hears('') },
    {
      label: 'a picture alone',
      to: 'sms',
      form: {
        ...withoutBody,
        NumMedia: '1',
        MediaContentType0: 'image/jpeg',
        MediaUrl0: 'https://a.example/1',
      },
      expect: hears(''),
    },
    { label: 'a long text in base64', to: 'sms', form: { ...text, Body: packed(long) }, expect: hears(long) },
    {
      label: 'a long text in base64, in lines',
      to: 'sms',
      form: { ...text, Body: packed(long).replace(/.{76}/g, '$&\r\n') },
      expect: hears(long),
    },
    ...['BACHAO', 'hospital', 'a'.repeat(60), packed('short'), '9'.repeat(80)].map((Body) => ({
      label: `a text that only looks encoded: ${Body.slice(0, 12)}`,
      to: 'sms',
      form: { ...text, Body },
      expect: hears(Body),
    })),
    {
      label: 'a word of their own that Twilio took for STOP',
      to: 'sms',
      form: { ...text, Body: 'roko', OptOutType: 'STOP' },
      expect: hears('STOP'),
    },
    {
      label: 'START',
      to: 'sms',
      form: { ...text, Body: 'shuru', OptOutType: 'START' },
      expect: hears('START'),
    },
    {
      label: 'HELP, which may be a cry for help',
      to: 'sms',
      form: { ...text, Body: 'help me', OptOutType: 'HELP' },
      expect: hears('help me'),
    },
    { label: 'the operator itself', to: 'sms', form: { ...text, From: 'SAFARICOM' }, expect: { none: true } },
    { label: 'a short code', to: 'sms', form: { ...text, From: '56161' }, expect: { none: true } },
    { label: 'no id', to: 'sms', form: withoutId, expect: { refused: 400 } },
    { label: 'nothing', to: 'sms', form: {}, expect: { refused: 400 } },
    {
      label: 'another account',
      to: 'sms',
      form: { ...text, AccountSid: 'AC00000000000000000000000000000002' },
      expect: { refused: 403 },
    },
    ...reportCases({ ...text, From: '+15005550006', To: '+254711000111' }, 'twilio/sms'),
    {
      label: 'a report on a message of WhatsApp',
      to: 'status',
      form: {
        MessageSid: 'SM1',
        MessageStatus: 'read',
        To: 'whatsapp:+254711000111',
        From: 'whatsapp:+14155238886',
      },
      expect: { report: { channel: 'twilio/whatsapp', providerMessageId: 'SM1', status: 'read' } },
    },
  ],
  { sign },
);

const to = '+254711000111';
const said = 'Nearest: Kenyatta National Hospital';
const form = { To: to, From: '+15005550006', Body: said };
const basic = `Basic ${Buffer.from(`${account.TWILIO_ACCOUNT_SID}:${account.TWILIO_AUTH_TOKEN}`).toString('base64')}`;
const asked = {
  method: 'POST',
  path: `/2010-04-01/Accounts/${account.TWILIO_ACCOUNT_SID}/Messages.json`,
  headers: { authorization: basic, connection: 'close' },
  form,
};
const created = (fields: object = {}) => ({
  status: 201,
  body: JSON.stringify({ sid: 'SM1', status: 'queued', error_code: null, body: said, to, ...fields }),
});
const error = (code: number | undefined, status = 400) => ({
  status,
  body: JSON.stringify({
    code,
    message: `'${to}' is wrong for ${account.TWILIO_AUTH_TOKEN}`,
    more_info: '',
    status,
  }),
});

type Case = OutgoingCase<TwilioSmsVariables>;
const sending = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  message: { to, text: said },
  request: asked,
  reply,
  expect: wanted,
});
const failed = (outcome: SendFailed['outcome'], reason: string) => ({ failed: outcome, reason });
const sent = { providerMessageId: 'SM1' };

describeOutgoing(channel, (TWILIO_API_BASE_URL) => ({ ...config, TWILIO_API_BASE_URL }), [
  sending('sent', created(), sent),
  {
    ...sending('reports are asked for where we can be reached', created(), sent),
    config: { publicBaseUrl, token: 'dev' },
    request: { ...asked, form: { ...form, StatusCallback: `${publicBaseUrl}/webhooks/twilio/status` } },
  },
  {
    ...sending('from whom a service chooses', created(), sent),
    config: { TWILIO_MESSAGING_SERVICE_SID: 'MG1' },
    request: { ...asked, form: { To: to, MessagingServiceSid: 'MG1', Body: said } },
  },
  {
    ...sending('from a name', created(), sent),
    config: { TWILIO_SMS_FROM: 'AROGYA' },
    request: { ...asked, form: { ...form, From: 'AROGYA' } },
  },
  {
    ...sending('with the newer of two tokens', created(), sent),
    config: { TWILIO_AUTH_TOKEN: 'newer, older' },
    request: {
      ...asked,
      headers: {
        authorization: `Basic ${Buffer.from(`${account.TWILIO_ACCOUNT_SID}:newer`).toString('base64')}`,
      },
    },
  },
  {
    label: 'too long: nothing is asked',
    message: { to, text: 'a'.repeat(1601) },
    reply: created(),
    expect: failed('rejected', 'too-long'),
  },
  sending('said at once that it will not go', created({ error_code: 30007 }), failed('rejected', 'filtered')),
  sending('what is priced at once', created({ price: '-0.00750', price_unit: 'USD' }), {
    ...{ providerMessageId: 'SM1', cost: 'USD 0.00750' },
  }),
  sending('what is priced later', created({ price: null, price_unit: 'USD' }), { providerMessageId: 'SM1' }),
  sending('no id', { status: 201, body: '{}' }, failed('unknown', 'no-message-id')),
  ...(
    [
      [20003, 401, 'retry', 'credentials'],
      [20429, 429, 'retry', 'throttled'],
      [21211, 400, 'rejected', 'invalid-number'],
      [21408, 403, 'rejected', 'region-not-enabled'],
      [21606, 400, 'retry', 'invalid-sender'],
      [21608, 400, 'rejected', 'trial-account'],
      [21610, 400, 'rejected', 'opted-out'],
      [21612, 400, 'rejected', 'no-route'],
      [21614, 400, 'rejected', 'no-route'],
      [21617, 400, 'rejected', 'too-long'],
      [30001, 400, 'retry', 'queue-full'],
      [30006, 400, 'rejected', 'landline'],
      [63003, 400, 'elsewhere', 'not-on-whatsapp'],
      [63016, 400, 'elsewhere', 'outside-window'],
      [63017, 400, 'retry', 'throttled'],
      [63018, 400, 'retry', 'throttled'],
      [63024, 400, 'elsewhere', 'not-on-whatsapp'],
      [63038, 400, 'retry', 'daily-limit'],
      [99999, 400, 'rejected', 'http-400'],
      [20003, 500, 'unknown', 'http-500'],
    ] as const
  ).map(([code, status, outcome, reason]) =>
    sending(`error ${code} with ${status}`, error(code, status), failed(outcome, reason)),
  ),
  sending('refused without a code', error(undefined, 404), failed('rejected', 'http-404')),
  sending(
    'wrong key, in words',
    { status: 401, type: 'text/plain', body: 'no' },
    failed('retry', 'credentials'),
  ),
  sending(
    'too many, in words',
    { status: 429, type: 'text/plain', body: 'slow' },
    failed('retry', 'throttled'),
  ),
  sending(
    'redirected',
    { status: 307, body: '', headers: { location: 'https://example.com/' } },
    failed('rejected', 'http-307'),
  ),
  sending('broken', { status: 500, type: 'text/html', body: '<html>' }, failed('unknown', 'http-500')),
  sending('out of service', { status: 503, body: '' }, failed('unknown', 'http-503')),
  sending(
    'a web page',
    { status: 200, type: 'text/html', body: '<html>' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending('half an answer', { status: 201, body: '{"sid":"SM' }, failed('unknown', 'unreadable-answer')),
  sending('nothing at all', 'stall', failed('unknown', 'timeout')),
  sending('connection lost', 'hang-up', failed('unknown', 'connection-lost')),
  {
    ...sending('not there', 'not-listening', failed('retry', 'unreachable')),
    request: undefined as never,
  },
]);

describe('its variables', () => {
  const given = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'x' };
  test.each([
    [{ TWILIO_SMS_FROM: '+15005550006' }, true],
    [{ TWILIO_SMS_FROM: 'AROGYA' }, true],
    [{ TWILIO_SMS_FROM: '56161' }, true],
    [{ TWILIO_MESSAGING_SERVICE_SID: 'MG1', TWILIO_SMS_FROM: '' }, true],
    [{}, false],
    [{ TWILIO_SMS_FROM: 'A name that is too long' }, false],
    [{ TWILIO_SMS_FROM: '+15005550006', TWILIO_ACCOUNT_SID: 'SK1' }, false],
    [{ TWILIO_SMS_FROM: '+15005550006', TWILIO_API_BASE_URL: 'here' }, false],
  ])('%p', (more, isSound) => {
    expect(channel.variables.safeParse({ ...given, ...more }).success).toBe(isSound);
  });
});
