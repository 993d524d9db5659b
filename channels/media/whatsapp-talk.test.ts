import { beforeEach, expect, test } from '@jest/globals';
import { loadCountry } from '../../core/country/country.ts';
import { createMessages } from '../../core/text/messages.ts';
import { createConversations, type ConversationState, type Outcome } from '../../flows/conversation.ts';
import { globalWord } from '../../flows/global-words.ts';
import { flows } from '../../flows/index.ts';
import { catalogues } from '../../server/catalogues.ts';
import { tapsOf } from './testing/fits-form.ts';
import {
  mediaSent,
  sharedLocation,
  SOS_ID,
  tapped,
  typed,
  voiceNote,
  type WhatsAppForm,
} from './whatsapp-form.ts';
import { createWhatsApp } from './whatsapp.ts';

const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const conversations = createConversations({
  flows: new Map(flows.map((flow) => [flow.name, flow])),
  say,
  mainLanguages: country.mainLanguages,
  budgetMs: 1_000,
});
const medium = createWhatsApp({ today: () => '2026-11-23' });

/** A person, as the store keeps them between contacts. */
let language: string | null;
let state: ConversationState | null;
beforeEach(() => {
  language = 'en';
  state = null;
});

async function send(input: string, silentMinutes = 0): Promise<Outcome & { form: WhatsAppForm }> {
  const outcome = await conversations.converse({
    medium,
    channel: 'test/whatsapp',
    dialog: 'thread',
    hear: () => ({ inputs: [input], heard: '' }),
    talker: { language, lastPlace: null },
    state,
    now: new Date('2026-11-23T06:30:00Z'),
    silentMinutes,
  });
  ({ state } = outcome);
  return { ...outcome, form: outcome.drawn.form as WhatsAppForm };
}

const tap = (form: WhatsAppForm, title: string): string =>
  tapped(tapsOf(form).find((one) => one.title === title)!.id);

const VOICE_NOTE =
  'We cannot hear voice notes yet. Please type or tap. In an emergency type SOS or call 112.';

test('a voice note is answered with the question again, and nothing moves', async () => {
  const menu = await send(typed('menu'));
  const { form: asked } = await send(tap(menu.form, 'Nearest hospital'));
  const before = state;
  const again = await send(voiceNote());
  expect(again.form).toEqual({ type: 'location-request', body: `${VOICE_NOTE}\n${asked.body}` });
  expect(again.state).toEqual(before);
  expect((await send(mediaSent())).drawn.text).toMatch(/^We cannot open pictures/);
});

test('who begins with a voice note is told so, whether known or not, and when something was left', async () => {
  expect((await send(voiceNote())).drawn.text).toMatch(new RegExp(`^${VOICE_NOTE}\nArogya`));
  await send(typed('hospital'));
  const offered = await send(voiceNote(), 2_000);
  expect(offered.drawn.text).toMatch(new RegExp(`^${VOICE_NOTE}\nContinue where you stopped`));
  language = null;
  state = null;
  expect((await send(voiceNote())).drawn.text).toContain(VOICE_NOTE);
});

test("an old message's buttons answer nothing, but its emergency acts and its Menu leads out", async () => {
  const menu = await send(typed('menu'));
  const help = await send(tap(menu.form, 'About us'));
  await send(typed('hospital'));
  const stale = await send(tap(help.form, tapsOf(help.form)[0]!.title));
  expect(stale.flow).toBe('hospital-lookup');
  expect(stale.form.type).toBe('location-request');

  const sos = await send(tap(menu.form, 'SOS emergency'));
  expect(sos.flow).toBe('sos');
  expect(sos.effects.filter(({ type }) => type === 'emergency')).toHaveLength(1);
  expect((await send(tap(help.form, 'Menu'))).flow).not.toBe('sos');
});

test('the emergency is raised once from the menu, and from a message of days ago', async () => {
  const menu = await send(typed('menu'));
  const sos = tap(menu.form, 'SOS emergency');
  for (const silent of [0, 5_000, 50_000]) {
    state = menu.state;
    const { flow, effects } = await send(sos, silent);
    expect([flow, effects.filter(({ type }) => type === 'emergency').length]).toEqual(['sos', 1]);
  }
});

test.each([
  ['a tap', tapped('Ab_-12:1'), null],
  ['a location', sharedLocation(25.45, 81.84), null],
  ['a voice note', voiceNote(), null],
  ['a picture', mediaSent(), null],
  ['a tapped emergency', tapped(SOS_ID), { type: 'SOS' }],
])('%s beats every state only if it is a cry for help', (_, input, word) =>
  expect(globalWord(input)).toEqual(word),
);
