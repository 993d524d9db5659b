import { asciiDigits, normalize } from '../../core/text/normalize.ts';
import { words } from '../../core/text/words.ts';

/** A day without a year is the next one if it comes within so many days, else the last one. */
const COMING_DAYS = 60;
/** Years that a date can be in: nobody alive, and no appointment, is outside. */
const YEARS = { first: 1900, last: 2100 };

/** Numbers with the year first, as computers write them, or last, as people in India do (never month before day). */
const YEAR_FIRST = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/;
/** Without separators, as keypads write them: ddmmyyyy or ddmmyy. */
const JOINED = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
/** A month by name: "5 march", "5th march 2026", "march 5". */
const NAMED = /^(\d{1,2}) ?(?:st|nd|rd|th)? ?(\p{L}[\p{L}\p{M}]*)(?: ?(\d{4}|\d{2}))?$/u;
const NAME_FIRST = /^(\p{L}[\p{L}\p{M}]*) ?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?$/u;

/**
 * The day meant by a text, as YYYY-MM-DD, or null. `today` is YYYY-MM-DD where the person is. Nothing is guessed but the
 * year: "25/13/2026" and "kal" (yesterday or tomorrow) are null. Two digits of a year are its nearest past, or next year.
 */
export function readDate(text: string, today: string): string | null {
  const said = normalize(text);
  if (words.today.has(said)) return today;
  if (words.yesterday.has(said)) return addDays(today, -1);

  const digits = asciiDigits(text)
    .trim()
    .replace(/\s*([-/.])\s*/g, '$1')
    .replace(/[.।]$/u, '');
  let match = YEAR_FIRST.exec(digits);
  if (match) return dateOf(match[1]!, Number(match[2]), match[3]!, today);
  match = DAY_FIRST.exec(digits) ?? JOINED.exec(digits);
  if (match) return dateOf(match[3], Number(match[2]), match[1]!, today);
  match = NAMED.exec(said);
  if (match) return dateOf(match[3], words.months.get(match[2]!), match[1]!, today);
  match = NAME_FIRST.exec(said);
  if (match) return dateOf(match[3], words.months.get(match[1]!), match[2]!, today);
  return null;
}

function dateOf(
  year: string | undefined,
  month: number | undefined,
  dayText: string,
  today: string,
): string | null {
  const day = Number(dayText);
  if (month === undefined) return null;
  if (year !== undefined) return existing(fullYear(year, today), month, day);
  const thisYear = Number(today.slice(0, 4));
  const until = addDays(today, COMING_DAYS);
  // 29 February may be eight years back.
  for (let candidate = thisYear + 1; candidate >= thisYear - 8; candidate--) {
    const date = existing(candidate, month, day);
    if (date !== null && date <= until) return date;
  }
  return null;
}

function fullYear(year: string, today: string): number {
  if (year.length === 4) return Number(year);
  const recent = 2000 + Number(year);
  return recent <= Number(today.slice(0, 4)) + 1 ? recent : recent - 100;
}

/** The date if the calendar has it. */
function existing(year: number, month: number, day: number): string | null {
  if (year < YEARS.first || year > YEARS.last) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : null;
}

const addDays = (date: string, days: number): string =>
  iso(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000));
const iso = (date: Date): string => date.toISOString().slice(0, 10);
