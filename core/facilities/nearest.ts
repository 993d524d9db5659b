import type { Pool, QueryResultRow } from 'pg';
import { isOutage } from '../db/pool.ts';
import { Unavailable } from '../errors.ts';
import { kmBetween, type Point } from '../places/distance.ts';
import { type Level, LEVELS_FOR } from './facility.ts';
import { bearing, compassPoint, type Direction, roundKm } from './geometry.ts';

/** A public health facility. Many are placed by their PIN code: the point may be off by `precisionKm`. */
export type Facility = {
  id: string;
  /** The official name, in English. */
  name: string;
  /** A short name per language, fit for a small screen. */
  names: Readonly<Record<string, string>>;
  level: Level;
  ownership: string;
  district: string;
  state: string;
  pin: string | null;
  phone: string | null;
  latitude: number;
  longitude: number;
  precisionKm: number;
  source: string;
  /** ISO date. */
  sourceDate: string;
};

/** A facility as seen from a point: kilometres along the globe, one decimal below ten, and the way there. */
export type NearbyFacility = Facility & { km: number; direction: Direction };

/** `limit` 1 to 50. `withinKm`: none farther. `levels`: only such; without it all that treat people. */
export type NearestQuery = Point & {
  limit: number;
  withinKm?: number | undefined;
  levels?: readonly Level[] | undefined;
};

const MOST = 50;

const COLUMNS = `id, name, names, level, ownership, district, state, pin, phone, latitude, longitude,
  precision_km as "precisionKm", source, to_char(source_date, 'YYYY-MM-DD') as "sourceDate"`;

/** Walks the index facility_nearest outwards from the point; the limit ends the walk. Many share a PIN and so a point. */
export const NEAREST = `select ${COLUMNS} from facility
  where country = $1 and level = any($5)
  order by ll_to_earth(latitude, longitude) <-> ll_to_earth($2, $3), id
  limit $4`;

const BY_ID = `select ${COLUMNS} from facility where country = $1 and id = $2`;

/** The facilities of one country. Reads throw Unavailable when the database does not answer in time. */
export function createFacilities({ pool, country }: { readonly pool: Pool; readonly country: string }) {
  async function read<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row[]> {
    try {
      return (await pool.query<Row>({ name, text, values })).rows;
    } catch (error) {
      throw isOutage(error) ? new Unavailable('the list of hospitals', { cause: error }) : error;
    }
  }

  return {
    /** Nearest first, from any point of the globe; a point off the globe or an odd limit is a RangeError. */
    async nearest({
      latitude,
      longitude,
      limit,
      withinKm,
      levels = LEVELS_FOR.any,
    }: NearestQuery): Promise<NearbyFacility[]> {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
        throw new RangeError('not a point on the globe');
      if (!(Number.isInteger(limit) && limit >= 1 && limit <= MOST))
        throw new RangeError(`limit is 1 to ${MOST}`);
      const from = { latitude, longitude };
      const found = await read<Facility>('facilities-nearest', NEAREST, [
        country,
        latitude,
        longitude,
        limit,
        levels,
      ]);
      return found
        .map((facility) => ({ facility, km: kmBetween(from, facility) }))
        .filter(({ km }) => withinKm === undefined || km <= withinKm)
        .sort((a, b) => a.km - b.km || (a.facility.id < b.facility.id ? -1 : 1))
        .map(({ facility, km }) => ({
          ...facility,
          km: roundKm(km),
          direction: compassPoint(bearing(from, facility)),
        }));
    },

    /** Null when there is none of that id in this country. */
    async byId(id: string): Promise<Facility | null> {
      const [found] = await read<Facility>('facilities-by-id', BY_ID, [country, id]);
      return found ?? null;
    },
  };
}

export type Facilities = ReturnType<typeof createFacilities>;
