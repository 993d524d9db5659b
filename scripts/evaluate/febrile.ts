import type { Answer, Level, Patient } from '@arogya/rules';
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../core/root.ts';
import { loadKnowledge } from '../../core/symptoms/knowledge.ts';
import { createModel } from '../../core/symptoms/model.ts';
import { crossValidated } from './ceiling.ts';

/**
 * `node scripts/run.mjs scripts/evaluate/febrile.ts [FILE]`: the model on real hospital patients with fever (Saito et al.,
 * PLOS Neglected Tropical Diseases, 2022; CC BY; Manila, 2015 to 2019). The list is neither part of the project nor ever
 * trained on; it is FILE, or lies in the folder SHARED_DATA.
 */
const LIST = join('ml', 'febrile_patients_development_half.csv');

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
const CLASSES: Readonly<Record<string, readonly string[]>> = {
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

const Row = z.looseObject({
  age: z.coerce.number(),
  sex: z.enum(['female', 'male']),
  days_ill: z.coerce.number(),
  temperature_c: z.coerce.number(),
  final_diagnosis: z.string(),
});
type Row = z.infer<typeof Row>;

/**
 * Of those who first ask for help with a condition of a level, how many come to a hospital's ward: powers of ten, assumed
 * and not fitted, since the list is of a ward and the model's prior is of first contacts.
 */
const ADMITTED: Readonly<Record<Level, number>> = {
  'self-care': 0.001,
  soon: 0.01,
  urgent: 0.1,
  emergency: 0.5,
};

const FOLDS = 10;
const NAMED = 3;

/** What it was, and what was thought, likeliest first. */
interface Answered {
  readonly named: string;
  readonly order: readonly string[];
}

const file =
  process.argv[2] ?? join(process.env.SHARED_DATA ?? join(projectRoot, '..', 'shared', 'data'), LIST);
async function evaluate(): Promise<void> {
  const { vocabulary, conditions } = loadKnowledge();
  const ml = (name: string): string => join(projectRoot, 'ml', name);
  const model = await createModel({ file: ml('model.onnx'), manifest: ml('manifest.json'), vocabulary });
  const rows = z.array(Row).parse(parse(readFileSync(file, 'utf8'), { columns: true }));
  const cases = rows.flatMap((row) => {
    const named = SPELLINGS[spelling(row.final_diagnosis)];
    return named ? [{ row, patient: patientOf(row), named }] : [];
  });
  const present = [...new Set(cases.map(({ named }) => named))];
  const count = (name: string): number => cases.filter(({ named }) => named === name).length;
  const commonest = present.sort((one, other) => count(other) - count(one));

  const judged = await Promise.all(
    cases.map(async ({ patient, named }) => ({ named, probabilities: await model.probabilities(patient) })),
  );
  const levels = new Map(conditions.map(({ id, level }) => [id, level]));
  const byModel = (weightOf: (id: string) => number): Answered[] =>
    judged.map(({ named, probabilities }) => {
      const share = (name: string): number =>
        CLASSES[name]!.reduce(
          (sum, id) => sum + weightOf(id) * probabilities[model.conditions.indexOf(id)]!,
          0,
        );
      return { named, order: present.toSorted((one, other) => share(other) - share(one)) };
    });
  const atFirst = byModel(() => 1);
  const inWard = byModel((id) => ADMITTED[levels.get(id)!]);
  const always = cases.map(({ named }) => ({ named, order: commonest }));
  const supervised = crossValidated(
    cases.map(({ row, named }) => ({ features: featuresOf(row), named })),
    FOLDS,
  );

  process.stdout.write(`${cases.length} of ${rows.length} patients, ${present.length} diagnoses\n`);
  print('the model, as for a first contact', atFirst);
  print('the model, as for a ward', inWard);
  print('always the three commonest', always);
  print(`supervised, ${FOLDS}-fold`, supervised);
  for (const name of commonest) {
    const own = inWard.filter(({ named }) => named === name);
    process.stdout.write(
      `  ${name.padEnd(20)} ${String(own.length).padStart(4)}  top-3 ${figures(own).top3.toFixed(2)}\n`,
    );
  }
  await model.close();
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
const featuresOf = (row: Row): string[] => [
  ...Object.keys(FINDINGS).map((column) => `${column}=${String(row[column])}`),
  `age=${[5, 12, 20, 40, 65].filter((from) => row.age >= from).length}`,
  `days=${[2, 4, 6, 9, 15].filter((from) => row.days_ill >= from).length}`,
  `temperature=${[37.5, 38.5, 39.5].filter((from) => row.temperature_c >= from).length}`,
  row.sex,
];

function figures(answers: readonly Answered[]): { top1: number; top3: number } {
  const right = (most: number): number =>
    answers.filter(({ named, order }) => order.slice(0, most).includes(named)).length / answers.length;
  return { top1: right(1), top3: right(NAMED) };
}

function print(what: string, answers: readonly Answered[]): void {
  const { top1, top3 } = figures(answers);
  process.stdout.write(`${what.padEnd(36)} top-1 ${top1.toFixed(3)}  top-3 ${top3.toFixed(3)}\n`);
}

if (existsSync(file)) await evaluate();
else process.stdout.write(`${LIST} is not here: the model was not measured on real patients.\n`);
