import { z } from 'zod';
import { Band, Sex, type Answer } from './patient.ts';

/** A symptom or a risk that can be asked about; its names and questions are messages ("findings.ID", "findings.ID-ask"). */
export const Finding = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(['symptom', 'risk']),
  /** Where it is felt, for the menu of complaints; "risk" for risks. */
  area: z.string(),
  /** What else is present when this is; where one of those is absent, so is this. */
  implies: z.array(z.string()).optional(),
  /** Only asked of one sex, or in some bands. */
  sex: Sex.optional(),
  bands: z.array(Band).optional(),
  /** Its words are never read with a slip of spelling as something harmless, nor the other way round. */
  danger: z.literal(true).optional(),
});
export type Finding = z.infer<typeof Finding>;

export interface Vocabulary {
  readonly findings: readonly Finding[];
  find(id: string): Finding | null;
  /** What is present where this is, itself among it. */
  impliedBy(id: string): readonly string[];
  /** The answers with all that they imply. A present finding beats what an absent one would imply. */
  complete(answers: Readonly<Record<string, Answer>>): Record<string, Answer>;
}

/** The findings checked: throws naming a doubled id and an implication of something unknown. */
export function createVocabulary(rows: unknown): Vocabulary {
  const findings = z.array(Finding).parse(rows);
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  if (byId.size !== findings.length) throw new Error('a finding stands twice in the vocabulary');
  const parents = new Map<string, readonly string[]>();
  const children = new Map<string, string[]>();
  for (const { id, implies = [] } of findings) {
    parents.set(id, implies);
    for (const parent of implies) {
      if (!byId.has(parent)) throw new Error(`finding "${id}" implies "${parent}", which is unknown`);
      children.set(parent, [...(children.get(parent) ?? []), id]);
    }
  }

  function complete(answers: Readonly<Record<string, Answer>>): Record<string, Answer> {
    const completed: Record<string, Answer> = { ...answers };
    const spread = (
      id: string,
      answer: 'present' | 'absent',
      next: ReadonlyMap<string, readonly string[]>,
    ): void => {
      for (const other of next.get(id) ?? []) {
        if (completed[other] === answer || (answer === 'absent' && completed[other] === 'present')) continue;
        completed[other] = answer;
        spread(other, answer, next);
      }
    };
    const of = (answer: Answer): string[] => Object.keys(answers).filter((id) => answers[id] === answer);
    for (const id of of('present')) spread(id, 'present', parents);
    for (const id of of('absent')) if (completed[id] === 'absent') spread(id, 'absent', children);
    return completed;
  }

  const implied = new Map(findings.map(({ id }) => [id, Object.keys(complete({ [id]: 'present' }))]));
  return {
    findings,
    find: (id) => byId.get(id) ?? null,
    impliedBy: (id) => implied.get(id) ?? [id],
    complete,
  };
}
