import { readFileSync } from 'node:fs';
import type { Point } from '../../core/places/distance.ts';

/** A post office as GeoNames lists it. `district` and `subdistrict` are in its own, partly old, spelling. */
export interface Office extends Point {
  readonly pin: string;
  readonly name: string;
  readonly state: string;
  readonly district: string;
  readonly subdistrict: string;
  /** False where GeoNames only estimated the point (its accuracy 1). */
  readonly placed: boolean;
}

/** India with its islands; a point outside is a slip in the source. */
const BOX = { south: 6, north: 37.6, west: 68, east: 97.6 };
/** What the source writes for a sub-district that it does not know. */
const UNKNOWN = /^(?:na|nil;?|none)?$/i;

/** Reads GeoNames' IN.txt (tab separated: country, PIN, place, state, code, district, code, sub-district, code, lat, lon, accuracy). */
export function readOffices(path: string): { readonly offices: Office[]; readonly dropped: number } {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const offices = lines.map(readOffice).filter((office) => office !== null);
  return { offices, dropped: lines.length - offices.length };
}

function readOffice(line: string): Office | null {
  const cells = line.split('\t');
  const cell = (at: number): string => (cells[at] ?? '').trim();
  const [latitude, longitude] = [Number(cell(9)), Number(cell(10))];
  const inside = latitude > BOX.south && latitude < BOX.north && longitude > BOX.west && longitude < BOX.east;
  if (!/^[1-9]\d{5}$/.test(cell(1)) || !inside) return null;
  return {
    pin: cell(1),
    name: cell(2),
    state: cell(3),
    district: cell(5),
    subdistrict: UNKNOWN.test(cell(7)) ? '' : cell(7),
    latitude,
    longitude,
    placed: cell(11) !== '1',
  };
}

/** Groups in order of first appearance. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The value below which the given share of the numbers lies; NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
