import { daysOf, type Vitals } from '../patient.ts';
import type { Finding } from '../vocabulary.ts';
import { agesIn, type SaidAge } from './ages.ts';
import { stayedAway } from './attacks.ts';
import { celsiusFindings, findingBeside, lastingFinding, severeFinding } from './derive.ts';
import type { Intent } from './lexicon.ts';
import type { Match } from './phrases.ts';
import { durationsOf } from './durations.ts';
import { daysAgo } from './past.ts';
import { pregnancyOf, type SaidPregnancy } from './pregnancies.ts';
import { Places, quantitiesIn } from './quantities.ts';
import { openOf } from './open.ts';
import { scopeOf, wonders, type Said } from './scope.ts';
import type { Subject, Subjects } from './subjects.ts';
import type { Sentence, Token } from './tokens.ts';
import { vitalsIn } from './vitals.ts';

/** A finding as it was said in a sentence, and of whom. */
export interface SaidFinding {
  readonly finding: string;
  readonly answer: Said;
  readonly subject: Subject | null;
  readonly start: number;
  readonly end: number;
}

/** All that one sentence says. */
export interface Reading {
  readonly findings: readonly SaidFinding[];
  readonly intents: readonly Intent[];
  readonly durations: readonly number[];
  readonly ages: readonly (SaidAge & { readonly subject: Subject | null })[];
  readonly pregnancy: SaidPregnancy | null;
  readonly vitals: Vitals;
  readonly severity: 'mild' | 'severe' | null;
  /** Words that may say what no phrase names: all but those of idioms, and of what is not so, or only supposed. */
  readonly open: readonly Token[];
}

/** Children of whom "dull" is said as of a danger (IMNCI 2023: to five years). */
const SMALL_UNTIL_DAYS = 5 * 365.25;
/** These are said of others, and are risks of the one who is ill. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'tb-contact', 'family-heart', 'recent-loss', 'dengue-around', 'others-same-illness', 'others-same-meal',
  'measles-contact', 'chickenpox-contact', 'red-eye-contact', 'family-itching', 'sickle-trait', 'malaria-area',
  'encephalitis-area', 'kala-azar-area', 'filaria-area',
]); // prettier-ignore
/** These are said of a baby, and it is the mother who is ill. */
const OF_UNBORN: ReadonlySet<string> = new Set([
  'fewer-movements', 'cord-or-hand-out', 'thoughts-harm-baby', 'placenta-not-out', 'labour-pains', 'labour-long',
  'waters-leaking', 'waters-foul-or-green',
]); // prettier-ignore
/** For so many days it matters of these that they were. */
const MATTERS_FOR: Readonly<Record<string, number>> = {
  'animal-bite': 730,
  'sexual-assault': Infinity,
  snakebite: 31,
};

/**
 * Reads a sentence of which `subjects` has taken the persons; `earlier` are the phrases of the sentence before it, `isGoingOn`
 * says that a finding was told before it, and a year that is named is so long ago as it is before `thisYear`.
 */
export function readSentence(
  matches: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
  subjects: Subjects,
  find: (id: string) => Finding | null,
  {
    earlier,
    isGoingOn,
    thisYear,
  }: { readonly earlier: readonly Match[]; readonly isGoingOn: boolean; readonly thisYear: number },
): Reading {
  const places = new Places(matches);
  const quantities = quantitiesIn(tokens, sentence, places);
  const ages = agesIn(tokens, sentence, places, quantities).map((age) => ({
    ...age,
    subject: subjects.at(age.from) ?? null,
  }));
  const named = matches.filter(isFinding);
  const ago = daysAgo(named, quantities, tokens, sentence, thisYear);
  for (const match of stayedAway(named, quantities, tokens, sentence)) ago.set(match, Infinity);
  const scope = scopeOf(matches, tokens, sentence, isGoingOn, ago);
  const findings: SaidFinding[] = [];
  const present: Match[] = [];
  for (const match of matches) {
    if (match.meaning.kind !== 'finding') continue;
    const answer = answerOf(match, scope.get(match)!, find(match.meaning.id), ago.get(match));
    if (answer === 'present') present.push(match);
    const row = said(match.meaning.id, answer, match, tokens, subjects);
    const isUnborn = OF_UNBORN.has(match.meaning.id);
    findings.push(isUnborn || OF_OTHERS.has(match.meaning.id) ? { ...row, subject: null } : row);
  }
  for (const match of matches) {
    if (match.meaning.kind !== 'vague') continue;
    const isSmall = isSmallChild(subjects.at(match.from), ages);
    const id = findingBeside(match, matches, isSmall) ?? findingBeside(match, earlier, isSmall);
    if (id) findings.push(said(id, scope.get(match)!, match, tokens, subjects));
  }
  const pregnancy = pregnancyOf(matches, quantities, subjects, scope, tokens);
  const durations = durationsOf(matches, present, scope, quantities, tokens, sentence, places, find);
  for (const { days, match } of durations) {
    if (!match || match.meaning.kind !== 'finding') continue;
    const lasting = lastingFinding(match.meaning.id, days);
    if (lasting) findings.push(said(lasting, 'present', match, tokens, subjects));
  }
  for (const match of present) {
    const severe = severeFinding(match, matches);
    if (severe) findings.push(said(severe, 'present', match, tokens, subjects));
  }
  const vitals = wonders(matches) ? {} : vitalsIn(tokens, sentence, matches, places, ages);
  for (const finding of celsiusFindings(vitals)) {
    const at = { start: tokens[sentence.from]!.start, end: tokens[sentence.to - 1]!.end };
    findings.push({ finding, answer: 'present', subject: subjects.at(sentence.from), ...at });
  }
  const spoken = (kind: 'severe' | 'mild'): boolean => matches.some(({ meaning }) => meaning.kind === kind);
  return {
    findings,
    intents: intentsOf(matches, scope),
    durations: durations.map(({ days }) => days),
    ages,
    pregnancy,
    vitals,
    severity: present.length === 0 ? null : spoken('severe') ? 'severe' : spoken('mild') ? 'mild' : null,
    open: openOf(matches, scope, tokens, sentence),
  };
}

const isFinding = ({ meaning: { kind } }: Match): boolean => kind === 'finding';

/** Whether it is a child of less than five years that is spoken of. */
const isSmallChild = (subject: Subject | null, ages: Reading['ages']): boolean => {
  const age = ages.find((one) => one.subject === subject)?.age;
  if (age) return daysOf(age) < SMALL_UNTIL_DAYS;
  return subject?.ageWord === 'baby' || subject?.ageWord === 'child';
};

const said = (
  finding: string,
  answer: Said,
  { from, to }: Match,
  tokens: readonly Token[],
  subjects: Subjects,
): SaidFinding => ({
  finding,
  answer,
  subject: subjects.at(from),
  start: tokens[from]!.start,
  end: tokens[to]!.end,
});

/** A risk is of the past by nature; a phrase that says that a finding is absent gives nothing when denied. */
function answerOf(
  { meaning }: Match,
  answer: Said,
  finding: Finding | null,
  daysSince: number | undefined,
): Said {
  if (meaning.kind !== 'finding') return answer;
  const denies = meaning.answer === 'absent';
  // "Had tetanus injection last year": what was done is no less done.
  const done = answer === 'past' && finding?.kind === 'risk';
  if (denies) return answer === 'present' || done ? 'absent' : answer === 'absent' ? 'past' : answer;
  const ever = finding?.kind === 'risk' || (daysSince ?? 0) < (MATTERS_FOR[meaning.id] ?? -1);
  if (answer === 'other-person' && OF_OTHERS.has(meaning.id)) return 'present';
  return answer === 'past' && ever ? 'present' : answer;
}

/** Self-harm that is only supposed is heard; what is denied is not. */
function intentsOf(matches: readonly Match[], scope: ReadonlyMap<Match, Said>): Intent[] {
  return matches.flatMap((match) => {
    if (match.meaning.kind !== 'intent') return [];
    // "I don't want to die" is a phrase of its own.
    const unsaid =
      match.meaning.intent === 'self-harm' &&
      matches.some(
        ({ meaning, from, to }) =>
          meaning.kind === 'finding' && meaning.answer === 'absent' && from <= match.to && match.from <= to,
      );
    if (unsaid) return [];
    const answer = scope.get(match)!;
    const heard = answer === 'present' || (answer === 'conditional' && match.meaning.intent === 'self-harm');
    return heard ? [match.meaning.intent] : [];
  });
}
