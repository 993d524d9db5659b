import { type Fact, type Facts, UNKNOWN, type Value, type When } from './fact.ts';

const DAY_MS = 86_400_000;

/** Whole units from one day to another ("2026-11-23"); months and years as a calendar counts them. */
export function unitsBetween(from: string, to: string, unit: 'years' | 'months' | 'days'): number {
  if (unit === 'days') return Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  return unit === 'months' ? months : Math.floor(months / 12);
}

/** "0-9" of a number: its two ends. */
export function rangeOf(text: string): readonly [number, number] | null {
  const found = /^(\d+)(?:-(\d+))?$/.exec(text);
  return found ? [Number(found[1]), Number(found[2] ?? found[1])] : null;
}

function isOneOf(value: Value, wanted: Value | readonly Value[]): boolean {
  const all: readonly Value[] = typeof wanted === 'object' ? wanted : [wanted];
  if (typeof value !== 'number') return all.includes(value);
  return all.some((one) => {
    if (typeof one === 'number') return one === value;
    const range = rangeOf(one);
    return range !== null && value >= range[0] && value <= range[1];
  });
}

/** Whether what is known says so already; what is not known never does. */
export const fits = (when: When | undefined, facts: Facts): boolean =>
  Object.entries(when ?? {}).every(([fact, wanted]) => {
    const value = facts[fact];
    return value !== undefined && value !== UNKNOWN && isOneOf(value, wanted);
  });

/** Whether a fact can follow from others: a list of just these completes as well as the whole list. */
export const isDerived = ({ since, implied }: Fact): boolean => since !== undefined || implied !== undefined;

/**
 * The facts with all that follows from them on a day: what has passed since a day, what other facts imply. An answer beats what
 * is implied, "unknown" does not.
 */
export function complete(list: readonly Fact[], facts: Facts, on: string): Facts {
  const known: Facts = { ...facts };
  const isOpen = (id: string): boolean => known[id] === undefined || known[id] === UNKNOWN;
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const { id, since, implied, max } of list) {
      if (!isOpen(id)) continue;
      const value = passed(since, known, on, max) ?? implied?.find(({ when }) => fits(when, known))?.is;
      if (value === undefined || value === known[id]) continue;
      known[id] = value;
      isChanged = true;
    }
  }
  return known;
}

/** A day that lies ahead says nothing. */
function passed(since: Fact['since'], known: Facts, on: string, max: number | undefined): number | undefined {
  const from = since && known[since.fact];
  if (typeof from !== 'string' || from === UNKNOWN || from > on) return undefined;
  return Math.min(unitsBetween(from, on, since!.unit), max ?? Infinity);
}
