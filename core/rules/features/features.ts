import { Band, bandOf, pregnancyOf, Sex, yearsOf, type Answer, type Patient } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';

const PREGNANCIES = ['no', 'yes', 'within-42-days', 'could-be'] as const;
const MONTHS = 12;
/** Stands for years that were not said, so that nobody counts as newborn for silence; by what age word was used. */
const YEARS_UNSAID = 30;
const YEARS_OF_WORD = { baby: 0.1, child: 5, adult: 35, old: 70 } as const;
const YEARS_SCALE = Math.log(101);
const SHORTEST_DAYS = 0.04;
const DAYS_SCALE = 5;
/** What is taken from a value, and what it is divided by then. */
const PRESSURES = {
  systolic: { middle: 120, scale: 40 },
  diastolic: { middle: 80, scale: 20 },
} as const;
const TEMPERATURE = { middle: 37, scale: 2 } as const;
const COUNT_SCALE = 5;
/** °C. */
const FEVER_FROM = 38;
const HIGH_FEVER_FROM = 39;
const NO_FEVER_BELOW = 37.5;

export interface Features {
  /** Their names in their order, as in ml/manifest.json. */
  readonly names: readonly string[];
  /** One number for each name. A finding that is unknown or unsure is neither present nor absent. */
  of(patient: Patient): Float32Array;
}

/** What a model is given of a patient: ml/training/features.py makes the same in the same order. */
export function createFeatures(vocabulary: Vocabulary): Features {
  const ids = vocabulary.findings.map(({ id }) => id);
  const names = [
    ...ids.map((id) => `present:${id}`),
    ...ids.map((id) => `absent:${id}`),
    ...Band.options.map((band) => `band:${band}`),
    'years',
    ...Sex.options.map((sex) => `sex:${sex}`),
    ...PREGNANCIES.map((pregnancy) => `pregnancy:${pregnancy}`),
    ...['days-known', 'days', 'days-squared'],
    ...Array.from({ length: MONTHS }, (_, month) => `month:${month + 1}`),
    ...Object.keys(PRESSURES).flatMap((name) => [`${name}-known`, name, `${name}-squared`]),
    ...['temperature-known', 'temperature', 'present-count', 'absent-count'],
  ];
  const at = new Map(names.map((name, index) => [name, index]));

  function of(patient: Patient): Float32Array {
    const vector = new Float32Array(names.length);
    const set = (name: string, value = 1): void => {
      const index = at.get(name);
      if (index !== undefined) vector[index] = value;
    };
    const setScaled = (name: string, value: number, middle: number, scale: number): void => {
      const scaled = (value - middle) / scale;
      set(`${name}-known`);
      set(name, scaled);
      set(`${name}-squared`, scaled * scaled);
    };

    const count = { present: 0, absent: 0 };
    for (const [id, answer] of Object.entries(vocabulary.complete(withTemperature(patient)))) {
      if (answer === 'unsure') continue;
      set(`${answer}:${id}`);
      count[answer]++;
    }
    set('present-count', Math.log1p(count.present) / COUNT_SCALE);
    set('absent-count', Math.log1p(count.absent) / COUNT_SCALE);
    const { age, ageWord, sex, durationDays, month, vitals } = patient;
    const band = bandOf(patient);
    if (band) set(`band:${band}`);
    const years = age ? yearsOf(age) : ageWord ? YEARS_OF_WORD[ageWord] : YEARS_UNSAID;
    set('years', Math.log1p(years) / YEARS_SCALE);
    if (sex) set(`sex:${sex}`);
    set(`pregnancy:${pregnancyOf(patient)}`);
    if (durationDays !== undefined)
      setScaled('days', Math.log(Math.max(durationDays, SHORTEST_DAYS)), 0, DAYS_SCALE);
    if (month) set(`month:${month}`);
    for (const [name, { middle, scale }] of Object.entries(PRESSURES)) {
      const value = vitals?.[name as keyof typeof PRESSURES];
      if (value !== undefined) setScaled(name, value, middle, scale);
    }
    if (vitals?.temperatureC !== undefined)
      setScaled('temperature', vitals.temperatureC, TEMPERATURE.middle, TEMPERATURE.scale);
    return vector;
  }

  return { names, of };
}

/** A temperature that was taken answers the question of fever, where no answer was given. */
function withTemperature({ findings, vitals }: Patient): Record<string, Answer> {
  const answers = { ...findings };
  const { temperatureC } = vitals ?? {};
  if (temperatureC === undefined) return answers;
  const known = (id: string): boolean => answers[id] === 'present' || answers[id] === 'absent';
  if (!known('fever') && temperatureC >= FEVER_FROM) answers.fever = 'present';
  if (!known('fever') && temperatureC < NO_FEVER_BELOW) answers.fever = 'absent';
  if (answers.fever === 'present' && !known('fever-high') && temperatureC >= HIGH_FEVER_FROM)
    answers['fever-high'] = 'present';
  return answers;
}
