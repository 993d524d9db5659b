import { LEVELS, type Level, type Patient } from '../patient.ts';
import { riskScreen, screensFor } from '../triage/red-flags.ts';
import { triage, type Triage } from '../triage/triage.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { companionsOf } from './companions.ts';
import type { Question } from './question.ts';

/** What is likely, by what is known of a patient. */
export interface Chances {
  /** The chance that a finding is present, 0 to 1. */
  present(finding: string): number;
  /** Bits that an answer is expected to tell about which condition it is. */
  gain(finding: string): number;
}

export interface Choosing {
  readonly vocabulary: Vocabulary;
  readonly chancesOf: (patient: Patient) => Chances;
  readonly off?: readonly string[];
  /** Contacts for this complaint in 7 days, this one among them. */
  readonly contacts?: number;
}

/** Answers between the complaint and the result: what a USSD session lasts for. */
export const BUDGET = 5;
/** The same for whoever wishes to be asked more. */
const EXTENDED = 10;
/** Of these, questions about several red flags at once. */
const MOST_SCREENS = 3;
const EXTENDED_SCREENS = 6;
/** Questions about what is a danger beside what is present, and the findings that each lists. */
const MOST_ALSO = 2;
const EXTENDED_ALSO = 5;
const LISTED = 4;
/** Findings asked about, after which none is asked about only to tell conditions apart. */
const MOST_FOR_NAME = 1;
/** A question is worth its hop from so many levels on, expected, or from so many bits. */
const WORTH = { levels: 0.02, bits: 0.2 } as const;
/** Beside the red flags, what is likely enough to be looked at for a danger. */
const LIKELY = { chance: 0.02, most: 30 } as const;
/** Not asked of anybody who did not begin with it: who else listens is not known. */
const PRIVATE_AREAS: readonly string[] = ['private', 'mind'];
/** Of the mind, and no secret: everybody in the house sees or hears of it. */
const SEEN: readonly string[] = [
  'unconscious',
  'drowsy',
  'confused',
  'fit',
  'fit-now',
  'fit-first',
  'fit-long-or-repeated',
  'fear-of-water',
  'memory-loss',
  'anxiety',
  'panic-attack',
  'no-sleep',
];
const PRIVATE_FINDINGS: readonly string[] = [
  'sexual-assault',
  'hiv',
  'unprotected-sex',
  'abortion-recent',
  'alcohol-daily',
];
/** What is not asked aloud; a fit or a drowsy child is no secret. */
const WHISPERED: readonly string[] = [
  ...PRIVATE_FINDINGS,
  'self-harm-plan',
  'death-wish',
  'voices',
  'thoughts-harm-baby',
];

/** What an answer to "since when" may be. */
const DURATIONS = [0.5, 2, 4, 10, 21] as const;

/**
 * The question whose answer changes most: the level first, then what it can be; null when none would change anything, when
 * it is an emergency already, and when the session's budget is used up.
 */
export function nextQuestion(
  patient: Patient,
  complaints: readonly string[],
  past: readonly Question[],
  choosing: Choosing,
  isExtended = false,
): Question | null {
  const { vocabulary } = choosing;
  const judged = (one: Patient): Triage => triage(one, choosing);
  const now = judged(patient);
  if (now.level === 'emergency' || hopsOf(past) >= (isExtended ? EXTENDED : BUDGET)) return null;
  const isAsked = (kind: Question['kind'], id?: string): boolean =>
    past.some(
      (question) => question.kind === kind && (id === undefined || ('id' in question && question.id === id)),
    );
  const changes = (...others: readonly Patient[]): boolean =>
    others.some((other) => judged(other).level !== now.level);

  const isMinor = now.missing.length > 0 || now.selfCare !== null;
  // The red flags are those of the age, and grave illness of the old hides behind any complaint.
  const isOfAge = patient.ageWord !== 'old' || now.missing.includes('age');
  if (patient.age === undefined && isOfAge && !isAsked('age')) return { kind: 'age' };

  const alsoAsked = past.filter(({ kind }) => kind === 'also').length;
  const also = (): Question | null =>
    alsoAsked < (isExtended ? EXTENDED_ALSO : MOST_ALSO)
      ? besides(patient, complaints, now, { ...choosing, withSecond: isExtended })
      : null;
  const screensAsked = past.filter(({ kind }) => kind === 'screen' || kind === 'which').length;
  // What belongs to a red flag that is there, and of whoever is asked more to what is present, comes before the last red flags.
  const isTime = isExtended ? screensAsked >= MOST_SCREENS : isAsked('which') && now.level === 'urgent';
  const first = alsoAsked === 0 && isTime ? also() : null;
  if (first) return first;
  if (screensAsked < (isExtended ? EXTENDED_SCREENS : MOST_SCREENS)) {
    const open = screensFor(patient, complaints, choosing).filter(
      ({ id }) => !isAsked('screen', id) && !isAsked('which', id),
    );
    // Beside a red flag that is there, first whether they are drowsy, confused or fainting.
    const screen =
      (isAsked('which') && now.level === 'urgent' && open.find(({ complaints }) => complaints === null)) ||
      open[0];
    if (screen) return { kind: 'screen', id: screen.id, findings: unanswered(screen.findings, patient) };
  }

  if (isMinor) {
    const bar = barring(now, patient, isAsked);
    if (bar) return bar;
  }
  if (patient.durationDays === undefined && !isAsked('duration')) {
    if (changes(...DURATIONS.map((durationDays) => ({ ...patient, durationDays }))))
      return { kind: 'duration' };
  }
  const more = also() ?? finding(patient, complaints, past, now, choosing, isMinor);
  if (more || !isExtended || past.some((question) => isOfPrivate(question, vocabulary))) return more;
  return besides(patient, complaints, now, { ...choosing, withSecond: true, inPrivate: true });
}

/** What would be graver beside what is present: the gravest and likeliest first; `inPrivate` only what nobody else should hear. */
function besides(
  patient: Patient,
  complaints: readonly string[],
  { level }: Triage,
  choosing: Choosing & { readonly withSecond: boolean; readonly inPrivate?: boolean },
): Question | null {
  const { vocabulary, inPrivate = false } = choosing;
  const isOpenHere = (id: string): boolean =>
    inPrivate
      ? isPrivate(id, vocabulary) && isUnanswered(id, patient, vocabulary)
      : isOpen(id, patient, complaints, vocabulary);
  const chances = choosing.chancesOf(patient);
  const findings = companionsOf(patient, level, choosing)
    .filter(({ id }) => isOpenHere(id))
    .map((one) => ({ ...one, worth: (rank(one.level) - rank(level)) * chances.present(one.id) }))
    .toSorted((one, other) => one.missing - other.missing || other.worth - one.worth)
    .slice(0, LISTED)
    .map(({ id }) => id);
  return findings.length > 0 ? { kind: 'also', findings } : null;
}

/** Whether a finding was not answered, and is of the patient's sex. */
const isUnanswered = (id: string, patient: Patient, vocabulary: Vocabulary): boolean =>
  !(id in patient.findings) && fits(vocabulary.find(id)!, patient);

/** Whether a finding may be asked of this patient: not answered, of their sex, and nobody else's business. */
function isOpen(
  id: string,
  patient: Patient,
  complaints: readonly string[],
  vocabulary: Vocabulary,
): boolean {
  const { area } = vocabulary.find(id)!;
  const began = complaints.some((complaint) => vocabulary.find(complaint)?.area === area);
  return isUnanswered(id, patient, vocabulary) && (!isPrivate(id, vocabulary) || began);
}

/** What still stands between a minor complaint and self-care. */
function barring(
  { missing, selfCare, askNext }: Triage,
  patient: Patient,
  isAsked: (kind: Question['kind'], id?: string) => boolean,
): Question | null {
  for (const kind of ['duration', 'pregnancy'] as const)
    if (missing.includes(kind) && !isAsked(kind)) return { kind };
  const risks = unanswered(riskScreen.findings, patient);
  if (risks.length > 0 && !isAsked('screen', riskScreen.id) && !isAsked('which', riskScreen.id))
    return { kind: 'screen', id: riskScreen.id, findings: risks };
  const [open] = selfCare?.earned ? [] : askNext;
  return open === undefined ? null : { kind: 'finding', id: open };
}

/** The finding that raises the level most, by what it would raise it to and how likely it is; else the one that tells most. */
function finding(
  patient: Patient,
  complaints: readonly string[],
  past: readonly Question[],
  now: Triage,
  choosing: Choosing,
  isMinor: boolean,
): Question | null {
  const { vocabulary } = choosing;
  const chances = choosing.chancesOf(patient);
  const open = (id: string): boolean => isOpen(id, patient, complaints, vocabulary);
  const raises = (id: string): number => {
    const findings = { ...patient.findings, [id]: 'present' as const };
    const { level } = triage({ ...patient, findings }, choosing);
    return rank(level) - rank(now.level);
  };
  const likely = vocabulary.findings
    .map(({ id }) => id)
    .filter((id) => open(id) && chances.present(id) >= LIKELY.chance)
    .toSorted((one, other) => chances.present(other) - chances.present(one))
    .slice(0, LIKELY.most);
  const [grave] = [...new Set([...now.askNext.filter(open), ...likely])]
    .map((id) => ({ id, worth: raises(id) * chances.present(id) }))
    .toSorted((one, other) => other.worth - one.worth);
  if (grave && grave.worth >= WORTH.levels) return { kind: 'finding', id: grave.id };
  // A minor complaint is not asked about for its name alone, and no other more than once.
  if (isMinor || past.filter(({ kind }) => kind === 'finding').length >= MOST_FOR_NAME) return null;
  const [telling] = vocabulary.findings
    .filter(({ id }) => open(id))
    .map(({ id }) => ({ id, bits: chances.gain(id) }))
    .toSorted((one, other) => other.bits - one.bits);
  return telling && telling.bits >= WORTH.bits ? { kind: 'finding', id: telling.id } : null;
}

/** Whether a finding is nobody else's business. */
const isPrivate = (id: string, vocabulary: Vocabulary): boolean =>
  (PRIVATE_AREAS.includes(vocabulary.find(id)?.area ?? '') && !SEEN.includes(id)) ||
  PRIVATE_FINDINGS.includes(id);

/** Whether it was asked beside what is present for what is nobody else's business. */
const isOfPrivate = (question: Question, vocabulary: Vocabulary): boolean =>
  question.kind === 'also' && question.findings.some((id) => isPrivate(id, vocabulary));

/** Whether a question is of something that nobody else should hear: sex, violence, harm. */
export function isWhispered(question: Question, vocabulary: Vocabulary): boolean {
  if (isOfPrivate(question, vocabulary)) return true;
  const asked = 'findings' in question ? question.findings : 'id' in question ? [question.id] : [];
  return asked.some((id) => WHISPERED.includes(id) || vocabulary.find(id)?.area === 'private');
}

const rank = (level: Level): number => LEVELS.indexOf(level);

const unanswered = (ids: readonly string[], { findings }: Patient): string[] =>
  ids.filter((id) => !(id in findings));

const fits = ({ sex }: { readonly sex?: Patient['sex'] | undefined }, patient: Patient): boolean =>
  sex === undefined || sex === patient.sex;

/** Answers given since the complaint: to a question about several red flags two, where one of them was yes. */
export const hopsOf = (past: readonly Question[]): number =>
  past.reduce((sum, { kind }) => sum + (kind === 'which' ? 2 : 1), 0);
