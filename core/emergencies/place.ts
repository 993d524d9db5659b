import { z } from 'zod';
import type { Param } from '../text/line.ts';

/**
 * Where an emergency is, as far as is known: `spreadKm` says how far the point may be off; `knownAt` (ISO 8601) since when
 * it is known, absent where it was told for this emergency.
 */
const Place = z.object({
  name: z.string(),
  district: z.string().default(''),
  state: z.string().nullable().default(null),
  latitude: z.number(),
  longitude: z.number(),
  spreadKm: z.number().default(0),
  knownAt: z.iso.datetime().optional(),
});
export type EmergencyPlace = z.output<typeof Place>;

/** A place as it was remembered or told; null where it is none. */
export const readPlace = (told: unknown): EmergencyPlace | null => Place.safeParse(told).data ?? null;

/** What the caller said, which is kept beside the place, also where there is none; null: nothing. */
export const readWords = (told: unknown): string | null =>
  z.object({ words: z.string() }).safeParse(told).data?.words ?? null;

/** Kilometres that a point may be off, and what is said of it then: a phone's own position, a village, a PIN code's area. */
const PRECISIONS = [
  { key: 'near', km: 1 },
  { key: 'village', km: 10 },
  { key: 'area', km: Infinity },
] as const;

const MINUTE_MS = 60_000;
/** From so many minutes on an age is told in hours, or in days. */
const HOURS_FROM = 60;
const DAYS_FROM = 48 * 60;
/** Decimals of a degree by which a place without a name is told, about a hundred metres. */
const DECIMALS = 3;

/** A place in the variables of a message. */
export interface SaidPlace {
  readonly place: string;
  readonly near: Param;
  readonly age: Param;
}

/** How a place is said at `now`: its name, how sure it is, and whether it was told now or is the last one known, how old. */
export function sayPlace(place: EmergencyPlace, now: Date): SaidPlace {
  const { key } = PRECISIONS.find(({ km }) => place.spreadKm <= km)!;
  return { place: nameOf(place), near: { key: `emergency.${key}` }, age: ageOf(place, now) };
}

/** Its name; where it has none, the point itself. */
export const nameOf = ({ name, latitude, longitude }: EmergencyPlace): string =>
  name === '' ? `${latitude.toFixed(DECIMALS)}, ${longitude.toFixed(DECIMALS)}` : name;

function ageOf({ knownAt }: EmergencyPlace, now: Date): Param {
  if (knownAt === undefined) return { key: 'emergency.now' };
  const minutes = (now.getTime() - Date.parse(knownAt)) / MINUTE_MS;
  if (minutes < HOURS_FROM) return { key: 'emergency.hour-ago' };
  const [name, unit] = minutes < DAYS_FROM ? (['hours', 60] as const) : (['days', 24 * 60] as const);
  // "Less than so many": the next whole one.
  return { key: `emergency.${name}-ago`, params: { [name]: Math.floor(minutes / unit) + 1 } };
}
