import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { noGuess } from './guess.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);
const understand = createUnderstand(vocabulary, lexicons, noGuess, () => 2026);

const withAnswer = (text: string, answer: 'present' | 'absent'): string[] => {
  const { findings } = understand(text);
  return Object.keys(findings).filter((id) => findings[id] === answer);
};

describe('a whole list behind a denial is denied', () => {
  test.each<[string, string]>([
    [
      'She has no cold, hoarseness, rash, neck stiffness or breathing difficulty, opens her mouth fully',
      'runny-nose hoarse rash stiff-neck breathless',
    ],
    ['He has no breathing difficulty, vomiting or faintness.', 'breathless vomiting dizziness'],
    [
      'There was no swelling of the lips or tongue, no hives, wheeze or dizziness.',
      'tongue-face-swelling hives wheeze dizziness',
    ],
    [
      'She cannot recall any trauma, and denies fever, chest pain and palpitations.',
      'fever chest-pain palpitations',
    ],
    [
      'He has not vomited, passed black motions, lost weight or had chest pain.',
      'vomiting black-stool weight-loss chest-pain',
    ],
    ['He has neither vomited nor seen blood in the stool.', 'vomiting blood-in-stool'],
    ['The skin is not hot, weeping or blistered.', 'rash-blisters'],
    ['There is no cough, no runny nose and no rash.', 'cough runny-nose rash'],
    [
      'no difficulty in breathing, chest pain, leg swelling or fainting',
      'breathless chest-pain swelling-both-legs fainting',
    ],
    ['Without fever, vomiting, neck stiffness or rash.', 'fever vomiting stiff-neck rash'],
    ['Nothing has struck or splashed the eye.', 'eye-chemical'],
    ['He is free of fever, cough and weight loss.', 'fever cough weight-loss'],
    ['Fever, cough and breathlessness are absent.', 'fever cough breathless'],
  ])('%s', (text, denied) => {
    expect(withAnswer(text, 'absent')).toEqual(expect.arrayContaining(denied.split(' ')));
    expect(withAnswer(text, 'present')).toEqual([]);
  });
});

describe('a measure names no finding', () => {
  test.each<[string, string]>([
    [
      'Headache for two days. She vomited once. Blood pressure is 128/76 mmHg, pulse 70.',
      'headache vomiting',
    ],
    ['Loose stools since morning. Temperature 36.8 C, pulse 74 and blood pressure 122/78 mmHg.', 'diarrhoea'],
    ['Cough for a week. Blood sugar 110 mg/dl, oxygen saturation 98 %, heart rate 76.', 'cough'],
    ['Cough for a week; breathing rate 16, heart beat 76.', 'cough'],
    ['Cough. Temp 37.0, no fever.', 'cough'],
  ])('%s', (text, present) => expect(withAnswer(text, 'present').sort()).toEqual(present.split(' ').sort()));
});

describe('the age that is stated wins over every time that is told', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'A 32-year-old surveyor came home. For six days he has had chills.',
      { age: { value: 32, unit: 'years' } },
    ],
    [
      'A 49-year-old clerk has blisters. He had chickenpox at the age of six.',
      { age: { value: 49, unit: 'years' } },
    ],
    ['For three weeks she has had a cough. She is 40 years old.', { age: { value: 40, unit: 'years' } }],
    ['Over four months her periods have been late. A woman aged 29.', { age: { value: 29, unit: 'years' } }],
  ])('%s', (text, expected) => expect(understand(text)).toMatchObject(expected));
});
