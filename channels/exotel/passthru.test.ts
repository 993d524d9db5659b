import { describe, expect, test } from '@jest/globals';
import { loadTelecom } from '../../core/country/telecom.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import type { Webhook, WebhookRequest } from '../channel.ts';
import { REPEAT_MS } from '../media/ussd-history.ts';
import { SAID } from '../media/voice-history.ts';
import type { CallSteps } from '../media/voice-tree.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { readCall } from './call.ts';
import { exotelVoice } from './passthru.ts';

const page: Drawn = { text: '', page: 0, pages: 1, last: true };
const medium: Medium = {
  id: 'voice',
  idleMinutes: null,
  draw: () => page,
  read: () => ({ type: 'UNCLEAR' }),
};
const telecom = loadTelecom('IN');
const channel = exotelVoice(medium, telecom);
const token = 'a-token-that-nobody-guesses';

const call = {
  CallSid: 'abc123def456',
  CallFrom: '09812345678',
  CallTo: '08088919888',
  Direction: 'incoming',
  CallType: 'call-attempt',
  CurrentTime: '2026-11-23 15:30:00',
  EndTime: '1970-01-01 05:30:00',
  flow_id: '42',
};
const dialog = call.CallSid;
const nothing = { inputs: [], heard: '4 0 here 0 ' };
const silent = { ...call, digits: '"null"' };

describeIncoming(
  channel,
  { token },
  [
    {
      label: 'what a new call is asked: the first turn',
      to: 'gather',
      query: call,
      expect: {
        from: '+919812345678',
        dialog,
        places: [
          [{ revision: 4 }, 0, { key: `${dialog}:4:`, heard: nothing }],
          [{ revision: 4, dialog: 'another-call', heard: '3 0 here 0 1' }, 0, { heard: nothing }],
        ],
      },
    },
    {
      label: 'what is said after a turn: its own reply',
      to: 'gather',
      query: { ...call, CallStatus: 'in-progress' },
      expect: {
        places: [
          [
            { revision: 5, dialog, heard: '4 0 here 0 2' },
            90_000,
            { key: `${dialog}:4:2`, heard: 'late', again: true },
          ],
        ],
      },
    },
    {
      label: 'a passthru that opens a call',
      to: 'passthru',
      query: call,
      expect: { dialog, places: [[{ revision: 4 }, 0, { key: `${dialog}:4:`, heard: nothing }]] },
    },
    {
      label: 'keys in quotes, sent twice, and the same keys later',
      to: 'passthru',
      query: { ...call, digits: '"211001"' },
      expect: {
        places: [
          [
            { revision: 5, dialog, heard: '4 0 here 0 ' },
            9_000,
            { key: `${dialog}:5:211001`, heard: { inputs: ['211001'], heard: '5 0 here 0 211001' } },
          ],
          [
            { revision: 6, dialog, heard: '5 0 here 0 211001' },
            REPEAT_MS,
            { key: `${dialog}:5:211001`, heard: 'late', again: true },
          ],
          [
            { revision: 6, dialog, heard: '5 0 here 0 211001', page: 1 },
            REPEAT_MS + 1,
            { key: `${dialog}:6:211001`, heard: { inputs: ['211001'], heard: '6 0 here 1 211001' } },
          ],
        ],
      },
    },
    {
      label: 'the emergency key',
      to: 'passthru',
      query: { ...call, digits: '"*"' },
      expect: { hears: [[undefined, { inputs: ['sos'], heard: '0 0 here 0 *' }]] },
    },
    {
      label: 'hash and nothing else',
      to: 'passthru',
      query: { ...call, digits: '"#"' },
      expect: { hears: [[undefined, { inputs: [SAID.unclear], heard: '0 0 here 0 #' }]] },
    },
    {
      label: 'no key: the rest, or again; the third time a goodbye; then the end',
      to: 'passthru',
      query: silent,
      expect: {
        places: [
          [{ revision: 5, dialog, heard: '4 0 here 0 ' }, 1_000, { heard: 'late', again: true }],
          [
            { revision: 5, dialog, heard: '4 0 here 0 ' },
            1_001,
            { heard: { inputs: [SAID.listening], heard: '5 1 here 0 ' } },
          ],
          [
            { revision: 5, dialog, heard: '4 0 here 0 1' },
            9_000,
            { heard: { inputs: [SAID.listening], heard: '5 1 here 0 ' } },
          ],
          [
            { revision: 6, dialog, heard: '5 1 here 0 ', page: 1 },
            9_000,
            { heard: { inputs: [SAID.listening], heard: '6 1 here 1 ' } },
          ],
          [
            { revision: 7, dialog, heard: '6 1 here 1 ', page: 1 },
            9_000,
            { heard: { inputs: [SAID.listening], heard: '7 2 here 1 ' } },
          ],
          [
            { revision: 8, dialog, heard: '7 2 here 1 ', page: 1 },
            9_000,
            { heard: { inputs: [SAID.gone], heard: '8 3 gone 1 ' } },
          ],
          [
            { revision: 9, dialog, heard: '8 3 gone 1 ', page: 1 },
            9_000,
            { heard: { inputs: [], heard: '9 0 gone 1 ' }, ends: true },
          ],
        ],
      },
    },
    {
      label: 'a key after the goodbye is an answer after all',
      to: 'passthru',
      query: { ...call, digits: '"1"' },
      expect: {
        places: [
          [
            { revision: 9, dialog, heard: '8 3 gone 1 ' },
            9_000,
            { heard: { inputs: ['1'], heard: '9 0 here 0 1' } },
          ],
          [{ revision: 9, dialog, heard: '8 0 here 1 2', over: true }, 9_000, { ends: true }],
        ],
      },
    },
    {
      label: 'digits that come with the end of the call are a hang-up',
      to: 'passthru',
      query: { ...call, digits: '"1"', CallStatus: 'completed' },
      expect: { ended: { dialog, status: 'completed' } },
    },
    {
      label: 'the person hung up',
      to: 'passthru',
      query: { ...call, CallType: 'client-hangup' },
      expect: { ended: { dialog, status: 'dropped' } },
    },
    { label: 'no call', to: 'passthru', query: { ...call, CallSid: 'a b' }, expect: { refused: 400 } },
    {
      label: 'a withheld number',
      to: 'passthru',
      query: { ...call, CallFrom: 'anonymous' },
      expect: { refused: 400 },
    },
    { label: 'nothing', to: 'gather', form: {}, expect: { refused: 400 } },

    {
      label: 'a call that we made, over',
      to: 'call-status',
      form: { CallSid: 'c1', Status: 'completed', ConversationDuration: '42', RecordingUrl: 'null' },
      expect: { session: { dialog: 'c1', status: 'completed', durationMs: 42_000, made: 'picked-up' } },
    },
    ...(
      [
        ['busy', 'busy'],
        ['no-answer', 'no-answer'],
        ['failed', 'off'],
        ['canceled', 'provider'],
      ] as const
    ).map(([Status, made]) => ({
      label: `a call that we made: ${Status}`,
      to: 'call-status',
      json: { CallSid: 'c1', EventType: 'terminal', Status },
      expect: { session: { dialog: 'c1', status: 'failed' as const, made } },
    })),
    {
      label: 'picked up',
      to: 'call-status',
      form: { CallSid: 'c1', EventType: 'answered', Status: 'in-progress' },
      expect: { none: true },
    },
    {
      label: 'a status that is not known yet',
      to: 'call-status',
      form: { CallSid: 'c1', Status: 'null' },
      expect: { none: true },
    },
  ],
  { closing: { passthru: 302 } },
);

test.each([
  [{ digits: '"1234"' }, { keys: '1234' }],
  [{ digits: '1234' }, { keys: '1234' }],
  [{ digits: '' }, { keys: null }],
  [{ digits: 'null' }, { keys: null }],
  [{ CallStatus: 'null', CallType: 'null' }, { state: 'open' }],
  [{ CallType: 'client-hangup' }, { state: 'abandoned' }],
  [{ CallType: 'call-attempt', CallStatus: 'no-answer' }, { state: 'unanswered' }],
  [{ EndTime: '1970-01-01 05:30:00' }, { endTime: null }],
  [{ EndTime: '2026-11-23 15:30:00' }, { endTime: new Date('2026-11-23T10:00:00Z') }],
  [{ EndTime: '2024-01-15T10:30:00+05:30' }, { endTime: new Date('2024-01-15T05:00:00Z') }],
  [{ EndTime: 'soon' }, { endTime: null }],
])('%p is read as %p', (fields, wanted) => {
  expect(readCall(fields, telecom)).toMatchObject(wanted);
});

describe('what is said', () => {
  const [gather, passthru] = channel.webhooks as readonly Extract<Webhook, { kind: 'message' }>[];
  const drawn = (form: CallSteps, last = false): Drawn => ({ ...page, text: 'One.\nTwo.', form, last });
  const say = (text: string) => ({ do: 'say', text, language: 'hi' }) as const;
  const question: CallSteps = [
    { do: 'gather', prompts: [say('पिन कोड?'), say('6 keys.')], keys: 6, seconds: 5, speech: null },
    { do: 'redirect', because: 'silent' },
  ];
  const asked = {
    gather_prompt: { text: 'पिन कोड? 6 keys.' },
    max_input_digits: 6,
    finish_on_key: '#',
    input_timeout: 5,
    repeat_menu: 0,
    repeat_gather_prompt: { text: 'पिन कोड? 6 keys.' },
  };

  test.each([
    ['a question', drawn(question), asked],
    [
      'a question of any length',
      drawn([{ do: 'gather', prompts: [say('Name?')], keys: null, seconds: 0.4, speech: null }]),
      { gather_prompt: { text: 'Name?' }, max_input_digits: 20, input_timeout: 1 },
    ],
    [
      'a recording alone',
      drawn([
        {
          do: 'gather',
          prompts: [{ do: 'play', url: 'https://a.example/b.wav' }],
          keys: 1,
          seconds: 6,
          speech: null,
        },
      ]),
      { gather_prompt: { audio_url: 'https://a.example/b.wav' } },
    ],
    [
      'a recording beside words is said whole',
      drawn([{ do: 'play', url: 'https://a.example/b.wav' }, say('Two.'), { do: 'hangup' }], true),
      { gather_prompt: { text: 'One. Two.' } },
    ],
    [
      'last words',
      drawn([say('Bye.'), { do: 'hangup' }], true),
      { gather_prompt: { text: 'Bye.' }, input_timeout: 1 },
    ],
    ['a page of no medium', { ...page, text: 'Bye.' }, { gather_prompt: { text: 'Bye.' } }],
  ])('%s', (_, given, wanted) => {
    for (const { respond } of [gather!, passthru!]) {
      const response = respond(given);
      expect(response).toMatchObject({ status: 200, type: 'application/json' });
      expect(JSON.parse(response.body)).toMatchObject(wanted);
    }
  });

  test('the decision: 200 as long as there is something to say, then 302', () => {
    expect(passthru!.respond(drawn(question)).status).toBe(200);
    expect(passthru!.respond(drawn([say('Bye.'), { do: 'hangup' }], true)).status).toBe(200);
    expect(passthru!.respond(null)).toEqual({ status: 302, type: 'text/plain', body: '' });
  });
});

test('nobody gets in where no token is set', () => {
  const request: WebhookRequest = {
    params: { token: '' },
    headers: {},
    query: call,
    form: {},
    rawBody: Buffer.alloc(0),
  };
  expect(() => channel.authenticate(request, { token: '' })).toThrow('wrong token');
});
