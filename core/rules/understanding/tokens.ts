import { isDevanagari, keysSaid, plain } from './keys.ts';

/** A word or number that was said. */
export interface Token {
  readonly text: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly number: number | null;
  readonly keys: readonly string[];
  /** What stands before it: nothing but spaces, a comma or the like, or the end of a sentence. */
  readonly gap: 'none' | 'comma' | 'sentence';
  /** Joined to the one before by "/": 168/112, 3/7. */
  readonly slash: boolean;
}

/** Tokens in a row. */
export interface Stretch {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

export interface Sentence extends Stretch {
  readonly question: boolean;
}

/** Words beyond this are no words. */
const LONGEST_WORD = 40;
const WORD =
  /\p{Nd}+(?:\.\p{Nd}+)?|(?:\p{L}\.){2,}|[\p{L}\p{M}\u200b-\u200d]+(?:['’][\p{L}\p{M}]+)*|[-+](?=ve(?!\p{L}))|[&%°]/gu;
/** A full stop after these ends no sentence. */
const ABBREVIATED = new Set([
  'dr',
  'mr',
  'mrs',
  'smt',
  'yr',
  'yrs',
  'hr',
  'hrs',
  'temp',
  'approx',
  'wt',
  'st',
]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['%', 'percent'],
  ['°', 'degree'],
]);

/** A text cut into words, numbers and sentences, in one pass. */
export function tokenize(text: string): {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
} {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let end = 0;
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const gap = tokens.length === 0 ? 'none' : gapOf(between, tokens.at(-1)!.text);
    if (gap === 'sentence') {
      sentences.push({ from, to: tokens.length, question: between.includes('?') });
      from = tokens.length;
    }
    end = match.index + match[0].length;
    tokens.push(tokenOf(match[0], match.index, gap, between.trim() === '/'));
  }
  if (tokens.length > from)
    sentences.push({ from, to: tokens.length, question: text.slice(end).includes('?') });
  return { tokens, sentences };
}

/** From one comma or the like to the next, around some tokens of which `to` is the last, as far as `within` reaches. */
export function stretchAround(
  { from: first, to: last }: { readonly from: number; readonly to: number },
  tokens: readonly Token[],
  within: Stretch = { from: 0, to: tokens.length },
): Stretch {
  let from = first;
  while (from > within.from && tokens[from]!.gap === 'none') from -= 1;
  let to = last + 1;
  while (to < within.to && tokens[to]!.gap === 'none') to += 1;
  return { from, to };
}

export const wordsOf = ({ from, to }: Stretch, tokens: readonly Token[]): readonly string[] =>
  tokens.slice(from, to).map(({ text }) => text);

/** Whether no comma or the like stands between a token and a later one. */
export const isJoined = (from: number, to: number, tokens: readonly Token[]): boolean =>
  tokens.slice(from + 1, to + 1).every(({ gap }) => gap === 'none');

function tokenOf(said: string, start: number, gap: Token['gap'], slash: boolean): Token {
  const word = SIGNS.get(said) ?? plain(said.replace(/\./g, (dot) => (/\p{Nd}/u.test(said) ? dot : '')));
  const digits = /^\p{Nd}/u.test(said) ? asciiDigits(word) : null;
  return {
    text: digits ?? word,
    start,
    end: start + said.length,
    number: digits === null ? null : Number(digits),
    keys: digits === null ? (word.length > LONGEST_WORD ? [] : keysSaid(word)) : [`n ${digits}`],
    gap,
    slash,
  };
}

function gapOf(between: string, before: string): Token['gap'] {
  if (/[!?।॥\n;]/.test(between)) return 'sentence';
  if (/\.\.|…/.test(between)) return 'comma';
  if (between.includes('.')) return ABBREVIATED.has(before) ? 'none' : 'sentence';
  return /[,،:()[\]+–—→]|\s-|-\s|->/.test(between) ? 'comma' : 'none';
}

/** Devanagari digits as 0–9. */
const asciiDigits = (text: string): string =>
  isDevanagari(text) ? text.replace(/[०-९]/g, (digit) => String(digit.codePointAt(0)! - 0x966)) : text;
