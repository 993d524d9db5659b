import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dangerScreen, riskScreen, screens } from '../../rules/triage/red-flags.ts';
import { rules } from '../../rules/triage/rules/index.ts';
import { projectRoot } from '../../root.ts';
import { readMessages } from '../../text/messages.ts';

const FLOORS = ['floor.newborn', 'floor.pregnancy', 'floor.third-contact', 'floor.not-minor'];
/** Where each line of first aid comes from. */
const firstAid = JSON.parse(
  readFileSync(join(projectRoot, 'core', 'symptoms', 'first-aid.json'), 'utf8'),
) as { id: string; sources: string[] }[];
/** Keys that must be there, and the most characters: of a whole message on USSD, or of a sentence of first aid. */
const texts = {
  reasons: { keys: [...rules.map(({ id }) => id), ...FLOORS], most: { en: 60, hi: 35, 'hi-Latn': 60 } },
  'red-flags': {
    keys: [dangerScreen, riskScreen, ...screens].map(({ id }) => id),
    most: { en: 100, hi: 45, 'hi-Latn': 100 },
  },
  'first-aid': {
    keys: firstAid.map(({ id }) => id),
    most: { en: 60, hi: 60, 'hi-Latn': 60 },
  },
} as const;
type Language = 'en' | 'hi' | 'hi-Latn';
const cases = Object.entries(texts).flatMap(([name, { keys, most }]) =>
  (['en', 'hi', 'hi-Latn'] as const).map((language) => ({ name, language, keys, most: most[language] })),
);

/** Letters that take one place each in GSM-7, or are Devanagari. */
const letters: Readonly<Record<Language, RegExp>> = {
  en: /^[A-Za-z0-9 ,.:;?()/-]+$/,
  hi: /^[\u0900-\u097F0-9A-Z ,.:;?()-]+$/,
  'hi-Latn': /^[A-Za-z0-9 ,.:;?()/-]+$/,
};

/** What first aid never says: tie, cut, suck, ice, kitchen remedies, vomiting on purpose, drugs, milk, honey, promises. */
const never =
  /tourniquet|\bcut\b|\bsuck the|\bice\b|turmeric|haldi|toothpaste|chilli|mirch|\boil\b|lime|aspirin|ibuprofen|tablet|antibiotic|inject|honey|shahad|ghee|make (him|her|them) vomit|is coming|aa rahi hai|हल्दी|मिर्च|टूथपेस्ट|शहद|घी|बर्फ|एस्पिरिन/i;

describe.each(cases)('$name in $language', ({ name, language, keys, most }) => {
  const messages = readMessages(
    { name, folder: new URL(`../${name}`, import.meta.url).pathname, variables: {} },
    language,
  ) as Record<string, string | { readonly any: string; readonly ussd: string }>;

  test('says what every rule needs, and nothing else', () => {
    expect(Object.keys(messages).toSorted()).toEqual([...keys].toSorted());
  });

  const drawn = Object.entries(messages).map(([id, said]) =>
    typeof said === 'string' ? ([id, said, said] as const) : ([id, said.ussd, said.any] as const),
  );
  test.each(drawn)('%s: %s', (_, text, whole) => {
    const parts = name === 'first-aid' ? text.split(/(?<=[.।]) /) : [text];
    expect(parts.length).toBeLessThanOrEqual(3);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
    for (const each of [text, whole]) expect(each).toMatch(letters[language]);
    if (name === 'first-aid') expect(text).not.toMatch(never);
  });
});

test('first aid that a rule names is there, and each has a source', () => {
  const known = new Set(firstAid.map(({ id }) => id));
  expect(rules.flatMap(({ firstAid: id }) => id ?? []).filter((id) => !known.has(id))).toEqual([]);
  expect(firstAid.filter(({ sources }) => sources.length === 0)).toEqual([]);
});
