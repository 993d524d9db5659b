import { z } from 'zod';

/** What a question about a finding was answered with. A finding that was not asked about has no answer. */
export const Answer = z.enum(['present', 'absent', 'unsure']);
export type Answer = z.infer<typeof Answer>;

/** An age, decimals allowed: { value: 1.5, unit: 'months' }. */
export const Age = z.strictObject({
  value: z.number().min(0).max(45_000),
  unit: z.enum(['days', 'months', 'years']),
});
export type Age = z.infer<typeof Age>;

/** Ages that are asked and judged alike: 0-59 days, 2-11 months, 12-59 months, 5-11, 12-64, 65 years and over. */
export const Band = z.enum(['newborn', 'infant', 'toddler', 'child', 'adult', 'elder']);
export type Band = z.infer<typeof Band>;

export const Sex = z.enum(['female', 'male']);
export type Sex = z.infer<typeof Sex>;

export const Pregnancy = z.enum(['no', 'yes', 'could-be', 'within-42-days', 'unknown']);
export type Pregnancy = z.infer<typeof Pregnancy>;

/** Measured values: °C, beats and breaths a minute, per cent, mmHg, mg/dl. */
export const Vitals = z.strictObject({
  temperatureC: z.number().min(25).max(45).optional(),
  pulse: z.number().min(10).max(300).optional(),
  spo2: z.number().min(30).max(100).optional(),
  breathsPerMinute: z.number().min(2).max(150).optional(),
  systolic: z.number().min(40).max(300).optional(),
  diastolic: z.number().min(20).max(200).optional(),
  glucoseMgDl: z.number().min(5).max(1500).optional(),
});
export type Vitals = z.infer<typeof Vitals>;

/** One who is ill, as far as is known. `ageWord` is what was said in place of an age ("baby", "old man"). */
export const Patient = z.strictObject({
  age: Age.optional(),
  ageWord: z.enum(['baby', 'child', 'adult', 'old']).optional(),
  sex: Sex.optional(),
  pregnancy: Pregnancy.optional(),
  /** Since when the complaint lasts; parts of a day are decimals. */
  durationDays: z.number().min(0).max(36_500).optional(),
  /** By id of the finding (ml/knowledge/findings.json): symptoms and risks. */
  findings: z.record(z.string(), Answer),
  vitals: Vitals.optional(),
  /** 1 to 12, for what has a season. */
  month: z.int().min(1).max(12).optional(),
});
export type Patient = z.infer<typeof Patient>;

/** From mildest to gravest. */
export const LEVELS = ['self-care', 'soon', 'urgent', 'emergency'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

/** The graver of two levels. */
export const graver = (one: Level, other: Level): Level =>
  LEVELS.indexOf(one) >= LEVELS.indexOf(other) ? one : other;

const DAYS = { days: 1, months: 30.4375, years: 365.25 } as const;

/** An age in days. */
export const daysOf = ({ value, unit }: Age): number => value * DAYS[unit];

/** An age in years. */
export const yearsOf = (age: Age): number => daysOf(age) / DAYS.years;

/** Upper ends, not included, in days. */
const BAND_ENDS: readonly (readonly [number, Band])[] = [
  [60, 'newborn'],
  [DAYS.years, 'infant'],
  [5 * DAYS.years, 'toddler'],
  [12 * DAYS.years, 'child'],
  [65 * DAYS.years, 'adult'],
];

/** The most cautious band that a word allows: a "baby" may be of the first weeks. */
const BAND_OF_WORD = { baby: 'newborn', child: 'toddler', adult: 'adult', old: 'elder' } as const;

/** The band of a patient; null when nothing at all is known of the age. */
export function bandOf({ age, ageWord }: Pick<Patient, 'age' | 'ageWord'>): Band | null {
  if (!age) return ageWord ? BAND_OF_WORD[ageWord] : null;
  const days = daysOf(age);
  return BAND_ENDS.find(([end]) => days < end)?.[1] ?? 'elder';
}

/** Years between which a woman who has not said may be pregnant. */
const FERTILE = { from: 12, to: 50 } as const;

/** Pregnancy as it must be reckoned with: a woman of 12 to 50 who has not said could be. */
export function pregnancyOf({ age, sex, pregnancy, ageWord }: Patient): Pregnancy {
  if (pregnancy && pregnancy !== 'unknown') return pregnancy;
  if (sex === 'male') return 'no';
  const years = age ? yearsOf(age) : ageWord === 'adult' || !ageWord ? FERTILE.from : null;
  if (years === null || years < FERTILE.from || years > FERTILE.to) return 'no';
  return sex === 'female' ? 'could-be' : 'unknown';
}
