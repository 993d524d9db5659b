import { expect, test } from '@jest/globals';
import { gramsOf, roughKey } from './grams.ts';
import { tokenize } from './tokens.ts';

const grams = (text: string): ReadonlySet<number> => gramsOf(tokenize(text).tokens);
const shared = (one: string, other: string): number =>
  [...grams(one)].filter((gram) => grams(other).has(gram)).length;

test.each([
  ['sns', ['saans', 'sans', 'SAANS', 'साँस', 'सांस']],
  ['bukr', ['bukhar', 'bukhaar', 'bukar', 'बुखार', 'बुख़ार']],
  ['behos', ['behosh', 'behos', 'बेहोश', 'बेहोस']],
  ['dudh', ['doodh', 'dudh', 'दूध']],
])('"%s" is one word however it is written', (key, words) => {
  const rough = (word: string): string => roughKey(word).replace(/h$/, '');
  expect([...new Set(words.map(rough))]).toEqual([key.replace(/h$/, '')]);
});

test('a word that is written as two is met by the pair', () => {
  expect(shared('be hosh', 'behosh')).toBeGreaterThan(0);
  expect(shared('hosh be', 'behosh')).toBeLessThan(shared('be hosh', 'behosh'));
});

test('numbers are all one, and no text costs without end', () => {
  expect(grams('104')).toEqual(grams('37'));
  const long = Array.from(
    { length: 3000 },
    (_, at) => `word${String.fromCodePoint(97 + (at % 26))}${'xyz'[at % 3]!}`,
  );
  expect(grams(long.join(' '))).toEqual(grams(long.slice(0, 300).join(' ')));
});
