import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { gramsOf } from './grams.ts';
import { createGuess, type Guess, type Learned } from './guess.ts';
import { learned } from './learned.ts';
import { lexicons } from './lexicon/index.ts';
import { tokenize } from './tokens.ts';
import { createUnderstand } from './understand.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);
const BUCKETS = 1024;
/** Bytes of "A" and "Z" are 0 and no more: what is told in base64 here is written as numbers. */
const base64 = (bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));

/** A classifier of one finding by one word, which alone is also all that tells of a danger. */
function knowing(finding: string, word: string, threshold: number): Learned {
  const [gram] = gramsOf(tokenize(word).tokens);
  const counts = Array.from({ length: BUCKETS }, (_, at) => (at === gram! % BUCKETS ? 1 : 0));
  return {
    findings: [finding],
    bias: [0],
    threshold: [threshold],
    step: [0.1],
    counts: base64(counts),
    owners: base64([0]),
    steps: base64([128 + 100]),
    whole: { bias: -2, step: 0.1, steps: base64(counts.map((count) => 128 + count * 100)) },
  };
}

describe('a guess', () => {
  const guess = createGuess(knowing('fit-now', 'jhatka', 1));
  const guessed = (text: string): readonly string[] => guess(tokenize(text).tokens).findings;

  test('is made where the score is above 0, in either script', () => {
    expect(guessed('jhatka')).toEqual(['fit-now']);
    expect(guessed('झटका')).toEqual(['fit-now']);
    expect(guessed('dard')).toEqual([]);
    expect(guessed('')).toEqual([]);
  });

  test('is of the likeliest where the text as a whole tells a danger', () => {
    const strict = createGuess(knowing('fit-now', 'jhatka', 1000));
    const resembled = (text: string) => strict(tokenize(text).tokens);
    expect(resembled('jhatka')).toEqual({ findings: [], likeliest: 'fit-now' });
    expect(resembled('dard')).toEqual({ findings: [], likeliest: null });
  });

  test('weighs a word less in a long text', () =>
    expect(guessed(`jhatka ${'aur kuchh nahi bola usne kal se '.repeat(20)}`)).toEqual(['fit-now']));
});

/** Reads with these guesses. */
const guessing = (guess: Guess) => createUnderstand(vocabulary, lexicons, guess, () => 2026);

describe('what is guessed and what is read', () => {
  const always: Guess = () => ({ findings: ['fit-now'], likeliest: 'fit-now' });
  const understand = guessing(always);

  test('a danger that nothing names is present and marked', () =>
    expect(understand('xyzzy')).toMatchObject({
      findings: { 'fit-now': 'present' },
      guessed: ['fit-now'],
      health: true,
    }));

  test.each([
    ['denied', 'no fits'],
    ['denied, in Hindi', 'मिर्गी का दौरा नहीं है'],
    ['of the past', 'he had fits last year'],
    ['supposed', 'what to do if someone has fits'],
    ['of an animal', 'my cow is sick'],
  ])('what is %s is not guessed', (_, text) => expect(understand(text).guessed).toEqual([]));

  test.each([
    ['the likeliest, where no other is', [], 'fit-now', ['fit-now']],
    ['not the likeliest beside another', ['cold-body'], 'fit-now', ['cold-body']],
    ['nothing where the whole tells no danger', ['cold-body'], null, []],
  ])('of a text that names no danger is guessed %s', (_, findings, likeliest, guessed) =>
    expect(guessing(() => ({ findings, likeliest }))('xyzzy and a cold').guessed).toEqual(guessed),
  );

  test('beside a danger that is named each is guessed by itself', () => {
    const among = guessing(() => ({
      findings: ['cold-body'],
      likeliest: null,
    }));
    expect(among('he is having a fit right now').guessed).toEqual(['cold-body']);
  });

  test('what is named is no guess', () => {
    const { findings, guessed } = understand('he is having a fit right now');
    expect([findings['fit-now'], guessed]).toEqual(['present', []]);
  });

  test('nothing of women is guessed of a man', () => {
    const ofWomen = guessing(() => ({
      findings: ['fewer-movements'],
      likeliest: 'fewer-movements',
    }));
    expect(ofWomen('boy of 18 xyzzy').guessed).toEqual([]);
    expect(ofWomen('wife of 28 xyzzy').guessed).toEqual(['fewer-movements']);
  });
});

describe('what was learned', () => {
  test('names dangers only, and is less than three megabytes', () => {
    expect(learned.findings.filter((id) => !vocabulary.find(id)?.danger)).toEqual([]);
    expect(JSON.stringify(learned).length).toBeLessThan(3_000_000);
  });
});
