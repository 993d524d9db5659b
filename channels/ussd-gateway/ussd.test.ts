import { describe, expect, test } from '@jest/globals';
import { loadTelecom } from '../../core/country/telecom.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import type { Channel, Webhook } from '../channel.ts';
import { REPEAT_MS } from '../media/ussd-history.ts';
import { describeIncoming, type IncomingCase } from '../testing/incoming.ts';
import { DIALECTS, type DialectName } from './dialects.ts';
import { ussdGateway } from './ussd.ts';

const medium: Medium = {
  id: 'ussd',
  idleMinutes: null,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const token = 'a-token-that-nobody-guesses';
const telecom = loadTelecom('IN');
const gateway = (name: DialectName, code = '*121#'): Channel<object> =>
  ussdGateway(medium, telecom, { name, code, dialect: DIALECTS[name] });

/** All hops go to the one address that a gateway has. */
const table = (name: DialectName, cases: readonly Omit<IncomingCase, 'to'>[], code?: string): void =>
  describeIncoming(
    gateway(name, code),
    { token },
    cases.map((one) => ({ ...one, to: ':token' })),
  );

const number = '+919812345678';
const long = '7'.repeat(1_001);

const joined = { sessionId: 's1', phoneNumber: '9812345678', serviceCode: '*121#', text: '2*211001' };
table('joined', [
  { label: 'first dial', form: { ...joined, text: '' }, expect: { from: number, key: 's1:', dialog: 's1' } },
  {
    label: 'the history, by GET',
    query: joined,
    expect: {
      from: number,
      key: 's1:2*211001',
      hears: [
        [undefined, { inputs: ['2', '211001'], heard: '2*211001' }],
        ['2', { inputs: ['211001'], heard: '2*211001' }],
        ['2*211001', 'late'],
      ],
    },
  },
  { label: 'no number', form: { ...joined, phoneNumber: '' }, expect: { refused: 400 } },
  { label: 'a short code', form: { ...joined, phoneNumber: '56161' }, expect: { refused: 400 } },
  { label: 'no session', form: { ...joined, sessionId: '' }, expect: { refused: 400 } },
  { label: 'a session with a colon', form: { ...joined, sessionId: 's:1' }, expect: { refused: 400 } },
  { label: 'endless text', form: { ...joined, text: '1*'.repeat(6_000) }, expect: { refused: 400 } },
  { label: 'nothing', form: {}, expect: { refused: 400 } },
]);

const dialled = { SESSIONID: 's1', USSDCODE: '*415#', MSISDN: '254711000111', INPUT: '*415*33*1#' };
table(
  'dialled',
  [
    {
      label: 'first dial',
      query: { ...dialled, INPUT: '*415#' },
      expect: {
        from: '+254711000111',
        dialog: 's1',
        hears: [
          [undefined, { inputs: [], heard: '' }],
          ['', 'late'],
        ],
      },
    },
    {
      label: 'first dial with nothing in it',
      query: { ...dialled, INPUT: '' },
      expect: { hears: [[undefined, { inputs: [], heard: '' }]] },
    },
    {
      label: 'the code and two answers',
      query: dialled,
      expect: {
        key: 's1:*415*33*1#',
        hears: [
          [undefined, { inputs: ['33', '1'], heard: '*33*1' }],
          ['*33', { inputs: ['1'], heard: '*33*1' }],
          ['*33*1', 'late'],
        ],
      },
    },
    { label: "somebody else's code", query: { ...dialled, INPUT: '*416*1#' }, expect: { refused: 400 } },
    { label: 'no session', query: { ...dialled, SESSIONID: '' }, expect: { refused: 400 } },
  ],
  '*415#',
);

const flares = { SessionID: 's1', MSISDN: '919812345678', MSC: 'msc', input: '121' };
const cleanUp = { SessionID: 's1', msisdn: '919812345678', clean: 'clean-session', error: '522' };
table('airtel', [
  {
    label: 'first dial: the code without its marks',
    query: flares,
    expect: {
      from: number,
      dialog: 's1',
      hears: [[undefined, { inputs: [], heard: '0 121' }]],
      places: [
        [{}, 0, { key: 's1:0:121', heard: { inputs: [], heard: '0 121' } }],
        [{ revision: 7 }, 0, { key: 's1:7:121', heard: { inputs: [], heard: '7 121' } }],
        [{ revision: 8, dialog: 's1', heard: '7 121' }, 900, { key: 's1:7:121', heard: 'late', again: true }],
      ],
    },
  },
  {
    label: 'an answer, its repetition, and the same answer later',
    query: { ...flares, input: '1' },
    expect: {
      places: [
        [
          { revision: 8, dialog: 's1', heard: '7 121' },
          900,
          { key: 's1:8:1', heard: { inputs: ['1'], heard: '8 1' } },
        ],
        [
          { revision: 9, dialog: 's1', heard: '8 1' },
          REPEAT_MS,
          { key: 's1:8:1', heard: 'late', again: true },
        ],
        [
          { revision: 9, dialog: 's1', heard: '8 1' },
          REPEAT_MS + 1,
          { key: 's1:9:1', heard: { inputs: ['1'], heard: '9 1' } },
        ],
        // Something else came in between, so the reply was seen.
        [{ revision: 10, dialog: 's1', heard: '8 1' }, 900, { key: 's1:10:1' }],
        [
          { revision: 9, dialog: 's0', heard: '8 1' },
          900,
          { key: 's1:9:1', heard: { inputs: [], heard: '9 1' } },
        ],
      ],
    },
  },
  {
    label: 'the code with suffixes',
    query: { ...flares, input: '121*1' },
    expect: { hears: [[undefined, { inputs: ['1'], heard: '0 121*1' }]] },
  },
  {
    label: 'a name and password of the gateway, which are none of ours',
    query: { ...flares, userid: 'x', password: 'y' },
    expect: { from: number },
  },
  {
    label: 'the session is cleaned up',
    query: cleanUp,
    expect: { ended: { dialog: 's1', status: 'dropped' } },
  },
  {
    label: 'an unknown session is cleaned up',
    query: { ...cleanUp, SessionID: 'nope' },
    expect: { ended: { dialog: 'nope', status: 'dropped' } },
  },
  { label: 'no number', query: { ...flares, MSISDN: '' }, expect: { refused: 400 } },
  { label: 'no session', query: { ...flares, SessionID: '' }, expect: { refused: 400 } },
  { label: 'an endless answer', query: { ...flares, input: long }, expect: { refused: 400 } },
]);

const imi = { msisdn: '9812345678', msg: 'Who are you?', code: 'VUMI', tid: '1', dcs: 'no-idea' };
const asked = { inputs: ['2'], heard: '4 2' };
table(
  'imimobile',
  [
    {
      label: 'words that open a session',
      query: imi,
      expect: {
        from: number,
        hears: [[undefined, { inputs: ['Who are you?'], heard: '' }]],
        places: [[{}, 0, { dialog: 'dial-0', heard: { inputs: ['Who are you?'], heard: '0 Who are you?' } }]],
      },
    },
    {
      label: 'an answer, within the session and after it',
      query: { ...imi, msg: '2' },
      expect: {
        places: [
          [
            { revision: 4, dialog: 'dial-0', heard: '3 *56263#' },
            600_000,
            { dialog: 'dial-0', heard: asked },
          ],
          [
            { revision: 4, dialog: 'dial-0', heard: '3 *56263#' },
            600_001,
            { dialog: 'dial-4', heard: asked },
          ],
          [
            { revision: 4, dialog: 'dial-0', heard: '3 2', over: true },
            5_000,
            { dialog: 'dial-4', heard: asked },
          ],
          [
            { revision: 4, dialog: 'dial-0', heard: '3 2', over: true },
            900,
            { dialog: 'dial-0', again: true },
          ],
        ],
      },
    },
    {
      label: 'dialled anew',
      query: { ...imi, msg: '*56263*1#' },
      expect: {
        places: [
          [
            { revision: 4, dialog: 'dial-0', heard: '3 2' },
            5_000,
            { dialog: 'dial-4', heard: { inputs: ['1'], heard: '4 *56263*1#' } },
          ],
        ],
      },
    },
    {
      label: 'the person has hung up',
      query: { ...imi, msg: 'Map Dialog User Abort User Reason: User specific reason' },
      expect: {
        places: [
          [
            { revision: 4, dialog: 'dial-0', heard: '3 2' },
            5_000,
            { dialog: 'dial-0', heard: { inputs: [], heard: 'closed' }, ends: true },
          ],
        ],
      },
    },
    { label: 'no number', query: { ...imi, msisdn: '' }, expect: { refused: 400 } },
    {
      label: 'no transaction',
      query: { msg: '', code: '', dcs: '', msisdn: imi.msisdn },
      expect: { refused: 400 },
    },
    { label: 'an endless answer', query: { ...imi, msg: long }, expect: { refused: 400 } },
  ],
  '*56263#',
);

const hubtel = {
  Mobile: '233200585542',
  SessionId: 's1',
  ServiceCode: '711',
  Type: 'Initiation',
  Message: '*711#',
  Operator: 'vodafone',
  Sequence: 1,
};
table(
  'hubtel',
  [
    {
      label: 'first dial',
      json: hubtel,
      expect: {
        from: '+233200585542',
        key: 's1:1',
        dialog: 's1',
        hears: [
          [undefined, { inputs: [], heard: '1' }],
          ['1', 'late'],
        ],
      },
    },
    {
      label: 'an answer, numbered',
      json: { ...hubtel, Type: 'Response', Message: '1', Sequence: 3 },
      expect: {
        key: 's1:3',
        hears: [
          ['2', { inputs: ['1'], heard: '3' }],
          ['3', 'late'],
          ['4', 'late'],
        ],
      },
    },
    {
      label: 'the person hung up',
      json: { ...hubtel, Type: 'Release' },
      expect: { ended: { dialog: 's1', status: 'dropped' } },
    },
    {
      label: 'time ran out',
      json: { ...hubtel, Type: 'Timeout' },
      expect: { ended: { dialog: 's1', status: 'dropped' } },
    },
    { label: 'no number of the hop', json: { ...hubtel, Sequence: null }, expect: { refused: 400 } },
    { label: 'no JSON', json: '{', expect: { refused: 400 } },
  ],
  '*711#',
);

const page = (text: string, last = false): Drawn => ({ text, page: 0, pages: 1, last });

describe('the reply', () => {
  const hindi = 'अपना पिन कोड लिखें';
  test.each([
    ['joined', page('\nPIN?\r\n1 Yes'), 'CON PIN?\n1 Yes', {}],
    ['dialled', page(hindi, true), `END ${hindi}`, {}],
    ['latest', null, 'END ', {}],
    ['airtel', page('\nPIN?'), 'PIN?', { Freeflow: 'FC', charge: 'N', amount: '0' }],
    ['airtel', page('Bye', true), 'Bye', { Freeflow: 'FB', charge: 'N', amount: '0' }],
    ['airtel', null, '', { Freeflow: 'FB' }],
    ['imimobile', page('PIN?'), 'PIN?', { 'X-USSD-SESSION': '1' }],
    ['imimobile', page('Bye', true), 'Bye', { 'X-USSD-SESSION': '0' }],
    ['imimobile', null, '', { 'X-USSD-SESSION': '0' }],
    ['hubtel', page('PIN?'), '{"Message":"PIN?","Type":"Response"}', {}],
    ['hubtel', page('Bye', true), '{"Message":"Bye","Type":"Release"}', {}],
  ] as const)('of %s', (name, drawn, body, headers) => {
    const [hops] = gateway(name).webhooks as [Extract<Webhook, { kind: 'message' }>];
    const type = name === 'hubtel' ? 'application/json' : 'text/plain; charset=utf-8';
    expect(hops.respond(drawn)).toMatchObject({ status: 200, type, body });
    expect(hops.respond(drawn).headers).toMatchObject({ 'cache-control': 'no-store', ...headers });
  });
});
