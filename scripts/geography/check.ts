import { existsSync, readFileSync } from 'node:fs';
import type { Geography } from '../../core/country/geography.ts';
import { kmBetween } from '../../core/places/distance.ts';
import type { Centre } from './centres.ts';
import { quantile } from './source.ts';

/** A PIN as it was made. */
export interface MadePin {
  readonly pin: string;
  readonly centre: Centre;
  readonly district: string;
  readonly state: string;
}

/** Sentences that compare what was made with the Department of Posts' centroids; [] when that file is not at `path`. */
export function compareWithPosts(made: readonly MadePin[], path: string, geography: Geography): string[] {
  if (!existsSync(path)) return [];
  const byPin = new Map(made.map((one) => [one.pin, one]));
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  // Only the department's own points: the file fills its gaps with GeoNames.
  const rows = lines.filter((cells) => cells[4]!.startsWith('dop') && cells.length === 9);
  const common = rows.flatMap((cells) => {
    const one = byPin.get(cells[0]!);
    return one ? [{ one, cells }] : [];
  });
  const distances = common.map(({ one, cells }) =>
    kmBetween(one.centre, { latitude: Number(cells[1]), longitude: Number(cells[2]) }),
  );
  const within = common.filter(({ one }, at) => distances[at]! <= one.centre.spreadKm).length;
  const agreed = common.filter(({ one, cells }) => {
    const there = geography.findDistrict(cells[7]!, cells[8]);
    return there?.name === one.district && there.state === one.state;
  });
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    `known to the Department of Posts: ${rows.length} PINs, of which here: ${percent(common.length, rows.length)}`,
    `distance to its centroid, km: median ${quantile(distances, 0.5).toFixed(1)}, p80 ${quantile(distances, 0.8).toFixed(1)}, p90 ${quantile(distances, 0.9).toFixed(1)}`,
    `its centroid is within our spread: ${percent(within, common.length)}`,
    `same district: ${percent(agreed.length, common.length)}`,
  ];
}
