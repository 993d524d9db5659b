import { beforeAll, expect, test } from '@jest/globals';
import type { Thread, TurnWritten } from '../core/conversations/store.ts';
import { loadCountry } from '../core/country/country.ts';
import type { Claimed } from '../core/outbox/outbox.ts';
import { PhoneNumber } from '../core/phone.ts';
import type { Road } from '../core/reminders/plan.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations, type ConversationState } from '../flows/conversation.ts';
import { flows } from '../flows/index.ts';
import type { Saved } from '../flows/turn.ts';
import { catalogues } from '../server/catalogues.ts';
import { createAsk, type HowAsked } from './ask.ts';
import type { Channel } from './channel.ts';
import { createSms } from './media/sms.ts';
import { createUssd } from './media/ussd.ts';
import { createVoice } from './media/voice.ts';
import { createWhatsApp } from './media/whatsapp.ts';

const now = new Date('2026-11-23T06:30:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const today = (): string => '2026-11-23';
const phone = PhoneNumber.parse('+919812345678')!;

const channels = new Map(
  [
    { id: 't/sms', medium: createSms({ today }), sender: true },
    { id: 't/whatsapp', medium: createWhatsApp({ today }), sender: true, freeHours: 24 },
    { id: 't/voice', medium: createVoice({ today }) },
    { id: 't/ussd', medium: createUssd({ today }) },
  ].map((one) => [one.id, one as unknown as Channel]),
);
let conversations: ReturnType<typeof createConversations>;
beforeAll(() => {
  conversations = createConversations({
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    ...{ say, mainLanguages: country.mainLanguages, budgetMs: 2000 },
  });
});

const saved = (flow: string, context: object = {}): Saved => ({
  ...{ flow, version: 1 },
  snapshot: { value: 'asking', context: context as Record<string, unknown> },
});

/** Asks somebody who stands somewhere how they are; resolves with how that went and what was written. */
async function asked({
  last = 't/sms',
  stands = null as Saved | null,
  askedAt = null as Date | null,
  heard = 60,
  road = null as Road | null,
  texts = 't/sms' as string | null,
  calls = 't/voice' as string | null,
  to = phone as Claimed['to'],
  overtaken = false,
} = {}): Promise<{ how: HowAsked; by: string | null; text: string }> {
  const state: ConversationState = {
    ...{ saved: stands, page: 0, offer: false, parked: null, pending: [], channel: last },
    ...{ dialog: 'd', past: [], heard: '', askedAt: askedAt?.toISOString() ?? null },
  };
  const thread = {
    personId: 'p',
    identityId: 'i',
    revision: 3,
    language: 'en',
    memory: null,
    state,
  } as Partial<Thread>;
  let written: TurnWritten | null = null;
  const ask = createAsk({
    conversations,
    store: {
      byPerson: async () => ({ ...thread, heardAt: ago(heard) }) as Thread,
      write: async (turn) => {
        written = turn;
        return overtaken ? { outcome: 'overtaken' } : { outcome: 'saved', outboxIds: ['x'] };
      },
    },
    channels,
    ...{ messageChannel: texts, callChannel: calls, say },
    mainLanguages: country.mainLanguages,
    ring: () => undefined,
    clock: { now: () => now },
  });
  const how = await ask({ id: 'row', personId: 'p', identityId: 'i', to } as Claimed, {
    ...{ flow: 'follow-up', argument: 'soon', road, unasked: { exempt: null } },
  });
  const [wanted] = (written as TurnWritten | null)?.wanted ?? [];
  const payload = wanted?.payload as { text?: string; words?: readonly { text: string }[] } | undefined;
  return { how, by: wanted?.channel ?? null, text: payload?.text ?? payload?.words?.[0]?.text ?? '' };
}

test.each([
  ['as they wrote last', {}, 't/sms'],
  ['as they wrote last, on a messenger', { last: 't/whatsapp' }, 't/whatsapp'],
  ['by text where the messenger is closed', { last: 't/whatsapp', heard: 25 * 60 }, 't/sms'],
  ['by text to who dialled', { last: 't/ussd' }, 't/sms'],
  ['by a call to who called', { last: 't/voice' }, 't/voice'],
  ['by a call where no text can leave', { texts: null, last: 't/ussd' }, 't/voice'],
  ['as they chose: by a call', { road: 'voice' as const }, 't/voice'],
  ['as they chose: on a messenger', { road: 'whatsapp' as const }, 't/whatsapp'],
  ['as they chose: by text', { road: 'sms' as const, last: 't/whatsapp' }, 't/sms'],
])('asked %s', async (_, circumstances, by) => {
  const { how, by: road, text } = await asked(circumstances);
  expect([how.outcome, road]).toEqual(['asked', by]);
  expect(text).toMatch(by === 't/voice' ? /^This is Arogya, as you asked/ : /^Arogya: is the person better/);
});

test.each([
  ['there is no number', { to: null }],
  ['nothing can leave', { texts: null, calls: null, last: 't/ussd' }],
])('nowhere where %s', async (_, circumstances) => {
  expect((await asked(circumstances)).how).toEqual({ outcome: 'nowhere' });
});

const menu = saved('hospital-lookup');
const dose = saved('dose', { about: 'medicine' });
const emergency = saved('follow-up', { level: 'emergency' });

test.each<[string, object, boolean]>([
  ['who is in the middle of something', { stands: menu, heard: 5 }, true],
  ['who left something', { stands: menu, heard: 15 }, false],
  ['who was asked just now', { stands: dose, askedAt: ago(1), heard: 60 }, false],
  ['who has just answered', { stands: dose, askedAt: ago(5), heard: 1 }, true],
  [
    'who is asked after an emergency, within its hour',
    { stands: emergency, askedAt: ago(59), heard: 300 },
    true,
  ],
  ['the same after it', { stands: emergency, askedAt: ago(61), heard: 300 }, false],
  ['who cried for help hours ago', { stands: saved('sos'), heard: 300 }, true],
  ['who cried for help yesterday', { stands: saved('sos'), heard: 1440 }, false],
  ['who is asked whether help is needed', { stands: saved('sos-open'), askedAt: ago(9), heard: 600 }, true],
  ['who spoke of self-harm, whenever', { stands: saved('crisis'), heard: 9999 }, true],
  ['who moved at that moment', { overtaken: true }, true],
])('%s', async (_, circumstances, isLater) => {
  const { how } = await asked(circumstances);
  expect(how.outcome).toBe(isLater ? 'later' : 'asked');
});
