import { describe, expect, test } from '@jest/globals';
import { fromPromise, type AnyStateMachine } from 'xstate';
import { createSms } from '../channels/media/sms.ts';
import { createUssd } from '../channels/media/ussd.ts';
import { createVoice } from '../channels/media/voice.ts';
import { loadCountry } from '../core/country/country.ts';
import { createMessages } from '../core/text/messages.ts';
import {
  createConversations,
  type Contact,
  type ConversationState,
  type Outcome,
} from '../flows/conversation.ts';
import { flows } from '../flows/index.ts';
import { catalogues } from './catalogues.ts';

const NOON = new Date('2026-11-23T06:30:00Z');
const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const today = (): string => '2026-11-23';
const media = { sms: createSms({ today }), ussd: createUssd({ today }), voice: createVoice({ today }) };

/** Words that stand for what they mean. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'so tired of it all': ['self-harm'],
  'it is done already': ['self-harm-done'],
  'my cow is ill': ['animal'],
  'thank you very much': ['thanks'],
};
const understand = (text: string) => ({ intents: MEANT[text] ?? [], health: text.includes('fever') });

/** What was written, and where the words went: the symptom check itself is tried elsewhere. */
const heard: string[] = [];
const provided = flows.map((flow) =>
  flow.name !== 'symptom-check'
    ? flow
    : {
        ...flow,
        machine: flow.machine.provide({
          actors: {
            understand: fromPromise(({ input }) => {
              heard.push((input as { text: string }).text);
              return Promise.resolve({ outcome: 'nothing' });
            }),
          },
        } as never) as AnyStateMachine,
      },
);
const conversations = createConversations({
  flows: new Map(provided.map((flow) => [flow.name, flow])),
  say,
  mainLanguages: country.mainLanguages,
  understand,
  budgetMs: 2000,
});

interface Person {
  language: string | null;
  state: ConversationState | null;
}

async function says(
  person: Person,
  text: string,
  {
    medium = 'sms',
    dialog = 'thread',
    silentMinutes = 1,
    ...more
  }: {
    medium?: keyof typeof media;
    dialog?: string;
    silentMinutes?: number;
    channel?: string;
  } = {},
): Promise<Outcome> {
  const contact: Contact = {
    medium: media[medium],
    channel: more.channel ?? `test/${medium}`,
    dialog,
    hear: () => ({ inputs: text === '' ? [] : [text], heard: text }),
    talker: { language: person.language, lastPlace: null },
    state: person.state,
    now: NOON,
    silentMinutes,
  };
  const outcome = await conversations.converse(contact);
  person.state = outcome.state;
  return outcome;
}

const someone = (language: string | null = 'en'): Person => ({ language, state: null });
const raised = ({ effects }: Outcome): unknown => effects.find(({ type }) => type === 'emergency');

describe('self-harm', () => {
  test.each([
    ['as first words', someone(), []],
    ['as first words of a stranger', someone(null), []],
    ['at the menu', someone(), ['hello there']],
    ['where a place is asked for', someone(), ['hospital']],
    ['at an SOS', someone(), ['sos']],
    ['while the language is asked for', someone(null), ['hello there']],
  ])('%s is answered at once', async (_, person, before) => {
    for (const text of before) await says(person, text);
    const outcome = await says(person, 'so tired of it all');
    expect(outcome.flow).toBe('crisis');
    expect(outcome.drawn.text).toMatch(/14416.*112/);
    expect(outcome.drawn.text).not.toMatch(/tired|rope/);
    expect(raised(outcome)).toBeUndefined();
    expect(outcome.effects.map(({ type }) => type)).toEqual(['deadline']);
  });

  test.each([
    ['1', 'confirmed'],
    ['yes', 'confirmed'],
    ['3', 'unconfirmed'],
    ['what do you mean', 'unconfirmed'],
    ['2', undefined],
    ['0', 'unconfirmed'],
    ['00', 'unconfirmed'],
    ['menu', 'unconfirmed'],
    ['hospital', 'unconfirmed'],
    ['211001', 'unconfirmed'],
    ['sos', 'confirmed'],
  ])('"%s" to what was done raises %s', async (text, certainty) => {
    const person = someone();
    await says(person, 'so tired of it all');
    const outcome = await says(person, text);
    expect((raised(outcome) as { certainty?: string } | undefined)?.certainty).toBe(certainty);
    expect(
      outcome.effects.filter(({ type }) => ['message', 'follow-up', 'assessment'].includes(type)),
    ).toEqual([]);
    if (text === '2') expect(outcome.drawn.text).toContain('Is someone with you?');
  });

  test('silence raises once, and the question stands: a late yes counts', async () => {
    const person = someone();
    await says(person, 'so tired of it all');
    const talker = { language: 'en', lastPlace: null };
    const silent = await conversations.expire(person.state!, talker, NOON);
    expect(silent!.effects).toEqual([{ type: 'emergency', certainty: 'unconfirmed', trigger: 'crisis' }]);
    const again = await conversations.expire(silent!.state, talker, NOON);
    expect(again?.effects ?? []).toEqual([]);
    person.state = silent!.state;
    expect(raised(await says(person, '1'))).toMatchObject({ certainty: 'confirmed' });
  });

  test('pages turned meanwhile are no answer: the question still stands', async () => {
    const person = someone('hi');
    await says(person, 'so tired of it all', { medium: 'ussd' });
    const { moves } = person.state!;
    await says(person, '98', { medium: 'ussd' });
    expect(person.state!.moves).toBe(moves);
    await says(person, '2', { medium: 'ussd' });
    expect(person.state!.moves).toBe(moves! + 1);
  });

  test('who falls silent in a call hears the numbers, and is with the desk', async () => {
    const person = someone();
    await says(person, 'so tired of it all', { medium: 'voice' });
    const outcome = await says(person, '<gone>', { medium: 'voice' });
    expect(raised(outcome)).toMatchObject({ certainty: 'unconfirmed' });
    expect(outcome.drawn.text).toMatch(/1 4 4/);
  });

  test('what is done already is an emergency at once', async () => {
    const outcome = await says(someone(), 'it is done already');
    expect(raised(outcome)).toMatchObject({ certainty: 'confirmed' });
    expect(outcome.drawn.text).toMatch(/^Call 112 now/);
  });

  test('taken up again it shows nothing of it', async () => {
    const person = someone();
    await says(person, 'so tired of it all', { medium: 'ussd', dialog: 'one' });
    const offer = await says(person, '', { medium: 'ussd', dialog: 'two' });
    expect(offer.drawn.text).not.toMatch(/14416|alone/);
    const menu = await says(person, '1', { medium: 'ussd', dialog: 'two' });
    expect(menu.flow).toBe('menu');
    expect([raised(offer), raised(menu)]).toMatchObject([{ certainty: 'unconfirmed' }, undefined]);
  });
});

describe('an illness in free words', () => {
  test.each([
    ['as first words', someone(), [], 'symptom-check'],
    ['as first words of a stranger', someone(null), [], 'symptom-check'],
    ['at the menu', someone(), ['hello there'], 'symptom-check'],
    ['while the language is asked for', someone(null), ['hello there'], 'symptom-check'],
    ['where a place is asked for', someone(), ['hospital'], 'hospital-lookup'],
    ['at an SOS', someone(), ['sos'], 'sos'],
  ])('%s leads to %s', async (_, person, before, flow) => {
    for (const text of before) await says(person, text);
    heard.length = 0;
    const outcome = await says(person, 'she has a fever').catch(() => null);
    if (flow === 'hospital-lookup') expect(heard).toEqual([]);
    else expect(outcome!.flow).toBe(flow);
    if (flow === 'symptom-check') expect(heard).toEqual(['she has a fever']);
  });

  test('at the offer to go on too', async () => {
    const person = someone();
    await says(person, 'hospital');
    await says(person, 'hello there', { silentMinutes: 800 });
    expect((await says(person, 'she has a fever')).flow).toBe('symptom-check');
  });

  test('a cow goes where cows are answered, thanks lead nowhere', async () => {
    expect((await says(someone(), 'my cow is ill')).flow).toBe('symptom-check');
    expect((await says(someone(), 'thank you very much')).flow).toBe('menu');
  });
});

describe('a question of our own', () => {
  const talker = { language: 'en', lastPlace: null };
  const asked = async (argument: string): Promise<Person> => {
    const person = someone();
    await says(person, 'hospital', { medium: 'ussd' });
    const outcome = await conversations.reach(
      person.state!,
      talker,
      media.sms,
      'follow-up',
      { argument },
      NOON,
    );
    expect(outcome.drawn.text).toMatch(/^Arogya: is the person better\?\n1 Better\n2 Same\n3 Worse/);
    return { language: 'en', state: outcome.state };
  };

  test.each([
    ['urgent', '1', /^Good to hear/, []],
    ['urgent', '2', /^Keep to the advice/, ['follow-up']],
    ['urgent last', '2', /^Keep to the advice/, []],
    ['emergency last', '2', /go now\. Call 112/, []],
    ['soon', '3', /^Go to a hospital now\. Call 112/, ['emergency']],
  ])('%s, answered %s by another channel hours later', async (argument, answer, text, effects) => {
    const person = await asked(argument);
    const outcome = await says(person, answer, { channel: 'other/sms', silentMinutes: 1000 });
    expect(outcome.drawn.text).toMatch(text);
    expect(outcome.effects.map(({ type }) => type)).toEqual(effects);
  });

  test('"the same" is asked about once more', async () => {
    const outcome = await says(await asked('soon'), '2');
    expect(outcome.effects).toEqual([{ type: 'follow-up', level: 'soon', hours: [24], isLast: true }]);
  });

  test('silence opens a record after an emergency alone', async () => {
    for (const [argument, effects] of [
      ['emergency', [{ type: 'emergency', certainty: 'unconfirmed', trigger: 'follow-up' }]],
      ['urgent', []],
    ] as const) {
      const { state } = await asked(argument);
      expect((await conversations.expire(state!, talker, NOON))?.effects ?? []).toEqual(effects);
    }
  });
});
