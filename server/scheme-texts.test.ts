/** Every scheme and every question there is, as the conversation shows it: on each medium, in each language. */
import { expect, test } from '@jest/globals';
import { UNKNOWN, type Facts } from '@arogya/rules';
import { createSms } from '../channels/media/sms.ts';
import { problemsOf } from '../channels/media/testing/fits.ts';
import { createUssd } from '../channels/media/ussd.ts';
import { createVoice } from '../channels/media/voice.ts';
import { createWhatsApp } from '../channels/media/whatsapp.ts';
import { loadCountry } from '../core/country/country.ts';
import { createSchemes } from '../core/schemes/index.ts';
import { findForbidden } from '../core/symptoms/forbidden.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { globalWord } from '../flows/global-words.ts';
import type { Context } from '../flows/schemes/context.ts';
import { MOST_QUESTIONS } from '../flows/schemes/limits.ts';
import { checklist, screens, screensOf } from '../flows/schemes/screens.ts';
import type { Screen } from '../flows/screen.ts';
import { catalogues, schemeBook, schemeTexts } from './catalogues.ts';
import { AGES, createSchemePorts } from './schemes.ts';

const fallbacks = new Set<string>();
const { say } = createMessages({
  catalogues,
  constants: loadCountry('IN').constants,
  onFallback: (key, language) => fallbacks.add(`${key} in ${language}`),
});
const today = (): string => '2026-11-23';
const media = [createUssd, createSms, createVoice, createWhatsApp].map((create) => create({ today }));
const schemes = createSchemes({
  book: schemeBook,
  pool: undefined as never,
  country: 'IN',
  clock: { now: () => new Date(`${today()}T06:00:00Z`) },
});
const ports = createSchemePorts({
  country: 'IN',
  schemes,
  texts: schemeTexts,
  applications: { list: () => Promise.resolve([]) },
  profiles: () => ({ list: () => Promise.resolve([]) }),
  hasPin: () => Promise.resolve(false),
  mayAskNews: () => Promise.resolve(false),
});
const ids = schemeBook.schemes.map(({ id }) => id);
const asked = (facts: Facts = {}, who: Context['who'] = 'self') => ({ person: null, who, facts });

const context = (more: Partial<Context>): Context => ({
  ...{ misses: 0, person: null, query: '', who: 'self', facts: {}, past: [], asked: 0, had: 0, only: null },
  ...{ places: [], question: null, likely: [], open: [], out: [], useful: 0, askAt: null, found: [] },
  ...{
    scheme: '',
    card: null,
    from: 'likely',
    part: 'pays',
    step: 0,
    offersNews: false,
    mine: [],
    isShut: false,
  },
  ...{ status: 'eligible', next: null },
  ...more,
});

function problemsIn(shown: readonly Screen[]): string[] {
  return media.flatMap((medium) =>
    languages.flatMap(({ code }) =>
      shown.flatMap((screen) =>
        problemsOf(screen, medium, { languages: [code], say }).map(
          (problem) => `${code} ${medium.id}: ${problem}`,
        ),
      ),
    ),
  );
}

/** Facts with which a scheme says yes, no and "need", as far as one answer makes it so. */
const everyone: readonly Facts[] = [
  {},
  ...schemeBook.facts.facts.flatMap(({ id, type, options = [] }): Facts[] => {
    if (type === 'state') return [{ state: 'Kerala' }];
    const values = type === 'yes-no' ? ['yes', 'no'] : options.map((option) => option.id);
    return [...values, UNKNOWN].map((value) => ({ [id]: value }));
  }),
];

test.each(ids)('%s: every screen fits', async (scheme) => {
  const cards = new Map<string, Context>();
  for (const facts of everyone) {
    const card = await ports.readScheme({ ...asked(facts), scheme });
    cards.set(JSON.stringify(card), context({ scheme, card }));
  }
  const shown = [...cards.values()].flatMap((one) => [
    screens.scheme(one),
    ...(['pays', 'papers', 'apply'] as const).flatMap((part) =>
      screensOf({ ...one, part }).map((_, step) => screens.part({ ...one, part, step })),
    ),
  ]);
  const distinct = [...new Map(shown.map((screen) => [JSON.stringify(screen), screen])).values()];
  expect(problemsIn(distinct)).toEqual([]);
  const said = [...distinct.flatMap((screen) => screen.say), ...[...cards.values()].flatMap(checklist)];
  const forbidden = languages.flatMap(({ code }) =>
    said.flatMap((line) => findForbidden(say(line, code, 'sms'), code)),
  );
  expect([forbidden, [...fallbacks]]).toEqual([[], []]);
});

/** Every question that a number of households is asked, in the order in which they are. */
const questions = new Map<string, NonNullable<Context['question']>>();

test('within eight answers a household is told what it can likely get, or that nothing more can be asked', async () => {
  const hops: number[] = [];
  for (let household = 0; household < 120; household++) {
    const who = (['self', 'child', 'mother', 'old'] as const)[household % 4]!;
    let facts: Facts = who === 'mother' ? { sex: 'female', maternity: 'pregnant' } : {};
    // The menu's key, for whom, and of a mother what.
    let told = who === 'mother' ? 3 : 2;
    for (let count = who === 'mother' ? 1 : 0; ; count++) {
      const { question, useful } = await ports.judgeSchemes({ ...asked(facts, who), only: null });
      if (question === null || useful > 0 || count >= MOST_QUESTIONS) break;
      questions.set(JSON.stringify(question), question);
      const { fact, kind, options, bands } = question;
      const answers: readonly (string | number)[] = {
        'yes-no': ['yes', 'no', UNKNOWN],
        choice: [...options, UNKNOWN],
        number: [...bands.map(({ value }) => value), UNKNOWN],
        place: ['Kerala', 'Bihar', 'Odisha', 'West Bengal', 'Uttar Pradesh', UNKNOWN],
      }[kind];
      facts = { ...facts, [fact]: answers[(household * 7 + count * 3) % answers.length]! };
      told++;
    }
    hops.push(told);
  }
  expect(Math.max(...hops)).toBeLessThanOrEqual(8);
});

test('every question fits, whatever was asked before it', () => {
  const plain = schemeBook.facts.facts.flatMap(({ id: fact, type, question, options = [] }) =>
    question && (type === 'yes-no' || type === 'choice')
      ? [{ fact, kind: type, options: options.map(({ id }) => id), bands: [] }]
      : [],
  );
  const all = [...plain, ...[...questions.values()].filter(({ kind }) => kind === 'number')];
  const shown = all.map((question) =>
    screens.question(context({ question, past: Array<string>(9).fill('x') })),
  );
  expect(problemsIn(shown)).toEqual([]);
  expect([...fallbacks]).toEqual([]);
});

test('between the ages that are told apart no rule decides', async () => {
  const limits = new Set(AGES);
  const answersAt = (age: number): string =>
    JSON.stringify(
      schemes.eligibility({ age, maternity: 'neither' }).map(({ scheme, answer }) => [scheme, answer]),
    );
  for (let age = 1; age <= 120; age++)
    if (answersAt(age) !== answersAt(age - 1)) expect([age, limits.has(age)]).toEqual([age, true]);
});

test.each(schemeBook.schemes.map(({ id, keywords }) => [id, keywords] as const))(
  '%s: a keyword leads straight to it',
  async (id, keywords) => {
    const words = keywords.map((word) => globalWord(word)).filter((word) => word?.type === 'FLOW');
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) {
      expect(word).toMatchObject({ flow: 'schemes', argument: expect.any(String) });
      expect(await ports.findSchemes({ text: (word as { argument: string }).argument })).toEqual([id]);
    }
  },
);
