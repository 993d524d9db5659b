import type { District } from '../../country/geography.ts';
import { searchKey } from '../../text/search-key.ts';
import type { Level } from '../facility.ts';
import { type Named, plain } from '../match.ts';
import type { SourceRecord } from './candidate.ts';
import { hasOwnName, type NamedPlace, ofBloodBank, placeOf } from './name.ts';
import { districtWords } from './place.ts';

/** How a record is called; the first record of a facility gives it its id. */
export const recordId = ({ source, sourceKey }: SourceRecord): string => `${source}:${sourceKey}`;

/** Only facilities of one family can be one. */
export type Family = 'hospital' | 'chc' | 'phc' | 'hwc' | 'blood-bank';
export const FAMILY: Readonly<Record<Level, Family>> = {
  'national-institute': 'hospital',
  'medical-college': 'hospital',
  'district-hospital': 'hospital',
  'sub-district-hospital': 'hospital',
  chc: 'chc',
  phc: 'phc',
  hwc: 'hwc',
  'blood-bank': 'blood-bank',
};

/** A centre is compared by what tells it from others, under a kind that core/facilities/match knows; a hospital by its name. */
const comparedAs: Readonly<Record<Family, (named: NamedPlace) => { name: string; kind: string }>> = {
  hospital: ({ name, level }) => ({ name: spellOut(name), kind: level }),
  chc: (named) => ({ name: placeOf(named), kind: 'chc' }),
  phc: (named) => ({ name: placeOf(named), kind: 'phc' }),
  hwc: (named) => ({ name: placeOf(named), kind: 'hwc' }),
  'blood-bank': ({ name, towns }) => ({ name: `${ofBloodBank(name)} ${towns[0] ?? ''}`, kind: 'blood-bank' }),
};

/** Kinds of hospital that match would take for a word of the name. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\brh\b/gi, 'rural hospital'],
  [/\bt\w{0,2}hqh?\b|\bth\b/gi, 'taluk hospital'],
  [/\bch\b/gi, 'civil hospital'],
  [/\bdwh\b/gi, 'district women hospital'],
];
const spellOut = (name: string): string =>
  KINDS.reduce((text, [kind, full]) => text.replace(kind, full), name);

/** A record as it is compared: when it looks for its like, and when others do. */
export type Entry = {
  record: SourceRecord;
  district: District;
  family: Family;
  asRow: Named;
  asOther: Named;
  named: NamedPlace;
};
/** A record ready to be compared. */
export function entryOf(record: SourceRecord, district: District): Entry {
  const named: NamedPlace = { ...record, districtWords: districtWords(district), district: district.name };
  const family = FAMILY[record.level];
  const of = { state: record.state, district: record.district };
  const asRow = { ...of, ...comparedAs[family](named) };
  // One that is called no more than its level is known by its village, and by its block.
  const bare = family === 'hospital' || hasOwnName(named) ? {} : { name: '' };
  return { record, district, family, named, asRow, asOther: { ...asRow, ...bare, places: record.towns } };
}

/** Blocks of entries that may be one: by family, district, and, for centres, one of their words as it sounds. */
export function keysOf(family: Family, { state, name }: District, tokens: readonly string[]): string[] {
  const place = `${family}|${state}|${name}`;
  return family === 'hospital' ? [place] : tokens.map((token) => `${place}|${token}`);
}

const sounds = new Map<string, string>();
function soundOf(word: string): string {
  let sound = sounds.get(word);
  if (sound === undefined) sounds.set(word, (sound = searchKey(word)));
  return sound;
}

/** The words by which an entry may be found, as they sound. */
export function tokensOf({ asRow, record, family }: Entry): string[] {
  const words = plain(asRow.name).split(' ');
  const around = family === 'chc' ? record.towns.flatMap((town) => plain(town).split(' ')) : [];
  const whole = words.length > 1 ? [words.join('')] : [];
  return [...new Set([...words, ...around, ...whole].filter((word) => word.length > 2).map(soundOf))];
}
