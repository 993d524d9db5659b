import { z } from 'zod';
import { yearsOf } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { MINOR } from './minor.ts';
import { redFlagsOf, riskScreen } from './red-flags.ts';
import { Reviewed } from './rule.ts';
import { complaintsOf, type Who } from './who.ts';

/** A minor complaint that may be cared for at home, where everything else allows it. */
export const Minor = Reviewed.extend({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** One of these is the complaint. */
  complaint: z.array(z.string()).min(1),
  /** These may come with it; any other symptom is more than minor. */
  with: z.array(z.string()),
  /** Up to so many days. */
  days: z.number().positive(),
  /** Must be answered no, beside the red flags of the complaint. */
  no: z.array(z.string()),
  /** These must have been denied in so many words before it is taken for minor at all. */
  denied: z.array(z.string()).min(1).optional(),
  /** In years, the end not included, where it is narrower than 5 to 64. */
  years: z.strictObject({ from: z.number(), below: z.number() }).optional(),
  /** It comes with a period: whoever has it is not asked whether she is pregnant. */
  ofPeriod: z.literal(true).optional(),
  off: z.boolean().optional(),
});
export type Minor = z.infer<typeof Minor>;

/** Minor complaints, checked. No clinician has read them yet. */
export const minor: readonly Minor[] = z.array(Minor).parse(MINOR);

/** Years for self-care; the end is not included. */
const YEARS = { from: 5, below: 65 } as const;

/** Risks that must be answered no: those of the risk question. */
export const ASKED_RISKS = riskScreen.findings;
/** Risks that bar self-care where they are known. */
const BARRING_RISKS: readonly string[] = [
  ...ASKED_RISKS,
  'hiv',
  'cancer',
  'liver-disease',
  'asthma',
  'copd',
  'sickle-cell',
  'stroke-before',
  'blood-thinner',
  'surgery-recent',
  'bedridden',
  'wasted',
  'abortion-recent',
  'unqualified-injection',
  'illicit-liquor',
];

/** Who the patient is, as far as self-care asks and nobody has told. */
export type Missing = 'age' | 'pregnancy' | 'duration';

/** How a complaint stands to self-care: the row it falls under, what of the patient is not known, what must still be no. */
export interface Standing {
  readonly row: Minor;
  readonly missing: readonly Missing[];
  readonly unanswered: readonly string[];
  /** What is missing does not speak against it for now; it must be asked, or said with the advice. */
  readonly isLikely: boolean;
}

/**
 * The minor complaint that a patient has and nothing else; null where something bars self-care: another symptom, an age,
 * a duration, pregnancy, a risk, a red flag that is present or not known.
 */
export function standing(
  who: Who,
  { vocabulary, off }: { vocabulary: Vocabulary; off: readonly string[] },
): Standing | null {
  const { patient, answers } = who;
  const symptoms = complaintsOf(who, vocabulary);
  const row = minor.find(
    (row) =>
      !row.off &&
      !off.includes(row.id) &&
      row.complaint.some((id) => answers[id] === 'present') &&
      symptoms.every((id) => row.complaint.includes(id) || row.with.includes(id)),
  );
  if (!row) return null;

  const redFlags = redFlagsOf(
    who,
    row.complaint.filter((id) => answers[id] === 'present'),
    vocabulary,
  );
  const mustBeNo = [...new Set([...redFlags, ...row.no, ...ASKED_RISKS])].filter(
    (id) => !row.complaint.includes(id) && !row.with.includes(id),
  );
  const known = (id: string): boolean => answers[id] === 'present' || answers[id] === 'unsure';
  if (mustBeNo.some(known) || BARRING_RISKS.some(known)) return null;
  if (row.denied?.some((id) => answers[id] !== 'absent')) return null;

  const years = patient.age ? yearsOf(patient.age) : null;
  const span = row.years ?? YEARS;
  if (
    years === null ? !who.bands.has('adult') || who.bands.size > 1 : years < span.from || years >= span.below
  )
    return null;
  if (who.pregnancies.has('yes') || who.pregnancies.has('within-42-days')) return null;
  if (patient.durationDays !== undefined && patient.durationDays > row.days) return null;

  const missing: Missing[] = [];
  if (years === null && (patient.ageWord !== 'adult' || row.years)) missing.push('age');
  if (!who.pregnancies.has('no') && !row.ofPeriod) missing.push('pregnancy');
  if (patient.durationDays === undefined) missing.push('duration');
  return {
    row,
    missing,
    unanswered: mustBeNo.filter((id) => answers[id] !== 'absent'),
    isLikely: missing.every((what) => isLikely(what, row, who)),
  };
}

/** Most who do not say an age are of one at which it may wait, as long as no word and no row doubts it. */
function isLikely(what: Missing, row: Minor, { patient, pregnancies }: Who): boolean {
  if (what === 'duration') return true;
  if (what === 'age') return patient.ageWord === undefined && row.years === undefined;
  return pregnancies.has('unknown');
}
