import { describe, expect, test } from '@jest/globals';
import { loadTelecom } from '../../core/country/telecom.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { exotelVoice, type ExotelVoiceVariables } from './passthru.ts';

const medium: Medium = {
  id: 'voice',
  idleMinutes: null,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const telecom = loadTelecom('IN');
const ours = ['08088919888', '08088919999'].map((text) => telecom.readNumber(text)!);
const channel = exotelVoice(medium, telecom, { ours, timeLimitMs: 300 });
const config: ExotelVoiceVariables = {
  EXOTEL_SID: 'arogya1',
  EXOTEL_API_KEY: 'exo-key-0123456789abcdef',
  EXOTEL_API_TOKEN: 'exo-token-0123456789abcdef',
  EXOTEL_APP_ID: '926926',
};
const token = 'a-token-that-nobody-guesses';
const publicBaseUrl = 'https://arogya.example';

const to = '+919812345678';
const id = '0199f3a0-1c2d-7e4f-8a5b-6c7d8e9f0a1b';
const form = {
  From: to,
  CallerId: '08088919888',
  Url: 'http://my.exotel.com/arogya1/exoml/start_voice/926926',
  CallType: 'trans',
  TimeLimit: '1800',
  TimeOut: '30',
  CustomField: id,
  StatusCallback: `${publicBaseUrl}/webhooks/exotel/${token}/call-status`,
};
const { StatusCallback: _callback, ...untold } = form;
const basic = `Basic ${Buffer.from(`${config.EXOTEL_API_KEY}:${config.EXOTEL_API_TOKEN}`).toString('base64')}`;
const asked = {
  method: 'POST',
  path: '/v1/Accounts/arogya1/Calls/connect',
  headers: { authorization: basic },
  form,
};
/** https://developer.exotel.com/docs/voice-v1/api-reference/outgoing-call-to-flow */
const taken = { status: 200, body: '{"Call":{"Sid":"call-1","Status":"in-progress","From":"09812345678"}}' };
const made = { providerMessageId: 'call-1' };

/** The number that was rung stands in the text, which a call has none of. */
const calling: typeof channel = {
  ...channel,
  sender: (variables) => {
    const call = channel.caller!(variables);
    return ({ to: person, text }) =>
      call({ id, to: person as PhoneNumber, called: telecom.readNumber(text), urgent: false });
  },
};

type Case = OutgoingCase<ExotelVoiceVariables>;
const placing = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  config: { publicBaseUrl, token },
  message: { to, text: 'nobody said which' },
  request: asked,
  reply,
  expect: wanted,
});
const failed = (outcome: 'retry' | 'rejected' | 'unknown', reason: string) => ({ failed: outcome, reason });

describeOutgoing(calling, (EXOTEL_API_BASE_URL) => ({ ...config, EXOTEL_API_BASE_URL }), [
  placing('a call', taken, made),
  placing(
    'a call, said in XML',
    {
      status: 200,
      type: 'application/xml',
      body: '<?xml version="1.0"?>\n<TwilioResponse>\n <Call>\n  <Sid>call-1</Sid>\n  <Status>in-progress</Status>\n </Call>\n</TwilioResponse>',
    },
    made,
  ),
  {
    ...placing('from the ExoPhone that was rung', taken, made),
    message: { to, text: '08088919999' },
    request: { ...asked, form: { ...form, CallerId: '08088919999' } },
  },
  {
    ...placing('where nobody has said how we are reached', taken, made),
    config: {},
    request: { ...asked, form: untold },
  },
  placing(
    'that failed at once',
    { status: 200, body: '{"Call":{"Sid":"c","Status":"failed"}}' },
    failed('rejected', 'failed'),
  ),
  placing('wrong key', { status: 401, body: '' }, failed('retry', 'credentials')),
  placing('no money left', { status: 402, body: '' }, failed('retry', 'insufficient-balance')),
  placing(
    'on the do-not-disturb register',
    { status: 403, body: `no ${to}` },
    failed('retry', 'credentials'),
  ),
  placing('too many', { status: 429, body: '' }, failed('retry', 'throttled')),
  placing('to no number', { status: 400, body: `bad ${to}` }, failed('rejected', 'http-400')),
  placing('broken', { status: 500, body: 'oops' }, failed('unknown', 'http-500')),
  placing('a web page', { status: 200, body: '<html>' }, failed('unknown', 'unreadable-answer')),
  placing('nothing at all', 'stall', failed('unknown', 'timeout')),
  { ...placing('not there', 'not-listening', failed('retry', 'unreachable')), request: undefined as never },
]);

const call = {
  CallSid: 'abc123def456',
  Direction: 'outbound-dial',
  CallType: 'call',
  CallStatus: 'in-progress',
};
const sides = [
  ['as its applets say', { CallFrom: '08088919888', CallTo: '09812345678' }],
  ['as its API says', { From: '+919812345678', To: '08088919888' }],
  ['with another ExoPhone', { CallFrom: '+918088919999', CallTo: '9812345678' }],
] as const;

describeIncoming(
  channel,
  { ...config, token },
  [
    ...['gather', 'passthru'].flatMap((hook) =>
      sides.map(([label, fields]) => ({
        label: `a call of ours at the ${hook}, ${label}`,
        to: hook,
        query: { ...call, ...fields, CustomField: id },
        expect: { from: '+919812345678', dialog: 'abc123def456', callId: id },
      })),
    ),
    {
      label: 'a call of ours that names nothing of ours',
      to: 'gather',
      query: { ...call, ...sides[0][1], CustomField: 'null' },
      expect: { from: '+919812345678', dialog: 'abc123def456', callId: undefined },
    },
    {
      label: 'a call of ours to nobody',
      to: 'gather',
      query: { ...call, CallFrom: '08088919888', CallTo: 'null' },
      expect: { refused: 400 },
    },
    {
      label: 'a call of ours that nobody took',
      to: 'call-status',
      form: { CallSid: 'abc123def456', Status: 'no-answer', RecordingUrl: 'null' },
      expect: { session: { dialog: 'abc123def456', status: 'failed', made: 'no-answer' } },
    },
  ],
  { closing: { passthru: 302 } },
);

describe('nobody is called', () => {
  test('where no ExoPhone is known, and nothing is asked for then', () => {
    const silent = exotelVoice(medium, telecom);
    expect(silent.caller).toBeUndefined();
    expect(silent.variables.safeParse({}).success).toBe(true);
  });

  test('without a flow', () => {
    const { EXOTEL_APP_ID: _app, ...rest } = { ...config, EXOTEL_CALLER_ID: '08088919888' };
    expect(channel.variables.safeParse({ ...rest, EXOTEL_APP_ID: '1' }).success).toBe(true);
    expect(channel.variables.safeParse(rest).success).toBe(false);
  });
});
