import { searchKey } from '../../core/text/search-key.ts';

/** What the post writes behind a name: the kind of office, the railway station, a district in brackets. */
const TAILS = [
  /\s*[([][^)\]]*[)\]]*/g,
  /[\s,.]+(?:h\.?o|s\.?o|b\.?o|g\.?p\.?o|h\.?p\.?o|e\.?d\.?b\.?o|mdg|r\.?s|edso)\.?\s*$/i,
];

/** A head office is written so; it names its PIN. */
const HEAD_OFFICE = /\b(?:h\.?o|g\.?p\.?o|h\.?p\.?o)\.?\s*$/i;

/** A post office's name as that of a place; "" when nothing of a name is left. */
export function placeName(office: string): string {
  const bare = TAILS.reduce((name, tail) => name.replace(tail, ''), office)
    .replace(/[^A-Za-z0-9 .'&/-]+/g, ' ')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9.]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[a-z]{2})\.$/, '')
    .trim();
  const name = /[a-z]/.test(bare) && !/^[a-z]/.test(bare) ? bare : titleCase(bare);
  return /[A-Za-z]{2}/.test(name) && searchKey(name).length >= 2 ? name : '';
}

const titleCase = (name: string): string =>
  name.toLowerCase().replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());

/** The names of a PIN's places, the main one first: the head office, else the sub-district's town, else the commonest root. */
export function placeNames(
  offices: readonly { readonly name: string; readonly subdistrict: string }[],
): string[] {
  const subdistricts = new Set(offices.map(({ subdistrict }) => searchKey(subdistrict)));
  const named = offices
    .map((office) => ({
      name: placeName(office.name),
      key: searchKey(placeName(office.name)),
      head: HEAD_OFFICE.test(office.name),
    }))
    .filter(({ name }) => name !== '');
  const rooted = (key: string): number =>
    named.filter((other) => other.key !== key && other.key.startsWith(key)).length;
  const weight = ({ key, head }: { key: string; head: boolean }): number =>
    (head ? 1000 : 0) + (subdistricts.has(key) ? 500 : 0) + (key.length >= 3 ? rooted(key) : 0);
  const best = named
    .map((one, at) => ({ ...one, at, weight: weight(one) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  return [...new Map(best.map(({ key, name }) => [key, name] as const).reverse()).values()].reverse();
}
