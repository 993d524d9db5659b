import type { Geography } from '../country/geography.ts';
import { searchKey, soundsOf } from '../text/search-key.ts';
import { districtId, type Reading } from './readings.ts';
import { shortened, slipsBetween } from './slips.ts';

/** Districts and their headquarters: the places that people mostly mean. */
export interface Towns {
  /** Whether a place is a district by its name, its headquarters, or neither. */
  standing(place: { readonly state: string; readonly district: string; readonly name: string }): Standing;
  /** The keys of the towns (by any of their names) that are one slip away. */
  near(reading: Reading): string[];
}

export type Standing = 'district' | 'headquarters' | 'other';

/** In a key below this everything is a slip away: there the sounds must be too. */
const SHORT_KEY = 6;
const SHORTEST_KEY = 3;

export function createTowns(geography: Geography): Towns {
  const seats = new Map(
    geography.districts.map(({ state, name, headquarters }) => [
      districtId(state, name),
      { name, headquarters: searchKey(headquarters) },
    ]),
  );
  const names = geography.districts.flatMap(({ name, headquarters, hindi, aliases }) =>
    [name, headquarters, hindi, ...aliases].map((text) => ({ key: searchKey(text), sounds: soundsOf(text) })),
  );
  const byShortened = new Map<string, typeof names>();
  for (const name of names) {
    for (const part of shortened(name.key)) byShortened.set(part, [...(byShortened.get(part) ?? []), name]);
  }

  function near(reading: Reading): string[] {
    if (reading.key.length < SHORTEST_KEY) return [];
    const candidates = new Set([...shortened(reading.key)].flatMap((part) => byShortened.get(part) ?? []));
    const found = [...candidates].filter(
      ({ key, sounds }) =>
        slipsBetween(reading.key, key) === 1 &&
        (reading.key.length >= SHORT_KEY || slipsBetween(reading.sounds, sounds) <= 1),
    );
    return [...new Set(found.map(({ key }) => key))];
  }

  return {
    standing({ state, district, name }) {
      const seat = seats.get(districtId(state, district));
      if (name === seat?.name) return 'district';
      return seat && searchKey(name) === seat.headquarters ? 'headquarters' : 'other';
    },
    near,
  };
}
