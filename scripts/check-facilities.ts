import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { loadGeography } from '../core/country/geography.ts';
import { type FacilityRow, LEVELS, readFacilities } from '../core/facilities/facility.ts';
import { KNOWN_AS } from '../core/facilities/known-as.ts';
import { areKin } from '../core/facilities/match.ts';
import { projectRoot } from '../core/root.ts';
import { findMatch, LISTS, type Lists, readLists } from './facility-lists.ts';

/**
 * Checks core/country/in/facilities.csv: every row well formed and unlike the others, its district one we know, its PIN
 * in that district, every state there, and, where the public lists are at hand, each row named by the list that it gives
 * as its source. Prints a summary; exits 1 on any fault.
 *
 *     node --import tsx scripts/check-facilities.ts [--data FOLDER] [--matches]
 *
 * FOLDER holds the lists (default ../shared/data/facilities); --matches prints what each row matched.
 */
const COUNTRY = 'IN';
/** Cities whose post offices serve their neighbour districts too. */
const CITIES = new Set(['Delhi', 'Maharashtra/Mumbai', 'Maharashtra/Mumbai Suburban']);

export type Report = { faults: string[]; matches: string[]; matched: number };

/** All faults of the table by row, without the lists. */
export function checkRows(
  rows: readonly FacilityRow[],
  places: ReadonlyMap<string, Place> | undefined,
): string[] {
  const geography = loadGeography(COUNTRY);
  const faults: string[] = [];
  for (const row of rows) {
    const place = places?.get(row.pin);
    const city = CITIES.has(row.state) || CITIES.has(`${row.state}/${row.district}`);
    if (geography.canonicalDistrict(row.district, row.state) !== row.district)
      faults.push(`${row.id}: no district ${row.district} in ${row.state}`);
    if (!LISTS.some(({ source, date }) => source === row.source && date === row.source_date))
      faults.push(`${row.id}: source and date are not those of a list`);
    if (places && !place) faults.push(`${row.id}: PIN ${row.pin} is not known`);
    if (place && !areKin(row, place) && !(city && place.state === row.state))
      faults.push(`${row.id}: PIN ${row.pin} is in ${place.district}, ${place.state}`);
  }
  for (const { name } of geography.states)
    if (!rows.some(({ state }) => state === name)) faults.push(`no row in ${name}`);
  return faults;
}

/** Looks each row up in the list that it gives as its source. */
export function matchRows(rows: readonly FacilityRow[], lists: Lists): Report {
  const report: Report = { faults: [], matches: [], matched: 0 };
  for (const row of rows) {
    const entries = lists.get(row.source);
    const found = entries && findMatch({ ...row, kind: row.level }, KNOWN_AS[row.id] ?? [], entries);
    if (found) {
      const { name, district, places = [] } = found.entry;
      report.matched += 1;
      report.matches.push(
        `${row.id}: ${[name, ...places, district].join(' | ')} (${row.source_date.slice(0, 4)})`,
      );
    } else if (entries) {
      report.faults.push(`${row.id}: not found in its source: ${row.name}, ${row.district}`);
    } else {
      report.faults.push(`${row.id}: its source is not in the folder`);
    }
  }
  return report;
}

export type Place = { district: string; state: string };

/** The PINs of places.csv.gz; undefined while that file is not there. */
export function readPlaces(): Map<string, Place> | undefined {
  const path = join(projectRoot, 'core', 'country', COUNTRY.toLowerCase(), 'places.csv.gz');
  if (!existsSync(path)) return undefined;
  const [, ...lines] = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [pin = '', , , , district = '', state = ''] = line.split(',');
      return [pin, { district, state }];
    }),
  );
}

/** "a 3, b 2", most first. */
function counts(values: readonly string[]): string {
  const tally = new Map<string, number>();
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally].map(([value, count]) => `${value} ${count}`).join(', ');
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' }, matches: { type: 'boolean' } } });
  const rows = readFacilities(projectRoot, COUNTRY);
  const places = readPlaces();
  const faults = checkRows(rows, places);
  const states = new Set(rows.map(({ state }) => state));
  console.log(
    `${rows.length} facilities in ${states.size} of ${loadGeography(COUNTRY).states.length} states and territories`,
  );
  console.log(
    `by level: ${counts(LEVELS.flatMap((level) => rows.filter((row) => row.level === level)).map(({ level }) => level))}`,
  );
  console.log(`by state: ${counts(rows.map(({ state }) => state).sort())}`);
  if (!places) console.log('places.csv.gz is not there: PINs not checked');

  const folder = values.data ?? join(projectRoot, '..', 'shared', 'data', 'facilities');
  const lists = readLists(folder);
  if (lists) {
    const report = matchRows(rows, lists);
    if (values.matches) console.log(report.matches.join('\n'));
    console.log(`matched ${report.matched} of ${rows.length} with their source`);
    faults.push(...report.faults);
  } else {
    console.log(`no public lists in ${folder}: names not matched`);
  }
  if (faults.length > 0) console.error(`${faults.length} faults:\n${faults.join('\n')}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('check-facilities.ts')) main();
