import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { looseKey } from './keys.ts';
import type { Token } from './tokens.ts';

/** The keys that a word with a slip of spelling was meant to have; none where it is known, too short, or could be two. */
export type NearMisses = (token: Token) => readonly string[];

/** Letters from which on a word is taken with one slip. Shorter English words are too near to others. */
const SHORTEST = { e: 6, l: 5, h: 4 } as const;
const LONGEST = 20;
/** Latin-letter Hindi may miss its breathings in shorter words. */
const SHORTEST_LOOSE = 4;

/** `known` are all keys of the lexicons, `harmless` those in phrases of findings that are no dangers. */
export function nearMisses(known: ReadonlySet<string>, harmless: ReadonlySet<string>): NearMisses {
  const byLoose = new Map<string, readonly string[]>();
  const byRest = new Map<string, readonly string[]>();
  // Nearly all hold one: a set of one takes five times an array's memory, and an array that was added to keeps room for more.
  const keep = (map: Map<string, readonly string[]>, at: string, key: string): void => {
    const kept = map.get(at) ?? [];
    if (!kept.includes(key)) map.set(at, kept.concat(key));
  };
  for (const key of known) {
    // A word of a danger stands here too, so that what is as near to it as to a harmless one is not guessed.
    if (key.startsWith('l ') && key.length >= SHORTEST_LOOSE + 2) keep(byLoose, looseKey(key), key);
    if (longEnough(key)) for (const rest of restsOf(key)) keep(byRest, rest, key);
  }

  return ({ keys, text, number }) => {
    if (number !== null || text.length > LONGEST || keys.some((key) => known.has(key))) return [];
    const found = new Set<string>();
    for (const key of keys) {
      if (key.startsWith('l ') && key.length >= SHORTEST_LOOSE + 2)
        byLoose.get(looseKey(key))?.forEach((other) => found.add(other));
    }
    if (found.size === 0) {
      for (const key of keys.filter(longEnough)) {
        for (const rest of restsOf(key))
          byRest.get(rest)?.forEach((other) => {
            if (other[2] === key[2] && oneSlip(key, other)) found.add(other);
          });
      }
    }
    return found.size === 1 && harmless.has([...found][0]!) ? [...found] : [];
  };
}

const longEnough = (key: string): boolean => key.length >= SHORTEST[key[0] as keyof typeof SHORTEST] + 2;

/** A key and the key with each one letter left out: what two words with one slip between them have in common. */
function restsOf(key: string): string[] {
  const rests = [key];
  for (let at = 2; at < key.length; at += 1) rests.push(key.slice(0, at) + key.slice(at + 1));
  return rests;
}

const oneSlip = (one: string, other: string): boolean =>
  Math.abs(one.length - other.length) <= 1 && LevenshteinDistance(one, other) <= 1;
