import { asciiDigits, normalize } from '../text/normalize.ts';
import { words } from '../text/words.ts';
import { criticalIn } from './medicines.ts';
import { MAX_CALLED } from './plan.ts';
import {
  AROUND,
  AS_NEEDED_SAID,
  CARE_SAID,
  ENDLESS_SAID,
  EVERY_SAID,
  OFTEN_SAID,
  TIMES_SAID,
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
  readonly every: { readonly days: number } | { readonly weekdays: readonly number[] } | null;
  readonly length: Length | 'endless' | null;
  /** It is taken when needed alone. */
  readonly isAsNeeded: boolean;
}

/** The longest that is read, in characters: more is no wish for a reminder. */
const MAX_SAID = 300;
/** Lengths that a course can have. */
const LONGEST = { days: 366, weeks: 104, months: 60 };

/** "8 am", "8:30pm", "8 baje", "रात 9 बजे": an hour, with what says which half of the day. */
const CLOCK =
  /(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a m|p m|baje|बजे|o clock|bje)?(?![\p{L}\p{M}\d:.])/gu;
/** What an hour without "am" or "pm" means beside a word for the time of day: 9 at night is 21. */
const AFTER_NOON = new Set(['14:00', '18:00', '20:00', '22:00']);

/** Reads what was said of a reminder. Whatever it does not know is left out, and asked or read back. */
export function readSaid(text: string): Said {
  const rest = new Rest(text.slice(0, MAX_SAID));
  const isAsNeeded = rest.takeAny(AS_NEEDED_SAID);
  const about = rest.find(CARE_SAID) ?? 'medicine';
  const critical = criticalIn(text);
  const length = rest.takeAny(ENDLESS_SAID) ? ('endless' as const) : rest.takeLength();
  const every = readEvery(rest);
  const clock = rest.takeClocks();
  const often = clock.length > 0 ? (rest.take(OFTEN_SAID), null) : rest.take(OFTEN_SAID);
  const named = rest.takeAll(TIMES_SAID);
  const times = clock.length > 0 ? clock : named.length > 0 ? named : (often ?? []);
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
  const days = rest.take(EVERY_SAID);
  if (weekdays.length > 0) return { weekdays: [...new Set(weekdays)].sort() };
  return days === null || days === 1 ? null : { days };
}

/** What was said and is not understood yet. */
class Rest {
  private left: string;
  /** Each word as it was written. */
  private readonly written: ReadonlyMap<string, string>;

  constructor(text: string) {
    this.written = new Map(text.split(/[\s,;]+/).map((word) => [normalize(word), word] as const));
    // A time keeps its colon: "8:30" is not 8 and 30.
    const marked = asciiDigits(text)
      .replace(/(\d)[:.](\d\d)(?!\d)/g, '$1_$2')
      // What follows a keyword comes without its colons: "7 30 am".
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
      // "once in 2 days" is no course.
      pieces.splice(index, 2);
      this.left = ` ${pieces.join(' ')} `;
      return { unit, count };
    }
    return null;
  }

  /** Each hour is of the half of the day that is named beside it: "7 in the morning and 9 at night". */
  takeClocks(): string[] {
    const isNamed = partsIn(this.left).length > 0;
    const found: string[] = [];
    const pieces = this.left.split(AND).map((piece) => {
      const parts = partsIn(piece);
      const isEvening = parts.length > 0 && parts.every((time) => AFTER_NOON.has(time));
      return piece.replace(CLOCK, (whole, hours: string, minutes: string | undefined, half?: string) => {
        const isClock = half !== undefined || minutes !== undefined || isNamed;
        const time = isClock ? timeOf(Number(hours), Number(minutes ?? 0), half, isEvening) : null;
        if (time === null) return whole;
        found.push(time);
        return ' ';
      });
    });
    this.left = pieces.join(' ').replace(/ +/g, ' ');
    return found;
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

/** The times of day that a text names. */
const partsIn = (text: string): string[] =>
  TIMES_SAID.filter(([, several]) => several.some((word) => text.includes(padded(word)))).map(
    ([time]) => time,
  );

/** What stands between two times; it leaves its spaces with both. */
const AND = new RegExp(`(?<= )(?:${[...words.and].join('|')})(?= )`, 'u');

const padded = (word: string): string => ` ${normalize(word)} `;

function timeOf(hours: number, minutes: number, half: string | undefined, isEvening: boolean): string | null {
  const letter = half?.replace(' ', '');
  const isAfterNoon = letter === 'pm' || (letter !== 'am' && isEvening);
  const hour = hours < 12 && isAfterNoon ? hours + 12 : hours === 12 && letter === 'am' ? 0 : hours;
  if (hour > 23 || minutes > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
