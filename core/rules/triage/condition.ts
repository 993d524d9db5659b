import { z } from 'zod';
import { daysOf, Vitals, yearsOf, type Answer, type Patient } from '../patient.ts';

/** A span of numbers: from and upTo include their ends, above and below do not. */
const Range = z.strictObject({
  from: z.number().optional(),
  above: z.number().optional(),
  upTo: z.number().optional(),
  below: z.number().optional(),
  /** Counts as fulfilled where the number was not told. */
  orUnknown: z.literal(true).optional(),
});
export type Range = z.infer<typeof Range>;

const VitalName = Vitals.keyof();

/**
 * What a rule asks of a patient: a finding's id, a measured value, an age or a duration in days, or several of these.
 * Ages are in completed or decimal days, months or years.
 */
export type Condition =
  | string
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly atLeast: number; readonly of: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly vital: z.infer<typeof VitalName>; readonly is: Range }
  | { readonly age: 'days' | 'months' | 'years'; readonly is: Range }
  | { readonly lasts: Range };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.string().min(1),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ atLeast: z.int().min(1), of: z.array(Condition).min(2) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ vital: VitalName, is: Range }),
    z.strictObject({ age: z.enum(['days', 'months', 'years']), is: Range }),
    z.strictObject({ lasts: Range }),
  ]),
);

/** What is known of a condition. What was not asked is unknown, neither yes nor no. */
export type Truth = 'yes' | 'no' | 'unknown';

/** A patient made ready for rules: every answer with all that it implies. */
export interface Facts {
  readonly patient: Patient;
  readonly answers: Readonly<Record<string, Answer>>;
}

const DAYS_A_MONTH = daysOf({ value: 1, unit: 'months' });

/** The youngest years that a word in place of an age allows a rule to count on. */
const YEARS_OF_WORD = { baby: 0, child: 1, adult: null, old: 65 } as const;

/** Whether a condition holds. `unsure` says what "don't know" counts as. */
export function judge(condition: Condition, facts: Facts, unsure: 'yes' | 'unknown'): Truth {
  if (typeof condition === 'string') {
    const answer = facts.answers[condition];
    if (answer === 'unsure') return unsure;
    return answer === 'present' ? 'yes' : answer === 'absent' ? 'no' : 'unknown';
  }
  if ('vital' in condition) return within(facts.patient.vitals?.[condition.vital] ?? null, condition.is);
  if ('age' in condition) return within(ageIn(condition.age, facts.patient), condition.is);
  if ('lasts' in condition) return within(facts.patient.durationDays ?? null, condition.lasts);
  if ('not' in condition) {
    const truth = judge(condition.not, facts, unsure);
    return truth === 'unknown' ? truth : truth === 'yes' ? 'no' : 'yes';
  }
  const [needed, parts] =
    'all' in condition
      ? [condition.all.length, condition.all]
      : 'any' in condition
        ? [1, condition.any]
        : [condition.atLeast, condition.of];
  return count(parts, needed, facts, unsure);
}

function count(parts: readonly Condition[], needed: number, facts: Facts, unsure: 'yes' | 'unknown'): Truth {
  let yes = 0;
  let open = parts.length;
  for (const part of parts) {
    const truth = judge(part, facts, unsure);
    if (truth === 'yes' && ++yes >= needed) return 'yes';
    if (truth === 'no' && --open < needed) return 'no';
  }
  return 'unknown';
}

function within(value: number | null, { from, above, upTo, below, orUnknown }: Range): Truth {
  if (value === null) return orUnknown ? 'yes' : 'unknown';
  const inside =
    (from === undefined || value >= from) &&
    (above === undefined || value > above) &&
    (upTo === undefined || value <= upTo) &&
    (below === undefined || value < below);
  return inside ? 'yes' : 'no';
}

function ageIn(unit: 'days' | 'months' | 'years', { age, ageWord }: Patient): number | null {
  const years = age ? yearsOf(age) : ageWord ? YEARS_OF_WORD[ageWord] : null;
  if (years === null || unit === 'years') return years;
  const days = age ? daysOf(age) : daysOf({ value: years, unit: 'years' });
  return unit === 'days' ? days : days / DAYS_A_MONTH;
}

/** The conditions that a condition is made of; none of one that stands alone. */
export function partsOf(condition: Condition): readonly Condition[] {
  if (typeof condition === 'string') return [];
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('of' in condition) return condition.of;
  return 'not' in condition ? [condition.not] : [];
}

/** The findings that a condition names. */
export const findingsOf = (condition: Condition): string[] =>
  typeof condition === 'string' ? [condition] : partsOf(condition).flatMap(findingsOf);
