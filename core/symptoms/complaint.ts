import type { Patient, Vocabulary } from '@arogya/rules';

/** Facts of somebody's illness that are told at least where the complaint itself was not understood. */
const LEAST_FACTS = 2;

/** Whether something is wrong with somebody: a symptom, or a measured value. */
export const hasComplaint = ({ findings, vitals }: Patient, vocabulary: Vocabulary): boolean =>
  Object.keys(vitals ?? {}).length > 0 || symptoms('present', findings, vocabulary) > 0;

/**
 * Whether words speak of somebody who is ill though what they have was not understood: they say what it is not, and more of
 * it besides: how old, since when, with child, or what else it is not. "No fever" alone is none.
 */
export function isOfSomebodyIll(
  { findings, age, durationDays, pregnancy }: Patient,
  vocabulary: Vocabulary,
): boolean {
  const denied = symptoms('absent', findings, vocabulary);
  const others = [age !== undefined, durationDays !== undefined, (pregnancy ?? 'no') !== 'no'];
  return denied > 0 && denied + others.filter(Boolean).length >= LEAST_FACTS;
}

const symptoms = (
  answer: 'present' | 'absent',
  findings: Patient['findings'],
  vocabulary: Vocabulary,
): number =>
  Object.entries(findings).filter(([id, one]) => one === answer && vocabulary.find(id)?.kind === 'symptom')
    .length;
