import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Patient } from '../patient.ts';
import { createVocabulary } from '../vocabulary.ts';
import { createFeatures } from './features.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../ml/${path}`, import.meta.url), 'utf8'));

const vocabulary = createVocabulary(read('knowledge/findings.json'));
const features = createFeatures(vocabulary);
const { features: trained } = read('manifest.json') as { features: string[] };
const examples = read('evaluation/features.json') as {
  patient: unknown;
  features: Record<string, number>;
}[];

const named = (vector: Float32Array): Record<string, number> =>
  Object.fromEntries([...vector.entries()].filter(([, value]) => value !== 0).map(([at, v]) => [at, v]));
const valuesOf = (patient: Patient): Record<string, number> =>
  Object.fromEntries(
    [...features.of(patient).entries()]
      .filter(([, value]) => value !== 0)
      .map(([at, value]) => [features.names[at], value]),
  );

describe('what a model is given of a patient', () => {
  test('has the names and the order that it was trained with', () => {
    expect(features.names).toEqual(trained);
  });

  test('there are fifty examples of the training', () => {
    expect(examples).toHaveLength(50);
  });

  test.each(examples.map((example, index) => [index, example] as const))(
    'patient %i is the same as in training',
    (_, example) => {
      const own = named(features.of(Patient.parse(example.patient)));
      expect(Object.keys(own)).toEqual(Object.keys(example.features));
      for (const [at, value] of Object.entries(example.features)) expect(own[at]).toBeCloseTo(value, 5);
    },
  );

  test.each<[string, Patient, Record<string, number>, string[]]>([
    [
      'what is implied is present, what implies the absent is absent',
      { findings: { 'fever-high': 'present', cough: 'absent' } },
      { 'present:fever': 1, 'absent:cough-blood': 1 },
      ['absent:fever'],
    ],
    [
      'unsure is unknown',
      { findings: { fever: 'unsure' } },
      {},
      ['present:fever', 'absent:fever', 'absent:fever-high'],
    ],
    [
      'a temperature answers the question of fever',
      { findings: {}, vitals: { temperatureC: 39.2 } },
      { 'present:fever': 1, 'present:fever-high': 1 },
      [],
    ],
    [
      'but does not contradict an answer',
      { findings: { fever: 'present' }, vitals: { temperatureC: 36.6 } },
      { 'present:fever': 1 },
      ['absent:fever'],
    ],
    [
      'a temperature between answers nothing',
      { findings: {}, vitals: { temperatureC: 37.7 } },
      { 'temperature-known': 1 },
      ['present:fever', 'absent:fever'],
    ],
    [
      'a woman who has not said could be pregnant',
      { findings: {}, sex: 'female', age: { value: 25, unit: 'years' } },
      { 'pregnancy:could-be': 1, 'band:adult': 1 },
      ['pregnancy:no'],
    ],
    [
      'who said no age has no band',
      { findings: {} },
      {},
      ['band:newborn', 'band:adult', 'sex:male', 'days-known', 'month:1'],
    ],
  ])('%s', (_, patient, holds, lacks) => {
    const values = valuesOf(patient);
    expect(values).toMatchObject(holds);
    for (const name of lacks) expect(values).not.toHaveProperty([name]);
  });
});
