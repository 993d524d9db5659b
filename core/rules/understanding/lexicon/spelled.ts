import { keysWritten } from '../keys.ts';
import type { Lexicon, Phrases } from '../lexicon.ts';

/** Slips of spelling that are frequent, by the right word. They count in dangers too, where no slip is guessed. */
export type Spellings = Readonly<Record<string, string>>;

/** A lexicon in whose phrases every word may also be written in its listed other ways. */
export function spelled(lexicon: Lexicon, spellings: Spellings): Lexicon {
  const { language } = lexicon;
  const others = new Map<string, string>();
  for (const [word, slips] of Object.entries(spellings))
    for (const key of keysWritten(word, language)) others.set(key, slips.trim().replace(/\s+/g, '/'));
  const ways = (word: string): string =>
    [word, ...keysWritten(word, language).flatMap((key) => others.get(key) ?? [])].join('/');
  const phrase = (text: string): string =>
    text.replace(/[^\s/~]+/g, (word) => (/^\d/.test(word) ? word : ways(word)));
  const all = (by: Readonly<Record<string, Phrases>>): Record<string, Phrases> =>
    Object.fromEntries(Object.entries(by).map(([key, phrases]) => [key, phrases.map(phrase)]));
  return {
    ...lexicon,
    findings: all(lexicon.findings),
    absent: all(lexicon.absent),
    intents: all(lexicon.intents),
    vitals: all(lexicon.vitals) as unknown as Lexicon['vitals'],
    pregnancy: all(lexicon.pregnancy) as unknown as Lexicon['pregnancy'],
    negation: all(lexicon.negation) as unknown as Lexicon['negation'],
    closes: lexicon.closes.map(phrase),
    harmless: lexicon.harmless.map(phrase),
  };
}
