import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Age, bandOf, Level, Pregnancy, Sex, Vitals, type Vocabulary } from '@arogya/rules';
import { z } from 'zod';
import { projectRoot } from '../../core/root.ts';

/** Somebody ill, as written down by hand: what they say, what is so, and how soon they are to be seen. */
export const Case = z.object({
  id: z.string(),
  level: Level,
  /** Null where several conditions fit. */
  condition: z.string().nullable(),
  age: Age,
  sex: Sex,
  pregnancy: Pregnancy,
  durationDays: z.number().min(0),
  /** What a person would write, by language. */
  text: z.partialRecord(z.enum(['en', 'hi', 'hi-Latn']), z.string().min(1)),
  /** What they would answer when asked. */
  findings: z.object({ present: z.array(z.string()), absent: z.array(z.string()) }),
  vitals: Vitals.optional(),
  why: z.string(),
});
export type Case = z.infer<typeof Case>;
export type Language = keyof Case['text'];

/** Cases that belong together. Those held out were written by people who had seen neither rules nor lexicon. */
export interface CaseSet {
  readonly name: string;
  readonly kind: 'vignettes' | 'clinic-notes';
  readonly isHeldOut: boolean;
  readonly cases: readonly Case[];
}

/** In which the texts were written: a year that they name is so long ago as it is before this one. */
export const YEAR_WRITTEN = 2026;

const KINDS = ['vignettes', 'clinic-notes'] as const;

/** Groups of patients that are looked at by themselves. */
export const GROUPS = ['0–59 days', 'under 5', 'pregnant or after birth', '65 and over', 'others'] as const;
export type Group = (typeof GROUPS)[number];

/** Reads all sets of this folder. Throws naming the file and what is malformed in it, or a finding that is not known. */
export function loadSets(vocabulary: Vocabulary): CaseSet[] {
  return KINDS.flatMap((kind) => {
    const folder = join(projectRoot, 'ml', 'evaluation', kind);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    return files.sort().map((file) => {
      const parsed = z.array(Case).safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (!parsed.success) throw new Error(`${kind}/${file}: ${z.prettifyError(parsed.error)}`);
      for (const { id, findings } of parsed.data)
        for (const finding of [...findings.present, ...findings.absent])
          if (!vocabulary.find(finding)) throw new Error(`${kind}/${file}: ${id} has "${finding}"`);
      const name = `${kind}/${file.replace('.json', '')}`;
      return { name, kind, isHeldOut: file.startsWith('test'), cases: parsed.data };
    });
  });
}

/** The group that somebody belongs to: the youngest first, then those with child. */
export function groupOf({ age, pregnancy }: Pick<Case, 'age' | 'pregnancy'>): Group {
  const band = bandOf({ age });
  if (band === 'newborn') return '0–59 days';
  if (band === 'infant' || band === 'toddler') return 'under 5';
  if (pregnancy === 'yes' || pregnancy === 'within-42-days') return 'pregnant or after birth';
  return band === 'elder' ? '65 and over' : 'others';
}

/** The languages that a case is written in. */
export const languagesOf = ({ text }: Case): Language[] => Object.keys(text) as Language[];
