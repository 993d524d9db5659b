import { describe, expect, test } from '@jest/globals';
import { tapsOf } from '../channels/media/testing/fits-form.ts';
import { createChat } from '../channels/media/chat.ts';
import { createSms } from '../channels/media/sms.ts';
import { problemsOf } from '../channels/media/testing/fits.ts';
import { createUssd } from '../channels/media/ussd.ts';
import { createVoice } from '../channels/media/voice.ts';
import { tapped, type WhatsAppForm } from '../channels/media/whatsapp-form.ts';
import { createWhatsApp } from '../channels/media/whatsapp.ts';
import { loadCountry } from '../core/country/country.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations, type ConversationState, type Outcome } from '../flows/conversation.ts';
import { askedArgument } from '../flows/dose/index.ts';
import { flows } from '../flows/index.ts';
import { whichScreen } from '../flows/questions.ts';
import { catalogues } from './catalogues.ts';

const NOON = new Date('2026-11-23T06:30:00Z');
const HOUR_MS = 3_600_000;
const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const today = (): string => '2026-11-23';
const media = {
  sms: createSms({ today }),
  whatsapp: createWhatsApp({ today }),
  voice: createVoice({ today }),
};
type MediumName = keyof typeof media;
const conversations = createConversations({
  flows: new Map(flows.map((flow) => [flow.name, flow])),
  say,
  mainLanguages: country.mainLanguages,
  budgetMs: 1000,
});

const id = (number: number): string => `00000000-0000-7000-8000-00000000000${number}`;
const dose = (about: 'medicine' | 'visit', number: number): readonly [string, string] => [
  'dose',
  askedArgument({ doses: [id(number)], about, called: null, notice: null, mayWait: true }),
];
/** What may be open, by name. */
const QUESTIONS = {
  medicine: dose('medicine', 1),
  'next medicine': dose('medicine', 2),
  visit: dose('visit', 3),
  illness: ['follow-up', 'soon'],
  help: ['sos-open', 'still'],
} as const;
type Question = keyof typeof QUESTIONS;

/** Somebody whom we ask, at hours before noon, and who answers. */
function person(language = 'en', medium: MediumName = 'sms') {
  let state: ConversationState = {
    ...{ saved: null, page: 0, offer: false, parked: null, pending: [] },
    ...{ channel: `t/${medium}`, dialog: 'thread', past: [], heard: '' },
  };
  const talker = { language, lastPlace: null, person: id(9) };
  let last: Outcome | null = null;
  return {
    state: () => state,
    last: () => last!,
    async asked(question: Question, hoursAgo: number): Promise<void> {
      const [flow, argument] = QUESTIONS[question];
      const at = new Date(NOON.getTime() - hoursAgo * HOUR_MS);
      last = await conversations.reach(state, talker, media[medium], flow, { argument }, at);
      ({ state } = last);
    },
    async says(
      input: string,
      { by = medium, dialog = 'thread', now = NOON }: { by?: MediumName; dialog?: string; now?: Date } = {},
    ): Promise<string> {
      last = await conversations.converse({
        ...{ medium: media[by], channel: `t/${by}`, dialog, talker, state, now, silentMinutes: 5 },
        hear: () => ({ inputs: input === '' ? [] : [input], heard: input }),
      });
      ({ state } = last);
      return last.drawn.text;
    },
    /** What was recorded by the last answer: "taken 1", "worse". */
    recorded(): string {
      return last!.effects
        .map((effect) => {
          if (effect.type === 'reminder' && effect.wish.do === 'answer')
            return `${effect.wish.answer} ${effect.wish.doses.map((one) => Number(one.at(-1))).join(',')}`;
          return effect.type === 'emergency' ? 'worse' : effect.type;
        })
        .join(' ');
    },
  };
}

const WHICH = /^Which is it about\?\n1 The medicine\n2 The visit/;

describe('a short reply with several questions open', () => {
  test.each<[string, readonly [Question, number][], string, string]>([
    // What only one of them can mean.
    [
      'taken',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      'taken 1',
      '',
    ],
    [
      'dawai kha li',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      'taken 1',
      '',
    ],
    [
      'टीका लग गया',
      [
        ['medicine', 1],
        ['visit', 3],
      ],
      'taken 3',
      '',
    ],
    [
      'I went',
      [
        ['visit', 3],
        ['medicine', 1],
      ],
      'taken 3',
      '',
    ],
    [
      'Better',
      [
        ['illness', 3],
        ['medicine', 1],
      ],
      '',
      'Good to hear',
    ],
    [
      'behtar',
      [
        ['illness', 3],
        ['medicine', 1],
      ],
      '',
      'Good to hear',
    ],
    [
      '4',
      [
        ['medicine', 3],
        ['illness', 1],
      ],
      'unwell 1',
      '',
    ],
    [
      'goli le li',
      [
        ['medicine', 5],
        ['visit', 4],
        ['illness', 1],
      ],
      'taken 1',
      '',
    ],
    // By time alone where the others were asked days before.
    [
      '1',
      [
        ['visit', 72],
        ['medicine', 1],
      ],
      'taken 1',
      '',
    ],
    [
      '2',
      [
        ['medicine', 60],
        ['visit', 2],
      ],
      'later 3',
      '',
    ],
    [
      '1',
      [
        ['medicine', 8 * 24],
        ['visit', 80],
      ],
      'taken 3',
      '',
    ],
    // Of one subject the newest: the one before is no longer asked about.
    [
      '1',
      [
        ['medicine', 12],
        ['next medicine', 1],
      ],
      'taken 2',
      '',
    ],
    // Else which is asked, and nothing is recorded.
    [
      '1',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      '१',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      'one',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      '3',
      [
        ['medicine', 3],
        ['illness', 1],
      ],
      '',
      'Which',
    ],
    [
      'yes',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      'haan',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      'ठीक है',
      [
        ['medicine', 3],
        ['illness', 1],
      ],
      '',
      'Which',
    ],
    [
      'done',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      'ho gaya',
      [
        ['visit', 30],
        ['medicine', 1],
      ],
      '',
      'Which',
    ],
    [
      'Later',
      [
        ['medicine', 3],
        ['visit', 1],
      ],
      '',
      'Which',
    ],
    [
      'tabiyat kharab',
      [
        ['medicine', 3],
        ['illness', 1],
      ],
      '',
      'Which',
    ],
    [
      '1',
      [
        ['medicine', 5],
        ['visit', 4],
        ['illness', 1],
      ],
      '',
      'Which',
    ],
  ])('"%s" to %j records "%s"', async (reply, questions, recorded, text) => {
    const someone = person();
    for (const [question, hours] of questions) await someone.asked(question, hours);
    const shown = await someone.says(reply);
    expect(someone.recorded()).toBe(recorded);
    expect(shown).toContain(text);
    if (recorded !== '') expect(shown).not.toContain('Which');
  });
});

describe('which', () => {
  const both = async (language = 'en', medium: MediumName = 'sms') => {
    const someone = person(language, medium);
    await someone.asked('medicine', 3);
    await someone.asked('visit', 1);
    return someone;
  };

  test.each([
    ['en', '1', 'taken 1', 'Which is it about?\n1 The medicine\n2 The visit'],
    ['hi-Latn', 'dawai', 'taken 1', 'Yeh kis baare mein hai?\n1 Dawai\n2 ASHA ya ANM'],
    ['hi', '२', 'taken 3', 'यह किस बारे में है?\n1 दवाई\n2 आशा या एएनएम'],
  ])(
    'in %s, by text: what was said counts for what is chosen by "%s"',
    async (language, chosen, recorded, text) => {
      const someone = await both(language);
      expect(await someone.says('1')).toContain(text);
      await someone.says(chosen);
      expect(someone.recorded()).toBe(recorded);
    },
  );

  test('on WhatsApp by a tap; a tap below a question is an answer to that one alone', async () => {
    const someone = person('en', 'whatsapp');
    await someone.asked('medicine', 3);
    const old = tapsOf(someone.last().drawn.form as WhatsAppForm);
    await someone.asked('visit', 1);
    expect(await someone.says('1')).toMatch(WHICH);
    const taps = tapsOf(someone.last().drawn.form as WhatsAppForm);
    await someone.says(tapped(taps.find(({ title }) => title === 'The visit')!.id));
    expect(someone.recorded()).toBe('taken 3');
    await someone.says(tapped(old.find(({ title }) => title === 'Later')!.id));
    expect(someone.recorded()).toBe('later 1');
  });

  test('in a call: whoever calls is asked which, and then that', async () => {
    const someone = await both();
    const now = new Date(NOON.getTime() + HOUR_MS);
    const call = { by: 'voice', dialog: 'call', now } as const;
    expect(await someone.says('', call)).toMatch(
      /^Which is it about\?\nThe medicine, press 1\.\nThe visit, press 2\./,
    );
    expect(await someone.says('1', call)).toMatch(/^Arogya: your medicine time\./);
    await someone.says('1', call);
    expect(someone.recorded()).toBe('taken 1');
  });

  test('whom we call about one of them hears that one', async () => {
    const someone = await both();
    const now = new Date(NOON.getTime() - 0.8 * HOUR_MS);
    expect(await someone.says('', { by: 'voice', dialog: 'call', now })).toMatch(/^Arogya: a visit/);
  });

  test('words that say it themselves are heard while it is asked; nonsense is asked again; 00 leaves', async () => {
    const someone = await both();
    await someone.says('1');
    expect(await someone.says('qwxyz')).toMatch(/^Not understood\.\nWhich/);
    await someone.says('taken');
    expect(someone.recorded()).toBe('taken 1');
    const other = await both();
    await other.says('1');
    expect(await other.says('00')).toMatch(/^Arogya/);
    expect(other.recorded()).toBe('');
  });

  test('a "yes" is nobody’s "taken"', async () => {
    const someone = await both();
    await someone.says('yes');
    expect(await someone.says('1')).toMatch(/^Arogya: your medicine time\.\nPlease choose a number\./);
    expect(someone.recorded()).toBe('');
  });
});

describe('answered late, twice, or past it', () => {
  test('the next day to the one that was asked', async () => {
    const someone = person();
    await someone.asked('medicine', 20);
    await someone.says('1');
    expect(someone.recorded()).toBe('taken 1');
  });

  test('the same key twice answers nothing else: the other question is shown once more', async () => {
    const someone = person();
    await someone.asked('medicine', 3);
    await someone.asked('visit', 1);
    await someone.says('1');
    await someone.says('1');
    expect(someone.recorded()).toBe('taken 1');
    expect(await someone.says('1')).toMatch(/^Arogya: a visit/);
    expect(someone.recorded()).toBe('');
    await someone.says('1');
    expect(someone.recorded()).toBe('taken 3');
    expect(await someone.says('1')).toMatch(/^Arogya\. Advice|^Arogya/);
    expect(someone.recorded()).toBe('');
  });

  test('a button of yesterday’s question is no answer to today’s', async () => {
    const someone = person('en', 'whatsapp');
    await someone.asked('medicine', 20);
    const old = tapsOf(someone.last().drawn.form as WhatsAppForm);
    await someone.asked('next medicine', 1);
    expect(await someone.says(tapped(old.find(({ title }) => title === 'Taken')!.id))).toMatch(
      /your medicine time/,
    );
    expect(someone.recorded()).toBe('');
  });

  test('after a week nothing is open', async () => {
    const someone = person();
    await someone.asked('visit', 9 * 24);
    await someone.asked('medicine', 8 * 24);
    await someone.says('hospital', { now: new Date(NOON.getTime() - 8 * 24 * HOUR_MS) });
    await someone.says('taken');
    expect(someone.recorded()).toBe('');
  });
});

describe('an emergency goes first', () => {
  test('a key answers the question of an SOS, whatever else is open', async () => {
    const someone = person();
    await someone.asked('medicine', 3);
    await someone.asked('visit', 1);
    expect(await someone.says('help')).toMatch(/Emergency\?|emergency/);
    await someone.says('1');
    expect(someone.last().effects).toMatchObject([{ type: 'emergency', certainty: 'confirmed' }]);
    expect(someone.last().flow).toBe('sos');
  });

  test('what was asked before it is answered afterwards, by its own words', async () => {
    const someone = person();
    await someone.asked('medicine', 1);
    await someone.says('SOS');
    await someone.says('taken');
    // What is said after a cry belongs to the cry.
    expect(someone.recorded()).toBe('emergency-said');
    await someone.says('00');
    await someone.says('taken');
    expect(someone.recorded()).toBe('taken 1');
  });

  test('whether help is needed is asked once more before a key counts; other words go where they belong', async () => {
    const someone = person();
    await someone.asked('help', 2);
    await someone.asked('medicine', 1);
    expect(await someone.says('2')).toMatch(/^Arogya: do you still need help\?/);
    expect(someone.recorded()).toBe('');
    expect(someone.last().flow).toBe('sos-open');
    const other = person();
    await other.asked('help', 2);
    await other.asked('medicine', 1);
    await other.says('taken');
    expect(other.recorded()).toBe('taken 1');
  });

  test('a cry is a cry while which is asked', async () => {
    const someone = person();
    await someone.asked('medicine', 3);
    await someone.asked('visit', 1);
    await someone.says('1');
    await someone.says('SOS');
    expect(someone.last().flow).toBe('sos');
  });
});

describe('in the middle of something else', () => {
  test('a key is the menu’s; words that can only mean a question are its answer', async () => {
    const someone = person();
    await someone.asked('medicine', 1);
    expect(await someone.says('00')).toMatch(/^Arogya/);
    await someone.says('2');
    expect(someone.last().flow).toBe('hospital-lookup');
    await someone.says('00');
    await someone.says('kha li');
    expect(someone.recorded()).toBe('taken 1');
  });

  test('where any words count, they are taken there', async () => {
    const someone = person();
    await someone.asked('medicine', 1);
    await someone.says('hospital');
    await someone.says('taken');
    expect(someone.recorded()).toBe('');
  });
});

test.each(['medicine', 'visit', 'illness'] as const)(
  '"not me" under %s parts the number, once',
  async (question) => {
    const someone = person();
    await someone.asked(question, 1);
    expect(await someone.says('5')).toMatch(/^Sorry\. This number is no longer linked/);
    expect(someone.recorded()).toBe('consent unlink');
  },
);

test('after something told in a call, 5 parts the number and 1 goes on', async () => {
  for (const [key, text] of [
    ['5', /no longer linked/],
    ['1', /^Arogya/],
  ] as const) {
    let state: ConversationState | null = null;
    let shown = '';
    for (const input of ['', key]) {
      const outcome: Outcome = await conversations.converse({
        ...{
          medium: media.voice,
          channel: 't/voice',
          dialog: 'call',
          opens: { flow: 'told' },
          state,
          now: NOON,
        },
        ...{ talker: { language: 'en', lastPlace: null }, silentMinutes: 5 },
        hear: () => ({ inputs: input === '' ? [] : [input], heard: input }),
      });
      ({ state } = outcome);
      shown = outcome.drawn.text;
    }
    expect(shown).toMatch(text);
  }
});

test.each([
  ['messages', /^You will get no messages/],
  ['scheme-news', /^We will not tell you of new schemes/],
])('after something told in a call by consent to %s, 2 ends that alone', async (purpose, text) => {
  const call = (input: string, state: ConversationState | null): Promise<Outcome> =>
    conversations.converse({
      ...{ medium: media.voice, channel: 't/voice', dialog: 'call', state, now: NOON },
      opens: { flow: 'told', argument: purpose },
      ...{ talker: { language: 'en', lastPlace: null }, silentMinutes: 5 },
      hear: () => ({ inputs: input === '' ? [] : [input], heard: input }),
    });
  const { state } = await call('', null);
  const { drawn, effects } = await call('2', state);
  expect(drawn.text).toMatch(text);
  expect(effects).toEqual([{ type: 'consent', purpose, given: false }]);
});

const every = [...languages.map(({ code }) => [code as string]), country.mainLanguages];
test.each(every.map((codes) => [codes]))('which of them fits everywhere, in %j', (codes) => {
  const wording = { languages: codes, say };
  for (const medium of [...Object.values(media), createUssd({ today }), createChat({ today })]) {
    expect(problemsOf(whichScreen(['medicine', 'visit']), medium, wording)).toEqual([]);
    expect(problemsOf(whichScreen(['medicine', 'visit', 'illness']), medium, wording)).toEqual([]);
  }
});
