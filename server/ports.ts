import { LRUCache } from 'lru-cache';
import type { Country } from '../core/country/country.ts';
import { LEVELS_FOR, type Need } from '../core/facilities/facility.ts';
import type { createFacilities } from '../core/facilities/nearest.ts';
import type { createPlaces } from '../core/places/places.ts';
import type { FoundPlaces, NearestHospitals } from '../flows/hospital-lookup/machine.ts';

/** PIN codes kept in memory: where they lie changes only with the country's data, that is with a start. */
const CACHED_PINS = 20_000;

/** Farther than this the nearest is of no help to anybody: the place is likely a mistake. */
const FARTHEST_KM = 1500;

/** Hospitals listed after one search: what fits five numbered lines. */
const LISTED = 5;

/** The reads of the hospital lookup, on the country's own places and facilities. */
export function createHospitalPorts({
  places,
  facilities,
  country,
}: {
  readonly places: ReturnType<typeof createPlaces>;
  readonly facilities: ReturnType<typeof createFacilities>;
  readonly country: Country;
}) {
  const pins = new LRUCache<string, FoundPlaces>({ max: CACHED_PINS });

  async function findByPin(pin: string): Promise<FoundPlaces> {
    const known = pins.get(pin);
    if (known) return known;
    const place = await places.findByPin(pin);
    const found: FoundPlaces = place ? { match: 'exact', places: [place] } : { match: 'none', places: [] };
    pins.set(pin, found);
    return found;
  }

  return {
    async findPlaces({ text }: { text: string }): Promise<FoundPlaces> {
      const pin = text.replace(/[\s-]/g, '');
      if (/^[1-9]\d{5}$/.test(pin)) return findByPin(pin);
      const found = await places.findByName(text);
      return { ...found, places: found.places.slice(0, 4) };
    },

    /**
     * As near as people can travel; else within a day's reach; else the one that is nearest of all. `need`: only where that
     * can be had. `state`: where the search sets out from, "" where that is not known.
     */
    async nearestHospitals({
      spreadKm,
      need,
      state,
      ...point
    }: {
      latitude: number;
      longitude: number;
      spreadKm: number;
      state: string;
      need: Need;
    }): Promise<NearestHospitals> {
      const found = await facilities.nearest({ ...point, limit: LISTED, levels: LEVELS_FOR[need] });
      const near = found.filter(({ km }) => km <= country.nearKm);
      const far = found.filter(({ km }) => km <= country.farKm);
      const reachable = found.filter(({ km }) => km <= FARTHEST_KM);
      const listed = near.length > 0 ? near : far.length > 0 ? far : reachable.slice(0, 1);
      return {
        hospitals: listed.map(({ id, names, level, km, precisionKm, direction, phone }) => ({
          id,
          names,
          level,
          km,
          uncertainKm: Math.max(spreadKm, precisionKm),
          direction,
          phone,
        })),
        widened: near.length === 0,
        ambulance: country.ambulances.get(state) ?? null,
      };
    },
  };
}
