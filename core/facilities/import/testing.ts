import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { csvCell } from '../csv.ts';

const PMGSY = [
  'facility_id',
  'name',
  'class',
  'lat',
  'lon',
  'habitation',
  'block',
  'district',
  'state',
] as const;
type PmgsyLine = Partial<Record<(typeof PMGSY)[number], string>>;

/** A made-up line of the PMGSY shape: a PHC in a village of Prayagraj. */
export const PHC: PmgsyLine = {
  facility_id: '1',
  name: 'Primary health centre',
  class: 'PHC',
  lat: '25.30012',
  lon: '81.90012',
  habitation: 'Testpur',
  block: 'Karchhana',
  district: 'Allahabad',
  state: 'Uttar Pradesh',
};

/** A file of the PMGSY shape; what a line does not say is as in PHC. */
export const pmgsyFile = (...lines: readonly PmgsyLine[]): string =>
  [
    PMGSY,
    ...lines.map((line) => PMGSY.map((column) => csvCell(({ ...PHC, ...line } as PmgsyLine)[column] ?? ''))),
  ]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');

/** A file of the PM-JAY shape. */
export const pmjayFile = (
  ...lines: readonly (readonly [id: string, name: string, state: string, district: string])[]
): string =>
  [
    'Hospital Id,Hospital Name,State,District,Current Specialities',
    ...lines.map((cells) => [...cells, 'M1, M7'].map(csvCell).join(',')),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** Writes a file into a folder and gives its path. */
export async function writeList(folder: string, name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** `count` made-up PHCs of as many villages all over one district, the same every time. */
export const manyPhcs = (count: number): string =>
  pmgsyFile(
    ...Array.from({ length: count }, (_, at) => ({
      facility_id: String(at + 1),
      habitation: `${syllables(at)}pur`,
      lat: (25.2 + (at % 50) / 200).toFixed(5),
      lon: (81.7 + (at % 70) / 200).toFixed(5),
    })),
  );

const CONSONANTS = 'bdgklmnprstv';
const VOWELS = 'aiu';

/** A made-up name for each number, without a word in common. */
function syllables(number: number): string {
  const syllable = `${CONSONANTS[number % 12]}${VOWELS[Math.floor(number / 12) % 3]}`;
  return number < 36 ? syllable : `${syllables(Math.floor(number / 36) - 1)}${syllable}`;
}

/** One text for all that imports have stored, whatever the order in which they did. */
export async function digest(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ digest: string }>(
    `select (select count(*) from facility where id like '%:%') || ' '
       || md5((select coalesce(string_agg(facility::text, '|' order by id), '') from facility)
       || (select coalesce(string_agg(facility_source::text, '|' order by source, source_key), '') from facility_source)) as digest`,
  );
  return rows[0]!.digest;
}
