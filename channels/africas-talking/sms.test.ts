import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { africasTalkingSms, type AfricasTalkingSmsVariables } from './sms.ts';

const medium: Medium = {
  id: 'sms',
  idleMinutes: 30,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const channel = africasTalkingSms(medium, { timeLimitMs: 300 });
const token = 'a-token-that-nobody-guesses';
const account = { AT_USERNAME: 'arogya-account', AT_API_KEY: 'atsk_0123456789abcdef' };

const text = {
  date: '2025-09-29 12:00:00',
  from: '+919812345678',
  to: '56161',
  id: 'b2beff43-fbe0-4749-8169-3b4df4f58500',
  linkId: '',
  text: 'hospital 211001',
  networkCode: '99999',
};
const report = {
  id: 'ATXid_1',
  status: 'Success',
  phoneNumber: '+919812345678',
  networkCode: '99999',
  retryCount: '0',
};
const { id: _id, ...withoutId } = text;

describeIncoming(channel, { ...account, token } as AfricasTalkingSmsVariables & { token: string }, [
  {
    label: 'a text',
    to: 'sms',
    form: text,
    expect: {
      from: '+919812345678',
      dialog: 'thread',
      key: text.id,
      hears: [
        [undefined, { inputs: ['hospital 211001'], heard: '' }],
        ['', { inputs: ['hospital 211001'], heard: '' }],
      ],
    },
  },
  {
    label: 'stars are text like any other',
    to: 'sms',
    form: { ...text, text: '1*2' },
    expect: { hears: [[undefined, { inputs: ['1*2'], heard: '' }]] },
  },
  {
    label: 'Hindi, a plus that nobody encoded, another date',
    to: 'sms',
    form: { ...text, from: ' 919812345678', text: 'बचाओ', date: '2017-05-03T06:04:45Z' },
    expect: { from: '+919812345678', hears: [[undefined, { inputs: ['बचाओ'], heard: '' }]] },
  },
  {
    label: 'an empty text',
    to: 'sms',
    form: { ...text, text: '' },
    expect: { hears: [['', { inputs: [''], heard: '' }]] },
  },
  { label: 'the operator itself', to: 'sms', form: { ...text, from: 'MTN' }, expect: { none: true } },
  { label: 'a short code', to: 'sms', form: { ...text, from: '56161' }, expect: { none: true } },
  { label: 'no id', to: 'sms', form: withoutId, expect: { refused: 400 } },
  { label: 'empty body', to: 'sms', form: {}, expect: { refused: 400 } },

  {
    label: 'delivered',
    to: 'delivery',
    form: report,
    expect: { report: { providerMessageId: 'ATXid_1', status: 'delivered' } },
  },
  ...(
    [
      ['Buffered', 'accepted'],
      ['Submitted', 'accepted'],
      ['Sent', 'sent'],
      ['Rejected', 'failed'],
      ['Failed', 'failed'],
      ['Expired', 'failed'],
      ['AbsentSubscriber', 'failed'],
    ] as const
  ).map(([theirs, ours]) => ({
    label: `${theirs} is ${ours}`,
    to: 'delivery',
    form: { ...report, status: theirs },
    expect: { report: { providerMessageId: 'ATXid_1', status: ours } },
  })),
  {
    label: 'failed, and why',
    to: 'delivery',
    form: { ...report, status: 'Failed', failureReason: 'DeliveryFailure' },
    expect: { report: { providerMessageId: 'ATXid_1', status: 'failed', reason: 'DeliveryFailure' } },
  },
  {
    label: 'the person does not want texts',
    to: 'delivery',
    form: { ...report, status: 'Rejected', failureReason: 'UserInBlackList' },
    expect: {
      report: {
        providerMessageId: 'ATXid_1',
        status: 'failed',
        reason: 'UserInBlackList',
        optOut: true,
        optedOut: '+919812345678',
      },
    },
  },
  {
    label: 'a reason in free words is left out',
    to: 'delivery',
    form: { ...report, status: 'Failed', failureReason: 'could not reach +919812345678' },
    expect: { report: { providerMessageId: 'ATXid_1', status: 'failed' } },
  },
  {
    label: 'a new status',
    to: 'delivery',
    form: { ...report, status: 'Teleported' },
    expect: { none: true },
  },
  { label: 'a report on nothing', to: 'delivery', form: {}, expect: { none: true } },
]);

const to = '+919812345678';
const message = 'Civil Hospital & Trauma, 4 km: बचाओ ₹0';
const form = { username: 'arogya-account', to, message, bulkSMSMode: '1' };
const asked = {
  method: 'POST',
  path: '/version1/messaging',
  headers: { apikey: account.AT_API_KEY, accept: 'application/json' },
  form,
};
const recipient = {
  statusCode: 101,
  number: to,
  status: 'Success',
  cost: 'KES 0.8000',
  messageId: 'ATXid_1',
};

const answer = (
  recipients: readonly object[],
  said = 'Sent to 1/1 Total Cost: KES 0.8000 [Message parts: 1]',
) => ({
  status: 201,
  body: JSON.stringify({ SMSMessageData: { Message: said, Recipients: recipients } }),
});

/** A case where one message is asked as above; the rest is told by its reply. */
const sending = (
  label: string,
  reply: OutgoingCase<AfricasTalkingSmsVariables>['reply'],
  wanted: OutgoingCase<AfricasTalkingSmsVariables>['expect'],
): OutgoingCase<AfricasTalkingSmsVariables> => ({
  label,
  message: { to, text: message },
  request: asked,
  reply,
  expect: wanted,
});

const failed = (outcome: SendFailed['outcome'], reason: string) => ({ failed: outcome, reason });
const byCode = (statusCode: number) =>
  answer([{ ...recipient, statusCode, status: 'Other', messageId: 'None', cost: '0' }]);

describeOutgoing(channel, (AT_API_BASE_URL) => ({ ...account, AT_API_BASE_URL, SMS_HEADER: undefined }), [
  sending('sent', answer([recipient]), { providerMessageId: 'ATXid_1', cost: 'KES 0.8000' }),
  sending('processed', answer([{ ...recipient, statusCode: 100 }]), {
    providerMessageId: 'ATXid_1',
    cost: 'KES 0.8000',
  }),
  sending('queued, cost as a number', answer([{ ...recipient, statusCode: 102, cost: 0 }]), {
    providerMessageId: 'ATXid_1',
    cost: '0',
  }),
  sending('sent, in words only', answer([{ number: to, status: 'Success', messageId: 'ATXid_1' }]), {
    providerMessageId: 'ATXid_1',
  }),
  sending(
    'said with 200',
    { ...answer([recipient]), status: 200 },
    { providerMessageId: 'ATXid_1', cost: 'KES 0.8000' },
  ),
  {
    ...sending('from a registered sender', answer([recipient]), {
      providerMessageId: 'ATXid_1',
      cost: 'KES 0.8000',
    }),
    config: { SMS_HEADER: 'AROGYA' },
    request: { ...asked, form: { ...form, from: 'AROGYA' } },
  },
  {
    ...sending('to the given address even for the account named sandbox', answer([recipient]), {
      providerMessageId: 'ATXid_1',
      cost: 'KES 0.8000',
    }),
    config: { AT_USERNAME: 'sandbox' },
    request: { ...asked, form: { ...form, username: 'sandbox' } },
  },
  sending(
    'sent without an id',
    answer([{ ...recipient, messageId: 'None' }]),
    failed('unknown', 'no-message-id'),
  ),

  sending('held for risk', byCode(401), failed('rejected', 'risk-hold')),
  sending('invalid sender', byCode(402), failed('retry', 'invalid-sender')),
  sending('invalid number', byCode(403), failed('rejected', 'invalid-number')),
  sending('unsupported number', byCode(404), failed('rejected', 'unsupported-number')),
  sending('no balance', byCode(405), failed('retry', 'insufficient-balance')),
  sending('opted out', byCode(406), failed('rejected', 'opted-out')),
  sending('no route', byCode(407), failed('rejected', 'no-route')),
  sending('do not disturb', byCode(409), failed('rejected', 'do-not-disturb')),
  sending('provider error', byCode(500), failed('retry', 'provider-error')),
  sending('gateway error', byCode(501), failed('retry', 'gateway-error')),
  sending('gateway refused', byCode(502), failed('retry', 'gateway-rejected')),
  sending('a new status', byCode(777), failed('unknown', 'status-777')),
  sending(
    'nobody, the sender being invalid',
    answer([], 'InvalidSenderId'),
    failed('retry', 'invalid-sender'),
  ),
  sending('nobody, for another reason', answer([], `Nothing for ${to}`), failed('rejected', 'no-recipient')),

  sending(
    'wrong key',
    { status: 401, type: 'text/plain; charset=UTF-8', body: 'The supplied authentication is invalid' },
    failed('retry', 'credentials'),
  ),
  sending('too many', { status: 429, body: '' }, failed('retry', 'throttled')),
  sending('bad request', { status: 400, body: `bad ${to}` }, failed('rejected', 'http-400')),
  sending(
    'redirected',
    { status: 302, body: '', headers: { location: 'https://example.com/' } },
    failed('rejected', 'http-302'),
  ),
  sending('broken', { status: 500, body: 'oops' }, failed('unknown', 'http-500')),
  sending('broken in between', { status: 503, body: '' }, failed('unknown', 'http-503')),
  sending(
    'a web page',
    { status: 201, type: 'text/html', body: '<html>' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending(
    'half an answer',
    { status: 201, body: '{"SMSMessageData":{"Mess' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending('nothing at all', 'stall', failed('unknown', 'timeout')),
  sending('connection lost', 'hang-up', failed('unknown', 'connection-lost')),
  {
    label: 'nobody there',
    message: { to, text: message },
    reply: 'not-listening',
    expect: failed('retry', 'unreachable'),
  },
  {
    label: 'a number that the SDK does not take',
    message: { to: '+910000000000', text: message },
    reply: 'hang-up',
    expect: failed('rejected', 'invalid-number'),
  },
]);

/** A provider on loopback that keeps silent and counts what it was asked and what was given up. */
async function silentProvider() {
  const seen = { asked: 0, givenUp: 0 };
  const server = createServer((request) => {
    seen.asked++;
    request.resume().on('close', () => seen.givenUp++);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { seen, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('two accounts at once each reach their own address, and a stalled connection is closed', async () => {
  const number = PhoneNumber.parse(to);
  if (!number) throw new Error('not a number');
  const providers = [await silentProvider(), await silentProvider()];
  const results = await Promise.allSettled(
    providers.map(({ url }, index) =>
      channel.sender!({
        ...account,
        AT_USERNAME: index === 0 ? 'sandbox' : 'arogya-account',
        AT_API_BASE_URL: url,
        SMS_HEADER: undefined,
      })({ to: number, text: message }),
    ),
  );
  for (const result of results)
    expect(result).toMatchObject({ status: 'rejected', reason: { reason: 'timeout' } });
  await Promise.all(providers.map(({ server }) => new Promise((done) => server.close(done))));
  expect(providers.map(({ seen }) => seen)).toEqual([
    { asked: 1, givenUp: 1 },
    { asked: 1, givenUp: 1 },
  ]);
});

test('blank variables are absent ones, and a missing key is named', () => {
  const blank = { ...account, AT_API_BASE_URL: '', SMS_HEADER: '' };
  expect(channel.variables.parse(blank)).toEqual({
    ...account,
    AT_API_BASE_URL: undefined,
    SMS_HEADER: undefined,
  });
  expect(channel.variables.safeParse({}).error?.issues.map(({ path }) => path[0])).toEqual([
    'AT_USERNAME',
    'AT_API_KEY',
  ]);
});
