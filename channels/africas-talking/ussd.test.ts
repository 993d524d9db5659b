import { expect, test } from '@jest/globals';
import type { Drawn, Medium } from '../../flows/medium.ts';
import type { Webhook } from '../channel.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { africasTalkingUssd } from './ussd.ts';

const medium: Medium = {
  id: 'ussd',
  idleMinutes: null,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const channel = africasTalkingUssd(medium);
const token = 'a-token-that-nobody-guesses';

const hop = {
  sessionId: 'ATUid_5d3b4c2bc589f4811820a7184eed4df5',
  phoneNumber: '+919812345678',
  serviceCode: '*384*4247#',
  networkCode: '99999',
  text: '',
};
const ending = {
  date: '2025-09-29 12:00:00',
  sessionId: hop.sessionId,
  serviceCode: hop.serviceCode,
  networkCode: '99999',
  phoneNumber: hop.phoneNumber,
  status: 'Success',
  cost: 'KES 0.10',
  durationInMillis: '12345',
  hopsCount: '3',
  input: '1*211001',
  lastAppResponse: 'END Civil Hospital, 4 km',
  errorMessage: '',
};
const { text: _text, ...withoutText } = hop;
const { sessionId: _id, ...withoutSession } = hop;
const digits = '7'.repeat(200);
const dialog = hop.sessionId;

describeIncoming(channel, { token }, [
  {
    label: 'first dial',
    to: 'ussd',
    form: hop,
    expect: {
      from: '+919812345678',
      dialog,
      key: `${dialog}:`,
      hears: [
        [undefined, { inputs: [], heard: '' }],
        ['', 'late'],
        ['1', 'late'],
      ],
    },
  },
  {
    label: 'first dial of a gateway that sends no text',
    to: 'ussd',
    form: withoutText,
    expect: { dialog, key: `${dialog}:`, hears: [[undefined, { inputs: [], heard: '' }]] },
  },
  {
    label: 'a plus that nobody encoded',
    to: 'ussd',
    form: { ...hop, phoneNumber: ' 919812345678' },
    expect: { from: '+919812345678' },
  },
  {
    label: 'code dialled with a suffix',
    to: 'ussd',
    form: { ...hop, text: '2*211001' },
    expect: {
      key: `${dialog}:2*211001`,
      hears: [[undefined, { inputs: ['2', '211001'], heard: '2*211001' }]],
    },
  },
  {
    label: 'next answer, and the same hop again, late or out of order',
    to: 'ussd',
    form: { ...hop, text: '2*211001' },
    expect: {
      hears: [
        ['2', { inputs: ['211001'], heard: '2*211001' }],
        ['', { inputs: ['2', '211001'], heard: '2*211001' }],
        ['2*211001', 'late'],
        ['2*211001*1', 'late'],
        ['3', 'late'],
      ],
    },
  },
  {
    label: 'empty answer',
    to: 'ussd',
    form: { ...hop, text: '1**2' },
    expect: { hears: [['1', { inputs: ['', '2'], heard: '1**2' }]] },
  },
  {
    label: '200 digits',
    to: 'ussd',
    form: { ...hop, text: `1*${digits}` },
    expect: { key: `${dialog}:1*${digits}`, hears: [['1', { inputs: [digits], heard: `1*${digits}` }]] },
  },
  {
    label: 'number in another country',
    to: 'ussd',
    form: { ...hop, phoneNumber: '+254711000111' },
    expect: { from: '+254711000111' },
  },
  {
    label: 'no network, no service code',
    to: 'ussd',
    form: { ...hop, networkCode: '', serviceCode: '' },
    expect: { dialog },
  },
  { label: 'empty body', to: 'ussd', form: {}, expect: { refused: 400 } },
  { label: 'no session', to: 'ussd', form: withoutSession, expect: { refused: 400 } },
  {
    label: 'session with a colon',
    to: 'ussd',
    form: { ...hop, sessionId: 'AT:1' },
    expect: { refused: 400 },
  },
  { label: 'not a phone number', to: 'ussd', form: { ...hop, phoneNumber: 'MTN' }, expect: { refused: 400 } },
  { label: 'endless text', to: 'ussd', form: { ...hop, text: '1*'.repeat(6_000) }, expect: { refused: 400 } },

  {
    label: 'session over',
    to: 'ussd-events',
    form: ending,
    expect: { session: { dialog, status: 'completed', hops: 3, durationMs: 12_345 } },
  },
  {
    label: 'session dropped, cost as a number, told again',
    to: 'ussd-events',
    form: { ...ending, status: 'Incomplete', cost: '0', hopsCount: '0', retryCount: '2', input: '' },
    expect: { session: { dialog, status: 'dropped', hops: 0, durationMs: 12_345 } },
  },
  {
    label: 'session failed, figures unreadable',
    to: 'ussd-events',
    form: { ...ending, status: 'Failed', hopsCount: 'three', durationInMillis: '-1' },
    expect: { session: { dialog, status: 'failed' } },
  },
  {
    label: 'ending in a new word',
    to: 'ussd-events',
    form: { ...ending, status: 'Expired' },
    expect: { none: true },
  },
  { label: 'ending of nothing', to: 'ussd-events', form: {}, expect: { none: true } },
]);

const drawn = (text: string, last = false): Drawn => ({ text, page: 0, pages: 1, last });

test.each([
  { label: 'asks', page: drawn('PIN code?'), body: 'CON PIN code?' },
  { label: 'ends', page: drawn('Bye', true), body: 'END Bye' },
  {
    label: 'breaks lines with a line feed alone',
    page: drawn('1 Yes\r\n2 No\r3'),
    body: 'CON 1 Yes\n2 No\n3',
  },
  { label: 'carries Hindi as it is', page: drawn('अपना पिन कोड लिखें'), body: 'CON अपना पिन कोड लिखें' },
  { label: 'closes without a page', page: null, body: 'END ' },
])('the reply $label', ({ page, body }) => {
  const [hops] = channel.webhooks as [Extract<Webhook, { kind: 'message' }>];
  expect(hops.respond(page)).toEqual({ status: 200, type: 'text/plain; charset=utf-8', body });
});

test('nobody gets in where no token is set', () => {
  const request = { params: { token: '' }, headers: {}, query: {}, form: hop, rawBody: Buffer.alloc(0) };
  expect(() => channel.authenticate(request, { token: '' })).toThrow('wrong token');
});
