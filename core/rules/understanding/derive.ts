import type { Vitals } from '../patient.ts';
import type { Vague } from './lexicon.ts';
import type { Match } from './phrases.ts';

/** The finding that a time makes of another, from so many days on. */
const LASTING: Readonly<Record<string, readonly [number, string]>> = {
  fever: [7, 'fever-long'],
  'fever-high': [7, 'fever-long'],
  'fever-evening': [7, 'fever-long'],
  cough: [14, 'cough-two-weeks'],
  'cough-phlegm': [14, 'cough-two-weeks'],
  'cough-blood': [14, 'cough-two-weeks'],
  diarrhoea: [14, 'diarrhoea-14-days'],
  headache: [14, 'headache-long'],
  'mouth-ulcer': [21, 'mouth-patch-long'],
  wound: [21, 'ulcer-long'],
  'labour-pains': [0.5, 'labour-long'],
};

/** The graver finding that "severe" beside it makes of another. */
const SEVERE: Readonly<Record<string, string>> = {
  fever: 'fever-high',
  headache: 'headache-severe',
  'headache-one-sided': 'headache-severe',
  'joint-pain': 'joint-pain-severe',
  'loin-pain': 'severe-pain',
  'limb-pain': 'severe-pain',
  'calf-pain': 'severe-pain',
  'anus-pain-lump': 'severe-pain',
  'belly-pain': 'belly-pain-severe',
  'belly-pain-upper': 'belly-pain-severe',
  'belly-pain-lower': 'belly-pain-severe',
  'belly-pain-right-lower': 'belly-pain-severe',
  'belly-pain-right-upper': 'belly-pain-severe',
  breathless: 'breathless-at-rest',
  pale: 'very-pale',
  'vaginal-bleeding': 'vaginal-bleeding-heavy',
};
const BESIDE = 3;

/** What stands behind a vague word counts for as much farther. */
const BEHIND = 100;

/** What a vague word means beside another finding: "loose motions, no blood" is no blood in the stool. */
const BESIDE_OTHER: Readonly<Record<Exclude<Vague, 'dull'>, readonly (readonly [RegExp, string])[]>> = {
  blood: [
    [/^(?:diarrhoea|watery-stool|rice-water|mucus|constipation|belly-pain)/, 'blood-in-stool'],
    [/^cough/, 'cough-blood'],
    [/^vomit/, 'vomits-blood'],
    [/urine|loin-pain/, 'blood-in-urine'],
    [/^(?:fewer-movements|labour|waters|missed-period|morning-vomiting)/, 'vaginal-bleeding'],
  ],
  water: [],
  pus: [
    [/^ear-/, 'ear-pus'],
    [/^cord-/, 'cord-pus'],
    [/wound|^ulcer-long/, 'wound-infected'],
  ],
  swelling: [[/^(?:joint|knee|sprain|morning-stiffness)/, 'joint-swelling']],
  pain: [[/^(?:red-eye|eye-)/, 'red-eye-painful']],
  discharge: [
    [/^(?:red-eye|eye-|sudden-vision|slow-vision|blurred)/, 'eye-discharge'],
    [/^ear-/, 'ear-pus'],
    [/^cord-|^feeds-badly/, 'cord-pus'],
  ],
  redness: [
    [/vision/, 'red-eye'],
    [/^cord-/, 'cord-red'],
  ],
};

/** What a vague word means in a sentence that tells of a pregnancy, where nothing else claims it. */
const OF_PREGNANT: Readonly<Partial<Record<Vague, string>>> = {
  blood: 'vaginal-bleeding',
  water: 'waters-leaking',
};

/** °C from which a measured temperature is a fever, and a very high one (IMNCI 2023: 37.5; high from 39.5). */
const FEVER_FROM = 38;
const HIGH_FROM = 39.5;

/**
 * The finding that a vague word gives by the nearest other finding of its sentence; null beside none. A small child that
 * is "dull" is drowsy, anybody else is tired.
 */
export function findingBeside(
  { meaning, from }: Match,
  matches: readonly Match[],
  isSmallChild: boolean,
): string | null {
  if (meaning.kind !== 'vague') return null;
  if (meaning.word === 'dull') return isSmallChild ? 'drowsy' : 'tiredness';
  const rows = BESIDE_OTHER[meaning.word];
  if (meaning.word === 'blood' && matches.some(isOfPeriod)) return null;
  const others = matches.filter(
    (match) => match.meaning.kind === 'finding' && match.meaning.answer === 'present',
  );
  // "Loose motions since morning, no blood, no vomiting": what was told before comes first.
  const far = (match: Match): number => (match.from < from ? from - match.from : BEHIND + match.from - from);
  const ofPregnant = matches.some((match) => match.meaning.kind === 'pregnant')
    ? OF_PREGNANT[meaning.word]
    : undefined;
  for (const { meaning: other } of others.toSorted((a, b) => far(a) - far(b))) {
    const row = other.kind === 'finding' && rows.find(([pattern]) => pattern.test(other.id));
    if (row) return row[1];
  }
  return ofPregnant ?? null;
}

/** "Cramps on the first day of my period, bleeding as usual". */
const isOfPeriod = ({ meaning }: Match): boolean =>
  meaning.kind === 'finding' && ['period-pain', 'heavy-periods'].includes(meaning.id);

/** What a finding is that lasts for so many days: fever of a week is a long fever. */
export function lastingFinding(id: string, days: number): string | null {
  const row = LASTING[id];
  return row && days >= row[0] ? row[1] : null;
}

/** The graver finding where "severe" stands within three words of a finding. */
export function severeFinding(
  { meaning, from, to, tokens }: Match,
  matches: readonly Match[],
): string | null {
  const graver = meaning.kind === 'finding' ? SEVERE[meaning.id] : undefined;
  if (!graver) return null;
  const beside = matches.some(
    ({ meaning: { kind }, from: at, to: until }) =>
      kind === 'severe' &&
      !tokens.includes(at) &&
      (until < from ? from - until <= BESIDE : at > to && at - to <= BESIDE) &&
      !matches.some(
        (other) =>
          other.meaning.kind === 'finding' &&
          (until < from ? other.from > until && other.to < from : other.from > to && other.to < at),
      ),
  );
  return beside ? graver : null;
}

/** The findings that a measured temperature gives. */
export function celsiusFindings({ temperatureC }: Vitals): readonly string[] {
  if (temperatureC === undefined || temperatureC < FEVER_FROM) return [];
  return temperatureC >= HIGH_FROM ? ['fever', 'fever-high'] : ['fever'];
}
