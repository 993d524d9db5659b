import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCsv } from './csv.ts';

/**
 * What a public health facility is, the most it can do first. The words are messages: level-chc and so on. "hwc" is a health
 * and wellness centre or a sub-centre: a nurse or health officer, no doctor. A blood bank treats nobody.
 */
export const LEVELS = [
  'national-institute',
  'medical-college',
  'district-hospital',
  'sub-district-hospital',
  'chc',
  'phc',
  'hwc',
  'blood-bank',
] as const;
export type Level = (typeof LEVELS)[number];

const DISTRICT = ['national-institute', 'medical-college', 'district-hospital'] as const;
const SURGERY = [...DISTRICT, 'sub-district-hospital'] as const;

/**
 * Where someone goes who needs it: a doctor; care in an emergency, which a PHC can only begin; blood; else what a triage
 * rule names. The level is as near as is known to what a hospital can do: whether it can do it today is not known.
 */
export const LEVELS_FOR = {
  any: ['national-institute', 'medical-college', 'district-hospital', 'sub-district-hospital', 'chc', 'phc'],
  emergency: ['national-institute', 'medical-college', 'district-hospital', 'sub-district-hospital', 'chc'],
  blood: ['blood-bank'],
  snakebite: [...SURGERY, 'chc'],
  rabies: [...SURGERY, 'chc', 'phc'],
  child: [...SURGERY, 'chc'],
  obstetric: SURGERY,
  trauma: SURGERY,
  surgery: SURGERY,
  newborn: DISTRICT,
  'cardiac-stroke': DISTRICT,
  eye: DISTRICT,
  'mental-health': DISTRICT,
} as const satisfies Record<string, readonly Level[]>;
export type Need = keyof typeof LEVELS_FOR;

/** The name of the message that says a level, within the messages of whoever shows it. */
export const levelMessage = (level: Level): string => `level-${level}`;

/** Who runs it: the union, a state or union territory (its societies and authorities too), a city. Public ones only. */
export const OWNERSHIPS = ['central', 'state', 'municipal'] as const;

/** Longest name on a small screen, in characters. */
const SHORT_NAME = 28;
/** Letters, digits and the punctuation of names: all in GSM-7, one septet each. */
const GSM7_NAME = /^[A-Za-z0-9][A-Za-z0-9 .,'()&/-]*$/;
const DEVANAGARI_NAME = /^(?=.*\p{Script=Devanagari})[\p{Script=Devanagari}0-9 .]+$/u;
const trimmed = z.string().refine((text) => text === text.trim() && !text.includes('  '), 'spaces');

/** One line of a country's facilities.csv. It has no coordinates: a facility is where its PIN code is. */
export const FacilityRow = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$/),
  name: trimmed.min(8).max(120),
  short_name: trimmed.max(SHORT_NAME).regex(GSM7_NAME),
  name_hi: trimmed.max(SHORT_NAME).regex(DEVANAGARI_NAME),
  level: z.enum(LEVELS),
  ownership: z.enum(OWNERSHIPS),
  district: trimmed.min(2),
  state: trimmed.min(2),
  pin: z.string().regex(/^[1-9]\d{5}$/),
  /** Given only where it is sure. */
  phone: z.union([z.literal(''), z.string().regex(/^\+\d{8,15}$/)]),
  /** The public list that names it, and that list's date. */
  source: trimmed.min(8),
  source_date: z.iso.date(),
  checked_on: z.iso.date(),
});
export type FacilityRow = z.infer<typeof FacilityRow>;

/** The columns, in the order of the file. */
export const COLUMNS = Object.keys(FacilityRow.shape) as (keyof FacilityRow)[];

/** Where the table of a country is, from the project's folder. */
export const facilitiesFile = (country: string): string =>
  join('core', 'country', country.toLowerCase(), 'facilities.csv');

/** The rows of a country's table; throws naming every faulty line. */
export function readFacilities(projectRoot: string, country: string): FacilityRow[] {
  const file = facilitiesFile(country);
  return parseFacilities(readFileSync(join(projectRoot, file), 'utf8'), file);
}

/** As readFacilities, of a text; `file` is what errors call it. */
export function parseFacilities(text: string, file = 'facilities'): FacilityRow[] {
  const faults: string[] = [];
  const rows = parseCsv(text).flatMap((line, index) => {
    const parsed = FacilityRow.safeParse(line);
    if (parsed.success) return [parsed.data];
    faults.push(
      `${file}, row ${index + 1} (${line['id'] ?? '?'}): ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    );
    return [];
  });
  for (const column of ['id', 'short_name'] as const) {
    const seen = new Set<string>();
    for (const row of rows) {
      if (seen.has(row[column])) faults.push(`${file}: ${column} ${row[column]} is there twice`);
      seen.add(row[column]);
    }
  }
  if (rows.length === 0) faults.push(`${file}: no rows`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return rows;
}
