import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import { normalize } from './normalize.ts';
import { mergeWords, words } from './words.ts';

const read = (code: string) =>
  JSON.parse(readFileSync(join(projectRoot, 'core/text/words', `${code}.json`), 'utf8'));

describe('words', () => {
  test.each<[string, number]>([
    ['one', 1],
    ['EK', 1],
    ['एक', 1],
    ['पाँच', 5],
    ['पांच', 5],
    ['छः', 6],
    ['saat', 7],
    ['saath', 60],
    ['साठ', 60],
    ['pachaas', 50],
    ['एक सौ', 100],
    ['ज़ीरो', 0],
  ])('%s is %d', (word, number) => expect(words.numbers.get(normalize(word))).toBe(number));

  test.each<[string, number]>([
    ['March', 3],
    ['मार्च', 3],
    ['फ़रवरी', 2],
    ['Sept', 9],
    ['aktubar', 10],
  ])('%s is month %d', (word, month) => expect(words.months.get(normalize(word))).toBe(month));

  test('words of all languages are in one list', () => {
    for (const yes of ['yes', 'haan', 'हाँ', 'हां']) expect(words.yes).toContain(normalize(yes));
    for (const no of ['no', 'nahi', 'नहीं']) expect(words.no).toContain(normalize(no));
    for (const more of ['more', 'aur', 'और']) expect(words.more).toContain(normalize(more));
    for (const skip of ['skip', 'chhodein', 'छोड़ें']) expect(words.skip).toContain(normalize(skip));
  });

  test('"kal" is yesterday and tomorrow, so neither', () => {
    expect(words.yesterday).not.toContain('kal');
    expect(words.yesterday).not.toContain(normalize('कल'));
  });

  test('a file that lacks a list, has another, or says one word twice is refused', () => {
    const english = read('en');
    expect(() => mergeWords([{ ...english, yes: [] }])).toThrow();
    expect(() => mergeWords([{ ...english, perhaps: ['maybe'] }])).toThrow();
    expect(() => mergeWords([{ ...english, no: ['yes'] }])).toThrow(
      '"yes" (no) already means something else',
    );
    expect(() =>
      mergeWords([english, { ...read('hi-Latn'), months: [['may'], ...english.months.slice(1)] }]),
    ).toThrow('"may" is 5 and 1');
  });
});
