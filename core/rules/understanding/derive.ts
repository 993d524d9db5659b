import type { Vitals } from '../patient.ts';
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
};

/** The graver finding that "severe" beside it makes of another. */
const SEVERE: Readonly<Record<string, string>> = {
  fever: 'fever-high',
  headache: 'headache-severe',
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

/** °C from which a measured temperature is a fever, and a very high one (IMNCI 2023: 37.5; high from 39.5). */
const FEVER_FROM = 38;
const HIGH_FROM = 39.5;

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
