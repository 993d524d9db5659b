import type { Phrases } from '../lexicon.ts';

/** The phrases of a text, between commas; line ends are spaces. */
export const listed = (text: string): Phrases =>
  text
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '');

/** Phrases by key, each written as one text. */
export const listedAll = <K extends string>(
  texts: Readonly<Record<K, string>>,
): Readonly<Record<K, Phrases>> =>
  Object.fromEntries(
    Object.entries<string>(texts).map(([key, text]) => [key, listed(text)]),
  ) as unknown as Readonly<Record<K, Phrases>>;

/** The phrases of several lists together, by key. */
export function joined(...lists: readonly Readonly<Record<string, Phrases>>[]): Record<string, Phrases> {
  const all: Record<string, Phrases> = {};
  for (const list of lists)
    for (const [key, phrases] of Object.entries(list)) all[key] = [...(all[key] ?? []), ...phrases];
  return all;
}
