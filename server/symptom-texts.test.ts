/** Every question, reason and advice of the symptom check, in each language on each medium: all of them, not examples. */
import { describe, expect, test } from '@jest/globals';
import { LEVELS, Need, rules, screens as redFlags } from '@arogya/rules';
import { createChat } from '../channels/media/chat.ts';
import { createSms } from '../channels/media/sms.ts';
import { problemsOf } from '../channels/media/testing/fits.ts';
import { createVoice } from '../channels/media/voice.ts';
import { createUssd } from '../channels/media/ussd.ts';
import { createWhatsApp } from '../channels/media/whatsapp.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadKnowledge } from '../core/symptoms/knowledge.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { screens as hospitalScreens } from '../flows/hospital-lookup/screens.ts';
import type { Screen } from '../flows/screen.ts';
import type { Context, Result } from '../flows/symptom-check/context.ts';
import { screens } from '../flows/symptom-check/screens.ts';
import { catalogues } from './catalogues.ts';

const fallbacks = new Set<string>();
const { say } = createMessages({
  catalogues,
  constants: loadCountry('IN').constants,
  onFallback: (key, language) => fallbacks.add(`${key} in ${language}`),
});
const today = (): string => '2026-11-23';
const media = [createUssd, createSms, createVoice, createWhatsApp, createChat].map((create) =>
  create({ today }),
);
const { vocabulary, conditions } = loadKnowledge();

const context = (more: Partial<Context>): Context => ({
  misses: 0,
  person: null,
  contacts: null,
  said: '',
  patient: { ageWord: 'adult', findings: {} },
  complaints: ['fever'],
  isUntold: false,
  area: null,
  heard: { present: [], absent: [] },
  question: null,
  isWhispered: false,
  isAlone: false,
  past: [],
  isExtended: false,
  result: null,
  next: null,
  ...more,
});
const result = (more: Partial<Result>): Context =>
  context({
    result: {
      level: 'urgent',
      rules: [],
      need: 'any',
      firstAid: null,
      conditions: [],
      sensitive: [],
      care: null,
      more: true,
      trial: true,
      hours: [],
      ...more,
    },
  });

/** The hospital that a result leads to, for each need. */
const hospitalFor = (need: Need): Screen =>
  hospitalScreens.result({
    misses: 0,
    need,
    query: '',
    lastPlace: null,
    match: 'exact',
    places: [],
    place: null,
    hospitals: [
      {
        id: 'a',
        names: { en: 'District Hospital Anywhere', hi: 'ज़िला अस्पताल' },
        level: 'district-hospital',
        km: 40,
        uncertainKm: 3,
        direction: 'north',
        phone: null,
      },
    ],
    widened: true,
    ambulance: null,
    shown: 0,
  });

const keys = [...new Set(rules.flatMap(({ firstAid }) => firstAid ?? []))];
const all: readonly (readonly [string, Screen])[] = [
  ...vocabulary.findings.map(
    ({ id }) => [`ask ${id}`, screens.question(context({ question: { kind: 'finding', id } }))] as const,
  ),
  ...redFlags.flatMap(({ id, findings }) => [
    [`red flags ${id}`, screens.question(context({ question: { kind: 'screen', id, findings } }))] as const,
    [`which of ${id}`, screens.question(context({ question: { kind: 'which', id, findings } }))] as const,
  ]),
  ...Need.options.map((need) => [`hospital for ${need}`, hospitalFor(need)] as const),
  ...rules.map(({ id, level }) => [`because ${id}`, screens.result(result({ level, rules: [id] }))] as const),
  ...keys.map(
    (firstAid) => [`first aid ${firstAid}`, screens.care(result({ level: 'emergency', firstAid }))] as const,
  ),
  ...conditions.map(
    ({ id }) =>
      [`care ${id}`, screens.care(result({ care: id, conditions: [id, id], sensitive: [id] }))] as const,
  ),
  ...conditions.map(
    ({ id }) => [`causes ${id}`, screens.causes(result({ conditions: [id, id], sensitive: [id] }))] as const,
  ),
];

describe.each(media)('$id', (medium) => {
  test.each(languages.map(({ code }) => code))('%s: every text is there and fits', (code) => {
    fallbacks.clear();
    const wording = { languages: [code], say };
    const problems = all.flatMap(([name, screen]) =>
      problemsOf(screen, medium, wording).map((problem) => `${name}: ${problem}`),
    );
    expect(problems).toEqual([]);
    expect([...fallbacks]).toEqual([]);
  });
});

test.each(languages.map(({ code }) => code))(
  '%s: a question and its answers fit one page of USSD',
  (code) => {
    const ussd = createUssd({ today });
    const questions = all.filter(([name]) => /^(ask|red flags) /.test(name));
    const wording = { languages: [code], say };
    const isPaged = (screen: Screen): boolean => ussd.draw(screen, wording, 0).pages > 1;
    expect(questions.filter(([, screen]) => isPaged(screen)).map(([name]) => name)).toEqual([]);
  },
);

test.each(languages.map(({ code }) => code))(
  '%s: how soon stands on the first page of every result',
  (code) => {
    const ussd = createUssd({ today });
    const wording = { languages: [code], say };
    const later = [0, 1].flatMap((misses) =>
      LEVELS.filter((level) => {
        const [howSoon] = say({ key: `symptom-check.${level}` }, code, 'ussd').split(/(?<=[.।])\s/u);
        const screen = screens.result({ ...result({ level, rules: [rules[0]!.id] }), misses });
        return !ussd.draw(screen, wording, 0).text.includes(howSoon!);
      }).map((level) => `${level}, ${misses} misses`),
    );
    expect(later).toEqual([]);
  },
);
