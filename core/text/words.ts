import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../root.ts';
import { languages } from './languages.ts';
import { normalize } from './normalize.ts';

/** Words that mean the same to every question, of all offered languages at once, normalised. */
export interface Words {
  /** Number words: 0 to 20, then the tens to 100. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  readonly skip: ReadonlySet<string>;
  readonly more: ReadonlySet<string>;
  /** "None of these", where several may be chosen. */
  readonly none: ReadonlySet<string>;
  /** What stands between two answers: "1 aur 3". */
  readonly and: ReadonlySet<string>;
  /** Month names, 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly today: ReadonlySet<string>;
  /** Without "kal": in Hindi that is yesterday and tomorrow, so it is asked again. */
  readonly yesterday: ReadonlySet<string>;
}

/** A language's words, as in words/<language>.json. */
export type WordsFile = z.infer<typeof WordsFile>;

const List = z.array(z.string().min(1)).min(1);
const NUMBERS = [...Array(21).keys(), 30, 40, 50, 60, 70, 80, 90, 100];
const WordsFile = z.strictObject({
  numbers: z.strictObject(Object.fromEntries(NUMBERS.map((number) => [String(number), List]))),
  yes: List,
  no: List,
  skip: List,
  more: List,
  none: List,
  and: List,
  months: z.array(List).length(12),
  today: List,
  yesterday: List,
});

/** Lists of which a word may be in one only: each is an answer by itself. */
const APART = ['yes', 'no', 'skip', 'more', 'none', 'today', 'yesterday'] as const;

/** Parses and merges the words of several languages; throws naming a word that would mean two things. */
export function mergeWords(files: readonly unknown[]): Words {
  const parsed = files.map((file) => WordsFile.parse(file));
  const set = (name: (typeof APART)[number] | 'and'): ReadonlySet<string> =>
    new Set(parsed.flatMap((file) => file[name].map(normalize)));
  const words: Words = {
    numbers: meanings(
      parsed.flatMap((file) => NUMBERS.map((number) => [number, file.numbers[String(number)]!])),
    ),
    months: meanings(parsed.flatMap((file) => file.months.map((names, index) => [index + 1, names]))),
    and: set('and'),
    yes: set('yes'),
    no: set('no'),
    skip: set('skip'),
    more: set('more'),
    none: set('none'),
    today: set('today'),
    yesterday: set('yesterday'),
  };
  const seen = new Set(words.numbers.keys());
  for (const name of APART) {
    for (const word of words[name]) {
      if (seen.has(word)) throw new Error(`"${word}" (${name}) already means something else`);
      seen.add(word);
    }
  }
  return words;
}

/** Each word's number; throws when a word has two. */
function meanings(lists: readonly (readonly [number, readonly string[]])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [value, spellings] of lists) {
    for (const spelling of spellings.map(normalize)) {
      if ((found.get(spelling) ?? value) !== value)
        throw new Error(`"${spelling}" is ${found.get(spelling)} and ${value}`);
      found.set(spelling, value);
    }
  }
  return found;
}

/** The words of every language offered, whatever the person's language: people mix them. */
export const words: Words = mergeWords(
  languages.map(({ code }): unknown =>
    JSON.parse(readFileSync(join(projectRoot, 'core', 'text', 'words', `${code}.json`), 'utf8')),
  ),
);
