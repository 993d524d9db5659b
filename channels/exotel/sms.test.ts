import { describe, expect, test } from '@jest/globals';
import { loadTelecom } from '../../core/country/telecom.ts';
import type { SendFailed } from '../../core/errors.ts';
import type { Medium } from '../../flows/medium.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { exotelSms, type ExotelSmsVariables } from './sms.ts';

const medium: Medium = {
  id: 'sms',
  idleMinutes: 30,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const telecom = loadTelecom('IN');
const channel = exotelSms(medium, telecom, { timeLimitMs: 300 });
const token = 'a-token-that-nobody-guesses';
const templateId = '1407160000000012345';
const account: ExotelSmsVariables = {
  EXOTEL_SID: 'arogya1',
  EXOTEL_API_KEY: 'exo-key-0123456789abcdef',
  EXOTEL_API_TOKEN: 'exo-token-0123456789abcdef',
  EXOTEL_API_BASE_URL: undefined,
  DLT_ENTITY_ID: '1001234567890123456',
  SMS_HEADER: 'AROGYA',
  DLT_TEMPLATES: { 'hospital-lookup.sms-result': templateId },
};

const text = {
  SmsSid: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  From: '09812345678',
  To: '08088919888',
  Date: '2026-11-23 15:30:00',
  Body: 'hospital 211001',
};
const { SmsSid: _sid, ...withoutId } = text;
const report = {
  SmsSid: text.SmsSid,
  To: '09812345678',
  Status: 'delivered',
  SmsUnits: '1',
  DetailedStatus: 'DELIVERED_TO_HANDSET',
  DetailedStatusCode: '20005',
  DateSent: '2026-11-23 15:30:05',
};
const reported = (fields: Record<string, string>) => ({ ...report, DetailedStatus: '', ...fields });

describeIncoming(channel, { ...account, token }, [
  {
    label: 'a text, by GET, from a number as people dial it',
    to: 'sms',
    query: text,
    expect: {
      from: '+919812345678',
      dialog: 'thread',
      key: text.SmsSid,
      hears: [[undefined, { inputs: ['hospital 211001'], heard: '' }]],
    },
  },
  {
    label: 'a text in Hindi, by POST',
    to: 'sms',
    form: { ...text, From: '+919812345678', Body: 'बचाओ' },
    expect: { from: '+919812345678', hears: [[undefined, { inputs: ['बचाओ'], heard: '' }]] },
  },
  {
    label: 'an empty text',
    to: 'sms',
    form: { ...text, Body: '' },
    expect: { hears: [[undefined, { inputs: [''], heard: '' }]] },
  },
  { label: 'the operator itself', to: 'sms', form: { ...text, From: 'VM-AIRTEL' }, expect: { none: true } },
  { label: 'a short code', to: 'sms', form: { ...text, From: '56161' }, expect: { none: true } },
  { label: 'no id', to: 'sms', form: withoutId, expect: { refused: 400 } },
  { label: 'nothing', to: 'sms', form: {}, expect: { refused: 400 } },

  {
    label: 'delivered to the handset',
    to: 'delivery',
    form: report,
    expect: { report: { providerMessageId: text.SmsSid, status: 'delivered' } },
  },
  ...(
    [
      ['queued', 'accepted'],
      ['sending', 'accepted'],
      ['submitted', 'sent'],
      ['sent', 'sent'],
      ['delivered', 'delivered'],
      ['failed', 'failed'],
      ['failed_dnd', 'failed'],
      ['expired', 'failed'],
      ['undelivered', 'failed'],
    ] as const
  ).map(([theirs, ours]) => ({
    label: `${theirs} is ${ours}`,
    to: 'delivery',
    form: reported({ Status: theirs }),
    expect: { report: { providerMessageId: text.SmsSid, status: ours } },
  })),
  {
    label: 'the words in detail say more than the status',
    to: 'delivery',
    form: reported({ Status: 'sent', DetailedStatus: 'DELIVERED_TO_OPERATOR', DetailedStatusCode: '20006' }),
    expect: { report: { providerMessageId: text.SmsSid, status: 'sent' } },
  },
  {
    label: 'dropped by the register',
    to: 'delivery',
    form: reported({ Status: 'failed', DetailedStatus: 'FAILED_DLT_TEMPLATE', DetailedStatusCode: '30005' }),
    expect: {
      report: { providerMessageId: text.SmsSid, status: 'failed', reason: 'FAILED_DLT_TEMPLATE' },
    },
  },
  {
    label: 'a new failure, in words only',
    to: 'delivery',
    form: reported({ Status: '', DetailedStatus: 'FAILED_TELEPORT' }),
    expect: { report: { providerMessageId: text.SmsSid, status: 'failed', reason: 'FAILED_TELEPORT' } },
  },
  {
    label: 'the person is not to be disturbed',
    to: 'delivery',
    form: reported({ Status: 'failed_dnd', DetailedStatus: 'FAILED_DND' }),
    expect: {
      report: {
        providerMessageId: text.SmsSid,
        status: 'failed',
        reason: 'FAILED_DND',
        optOut: true,
        optedOut: '+919812345678',
      },
    },
  },
  {
    label: 'a reason in free words is left out',
    to: 'delivery',
    form: reported({ Status: 'failed', DetailedStatus: 'no such number 09812345678' }),
    expect: { report: { providerMessageId: text.SmsSid, status: 'failed' } },
  },
  { label: 'a new status', to: 'delivery', form: reported({ Status: 'read' }), expect: { none: true } },
  { label: 'a report on nothing', to: 'delivery', form: {}, expect: { none: true } },
]);

const to = '+919812345678';
const message = 'Civil Hospital & Trauma, 4 km. Emergency: 112';
const template = 'hospital-lookup.sms-result';
const form = {
  From: 'AROGYA',
  To: to,
  Body: message,
  EncodingType: 'plain',
  SmsType: 'transactional',
  DltEntityId: '1001234567890123456',
  DltTemplateId: templateId,
};
const basic = `Basic ${Buffer.from(`${account.EXOTEL_API_KEY}:${account.EXOTEL_API_TOKEN}`).toString('base64')}`;
const asked = {
  method: 'POST',
  path: '/v1/Accounts/arogya1/Sms/send',
  headers: { authorization: basic, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  form,
};
const accepted = (fields: object = {}) => ({
  status: 200,
  body: JSON.stringify({
    SMSMessage: { Sid: 'sms-1', Status: 'queued', DetailedStatus: 'PENDING_TO_OPERATOR', ...fields },
  }),
});

type Case = OutgoingCase<ExotelSmsVariables>;
const sending = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  message: { to, text: message, template },
  request: asked,
  reply,
  expect: wanted,
});
const failed = (outcome: SendFailed['outcome'], reason: string) => ({ failed: outcome, reason });
const sent = { providerMessageId: 'sms-1' };

describeOutgoing(channel, (EXOTEL_API_BASE_URL) => ({ ...account, EXOTEL_API_BASE_URL }), [
  sending('sent', accepted(), sent),
  sending(
    'sent, said in XML',
    {
      status: 200,
      type: 'application/xml',
      body: '<?xml version="1.0"?>\n<TwilioResponse><SMSMessage><Sid>sms-1</Sid><Status>queued</Status></SMSMessage></TwilioResponse>',
    },
    sent,
  ),
  sending('accepted', { ...accepted(), status: 202 }, sent),
  {
    ...sending('reports are asked for where we can be reached', accepted(), sent),
    config: { publicBaseUrl: 'https://arogya.example.org', token },
    request: {
      ...asked,
      form: { ...form, StatusCallback: `https://arogya.example.org/webhooks/exotel/${token}/delivery` },
    },
  },
  {
    ...sending('a text in Hindi', accepted(), sent),
    message: { to, text: 'सिविल अस्पताल, 4 किमी', template },
    request: { ...asked, form: { ...form, Body: 'सिविल अस्पताल, 4 किमी', EncodingType: 'unicode' } },
  },
  {
    ...sending('abroad there is no register', accepted(), sent),
    message: { to: '+254711000111', text: message },
    request: {
      ...asked,
      form: {
        From: 'AROGYA',
        To: '+254711000111',
        Body: message,
        EncodingType: 'plain',
        SmsType: 'transactional',
      },
    },
  },
  {
    label: 'no registered text: nothing is asked',
    message: { to, text: message },
    reply: accepted(),
    expect: failed('rejected', 'no-template'),
  },
  {
    label: 'a text of a name that is not registered',
    message: { to, text: message, template: 'constructor' },
    reply: accepted(),
    expect: failed('rejected', 'no-template'),
  },
  {
    label: 'too long',
    message: { to, text: 'a'.repeat(2_001), template },
    reply: accepted(),
    expect: failed('rejected', 'too-long'),
  },
  sending(
    'refused at once by the register',
    accepted({ Status: 'failed', DetailedStatus: 'FAILED_DLT_TEMPLATE' }),
    failed('rejected', 'dlt-template'),
  ),
  sending(
    'refused at once, in words',
    accepted({ Status: 'failed', DetailedStatus: `bad number ${to}` }),
    failed('rejected', 'failed'),
  ),
  sending(
    'wrong key',
    { status: 401, body: '{"RestException":{"Status":401}}' },
    failed('retry', 'credentials'),
  ),
  sending('no money left', { status: 402, body: '' }, failed('retry', 'insufficient-balance')),
  sending('too many', { status: 429, body: '' }, failed('retry', 'throttled')),
  sending('no such sender', { status: 400, body: `bad ${to}` }, failed('rejected', 'http-400')),
  sending(
    'redirected',
    { status: 302, body: '', headers: { location: 'https://example.com/' } },
    failed('rejected', 'http-302'),
  ),
  sending('broken', { status: 500, body: 'oops' }, failed('unknown', 'http-500')),
  sending(
    'a web page',
    { status: 200, type: 'text/html', body: '<html>' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending('half an answer', { status: 200, body: '{"SMSMess' }, failed('unknown', 'unreadable-answer')),
  sending(
    'an endless answer',
    { status: 200, body: 'a'.repeat(100_000) },
    failed('unknown', 'endless-answer'),
  ),
  sending('nothing at all', 'stall', failed('unknown', 'timeout')),
  sending('connection lost', 'hang-up', failed('unknown', 'connection-lost')),
  {
    label: 'nobody there',
    message: { to, text: message, template },
    reply: 'not-listening',
    expect: failed('retry', 'unreachable'),
  },
]);

describe('the variables', () => {
  const given = {
    ...account,
    EXOTEL_API_BASE_URL: '',
    DLT_TEMPLATES: JSON.stringify(account.DLT_TEMPLATES),
  };
  test('are read, blank ones as absent', () => {
    expect(channel.variables.parse(given)).toEqual(account);
    expect(channel.variables.parse({ ...given, DLT_TEMPLATES: '' })).toEqual({
      ...account,
      DLT_TEMPLATES: {},
    });
  });

  test.each([
    ['DLT_ENTITY_ID', ''],
    ['DLT_ENTITY_ID', 'my entity'],
    ['SMS_HEADER', ''],
    ['SMS_HEADER', 'a header with words'],
    ['EXOTEL_SID', '../x'],
    ['EXOTEL_API_KEY', ''],
    ['DLT_TEMPLATES', '{'],
    ['DLT_TEMPLATES', '[]'],
    ['DLT_TEMPLATES', '{"a":"b"}'],
  ])('%s as %p is named', (name, value) => {
    const { error } = channel.variables.safeParse({ ...given, [name]: value });
    expect(error?.issues.map(({ path }) => path[0])).toContain(name);
  });

  test('a country without a register needs none', () => {
    const free = exotelSms(medium, { ...telecom, sms: { ...telecom.sms, registeredTemplates: false } });
    const { DLT_ENTITY_ID: _entity, SMS_HEADER: _header, DLT_TEMPLATES: _templates, ...rest } = given;
    expect(free.variables.safeParse(rest).success).toBe(true);
  });
});
