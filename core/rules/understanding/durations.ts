import type { Finding } from '../vocabulary.ts';
import { AGO } from './past.ts';
import type { Match } from './phrases.ts';
import { DAYS_IN, type Places, type Quantity } from './quantities.ts';
import type { Said } from './scope.ts';
import { stretchAround, wordsOf, type Sentence, type Stretch, type Token } from './tokens.ts';

/** What was once done about an illness: "TT six months back", "an endoscopy two years ago". */
const CARE: ReadonlySet<string> = new Set([
  'tt', 'tetanus', 'titanus', 'titnes', 'tetnus', 'injection', 'vaccine', 'vaccinated', 'booster', 'tika', 'teeka', 'sui', 'sooi',
  'suyi', 'endoscopy', 'ultrasound', 'sonography', 'xray', 'ecg', 'mri', 'scan', 'checkup', 'stent', 'टीटी', 'टिटनस', 'टेटनस',
  'इंजेक्शन', 'टीका', 'सुई', 'एंडोस्कोपी', 'अल्ट्रासाउंड', 'सोनोग्राफी', 'एक्सरे',
]); // prettier-ignore
/** Words between a time and "ago". */
const TO_AGO = 2;

/** The times that present symptoms have lasted, each with the symptom nearest to it. */
export function durationsOf(
  matches: readonly Match[],
  present: readonly Match[],
  scope: ReadonlyMap<Match, Said>,
  quantities: readonly Quantity[],
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
  find: (id: string) => Finding | null,
): { readonly days: number; readonly match: Match | null }[] {
  const { from, to } = sentence;
  const spans = quantities
    .filter(({ from: at }) => !places.find(at - 1, 'idiom'))
    .map(({ value, unit, from: start, to: end }) => ({ days: value * DAYS_IN[unit], start, end }));
  for (const { meaning, from: start, to: end } of matches) {
    const covered = spans.some((span) => span.start <= end && start <= span.end);
    if (meaning.kind === 'fixed' && !covered) spans.push({ days: meaning.days, start, end });
    if (meaning.kind !== 'unit' || covered) continue;
    if (tokens[start - 1]?.number != null) continue;
    const around = [start - 1, end + 1].filter((at) => at >= from && at < to);
    const marked = (at: number): boolean =>
      Boolean(at < start ? places.findEnding(at, 'time-before') : places.find(at, 'time-after'));
    // "Attharha din se" with a number that is not known is no one day.
    const isShort = meaning.unit === 'day' || meaning.unit === 'hour' || meaning.unit === 'minute';
    if (isShort && !around.some((at) => at < start && marked(at))) continue;
    if (around.some(marked)) spans.push({ days: DAYS_IN[meaning.unit], start, end });
  }
  // What is denied or supposed has lasted for no time; what is of the past or of another keeps its own, and so does
  // a risk: "small cut, had tetanus injection last year".
  const named = matches.filter(
    (match) =>
      match.meaning.kind === 'finding' &&
      (match.meaning.answer === 'present' || find(match.meaning.id)?.kind === 'risk') &&
      !['absent', 'conditional'].includes(scope.get(match)!),
  );
  return spans.flatMap(({ days, start, end }): { days: number; match: Match | null }[] => {
    if (isOfCare({ from: start, to: end }, tokens, sentence)) return [];
    const nearest =
      named.find((match) => match.from <= start && end <= match.to) ??
      named.findLast((match) => match.to < start) ??
      named.find((match) => match.from > end) ??
      null;
    if (!nearest) return [{ days, match: null }];
    if (nearest.meaning.kind !== 'finding' || find(nearest.meaning.id)?.kind === 'risk') return [];
    return present.includes(nearest) ? [{ days, match: nearest }] : [];
  });
}

/** Whether it is told how long ago something was done about an illness, and not how long that lasts. */
function isOfCare({ from, to }: Stretch, tokens: readonly Token[], sentence: Sentence): boolean {
  const isAgo = wordsOf({ from: to + 1, to: to + 1 + TO_AGO }, tokens).some((word) => AGO.has(word));
  return (
    isAgo && wordsOf(stretchAround({ from, to }, tokens, sentence), tokens).some((word) => CARE.has(word))
  );
}
