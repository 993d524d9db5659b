import { describe, expect, test } from '@jest/globals';
import { loadTelecom } from '../../core/country/telecom.ts';
import type { SendFailed } from '../../core/errors.ts';
import type { Medium } from '../../flows/medium.ts';
import type { Inbound, Webhook } from '../channel.ts';
import { REPEAT_MS } from '../media/ussd-history.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { smsGateway, smsGateways, type SmsGatewayVariables } from './sms.ts';

const medium: Medium = {
  id: 'sms',
  idleMinutes: 30,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const telecom = loadTelecom('IN');
const token = 'a-token-that-nobody-guesses';
const templateId = '1407160000000012345';
const template = 'hospital-lookup.sms-result';
const account: SmsGatewayVariables = {
  SMS_GATEWAY_API_KEY: 'gateway-key-0123456789abcdef',
  SMS_GATEWAY_API_BASE_URL: undefined,
  DLT_ENTITY_ID: '1001234567890123456',
  SMS_HEADER: 'AROGYA',
  DLT_TEMPLATES: { [template]: templateId },
};
const infobip = smsGateway(medium, telecom, 'infobip', { timeLimitMs: 300 });
const msg91 = smsGateway(medium, telecom, 'msg91', { timeLimitMs: 300 });
const netcore = smsGateway(medium, telecom, 'netcore');

const mo = {
  messageId: '817790313235066447',
  from: '919812345678',
  to: '919876500000',
  text: 'hospital 211001',
  cleanText: '211001',
  keyword: 'HOSPITAL',
  receivedAt: '2026-11-23T09:39:57.000+0000',
  smsCount: 1,
};
const heard = (text: string) => [[undefined, { inputs: [text], heard: '' }]] as const;
const dlr = (messageId: string, groupName: string, name: string) => ({
  bulkId: 'b1',
  messageId,
  to: '919812345678',
  sentAt: '2026-11-23T09:39:57.000+0000',
  smsCount: 1,
  status: { groupId: 1, groupName, id: 5, name, description: 'free words about 919812345678' },
  error: { groupId: 0, groupName: 'OK', id: 0, name: 'NO_ERROR', permanent: false },
});

const priced = (messageId: string, price: object, parts: object) => {
  const { smsCount: _, ...report } = dlr(messageId, 'DELIVERED', 'DELIVERED_TO_HANDSET');
  return { ...report, ...parts, price };
};

describeIncoming(infobip, { ...account, token }, [
  {
    label: 'a text',
    to: 'sms',
    json: { results: [mo], messageCount: 1, pendingMessageCount: 0 },
    expect: {
      inbounds: [
        { from: '+919812345678', key: mo.messageId, dialog: 'thread', hears: heard('hospital 211001') },
      ],
    },
  },
  {
    label: 'several texts, and among them an operator, a stranger without an id and nonsense',
    to: 'sms',
    json: {
      results: [
        mo,
        { ...mo, from: 'AD-AIRTEL' },
        { ...mo, messageId: '' },
        null,
        'text',
        { ...mo, messageId: 'm2', from: '919812345679', text: 'बचाओ' },
        { ...mo, messageId: 'm3', text: '' },
      ],
    },
    expect: {
      inbounds: [
        { key: mo.messageId },
        { key: 'm2', from: '+919812345679', hears: heard('बचाओ') },
        { key: 'm3', hears: heard('') },
      ],
    },
  },
  { label: 'no texts', to: 'sms', json: { results: [] }, expect: { inbounds: [] } },
  { label: 'another shape', to: 'sms', json: { results: { a: 1 } }, expect: { inbounds: [] } },
  { label: 'a list of nothing', to: 'sms', json: [], expect: { inbounds: [] } },
  { label: 'no JSON', to: 'sms', json: '{"results":', expect: { refused: 400 } },
  {
    label: 'reports in one batch, in no order, one of them bad',
    to: 'delivery',
    json: {
      results: [
        dlr('m1', 'DELIVERED', 'DELIVERED_TO_HANDSET'),
        dlr('m2', 'DELIVERED', 'DELIVERED_TO_OPERATOR'),
        dlr('m3', 'PENDING', 'PENDING_ENROUTE'),
        dlr('m4', 'PENDING', 'PENDING_ACCEPTED'),
        { messageId: 'm5', status: 'DELIVERED' },
        dlr('m6', 'EXPIRED', 'EXPIRED_EXPIRED'),
        dlr('m7', 'REJECTED', 'REJECTED_DLT_TEMPLATE'),
        dlr('m8', 'UNDELIVERABLE', 'UNDELIVERABLE_NOT_DELIVERED'),
        dlr('m9', 'TELEPORTED', 'TELEPORTED_AWAY'),
        dlr('', 'DELIVERED', 'DELIVERED_TO_HANDSET'),
        dlr('m10', 'REJECTED', 'a word about 919812345678'),
        priced('m11', { pricePerMessage: 0.0123, currency: 'INR' }, { smsCount: 3 }),
        priced('m12', { pricePerMessage: 0.01, currency: 'EUR' }, { messageCount: 1 }),
        priced('m13', { pricePerMessage: 'free', currency: 'EUR' }, { smsCount: 1 }),
        priced('m14', { pricePerMessage: 0.01 }, {}),
      ],
    },
    expect: {
      reports: [
        { providerMessageId: 'm1', status: 'delivered' },
        { providerMessageId: 'm2', status: 'sent' },
        { providerMessageId: 'm3', status: 'sent' },
        { providerMessageId: 'm4', status: 'accepted' },
        { providerMessageId: 'm6', status: 'failed', reason: 'EXPIRED_EXPIRED' },
        { providerMessageId: 'm7', status: 'failed', reason: 'REJECTED_DLT_TEMPLATE' },
        { providerMessageId: 'm8', status: 'failed', reason: 'UNDELIVERABLE_NOT_DELIVERED' },
        { providerMessageId: 'm10', status: 'failed' },
        { providerMessageId: 'm11', status: 'delivered', cost: 'INR 0.036900' },
        { providerMessageId: 'm12', status: 'delivered', cost: 'EUR 0.010000' },
        { providerMessageId: 'm13', status: 'delivered' },
        { providerMessageId: 'm14', status: 'delivered' },
      ],
    },
  },
  { label: 'no JSON about delivery', to: 'delivery', json: '', expect: { refused: 400 } },
]);

test('a hundred reports and more in one batch', () => {
  const names = Array.from({ length: 101 }, (_, index) => `m${index}`);
  const results = names.map((name) => dlr(name, 'DELIVERED', 'DELIVERED_TO_HANDSET'));
  const [, { read }] = infobip.webhooks as [Webhook, Extract<Webhook, { kind: 'report' }>];
  const request = {
    params: {},
    headers: {},
    query: {},
    form: {},
    rawBody: Buffer.from(JSON.stringify({ results })),
  };
  expect(read(request)).toEqual(
    names.map((providerMessageId) => ({ providerMessageId, status: 'delivered' })),
  );
});

const requestReport = (requestId: string, ...reports: object[]) => ({
  senderId: 'AROGYA',
  requestId,
  userId: '27',
  campaignName: 'API',
  report: reports,
});
const one = (status: string, desc: string) => ({
  date: '2026-11-23 15:30:00',
  number: '919812345678',
  status,
  desc,
  failedReason: '',
});

describeIncoming(msg91, { ...account, token }, [
  {
    label: 'a text, as a form',
    to: 'sms',
    form: { id: 'x1', mobile: '919812345678', message: 'hospital' },
    expect: { inbounds: [{ from: '+919812345678', key: 'x1', hears: heard('hospital') }] },
  },
  {
    label: 'a text, as JSON',
    to: 'sms',
    json: { id: 'x2', mobile: '9812345678', message: 'बचाओ' },
    expect: { inbounds: [{ from: '+919812345678', key: 'x2', hears: heard('बचाओ') }] },
  },
  { label: 'nothing', to: 'sms', form: {}, expect: { inbounds: [] } },
  {
    label: 'reports of version 2: JSON in a field of a form',
    to: 'delivery',
    form: {
      data: JSON.stringify([
        requestReport('r1', one('1', 'DELIVERED')),
        requestReport('r2', one('2', 'FAILED'), one('16', 'REJECTED')),
        requestReport('r3', one('9', 'NDNC NUMBER')),
        { requestId: 'r4' },
        7,
        requestReport('r5', one('17', 'BLOCKED NUMBER'), null as never),
        requestReport('r6', one('99', 'TELEPORTED')),
      ]),
    },
    expect: {
      reports: [
        { providerMessageId: 'r1', status: 'delivered' },
        { providerMessageId: 'r2', status: 'failed', reason: 'FAILED' },
        { providerMessageId: 'r2', status: 'failed', reason: 'REJECTED' },
        {
          providerMessageId: 'r3',
          status: 'failed',
          reason: 'NDNC_NUMBER',
          optOut: true,
          optedOut: '+919812345678',
        },
        { providerMessageId: 'r5', status: 'failed', reason: 'BLOCKED_NUMBER' },
      ],
    },
  },
  {
    label: 'a report of version 3: JSON',
    to: 'delivery',
    json: { ...one('1', 'DELIVERED'), requestId: 'r1', INMSID: '0', credit: '1' },
    expect: { reports: [{ providerMessageId: 'r1', status: 'delivered' }] },
  },
  { label: 'a field that holds no JSON', to: 'delivery', form: { data: '[{' }, expect: { refused: 400 } },
  {
    label: 'a field that holds something else',
    to: 'delivery',
    form: { data: '{"a":1}' },
    expect: { reports: [] },
  },
  { label: 'an empty form', to: 'delivery', form: {}, expect: { reports: [] } },
]);

const brought = { to_addr: '10010', from_addr: '9812345678', content: 'foo', circle: 'UP East', source: 'x' };
describeIncoming(netcore, { ...account, token }, [
  {
    label: 'a text without an id, brought twice, and the same later',
    to: 'sms',
    form: brought,
    expect: {
      inbounds: [
        {
          from: '+919812345678',
          dialog: 'thread',
          places: [
            [{ revision: 3 }, 0, { heard: { inputs: ['foo'], heard: '3 foo' } }],
            [{ revision: 4, dialog: 'thread', heard: '3 foo' }, REPEAT_MS, { heard: 'late', again: true }],
            [
              { revision: 4, dialog: 'thread', heard: '3 foo' },
              REPEAT_MS + 1,
              { heard: { inputs: ['foo'], heard: '4 foo' } },
            ],
            [
              { revision: 4, dialog: 'thread', heard: '3 bar' },
              10,
              { heard: { inputs: ['foo'], heard: '4 foo' } },
            ],
          ],
        },
      ],
    },
  },
  {
    label: 'a text that is none',
    to: 'sms',
    form: { ...brought, content: 'None' },
    expect: { inbounds: [] },
  },
  { label: 'a short code', to: 'sms', form: { ...brought, from_addr: '56161' }, expect: { inbounds: [] } },
]);

test('two people who say the same are told apart', () => {
  const [{ read }] = netcore.webhooks as [Extract<Webhook, { kind: 'message' }>];
  const keys = ['9812345678', '9812345679'].map((from_addr) => {
    const request = {
      params: {},
      headers: {},
      query: {},
      form: { ...brought, from_addr },
      rawBody: Buffer.alloc(0),
    };
    const standing = { revision: 0, dialog: null, heard: '', page: 0, over: false, repliedAt: new Date(0) };
    const [inbound] = read(request) as readonly Inbound[];
    return inbound!.placed!(standing, new Date(0)).key;
  });
  expect(new Set(keys).size).toBe(2);
});

const to = '+919812345678';
const text = 'Civil Hospital & Trauma, 4 km. Emergency: 112';
const hindi = 'सिविल अस्पताल, 4 किमी';
const failed = (outcome: SendFailed['outcome'], reason: string) => ({ failed: outcome, reason });
type Case = OutgoingCase<SmsGatewayVariables>;

const taken = (status: object = {}, message: object = { messageId: 'm1' }) => ({
  status: 200,
  body: JSON.stringify({
    messages: [
      {
        to: '919812345678',
        ...message,
        status: { groupName: 'PENDING', name: 'PENDING_ACCEPTED', ...status },
      },
    ],
  }),
});
const regional = { indiaDlt: { principalEntityId: account.DLT_ENTITY_ID, contentTemplateId: templateId } };
const asked = {
  method: 'POST',
  path: '/sms/2/text/advanced',
  headers: { authorization: `App ${account.SMS_GATEWAY_API_KEY}`, 'content-type': 'application/json' },
  json: { messages: [{ from: 'AROGYA', destinations: [{ to: '919812345678' }], text, regional }] },
};
const sending = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  message: { to, text, template },
  request: asked,
  reply,
  expect: wanted,
});
const sent = { providerMessageId: 'm1' };

describeOutgoing(infobip, (SMS_GATEWAY_API_BASE_URL) => ({ ...account, SMS_GATEWAY_API_BASE_URL }), [
  sending('sent', taken(), sent),
  {
    ...sending('reports are asked for where we can be reached', taken(), sent),
    config: { publicBaseUrl: 'https://arogya.example.org', token },
    request: {
      ...asked,
      json: {
        messages: [
          {
            from: 'AROGYA',
            destinations: [{ to: '919812345678' }],
            text,
            notifyUrl: `https://arogya.example.org/webhooks/sms-gateway/infobip/${token}/delivery`,
            notifyContentType: 'application/json',
            regional,
          },
        ],
      },
    },
  },
  {
    ...sending('abroad there is no register', taken(), sent),
    message: { to: '+254711000111', text },
    request: {
      ...asked,
      json: { messages: [{ from: 'AROGYA', destinations: [{ to: '254711000111' }], text }] },
    },
  },
  {
    label: 'no registered text: nothing is asked',
    message: { to, text },
    reply: taken(),
    expect: failed('rejected', 'no-template'),
  },
  sending(
    'no money left',
    taken({ groupName: 'REJECTED', name: 'REJECTED_NOT_ENOUGH_CREDITS' }),
    failed('retry', 'insufficient-balance'),
  ),
  sending(
    'refused for good',
    taken({ groupName: 'REJECTED', name: 'REJECTED_DESTINATION' }),
    failed('rejected', 'rejected-destination'),
  ),
  sending(
    'refused in words',
    taken({ groupName: 'REJECTED', name: `no ${to}` }),
    failed('rejected', 'refused'),
  ),
  sending('taken without an id', taken({}, {}), failed('unknown', 'no-message-id')),
  sending('nobody', { status: 200, body: '{"messages":[]}' }, failed('unknown', 'unreadable-answer')),
  sending('half an answer', { status: 200, body: '{"mess' }, failed('unknown', 'unreadable-answer')),
  sending(
    'a web page',
    { status: 200, type: 'text/html', body: '<html>' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending('wrong key', { status: 401, body: '{"requestError":{}}' }, failed('retry', 'credentials')),
  sending('too many', { status: 429, body: '' }, failed('retry', 'throttled')),
  sending('bad request', { status: 400, body: `bad ${to}` }, failed('rejected', 'http-400')),
  sending('broken', { status: 500, body: '' }, failed('unknown', 'http-500')),
  sending('nothing at all', 'stall', failed('unknown', 'timeout')),
  sending('connection lost', 'hang-up', failed('unknown', 'connection-lost')),
  {
    label: 'nobody there',
    message: { to, text, template },
    reply: 'not-listening',
    expect: failed('retry', 'unreachable'),
  },
]);

const said = (body: object) => ({ status: 200, body: JSON.stringify(body) });
const request = {
  method: 'POST',
  path: '/api/v2/sendsms',
  headers: { authkey: account.SMS_GATEWAY_API_KEY },
  json: {
    sender: 'AROGYA',
    route: '4',
    country: '91',
    sms: [{ message: text, to: ['9812345678'] }],
    DLT_TE_ID: templateId,
  },
};
const asking = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  message: { to, text, template },
  request,
  reply,
  expect: wanted,
});
const ok = said({ message: '5762846b4f8d285d378b4567', type: 'success' });
const okId = { providerMessageId: '5762846b4f8d285d378b4567' };

describeOutgoing(msg91, (SMS_GATEWAY_API_BASE_URL) => ({ ...account, SMS_GATEWAY_API_BASE_URL }), [
  asking('sent', ok, okId),
  {
    ...asking('a text in Hindi', ok, okId),
    message: { to, text: hindi, template },
    request: {
      ...request,
      json: { ...request.json, unicode: 1, sms: [{ message: hindi, to: ['9812345678'] }] },
    },
  },
  {
    ...asking('abroad', ok, okId),
    message: { to: '+254711000111', text },
    request: {
      ...request,
      json: { sender: 'AROGYA', route: '4', country: '0', sms: [{ message: text, to: ['254711000111'] }] },
    },
  },
  {
    label: 'no registered text: nothing is asked',
    message: { to, text, template: 'another' },
    reply: ok,
    expect: failed('rejected', 'no-template'),
  },
  asking(
    'no key',
    said({ type: 'error', message: 'Missing Authentication Key', code: '106' }),
    failed('retry', 'credentials'),
  ),
  asking('bad number', said({ type: 'error', code: 202 }), failed('rejected', 'invalid-number')),
  asking('no money left', said({ type: 'error', code: '301' }), failed('retry', 'insufficient-balance')),
  asking('asked twice in ten seconds', said({ type: 'error', code: '311' }), failed('unknown', 'duplicate')),
  asking('a new error', said({ type: 'error', code: '999' }), failed('rejected', 'code-999')),
  asking('an error in words', said({ type: 'error', code: `about ${to}` }), failed('rejected', 'refused')),
  asking('an error without a code', said({ type: 'error' }), failed('rejected', 'code-missing')),
  asking('another shape', said([]), failed('unknown', 'unreadable-answer')),
  asking('broken', { status: 503, body: '' }, failed('unknown', 'http-503')),
  asking('nothing at all', 'stall', failed('unknown', 'timeout')),
]);

describe('SMS_GATEWAY', () => {
  test('names one gateway or none', () => {
    expect(smsGateways(medium, telecom, undefined)).toEqual([]);
    expect(smsGateways(medium, telecom, ' ')).toEqual([]);
    expect(smsGateways(medium, telecom, 'msg91').map(({ id }) => id)).toEqual(['msg91/sms']);
    expect(smsGateways(medium, telecom, 'netcore')[0]?.sender).toBeUndefined();
  });

  test.each(['Infobip', 'constructor', 'x'])('as %p it stops the start with the reason', (name) => {
    const [channel] = smsGateways(medium, telecom, name);
    expect(channel?.variables.safeParse({}).error?.issues[0]).toMatchObject({
      path: ['SMS_GATEWAY'],
      message: 'must be one of infobip, msg91, netcore',
    });
  });

  test('its key and the registration are needed', () => {
    expect(infobip.variables.safeParse({}).error?.issues.map(({ path }) => path[0])).toEqual([
      'SMS_GATEWAY_API_KEY',
      'DLT_ENTITY_ID',
      'SMS_HEADER',
    ]);
  });
});
