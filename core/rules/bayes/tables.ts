import { z } from 'zod';
import { Band, Level, Sex } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';

const Share = z.number().min(0).max(1);
const Factor = z.number().min(0);
const Normal = z.tuple([z.number(), z.number().positive()]);
const Pressure = z.object({ systolic: Normal.optional(), diastolic: Normal.optional() });

/** A condition of ml/knowledge/conditions.json. */
export const Condition = z.object({ id: z.string(), level: Level });
export type Condition = z.infer<typeof Condition>;

/** A row of ml/knowledge/tables, what the figures need of it: chances are P(present | condition). */
export const TableRow = z.object({
  id: z.string(),
  prior: z.number().positive(),
  age: z.partialRecord(Band, Factor),
  sex: z.partialRecord(Sex, Factor),
  pregnancy: z.partialRecord(z.enum(['no', 'yes', 'within-42-days']), Factor),
  months: z.array(Factor).length(12),
  durationDays: z.object({ median: z.number().positive(), p90: z.number().positive() }),
  findings: z.record(z.string(), Share),
});
export type TableRow = z.infer<typeof TableRow>;

/** The tables as they lie in ml/knowledge: conditions.json, all rows of tables/, background.json, blood-pressure.json. */
export const Knowledge = z.object({
  conditions: z.array(Condition),
  rows: z.array(TableRow),
  background: z.object({ default: Share, findings: z.record(z.string(), Share) }),
  bloodPressure: z.object({
    usual: Pressure.required(),
    conditions: z.record(z.string(), Pressure),
  }),
});
export type Knowledge = z.infer<typeof Knowledge>;

/** No finding is certain, and none is impossible. */
const MOST = 0.995;
const LEAST = 0.0005;
/** How much of its parent an unlisted finding may be at most: a rash is rarely a ring. */
const CHILD_SHARE = 0.3;
/** Answers are sometimes wrong. */
const WRONGLY_DENIED = 0.03;
const WRONGLY_CLAIMED = 0.002;

const clip = (chance: number): number => Math.min(MOST, Math.max(LEAST, chance));

/** For each finding of the vocabulary, the index of what it implies, or -1. */
export const parentsOf = ({ findings }: Vocabulary): readonly number[] => {
  const index = new Map(findings.map(({ id }, at) => [id, at]));
  return findings.map(({ implies }) => (implies?.[0] ? (index.get(implies[0]) ?? -1) : -1));
};

/** One condition's chance of each finding being said, given that what it implies is present. */
export function chancesOf(
  row: TableRow,
  background: Knowledge['background'],
  vocabulary: Vocabulary,
  parents: readonly number[],
): Float64Array {
  const listed = vocabulary.findings.map(({ id }) => row.findings[id]);
  const chances = Float64Array.from(
    vocabulary.findings,
    ({ id }, at) => listed[at] ?? background.findings[id] ?? background.default,
  );
  for (let child = parents.length - 1; child >= 0; child--) {
    const parent = parents[child]!;
    if (parent >= 0 && listed[child] !== undefined)
      chances[parent] = Math.max(chances[parent]!, chances[child]!);
  }
  for (const [child, parent] of parents.entries())
    if (parent >= 0 && listed[child] === undefined)
      chances[child] = Math.min(chances[child]!, CHILD_SHARE * chances[parent]!);
  const whole = chances.map(clip);
  return whole.map((chance, at) => {
    const parent = parents[at]!;
    const given = clip(parent < 0 ? chance : chance / whole[parent]!);
    return given * (1 - WRONGLY_DENIED) + (1 - given) * WRONGLY_CLAIMED;
  });
}
