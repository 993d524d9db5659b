import type { Answer, Patient } from '@arogya/rules';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Its columns, and what they are called here. */
const FINDINGS: Readonly<Record<string, string>> = {
  headache: 'headache',
  rigors: 'chills',
  skin_redness: 'skin-red-hot',
  rash: 'rash',
  cough: 'cough',
  breathlessness: 'breathless',
  bloody_diarrhoea: 'blood-in-stool',
  abdominal_pain: 'belly-pain',
  confusion_or_coma: 'confused',
  joint_or_muscle_pain: 'body-ache',
  wound: 'wound',
  sore_throat: 'sore-throat',
  chest_pain: 'chest-pain',
  watery_diarrhoea: 'diarrhoea',
  vomiting_or_nausea: 'nausea',
};

/** What else is absent where one of its columns is, since a column is of two things. */
const NEITHER: Readonly<Record<string, readonly string[]>> = {
  joint_or_muscle_pain: ['joint-pain'],
  confusion_or_coma: ['drowsy', 'unconscious'],
};

/** What the hospital named, and the conditions of ours that it may be; their probabilities are added up. */
export const CLASSES: Readonly<Record<string, readonly string[]>> = {
  dengue: ['dengue', 'severe-dengue'],
  pneumonia: ['pneumonia'],
  leptospirosis: ['leptospirosis'],
  gastroenteritis: ['gastroenteritis', 'food-poisoning', 'dysentery', 'cholera', 'severe-dehydration'],
  urinary: ['urinary-infection', 'kidney-infection'],
  'skin-infection': ['cellulitis', 'boil-abscess', 'impetigo'],
  diphtheria: ['diphtheria'],
  typhoid: ['typhoid'],
  'upper-airways': ['common-cold', 'pharyngitis', 'acute-bronchitis', 'influenza', 'sinusitis'],
  'viral-fever': ['viral-fever'],
  measles: ['measles'],
  brain: ['meningitis', 'encephalitis'],
  tuberculosis: ['tuberculosis'],
  hepatitis: ['hepatitis'],
  'belly-infection': ['appendicitis', 'gallstone-disease', 'liver-abscess'],
  'septic-joint': ['septic-joint'],
  sepsis: ['sepsis'],
  'pelvic-infection': ['sti'],
};

/** Its spellings of a diagnosis, in small letters. "Others" and what we have no condition for are left out. */
const SPELLINGS: Readonly<Record<string, keyof typeof CLASSES>> = {
  dengue: 'dengue',
  'with warning signs': 'dengue',
  'pneumonia lri': 'pneumonia',
  'penumonia lri': 'pneumonia',
  'pneumonia lri with measles': 'measles',
  'pneumonia lri (measles)': 'measles',
  'virus infection (measles)': 'measles',
  measles: 'measles',
  leptospirosis: 'leptospirosis',
  'acute gastroenteritis': 'gastroenteritis',
  'urinary tract infection': 'urinary',
  'acute pyelonephritis': 'urinary',
  'skin infection': 'skin-infection',
  cellulitis: 'skin-infection',
  diphtheria: 'diphtheria',
  'typhoid fever': 'typhoid',
  'enteric fever': 'typhoid',
  ari: 'upper-airways',
  atp: 'upper-airways',
  'virus infection': 'viral-fever',
  'viral infection': 'viral-fever',
  'systemic viral infection': 'viral-fever',
  'systematic viral illness': 'viral-fever',
  meningococcemia: 'brain',
  meningitis: 'brain',
  'tb meningitis': 'brain',
  'cns infection': 'brain',
  encephalitis: 'brain',
  tb: 'tuberculosis',
  hepatitis: 'hepatitis',
  'hepatic abscess': 'belly-infection',
  cholecystitis: 'belly-infection',
  diverticulitis: 'belly-infection',
  peritonitis: 'belly-infection',
  'intraabdominal infection': 'belly-infection',
  'septic arthritis': 'septic-joint',
  sepsis: 'sepsis',
  'pelvic inflamatory disease pid': 'pelvic-infection',
};

/** Known of each, by the names of the file; symptoms are "0" and "1". */
const Row = z.looseObject({
  age: z.coerce.number(),
  sex: z.enum(['female', 'male']),
  days_ill: z.coerce.number(),
  temperature_c: z.coerce.number(),
  /** Of confusion, 22 breaths or more, and a systolic pressure of 100 or less, how many. */
  qsofa: z.coerce.number(),
  icu: z.coerce.number(),
  final_diagnosis: z.string(),
});
export type Row = z.infer<typeof Row>;

/** One of the list: what they told and had measured, and what it turned out to be. */
export interface Febrile {
  readonly row: Row;
  readonly patient: Patient;
  /** Null where the hospital's name is none of `CLASSES`. */
  readonly named: string | null;
}

/** Everybody of the list: a CSV with one row a patient. */
export function readFebrile(file: string): Febrile[] {
  const rows = z.array(Row).parse(parse(readFileSync(file, 'utf8'), { columns: true }));
  return rows.map((row) => ({
    row,
    patient: patientOf(row),
    named: SPELLINGS[spelling(row.final_diagnosis)] ?? null,
  }));
}

const spelling = (diagnosis: string): string =>
  diagnosis.split(',')[0]!.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** All came with a fever of the last days; the hospital's month and pressures are not in the list. */
function patientOf(row: Row): Patient {
  const has = (column: string): boolean => row[column] === '1';
  const findings: Record<string, Answer> = { fever: 'present' };
  for (const [column, finding] of Object.entries(FINDINGS))
    findings[finding] = has(column) ? 'present' : 'absent';
  for (const [column, others] of Object.entries(NEITHER))
    if (!has(column)) for (const finding of others) findings[finding] = 'absent';
  if (has('bloody_diarrhoea')) findings.diarrhoea = 'present';
  // Redness all over is the rash's, and ours is that of one hot place.
  if (has('rash')) delete findings['skin-red-hot'];
  return {
    age: { value: row.age, unit: 'years' },
    sex: row.sex,
    durationDays: row.days_ill,
    findings,
    vitals: { temperatureC: row.temperature_c },
  };
}

/** The same for a learner: the columns as they are, age and days in ranges. */
export const featuresOf = (row: Row): string[] => [
  ...Object.keys(FINDINGS).map((column) => `${column}=${String(row[column])}`),
  `age=${[5, 12, 20, 40, 65].filter((from) => row.age >= from).length}`,
  `days=${[2, 4, 6, 9, 15].filter((from) => row.days_ill >= from).length}`,
  `temperature=${[37.5, 38.5, 39.5].filter((from) => row.temperature_c >= from).length}`,
  row.sex,
];

/** Whether they were in danger: in intensive care, or two signs of three. */
export const isGrave = ({ qsofa, icu }: Row): boolean => qsofa >= 2 || icu === 1;
