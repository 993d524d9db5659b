import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvLine, parseCsv } from '../core/facilities/csv.ts';
import { districtRelation, likeness, type Named } from '../core/facilities/match.ts';

/** The public lists that a row of our table may come from: what we call each, its date, its file, and how to read it. */
export const LISTS = [
  {
    source: 'NHA PM-JAY empanelled public hospitals list, Nov 2025',
    date: '2025-11-01',
    file: 'pmjay_public_hospitals.csv',
    read: (line: CsvLine): Named => ({
      name: line['Hospital Name'] ?? '',
      state: line['State'] ?? '',
      district: line['District'] ?? '',
    }),
  },
  {
    source: 'PMGSY GeoSadak 2022',
    date: '2022-01-01',
    file: 'pmgsy_health_facilities.csv',
    read: (line: CsvLine): Named => ({
      name: line['name'] ?? '',
      state: line['state'] ?? '',
      district: line['district'] ?? '',
      kind: line['class'] ?? '',
      places: [line['habitation'] ?? '', line['block'] ?? ''],
    }),
  },
  {
    source: 'All India Health Centres Directory 2016, data.gov.in',
    date: '2016-01-01',
    file: 'district_hospitals_2016.csv',
    read: (line: CsvLine): Named => ({
      name: line['name'] ?? '',
      state: line['state'] ?? '',
      district: line['district'] ?? '',
      kind: line['type'] ?? '',
    }),
  },
] as const;

/** The entries of each list, by its source name. */
export type Lists = ReadonlyMap<string, readonly Named[]>;

/** Reads the lists that are in `folder`, by their source name; undefined if none is there. */
export function readLists(folder: string): Lists | undefined {
  const lists = new Map<string, Named[]>();
  for (const list of LISTS) {
    const path = join(folder, list.file);
    if (existsSync(path)) lists.set(list.source, parseCsv(readFileSync(path, 'utf8')).map(list.read));
  }
  return lists.size > 0 ? lists : undefined;
}

export type Match = { entry: Named; sure: number };

/** The entry of `entries` that most surely names the hospital of `row`, under any of its names; undefined if none does. */
export function findMatch(
  row: Named,
  alsoKnownAs: readonly string[],
  entries: readonly Named[],
): Match | undefined {
  const names = [row.name, ...alsoKnownAs];
  let best: Match | undefined;
  for (const [place, group] of byDistrict(entries)) {
    const relation = districtRelation(row, place);
    if (relation === 'none') continue;
    for (const entry of group) {
      const sure = Math.max(...names.map((name) => likeness({ ...row, name }, entry, relation)));
      if (sure > (best?.sure ?? 0)) best = { entry, sure };
    }
  }
  return best;
}

const grouped = new WeakMap<readonly Named[], Map<Named, Named[]>>();

/** Entries by district, each group under its first entry, so that a district is compared once and not per hospital. */
function byDistrict(entries: readonly Named[]): Map<Named, Named[]> {
  const known = grouped.get(entries);
  if (known) return known;
  const groups = new Map<string, Named[]>();
  for (const entry of entries) {
    const key = `${entry.state}/${entry.district}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const result = new Map([...groups.values()].map((group) => [group[0]!, group]));
  grouped.set(entries, result);
  return result;
}
