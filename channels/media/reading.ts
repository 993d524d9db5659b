import { exactly, uniqueNearest, type Candidate } from '@arogya/rules';
import { languages } from '../../core/text/languages.ts';
import { asciiDigits, normalize } from '../../core/text/normalize.ts';
import { words } from '../../core/text/words.ts';
import type { MediumId, Reading, Wording } from '../../flows/medium.ts';
import type { Ask, Coordinates, Screen } from '../../flows/screen.ts';
import { readDate } from './dates.ts';
import { folded } from './gsm7.ts';
import { KEYS, numbering, zeroIsBack, type Entry } from './numbering.ts';

/** What was drawn when the person replied: the screen, in which words, and which page (from 0) of how many. */
export interface Shown {
  readonly screen: Screen;
  readonly medium: MediumId;
  readonly wording: Wording;
  readonly page: number;
  /** Only asked when it matters: it takes a drawing. */
  readonly pages: () => number;
  /** YYYY-MM-DD where the person is. */
  readonly today: () => string;
}

/** The longest place name, in graphemes, and the longest reply to anything but free words, in UTF-16 units. */
export const MAX_PLACE = 80;
const MAX_REPLY = 300;
/** UTF-16 units of one grapheme that is still writing, not noise (emoji families have 11). */
const MAX_GRAPHEME = 12;

const UNCLEAR: Reading = { type: 'UNCLEAR' };
const answer = (value: string | number | readonly string[]): Reading => ({ type: 'ANSWER', value });

/**
 * What a typed reply means to what was shown: the reserved keys, an option by its number, number word or label in any
 * language offered, a value, free words. What cannot be told is UNCLEAR; no text whatever throws.
 */
export function readReply(reply: string, shown: Shown): Reading {
  const said = cleaned(reply);
  const { ask } = shown.screen;
  if (said.length > MAX_REPLY) return ask && longestWords(ask) ? freeWords(said, ask) : UNCLEAR;

  const plain = normalize(said);
  if (plain === KEYS.menu) return { type: 'MENU' };
  const hasNext = (): boolean => shown.page < shown.pages() - 1;
  if (plain === KEYS.more && shown.pages() > 1) return hasNext() ? { type: 'MORE' } : UNCLEAR;
  if (plain === KEYS.back && zeroIsBack(ask, Math.min(shown.page, shown.pages() - 1)))
    return { type: 'BACK' };

  const entries = numbering(shown.screen, shown.medium);
  const chosen = chooseExactly(plain, entries, shown);
  if (chosen?.means.type === 'skip') return { type: 'SKIP' };
  if (chosen?.means.type === 'none') return answer([]);
  if (chosen?.means.type === 'option')
    return answer(ask?.kind === 'several' ? [chosen.means.value] : chosen.means.value);
  if (words.more.has(plain) && hasNext()) return { type: 'MORE' };
  return ask ? readAsk(said, plain, ask, entries, shown) : UNCLEAR;
}

function readAsk(said: string, plain: string, ask: Ask, entries: readonly Entry[], shown: Shown): Reading {
  switch (ask.kind) {
    case 'choice': {
      // Where free words count, a slip of spelling is theirs to understand.
      if (ask.words !== undefined) return freeWords(said, ask);
      const near = chooseNearest(plain, entries, shown);
      return near ? answer(near) : UNCLEAR;
    }
    case 'several':
      return readSeveral(said, entries, shown);
    case 'number':
      return readNumber(said, ask, shown);
    case 'digits': {
      const digits = asciiDigits(said).replace(/[\s-]/g, '');
      return /^\d+$/.test(digits) && digits.length === ask.length ? answer(digits) : UNCLEAR;
    }
    case 'date': {
      const date = readDate(said, shown.today());
      return date === null ? UNCLEAR : answer(date);
    }
    case 'place':
    case 'location':
    case 'text':
      return freeWords(said, ask);
  }
}

/** NFC, one space between words; without control, zero-width, direction and emoji-style characters, and half pairs. */
const cleaned = (reply: string): string =>
  reply
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0e\ufe0f\u20e3]|\p{Cs}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim();

/** An option by its number, its label, number and label together, or a number word. */
function chooseExactly(plain: string, entries: readonly Entry[], shown: Shown): Entry | null {
  if (entries.length === 0) return null;
  const lists = listsOptions(shown.screen.ask);
  // "01" is option 1 of a list, but the digits 01 where digits are asked.
  const byNumber = entries.find(
    ({ number }) => plain === String(number) || (lists && isNumber(plain, number)),
  );
  if (byNumber) return byNumber;
  const byLabel = exactly(
    plain,
    entries.map((entry) => candidate(entry, shown)),
  );
  if (byLabel || !lists) return byLabel;
  return entries.find(({ number }) => number === words.numbers.get(plain)) ?? null;
}

/** The only option nearly written so; "skip" and "none" are never guessed, nor anything beside a yes or a no. */
function chooseNearest(plain: string, entries: readonly Entry[], shown: Shown): string | null {
  const candidates = entries.map((entry) => candidate(entry, shown));
  const isYesOrNo = (word: string): boolean => words.yes.has(word) || words.no.has(word);
  if (candidates.some(({ spellings }) => spellings.some(isYesOrNo))) return null;
  const near = uniqueNearest(plain, candidates);
  return near?.means.type === 'option' ? near.means.value : null;
}

const listsOptions = (ask: Ask | undefined): boolean => ask?.kind === 'choice' || ask?.kind === 'several';

/** Every way to write an option: its label in all languages; with it all words for yes, no, none or skip that it is. */
function candidate(entry: Entry, { wording, medium }: Shown): Candidate<Entry> {
  const labels = new Set(
    languages.flatMap(({ code }) => {
      const label = wording.say(entry.label, code, medium);
      return [normalize(label), normalize(folded(label))];
    }),
  );
  labels.delete('');
  const kinds = [words.yes, words.no, words.none, words.skip].filter(
    (kind) => [...labels].some((label) => kind.has(label)) || kind === KIND_OF[entry.means.type],
  );
  const numbered = [...labels].map((label) => `${entry.number} ${label}`);
  return { value: entry, spellings: [...labels, ...numbered, ...kinds.flatMap((kind) => [...kind])] };
}

const KIND_OF: Partial<Record<Entry['means']['type'], ReadonlySet<string>>> = {
  none: words.none,
  skip: words.skip,
};

/** "1 3", "1,3", "1 aur 3", "fever and cough". A range ("1-3") says too little; "none" and "skip" stand alone. */
function readSeveral(said: string, entries: readonly Entry[], shown: Shown): Reading {
  if (/\d\s*[-–—]\s*\d/.test(asciiDigits(said))) return UNCLEAR;
  const chosen = new Set<string>();
  for (const piece of said.split(/[,;&+/|*।]/u).flatMap(splitAtAnd)) {
    const values = valuesOf(piece, entries, shown);
    if (!values) return UNCLEAR;
    values.forEach((value) => chosen.add(value));
  }
  const inOrder = entries.flatMap(({ means }) =>
    means.type === 'option' && chosen.has(means.value) ? [means.value] : [],
  );
  return inOrder.length > 0 ? answer(inOrder) : UNCLEAR;
}

/** "1aur3" and "1 aur 3" as 1 and 3, normalised; a piece with nothing in it is left out. */
function splitAtAnd(text: string): string[] {
  const pieces: string[][] = [[]];
  const apart = normalize(text).replace(/(?<=\d)(?=\p{L})|(?<=[\p{L}\p{M}])(?=\d)/gu, ' ');
  for (const word of apart.split(' ')) {
    if (words.and.has(word)) pieces.push([]);
    else if (word !== '') pieces.at(-1)!.push(word);
  }
  return pieces.filter((piece) => piece.length > 0).map((piece) => piece.join(' '));
}

/** The values of one option, or of a row of numbers; null when a part is none of the options. */
function valuesOf(piece: string, entries: readonly Entry[], shown: Shown): string[] | null {
  const one = chooseExactly(piece, entries, shown);
  const near = one ? null : chooseNearest(piece, entries, shown);
  if (near) return [near];
  const chosen = one ? [one] : piece.split(' ').map((word) => numbered(word, entries));
  const values = chosen.map((entry) => (entry?.means.type === 'option' ? entry.means.value : null));
  return values.every((value) => value !== null) ? values : null;
}

const numbered = (word: string, entries: readonly Entry[]): Entry | undefined =>
  entries.find(({ number }) => isNumber(word, number) || words.numbers.get(word) === number);

const isNumber = (word: string, number: number): boolean => /^\d+$/.test(word) && Number(word) === number;

/** A whole number within bounds, in digits ("1,50,000" too) or as a word, alone or with the unit that was asked for. */
function readNumber(
  said: string,
  ask: Extract<Ask, { kind: 'number' }>,
  { wording, medium }: Shown,
): Reading {
  const { unit } = ask;
  const labels = unit ? languages.map(({ code }) => wording.say(unit, code, medium)) : [];
  const unitWords = new Set(labels.flatMap((label) => wordsOf(label)));
  const isUnit = (text: string): boolean =>
    UNIT_TEXT.test(text) && wordsOf(text).every((word) => unitWords.has(word));

  const within = (value: number): Reading => (value >= ask.min && value <= ask.max ? answer(value) : UNCLEAR);
  const digits = /^(\D*)(\d[\d,]{0,18})(\D*)$/u.exec(asciiDigits(said));
  if (digits) {
    const [, before, figure, after] = digits as unknown as [string, string, string, string];
    if (
      !GROUPED.test(figure) ||
      FRACTION.test(before) ||
      !isUnit(before) ||
      !isUnit(after.replace(/^\/-/, ''))
    )
      return UNCLEAR;
    return within(Number(figure.replaceAll(',', '')));
  }
  if (!UNIT_TEXT.test(said)) return UNCLEAR;
  const spoken = normalize(said).split(' ');
  for (let length = spoken.length; length > 0; length--) {
    const value = words.numbers.get(spoken.slice(0, length).join(' '));
    if (value !== undefined && isUnit(spoken.slice(length).join(' '))) return within(value);
  }
  return UNCLEAR;
}

/** Plain, or with commas by thousands or, as in India, by lakhs. */
const GROUPED = /^(\d{1,15}|\d{1,3}(,\d{2,3}){0,4},\d{3})$/;
/** The point of ".5", unlike that of "Rs.5". */
const FRACTION = /(^|[^\p{L}\p{M}])\.\s*$/u;
/** What may stand beside a number: no sign, range or fraction. */
const UNIT_TEXT = /^[\p{L}\p{M}\s.°₹%/!।]*$/u;

/** The words of a unit, "year" like "years". */
const wordsOf = (text: string): string[] =>
  normalize(text.replaceAll('₹', ' rs ').replaceAll('%', ' percent '))
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));

/** What a shared location means to what was shown: an answer where one is taken. */
export function readLocation(at: Coordinates, { screen: { ask } }: Shown): Reading {
  const isTaken =
    ask?.kind === 'place' || ask?.kind === 'location' || (ask?.kind === 'choice' && ask.located === true);
  return isTaken ? { type: 'ANSWER', value: at } : { type: 'LOCATED', at };
}

/** The longest free words that a question takes, in graphemes; null where it takes none. */
function longestWords(ask: Ask): number | null {
  switch (ask.kind) {
    case 'text':
      return ask.maxLength;
    case 'choice':
      return ask.words ?? null;
    case 'place':
    case 'location':
      return MAX_PLACE;
    default:
      return null;
  }
}

/** Free words as typed, if they are not too long; but for a text, they have a letter or a digit. */
function freeWords(said: string, ask: Ask): Reading {
  const max = longestWords(ask) ?? 0;
  if (said === '' || said.length > max * MAX_GRAPHEME || [...segmenter.segment(said)].length > max)
    return UNCLEAR;
  return ask.kind === 'text' || /[\p{L}\p{N}]/u.test(said) ? answer(said) : UNCLEAR;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
