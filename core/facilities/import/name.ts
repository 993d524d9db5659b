import type { Level } from '../facility.ts';
import { alike, editDistance, plain } from '../match.ts';

/** Longest name on a small screen, in characters; all are in GSM-7. */
export const SHORT_NAME = 28;

const SHORT_LEVEL: Readonly<Record<Level, string>> = {
  'national-institute': 'Institute',
  'medical-college': 'Medical College',
  'district-hospital': 'DH',
  'sub-district-hospital': 'SDH',
  chc: 'CHC',
  phc: 'PHC',
  hwc: 'HWC',
  'blood-bank': 'Blood bank',
};

const LONG_LEVEL: Readonly<Record<Level, string>> = {
  'national-institute': 'National Institute',
  'medical-college': 'Medical College',
  'district-hospital': 'District Hospital',
  'sub-district-hospital': 'Sub-District Hospital',
  chc: 'Community Health Centre',
  phc: 'Primary Health Centre',
  hwc: 'Health and Wellness Centre',
  'blood-bank': 'Blood Bank',
};

/** A centre is called by its place; a hospital by its own name. */
const CENTRES = new Set<Level>(['chc', 'phc', 'hwc']);

/** Words of a centre's name that do not tell which one it is. */
const COMMON = new Set(
  (
    'govt gov gvt phc phcs aphc uphc gphc guphc ntphc uaphc chc chcs uchc hwc hwcs sc hsc shc p a c h r s add addl extra new old sub care ' +
    'hosp building centre center health helth heath medical 24 x 24x7 24x 7 24hrs type mini block and the of at in tn dc ap ' +
    'ayushman aayushman aaushman bharat zp pch uhc primaryhealth primaryhealthcentre primaryhealthcenter phccentre healthcentre ' +
    'healthcenter communityhealthcentre communityhealthcenter bedded beded bed beds fru ph primari primery rural urban kendra swasthya swasth swastha arogya aarogya'
  ).split(' '),
);
/** The same as people misspell them: up to two letters off, the first right. */
const COMMON_ROUGHLY =
  'government primary health centre center community hospital additional prathmik swasthya kendra arogya samudayik wellness dispensary'.split(
    ' ',
  );

const isCommon = (word: string): boolean =>
  COMMON.has(word) ||
  /^\d+$/.test(word) ||
  COMMON_ROUGHLY.some(
    (common) =>
      common[0] === word[0] &&
      Math.abs(common.length - word.length) <= 2 &&
      editDistance(word, common) <= (common.length > 6 ? 2 : 1),
  );

const known = new Map<string, boolean>();
function isCommonWord(word: string): boolean {
  const said = known.get(word);
  if (said !== undefined) return said;
  const common = isCommon(word);
  known.set(word, common);
  return common;
}

/** The words of a centre's name that tell which one it is; its district's name does not, unless it is all there is. */
export function tellingWords(name: string, district: readonly string[]): string[] {
  const words = plain(name)
    .split(' ')
    .filter((word) => word !== '' && !isCommonWord(word));
  const own = words.filter((word) => !district.some((known) => alike(known, word)));
  return own.length > 0 ? own : words;
}

export type NamedPlace = {
  name: string;
  level: Level;
  /** Words of the district's names, as `plain` writes them. */
  districtWords: readonly string[];
  district: string;
  towns: readonly string[];
};

/** What tells a centre apart where its own name does not: its village or block, else its district. */
export function placeOf({ name, districtWords, district, towns }: NamedPlace): string {
  const own = tellingWords(name, districtWords);
  return own.length > 0 ? own.join(' ') : plain(towns[0] ?? district);
}

/** Names that say no more than the level: "District Hospital", "rural hospital", "Civil Hospital". */
const BARE =
  /^((govt|government|gov|sub|sdh|dh|dhh|dist\w*|div\w*|civil|general|rural|gramin|ta+lu\w*|thaluk|sadar|sardar|area|ref\w*al|hospitals?|hosp|male|beds?|bedd?e?d|\d+|surgeon|head|headquarters?|quarters?|hq|combined|rugnalay|gh|rh|ch|thqh?)( |$))+$/;

const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/\b(government|goverment|gover\w*t|govt)\b\.?/gi, 'Govt'],
  [/\bcommunity health cent(re|er)\b/gi, 'CHC'],
  [/\bprimary health cent(re|er)\b/gi, 'PHC'],
  [/\bsub[- ]?(district|divisional|division|dist)( level)? hospital\b/gi, 'SDH'],
  [/\bdist(rict|t|\.)?\.? (head ?quarters? )?hospital\b/gi, 'DH'],
  [/\b(taluka?|thaluk) (head ?quarters? )?hospital\b/gi, 'Taluk Hospital'],
  [/\bmedical college (and|&) (hospital|teaching hospital|research)\b/gi, 'Medical College'],
];
/** In turn, until a name is short enough. */
const SHORTER_STILL: readonly (readonly [RegExp, string])[] = [
  [/\bhospital\b/gi, 'Hosp'],
  [/\bmemorial\b/gi, 'Mem'],
  [/\bmedical college\b/gi, 'Med College'],
  [/\bGovt (?!Hosp)/g, ''],
  [/\b(and|&) .*$/gi, ''],
];
/** A hospital's name without such a word is that of its place alone. */
const SAYS_KIND =
  /hosp|college|institut|cent(re|er)|\b(DH+|DWH|SDH|CHC|GH|RH|CH|SD|TH\w*|[A-Z]*MCH?|[a-z]*ims)\b|aspatal|chikits|rugna/i;
const ACRONYMS = new Set(
  'chc phc uphc hwc dh dhh dwh thqh thq sdh sdch gh rh ch aiims gmc gmch rims mch fru esi tb ii iii iv pt srn bhu'.split(
    ' ',
  ),
);
const SMALL = new Set(['and', 'of', 'the', 'for', 'at', 'cum']);

/** Upper and lower case as in a name: lists write all of one or all of the other. */
export function titleCase(text: string): string {
  const isMixed = /[a-z]/.test(text) && /[A-Z]{2}|[A-Z][a-z]/.test(text);
  return text.replace(/[A-Za-z]+/g, (word, at: number) => {
    const lower = word.toLowerCase();
    if (ACRONYMS.has(lower) || (isMixed && /^[A-Z]{2,4}$/.test(word))) return word.toUpperCase();
    if (lower.length === 1) return at > 0 && text[at - 1] === "'" ? lower : word.toUpperCase();
    if (at > 0 && SMALL.has(lower)) return lower;
    return lower[0]!.toUpperCase() + lower.slice(1);
  });
}

/** Letters, digits and the punctuation of names, all in GSM-7; commas with one space after them. */
const clean = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}’]/gu, '')
    .replace(/[^A-Za-z0-9 .,'()&/-]+/g, ' ')
    .replace(/\s*([,.])[\s,]*/g, '$1 ')
    .replace(/\s+/g, ' ')
    .replace(/^[^A-Za-z0-9]+|[ ,.&/(-]+$/g, '');

/** A blood bank is called by the hospital that it is in. */
export const ofBloodBank = (name: string): string =>
  name.replace(/[, -]*\b(the )?blood (bank|cent(re|er))s?\b[ ,.-]*/gi, ' ').trim();

/** Whether the name says no more than the level. */
function isBare({ name, level, districtWords }: NamedPlace): boolean {
  if (CENTRES.has(level)) return tellingWords(name, districtWords).length === 0;
  const own = level === 'blood-bank' ? ofBloodBank(name) : name;
  return BARE.test(plain(own)) || clean(own).length < 3;
}

/** The official name: as the list writes it, with its place where it says no more than the level. */
export function longName(facility: NamedPlace): string {
  if (isBare(facility)) return `${LONG_LEVEL[facility.level]}, ${titleCase(clean(where(facility)))}`;
  return titleCase(clean(facility.name)).slice(0, 120);
}

/** Whether a facility is called by a name of its own, not by its level and place. */
export const hasOwnName = (facility: NamedPlace): boolean => !isBare(facility);

/** The name on a small screen, at most 28 characters of GSM-7: "PHC Chagallu", "DH Etah", "SRN Hospital Prayagraj". */
export function shortName(facility: NamedPlace): string {
  const { name, level } = facility;
  if (CENTRES.has(level)) return cut(`${SHORT_LEVEL[level]} ${titleCase(clean(placeOf(facility)))}`);
  if (isBare(facility)) return cut(`${SHORT_LEVEL[level]} ${titleCase(clean(where(facility)))}`);
  const own = clean(level === 'blood-bank' ? ofBloodBank(name) : name).replace(/[, ]+(TN|DC|Govt)$/, '');
  let short = SHORTER.reduce((text, [pattern, to]) => text.replace(pattern, to), own);
  if (!SAYS_KIND.test(short)) short = `${SHORT_LEVEL[level]} ${short}`;
  if (short.length > SHORT_NAME) short = withoutDistrict(short, facility.districtWords);
  for (const [pattern, to] of SHORTER_STILL)
    if (short.length > SHORT_NAME) short = short.replace(pattern, to).trim();
  return cut(titleCase(clean(short)));
}

/** "Govt Hospital, Valparai, Coimbatore": the last part goes where it is the district's. */
function withoutDistrict(name: string, districtWords: readonly string[]): string {
  const parts = name.split(',');
  const last = plain(parts.at(-1) ?? '').split(' ');
  const isDistrict =
    parts.length > 2 && last.every((word) => districtWords.some((known) => alike(known, word)));
  return isDistrict ? parts.slice(0, -1).join(',') : name;
}

/** A district hospital is its district's, any other its town's. */
const where = ({ level, district, towns }: NamedPlace): string =>
  level === 'district-hospital' || level === 'medical-college' ? district : (towns[0] ?? district);

/** Whole words that fit; a single word that does not is cut. */
function cut(text: string): string {
  if (text.length <= SHORT_NAME) return text;
  const space = text.lastIndexOf(' ', SHORT_NAME);
  return text.slice(0, space > SHORT_NAME / 2 ? space : SHORT_NAME).replace(/[ ,.&/(-]+$/, '');
}
