import type { Country } from '../core/country/country.ts';
import type { createFacilities } from '../core/facilities/nearest.ts';
import type { createPlaces } from '../core/places/places.ts';
import type { FoundPlaces, NearestHospitals } from '../flows/hospital-lookup/machine.ts';

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
  return {
    async findPlaces({ text }: { text: string }): Promise<FoundPlaces> {
      const pin = text.replace(/[\s-]/g, '');
      if (/^[1-9]\d{5}$/.test(pin)) {
        const place = await places.findByPin(pin);
        return place ? { match: 'exact', places: [place] } : { match: 'none', places: [] };
      }
      const found = await places.findByName(text);
      return { ...found, places: found.places.slice(0, 4) };
    },

    /** As near as people can travel; else within a day's reach; else the one that is nearest of all. */
    async nearestHospitals(point: { latitude: number; longitude: number }): Promise<NearestHospitals> {
      const found = await facilities.nearest({ ...point, limit: LISTED });
      const near = found.filter(({ km }) => km <= country.nearKm);
      const far = found.filter(({ km }) => km <= country.farKm);
      const listed = near.length > 0 ? near : far.length > 0 ? far : found.slice(0, 1);
      return {
        hospitals: listed.map(({ id, names, level, km, direction, phone }) => ({
          id,
          names,
          level,
          km,
          direction,
          phone,
        })),
        widened: near.length === 0,
      };
    },
  };
}
