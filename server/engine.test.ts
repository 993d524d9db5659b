import { expect, test } from '@jest/globals';
import { fromPromise } from 'xstate';
import { createUssd } from '../channels/media/ussd.ts';
import { joinedHistory } from '../channels/media/ussd-history.ts';
import { loadCountry } from '../core/country/country.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations, type Contact, type ConversationState } from '../flows/conversation.ts';
import { flows } from '../flows/index.ts';
import { TurnUnfinished, type Saved } from '../flows/turn.ts';
import { catalogues } from './catalogues.ts';

/** A read that is never answered. */
const hangs = fromPromise(() => new Promise<void>(() => undefined));

const NOON = new Date('2026-11-23T06:30:00Z');

const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const medium = createUssd({ today: () => '2026-11-23' });
const engine = (budgetMs = 1000) =>
  createConversations({
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    say,
    mainLanguages: country.mainLanguages,
    budgetMs,
  });

const stateOf = (saved: Saved | null, more: Partial<ConversationState> = {}): ConversationState => ({
  saved,
  page: 0,
  offer: false,
  parked: null,
  pending: [],
  channel: 'test/ussd',
  dialog: 's1',
  past: [],
  heard: '1',
  ...more,
});

const contact = (state: ConversationState | null, text: string, more: Partial<Contact> = {}): Contact => ({
  medium,
  channel: 'test/ussd',
  dialog: 's1',
  hear: joinedHistory(text),
  talker: { language: 'en', lastPlace: null },
  state,
  now: NOON,
  silentMinutes: 0,
  ...more,
});

const asking: Saved = {
  flow: 'hospital-lookup',
  version: 1,
  snapshot: {
    value: 'askPlace',
    context: {
      misses: 0,
      query: '',
      lastPlace: null,
      match: 'none',
      places: [],
      place: null,
      hospitals: [],
      widened: false,
      shown: 0,
    },
  },
};

test.each<[string, Saved, RegExp]>([
  [
    'a newer version',
    { ...asking, version: 99 },
    /^Sorry, this service has changed.*\nSend your 6-digit PIN/,
  ],
  [
    'a state that is gone',
    { ...asking, snapshot: { ...asking.snapshot, value: 'gone' } },
    /^Sorry.*\nSend your 6-digit PIN/,
  ],
  ['a flow that is gone', { ...asking, flow: 'gone' }, /^Sorry.*\nArogya/],
])('a conversation saved under %s ends with an apology at the nearest question', async (_, saved, shown) => {
  const { drawn, state } = await engine().converse(contact(stateOf(saved), '1*x'));
  expect(drawn.text).toMatch(shown);
  expect(state.saved).not.toBeNull();
});

test('a flow that does not come to rest in time is given up, and nothing of it is kept', async () => {
  const menu = stateOf({
    flow: 'menu',
    version: 1,
    snapshot: { value: 'choosing', context: { misses: 0, chosen: null } },
  });
  // No port is provided here but the one that never answers.
  const stuck = flows.find(({ name }) => name === 'hospital-lookup')!;
  const never = {
    ...stuck,
    machine: stuck.machine.provide({ actors: { findPlaces: hangs, nearestHospitals: hangs } } as never),
  };
  const conversations = createConversations({
    flows: new Map(flows.map((flow) => [flow.name, flow === stuck ? (never as typeof stuck) : flow])),
    say,
    mainLanguages: country.mainLanguages,
    budgetMs: 100,
  });
  await expect(conversations.converse(contact(menu, '1*hospital 211001'))).rejects.toThrow(TurnUnfinished);
});

test('a deadline for a question that has been left does nothing', async () => {
  expect(await engine().expire(stateOf(asking), { language: 'en', lastPlace: null }, NOON)).toBeNull();
});

test('two hundred answers in one contact are taken as twelve, and none fails', async () => {
  const { drawn } = await engine().converse(contact(null, Array(200).fill('9').join('*')));
  expect(drawn.text).toMatch(/Please choose a number/);
});

test.each([
  ['nothing', ''],
  ['ten thousand characters', 'x'.repeat(10_000)],
  ['emoji', '😀😀'],
  ['half an emoji', '\ud83d'],
  ['prototype keys', '__proto__'],
  ['only marks', 'ािी'],
])('%s is answered with the question again', async (_, input) => {
  const menu = stateOf({
    flow: 'menu',
    version: 1,
    snapshot: { value: 'choosing', context: { misses: 0, chosen: null } },
  });
  const { drawn } = await engine().converse(contact(menu, `1*${input}`));
  expect(drawn.text).toMatch(/1 SOS/);
});
