import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../root.ts';
import type { Answer, Patient } from '../patient.ts';
import { triage } from '../triage/triage.ts';
import { createVocabulary } from '../vocabulary.ts';
import { BUDGET, hopsOf, isWhispered, nextQuestion, type Chances } from './choose.ts';
import { AREAS, DANGERS, WHO } from './complaints.ts';
import type { Question } from './question.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(join(projectRoot, 'ml', 'knowledge', 'findings.json'), 'utf8')),
);
const even: Chances = { present: () => 0.1, gain: () => 0 };
const choosing = { vocabulary, chancesOf: () => even };
const NO_DANGER = Object.fromEntries(Object.values(DANGERS).map((id) => [id, 'absent' as Answer]));
const ill = (findings: Record<string, Answer>, more: Partial<Patient> = {}): Patient => ({
  ageWord: 'adult',
  sex: 'male',
  ...more,
  findings: { ...NO_DANGER, ...findings },
});
const next = (patient: Patient, complaints: readonly string[], past: readonly Question[] = []) =>
  nextQuestion(patient, complaints, past, choosing);

test('an emergency is asked nothing more', () => {
  expect(next(ill({ snakebite: 'present' }), ['snakebite'])).toBeNull();
});

test('of a child the age is asked first: its red flags are those of its age', () => {
  expect(next(ill({ fever: 'present' }, { ageWord: 'child' }), ['fever'])).toEqual({ kind: 'age' });
});

test('red flags come before what only tells one condition from another', () => {
  const toddler = { age: { value: 3, unit: 'years' as const } };
  expect(next(ill({ fever: 'present' }, toddler), ['fever'])).toMatchObject({ kind: 'screen' });
});

test('a red flag that was answered is not asked again', () => {
  const toddler = { age: { value: 3, unit: 'years' as const } };
  const first = next(ill({ fever: 'present' }, toddler), ['fever']);
  if (first?.kind !== 'screen') throw new Error('no screen');
  const answered = Object.fromEntries(first.findings.map((id) => [id, 'absent' as Answer]));
  expect(next(ill({ fever: 'present', ...answered }, toddler), ['fever'], [first])).not.toEqual(first);
});

test("what is nobody else's business is asked last, once, in private, of whoever wished to be asked more", () => {
  const ask = (patient: Patient, past: readonly Question[], isExtended: boolean) =>
    nextQuestion(patient, ['fainting'], past, choosing, isExtended);
  const walk = (isExtended: boolean): Question[] => {
    let patient = ill({ fainting: 'present' }, { sex: 'female', age: { value: 30, unit: 'years' } });
    const past: Question[] = [];
    for (let next = ask(patient, past, isExtended); next; next = ask(patient, past, isExtended)) {
      // Nobody who is not alone answers it: it is passed over.
      if (!isWhispered(next, vocabulary)) patient = answer(patient, next, 0);
      past.push(next);
    }
    return past;
  };
  const inPrivate = (past: readonly Question[]) => past.filter((one) => isWhispered(one, vocabulary));
  expect(inPrivate(walk(false))).toEqual([]);
  const past = walk(true);
  expect(inPrivate(past)).toEqual(past.slice(-1));
  expect(past.at(-1)).toMatchObject({ kind: 'also', findings: expect.arrayContaining(['abortion-recent']) });
});

describe('a conversation', () => {
  const who: Record<(typeof WHO)[number], Partial<Patient>> = {
    baby: { ageWord: 'baby' },
    child: { ageWord: 'child' },
    pregnant: { ageWord: 'adult', sex: 'female', pregnancy: 'yes' },
    woman: { ageWord: 'adult', sex: 'female' },
    man: { ageWord: 'adult', sex: 'male' },
  };
  const complaints = WHO.flatMap((one) =>
    AREAS[one].flatMap(({ findings }) => findings.map((finding) => [one, finding] as const)),
  );

  test('ends within its budget, never asks twice, and never says less than what it knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...complaints),
        fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
        ([one, complaint], dice) => {
          let patient = ill({ [complaint]: 'present' }, who[one]);
          const past: Question[] = [];
          for (const die of dice) {
            const question = next(patient, [complaint], past);
            if (!question) break;
            expect(past).not.toContainEqual(question);
            const before = triage(patient, { vocabulary }).level;
            patient = answer(patient, question, die);
            past.push(question);
            if (before === 'emergency') throw new Error('an emergency was asked more');
          }
          expect(hopsOf(past)).toBeLessThanOrEqual(BUDGET);
          expect(next(patient, [complaint], past)).toBeNull();
        },
      ),
      { numRuns: 150 },
    );
  });
});

function answer(patient: Patient, question: Question, die: number): Patient {
  const given = (['absent', 'present', 'unsure', 'absent', 'absent'] as const)[die]!;
  const told = (ids: readonly string[], value: Answer): Patient => ({
    ...patient,
    findings: { ...patient.findings, ...Object.fromEntries(ids.map((id) => [id, value])) },
  });
  switch (question.kind) {
    case 'screen':
    case 'which':
    case 'also':
      return given === 'present' ? told([question.findings[0]!], 'present') : told(question.findings, given);
    case 'finding':
      return told([question.id], given);
    case 'age':
      return { ...patient, age: { value: [3, 20, 40, 57, 70][die]!, unit: 'years' } };
    case 'duration':
      return { ...patient, durationDays: [0.5, 2, 4, 10, 21][die]! };
    case 'pregnancy':
      return { ...patient, pregnancy: (['no', 'yes', 'could-be', 'within-42-days', 'no'] as const)[die]! };
  }
}
