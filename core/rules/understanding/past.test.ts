import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { noGuess } from './guess.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);

let thisYear = 2026;
const understand = createUnderstand(vocabulary, lexicons, noGuess, () => thisYear);

/** What is present in a text that is read in some year. */
const presentIn = (year: number, text: string): string[] => {
  thisYear = year;
  const { findings } = understand(text);
  return Object.keys(findings).filter((id) => findings[id] === 'present');
};

test.each([
  ['long before', 2026, 'seizure in 2009', false],
  ['before last year', 2026, 'seizure in 2024', false],
  ['last year, which may be yesterday', 2026, 'seizure in 2025', true],
  ['this year', 2026, 'seizure in 2026', true],
  ['the same year, read later', 2030, 'seizure in 2026', false],
  ['in Hindi', 2026, '2024 mein daura pada', false],
  ['in Hindi, last year', 2026, '2025 mein daura pada', true],
])('a danger of a year that is named: %s', (_, year, text, isNow) =>
  expect(presentIn(year, text).includes('fit')).toBe(isNow),
);

test.each([
  [2026, '2024 mein kutte ne kata tha', true],
  [2026, '2019 mein kutte ne kata tha', false],
])('in %i a bite matters for two years: %s', (year, text, matters) =>
  expect(presentIn(year, text).includes('animal-bite')).toBe(matters),
);
