import type { Point } from '../places/distance.ts';

/** The eight directions that people use, clockwise from north. */
export const COMPASS = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const;
export type Direction = (typeof COMPASS)[number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Nearer than this to a pole, in degrees, longitude tells no direction. */
const AT_POLE = 1e-6;

/**
 * The way to set out from `from` to come to `to` along the globe: degrees clockwise from north, 0 to below 360. From a
 * pole every way is the one to the other.
 */
export function bearing(from: Point, to: Point): number {
  if (90 - Math.abs(from.latitude) < AT_POLE) return from.latitude > 0 ? 180 : 0;
  const eastward = radians(to.longitude - from.longitude);
  const east = Math.sin(eastward) * Math.cos(radians(to.latitude));
  const north =
    Math.cos(radians(from.latitude)) * Math.sin(radians(to.latitude)) -
    Math.sin(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.cos(eastward);
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** The nearest of the eight compass points to a bearing in degrees. */
export function compassPoint(degrees: number): Direction {
  const eighths = Math.round((((degrees % 360) + 360) % 360) / 45) % COMPASS.length;
  return COMPASS[eighths]!;
}

/** Kilometres as they are said: one decimal below ten, whole above. */
export const roundKm = (km: number): number => (km < 9.95 ? Math.round(km * 10) / 10 : Math.round(km));
