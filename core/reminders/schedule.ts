import { z } from 'zod';
import { addDays, addMonths, type Day, dayAt, daysBetween, instantOf, isZone, weekdayOf } from './zone.ts';

/** Times in one day, and doses in one course, at most. */
const MOST_TIMES = 6;
const MOST_DOSES = 2000;
const MOST_PAUSES = 20;
/** Days looked through for doses at a stretch: a rule that falls on none of them falls on none at all. */
const LOOKED_THROUGH = 3660;

const day = z.iso.date();
const Pause = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'a pause ends before it begins');

/**
 * When something is due, by the clock of where the person lives: at which times, on which days, from when until when.
 * `until` is the last day; `doses` is how many there are in all, where that is counted. A pause silences its days and
 * counts them: medicine is taken on a journey too, so the course does not grow longer. Plain JSON.
 */
export const Schedule = z.strictObject({
  zone: z.string().refine(isZone, 'is no time zone'),
  times: z
    .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/))
    .min(1)
    .max(MOST_TIMES)
    .refine((times) => new Set(times).size === times.length, 'a time stands there twice')
    .transform((times) => [...times].sort()),
  every: z
    .union([
      z.strictObject({ days: z.int().min(1).max(366) }),
      z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7) }),
      /** The day of the month of `from`; in a month without it, the last. */
      z.strictObject({ months: z.int().min(1).max(12) }),
    ])
    .default({ days: 1 }),
  from: day,
  until: day.nullable().default(null),
  doses: z.int().min(1).max(MOST_DOSES).nullable().default(null),
  pauses: z.array(Pause).max(MOST_PAUSES).default([]),
});
export type Schedule = z.infer<typeof Schedule>;

/** One time at which something is due. `number` counts from 1, the silent ones of a pause too. */
export interface DueTime {
  readonly at: Date;
  readonly day: Day;
  readonly number: number;
  readonly isPaused: boolean;
}

/** How long a course is, as people say it. */
export interface Length {
  readonly unit: 'days' | 'weeks' | 'months';
  readonly count: number;
}

/** The last day of a course that begins on a day: a month from the 31st of January ends on the 27th of February. */
export function lastDay(from: Day, { unit, count }: Length): Day {
  if (unit === 'months') return addDays(addMonths(from, count), -1);
  return addDays(from, count * (unit === 'weeks' ? 7 : 1) - 1);
}

/** All that is due from one moment (inclusive) to another (exclusive), in order. */
export function dueBetween(schedule: Schedule, from: Date, to: Date): DueTime[] {
  const found: DueTime[] = [];
  for (const due of dueTimes(schedule, addDays(dayAt(from, schedule.zone), -1))) {
    if (due.at >= to) break;
    if (due.at >= from) found.push(due);
  }
  return found;
}

/** The next few that are asked about, from a moment on: none of a pause. */
export function nextDue(schedule: Schedule, from: Date, count: number): DueTime[] {
  const found: DueTime[] = [];
  for (const due of dueTimes(schedule, addDays(dayAt(from, schedule.zone), -1))) {
    if (found.length >= count) break;
    if (due.at >= from && !due.isPaused) found.push(due);
  }
  return found;
}

/** The very last, where there is a last. */
export function lastDue(schedule: Schedule): DueTime | null {
  if (schedule.until === null && schedule.doses === null) return null;
  const { until, doses, every, from } = schedule;
  // Only a count needs the whole course; else what comes in the last round is enough.
  const round = 'days' in every ? every.days : 'months' in every ? every.months * 31 : 7;
  const notBefore = until !== null && doses === null ? addDays(until, -round - 1) : from;
  let last: DueTime | null = null;
  for (const due of dueTimes(schedule, notBefore)) last = due;
  return last;
}

/** In order. Days before `notBefore` are counted, not worked out. */
function* dueTimes(
  { zone, times, every, from, until, doses, pauses }: Schedule,
  notBefore: Day = from,
): Generator<DueTime> {
  let number = 0;
  let lastMs = -Infinity;
  for (const day of daysOf(every, from)) {
    if (until !== null && day > until) return;
    const isPaused = pauses.some((pause) => day >= pause.from && day <= pause.to);
    for (const time of times) {
      if (doses !== null && number >= doses) return;
      number++;
      if (day < notBefore) continue;
      const at = instantOf(day, time, zone);
      // Two times can fall together where clocks go forward over both.
      if (at.getTime() <= lastMs) continue;
      lastMs = at.getTime();
      yield { at, day, number, isPaused };
    }
  }
}

function* daysOf(every: Schedule['every'], from: Day): Generator<Day> {
  if ('months' in every) {
    for (let count = 0; count < LOOKED_THROUGH / 28; count += every.months) yield addMonths(from, count);
    return;
  }
  for (let count = 0; count < LOOKED_THROUGH; count++) {
    const day = addDays(from, count);
    const isDue = 'days' in every ? count % every.days === 0 : every.weekdays.includes(weekdayOf(day));
    if (isDue) yield day;
  }
}

/** With silent days more; those that lie within each other or touch become one. */
export function paused(schedule: Schedule, from: Day, days: number): Schedule {
  const added = [...schedule.pauses, { from, to: addDays(from, days - 1) }].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  const pauses: Schedule['pauses'] = [];
  for (const pause of added) {
    const before = pauses.at(-1);
    if (before && daysBetween(before.to, pause.from) <= 1) {
      pauses[pauses.length - 1] = { from: before.from, to: before.to > pause.to ? before.to : pause.to };
    } else pauses.push(pause);
  }
  return { ...schedule, pauses: pauses.slice(-MOST_PAUSES) };
}

/** Without what is left of a pause on a day, and without those to come. */
export function resumed(schedule: Schedule, today: Day): Schedule {
  const pauses = schedule.pauses.flatMap((pause) => {
    if (pause.to < today) return [pause];
    return pause.from < today ? [{ from: pause.from, to: addDays(today, -1) }] : [];
  });
  return { ...schedule, pauses };
}
