import { readFileSync } from 'node:fs';
import type { Answer, Patient } from '../patient.ts';
import { createVocabulary } from '../vocabulary.ts';

/** The vocabulary as shipped. */
export const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);

/** A patient from a few words: `ill('fever cough !headache ?fit', { years: 30 })`; "!" is absent, "?" is "don't know". */
export function ill(
  findings: string,
  {
    years,
    months,
    days,
    ...rest
  }: Partial<Patient> & { years?: number; months?: number; days?: number } = {},
): Patient {
  const answers: Record<string, Answer> = {};
  for (const word of findings.split(' ').filter(Boolean)) {
    const answer = word.startsWith('!') ? 'absent' : word.startsWith('?') ? 'unsure' : 'present';
    const id = word.replace(/^[!?]/, '');
    if (!vocabulary.find(id)) throw new Error(`no finding "${id}"`);
    answers[id] = answer;
  }
  const age =
    years !== undefined
      ? { value: years, unit: 'years' as const }
      : months !== undefined
        ? { value: months, unit: 'months' as const }
        : days !== undefined
          ? { value: days, unit: 'days' as const }
          : undefined;
  return { ...(age && { age }), ...rest, findings: { ...answers, ...rest.findings } };
}
