import { expect, test } from '@jest/globals';
import type { Patient } from '@arogya/rules';
import { hasComplaint, isOfSomebodyIll } from './complaint.ts';
import { loadKnowledge } from './knowledge.ts';

const { vocabulary } = loadKnowledge();
const denied = { fever: 'absent', headache: 'absent' } as const;

test.each<[string, Patient, boolean]>([
  ['a symptom', { findings: { fever: 'present' } }, true],
  ['a measured value', { findings: {}, vitals: { spo2: 90 } }, true],
  ['a risk', { findings: { diabetes: 'present' } }, false],
  ['what it is not', { findings: denied }, false],
])('%s: is it a complaint?', (_, patient, expected) =>
  expect(hasComplaint(patient, vocabulary)).toBe(expected),
);

test.each<[string, Patient, boolean]>([
  ['two things that it is not', { findings: denied }, true],
  ['one, and how old', { findings: { fever: 'absent' }, age: { value: 30, unit: 'years' } }, true],
  ['one, and since when', { findings: { fever: 'absent' }, durationDays: 2 }, true],
  ['one, and that she is with child', { findings: { fever: 'absent' }, pregnancy: 'yes' }, true],
  ['one, and that she is not with child', { findings: { fever: 'absent' }, pregnancy: 'no' }, false],
  ['one alone', { findings: { fever: 'absent' } }, false],
  ['a risk that is not there', { findings: { fever: 'absent', diabetes: 'absent' } }, false],
  ['how old and since when', { findings: {}, age: { value: 3, unit: 'years' }, durationDays: 2 }, false],
])('%s: is it of somebody ill?', (_, patient, expected) =>
  expect(isOfSomebodyIll(patient, vocabulary)).toBe(expected),
);
