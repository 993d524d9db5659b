import { z } from 'zod';
import { Band, Level, Pregnancy } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { Condition, findingsOf, partsOf } from './condition.ts';

/** What a danger is about. "Don't know" counts as yes for all but "other". */
export const Category = z.enum([
  'breathing',
  'consciousness',
  'fits',
  'bleeding',
  'poison',
  'snake',
  'other',
]);
export type Category = z.infer<typeof Category>;

/** What a facility must be able to do for this. */
export const Need = z.enum([
  'any',
  'snakebite',
  'rabies',
  'obstetric',
  'newborn',
  'child',
  'cardiac-stroke',
  'trauma',
  'surgery',
  'eye',
  'mental-health',
]);
export type Need = z.infer<typeof Need>;

/** Where a row comes from, and who has read it: nobody yet where the last four are null. */
export const Reviewed = z.strictObject({
  source: z.string().min(1),
  sourcedOn: z.iso.date(),
  reviewedBy: z.string().nullable(),
  registrationNo: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
  expires: z.iso.date().nullable(),
});

/** One rule of triage. Its reason in plain words is the message "reasons.ID". */
export const Rule = Reviewed.extend({
  id: z.string().regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/),
  bands: z.array(Band).min(1),
  /** Only for these; everybody where it is left out. */
  pregnancy: z.array(Pregnancy).min(1).optional(),
  level: Level.exclude(['self-care']),
  when: Condition,
  /** Risks that explain it and keep it silent (known epilepsy: a fit that is over). */
  unless: z.array(z.string()).optional(),
  category: Category,
  need: Need,
  /** The key of its first aid ("first-aid.KEY"). */
  firstAid: z.string().optional(),
  /** Switched off: never fires. */
  off: z.boolean().optional(),
});
export type Rule = z.infer<typeof Rule>;

/** What no clinician has read yet, as found on the day it was written down. */
export const UNREVIEWED = {
  sourcedOn: '2026-11-23',
  reviewedBy: null,
  registrationNo: null,
  reviewedOn: null,
  expires: null,
} as const;

/** A rule as it is written: its lists are literals. */
type Row = Omit<Rule, 'bands' | 'pregnancy' | 'unless'> & {
  readonly bands: readonly Rule['bands'][number][];
  readonly pregnancy?: readonly NonNullable<Rule['pregnancy']>[number][];
  readonly unless?: readonly string[];
};
type Common = Partial<Omit<Row, 'id' | 'when'>> & Pick<Row, 'bands' | 'level'>;
type Own = Partial<Omit<Row, 'id'>> & Pick<Row, 'when'>;

/** Rows that share their bands, level and source, one line each; a row's own value wins. */
export const group = (common: Common, rows: Readonly<Record<string, Own>>): readonly Row[] =>
  Object.entries(rows).map(([id, own]) => ({
    ...UNREVIEWED,
    category: 'other',
    need: 'any',
    source: '',
    ...common,
    ...own,
    id,
  }));

/** The rules checked; throws naming the rule and what is wrong with it. */
export function readRules(rows: readonly unknown[]): readonly Rule[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const name = String((row as { id?: unknown } | null)?.id);
    const parsed = Rule.safeParse(row);
    if (!parsed.success) throw new Error(`triage rule "${name}": ${z.prettifyError(parsed.error)}`);
    if (seen.has(name)) throw new Error(`triage rule "${name}" stands twice`);
    if (negatesFinding(parsed.data.when))
      throw new Error(`triage rule "${name}": an absent finding may not raise a level`);
    seen.add(name);
    return parsed.data;
  });
}

/** Throws naming a rule that asks for a finding the vocabulary does not have. */
export function checkFindings(rules: readonly Rule[], vocabulary: Vocabulary): void {
  for (const { id, when, unless = [] } of rules) {
    for (const finding of [...findingsOf(when), ...unless])
      if (!vocabulary.find(finding)) throw new Error(`triage rule "${id}": no finding "${finding}"`);
    for (const finding of unless)
      if (vocabulary.find(finding)?.kind !== 'risk')
        throw new Error(`triage rule "${id}": only a risk may keep it silent, not "${finding}"`);
  }
}

const negatesFinding = (condition: Condition): boolean =>
  typeof condition === 'object' && 'not' in condition
    ? findingsOf(condition).length > 0
    : partsOf(condition).some(negatesFinding);
