import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Screen } from '../../flows/screen.ts';
import type { Inbound, Webhook, WebhookRequest } from '../channel.ts';
import { anyScreen, anyWording, fakeWording, line, options } from '../media/testing/any-screen.ts';
import { SAID } from '../media/voice-history.ts';
import type { CallSteps } from '../media/voice-tree.ts';
import { createVoice } from '../media/voice.ts';
import { parseXml, type Element } from '../testing/xml.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { africasTalkingVoice } from './voice.ts';
import { toVoiceXml } from './xml.ts';

const voice = createVoice({ today: () => '2026-11-23', speech: false });
const channel = africasTalkingVoice(voice);
const token = 'a-token-that-nobody-guesses';
const publicBaseUrl = 'https://arogya.example';
const address = `${publicBaseUrl}/webhooks/africas-talking/${token}/voice`;

const hop = {
  isActive: '1',
  sessionId: 'ATVId_b2beff43fbe0d2749cc1693b4df4f585',
  direction: 'Inbound',
  callerNumber: '+254720123123',
  destinationNumber: '+254709100100',
  callSessionState: 'Active',
  callerCountryCode: 'KE',
};
const dialog = hop.sessionId;
const ending = {
  ...hop,
  isActive: '0',
  callSessionState: 'Completed',
  durationInSeconds: '42',
  currencyCode: 'KES',
  amount: '0.35',
  hangupCause: 'NORMAL_CLEARING',
};
const { callerNumber: _caller, ...withheld } = hop;
const { sessionId: _session, ...withoutSession } = hop;

describeIncoming(channel, { token, publicBaseUrl }, [
  {
    label: 'a call',
    to: 'voice',
    form: hop,
    expect: {
      from: '+254720123123',
      dialog,
      key: `${dialog}:0`,
      hears: [
        [undefined, { inputs: [], heard: '0.0' }],
        ['0.0', 'late'],
      ],
    },
  },
  {
    label: 'a call of ours: the person is the caller all the same',
    to: 'voice',
    form: { ...hop, direction: 'Outbound' },
    expect: { from: '+254720123123', key: `${dialog}:0` },
  },
  {
    label: 'a plus that nobody encoded',
    to: 'voice',
    form: { ...hop, callerNumber: ' 254720123123' },
    expect: { from: '+254720123123' },
  },
  {
    label: 'a key',
    to: 'voice',
    query: { step: '3' },
    form: { ...hop, dtmfDigits: '2' },
    expect: {
      key: `${dialog}:3`,
      hears: [
        ['2.0', { inputs: ['2'], heard: '3.0' }],
        ['3.0', 'late'],
        ['7.0', 'late'],
      ],
    },
  },
  {
    label: 'keys and hash',
    to: 'voice',
    query: { step: '3' },
    form: { ...hop, dtmfDigits: '211001#' },
    expect: { hears: [['2.0', { inputs: ['211001'], heard: '3.0' }]] },
  },
  {
    label: 'the emergency key',
    to: 'voice',
    query: { step: '3' },
    form: { ...hop, dtmfDigits: '*' },
    expect: {
      hears: [
        ['2.0', { inputs: ['sos'], heard: '3.0' }],
        [undefined, { inputs: ['sos'], heard: '3.0' }],
      ],
    },
  },
  {
    label: 'silence',
    to: 'voice',
    query: { step: '3', nobody: 'silent' },
    form: hop,
    expect: {
      hears: [
        ['2.0', { inputs: [SAID.silent], heard: '3.1' }],
        ['2.2', { inputs: [SAID.gone], heard: '3.3' }],
      ],
    },
  },
  {
    label: 'listening on',
    to: 'voice',
    query: { step: '3', nobody: 'listening' },
    form: { ...hop, dtmfDigits: '' },
    expect: { hears: [['2.1', { inputs: [SAID.listening], heard: '3.1' }]] },
  },
  {
    label: 'an answer without keys',
    to: 'voice',
    query: { step: '3' },
    form: { ...hop, dtmfDigits: 'None' },
    expect: { hears: [['2.0', { inputs: [SAID.silent], heard: '3.1' }]] },
  },
  { label: 'a withheld number', to: 'voice', form: withheld, expect: { refused: 400 } },
  { label: 'no session', to: 'voice', form: withoutSession, expect: { refused: 400 } },
  { label: 'nothing', to: 'voice', form: {}, expect: { refused: 400 } },
  { label: 'a step that is none', to: 'voice', query: { step: 'x' }, form: hop, expect: { refused: 400 } },
  {
    label: 'a reason that is none',
    to: 'voice',
    query: { step: '1', nobody: 'bored' },
    form: hop,
    expect: { refused: 400 },
  },
  {
    label: 'the end of a call',
    to: 'voice',
    form: ending,
    expect: { ended: { dialog, status: 'completed', durationMs: 42_000 } },
  },
  {
    label: 'keys that come with the end: a hang-up, no answer',
    to: 'voice',
    query: { step: '3' },
    form: { ...ending, dtmfDigits: '1', hangupCause: 'ORIGINATOR_CANCEL' },
    expect: { ended: { dialog, status: 'dropped', durationMs: 42_000 } },
  },
  {
    label: 'a call that nobody took',
    to: 'voice',
    form: { ...ending, durationInSeconds: '', hangupCause: 'USER_BUSY' },
    expect: { ended: { dialog, status: 'failed' } },
  },
  ...(
    [
      ['USER_BUSY', 'busy', 'failed'],
      ['NO_ANSWER', 'no-answer', 'failed'],
      ['ORIGINATOR_CANCEL', 'no-answer', 'dropped'],
      ['NO_USER_RESPONSE', 'off', 'dropped'],
      ['SUBSCRIBER_ABSENT', 'off', 'failed'],
      ['USER_NOT_REGISTERED', 'off', 'failed'],
      ['CALL_REJECTED', 'rejected', 'failed'],
      ['UNALLOCATED_NUMBER', 'no-number', 'failed'],
      ['SERVICE_UNAVAILABLE', 'provider', 'failed'],
      ['NORMAL_CLEARING', 'picked-up', 'completed'],
      ['MYSTERY', 'picked-up', 'completed'],
    ] as const
  ).map(
    ([hangupCause, made, status]) =>
      ({
        label: `a call of ours, over: ${hangupCause}`,
        to: 'voice',
        form: { ...ending, durationInSeconds: '', direction: 'Outbound', hangupCause },
        expect: { ended: { dialog, status, made, cost: 'KES 0.35' } },
      }) as const,
  ),
  {
    label: 'a call of ours whose price is not told',
    to: 'voice',
    form: { ...ending, direction: 'Outbound', amount: 'None' },
    expect: { ended: { dialog, status: 'completed', durationMs: 42_000, made: 'picked-up' } },
  },
  {
    label: 'the end of a call from a withheld number, in a new word',
    to: 'voice',
    form: { ...ending, callerNumber: '', hangupCause: 'MYSTERY' },
    expect: { ended: { dialog, status: 'completed', durationMs: 42_000 } },
  },
]);

const [webhook] = channel.webhooks as [Extract<Webhook, { kind: 'message' }>];
const requestAt = (query: string): WebhookRequest => ({
  url: address + query,
  params: { token },
  headers: {},
  query: Object.fromEntries(new URLSearchParams(query)),
  form: hop,
  rawBody: Buffer.alloc(0),
});
const replyTo = (screen: Screen, query = '', page = 0, ...languages: string[]) => {
  const inbound = webhook.read(requestAt(query)) as Inbound;
  return inbound.respond!(voice.draw(screen, fakeWording(...languages), page));
};
const bodyOf = (...given: Parameters<typeof replyTo>): string => replyTo(...given).body;

describe('the reply', () => {
  const choice: Screen = { say: [line('Fever?')], ask: { kind: 'choice', options: options('Yes', 'No') } };

  test('asks for a key, says where it goes, and goes on when there is none', () => {
    expect(replyTo(choice, '?step=4')).toEqual({
      status: 200,
      type: 'application/xml; charset=utf-8',
      body:
        '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        `<GetDigits numDigits="1" timeout="6" finishOnKey="#" callbackUrl="${address}?step=5">` +
        '<Say voice="en-US-Standard-C">Fever? Yes, press 1. No, press 2. Again, press 9. Back, press 0.</Say>' +
        `</GetDigits><Redirect>${address}?step=5&amp;nobody=silent</Redirect></Response>`,
    });
  });

  test('holds one prompt in a question, and says others before it', () => {
    const root = parseXml(bodyOf({ ...choice, say: [line('A|अ')] }, '', 0, 'hi', 'en'));
    expect(root.children.map((child) => (child as Element).name)).toEqual([
      'Say',
      'Say',
      'GetDigits',
      'Redirect',
    ]);
    expect((root.children[2] as Element).children).toHaveLength(1);
  });

  test('ends a call by having nothing left to do', () => {
    expect(bodyOf({ say: [line('Bye')] })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Say voice="en-US-Standard-C">Bye.</Say></Response>',
    );
    expect(webhook.respond(null)).toEqual({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK' });
  });

  test('plays recordings, and records', () => {
    const next = { answered: 'a?b&c', silent: 's', listening: 'l' };
    const steps: CallSteps = [
      { do: 'play', url: 'https://example.org/1.mp3?a=1&b=2' },
      { do: 'record', prompts: [{ do: 'say', text: 'Speak', language: 'xx' }], maxSeconds: 30 },
    ];
    expect(toVoiceXml(steps, next)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Play url="https://example.org/1.mp3?a=1&amp;b=2"/>' +
        '<Record finishOnKey="#" maxLength="30" timeout="5" trimSilence="true" playBeep="true" callbackUrl="a?b&amp;c">' +
        '<Say>Speak</Say></Record></Response>',
    );
  });

  test('is never given where our own address is not known', () => {
    const { url: _url, ...without } = requestAt('');
    const inbound = webhook.read(without) as Inbound;
    expect(() => inbound.respond!(voice.draw(choice, fakeWording(), 0))).toThrow('public address');
  });

  test('is well formed whatever is said, and every question is followed by a way on', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, fc.nat(3), (screen, wording, page) => {
        const inbound = webhook.read(requestAt('?step=2')) as Inbound;
        const { children } = parseXml(inbound.respond!(voice.draw(screen, wording, page)).body);
        const names = children.map((child) => (child as Element).name);
        names.forEach((name, index) => {
          if (name === 'GetDigits') expect(names[index + 1]).toBe('Redirect');
        });
        expect(names.includes('GetDigits')).toBe(screen.ask !== undefined);
      }),
      { numRuns: 200 },
    );
  });
});
