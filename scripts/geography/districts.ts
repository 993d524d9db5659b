import { join } from 'node:path';
import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { listIn, readTable, type District, type Geography } from '../../core/country/geography.ts';
import { kmBetween, type Point } from '../../core/places/distance.ts';
import { searchKey } from '../../core/text/search-key.ts';
import { groupBy, type Office } from './source.ts';

/** A part of a district as GeoNames still has it, and the district it is in today. */
interface Split {
  readonly district: District;
  readonly was: string;
  readonly whole: boolean;
  readonly subdistricts: readonly string[];
  readonly pins: readonly string[];
}

/** The PIN's district today; `sure` where a sub-district, PIN or the whole old district says so. */
interface Assigned {
  readonly district: District;
  readonly sure: boolean;
}

const SUBDISTRICT_NOISE =
  /\s*\(?\b(?:mandal|mandalam|mandall|mdl|manal|taluk|tk|tehsil|h\.?o|s\.?o|block|circle)\b\)?\.?\s*$/i;
const NEIGHBOURS = 3;

/**
 * Today's district of each PIN. GeoNames has the districts of about 2001; district-splits.csv says which sub-districts
 * have left them since. A PIN of a district that was split wholly, whose sub-district is not listed, goes with its nearest
 * PINs. Throws on a district of the source that the tables do not know.
 */
export function assignDistricts(
  byPin: ReadonlyMap<string, readonly Office[]>,
  centres: ReadonlyMap<string, Point>,
  geography: Geography,
  folder: string,
): Map<string, District> {
  const splits = groupBy(readSplits(folder, geography), ({ was }) => was);
  const assigned = new Map<string, Assigned>();
  for (const [pin, offices] of byPin) assigned.set(pin, assign(pin, offices, splits, geography));

  const sure = groupBy(
    [...assigned].filter(([, { sure }]) => sure),
    ([pin]) => wasOf(byPin.get(pin)!),
  );
  const districts = new Map<string, District>();
  for (const [pin, { district, sure: isSure }] of assigned) {
    const around = isSure ? [] : (sure.get(wasOf(byPin.get(pin)!)) ?? []);
    districts.set(pin, around.length < NEIGHBOURS ? district : nearestDistrict(centres, pin, around));
  }
  return districts;
}

function assign(
  pin: string,
  offices: readonly Office[],
  splits: ReadonlyMap<string, readonly Split[]>,
  geography: Geography,
): Assigned {
  const was = wasOf(offices);
  const parts = splits.get(was) ?? [];
  const fixed = parts.find(({ whole, pins }) => whole || pins.some((prefix) => pin.startsWith(prefix)));
  if (fixed) return { district: fixed.district, sure: true };

  const { state, district } = offices.find((office) => searchKey(office.district) === was)!;
  const old = geography.findDistrict(district, state);
  const votes = new Map<District, number>();
  for (const office of offices) {
    const part = partOf(office.subdistrict, parts) ?? partOf(office.name, parts);
    if (part) votes.set(part.district, (votes.get(part.district) ?? 0) + 1);
  }
  const [won] = [...votes].sort(([, a], [, b]) => b - a);
  // A few offices across the border do not move a PIN, where the rest has a sub-district that stayed.
  const stayed = offices.filter(
    ({ subdistrict }) => subdistrict !== '' && !partOf(subdistrict, parts),
  ).length;
  if (won && won[1] >= stayed) return { district: won[0], sure: true };
  if (!old) throw new Error(`unknown district: ${state}, ${district}`);
  const splitWholly = parts.some((part) => part.district === old);
  return { district: old, sure: !splitWholly };
}

/** The split that lists a sub-district, allowing one slip in a longer name that only one split is near to. */
function partOf(subdistrict: string, parts: readonly Split[]): Split | null {
  const key = searchKey(subdistrict.replace(SUBDISTRICT_NOISE, ''));
  if (key === '' || parts.length === 0) return null;
  const exact = parts.find((part) => part.subdistricts.includes(key));
  if (exact || key.length < 5) return exact ?? null;
  const near = parts.filter((part) =>
    part.subdistricts.some(
      (other) => Math.abs(other.length - key.length) < 2 && LevenshteinDistance(key, other) < 2,
    ),
  );
  return near.length === 1 ? near[0]! : null;
}

/** The old district that most offices of a PIN are listed in, as a key. */
function wasOf(offices: readonly Office[]): string {
  const groups = groupBy(offices, ({ district }) => searchKey(district));
  return [...groups].sort(([, a], [, b]) => b.length - a.length)[0]![0];
}

function nearestDistrict(
  centres: ReadonlyMap<string, Point>,
  pin: string,
  around: readonly (readonly [string, Assigned])[],
): District {
  const here = centres.get(pin)!;
  const nearest = around
    .map(([other, { district }]) => ({ district, km: kmBetween(here, centres.get(other)!) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, NEIGHBOURS);
  const groups = groupBy(nearest, ({ district }) => district.name);
  return [...groups.values()].sort((a, b) => b.length - a.length)[0]![0]!.district;
}

function readSplits(folder: string, geography: Geography): Split[] {
  return readTable(join(folder, 'district-splits.csv')).map(
    ({ state, district, was, subdistricts, pins }) => {
      const found = geography.districts.find((one) => one.state === state && one.name === district);
      if (!found) throw new Error(`district-splits.csv: no district ${district} in ${state}`);
      return {
        district: found,
        was: searchKey(was!),
        whole: subdistricts === '*',
        subdistricts: subdistricts === '*' ? [] : listIn(subdistricts!).map(searchKey),
        pins: listIn(pins!),
      };
    },
  );
}
