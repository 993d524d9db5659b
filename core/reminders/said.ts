import { asciiDigits, normalize, writtenWords } from '../text/normalize.ts';
import { words } from '../text/words.ts';
import { takeClocks } from './clocks.ts';
import { takeDoses } from './said-doses.ts';
import { criticalIn } from './medicines.ts';
import { MAX_CALLED } from './plan.ts';
import {
  AROUND,
  AS_NEEDED_SAID,
  CARE_SAID,
  ENDLESS_SAID,
  EVERY_SAID,
  OFTEN_SAID,
  UNITS_SAID,
  WEEKDAYS_SAID,
} from './said-words.ts';
import type { Length } from './schedule.ts';

/** What somebody said that they want to be reminded of; null and empty where they did not say. Plain JSON. */
export interface Said {
  readonly about: 'medicine' | 'pregnancy' | 'child';
  /** Of a medicine: what it is called, in their words. */
  readonly called: string | null;
  /** The group of medicines that are never left out, by its id. */
  readonly critical: string | null;
  /** "08:00", in order. */
  readonly times: readonly string[];
  readonly every:
    { readonly days: number } | { readonly weekdays: readonly number[] } | { readonly months: number } | null;
  readonly length: Length | 'endless' | null;
  /** It is taken when needed alone. */
  readonly isAsNeeded: boolean;
}

/** The longest that is read, in characters: more is no wish for a reminder. */
const MAX_SAID = 300;
/** Lengths that a course can have. */
const LONGEST = { days: 366, weeks: 104, months: 60 };

/** The most that may lie between two doses. */
const LONGEST_ROUND = { days: 366, weeks: 52, months: 12 };
const UNITS = UNITS_SAID.flatMap(([, several]) => several.map(normalize)).join('|');
const COUNTED = `(?:(?<count>[\\p{L}\\p{M}\\d]+) )?(?<unit>${UNITS})`;
/** How a round is said with its length; a course has neither "every" nor "once in". */
const EVERY_COUNTED = [
  new RegExp(`(?<= )(?:every|each|once every|once in|har|हर) ${COUNTED}(?= )`, 'u'),
  new RegExp(`(?<= )${COUNTED} (?:mein|me|में) (?:ek|1|एक) (?:baar|bar|बार)(?= )`, 'u'),
  /(?<= )(?<unit>month)ly(?= )/u,
];

/** Reads what was said of a reminder. Whatever it does not know is left out, and asked or read back. */
export function readSaid(text: string): Said {
  const { left, times: written } = takeDoses(asciiDigits(text.slice(0, MAX_SAID)));
  const rest = new Rest(left);
  const isAsNeeded = rest.takeAny(AS_NEEDED_SAID);
  const about = rest.find(CARE_SAID) ?? 'medicine';
  const critical = criticalIn(text);
  const every = readEvery(rest);
  const length = rest.takeAny(ENDLESS_SAID) ? ('endless' as const) : rest.takeLength();
  const clocks = rest.takeClocks();
  const often = rest.take(OFTEN_SAID);
  const times = clocks.length > 0 ? clocks : (often ?? written);
  return {
    about,
    called: about === 'medicine' ? rest.name() : null,
    critical,
    times: [...new Set(times)].sort(),
    every,
    length,
    isAsNeeded,
  };
}

/** Times alone, where nothing but times is asked for: "7 and 9 at night", "subah aur raat". */
export const readTimes = (text: string): readonly string[] => readSaid(text).times;

/** A length alone: "5 days", "6 mahine", "hamesha". */
export const readLength = (text: string): Said['length'] => readSaid(text).length;

function readEvery(rest: Rest): Said['every'] {
  const weekdays = rest.takeAll(WEEKDAYS_SAID);
  const counted = rest.takeEvery();
  const days = rest.take(EVERY_SAID);
  if (weekdays.length > 0) return { weekdays: [...new Set(weekdays)].sort() };
  return counted ?? (days === null || days === 1 ? null : { days });
}

/** What was said and is not understood yet. */
class Rest {
  private left: string;
  /** Each word as it was written. */
  private readonly written: ReadonlyMap<string, string>;

  constructor(text: string) {
    this.written = new Map(writtenWords(text).map((word) => [normalize(word), word] as const));
    // A time keeps its colon: "8:30" is not 8 and 30.
    const marked = asciiDigits(text)
      .replace(/(\d)[:.](\d\d)(?!\d)/g, '$1_$2')
      // Some write a space in its place: "7 30 am".
      .replace(/(?<!\d)(\d{1,2}) ([0-5]\d)(?= (?:am|pm|baje|बजे)(?![\p{L}\p{M}]))/giu, '$1_$2');
    this.left = ` ${normalize(marked.replaceAll('_', 'qq')).replace(/(\d)qq(\d)/g, '$1:$2')} `;
  }

  /** Takes one of several words away, the longest first. */
  takeAny(several: readonly string[]): boolean {
    return this.take([[true, several]]) !== null;
  }

  /** The first meaning that is found, without taking it. */
  find<Meaning>(table: readonly (readonly [Meaning, readonly string[]])[]): Meaning | null {
    return table.find(([, several]) => several.some((word) => this.left.includes(padded(word))))?.[0] ?? null;
  }

  take<Meaning>(table: readonly (readonly [Meaning, readonly string[]])[]): Meaning | null {
    const all = table
      .flatMap(([meaning, several]) => several.map((word) => [padded(word), meaning] as const))
      .sort(([a], [b]) => b.length - a.length);
    const found = all.find(([word]) => this.left.includes(word));
    if (!found) return null;
    this.left = this.left.replace(found[0], ' ');
    return found[1];
  }

  takeAll<Meaning>(table: readonly (readonly [Meaning, readonly string[]])[]): Meaning[] {
    const found: Meaning[] = [];
    for (let one = this.take(table); one !== null; one = this.take(table)) found.push(one);
    return found;
  }

  /** "6 months", "chhe mahine", "do hafte". */
  takeLength(): Length | null {
    const pieces = this.left.trim().split(' ');
    for (const [index, piece] of pieces.entries()) {
      const count = /^\d{1,3}$/.test(piece) ? Number(piece) : words.numbers.get(piece);
      const next = pieces[index + 1] ?? '';
      const unit = UNITS_SAID.find(([, several]) => several.some((word) => normalize(word) === next))?.[0];
      if (count === undefined || !unit || count < 1 || count > LONGEST[unit]) continue;
      pieces.splice(index, 2);
      this.left = ` ${pieces.join(' ')} `;
      return { unit, count };
    }
    return null;
  }

  takeClocks(): readonly string[] {
    const { times, left } = takeClocks(this.left);
    this.left = ` ${left} `;
    return times;
  }

  /** "every 3 days", "har teen din", "2 din mein ek baar", "every month". */
  takeEvery(): Said['every'] {
    for (const pattern of EVERY_COUNTED) {
      const found = pattern.exec(this.left);
      const { count: said = '1', unit: unitSaid = '' } = found?.groups ?? {};
      const count = /^\d/.test(said) ? Number(said) : words.numbers.get(said);
      const unit = UNITS_SAID.find(([, several]) =>
        several.some((word) => normalize(word) === unitSaid),
      )?.[0];
      if (!found || !unit || count === undefined || count < 1 || count > LONGEST_ROUND[unit]) continue;
      // "Every day" and "once a day" are said in other words too.
      if (unit === 'days' && count === 1) continue;
      this.left = this.left.replace(found[0], ' ');
      if (unit === 'months') return { months: count };
      return { days: unit === 'weeks' ? count * 7 : count };
    }
    return null;
  }

  /** What is left, without what stands around a name; null where nothing is. */
  name(): string | null {
    const around = new Set(AROUND.map(normalize));
    const name = this.left
      .trim()
      .split(' ')
      .filter((word) => word !== '' && !around.has(word) && !words.and.has(word))
      .map((word) => this.written.get(word) ?? word)
      .join(' ')
      .slice(0, MAX_CALLED)
      .trim();
    return /\p{L}/u.test(name) ? name : null;
  }
}

const padded = (word: string): string => ` ${normalize(word)} `;
