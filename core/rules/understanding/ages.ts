import type { Age } from '../patient.ts';
import type { Person, TimeUnit } from './lexicon.ts';
import { numberAt, type Places, type Quantity } from './quantities.ts';
import type { Sentence, Token } from './tokens.ts';

/** An age that was said, with the sex that stood in it ("34M"). */
export interface SaidAge {
  readonly age: Age;
  readonly sex?: 'female' | 'male';
  /** "32-year-old": nothing else can be meant. */
  readonly isStated: boolean;
  readonly from: number;
  readonly to: number;
}

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
const I_AM = /^(?:hu|hun|hoon|हूँ|हूं|हु)$/;
const SINGLE: ReadonlySet<string> = new Set(['married', 'unmarried', 'shadishuda', 'labour', 'labourer']);
/** Small words between a person and an age: "mother is about 72". */
const LINKS: ReadonlySet<string> = new Set([
  'is',
  'was',
  'of',
  'about',
  'around',
  'nearly',
  'almost',
  'aged',
  'age',
  'now',
]);
const MOST_LINKS = 3;
/** Before a time in which something lasts: "for six days he". */
const LASTING: ReadonlySet<string> = new Set([
  'for', 'since', 'from', 'past', 'last', 'over', 'during', 'within', 'in', 'after', 'x',
]); // prettier-ignore
/** "102F" is a temperature. */
const OLDEST_WITH_F = 94;

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
    const isStated = isCalledAge(quantity, tokens, places);
    ages.push({ age, isStated, from: quantity.from, to: quantity.to, ...(after && { sex: after }) });
  }
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const { number } = tokens[at]!;
    const before = places.find(at, 'age-before');
    const named =
      before && before.to + 1 < sentence.to && tokens[before.to + 1]!.text !== 'a'
        ? numberAt(before.to + 1, tokens, sentence, places)
        : null;
    if (
      named &&
      !ages.some(({ from }) => from === before!.to + 1) &&
      !quantities.some(({ from }) => from === before!.to + 1)
    )
      ages.push({ age: { value: named.value, unit: 'years' }, isStated: false, from: at, to: named.to });
    if (number === null || !Number.isInteger(number) || number < 1 || number > OLDEST) continue;
    const sex =
      sexLetter(at + 1, tokens, sentence) ??
      (at > sentence.from && at - sentence.from < 3 ? sexLetter(at - 1, tokens, sentence) : undefined);
    const isFahrenheit = tokens[at + 1]?.text === 'f' && number > OLDEST_WITH_F;
    if (isFahrenheit || ages.some(({ from, to }) => from <= at && at <= to)) continue;
    const age: Age = { value: number, unit: 'years' };
    if (sex) ages.push({ age, sex, isStated: false, from: at, to: at + 1 });
    else if (isBareAge(at, number, tokens, sentence, places))
      ages.push({ age, isStated: false, from: at, to: at });
  }
  return ages.filter(({ age }) => age.unit !== 'years' || age.value <= OLDEST);
}

const sexLetter = (at: number, tokens: readonly Token[], { to }: Sentence): 'female' | 'male' | undefined =>
  at < to && tokens[at]!.gap !== 'sentence' ? SEX_LETTERS.get(tokens[at]!.text) : undefined;

/** Who may stand right before an age ("baby 7 months"): of a child "3 days" are more often how long it is ill. */
function namesAge({ ageWord }: Person, unit: TimeUnit): boolean {
  return ageWord === 'baby' || unit === 'year' || (unit === 'month' && ageWord === 'child');
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
  const next = at + 1 < sentence.to ? at + 1 : null;
  if (tokens[at]!.gap === 'none' && places.findEnding(at - 1, 'person')) {
    if (next === null || tokens[next]!.gap !== 'none') return true;
    const isOther =
      tokens[next]!.number !== null || places.find(next, 'unit') || tokens[next]!.text === 'percent';
    return !isOther && (number >= LEAST_OF_GROWN || !places.find(next, 'finding'));
  }
  // "mother is 72 and ...": of a number behind "is" nothing may be counted or measured.
  if (tokens[at]!.gap === 'none' && number >= LEAST_OF_GROWN && personBefore(at, tokens, sentence, places)) {
    const goesOn = (kind: 'joins' | 'ends'): boolean => places.find(at + 1, kind) !== undefined;
    return next === null || tokens[next]!.gap !== 'none' || goesOn('joins') || goesOn('ends');
  }
  // "35 ka hu": of oneself nothing else is counted so.
  if (places.find(at + 1, 'age-person') && I_AM.test(tokens[at + 2]?.text ?? '')) return true;
  // ", 34", ". 28", ", 30 married", ", 35 not pregnant".
  const isNamed =
    OF_SOMEBODY.some((kind) => places.find(at + 1, kind)) || SINGLE.has(tokens[at + 1]?.text ?? '');
  const ends = at + 1 >= tokens.length || isNamed;
  if (!ends || (at > sentence.from && tokens[at]!.gap === 'none')) return false;
  // "bad breath, 25 male".
  if (isNamed) return true;
  const isMeasured = VALUES.some((kind) => places.find(at - 1, kind));
  return !isMeasured || /^(no|not|without)$/.test(tokens[at - 2]?.text ?? '');
}

/** Who stands before an age, over small words. */
function personBefore(
  at: number,
  tokens: readonly Token[],
  { from }: Sentence,
  places: Places,
): Person | undefined {
  let before = at - 1;
  while (before > from && at - before <= MOST_LINKS && LINKS.has(tokens[before]!.text)) {
    if (tokens[before]!.gap !== 'none') return undefined;
    before -= 1;
  }
  return tokens[before + 1]?.gap === 'none' ? places.findEnding(before, 'person')?.meaning.person : undefined;
}

/**
 * Years that stand alone between commas are an age, months too where "ka" or "ki" follows ("16 saal ki"); how long
 * something lasts is said with "since", "for", "se".
 */
function standsAlone(
  { value, unit, from, to }: Quantity,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
): boolean {
  const marked = places.find(to + 1, 'age-person');
  const isChilds = unit === 'year' && ofChild(sentence, places);
  if (marked ? unit !== 'year' && unit !== 'month' : unit !== 'year' || (value < LEAST_BARE && !isChilds))
    return false;
  const behind = (marked?.to ?? to) + 1;
  // "10 saal ka hai".
  const next = marked && places.find(behind, 'closes') ? behind + 1 : behind;
  const opens = from === sentence.from || tokens[from]!.gap !== 'none';
  const ends = next >= sentence.to || tokens[next]!.gap !== 'none';
  return opens && ends && !places.find(to + 1, 'time-after') && !places.find(from - 1, 'time-before');
}

/** Whether a child is spoken of, of whom years are an age and not how long something lasts. */
function ofChild({ from, to }: Sentence, places: Places): boolean {
  for (let at = from; at < to; at += 1) {
    const word = places.find(at, 'person')?.meaning.person.ageWord;
    if (word === 'baby' || word === 'child') return true;
  }
  return false;
}

/** What years may be of that are no age: "20 saal ka purana dard", "15 saal ki shaadi". */
const LASTS = /^(?:purana|purani|purane|dard|shadi|shaadi|पुराना|पुरानी|पुराने|दर्द|शादी)$/;

/** "35 saal ka mazdoor": years of somebody grown, whatever they are called. */
function isOfGrown(
  { value, unit, from, to }: Quantity,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
): boolean {
  const marked = places.find(to + 1, 'age-person');
  if (!marked || unit !== 'year' || value < LEAST_OF_GROWN || places.find(from - 1, 'time-before'))
    return false;
  const next = marked.to + 1;
  if (next >= sentence.to || tokens[next]!.gap !== 'none' || LASTS.test(tokens[next]!.text)) return false;
  return [next, next + 1].every((at) => !places.find(at, 'finding') && !places.find(at, 'vague'));
}

/** "32-year-old", "57 yo". */
const isCalledAge = ({ to, unit }: Quantity, tokens: readonly Token[], places: Places): boolean =>
  places.find(to + 1, 'age-after') !== undefined || (unit === 'year' && YEARS_OLD.has(tokens[to]!.text));

/** "38 saal meri umar": the age is named behind its number, and no other number follows that. */
function namedBehind(to: number, tokens: readonly Token[], { to: end }: Sentence, places: Places): boolean {
  const name = [to + 1, to + 2].flatMap((at) => places.find(at, 'age-before') ?? []).at(0);
  if (!name || tokens.slice(to + 1, name.to + 1).some(({ gap }) => gap !== 'none')) return false;
  return name.to + 1 >= end || tokens[name.to + 1]!.number === null;
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
  if (isCalledAge({ from, to, unit, value }, tokens, places)) return true;
  // "27y unmarried".
  if (unit === 'year' && value >= LEAST_OF_GROWN && SINGLE.has(tokens[to + 1]?.text ?? '')) return true;
  if (standsAlone({ from, to, unit, value }, tokens, sentence, places)) return true;
  if (isOfGrown({ from, to, unit, value }, tokens, sentence, places)) return true;
  const isYears = unit === 'year' || unit === 'month';
  if (isYears && !places.find(to + 1, 'time-after') && namedBehind(to, tokens, sentence, places)) return true;
  for (let at = Math.max(sentence.from, from - 3); at < from; at += 1)
    if (places.find(at, 'age-before') && (isYears || at === from - 1)) return true;
  if (sexLetter(to + 1, tokens, sentence) && unit !== 'minute') return true;
  const marked = places.find(to + 1, 'age-person');
  const next = marked ? marked.to + 1 : to + 1;
  const isPerson = (at: number): boolean => near(at) && places.find(at, 'person') !== undefined;
  if (unit === 'minute' || unit === 'hour') return false;
  const joined = near(next) && tokens[next]!.gap === 'none';
  // "teen hafte se mann udaas": a time with "se" is no age of the word after it; nor is "3 days" in "3 days 31 male".
  if (
    joined &&
    !LASTING.has(tokens[from - 1]?.text ?? '') &&
    !places.find(to + 1, 'time-after') &&
    (isPerson(next) || (isPerson(next + 1) && tokens[next]!.number === null && !places.find(next, 'finding')))
  )
    return true;
  const before =
    places.findEnding(from - 1, 'person')?.meaning.person ?? personBefore(from, tokens, sentence, places);
  if (!marked && before && namesAge(before, unit) && !places.find(to + 1, 'time-after')) return true;
  if (!marked) return false;
  // "mera beta 12 saal ka ghutna chhil gaya": nobody has a knee for so long.
  const isOlder =
    unit === 'year' && value >= LEAST_BARE && places.findEnding(from - 1, 'person') !== undefined;
  if (isOlder && !LASTS.test(tokens[next]?.text ?? '') && !places.find(next, 'vague')) return true;
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
