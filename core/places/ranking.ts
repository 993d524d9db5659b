import { keyOfSounds, soundsOf } from '../text/search-key.ts';
import { kmBetween } from './distance.ts';
import type { Place } from './places.ts';
import type { Reading } from './readings.ts';
import { slipsBetween } from './slips.ts';
import type { Towns } from './towns.ts';

/** A row of the table `place`. */
export interface PlaceRow extends Place {
  readonly isPin: boolean;
  readonly searchKey: string;
}

/** What makes one of several likelier, in slips: a district and its town, then the place a PIN is named for, then the rest. */
const UNLIKELY = { district: 0, headquarters: 0.5, pin: 1.4, place: 2 };
/** A name that 16 PINs of one district share counts as much as one slip less. */
const PINS_PER_SLIP = 16;

/**
 * The rows as places, likeliest first: one per name and district, the nearer to what was typed the likelier. When a town is
 * written just so, unknown places that are only written alike are left out.
 */
export function rankPlaces(rows: readonly PlaceRow[], reading: Reading, towns: Towns): Place[] {
  const groups = new Map<string, PlaceRow[]>();
  for (const row of rows) {
    const id = `${row.state}|${row.district}|${row.name.toLowerCase()}`;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  const slipsTo = rememberSlips();
  const ranked = [...groups.values()].map((group) => rate(group, reading, towns, slipsTo)).sort(byLikelihood);
  const [first] = ranked;
  const meant =
    first?.town && first.slips === 0 ? ranked.filter(({ town, slips }) => town || slips === 0) : ranked;
  return meant.map(({ main, town, group }) => asPlace(main, town ? [main] : group));
}

function rate(
  group: readonly PlaceRow[],
  reading: Reading,
  towns: Towns,
  slipsTo: typeof slipsBetween,
): Rated {
  const standing = towns.standing(group[0]!);
  const town = standing !== 'other';
  // The row that is not a PIN's is the district's own, at its seat.
  const seat = town ? group.find(({ isPin }) => !isPin) : undefined;
  const pins = group.filter(({ isPin }) => isPin);
  const main = pins.find(({ pin }) => pin === seat?.pin) ?? seat ?? pins[0] ?? group[0]!;
  const likely = town ? UNLIKELY[standing] : UNLIKELY[main.isPin ? 'pin' : 'place'];
  const slips = slipsToGroup(reading, group, town, slipsTo);
  const shared = new Set(group.map(({ pin }) => pin)).size - 1;
  return { main, town, group, slips, unlikely: slips + likely - Math.min(1, shared / PINS_PER_SLIP) };
}

/** Namesakes are many: each pair is compared once. */
function rememberSlips(): typeof slipsBetween {
  const known = new Map<string, number>();
  return (one, other) => {
    const pair = `${one} ${other}`;
    const slips = known.get(pair) ?? slipsBetween(one, other);
    known.set(pair, slips);
    return slips;
  };
}

interface Rated {
  readonly main: PlaceRow;
  readonly town: boolean;
  readonly group: readonly PlaceRow[];
  readonly slips: number;
  readonly unlikely: number;
}

const byLikelihood = (one: Rated, other: Rated): number =>
  one.unlikely - other.unlikely || one.main.id - other.main.id;

/** Slips between what was typed and a name: in the key, and half of those in the finer sounds. */
function slipsToGroup(
  reading: Reading,
  group: readonly PlaceRow[],
  town: boolean,
  slipsTo: typeof slipsBetween,
): number {
  const sounds = soundsOf(group[0]!.name);
  const own = keyOfSounds(sounds);
  let least = Infinity;
  for (const key of new Set(group.map((row) => row.searchKey))) {
    const inKey = slipsTo(reading.key, key);
    // The row of a town's old name bears the new one; its key only is the old name's.
    const renamed = town && key !== own;
    least = Math.min(least, inKey + (renamed ? inKey : slipsTo(reading.sounds, sounds)) / 2);
  }
  return least;
}

/** The main row; where namesakes of one district lie apart, its spread reaches them. */
function asPlace(main: PlaceRow, group: readonly PlaceRow[]): Place {
  const { isPin: _isPin, searchKey: _searchKey, ...place } = main;
  const reach = Math.max(...group.map((row) => kmBetween(main, row)));
  return reach > place.spreadKm ? { ...place, spreadKm: Math.ceil(reach) } : place;
}
