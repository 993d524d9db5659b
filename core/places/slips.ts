import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';

/** Slips that make one key the other: a letter more, less or other, or two neighbours the wrong way round. */
export const slipsBetween = (one: string, other: string): number =>
  one === other ? 0 : DamerauLevenshteinDistance(one, other, { restricted: true });

/** LIKE patterns of every key one slip away; keys hold letters and digits only. */
export function slipPatterns(key: string): string[] {
  const patterns = new Set<string>();
  for (let at = 0; at <= key.length; at++) {
    const [before, after] = [key.slice(0, at), key.slice(at)];
    patterns.add(`${before}_${after}`);
    if (after.length > 0) patterns.add(`${before}_${after.slice(1)}`).add(`${before}${after.slice(1)}`);
    if (after.length > 1) patterns.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
  }
  return [...patterns];
}

/** The key and every key that lacks one of its letters: two keys one slip apart share one of these. */
export function shortened(key: string): Set<string> {
  const keys = new Set([key]);
  for (let at = 0; at < key.length; at++) keys.add(key.slice(0, at) + key.slice(at + 1));
  return keys;
}
