import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Inbound, Webhook, WebhookRequest } from '../channel.ts';
import { fakeWording, line, options } from '../media/testing/any-screen.ts';
import { SAID } from '../media/voice-history.ts';
import { createVoice } from '../media/voice.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { twilioVoice } from './voice.ts';

const voice = createVoice({ today: () => '2026-11-23' });
const channel = twilioVoice(voice);
const authToken = 'fedcba98765432100123456789abcdef';
const publicBaseUrl = 'https://arogya.example';
const config = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: authToken,
  token: '',
  publicBaseUrl,
};

/** As the provider's page says it, written apart from ours. */
function sign(request: WebhookRequest): WebhookRequest {
  const fields = [...new URLSearchParams(request.rawBody.toString())].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const text = request.url! + fields.map(([name, value]) => name + value).join('');
  const signature = createHmac('sha1', authToken).update(text).digest('base64');
  return { ...request, headers: { ...request.headers, 'x-twilio-signature': signature } };
}

const call = {
  CallSid: 'CA0123456789abcdef0123456789abcdef',
  AccountSid: config.TWILIO_ACCOUNT_SID,
  From: '+919812345678',
  Caller: '+919812345678',
  To: '+15005550006',
  Called: '+15005550006',
  CallStatus: 'ringing',
  Direction: 'inbound',
  ApiVersion: '2010-04-01',
  FromCountry: 'IN',
};
const dialog = call.CallSid;
const hop = { ...call, CallStatus: 'in-progress' };
const ours = { ...hop, Direction: 'outbound-api', From: '+15005550006', To: '+919812345678' };
const status = {
  ...call,
  CallStatus: 'completed',
  CallDuration: '42',
  SequenceNumber: '3',
  CallbackSource: 'call-progress-events',
};
const { CallSid: _sid, ...withoutCall } = call;
const at = { step: '3' };

describeIncoming(
  channel,
  config,
  [
    {
      label: 'a call',
      to: 'voice',
      form: call,
      expect: {
        from: '+919812345678',
        dialog,
        key: `${dialog}:0`,
        hears: [
          [undefined, { inputs: [], heard: '0.0' }],
          ['0.0', 'late'],
        ],
      },
    },
    {
      label: 'a call of ours that a person took',
      to: 'voice',
      form: { ...ours, AnsweredBy: 'human' },
      expect: { from: '+919812345678', hears: [[undefined, { inputs: [], heard: '0.0' }]] },
    },
    {
      label: 'a call of ours, by our own id of it',
      to: 'voice',
      query: { call: '0199f3a0-1c2d-7e4f-8a5b-6c7d8e9f0a1b' },
      form: ours,
      expect: { from: '+919812345678', callId: '0199f3a0-1c2d-7e4f-8a5b-6c7d8e9f0a1b' },
    },
    {
      label: 'a call of ours by what is no id',
      to: 'voice',
      query: { call: '1' },
      form: ours,
      expect: { from: '+919812345678', callId: undefined },
    },
    {
      label: 'a call of ours that nobody knows who took',
      to: 'voice',
      form: { ...ours, AnsweredBy: 'unknown' },
      expect: { from: '+919812345678' },
    },
    ...['machine_start', 'machine_end_beep', 'machine_end_silence', 'machine_end_other', 'fax'].map(
      (AnsweredBy) =>
        ({
          label: `a call of ours that a machine took: ${AnsweredBy}`,
          to: 'voice',
          form: { ...ours, AnsweredBy },
          expect: { ended: { dialog, status: 'failed', made: 'unheard' } },
        }) as const,
    ),
    {
      label: 'a key',
      to: 'voice',
      query: at,
      form: { ...hop, Digits: '2' },
      expect: {
        key: `${dialog}:3`,
        hears: [
          ['2.0', { inputs: ['2'], heard: '3.0' }],
          ['3.0', 'late'],
        ],
      },
    },
    {
      label: 'the emergency key',
      to: 'voice',
      query: at,
      form: { ...hop, Digits: '*' },
      expect: { hears: [['2.0', { inputs: ['sos'], heard: '3.0' }]] },
    },
    {
      label: 'words',
      to: 'voice',
      query: at,
      form: { ...hop, SpeechResult: 'प्रयागराज', Confidence: '0.91' },
      expect: { hears: [['2.0', { inputs: ['प्रयागराज'], heard: '3.0' }]] },
    },
    {
      label: 'words that were guessed',
      to: 'voice',
      query: at,
      form: { ...hop, SpeechResult: 'hospital', Confidence: '0.21' },
      expect: { hears: [['2.0', { inputs: [SAID.unclear], heard: '3.0' }]] },
    },
    ...['0.0', '', 'NaN', '7'].map(
      (Confidence) =>
        ({
          label: `words, sure by "${Confidence}"`,
          to: 'voice',
          query: at,
          form: { ...hop, SpeechResult: 'hospital', Confidence },
          expect: { hears: [['2.0', { inputs: ['hospital'], heard: '3.0' }]] },
        }) as const,
    ),
    {
      label: 'a cry that was perhaps misheard',
      to: 'voice',
      query: at,
      form: { ...hop, SpeechResult: 'बचाओ', Confidence: '0.3' },
      expect: { hears: [['2.0', { inputs: ['help'], heard: '3.0' }]] },
    },
    {
      label: 'silence',
      to: 'voice',
      query: { ...at, nobody: 'silent' },
      form: hop,
      expect: { hears: [['2.2', { inputs: [SAID.gone], heard: '3.3' }]] },
    },
    {
      label: 'listening on',
      to: 'voice',
      query: { ...at, nobody: 'listening' },
      form: hop,
      expect: { hears: [['2.2', { inputs: [SAID.listening], heard: '3.2' }]] },
    },
    {
      label: 'keys that come with the end: a hang-up, no answer',
      to: 'voice',
      query: at,
      form: { ...hop, CallStatus: 'completed', Digits: '1' },
      expect: { none: true },
    },
    ...['+266696687', '+86282452253', 'anonymous', 'Restricted', 'sip:a@example.org', 'client:a', ''].map(
      (From) =>
        ({
          label: `a caller who hides: "${From}"`,
          to: 'voice',
          form: { ...call, From, Caller: From },
          expect: { none: true },
        }) as const,
    ),
    { label: 'no call', to: 'voice', form: withoutCall, expect: { refused: 400 } },
    {
      label: 'a call with a colon',
      to: 'voice',
      form: { ...call, CallSid: 'CA:1' },
      expect: { refused: 400 },
    },
    { label: 'a step that is none', to: 'voice', query: { step: '-1' }, form: hop, expect: { refused: 400 } },
    {
      label: 'another account',
      to: 'voice',
      form: { ...call, AccountSid: 'AC00000000000000000000000000000002' },
      expect: { refused: 403 },
    },

    {
      label: 'the end of a call',
      to: 'voice-status',
      form: status,
      expect: { session: { dialog, status: 'completed', durationMs: 42_000 } },
    },
    ...(
      [
        ['busy', 'failed'],
        ['no-answer', 'failed'],
        ['failed', 'failed'],
        ['canceled', 'dropped'],
      ] as const
    ).map(
      ([CallStatus, ended]) =>
        ({
          label: `a call that came to nothing: ${CallStatus}`,
          to: 'voice-status',
          form: { ...status, CallStatus, CallDuration: '' },
          expect: { session: { dialog, status: ended } },
        }) as const,
    ),
    ...(
      [
        [{ CallStatus: 'busy' }, 'busy'],
        [{ CallStatus: 'no-answer', SipResponseCode: '487' }, 'no-answer'],
        [{ CallStatus: 'failed' }, 'off'],
        [{ CallStatus: 'failed', SipResponseCode: '480' }, 'off'],
        [{ CallStatus: 'failed', SipResponseCode: '404' }, 'no-number'],
        [{ CallStatus: 'failed', SipResponseCode: '603' }, 'rejected'],
        [{ CallStatus: 'failed', SipResponseCode: '503' }, 'provider'],
        [{ CallStatus: 'failed', SipResponseCode: 'new' }, 'off'],
      ] as const
    ).map(
      ([told, made]) =>
        ({
          label: `a call of ours that nobody heard: ${JSON.stringify(told)}`,
          to: 'voice-status',
          form: { ...status, Direction: 'outbound-api', CallDuration: '', ...told },
          expect: { session: { dialog, status: 'failed', made } },
        }) as const,
    ),
    {
      label: 'the end of a call of ours',
      to: 'voice-status',
      form: { ...status, Direction: 'outbound-api', AnsweredBy: 'human' },
      expect: { session: { dialog, status: 'completed', durationMs: 42_000, made: 'picked-up' } },
    },
    {
      label: 'the end of a call of ours that a machine took',
      to: 'voice-status',
      form: { ...status, Direction: 'outbound-api', AnsweredBy: 'machine_start' },
      expect: { session: { dialog, status: 'completed', durationMs: 42_000, made: 'unheard' } },
    },
    ...['queued', 'initiated', 'ringing', 'in-progress', 'answered', 'tomorrow', ''].map(
      (CallStatus) =>
        ({
          label: `a call that is not over: "${CallStatus}"`,
          to: 'voice-status',
          form: { ...status, CallStatus },
          expect: { none: true },
        }) as const,
    ),
    {
      label: 'the end of nothing',
      to: 'voice-status',
      form: { AccountSid: call.AccountSid },
      expect: { none: true },
    },
  ],
  { sign },
);

const [calls] = channel.webhooks as [Extract<Webhook, { kind: 'message' }>];

describe('the reply', () => {
  const address = `${publicBaseUrl}/webhooks/twilio/voice`;
  const request = {
    url: `${address}?step=4`,
    params: {},
    headers: {},
    query: { step: '4' },
    form: hop,
    rawBody: Buffer.alloc(0),
  };

  test('is TwiML whose addresses bear the next step', () => {
    const screen = { say: [line('Fever?')], ask: { kind: 'choice', options: options('Yes', 'No') } } as const;
    const { respond } = calls.read(request) as Inbound;
    const { status, type, body } = respond!(voice.draw(screen, fakeWording(), 0));
    expect({ status, type }).toEqual({ status: 200, type: 'text/xml; charset=utf-8' });
    expect(body).toContain(`action="${address}?step=5"`);
    expect(body).toContain(`</Gather><Redirect>${address}?step=5&amp;nobody=silent</Redirect></Response>`);
  });

  test('without a page hangs up, and says nothing about health to a machine', () => {
    expect(calls.respond(null)).toEqual({
      status: 200,
      type: 'text/xml; charset=utf-8',
      body: '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>',
    });
  });
});

test.each([
  { TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: 'x' },
  { TWILIO_ACCOUNT_SID: 'SK1', TWILIO_AUTH_TOKEN: 'x' },
  { TWILIO_ACCOUNT_SID: 'AC1' },
  { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: '' },
])('an account that is none is not taken: %j', (variables) => {
  expect(channel.variables.safeParse(variables).success).toBe(false);
});
