/**
 * Does a row of our facility table name the same hospital as an entry of a public list? Lists write one hospital in
 * many ways ("DH Araria", "Sardar Hospital Araria", "DISTRICT HOSPITAL"): names are cut down to what tells one hospital
 * from another, and compared within one district.
 */
import { join } from 'node:path';
import { type District, loadGeography, readTable } from '../country/geography.ts';
import { projectRoot } from '../root.ts';

/** What is compared: a name with its place, from our table or from a list. `kind` is its class there, if it has one. */
export type Named = {
  name: string;
  state: string;
  district: string;
  kind?: string;
  /** Further place names of the entry (habitation, block): they may confirm a match, not contradict it. */
  places?: readonly string[];
};

type Group = 'hospital' | 'medical' | 'chc' | 'phc';
type Parsed = {
  group: Group;
  special: string;
  /** The words that tell hospitals apart, place names included. */
  tokens: string[];
  /** All words, for choosing between two entries that fit equally. */
  words: Set<string>;
  /** Whether it is called or classed as the hospital of a district. */
  ofDistrict: boolean;
};

/** Words that say what a hospital is or decorate its name; they never tell two hospitals of a district apart. */
const GENERIC = new Set(
  (
    'hospital hosp hospitol zila zilla jila govt government goverment governmetn govenment gov rajkiya rajkiy state autonomous society ' +
    'associated associeted affiliated attached institute institution of the and in at with for cum memorial male dr pt ' +
    'pandit sri shri shree smt late lt kai district districts civil general sadar sardar combined combine combiend combind joint ' +
    'sub div subdivisional subdistrict divisional division headquarters headquarter hq mahkuma anumandal community health ' +
    'centre center primary teaching regional rigional zonal area referral taluk taluka rural gramin base bed beds beded ' +
    'bedded super facility speciality specialty multispeciality multi medical college sciences science research ' +
    'chikitsalay chikitsalaya group city town new surgeon supdt superintendent office tn dc unit fru block swasthya kendra ' +
    'wing cg mp up ut building at'
  ).split(' '),
);

/** Kinds of special hospital: a women's hospital is never the district hospital of the same town. */
const SPECIAL: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'women',
    /\b(wom[ae]ns?|woomen|females?|fimale|mahila|zenana|lady|maternity|dwh|dfh|wh|mch|mother|dufferin)\b/,
  ],
  ['mental', /\b(mental|psychiatric|psychiatry)\b/],
  ['chest', /\b(tb|t b|chest|tuberculosis|kshay|isolation|fever|infectious|epidemic|leprosy)\b/],
  ['eye', /\b(eye|ophthalmology|netra)\b/],
  ['dental', /\bdental\b/],
  ['ayush', /\b(ayurved\w*|homoeo\w*|homeo\w*|homyo\w*|unani)\b/],
  ['child', /\b(children|child|shishu|bal|balya)\b/],
  ['cancer', /\b(cancer|oncology)\b/],
  [
    'other',
    /\b(bsf|crpf|itbp|ssb|esi|police|railway|cantonment|jail|veterinary|super ?specialt?y|gas rahat|deic|welfare office)\b/,
  ],
];

const ABBREVIATIONS: ReadonlyArray<readonly [RegExp, string]> = [
  [/hospitals\b|hospital/g, ' hospital '],
  [/\ball india institute of medical sciences?\b/g, 'aiims'],
  [/\b(dhh|dhq|dh|d h)\b/g, 'district hospital'],
  [
    /\b(dist|distt|distric|disttic|disttrict|dictrict|distrcit|distirct|districh|distrct|disrict|disctrict)\b/g,
    'district',
  ],
  [/\b(sdch|sdh|s d hospital|sd hospital)\b/g, 'sub divisional hospital'],
  [/\b(ggh|gh)\b/g, 'general hospital'],
  [/\b(gmch|gmc)\b/g, 'medical college'],
  [/\bcollage\b/g, 'college'],
  [/\bref(f?er+al|ral|al)?\b/g, 'referral'],
  [/\bcom+un+ity health (care )?cent\w*/g, 'chc'],
  [/\b(c ?h ?c|comm?un+ity hospital|samudayik swasth?\w* (kendra|bhawan)|community healthcentre)\b/g, 'chc'],
  [/\b(p ?h ?c|primary health cent\w*|uphc|urban health \w+)\b/g, 'phc'],
];

const DISTRICT_WORDS =
  /\b(district|zila|zilla|jila|sadar|sardar|civil|city|combined|combiend|combind|headquarters|male)\b/;

/** Lower case, plain Latin letters, single spaces; initials closed up ("S. K. Roy" is "sk roy"). */
export function plain(text: string): string {
  const spaced = text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return spaced.replace(/\b[a-z](?: [a-z])+\b/g, (initials) => initials.replaceAll(' ', ''));
}

const parsed = new Map<string, Parsed>();

function parse(name: string, kind: string): Parsed {
  const key = `${kind}/${name}`;
  const known = parsed.get(key);
  if (known) return known;
  let text = plain(name);
  for (const [pattern, full] of ABBREVIATIONS) text = text.replace(pattern, full);
  const words = text.split(' ').filter((word) => word !== '');
  text = words.join(' ');
  const result: Parsed = {
    group: groupOf(text, kind),
    special: SPECIAL.find(([, pattern]) => pattern.test(text))?.[0] ?? '',
    tokens: words.filter(
      (word) => word.length > 1 && !GENERIC.has(word) && !/^(chc|phc|aiims|\d+)$/.test(word),
    ),
    words: new Set(words),
    ofDistrict:
      kind === '' ? DISTRICT_WORDS.test(text) : /^(dis_h|DH|district-hospital|medical-college)$/.test(kind),
  };
  parsed.set(key, result);
  return result;
}

function groupOf(text: string, kind: string): Group {
  if (/\bchc\b/.test(text) || /^chc$/i.test(kind)) return 'chc';
  if (/\bphc\b/.test(text) || /^(PHC|HWC|phc|hwc)$/.test(kind)) return 'phc';
  if (/\b(medical (college|col|sc\w+)|aiims|post ?graduate|[a-z]{1,5}ims|[a-z]+(gmc|mch))\b/.test(text))
    return 'medical';
  return 'hospital';
}

const skeletons = new Map<string, string>();

/** Spelling differences of transliteration fall together: Phaijabad/Faizabad, Bilaspoor/Bilaspur, Wadhwan/Vadhvan. */
function skeleton(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  const result = word
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/[sc]h/g, 's')
    .replace(/z/g, 'j')
    .replace(/ee|ii|y/g, 'i')
    .replace(/oo/g, 'u')
    .replace(/au/g, 'o')
    .replace(/([bcdgjkpt])h/g, '$1')
    .replace(/(.)\1+/g, '$1')
    .replace(/[ae]$/, '');
  skeletons.set(word, result);
  return result;
}

/** Same word, allowing for transliteration and one slip in five letters, never in the first. */
export function alike(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [skeleton(left), skeleton(right)];
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && a[0] === b[0] && editDistance(a, b) <= Math.max(1, Math.floor(shorter / 5));
}

/** Letters to add, drop or change to make one word the other. */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_unused, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + cost));
    }
    previous = current;
  }
  return previous[right.length]!;
}

const geography = loadGeography('IN');
const districts = new Map<string, District | null>();

/** The district that a list means; null when its name is none we know. */
function districtOf(entry: Pick<Named, 'state' | 'district'>): District | null {
  const key = `${entry.state}/${entry.district}`;
  const known = districts.get(key);
  if (known !== undefined) return known;
  const found = geography.findDistrict(entry.district, entry.state);
  districts.set(key, found);
  return found;
}

/** The districts that each district was carved from, as state/district. */
const mothers = new Map<string, Set<string>>();
for (const split of readTable(join(projectRoot, 'core/country/in/district-splits.csv'))) {
  const mother = districtOf({ state: split['state'] ?? '', district: split['was'] ?? '' });
  const key = `${split['state']}/${split['district']}`;
  if (mother) mothers.set(key, (mothers.get(key) ?? new Set()).add(`${mother.state}/${mother.name}`));
}

// Older splits than that table's, or none: lists and post offices count places of the one under the other.
for (const [own, theirs] of [
  ['Delhi/South Delhi', 'Delhi/New Delhi'],
  ['Jharkhand/Garhwa', 'Jharkhand/Palamu'],
  ['Madhya Pradesh/Harda', 'Madhya Pradesh/Narmadapuram'],
  ['Madhya Pradesh/Katni', 'Madhya Pradesh/Jabalpur'],
  ['Maharashtra/Mumbai', 'Maharashtra/Mumbai Suburban'],
  ['Telangana/Warangal', 'Telangana/Hanumakonda'],
  ['Uttar Pradesh/Kanpur Dehat', 'Uttar Pradesh/Kanpur Nagar'],
] as const) {
  mothers.set(own, (mothers.get(own) ?? new Set()).add(theirs));
}

/**
 * How the place of `other` relates to the district of `row`: the same one under whatever name, the one it was carved
 * from since the list was made, or neither.
 */
export function districtRelation(
  row: Pick<Named, 'state' | 'district'>,
  other: Pick<Named, 'state' | 'district'>,
): 'same' | 'former' | 'none' {
  const [own, theirs] = [districtOf(row), districtOf(other)];
  if (!own || !theirs) return 'none';
  if (own === theirs) return 'same';
  return mothers.get(`${own.state}/${own.name}`)?.has(`${theirs.state}/${theirs.name}`) ? 'former' : 'none';
}

/** Whether two districts are one, or one carved from the other, or both from a third: a PIN may be counted in either. */
export function areKin(
  one: Pick<Named, 'state' | 'district'>,
  other: Pick<Named, 'state' | 'district'>,
): boolean {
  if (districtRelation(one, other) !== 'none' || districtRelation(other, one) !== 'none') return true;
  const [own, theirs] = [one, other].map((entry) => {
    const found = districtOf(entry);
    return mothers.get(`${found?.state}/${found?.name}`) ?? new Set<string>();
  }) as [Set<string>, Set<string>];
  return [...own].some((mother) => theirs.has(mother));
}

/** The words of every name of a district in Latin letters. */
function districtWords(entry: Named): string[] {
  const found = districtOf(entry);
  return [entry.district, found?.name ?? '', ...(found?.aliases ?? [])].flatMap((name) =>
    plain(name).split(' '),
  );
}

/**
 * How surely two entries of one district name the same hospital: 0 not at all, else the larger the surer (0.3 both say
 * no more than "the district hospital", 1 and more all telling words agree). With `former`, the words must agree: the
 * bare "district hospital" of the mother district is another one.
 */
export function likeness(row: Named, other: Named, relation: 'same' | 'former'): number {
  const [ours, theirs] = [parse(row.name, row.kind ?? ''), parse(other.name, other.kind ?? '')];
  if (ours.group !== theirs.group || ours.special !== theirs.special) return 0;
  if (ours.words.has('aiims') && theirs.words.has('aiims')) return 1;
  const shared = [...ours.words].filter((word) => theirs.words.has(word)).length;
  const nuance = (0.1 * shared) / (ours.words.size + theirs.words.size - shared);
  const ofPlace = relation === 'same' ? districtWords(row) : districtWords(other);
  const tells = (token: string) => !ofPlace.some((name) => alike(name, token));
  const [own, named] = [ours.tokens.filter(tells), theirs.tokens.filter(tells)];
  const around = (other.places ?? []).flatMap((place) => plain(place).split(' '));
  if (own.length > 0 && named.length > 0) {
    const found = own.filter((_token, index) => echoes(own, index, named)).length;
    const said = found + (abbreviates(own, named) || abbreviates(named, own) ? 2 : 0);
    const exact = own.filter((token) => named.includes(token)).length;
    if (said > 0 && said * 2 >= Math.min(own.length, named.length)) {
      return Math.min(1, said / Math.max(own.length, named.length)) + 0.1 * exact + nuance;
    }
  }
  if (
    own.length > 0 &&
    named.length === 0 &&
    other.kind !== 'OTHER_HUMAN' &&
    around.length > 0 &&
    own.every((token) => around.some((word) => alike(token, word)))
  ) {
    const habitation = plain(other.places?.[0] ?? '').split(' ');
    return 0.6 + (own.some((token) => habitation.some((word) => alike(token, word))) ? 0.2 : 0) + nuance;
  }
  if (relation === 'former' || named.length > 0) return 0;
  const placed = ours.tokens.some((token) =>
    [...theirs.tokens, ...around].some((word) => alike(token, word)),
  );
  if (own.length > 0)
    return ours.group === 'hospital' && ours.ofDistrict && theirs.ofDistrict ? 0.3 + nuance : 0;
  if (ours.group === 'medical' || placed) return 0.5 + nuance;
  return ours.group === 'hospital' && theirs.ofDistrict ? 0.4 + nuance : 0;
}

/** Whether `own[index]` is among `named`, also where one list writes "Motilal" and the other "Moti Lal". */
function echoes(own: readonly string[], index: number, named: readonly string[]): boolean {
  const pair = (words: readonly string[], at: number) => words.slice(at, at + 2).join('');
  const token = own[index]!;
  return (
    named.some((word) => alike(token, word)) ||
    named.some((_word, at) => at + 1 < named.length && alike(token, pair(named, at))) ||
    named.some((word) => index + 1 < own.length && alike(pair(own, index), word)) ||
    named.some((word) => index > 0 && alike(pair(own, index - 1), word))
  );
}

/** Whether a word of `short` is made of the first letters of neighbouring words of `long` ("MDS": Maharshi Dayanand Saraswati). */
function abbreviates(long: readonly string[], short: readonly string[]): boolean {
  const initials = long.map((word) => word[0]).join('');
  return short.some((word) => word.length >= 2 && word.length <= 5 && initials.includes(word));
}
