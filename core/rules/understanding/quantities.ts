import type { Age } from '../patient.ts';
import type { Person, TimeUnit } from './lexicon.ts';
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

/** An age that was said, with the sex that stood in it ("34M"). */
export interface SaidAge {
  readonly age: Age;
  readonly sex?: 'female' | 'male';
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
/** Units that are only said of an age: "57 yo". */
const YEARS_OLD: ReadonlySet<string> = new Set(['yo', 'yom', 'yof']);
const SEX_LETTERS: ReadonlyMap<string, 'female' | 'male'> = new Map<string, 'female' | 'male'>([
  ['f', 'female'],
  ['m', 'male'],
]);
const OLDEST = 110;
/** Younger ages are said with their unit: a bare 3 is more often a count. */
const LEAST_BARE = 5;
const LEAST_OF_GROWN = 12;
/** What a number right behind may be the value of. */
const VALUES = ['temperature', 'pressure', 'pulse', 'oxygen', 'breaths', 'sugar'] as const;
/** What follows an age that stands without a unit. */
const OF_SOMEBODY = ['person', 'not-pregnant'] as const;
const SINGLE: ReadonlySet<string> = new Set(['married', 'unmarried', 'shadishuda', 'labour', 'labourer']);
/** "102F" is a temperature. */
const OLDEST_WITH_F = 94;

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

/** "day 5", where no unit follows. */
function dayAt(at: number, tokens: readonly Token[], { to: end }: Sentence, places: Places): Quantity | null {
  if (places.find(at, 'unit')?.meaning.unit !== 'day' || at + 1 >= end) return null;
  const { number, gap } = tokens[at + 1]!;
  if (number === null || gap !== 'none' || places.find(at + 2, 'unit')) return null;
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

function numberAt(
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

/** Ages, in every usual form; the quantities that are ages are taken out of `quantities`. */
export function agesIn(
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
  quantities: Quantity[],
): SaidAge[] {
  const ages: SaidAge[] = [];
  for (const quantity of [...quantities]) {
    if (!isAge(quantity, tokens, sentence, places)) continue;
    const age = ageOf(quantity);
    if (!age) continue;
    quantities.splice(quantities.indexOf(quantity), 1);
    const after = sexLetter(quantity.to + 1, tokens, sentence);
    ages.push({ age, from: quantity.from, to: quantity.to, ...(after && { sex: after }) });
  }
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const { number } = tokens[at]!;
    const before = places.find(at, 'age-before');
    const named =
      before && before.to + 1 < sentence.to ? numberAt(before.to + 1, tokens, sentence, places) : null;
    if (
      named &&
      !ages.some(({ from }) => from === before!.to + 1) &&
      !quantities.some(({ from }) => from === before!.to + 1)
    )
      ages.push({ age: { value: named.value, unit: 'years' }, from: at, to: named.to });
    if (number === null || !Number.isInteger(number) || number < 1 || number > OLDEST) continue;
    const sex =
      sexLetter(at + 1, tokens, sentence) ??
      (at > sentence.from && at - sentence.from < 3 ? sexLetter(at - 1, tokens, sentence) : undefined);
    const isFahrenheit = tokens[at + 1]?.text === 'f' && number > OLDEST_WITH_F;
    if (isFahrenheit || ages.some(({ from, to }) => from <= at && at <= to)) continue;
    if (sex) ages.push({ age: { value: number, unit: 'years' }, sex, from: at, to: at + 1 });
    else if (isBareAge(at, number, tokens, sentence, places))
      ages.push({ age: { value: number, unit: 'years' }, from: at, to: at });
  }
  return ages.filter(({ age }) => age.unit !== 'years' || age.value <= OLDEST);
}

const sexLetter = (at: number, tokens: readonly Token[], { to }: Sentence): 'female' | 'male' | undefined =>
  at < to && tokens[at]!.gap !== 'sentence' ? SEX_LETTERS.get(tokens[at]!.text) : undefined;

/** Who may stand right before an age ("baby 7 months"): of a child "3 days" are more often how long it is ill. */
function namesAge({ person }: { readonly person: Person }, unit: TimeUnit): boolean {
  if (person.ageWord === 'baby') return true;
  return unit === 'year' || (unit === 'month' && person.ageWord === 'child');
}

/** A number that is said as an age without a unit: right behind a person ("father 68, ..."), or by itself at the end. */
function isBareAge(
  at: number,
  number: number,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
): boolean {
  if (number < LEAST_BARE || tokens[at]!.slash || tokens[at + 1]?.slash) return false;
  const behind = places.findEnding(at - 1, 'person') !== undefined && tokens[at]!.gap === 'none';
  if (behind) {
    const next = at + 1 < sentence.to ? at + 1 : null;
    if (next === null || tokens[next]!.gap !== 'none') return true;
    const isOther =
      tokens[next]!.number !== null || places.find(next, 'unit') || tokens[next]!.text === 'percent';
    return !isOther && (number >= LEAST_OF_GROWN || !places.find(next, 'finding'));
  }
  // ", 34", ". 28", ", 30 married", ", 35 not pregnant".
  const ends =
    at + 1 >= tokens.length ||
    OF_SOMEBODY.some((kind) => places.find(at + 1, kind)) ||
    SINGLE.has(tokens[at + 1]!.text);
  if (!ends || (at > sentence.from && tokens[at]!.gap === 'none')) return false;
  const isMeasured = VALUES.some((kind) => places.find(at - 1, kind));
  return !isMeasured || /^(no|not|without)$/.test(tokens[at - 2]?.text ?? '');
}

/** Years that stand alone between commas are an age; how long something lasts is said with "since", "for", "se". */
function standsAlone(
  { value, unit, from, to }: Quantity,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
): boolean {
  if (unit !== 'year' || value < LEAST_BARE) return false;
  const opens = from === sentence.from || tokens[from]!.gap !== 'none';
  const ends = to + 1 >= sentence.to || tokens[to + 1]!.gap !== 'none';
  return opens && ends && !places.find(to + 1, 'time-after') && !places.find(from - 1, 'time-before');
}

function isAge(
  { from, to, unit, value }: Quantity,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
): boolean {
  const near = (at: number): boolean => at >= sentence.from && at < sentence.to;
  // "I am 7 months pregnant": the phrase may begin with the unit itself.
  if ([to, to + 1, to + 2].some((at) => places.find(at, 'pregnant'))) return false;
  if (places.find(to + 1, 'age-after') || (unit === 'year' && YEARS_OLD.has(tokens[to]!.text))) return true;
  if (standsAlone({ from, to, unit, value }, tokens, sentence, places)) return true;
  const isYears = unit === 'year' || unit === 'month';
  for (let at = Math.max(sentence.from, from - 3); at < from; at += 1)
    if (places.find(at, 'age-before') && (isYears || at === from - 1)) return true;
  if (sexLetter(to + 1, tokens, sentence) && unit !== 'minute') return true;
  const marked = places.find(to + 1, 'age-person');
  const next = marked ? marked.to + 1 : to + 1;
  const isPerson = (at: number): boolean => near(at) && places.find(at, 'person') !== undefined;
  if (unit === 'minute' || unit === 'hour') return false;
  const joined = near(next) && tokens[next]!.gap === 'none';
  // "teen hafte se mann udaas": a time with "se" is no age of the word after it.
  if (
    joined &&
    !places.find(to + 1, 'time-after') &&
    (isPerson(next) || (isPerson(next + 1) && !places.find(next, 'finding')))
  )
    return true;
  const before =
    places.findEnding(from - 1, 'person') ??
    (places.find(from - 1, 'closes') && places.findEnding(from - 2, 'person'));
  if (!marked && before && namesAge(before.meaning, unit) && !places.find(to + 1, 'time-after')) return true;
  if (!marked) return false;
  const behind = isPerson(from - 1) || isPerson(from - 2) || places.find(from - 1, 'self') !== undefined;
  return (
    behind &&
    (!near(next) ||
      tokens[next]!.gap !== 'none' ||
      places.find(next, 'closes') !== undefined ||
      places.find(next, 'joins') !== undefined)
  );
}

function ageOf({ value, unit }: Quantity): Age | null {
  if (unit === 'day') return { value, unit: 'days' };
  if (unit === 'week') return { value: value * 7, unit: 'days' };
  if (unit === 'month') return { value, unit: 'months' };
  return unit === 'year' ? { value, unit: 'years' } : null;
}
