import { describe, expect, test } from '@jest/globals';
import { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { africasTalkingVoice, type AfricasTalkingVoiceVariables } from './voice.ts';

const medium: Medium = {
  id: 'voice',
  idleMinutes: null,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const ours = ['+254711082999', '+254711082000'].map((text) => PhoneNumber.parse(text)!);
const channel = africasTalkingVoice(medium, { ours, timeLimitMs: 300 });
const config: AfricasTalkingVoiceVariables = {
  AT_USERNAME: 'arogya-live',
  AT_API_KEY: 'atsk_0123456789abcdef0123456789abcdef',
};
const token = 'a-token-that-nobody-guesses';

const to = '+254720123123';
const id = '0199f3a0-1c2d-7e4f-8a5b-6c7d8e9f0a1b';
const form = { username: 'arogya-live', to, from: '+254711082999', clientRequestId: id };
const asked = {
  method: 'POST',
  path: '/call',
  headers: { apikey: config.AT_API_KEY!, accept: 'application/json' },
  form,
};
/** https://developers.africastalking.com/docs/voice/make_call */
const answered = (entries: readonly object[], errorMessage = 'None') => ({
  status: 200,
  body: JSON.stringify({ entries, errorMessage }),
});
const entry = { phoneNumber: to, status: 'Queued', sessionId: 'ATVId_1' };
const queued = answered([entry]);

/** The number that was rung stands in the text, which a call has none of. */
const calling: typeof channel = {
  ...channel,
  sender: (variables) => {
    const call = channel.caller!(variables);
    return ({ to: person, text }) =>
      call({ id, to: person as PhoneNumber, called: PhoneNumber.parse(text), urgent: false });
  },
};

type Case = OutgoingCase<AfricasTalkingVoiceVariables>;
const placing = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  message: { to, text: 'nobody said which' },
  request: asked,
  reply,
  expect: wanted,
});
const failed = (outcome: 'retry' | 'rejected' | 'unknown', reason: string) => ({ failed: outcome, reason });

describeOutgoing(calling, (AT_API_BASE_URL) => ({ ...config, AT_API_BASE_URL }), [
  placing('a call', queued, { providerMessageId: 'ATVId_1' }),
  placing('created', { ...queued, status: 201 }, { providerMessageId: 'ATVId_1' }),
  {
    ...placing('from the number that was rung', queued, { providerMessageId: 'ATVId_1' }),
    message: { to, text: '+254711082000' },
    request: { ...asked, form: { ...form, from: '+254711082000' } },
  },
  placing(
    'to no number',
    answered([{ ...entry, status: 'InvalidPhoneNumber', sessionId: 'None' }]),
    failed('rejected', 'invalid-number'),
  ),
  placing(
    'to where nobody goes',
    answered([{ ...entry, status: 'DestinationNotSupported' }]),
    failed('rejected', 'no-route'),
  ),
  placing(
    'without money',
    answered([{ ...entry, status: 'InsufficientCredit' }]),
    failed('retry', 'insufficient-balance'),
  ),
  placing(
    'in a word of next year',
    answered([{ ...entry, status: 'Perhaps' }]),
    failed('unknown', 'unreadable-answer'),
  ),
  placing(
    'without a session',
    answered([{ ...entry, sessionId: 'None' }]),
    failed('unknown', 'no-session-id'),
  ),
  placing(
    'from no number of ours',
    answered([], `Invalid callerId: ${to}`),
    failed('retry', 'invalid-sender'),
  ),
  placing('with no callback', answered([], 'Invalid callbackUrl: '), failed('retry', 'invalid-callback')),
  placing('to nobody', answered([]), failed('unknown', 'no-entry')),
  placing(
    'wrong key',
    { status: 401, body: 'The supplied authentication is invalid' },
    failed('retry', 'credentials'),
  ),
  placing('broken', { status: 500, body: 'oops' }, failed('unknown', 'http-500')),
  placing('a web page', { status: 200, body: '<html>' }, failed('unknown', 'unreadable-answer')),
  placing('nothing at all', 'stall', failed('unknown', 'timeout')),
  { ...placing('not there', 'not-listening', failed('retry', 'unreachable')), request: undefined as never },
]);

const hop = {
  isActive: '1',
  sessionId: 'ATVId_b2beff43fbe0d2749cc1693b4df4f585',
  direction: 'Outbound',
  callerNumber: '+254720123123',
  destinationNumber: '+254711082999',
};

describeIncoming(channel, { ...config, token }, [
  { label: 'a call of ours', to: 'voice', form: hop, expect: { from: '+254720123123', callId: undefined } },
  {
    label: 'a call of ours, by our own id of it',
    to: 'voice',
    form: { ...hop, clientRequestId: id },
    expect: { from: '+254720123123', callId: id },
  },
  {
    label: 'a call of ours, told the other way round',
    to: 'voice',
    form: { ...hop, callerNumber: '+254711082999', destinationNumber: '+254720123123' },
    expect: { from: '+254720123123' },
  },
  {
    label: 'a call of ours to nobody',
    to: 'voice',
    form: { ...hop, callerNumber: '+254711082999', destinationNumber: '' },
    expect: { refused: 400 },
  },
  {
    label: 'a call to us',
    to: 'voice',
    form: { ...hop, direction: 'Inbound' },
    expect: { from: '+254720123123' },
  },
]);

describe('nobody is called', () => {
  test('where no number of ours is known, and nothing is asked for then', () => {
    const silent = africasTalkingVoice(medium);
    expect(silent.caller).toBeUndefined();
    expect(silent.variables.safeParse({}).success).toBe(true);
  });

  test('without an account, or from what is no number', () => {
    const given = { ...config, AT_VOICE_FROM: '+254711082999' };
    expect(channel.variables.safeParse(given).success).toBe(true);
    expect(channel.variables.safeParse({ ...given, AT_API_KEY: '' }).success).toBe(false);
    expect(channel.variables.safeParse({ ...given, AT_VOICE_FROM: 'AROGYA' }).success).toBe(false);
  });
});
