import { LEVELS, type Level } from '../facility.ts';
import { plain } from '../match.ts';
import type { Reason } from './candidate.ts';

/** What a name says a facility is; the first that fits. Names are as `plain` makes them: lower case, initials joined. */
const NAMED: readonly (readonly [RegExp, Level | null])[] = [
  [
    /\b(sub ?cent(re|er)s?|sub (primary|phc|p|health|centar)\b|phc sub\b|upkendra|up kendra|anm|h?sc)\b/,
    'hwc',
  ],
  [/\bh\w*th (and |& )?wel+nes+\b|\bhwcs?\b/, 'hwc'],
  [/\b(aiims|aimss|pgimer|jipmer|nimhans|all india institute of medical)\b/, 'national-institute'],
  [/\b(medic?a?l? (col\w*|university)|medi? coll?|gmch?|asmc)\b/, 'medical-college'],
  [/\b(c\w*m\w*n\w*t\w* ?(h[ae]\w*th|hospital)\w*|samud[ay]\w*)\b|\bu?chcs?(\b|centre)/, 'chc'],
  [/\b(pr\w+ ?h[ae]\w*th\w*|prath?mik\w*|public health cent\w+|urba?u?n health \w+|uhc)\b/, 'phc'],
  [/\b([a-z]{0,3}phcs?|phc\w+|pch)\b/, 'phc'],
  [
    /\bsub ?(div|dist|dvi)\w*|\b(sdc?h\d*|t[ah]+lu\w*|t\w{0,2}hqh?|th|rh|area hospital|ref\w*al|gramin|rural)\b/,
    'sub-district-hospital',
  ],
  [/\b(dist\w*|dh+|dhq|dwh|sadar|sardar|zil+a|head ?quart\w*)\b/, 'district-hospital'],
  [/\b(civil|general|combined|ch|gh|satellite|regional)\b|\bgo\w*t (\w+ )?hosp/, 'sub-district-hospital'],
];

const HOSPITAL = /\b(ho?sp\w*|haspatal|aspatal|chikitsalay\w*|rugna?lay\w*|dufferin)\b/;

/** The level that the words of a name tell; null when they tell none. */
export function levelIn(name: string): Level | null {
  const words = plain(name);
  return NAMED.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Whether a name says at least "hospital". */
export const saysHospital = (name: string): boolean => HOSPITAL.test(plain(name));

/** Of two levels the one that can do less. */
export const lowerOf = (one: Level, other: Level): Level =>
  LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;

/** Names of what a person looking for a public hospital must not be sent to; the first that fits. */
const UNFIT: readonly (readonly [RegExp, Reason])[] = [
  [
    /\b(vet|veter\w*|vetn\w*|animal\w*|pashu\w*|cattle|live ?stock|gaushala|poultry)\b|पशु|मवेशी|गौशाला/,
    'veterinary',
  ],
  [/\b(private|privet|privat|pvt|nursing home|clinic)\b/, 'not-public'],
  [
    /\b(crpf|bsf|itbp|ssb|cisf|police|jail|prison|military|army|railway hosp\w*|esic?|employees? state insurance)\b/,
    'closed-group',
  ],
  [
    /\b(ayurved\w*|ayurvad\w*|aurvedic|hom\w{1,4}path\w*|homeo|unani|siddha|ayush|yoga|naturopath\w*)\b/,
    'other-medicine',
  ],
  [
    /\b(mental|psychiatr\w*|tb|t b|tuberculosis|chest|leprosy|eye|netra|opht?h?al\w*|dental|cancer|oncology|ent|ortho\w*|skin|deic|de ?addiction|kidney|epidemic|heart)\b/,
    'special',
  ],
  [/\b(ddwo|welfare office|insurance (company|co)|medical officer)\b/, 'not-a-facility'],
];
/** The same, unless the name says a level too: many a village is named after its temple. */
const NOWHERE = /\b(hall|school|anganwa\w*|panchayat|chemist|pharmacy|store|office|godown|temple|mandir)\b/;

/** Bodies of a kind of their own inside a general hospital do not make it special. */
const GENERAL = new Set<Level>(['medical-college', 'national-institute', 'district-hospital', 'blood-bank']);

/** Why a facility of this name is not for everybody, or null. */
export function unfit(name: string, level: Level | null): { reason: Reason; word: string } | null {
  const words = `${plain(name)} ${/[\u0900-\u097f]/.test(name) ? name : ''}`;
  for (const [pattern, reason] of UNFIT) {
    const word = pattern.exec(words)?.[0];
    if (word !== undefined && !(reason === 'special' && level && GENERAL.has(level))) return { reason, word };
  }
  const nowhere = levelIn(name) === null ? NOWHERE.exec(words)?.[0] : undefined;
  return nowhere === undefined ? null : { reason: 'not-a-facility', word: nowhere };
}
