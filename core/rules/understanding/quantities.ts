import type { TimeUnit } from './lexicon.ts';
import type { Meaning } from './meanings.ts';
import type { Match } from './phrases.ts';
import type { Sentence, Token } from './tokens.ts';

/** A time that was said, with the tokens it takes. */
export interface Quantity {
  readonly value: number;
  readonly unit: TimeUnit;
  readonly from: number;
  readonly to: number;
}

export const DAYS_IN: Readonly<Record<TimeUnit, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4375,
  year: 365.25,
};

/** 3/7 is three days, 2/52 two weeks, 4/12 four months, in clinic notes. */
const BY_SEVENTHS: Readonly<Record<number, TimeUnit>> = { 7: 'day', 52: 'week', 12: 'month' };
const LETTER_UNITS: ReadonlyMap<string, TimeUnit> = new Map<string, TimeUnit>([
  ['d', 'day'],
  ['h', 'hour'],
  ['w', 'week'],
  ['m', 'month'],
  ['y', 'year'],
]);
/** What stands on each token of a sentence, by kind. */
export class Places {
  readonly #at = new Map<number, Match[]>();
  readonly #until = new Map<number, Match[]>();

  constructor(matches: readonly Match[]) {
    for (const match of matches) {
      this.#at.set(match.from, [...(this.#at.get(match.from) ?? []), match]);
      this.#until.set(match.to, [...(this.#until.get(match.to) ?? []), match]);
    }
  }

  /** The longest phrase of a kind that begins at a token. */
  find<K extends Meaning['kind']>(
    at: number,
    kind: K,
  ): (Match & { meaning: Extract<Meaning, { kind: K }> }) | undefined {
    let best: Match | undefined;
    for (const match of this.#at.get(at) ?? [])
      if (match.meaning.kind === kind && (!best || match.to > best.to)) best = match;
    return best as (Match & { meaning: Extract<Meaning, { kind: K }> }) | undefined;
  }

  /** A phrase of a kind that ends at a token. */
  findEnding<K extends Meaning['kind']>(
    at: number,
    kind: K,
  ): (Match & { meaning: Extract<Meaning, { kind: K }> }) | undefined {
    const match = this.#until.get(at)?.find(({ meaning }) => meaning.kind === kind);
    return match as (Match & { meaning: Extract<Meaning, { kind: K }> }) | undefined;
  }
}

/** All numbers with a unit of time; of "2-3 days" and "do teen din" the larger. */
export function quantitiesIn(tokens: readonly Token[], sentence: Sentence, places: Places): Quantity[] {
  const found: Quantity[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const counted = dayAt(at, tokens, sentence, places);
    if (counted) {
      found.push(counted);
      at = counted.to;
      continue;
    }
    const number = numberAt(at, tokens, sentence, places);
    if (!number) continue;
    const quantity = quantityFrom(number, at, tokens, sentence, places);
    if (quantity) found.push(quantity);
    at = quantity?.to ?? number.to;
  }
  return found;
}

/** Words for days that are not counted by their number. */
const NIGHT = /^(?:nights?|raat|rat|raate?n?|रात|रातें)$/;

/** "day 5", where no unit follows. */
function dayAt(at: number, tokens: readonly Token[], { to: end }: Sentence, places: Places): Quantity | null {
  if (places.find(at, 'unit')?.meaning.unit !== 'day' || at + 1 >= end) return null;
  const { number, gap } = tokens[at + 1]!;
  if (number === null || gap !== 'none' || places.find(at + 2, 'unit')) return null;
  // "hand numb at night 45 F".
  if (NIGHT.test(tokens[at]!.text)) return null;
  return { value: number, unit: 'day', from: at, to: at + 1 };
}

function quantityFrom(
  number: { readonly value: number; readonly to: number },
  from: number,
  tokens: readonly Token[],
  { to: end }: Sentence,
  places: Places,
): Quantity | null {
  const next = number.to + 1;
  if (next >= end) return null;
  const token = tokens[next]!;
  if (token.slash && token.number !== null) {
    const unit = BY_SEVENTHS[token.number];
    return unit && number.value <= 30 ? { value: number.value, unit, from, to: next } : null;
  }
  // "88/min" is no time.
  if (token.gap !== 'none' || token.slash) return null;
  const unit = places.find(next, 'unit');
  if (unit) return { value: number.value, unit: unit.meaning.unit, from, to: unit.to };
  const letter = LETTER_UNITS.get(token.text);
  if (letter && !(token.text === 'm' || (token.text === 'h' && number.value > 72)))
    return { value: number.value, unit: letter, from, to: next };
  return null;
}

/** A number from a token on, in digits or words, with the last token that it takes; null where none begins. */
export function numberAt(
  at: number,
  tokens: readonly Token[],
  { to: end }: Sentence,
  places: Places,
): { value: number; to: number } | null {
  const adds = places.find(at, 'adds');
  const start = adds ? adds.to + 1 : at;
  const plain = (index: number): number | null =>
    index < end ? (tokens[index]!.number ?? places.find(index, 'number')?.meaning.value ?? null) : null;
  let value = plain(start);
  if (value === null) return adds ? { value: 1 + adds.meaning.value, to: at } : null;
  let to = start;
  for (let next = to + 1; next < end; next += 1) {
    // "2 to 3", "2 - 3", "do teen", "twenty four".
    if (tokens[next]!.slash) break;
    const other = plain(next) ?? (RANGE.has(tokens[next]!.text) ? plain(next + 1) : null);
    if (other === null) break;
    to = plain(next) === null ? next + 1 : next;
    value =
      value >= 20 && value % 10 === 0 && other < 10 && tokens[next]!.number === null
        ? value + other
        : Math.max(value, other);
    next = to;
  }
  return { value: value + (adds?.meaning.value ?? 0), to };
}

const RANGE = new Set(['to', 'or', 'se', 'ya', 'से', 'या']);
