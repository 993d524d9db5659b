import fc from 'fast-check';
import { languages } from '../../../core/text/languages.ts';
import type { Wording } from '../../../flows/medium.ts';
import type { Ask, Line, Option, Screen } from '../../../flows/screen.ts';

/** The keys' labels in each language offered, as short as flows have them. */
const COMMON: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { more: '98 More', back: '0 Back', menu: '00 Menu', skip: 'Skip', choose: 'Please choose.' },
  hi: { more: '98 और', back: '0 पीछे', menu: '00 मेन्यू', skip: 'छोड़ें', choose: 'कृपया चुनें।' },
  'hi-Latn': {
    more: '98 Aur',
    back: '0 Peeche',
    menu: '00 Menu',
    skip: 'Chhodein',
    choose: 'Kripya chunein.',
  },
};

/** What is tapped besides a screen's own options, in English for every language. */
const TAPS: Readonly<Record<string, string>> = { more: 'More', back: 'Back', menu: 'Menu', list: 'Choose' };

/** What a call says besides a screen's own sentences, in English for every language. */
const CALL: Readonly<Record<string, string>> = {
  press: 'press 1.',
  more: 'More, press 8.',
  repeat: 'Again, press 9.',
  back: 'Back, press 0.',
  menu: 'Menu, press 0 0.',
  sos: 'Emergency, press star.',
  hash: 'Then hash.',
  several: 'Press all that fit, then hash.',
  place: 'Or say the name.',
  speak: 'Please say it.',
  date: 'Press 8 digits.',
};

/** Says a key as its own text ("Fever" is "Fever"), or as its part for a language in "en|hi|hi-Latn"; knows "common.". */
export function fakeWording(...wanted: readonly string[]): Wording {
  return {
    languages: wanted.length > 0 ? wanted : ['en'],
    say({ key, params }, language) {
      if (key.startsWith('common.call-')) return CALL[key.slice('common.call-'.length)]!;
      if (key.startsWith('common.tap-')) return TAPS[key.slice('common.tap-'.length)]!;
      if (key.startsWith('common.')) return COMMON[language]![key.slice('common.'.length)]!;
      const parts = key.split('|');
      const text = parts[languages.findIndex(({ code }) => code === language)] ?? parts[0]!;
      return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name]));
    },
  };
}

/** A line, an option and a list of options, valued "a", "b", "c"… in order. */
export const line = (key: string): Line => ({ key });
export const option = (value: string, key: string): Option => ({ value, label: { key } });
export const options = (...labels: readonly string[]): readonly Option[] =>
  labels.map((label, index) => option(String.fromCharCode(97 + index), label));

/** Writing as it comes: plain and accented Latin, Devanagari, emoji, and any characters at all. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Za-z]{1,12}[.,?]?$/) },
  { weight: 5, arbitrary: fc.stringMatching(/^[क-ह][ािीुूेो]?(्?[क-ह][ािीुूेो]?){0,6}[।?]?$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('🙏', '👨‍👩‍👧', '🏳️‍🌈', '₹500', '“Dr”', 'क्‍ष', 'é́́', '—', '[x]', '€', '102.5'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);
const text = (max: number) => fc.array(word, { minLength: 1, maxLength: max }).map((list) => list.join(' '));
// "|" divides languages in the fake wording, and a label needs something that can be seen.
const label = (max: number) => text(max).map((said) => `x${said.replaceAll('|', ' ').replaceAll('{', '(')}`);

const labels = fc.array(label(4), { minLength: 1, maxLength: 12 });
const someOptions = labels.map((list): readonly Option[] =>
  list.map((key, index) => option(`v${index}`, key)),
);

const ask: fc.Arbitrary<Ask> = fc.oneof(
  someOptions.map((list): Ask => ({ kind: 'choice', options: list })),
  fc
    .tuple(someOptions, label(3))
    .map(([list, none]): Ask => ({ kind: 'several', options: list, none: line(none) })),
  fc.tuple(fc.nat(50), fc.nat(500)).map(([min, more]): Ask => ({ kind: 'number', min, max: min + more })),
  fc.integer({ min: 1, max: 12 }).map((length): Ask => ({ kind: 'digits', length })),
  fc.constantFrom<Ask>(
    { kind: 'date' },
    { kind: 'place' },
    { kind: 'location' },
    { kind: 'text', maxLength: 40 },
  ),
);

/** Any screen with sentences and options in any writing, with or without a question. */
export const anyScreen: fc.Arbitrary<Screen> = fc
  .tuple(fc.array(label(40), { minLength: 1, maxLength: 4 }), fc.option(ask), fc.boolean())
  .map(([say, asked, optional]) => ({
    say: say.map(line),
    ...(asked ? { ask: asked } : {}),
    ...(asked && optional ? { optional: true as const } : {}),
  }));

/** The wordings that screens are drawn in: each language, and two at once while none is known. */
export const anyWording: fc.Arbitrary<Wording> = fc.constantFrom(
  fakeWording('en'),
  fakeWording('hi'),
  fakeWording('hi-Latn'),
  fakeWording('hi', 'en'),
  fakeWording('en', 'hi'),
);

/** What people and machines may send, down to half a character. */
export const anyReply: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
    .map((list) => String.fromCharCode(...list)),
  fc.constantFrom(
    '',
    ' ',
    '*',
    '#',
    '*123#',
    '0',
    '00',
    '000',
    '98',
    '99',
    '1',
    '०',
    '००',
    '९८',
    '🙏',
    '\u0000',
    '\ud83d',
    'ँ',
  ),
  fc.integer({ min: -5, max: 2000 }).map(String),
  label(6),
  fc.constantFrom('x', 'क्', '1 ', '0', '🏳️‍🌈', 'é́').map((part) => part.repeat(5000)),
);
