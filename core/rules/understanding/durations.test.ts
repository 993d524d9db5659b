import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { noGuess } from './guess.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);
const understand = createUnderstand(vocabulary, lexicons, noGuess, () => 2026);

test.each<[string, number | undefined]>([
  ['TT injection 6 months back, small cut today', 0.5],
  ['टीटी छह महीने पहले लगी थी, आज उंगली कटी', 0.5],
  ['An endoscopy two years ago was normal, heartburn', undefined],
  ['मेरा बेटा 12 साल का घुटना छिल गया', undefined],
  ['38 साल मेरी उम्र, बुखार', undefined],
  ['cough for 3 weeks', 21],
])('how long it lasts, and not when something was done: %s', (text, days) =>
  expect(understand(text).durationDays).toBe(days),
);

test.each<[string, number]>([
  ['मेरा बेटा 12 साल का घुटना छिल गया', 12],
  ['38 साल मेरी उम्र, बुखार', 38],
  ['I am a gents of 60 and smoke', 60],
])('the age, however it is told: %s', (text, years) =>
  expect(understand(text).age).toEqual({ value: years, unit: 'years' }),
);

test.each([
  ['broke a wrist as a boy', 'limb-deformed'],
  ['He broke a wrist at the age of 12. Cough now.', 'limb-deformed'],
])('what was in childhood is over: %s', (text, finding) =>
  expect(understand(text).findings).not.toHaveProperty(finding, 'present'),
);

test.each([
  ['stepped on rusty nail near the cow shed', 'wound-dirty'],
  ['पांच दिन का लड़का है, कराहता है जैसे बिल्ली का बच्चा', 'grunting'],
])('an animal in a name or a likeness is nobody who is ill: %s', (text, finding) =>
  expect(understand(text).findings).toHaveProperty(finding, 'present'),
);
