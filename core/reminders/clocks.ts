import { normalize } from '../text/normalize.ts';
import { words } from '../text/words.ts';
import { TIMES_SAID } from './said-words.ts';

/** Hours of the day that were said, "08:00", and what was said besides. */
export interface Clocks {
  readonly times: readonly string[];
  readonly left: string;
}

/** A word for a part of the day, at a place among the words. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly time: string;
}

/** A number that may be an hour. `half` is what was said of it: "am", "pm", or a word such as "baje". */
interface Hour {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly minutes: number | null;
  readonly half: string | null;
}

const HOUR = /^(\d{1,2})(?::(\d{2}))?(am|pm|baje|bje|बजे)?$/u;
const HALVES: readonly (readonly string[])[] = [
  ['am'],
  ['pm'],
  ['a', 'm'],
  ['p', 'm'],
  ['baje'],
  ['bje'],
  ['बजे'],
  ['o', 'clock'],
];
/** What may stand between an hour and its part of the day: "7 in the morning", "raat ko 9". */
const BETWEEN: ReadonlySet<string> = new Set([
  'in',
  'the',
  'at',
  'of',
  'ko',
  'ke',
  'me',
  'mein',
  'को',
  'में',
  'के',
]);

/** Parts of the day as words, longest first. */
const PARTS = TIMES_SAID.flatMap(([time, several]) =>
  several.map((one) => ({ time, words: normalize(one).split(' ') })),
).sort((a, b) => b.words.length - a.words.length);

/**
 * Takes the hours out of a normalised text. A number is an hour where something says so: minutes, "am", "baje", or a part of
 * the day beside it, which also says of which half it is. A part of the day without an hour is its usual one.
 */
export function takeClocks(text: string): Clocks {
  const said = text.split(' ').filter((word) => word !== '');
  const parts = partsIn(said);
  const hours = hoursIn(said);
  const used = new Set<Part>();
  const times: string[] = [];
  const gone = new Set<number>();
  const take = (from: number, to: number): void => {
    for (let at = from; at < to; at++) gone.add(at);
  };
  const partOf = new Map(hours.map((hour) => [hour, partBeside(said, hour, parts, used)] as const));
  const isClock = (hour: Hour): boolean =>
    hour.half !== null || hour.minutes !== null || partOf.get(hour) !== null;
  // "7 and 9 at night": the first is of the second's half.
  for (const [index, hour] of hours.entries()) {
    const next = hours[index + 1];
    if (next && !isClock(hour) && isClock(next) && next.from === hour.to + 1 && words.and.has(said[hour.to]!))
      partOf.set(hour, partOf.get(next) ?? null);
  }
  for (const hour of hours.filter(isClock)) {
    const part = partOf.get(hour) ?? partOfPiece(said, hour, parts);
    const time = timeOf(hour, part);
    if (time === null) continue;
    times.push(time);
    take(hour.from, hour.to);
    if (part) used.add(part);
  }
  for (const part of parts) {
    take(part.from, part.to);
    if (used.has(part)) continue;
    const isSaid = hours.some(
      (hour) =>
        isClock(hour) &&
        pieceOf(said, hour.from) === pieceOf(said, part.from) &&
        isSameHalf(hour, part, partOf),
    );
    if (!isSaid) times.push(part.time);
  }
  return { times, left: said.filter((_, at) => !gone.has(at)).join(' ') };
}

function partsIn(said: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < said.length; at++) {
    const found = PARTS.find(({ words: one }) => one.every((word, index) => said[at + index] === word));
    if (!found) continue;
    parts.push({ from: at, to: at + found.words.length, time: found.time });
    at += found.words.length - 1;
  }
  return parts;
}

const hoursIn = (said: readonly string[]): readonly Hour[] =>
  said.flatMap((word, from) => {
    const [, hours, minutes, glued] = HOUR.exec(word) ?? [];
    // "Ecosprin 75" names no hour.
    if (hours === undefined || Number(hours) > 23) return [];
    const apart = glued
      ? undefined
      : HALVES.find((half) => half.every((one, index) => said[from + 1 + index] === one));
    return [
      {
        from,
        to: from + 1 + (apart?.length ?? 0),
        hours: Number(hours),
        minutes: minutes === undefined ? null : Number(minutes),
        half: glued ?? apart?.join('') ?? null,
      },
    ];
  });

/** The part of the day right before an hour, else right after it, that no other hour has. */
function partBeside(
  said: readonly string[],
  hour: Hour,
  parts: readonly Part[],
  used: Set<Part>,
): Part | null {
  let before = hour.from;
  while (BETWEEN.has(said[before - 1] ?? '')) before--;
  let after = hour.to;
  while (BETWEEN.has(said[after] ?? '')) after++;
  const free = parts.filter((part) => !used.has(part));
  const found = free.find((part) => part.to === before) ?? free.find((part) => part.from === after) ?? null;
  if (found) used.add(found);
  return found;
}

/** The one part of the day that is named between the same two "and". */
function partOfPiece(said: readonly string[], hour: Hour, parts: readonly Part[]): Part | null {
  const own = parts.filter((part) => pieceOf(said, part.from) === pieceOf(said, hour.from));
  return own.length === 1 ? own[0]! : null;
}

const pieceOf = (said: readonly string[], at: number): number =>
  said.slice(0, at).filter((word) => words.and.has(word)).length;

/** "9 am after breakfast" is one time, "7 am, night" is two. */
function isSameHalf(hour: Hour, part: Part, partOf: ReadonlyMap<Hour, Part | null>): boolean {
  const time = timeOf(hour, partOf.get(hour) ?? null);
  return time !== null && time < '12:00' === part.time < '12:00';
}

/** What an hour means in a part of the day: 9 at night is 21, 1 at night is 1, 12 at night is 0. */
function timeOf({ hours, minutes, half }: Hour, part: Part | null): string | null {
  const isPast = (): boolean => {
    if (half === 'pm') return true;
    if (half === 'am' || part === null) return false;
    if (part.time < '12:00') return false;
    if (part.time === '14:00') return hours < 7;
    return part.time === '18:00' || hours >= 5;
  };
  const isMidnight =
    hours === 12 && (half === 'am' || (half !== 'pm' && part !== null && part.time >= '20:00'));
  const hour = isMidnight ? 0 : hours < 12 && isPast() ? hours + 12 : hours;
  if (hour > 23 || (minutes ?? 0) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes ?? 0).padStart(2, '0')}`;
}
