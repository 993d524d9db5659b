import { z } from 'zod';
import { PAGE, type Hospital as HospitalAnswer, type Place as PlaceAnswer, type v1 } from '@arogya/contract';
import type { Country } from '../core/country/country.ts';
import type { Facilities, Facility, NearbyFacility } from '../core/facilities/nearest.ts';
import type { FoundPlaces, Place, Places } from '../core/places/places.ts';
import type { Call, Handlers } from './handler.ts';
import { createCursor } from './cursor.ts';
import { emergencyNumbers } from './emergency-numbers.ts';
import { Problem } from './problem.ts';

type Search = Call<typeof v1.hospitals.search>['query'];

/** The next page begins after this hospital. */
const cursor = createCursor(z.object({ after: z.string() }));

/** Hospitals near a place, places of a name, and one hospital, in the service's country. */
export function createHospitals({
  places,
  facilities,
  country,
}: {
  readonly places: Places;
  readonly facilities: Facilities;
  readonly country: Country;
}): Handlers<typeof v1>['hospitals'] {
  /** Where a search sets out from; null where it cannot. */
  async function origin({ latitude, longitude, pin, place }: Search) {
    if (latitude !== undefined && longitude !== undefined)
      return { from: { latitude, longitude }, place: null, match: null, otherPlaces: [] };
    const { match, places: found } = pin === undefined ? await places.findByName(place!) : await byPin(pin);
    const [first = null, ...others] = found;
    return { from: first, place: first && placeOf(first), match, otherPlaces: others.map(placeOf) };
  }

  async function byPin(pin: string): Promise<FoundPlaces> {
    const place = await places.findByPin(pin);
    if (!place) return { match: 'none', places: [] };
    return { match: place.approximate ? 'near' : 'exact', places: [place] };
  }

  return {
    async search({ query }) {
      checkOrigin(query);
      const { from, ...understood } = await origin(query);
      const all = from
        ? await facilities.nearest({
            latitude: from.latitude,
            longitude: from.longitude,
            limit: PAGE.most,
            withinKm: query.withinKm,
            levels: query.levels,
          })
        : [];
      const begin =
        query.cursor === undefined ? 0 : positionAfter(cursor.read(query.cursor, query).after, all);
      const page = all.slice(begin, begin + query.limit);
      const last = page.at(-1);
      const isLast = last === undefined || begin + page.length >= all.length;
      return {
        status: 200,
        body: {
          items: page.map((facility) => ({
            ...hospitalOf(facility),
            km: facility.km,
            direction: facility.direction,
          })),
          nextCursor: isLast ? null : cursor.write({ after: last.id }, query),
          ...understood,
          emergencyNumbers: emergencyNumbers(country, understood.place?.state ?? null),
        },
      };
    },

    async places({ query }) {
      const { match, places: found } = await places.findByName(query.text);
      return { status: 200, body: { match, items: found.map(placeOf) } };
    },

    async get({ params }) {
      const facility = await facilities.byId(params.id);
      if (!facility) throw new Problem(404, 'There is no such hospital.');
      return {
        status: 200,
        body: {
          hospital: hospitalOf(facility),
          emergencyNumbers: emergencyNumbers(country, facility.state),
        },
      };
    },
  };
}

/** What a schema of single fields cannot say: where is said once, and whole. */
function checkOrigin({ latitude, longitude, pin, place }: Search): void {
  const point = latitude !== undefined || longitude !== undefined;
  const whole = (latitude === undefined) === (longitude === undefined);
  const ways = [point, pin !== undefined, place !== undefined].filter(Boolean).length;
  if (ways === 1 && whole) return;
  throw new Problem(400, 'Say where with exactly one of: latitude and longitude, pin, place.', {
    errors: [{ in: 'query', path: '', code: 'one_origin', message: 'Exactly one way to say where' }],
  });
}

/** A hospital that has gone meanwhile cannot be gone on from: the list begins anew for who asks again. */
function positionAfter(id: string, all: readonly NearbyFacility[]): number {
  const at = all.findIndex((facility) => facility.id === id);
  if (at < 0) throw new Problem(400, 'The list has changed: begin anew without the cursor.');
  return at + 1;
}

const hospitalOf = (facility: Facility): HospitalAnswer => ({
  id: facility.id,
  name: facility.name,
  names: facility.names,
  level: facility.level,
  ownership: facility.ownership as HospitalAnswer['ownership'],
  district: facility.district,
  state: facility.state,
  pin: facility.pin,
  phone: facility.phone,
  latitude: facility.latitude,
  longitude: facility.longitude,
  precisionKm: facility.precisionKm,
  source: facility.source,
  sourceDate: facility.sourceDate,
});

const placeOf = ({ name, district, state, pin, latitude, longitude, spreadKm }: Place): PlaceAnswer => ({
  name,
  district,
  state,
  pin,
  latitude,
  longitude,
  spreadKm,
});
