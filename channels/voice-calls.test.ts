import { beforeEach, describe, expect, test } from '@jest/globals';
import { loadCountry } from '../core/country/country.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations, type ConversationState, type Outcome } from '../flows/conversation.ts';
import { flows } from '../flows/index.ts';
import { catalogues } from '../server/catalogues.ts';
import { africasTalkingVoice } from './africas-talking/voice.ts';
import type { Channel, Inbound, Webhook } from './channel.ts';
import { parseXml, textOf, type Element } from './simulator/xml.ts';
import { twilioVoice } from './twilio/voice.ts';
import { createVoice } from './media/voice.ts';

const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const conversations = createConversations({
  flows: new Map(flows.map((flow) => [flow.name, flow])),
  say,
  mainLanguages: country.mainLanguages,
  budgetMs: 1_000,
});
const today = () => '2026-11-23';
const twilio = twilioVoice(createVoice({ today, placeCodeLength: 6 })) as Channel;
const africasTalking = africasTalkingVoice(createVoice({ today, speech: false })) as Channel;

/** A person, as the store keeps them between contacts. */
let language: string | null;
let state: ConversationState | null;
let effects: Outcome['effects'];
let calls = 0;
beforeEach(() => {
  language = null;
  state = null;
});

/** A call through a channel's own forms and documents: what is heard, and what the documents lead to. */
function startCall(channel: Channel) {
  const isTwilio = channel === twilio;
  const path = isTwilio ? '/webhooks/twilio/voice' : '/webhooks/africas-talking/dev/voice';
  const id = `CA${++calls}`;
  const form: Record<string, string> = isTwilio
    ? {
        CallSid: id,
        From: '+919812345678',
        To: '+15005550006',
        CallStatus: 'in-progress',
        Direction: 'inbound',
      }
    : { sessionId: id, isActive: '1', callerNumber: '+919812345678', direction: 'Inbound' };
  const [webhook] = channel.webhooks as [Extract<Webhook, { kind: 'message' }>];
  let actions: readonly Element[] = [];

  const ask = async (url: string, more: Record<string, string> = {}): Promise<string> => {
    const query = Object.fromEntries(new URL(url).searchParams);
    const request = {
      url,
      params: {},
      headers: {},
      query,
      form: { ...form, ...more },
      rawBody: Buffer.alloc(0),
    };
    const inbound = webhook.read(request) as Inbound;
    const outcome = await conversations.converse({
      medium: channel.medium,
      channel: channel.id,
      dialog: inbound.dialog,
      hear: (before) => inbound.hear(before),
      talker: { language, lastPlace: null },
      state,
      now: new Date('2026-11-23T06:30:00Z'),
      silentMinutes: 0,
    });
    ({ state, effects } = outcome);
    for (const effect of effects) if (effect.type === 'remember') language = effect.language ?? language;
    const root = parseXml(inbound.respond!(outcome.drawn).body);
    actions = root.children as Element[];
    return textOf({ ...root, children: actions.filter(({ name }) => name !== 'Redirect') });
  };
  const gather = () => actions.find(({ name }) => ['Gather', 'GetDigits'].includes(name))?.attributes;
  const answered = (): string => gather()!.action ?? gather()!.callbackUrl!;
  return {
    ring: () => ask(`https://arogya.example${path}`),
    press: (keys: string) => ask(answered(), isTwilio ? { Digits: keys } : { dtmfDigits: keys }),
    say: (text: string, confidence = '0.9') =>
      ask(answered(), { SpeechResult: text, Confidence: confidence }),
    listen: () => ask(textOf(actions.find(({ name }) => name === 'Redirect')!)),
    isOver: () => gather() === undefined,
  };
}

describe.each([
  ['Twilio', twilio],
  ["Africa's Talking", africasTalking],
])('a call through %s', (_, channel) => {
  test('greets in both languages, asks for one, and goes on in it', async () => {
    const call = startCall(channel);
    expect(await call.ring()).toContain('डॉक्टर नहीं');
    expect(await call.listen()).toContain('not a doctor');
    expect(await call.listen()).toContain('हिन्दी, 2 दबाएँ।');
    expect(await call.press('2')).toContain('आरोग्य');
    expect(language).toBe('hi');
    expect(await call.listen()).toContain('पास का अस्पताल, 2 दबाएँ।');
    expect(await call.press('2')).toContain('पिन कोड दबाएँ');
  });

  test('can be answered before the options are said, heard again and left', async () => {
    language = 'en';
    const call = startCall(channel);
    expect(await call.ring()).toContain('not a doctor');
    await call.listen();
    await call.press('8');
    expect(await call.press('7')).toContain('What would you like to know?');
    expect(await call.press('3')).toContain('Emergency 1 1 2.');
    expect(await call.listen()).toContain('Ayushman card 1 4 5, 5 5.');
    expect(await call.listen()).toContain('press 1.');
    expect(await call.press('9')).toContain('Emergency 1 1 2.');
    expect(await call.press('0')).toContain('What would you like to know?');
    expect(await call.press('7')).toMatch(/^Please press a number\. What is Arogya\? press 1\./);
  });

  test('that falls silent hears the question twice more, then goodbye, and is offered to go on next time', async () => {
    language = 'en';
    const call = startCall(channel);
    await call.ring();
    const question = await call.press('2');
    expect(question).toContain('6-digit PIN code');
    expect(await call.listen()).toBe(question);
    expect(await call.listen()).toBe(question);
    expect(await call.listen()).toBe('We hear nothing. Goodbye. You can call again at any time.');
    expect(call.isOver()).toBe(true);

    const next = startCall(channel);
    const offer = await next.ring();
    expect(offer).toContain('Continue where you stopped?');
    expect(offer).not.toMatch(/hospital|PIN/i);
    expect(await next.press('1')).toBe(question);
  });

  test('an answer ends a row of silences', async () => {
    language = 'en';
    const call = startCall(channel);
    await call.ring();
    await call.press('2');
    await call.listen();
    await call.listen();
    await call.press('9');
    await call.listen();
    await call.listen();
    expect(call.isOver()).toBe(false);
  });

  test('the emergency key acts anywhere, and whoever then falls silent hears the numbers once more', async () => {
    language = 'en';
    const call = startCall(channel);
    await call.ring();
    await call.press('2');
    expect(await call.press('*')).toContain('Call 1 1 2 now.');
    expect(effects).toEqual([{ type: 'emergency', certainty: 'confirmed', trigger: 'word' }]);
    expect(await call.listen()).toContain('Tell my place, press 1.');
    await call.listen();
    await call.listen();
    expect(await call.listen()).toBe('We have not called the ambulance. Call 1 1 2 now.');
    expect(call.isOver()).toBe(true);
    expect(effects).toEqual([]);
  });
});

describe('speech', () => {
  test('is an option by its name, a wish, a cry, and asked again where it was guessed', async () => {
    language = 'hi-Latn';
    const call = startCall(twilio);
    await call.ring();
    expect(await call.say('पास का अस्पताल')).toContain('पिन कोड');
    expect(await call.say('मेन्यू')).toContain('आरोग्य');
    expect(await call.say('aspatal')).toContain('पिन कोड');
    expect(await call.say('प्रयागराज', '0.2')).toMatch(/नहीं मिला/);
    expect(await call.say('बचाओ', '0.2')).toContain('क्या आपातकाल है?');
    expect(await call.say('मुझे बचाओ')).toContain('1 1 2');
    expect(effects).toMatchObject([{ type: 'emergency', certainty: 'confirmed' }]);
  });

  test('is not asked for where the line does not know it', async () => {
    language = 'en';
    const keysOnly = startCall(africasTalking);
    await keysOnly.ring();
    expect(await keysOnly.press('2')).not.toMatch(/say/i);
    const both = startCall(twilio);
    state = null;
    await both.ring();
    expect(await both.press('2')).toContain('Or say the name of your village or town.');
  });
});

test('a hop that the call has passed says again where the call stands, and takes nothing', async () => {
  language = 'en';
  const call = startCall(twilio);
  await call.ring();
  const question = await call.press('2');
  const before = state;
  const late: Inbound = (twilio.webhooks[0] as Extract<Webhook, { kind: 'message' }>).read({
    url: 'https://arogya.example/webhooks/twilio/voice?step=1',
    params: {},
    headers: {},
    query: { step: '1' },
    form: { CallSid: `CA${calls}`, From: '+919812345678', CallStatus: 'in-progress', Digits: '1' },
    rawBody: Buffer.alloc(0),
  }) as Inbound;
  const outcome = await conversations.converse({
    medium: twilio.medium,
    channel: twilio.id,
    dialog: late.dialog,
    hear: (heard) => late.hear(heard),
    talker: { language, lastPlace: null },
    state,
    now: new Date('2026-11-23T06:30:00Z'),
    silentMinutes: 0,
  });
  expect(outcome.state).toEqual(before);
  expect(textOf(parseXml(late.respond!(outcome.drawn).body))).toContain(question);
});
