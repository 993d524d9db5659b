import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { Patient } from '../patient.ts';
import { createVocabulary } from '../vocabulary.ts';
import { createBayes } from './bayes.ts';

const folder = new URL('../../../ml/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const vocabulary = createVocabulary(read('knowledge/findings.json'));
const tables = {
  conditions: read('knowledge/conditions.json') as { id: string }[],
  rows: readdirSync(new URL('knowledge/tables/', folder)).flatMap(
    (file) => read(`knowledge/tables/${file}`) as { id: string }[],
  ),
  background: read('knowledge/background.json'),
  bloodPressure: read('knowledge/blood-pressure.json'),
};
const bayes = createBayes(vocabulary, tables);
const examples = read('evaluation/features.json') as {
  patient: unknown;
  naiveBayes: Record<string, number>;
}[];

const chanceOf = (patient: Patient, condition: string): number =>
  bayes.posterior(patient)[bayes.conditions.indexOf(condition)]!;

describe('naive Bayes', () => {
  test.each(examples.map((example, index) => [index, example] as const))(
    'patient %i is judged as in training',
    (_, { patient, naiveBayes }) => {
      for (const [condition, probability] of Object.entries(naiveBayes))
        expect(chanceOf(Patient.parse(patient), condition)).toBeCloseTo(probability, 3);
    },
  );

  test('probabilities sum to one', () => {
    const sum = bayes.posterior({ findings: { cough: 'present' } }).reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  test.each<[string, string, Patient['findings'], string]>([
    ['a snake bite', 'snakebite-envenoming', {}, 'snakebite'],
    ['burning urine', 'urinary-infection', {}, 'burning-urine'],
    ['chills with a fever', 'malaria', { fever: 'present' }, 'chills'],
  ])('%s makes %s likelier, its absence less likely', (_, condition, known, finding) => {
    const before = chanceOf({ findings: known }, condition);
    expect(chanceOf({ findings: { ...known, [finding]: 'present' } }, condition)).toBeGreaterThan(before);
    expect(chanceOf({ findings: { ...known, [finding]: 'absent' } }, condition)).toBeLessThan(before);
  });

  test('a man is hardly ever in labour', () => {
    expect(chanceOf({ findings: { 'belly-pain': 'present' }, sex: 'male' }, 'labour')).toBeLessThan(1e-5);
  });

  test('a condition without a row is refused by name', () => {
    const { rows } = tables;
    expect(() => createBayes(vocabulary, { ...tables, rows: rows.slice(1) })).toThrow(`"${rows[0]!.id}"`);
  });
});

describe('what a question would tell', () => {
  const patient: Patient = {
    findings: { fever: 'present', cough: 'absent', rash: 'unsure' },
    sex: 'male',
    age: { value: 30, unit: 'years' },
  };
  const asked = new Map(bayes.information(patient).map((each) => [each.finding, each]));

  test.each([
    ['what was answered', 'fever'],
    ['what was not known', 'rash'],
    ['what is absent with its parent', 'cough-blood'],
    ['what only a woman has', 'missed-period'],
    ['what only a baby has', 'feeds-badly'],
  ])('nothing is asked of %s', (_, finding) => {
    expect(asked.has(finding)).toBe(false);
    expect(bayes.chancesOf(patient).gain(finding)).toBe(0);
  });

  test('is what the answer takes from the doubt, on average', () => {
    const doubt = (one: Patient): number =>
      bayes.posterior(one).reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0);
    const answered = (answer: 'present' | 'absent'): Patient => ({
      ...patient,
      findings: { ...patient.findings, chills: answer },
    });
    const { present, ofCondition } = asked.get('chills')!;
    const after = present * doubt(answered('present')) + (1 - present) * doubt(answered('absent'));
    expect(ofCondition).toBeCloseTo(doubt(patient) - after, 6);
  });

  test('never tells more of the level than of the condition', () => {
    for (const { ofCondition, ofLevel } of asked.values()) {
      expect(ofLevel).toBeLessThanOrEqual(ofCondition + 1e-9);
      expect(ofLevel).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  test('is quick: a hundred patients in less than a second', () => {
    const startedAt = performance.now();
    for (let i = 0; i < 100; i++) bayes.information(patient);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
