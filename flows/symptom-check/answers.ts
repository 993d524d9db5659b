import { DANGERS, type Answer, type Facts, type Patient, type Question, type Who } from '@arogya/rules';
import type { AnswerValue } from '../screen.ts';
import type { Context } from './context.ts';

type Told = Pick<Context, 'patient' | 'question' | 'past'>;

/** What "yes", "no" and "don't know" mean of a finding. */
const ANSWERS: Readonly<Record<string, Answer>> = { yes: 'present', no: 'absent', unsure: 'unsure' };

/** Whom the complaint is of, as the menu asks it. */
export const PATIENTS: Readonly<Record<Who, Partial<Patient>>> = {
  // Whoever chose it was told that it means under two months: the age is known, and is not asked again.
  baby: { age: { value: 1, unit: 'months' } },
  child: { ageWord: 'child' },
  pregnant: { ageWord: 'adult', sex: 'female', pregnancy: 'yes' },
  woman: { ageWord: 'adult', sex: 'female' },
  man: { ageWord: 'adult', sex: 'male' },
};

/** Ages to choose from stand for spans: each option's value is an age within its span, that of
 * which the rules make most. */
export const AGES = {
  young: {
    'months-0-1': { value: 1, unit: 'months' },
    'months-2': { value: 2.5, unit: 'months' },
    'months-3-11': { value: 5, unit: 'months' },
    'years-1-4': { value: 3, unit: 'years' },
    'years-5-11': { value: 8, unit: 'years' },
  },
  grown: {
    'years-12-29': { value: 20, unit: 'years' },
    'years-30-49': { value: 40, unit: 'years' },
    'years-50-64': { value: 62, unit: 'years' },
    'years-65': { value: 70, unit: 'years' },
  },
} as const satisfies Record<string, Record<string, Patient['age']>>;

/** Since when, in days. */
export const DURATIONS: Readonly<Record<string, number>> = {
  today: 0.5,
  'days-1-2': 2,
  'days-3-6': 4,
  'days-7-13': 10,
  'days-14': 21,
};

/** Pregnancy, as it is asked. */
export const PREGNANCIES = ['yes', 'no', 'within-42-days', 'could-be'] as const;

/** The ages that are asked of this patient; a mother is grown, though a baby be named. */
export function agesOf({
  ageWord,
  pregnancy,
}: Patient): Readonly<Record<string, NonNullable<Patient['age']>>> {
  const isMother = pregnancy === 'yes' || pregnancy === 'within-42-days';
  return !isMother && (ageWord === 'child' || ageWord === 'baby') ? AGES.young : AGES.grown;
}

/** A patient of whom so many findings are answered alike. */
export const withFindings = (patient: Patient, ids: readonly string[], answer: Answer): Patient => ({
  ...patient,
  findings: { ...patient.findings, ...Object.fromEntries(ids.map((id) => [id, answer])) },
});

/** What one of the danger question's list is called among the findings. */
export const dangerOf = (value: AnswerValue | null): string | null =>
  typeof value === 'string' && value in DANGERS ? DANGERS[value as keyof typeof DANGERS] : null;

/** Takes the answer to the question that stands. A "yes" to several red flags leads to which of them. */
export function answered({ patient, question, past }: Told, value: AnswerValue): Told {
  if (!question) return { patient, question, past };
  const done = { question: null, past: [...past, question] };
  switch (question.kind) {
    case 'screen':
      if (value === 'yes') return { patient, past, question: { ...question, kind: 'which' } };
      return { patient: withFindings(patient, question.findings, ANSWERS[String(value)]!), ...done };
    case 'which': {
      // The others were not asked one by one. Who said yes and then none of them does not know.
      const chosen = question.findings.find((id) => id === value);
      return chosen
        ? { patient: withFindings(patient, [chosen], 'present'), ...done }
        : { patient: withFindings(patient, question.findings, 'unsure'), ...done };
    }
    case 'also': {
      // One is chosen: of the others nothing is known.
      const chosen = question.findings.find((id) => id === value);
      return chosen
        ? { patient: withFindings(patient, [chosen], 'present'), ...done }
        : {
            patient: withFindings(patient, question.findings, value === 'none' ? 'absent' : 'unsure'),
            ...done,
          };
    }
    case 'finding':
      return { patient: withFindings(patient, [question.id], ANSWERS[String(value)]!), ...done };
    case 'age':
      return { patient: { ...patient, age: agesOf(patient)[String(value)] }, ...done };
    case 'duration':
      return { patient: { ...patient, durationDays: DURATIONS[String(value)] }, ...done };
    case 'pregnancy':
      return { patient: { ...patient, pregnancy: value as Patient['pregnancy'] }, ...done };
  }
}

/** Goes back to the last question, its answer taken back. */
export function takenBack({ patient, question, past }: Told): Told {
  if (question?.kind === 'which') return { patient, past, question: { ...question, kind: 'screen' } };
  const last = past.at(-1);
  if (!last) return { patient, question, past };
  return { patient: without(patient, last), question: last, past: past.slice(0, -1) };
}

function without(patient: Patient, { ...question }: Question): Patient {
  const { findings, age, durationDays, pregnancy, ...rest } = patient;
  const ids = 'findings' in question ? question.findings : question.kind === 'finding' ? [question.id] : [];
  return {
    ...rest,
    findings: Object.fromEntries(Object.entries(findings).filter(([id]) => !ids.includes(id))),
    ...(age && question.kind !== 'age' ? { age } : {}),
    ...(durationDays !== undefined && question.kind !== 'duration' ? { durationDays } : {}),
    ...(pregnancy && question.kind !== 'pregnancy' ? { pregnancy } : {}),
  };
}

/** Units of an age that are a year. */
const UNITS_A_YEAR = { days: 365, months: 12, years: 1 } as const;

/** Ages, in years, that stand for a span within which schemes differ: whoever chose one is asked again. */
const SPANS: ReadonlySet<number> = new Set(
  (['years-12-29', 'years-50-64', 'years-65'] as const).map((id) => AGES.grown[id].value),
);

const MATERNITY: Readonly<Record<string, string>> = {
  yes: 'pregnant',
  'within-42-days': 'after-birth',
  no: 'neither',
};

/** What of someone ill is a fact of schemes: age in full years, sex, and whether she is pregnant or has given birth. */
export function factsOf({ age, sex, pregnancy = 'unknown' }: Patient): Facts {
  const years = age && Math.floor(age.value / UNITS_A_YEAR[age.unit]);
  const maternity = MATERNITY[pregnancy];
  return {
    ...(years === undefined || SPANS.has(years) ? {} : { age: years }),
    ...(sex ? { sex } : {}),
    ...(maternity ? { maternity } : {}),
  };
}
