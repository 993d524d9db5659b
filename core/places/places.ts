import type { Pool } from 'pg';
import { loadGeography } from '../country/geography.ts';
import { isOutage } from '../db/pool.ts';
import { Unavailable } from '../errors.ts';
import { asciiDigits } from '../text/normalize.ts';
import { searchKey } from '../text/search-key.ts';
import { kmBetween } from './distance.ts';
import { rankPlaces, type PlaceRow } from './ranking.ts';
import { districtId, readingsOf, type Reading } from './readings.ts';
import { slipPatterns, slipsBetween } from './slips.ts';
import { createTowns } from './towns.ts';

/** A named place or a PIN code area. About four fifths of its people are within `spreadKm` of the point. */
export interface Place {
  readonly id: number;
  readonly pin: string;
  readonly name: string;
  readonly district: string;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly spreadKm: number;
  /** The PIN asked for is not known; this is the nearest by number. */
  readonly approximate?: true;
}

/** `exact`: by its name in one of its spellings; `near`: what it may have been meant for. */
export interface FoundPlaces {
  readonly match: 'exact' | 'near' | 'none';
  readonly places: readonly Place[];
}

export interface Places {
  /** The area of a PIN (digits of any script, spaces allowed); null when it is malformed or nothing near it is known. */
  findByPin(pin: string): Promise<Place | null>;
  /** At most five places that a person may mean, likeliest first. Any text is safe; "" finds none. */
  findByName(text: string): Promise<FoundPlaces>;
}

const MOST = 5;
/** Rows of just a name: more than the commonest has. Rows near to one: enough to choose five from. */
const EXACT_ROWS = 400;
const NEAR_ROWS = 150;
/** pg_trgm's similarity below which two keys are strangers; as the % operator's own default, which picks the rows. */
const LEAST_SIMILARITY = 0.3;
/** A slip in a shorter key leaves too few trigrams: each way to slip once is looked for instead. */
const SHORT_KEY = 6;
/** A key that nothing can be near to. */
const TINY_KEY = 2;
/** Slips beyond which a place was not meant: two, or one in three letters. */
const slipsAllowed = (key: string): number => Math.max(2, Math.floor(key.length / 3));
/** Least spread of the nearest PIN by the number of first digits it shares, in km. */
const SHARED_DIGITS = [
  { digits: 5, km: 30 },
  { digits: 4, km: 60 },
  { digits: 3, km: 120 },
];

const COLUMNS = `id, pin, name, district, state, latitude, longitude, spread_km as "spreadKm", is_pin as "isPin",
  search_key as "searchKey"`;
const IN_REGION = `and ($3::text is null or state = $3) and ($4::text[] is null or state || '|' || district = any($4))`;
const BY_PIN = `select ${COLUMNS} from place where country = $1 and pin = $2 and is_pin`;
const BY_PIN_RANGE = `select ${COLUMNS} from place where country = $1 and pin between $2 and $3 and is_pin`;
const BY_KEYS = `select ${COLUMNS} from place where country = $1 and search_key = any($2) order by is_pin desc, id
  limit ${EXACT_ROWS}`;
const BY_PATTERNS = `select ${COLUMNS} from place where country = $1 and search_key like any($2) ${IN_REGION}
  order by is_pin desc, id limit ${NEAR_ROWS}`;
const BY_SIMILARITY = `select ${COLUMNS} from place
  where country = $1 and search_key % $2 and similarity(search_key, $2) >= ${LEAST_SIMILARITY} ${IN_REGION}
  order by similarity(search_key, $2) desc, is_pin desc, id limit ${NEAR_ROWS}`;

/** Finds places of one country (ISO 3166 alpha-2) by PIN and by name. Both throw Unavailable when the database is. */
export function createPlaces({ pool, country }: { readonly pool: Pool; readonly country: string }): Places {
  const geography = loadGeography(country);
  const towns = createTowns(geography);
  const isTown = (row: PlaceRow): boolean => towns.standing(row) !== 'other';
  const rank = (rows: readonly PlaceRow[], reading: Reading): Place[] => rankPlaces(rows, reading, towns);

  async function query(name: string, text: string, values: unknown[]): Promise<PlaceRow[]> {
    try {
      return (await pool.query<PlaceRow>({ name: `place.${name}`, text, values: [country, ...values] })).rows;
    } catch (error) {
      throw isOutage(error) ? new Unavailable('the database', { cause: error }) : error;
    }
  }

  async function findByPin(text: string): Promise<Place | null> {
    const pin = asciiDigits(text.slice(0, 40)).replace(/[\s-]/g, '');
    if (!/^[1-9]\d{5}$/.test(pin)) return null;
    const [known] = await query('pin', BY_PIN, [pin]);
    if (known) return placeOf(known);
    const prefix = pin.slice(0, 3);
    return nearestPin(pin, await query('pin-range', BY_PIN_RANGE, [`${prefix}000`, `${prefix}999`]));
  }

  async function findByName(text: string): Promise<FoundPlaces> {
    const pin = /(?<!\d)[1-9]\d{2}[\s-]?\d{3}(?!\d)/.exec(asciiDigits(text.slice(0, 400)))?.[0];
    if (pin !== undefined) {
      const place = await findByPin(pin);
      if (place) return { match: place.approximate ? 'near' : 'exact', places: [place] };
    }
    const readings = readingsOf(text, geography);
    if (readings.length === 0) return { match: 'none', places: [] };
    const exact = await findExactly(readings);
    if (exact.length > 0) return { match: 'exact', places: exact };
    const near = await findNear(readings);
    return { match: near.length > 0 ? 'near' : 'none', places: near };
  }

  /** Places of just that name: where a state or district was said, those in it first. */
  async function findExactly(readings: readonly Reading[]): Promise<Place[]> {
    const rows = await query('keys', BY_KEYS, [[...new Set(readings.map(({ key }) => key))]]);
    const found = readings.map((reading) =>
      rows.filter((row) => row.searchKey === reading.key && isWithin(row, reading)),
    );
    const whole = readings.length - 1;
    // "New Delhi" and "Lakhimpur Kheri" are names, though their last word is a region.
    const order = found[whole]!.some(isTown) ? [whole, ...readings.keys()] : readings.keys();
    const places = [...order].flatMap((at) => rank(found[at]!, readings[at]!));
    const known = found.some((its) => its.some(isTown));
    const others = places.length === 0 || known ? [] : await findTowns(readings[whole]!);
    return distinct([...places.slice(0, MOST - others.length), ...others]).slice(0, MOST);
  }

  /** Two at most, one slip away: an exact find of an unknown place does not hide the town that was meant. */
  const findTowns = async (reading: Reading): Promise<Place[]> =>
    rank(await townsNear(reading), reading).slice(0, 2);

  async function townsNear(reading: Reading): Promise<PlaceRow[]> {
    const keys = towns.near(reading);
    const rows = keys.length === 0 ? [] : await query('keys', BY_KEYS, [keys]);
    return rows.filter((row) => isTown(row) && isWithin(row, reading));
  }

  /** What may have been meant: in the region said, else of just that name elsewhere, else the region's own town. */
  async function findNear(readings: readonly Reading[]): Promise<Place[]> {
    for (const reading of readings) {
      const isShort = reading.key.length <= SHORT_KEY;
      const near = [
        ...(await townsNear(reading)),
        ...(isShort ? await slippedTo(reading) : await similarTo(reading)),
      ];
      if (near.length > 0) return rank(near, reading).slice(0, MOST);
      const elsewhere = await findElsewhere(reading);
      if (elsewhere.length > 0) return elsewhere;
      const similar = isShort ? await similarTo(reading) : [];
      if (similar.length > 0) return rank(similar, reading).slice(0, MOST);
    }
    return findSeats(readings[0]!);
  }

  async function slippedTo(reading: Reading): Promise<PlaceRow[]> {
    if (reading.key.length <= TINY_KEY) return [];
    return query('patterns', BY_PATTERNS, [slipPatterns(reading.key), ...regionOf(reading)]);
  }

  async function similarTo(reading: Reading): Promise<PlaceRow[]> {
    if (reading.key.length <= TINY_KEY) return [];
    const rows = await query('similar', BY_SIMILARITY, [reading.key, ...regionOf(reading)]);
    return rows.filter((row) => slipsBetween(reading.key, row.searchKey) <= slipsAllowed(reading.key));
  }

  /** Of just that name outside the region said, those nearest to it first, and the region's own town. */
  async function findElsewhere(reading: Reading): Promise<Place[]> {
    if (reading.districts === null && reading.state === null) return [];
    const named = rank(await query('keys', BY_KEYS, [[reading.key]]), reading);
    if (named.length === 0) return [];
    const seats = await findSeats(reading);
    const [seat] = seats;
    if (seat) named.sort((a, b) => kmBetween(seat, a) - kmBetween(seat, b));
    return distinct([...named.slice(0, MOST - seats.length), ...seats]);
  }

  /** The districts that were said, at their headquarters; one, as a rule. */
  async function findSeats({ districts }: Reading): Promise<Place[]> {
    if (districts === null) return [];
    const named = geography.districts
      .filter(({ state, name }) => districts.has(districtId(state, name)))
      .slice(0, 2);
    const rows = await query('keys', BY_KEYS, [named.map(({ name }) => searchKey(name))]);
    const seats = rows.filter((row) => districts.has(districtId(row.state, row.district)) && isTown(row));
    return named.flatMap(({ name }) =>
      rank(
        seats.filter((row) => row.district === name),
        readingsOf(name, geography).at(-1)!,
      ).slice(0, 1),
    );
  }

  return { findByPin, findByName };
}

const regionOf = ({ state, districts }: Reading): [string | null, string[] | null] => [
  state,
  districts && [...districts],
];

function isWithin(row: PlaceRow, { state, districts }: Reading): boolean {
  return (
    (state === null || row.state === state) &&
    (districts === null || districts.has(districtId(row.state, row.district)))
  );
}

function distinct(places: readonly Place[]): Place[] {
  const first = new Map<string, Place>();
  for (const place of places) {
    const id = `${districtId(place.state, place.district)}|${place.name}`;
    if (!first.has(id)) first.set(id, place);
  }
  return [...first.values()];
}

function placeOf({ isPin: _isPin, searchKey: _searchKey, ...place }: PlaceRow): Place {
  return place;
}

/** The known PIN that shares the most first digits, and of those the nearest number; its spread covers the others. */
function nearestPin(pin: string, rows: readonly PlaceRow[]): Place | null {
  for (const { digits, km } of SHARED_DIGITS) {
    const kin = rows.filter((row) => row.pin.startsWith(pin.slice(0, digits)));
    const [nearest] = kin.sort((a, b) => Math.abs(+a.pin - +pin) - Math.abs(+b.pin - +pin));
    if (!nearest) continue;
    const away = kin.map((row) => kmBetween(nearest, row)).sort((a, b) => a - b);
    const reach = away[Math.floor(away.length * 0.8)]!;
    return {
      ...placeOf(nearest),
      spreadKm: Math.ceil(Math.max(km, nearest.spreadKm, reach)),
      approximate: true,
    };
  }
  return null;
}
