/** A day of the calendar, "2026-11-23", and a time of day, "08:00", as a wall clock shows them. */
export type Day = string;
export type TimeOfDay = string;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How a zone's wall clock is read; made once, for making one is slow. Throws RangeError where there is no such zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Whether it is a zone of the IANA database that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return /^(UTC|[A-Za-z_]+\/[A-Za-z0-9_+/-]+)$/.test(zone);
  } catch {
    return false;
  }
}

/** Milliseconds that a wall clock there shows, as if it stood in UTC. */
function wallMs(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

/** The day that it is somewhere at a moment. */
export const dayAt = (at: Date, zone: string): Day => isoDay(wallMs(at.getTime(), zone));

/** The time of day that it is somewhere at a moment, to the minute. */
export const timeAt = (at: Date, zone: string): TimeOfDay =>
  new Date(wallMs(at.getTime(), zone)).toISOString().slice(11, 16);

/**
 * The moment at which a clock somewhere shows a day and a time. One that is left out when clocks go forward is as much later
 * as they go; of one that comes twice it is the first. So a dose is neither lost nor given twice.
 */
export function instantOf(day: Day, time: TimeOfDay, zone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (at: number): number => wallMs(at, zone) - at;
  // No zone is a day away from UTC: what held a day before and holds a day after are all that can hold then.
  const [before, after] = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)];
  const shown = [wall - before, wall - after].filter((at) => wallMs(at, zone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : wall - before);
}

/** So many days later. */
export const addDays = (day: Day, days: number): Day => isoDay(Date.parse(day) + days * DAY_MS);

/** So many months later; where that month has no such day, its last. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoDay(first.setUTCDate(Math.min(date, last)));
}

/** Days from one to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay() || 7;

const isoDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
