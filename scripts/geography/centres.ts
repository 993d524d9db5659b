import { kmBetween, type Point } from '../../core/places/distance.ts';
import { groupBy, median, quantile, type Office } from './source.ts';

/** Where a PIN is: about four fifths of its people are within `spreadKm` of the point. */
export interface Centre extends Point {
  readonly spreadKm: number;
}

/** A hint of where a PIN is. */
interface Evidence extends Point {
  readonly weight: number;
}

/** Hints as near as this support one another; in kilometres. */
const SCALE_KM = 8;

/**
 * A hint's weight. An office's own point counts less the more PINs share it: a point that ten PINs share is the town hall
 * of somewhere, not their office. The other hints are where the PINs of the same sub-district, and of the neighbouring
 * numbers, are.
 */
const WEIGHTS = { placed: 1, estimated: 0.6, placeholder: 0.2, subdistrict: 0.7, tens: 0.4, hundreds: 0.3 };
const PLACEHOLDER_PINS = 10;

/** Kilometres to the PINs of neighbouring numbers (the median): a city's are near, and so is a wrong guess. */
const NEIGHBOURHOODS = [6, 20, 50, Infinity];

/**
 * The least spread: a row per support (how well the hints agree: the sum of weights near the centre), a column per
 * neighbourhood. Measured once: the 80th percentile of the distance to the centroids that the Department of Posts
 * published in 2025, which know each office.
 */
const LEAST_SPREAD: readonly (readonly [support: number, ...km: number[]])[] = [
  [2.3, 5, 10, 13, 13],
  [1.4, 9, 15, 16, 22],
  [0.9, 17, 24, 30, 60],
  [0, 40, 41, 46, 80],
];

/** A point is dropped when it is further from its district's middle than this, and than three times the usual distance. */
const FAR_KM = 100;

/** The offices less those whose point is absurdly far from the middle of their district. */
export function dropFarPoints(offices: readonly Office[]): Office[] {
  return [...groupBy(offices, ({ state, district }) => `${state}|${district}`).values()].flatMap(
    (district) => {
      const middle = medianPoint(district);
      const far = Math.max(
        FAR_KM,
        3 *
          quantile(
            district.map((office) => kmBetween(middle, office)),
            0.8,
          ),
      );
      return district.filter((office) => kmBetween(middle, office) <= far);
    },
  );
}

/** The centre and spread of each PIN. */
export function locatePins(byPin: ReadonlyMap<string, readonly Office[]>): Map<string, Centre> {
  const sharers = countSharers(byPin);
  const own = new Map<string, Point>();
  for (const [pin, offices] of byPin) {
    const points = distinct(offices).filter((office) => sharers.get(spot(office)) === 1);
    if (points.length > 0) own.set(pin, medianPoint(points));
  }
  const bySubdistrict = gather(byPin, own, (pin) => subdistrictsOf(byPin.get(pin)!).keys());
  const byTens = gather(byPin, own, (pin) => [pin.slice(0, 5)]);
  const byHundreds = gather(byPin, own, (pin) => [pin.slice(0, 4)]);

  const located = new Map<string, Located>();
  for (const [pin, offices] of byPin) {
    const points = distinct(offices).map((office) => ({
      ...office,
      weight: weightOf(office, sharers.get(spot(office))!),
    }));
    const hints: Evidence[] = [];
    const hint = (group: ReadonlyMap<string, Point> | undefined, weight: number, least: number): void => {
      const others = [...(group ?? [])].filter(([other]) => other !== pin).map(([, point]) => point);
      if (others.length >= least) hints.push({ ...middleOf(others), weight });
    };
    for (const [key, share] of [...subdistrictsOf(offices)].slice(0, 2)) {
      hint(bySubdistrict.get(key), WEIGHTS.subdistrict * share, 2);
    }
    hint(byTens.get(pin.slice(0, 5)), WEIGHTS.tens, 1);
    hint(byHundreds.get(pin.slice(0, 4)), WEIGHTS.hundreds, 1);
    located.set(pin, densest([...points, ...hints], points));
  }
  return withSpread(located);
}

/** A centre, what supports it, and how far the offices with a point of their own reach from it. */
interface Located extends Point {
  readonly support: number;
  readonly reach: number;
}

/** The spot where the hints are densest. */
function densest(hints: readonly Evidence[], offices: readonly Evidence[]): Located {
  const scored = hints.map((hint) => ({ hint, support: supportAt(hint, hints) }));
  const { hint: peak, support } = scored.reduce((best, one) => (one.support > best.support ? one : best));
  const near = hints.filter((hint) => kmBetween(peak, hint) < 2 * SCALE_KM);
  const weights = near.map((hint) => closeness(peak, hint) * hint.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (hint: Evidence) => number): number =>
    near.reduce((sum, hint, at) => sum + of(hint) * weights[at]!, 0) / total;
  const centre = { latitude: mean((hint) => hint.latitude), longitude: mean((hint) => hint.longitude) };
  const telling = offices.filter(({ weight }) => weight >= WEIGHTS.estimated);
  const reach =
    telling.length > 0
      ? quantile(
          telling.map((office) => kmBetween(centre, office)),
          0.8,
        )
      : 0;
  return { ...centre, support, reach };
}

function withSpread(located: ReadonlyMap<string, Located>): Map<string, Centre> {
  const byHundreds = groupBy(located, ([pin]) => pin.slice(0, 4));
  const centres = new Map<string, Centre>();
  for (const [pin, { support, reach, ...centre }] of located) {
    const others = byHundreds.get(pin.slice(0, 4))!.filter(([other]) => other !== pin);
    const away = others.length > 0 ? median(others.map(([, other]) => kmBetween(centre, other))) : Infinity;
    const [, ...km] = LEAST_SPREAD.find(([least]) => support >= least)!;
    const least = km[NEIGHBOURHOODS.findIndex((radius) => away <= radius)]!;
    centres.set(pin, { ...centre, spreadKm: Math.max(1, least, reach) });
  }
  return centres;
}

const closeness = (one: Point, other: Point): number => 1 / (1 + (kmBetween(one, other) / SCALE_KM) ** 2);
const supportAt = (spot: Point, hints: readonly Evidence[]): number =>
  hints.reduce((sum, hint) => sum + hint.weight * closeness(spot, hint), 0);

function weightOf({ placed }: Office, sharers: number): number {
  if (placed) return WEIGHTS.placed / sharers;
  return sharers < PLACEHOLDER_PINS ? WEIGHTS.estimated / Math.sqrt(sharers) : WEIGHTS.placeholder;
}

const spot = ({ latitude, longitude }: Point): string => `${latitude} ${longitude}`;
const distinct = (offices: readonly Office[]): Office[] => [
  ...new Map(offices.map((one) => [spot(one), one])).values(),
];

/** How many PINs have an office at each point. */
function countSharers(byPin: ReadonlyMap<string, readonly Office[]>): Map<string, number> {
  const sharers = new Map<string, number>();
  for (const offices of byPin.values()) {
    for (const at of new Set(offices.map(spot))) sharers.set(at, (sharers.get(at) ?? 0) + 1);
  }
  return sharers;
}

/** The sub-districts of a PIN's offices, the commonest first, with their share. */
function subdistrictsOf(offices: readonly Office[]): Map<string, number> {
  const known = offices.filter(({ subdistrict }) => subdistrict !== '');
  const groups = groupBy(known, ({ state, district, subdistrict }) => `${state}|${district}|${subdistrict}`);
  const shares = [...groups].map(([key, group]) => [key, group.length / offices.length] as const);
  return new Map(shares.sort(([, a], [, b]) => b - a));
}

function gather(
  byPin: ReadonlyMap<string, unknown>,
  points: ReadonlyMap<string, Point>,
  keysOf: (pin: string) => Iterable<string>,
): Map<string, Map<string, Point>> {
  const groups = new Map<string, Map<string, Point>>();
  for (const pin of byPin.keys()) {
    const point = points.get(pin);
    if (!point) continue;
    for (const key of keysOf(pin))
      groups.set(key, (groups.get(key) ?? new Map<string, Point>()).set(pin, point));
  }
  return groups;
}

function medianPoint(points: readonly Point[]): Point {
  return {
    latitude: median(points.map(({ latitude }) => latitude)),
    longitude: median(points.map(({ longitude }) => longitude)),
  };
}

/** The point with the least sum of distances to the others (Weiszfeld); a stray one does not pull it away. */
function middleOf(points: readonly Point[]): Point {
  let middle = medianPoint(points);
  for (let round = 0; round < 30; round++) {
    const pulls = points.map((point) => 1 / Math.max(0.5, kmBetween(middle, point)));
    const total = pulls.reduce((sum, pull) => sum + pull, 0);
    const next = {
      latitude: points.reduce((sum, point, at) => sum + point.latitude * pulls[at]!, 0) / total,
      longitude: points.reduce((sum, point, at) => sum + point.longitude * pulls[at]!, 0) / total,
    };
    if (kmBetween(middle, next) < 0.05) return next;
    middle = next;
  }
  return middle;
}
