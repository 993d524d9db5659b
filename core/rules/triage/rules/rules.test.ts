import { describe, expect, test } from '@jest/globals';
import { LEVELS, type Level } from '../../patient.ts';
import { findingsOf } from '../condition.ts';
import { checkFindings, readRules } from '../rule.ts';
import { minimalPatients } from '../minimal.ts';
import { vocabulary } from '../testing.ts';
import { triage } from '../triage.ts';
import { rules } from './index.ts';

const isAtLeast = (one: Level, other: Level): boolean => LEVELS.indexOf(one) >= LEVELS.indexOf(other);
const answered = (ids: readonly string[], answer: 'absent' | 'unsure') =>
  Object.fromEntries(ids.map((id) => [id, answer]));

test('every rule asks for findings that there are, and only a risk keeps one silent', () => {
  expect(() => checkFindings(rules, vocabulary)).not.toThrow();
});

test('every rule says where it comes from, and that nobody has read it', () => {
  for (const rule of rules) {
    expect(rule.source).not.toBe('');
    expect(rule).toMatchObject({ sourcedOn: '2026-11-23', reviewedBy: null, registrationNo: null });
    expect(rule).toMatchObject({ reviewedOn: null, expires: null });
  }
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const patients = minimalPatients(rule);
  const named = findingsOf(rule.when);

  test('fires on each of its minimal patients', () => {
    for (const patient of patients) {
      const { level, rules: fired } = triage(patient, { vocabulary });
      expect({ patient, fired: fired.find((one) => one.id === id)?.level }).toEqual({
        patient,
        fired: rule.level,
      });
      expect(isAtLeast(level, rule.level)).toBe(true);
    }
  });

  test('is silent when its findings are absent, or were not asked about', () => {
    if (named.length === 0) return;
    for (const patient of patients) {
      const { vitals: _, ...unmeasured } = patient;
      for (const findings of [answered(named, 'absent'), {}])
        expect(triage({ ...unmeasured, findings }, { vocabulary }).rules.map((one) => one.id)).not.toContain(
          id,
        );
    }
  });

  test('is silent when it is switched off', () => {
    const off = rules.map((other) => (other.id === id ? { ...other, off: true } : other));
    for (const patient of patients) {
      expect(triage(patient, { vocabulary, off: [id] }).rules.map((one) => one.id)).not.toContain(id);
      expect(triage(patient, { vocabulary, rules: off }).rules.map((one) => one.id)).not.toContain(id);
    }
  });

  test('"don\'t know" is yes for what cannot wait, else at most urgent', () => {
    for (const patient of patients) {
      const symptoms = Object.keys(patient.findings);
      if (symptoms.length === 0) continue;
      const unsure = { ...patient, findings: answered(symptoms, 'unsure') };
      const expected = rule.category === 'other' && rule.level === 'emergency' ? 'urgent' : rule.level;
      expect(triage(unsure, { vocabulary }).rules.find((one) => one.id === id)?.level).toBe(expected);
    }
  });
});

describe('rules are checked when they are loaded', () => {
  const good = rules[0]!;
  test.each([
    ['a level that is none', { ...good, level: 'grave' }, /any\.unconscious/],
    ['self-care as a level', { ...good, level: 'self-care' }, /any\.unconscious/],
    ['a condition that is none', { ...good, when: { some: ['fever'] } }, /any\.unconscious/],
    ['no source', { ...good, source: '' }, /source/],
    ['a review field that was forgotten', { ...good, reviewedBy: undefined }, /reviewedBy/],
    [
      'an absent finding that raises',
      { ...good, when: { all: ['fever', { not: 'cough' }] } },
      /absent finding/,
    ],
  ])('%s', (_, row, reason) => {
    expect(() => readRules([row])).toThrow(reason);
  });

  test('a rule that stands twice', () => {
    expect(() => readRules([good, good])).toThrow('"any.unconscious" stands twice');
  });

  test('a finding that there is not', () => {
    expect(() => checkFindings([{ ...good, when: 'no-such' }], vocabulary)).toThrow('no finding "no-such"');
    expect(() => checkFindings([{ ...good, unless: ['fever'] }], vocabulary)).toThrow('only a risk');
  });
});
