import { pregnancyOf, type Patient, type Understood, type Vocabulary } from '@arogya/rules';

type Findings = Patient['findings'];

/** What was understood without guesses of what was told before not to be so. */
export function withoutDenied(said: Understood, before: Findings, vocabulary: Vocabulary): Understood {
  if (said.guessed.length === 0) return said;
  const known = vocabulary.complete(before);
  const denied = said.guessed.filter((id) => known[id] === 'absent');
  return {
    ...said,
    findings: without(said.findings, denied),
    guessed: said.guessed.filter((id) => !denied.includes(id)),
  };
}

/** Findings but for these. */
export const without = <T extends Findings>(findings: T, ids: readonly string[]): T =>
  Object.fromEntries(Object.entries(findings).filter(([id]) => !ids.includes(id))) as T;

/** On a conflict the safer reading wins: a danger once told is not untold by a later sentence. */
export function merged(before: Patient, said: Understood): Patient {
  const findings = { ...before.findings };
  for (const [id, answer] of Object.entries(said.findings))
    if (answer === 'present' || findings[id] === undefined) findings[id] = answer;
  const { age, ageWord, sex, pregnancy, durationDays } = said;
  const patient: Patient = {
    ...before,
    findings,
    ...(before.age || !age ? {} : { age }),
    ...(before.ageWord || !ageWord ? {} : { ageWord }),
    ...(before.sex || !sex ? {} : { sex }),
    ...(pregnancy ? { pregnancy } : {}),
    ...(durationDays === undefined ? {} : { durationDays }),
    ...(Object.keys(said.vitals).length > 0 ? { vitals: { ...before.vitals, ...said.vitals } } : {}),
  };
  return { ...patient, pregnancy: pregnancyOf(patient) };
}
