/** Nobody is known to have become older. */
const OLDEST = 122;

/** Whole years on a day, from a birth year or date ("1990", "1990-05-17"); a year alone may be one too many. Null: not known. */
export function ageOn(day: Date, born: string | null): number | null {
  if (born === null) return null;
  const years = day.getUTCFullYear() - Number(born.slice(0, 4));
  const isBefore = born.length > 4 && day.toISOString().slice(5, 10) < born.slice(5);
  return Math.max(0, years - (isBefore ? 1 : 0));
}

/** Whether somebody alive on a day can be born then: a year or a date that is there, not ahead, not too long ago. */
export function isBorn(day: Date, born: string | null): boolean {
  if (born === null) return true;
  if (!/^\d{4}(-\d{2}-\d{2})?$/.test(born) || !isDate(born.padEnd(10, '-01-01'))) return false;
  const isAhead = born > day.toISOString().slice(0, born.length);
  return !isAhead && ageOn(day, born)! <= OLDEST;
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
