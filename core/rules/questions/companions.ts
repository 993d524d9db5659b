import { LEVELS, type Level, type Patient } from '../patient.ts';
import { findingsOf, judge } from '../triage/condition.ts';
import type { Rule } from '../triage/rule.ts';
import { rules } from '../triage/rules/index.ts';
import { isFor, whoIs, type Who } from '../triage/who.ts';
import type { Vocabulary } from '../vocabulary.ts';

const named = new Map(rules.map(({ id, when }) => [id, [...new Set(findingsOf(when))]]));

/** A finding that is a danger beside what is present. */
export interface Companion {
  readonly id: string;
  /** What it would raise the level to. */
  readonly level: Level;
  /** How many findings are missing, this one among them: 1 or 2. */
  readonly missing: 1 | 2;
}

/**
 * Unanswered findings that, beside what is present, would raise the level, and graver forms of what is present that would
 * by themselves; `withSecond` adds those of an emergency that one more would complete. What is a danger with nothing else
 * belongs to the red flags.
 */
export function companionsOf(
  patient: Patient,
  now: Level,
  {
    vocabulary,
    off = [],
    withSecond,
  }: { readonly vocabulary: Vocabulary; readonly off?: readonly string[]; readonly withSecond: boolean },
): readonly Companion[] {
  const who = whoIs(patient, vocabulary);
  const isPresent = (id: string): boolean => who.answers[id] === 'present';
  const met = ({ when }: Rule, answers: Who['answers']): boolean =>
    judge(when, { ...who, answers }, 'unknown') === 'yes';
  const implied = new Map<string, Who['answers']>();
  const byItself = (id: string): Who['answers'] => {
    const known = implied.get(id) ?? vocabulary.complete({ [id]: 'present' });
    implied.set(id, known);
    return known;
  };
  const isGraverForm = (id: string): boolean =>
    Object.keys(byItself(id)).some((other) => other !== id && isPresent(other));
  // Of a list that has only the general, the particular was not to be chosen.
  const isNear = (id: string): boolean => isPresent(id) || (!(id in who.answers) && isGraverForm(id));

  const added = new Map<string, Who['answers']>();
  const withFinding = (id: string): Who['answers'] => {
    const known = added.get(id) ?? vocabulary.complete({ ...who.answers, [id]: 'present' });
    added.set(id, known);
    return known;
  };
  const found = new Map<string, Companion>();
  const add = (one: Companion): void => {
    const before = found.get(one.id);
    if (!before || before.missing > one.missing || LEVELS.indexOf(before.level) < LEVELS.indexOf(one.level))
      found.set(one.id, one);
  };

  for (const rule of rules) {
    const isGraver = LEVELS.indexOf(rule.level) > LEVELS.indexOf(now);
    if (!isGraver || rule.off || off.includes(rule.id) || !isFor(rule, who)) continue;
    if (rule.unless?.some(isPresent)) continue;
    const findings = named.get(rule.id)!;
    const open = findings.filter((id) => !(id in who.answers));
    const direct = new Set(open.filter((id) => met(rule, withFinding(id))));
    const isAlone = (id: string): boolean => met(rule, byItself(id));
    for (const id of direct) if (isGraverForm(id) || !isAlone(id)) add({ id, level: rule.level, missing: 1 });
    if (!withSecond || rule.level !== 'emergency' || !findings.some(isNear)) continue;
    const rest = open.filter((id) => !direct.has(id));
    for (const id of rest) {
      const completes = (other: string): boolean =>
        other !== id && met(rule, { ...withFinding(id), ...byItself(other) });
      if (rest.some(completes)) add({ id, level: rule.level, missing: 2 });
    }
  }
  return [...found.values()];
}
