import { describe, expect, test } from '@jest/globals';
import { PhoneNumber } from '../../core/phone.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { account, publicBaseUrl, silentMedium } from './testing/account.ts';
import { twilioVoice, type TwilioVoiceVariables } from './voice.ts';

const ours = ['+15005550006', '+15005550009'].map((text) => PhoneNumber.parse(text)!);
const channel = twilioVoice(silentMedium('voice'), { ours, timeLimitMs: 300 });
const config: TwilioVoiceVariables = { ...account, TWILIO_VOICE_FROM: '+15005550006,+15005550009' };

const to = '+919812345678';
const id = '0199f3a0-1c2d-7e4f-8a5b-6c7d8e9f0a1b';
const form = {
  To: to,
  From: '+15005550006',
  Url: `${publicBaseUrl}/webhooks/twilio/voice?call=${id}`,
  StatusCallback: `${publicBaseUrl}/webhooks/twilio/voice-status`,
  Timeout: '30',
  MachineDetection: 'Enable',
};
const asked = { method: 'POST', path: `/2010-04-01/Accounts/${account.TWILIO_ACCOUNT_SID}/Calls.json`, form };
const created = { status: 201, body: '{"sid":"CA1","status":"queued"}' };
const refused = (code: number, status = 400) => ({
  status,
  body: JSON.stringify({ code, message: `no ${to}`, status }),
});

/** The number that was rung stands in the text, which a call has none of. */
const calling: typeof channel = {
  ...channel,
  sender: (variables) => {
    const call = channel.caller!(variables);
    return ({ to: person, text }) =>
      call({ id, to: person as PhoneNumber, called: PhoneNumber.parse(text), urgent: false });
  },
};

type Case = OutgoingCase<TwilioVoiceVariables>;
const placing = (label: string, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  config: { publicBaseUrl },
  message: { to, text: 'nobody said which' },
  request: asked,
  reply,
  expect: wanted,
});

describeOutgoing(calling, (TWILIO_API_BASE_URL) => ({ ...config, TWILIO_API_BASE_URL }), [
  placing('a call', created, { providerMessageId: 'CA1' }),
  {
    ...placing('from the number that was rung', created, { providerMessageId: 'CA1' }),
    message: { to, text: '+15005550009' },
    request: { ...asked, form: { ...form, From: '+15005550009' } },
  },
  {
    ...placing('from the first, where another was rung', created, { providerMessageId: 'CA1' }),
    message: { to, text: '+918088919888' },
  },
  {
    label: 'where nobody has said how we are reached: nothing is asked',
    message: { to },
    reply: created,
    expect: { failed: 'rejected', reason: 'no-public-address' },
  },
  placing('to no number', refused(21217), { failed: 'rejected', reason: 'invalid-number' }),
  placing('to where we may not call', refused(21215), { failed: 'rejected', reason: 'region-not-enabled' }),
  placing('from no number of ours', refused(21210), { failed: 'retry', reason: 'invalid-sender' }),
  placing('too many at once', refused(20429, 429), { failed: 'retry', reason: 'throttled' }),
  placing('broken', refused(20500, 500), { failed: 'unknown', reason: 'http-500' }),
  placing('nothing at all', 'stall', { failed: 'unknown', reason: 'timeout' }),
  {
    ...placing('not there', 'not-listening', { failed: 'retry', reason: 'unreachable' }),
    request: undefined as never,
  },
]);

describe('nobody is called', () => {
  test('where no number of ours is known', () => {
    expect(twilioVoice(silentMedium('voice')).caller).toBeUndefined();
  });

  test('from what is no number', () => {
    const given = { ...account, TWILIO_VOICE_FROM: '+15005550006, AROGYA' };
    expect(channel.variables.safeParse(given).success).toBe(false);
  });
});
