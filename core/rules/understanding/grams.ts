import { foldLatinHindi, isDevanagari, looseKey, plain } from './keys.ts';
import type { Token } from './tokens.ts';

/** Lengths of the parts of a word that are counted beside the whole word. */
const SHORTEST = 3;
const LONGEST = 5;
/** Words that are read at most: more is no message of somebody in need, and it shall cost no time. */
const MOST_WORDS = 300;
/** Marks, by what they are counted as, so that a whole word is never taken for a part. */
const WHOLE = 1;
const PART = 2;

const CONSONANTS = [
  ...'क k ख kh ग g घ gh ङ n च ch छ ch ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n प p फ f ब b'.split(
    ' ',
  ),
  ...'भ bh म m य y र r ल l ळ l व v श s ष s स s ह h'.split(' '),
];
const VOWELS = [
  ...'अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ e ऍ e ओ o औ o ऑ o'.split(' '),
  ...'ा a ि i ी i ु u ू u ृ ri े e ै e ॅ e ो o ौ o ॉ o ं n ँ n'.split(' '),
];
const LATIN: ReadonlyMap<string, string> = new Map(
  [...CONSONANTS, ...VOWELS].flatMap((sign, at, all) =>
    at % 2 === 0 ? [[sign, all[at + 1]!] as const] : [],
  ),
);

/**
 * A word in one rough spelling, whichever script and language it is in: what is said "saans", "sans" or "साँस" is "sns".
 * No "a" but at its beginning, since nobody writes it the same way twice, and no doubled or breathed letters.
 */
export function roughKey(word: string): string {
  const latin = isDevanagari(word) ? Array.from(plain(word), (sign) => LATIN.get(sign) ?? '').join('') : word;
  const key = looseKey(foldLatinHindi(latin)).replace(/(?<!^)a/g, '');
  return key.replace(/(\p{L})\1+/gu, '$1');
}

/**
 * What is counted in a text, as 32-bit hashes, each once: words, pairs of words as if they were one ("be hosh" is
 * "behosh"), pairs with a word between, and the parts of words. The same hashes are trained on.
 */
export function gramsOf(tokens: readonly Token[]): ReadonlySet<number> {
  const grams = new Set<number>();
  const keys = tokens
    .slice(0, MOST_WORDS)
    .map(({ text, number }) => (number === null ? roughKey(text) : '0'));
  keys.forEach((key, at) => {
    const whole = hashOf(key, WHOLE);
    grams.add(whole);
    if (at > 0) grams.add(hashOf(keys[at - 1]! + key, WHOLE));
    if (at > 1) grams.add(hashOf(`${keys[at - 2]!} ${key}`, WHOLE));
    addParts(`^${key}$`, grams);
  });
  return grams;
}

function addParts(word: string, grams: Set<number>): void {
  for (let from = 0; from + SHORTEST <= word.length; from++) {
    let hash = begin(PART);
    for (let at = from; at < from + LONGEST && at < word.length; at++) {
      hash = add(hash, word.charCodeAt(at));
      if (at - from + 1 >= SHORTEST) grams.add(hash >>> 0);
    }
  }
}

/** FNV-1a in 32 bits. */
const begin = (mark: number): number => add(0x811c9dc5, mark);
const add = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

function hashOf(text: string, mark: number): number {
  let hash = begin(mark);
  for (let at = 0; at < text.length; at++) hash = add(hash, text.charCodeAt(at));
  return hash >>> 0;
}
