import { describe, expect, test } from '@jest/globals';
import type { Understood } from '@arogya/rules';
import { createAnalysis } from './analysis.ts';
import { loadKnowledge } from './knowledge.ts';
import { withoutDenied } from './told.ts';

const knowledge = loadKnowledge();
const { vocabulary } = knowledge;
const said: Understood = {
  findings: { fever: 'present', 'fit-now': 'present' },
  guessed: ['fit-now'],
  mentions: [],
  vitals: {},
  intents: [],
  health: true,
};

test('what was told not to be so is not guessed, nor what would be more of it; what is named stays', () => {
  expect(withoutDenied(said, { fit: 'absent' }, vocabulary)).toMatchObject({
    findings: { fever: 'present' },
    guessed: [],
  });
  expect(withoutDenied(said, { fever: 'absent' }, vocabulary)).toEqual(said);
});

describe('an emergency', () => {
  const hear = (understood: Understood) =>
    createAnalysis({
      ...knowledge,
      understand: () => understood,
      chancesOf: () => ({ present: () => 0, gain: () => 0 }),
      predict: () => Promise.reject(new Error('nothing is predicted here')),
      off: [],
      trial: true,
      clock: { now: () => new Date('2026-11-23T06:00:00Z') },
    }).hear({ text: '', patient: { findings: {} }, complaints: [] });

  test('that is guessed is read back first', () =>
    expect(hear(said)).toMatchObject({ present: ['fit-now', 'fever'], emergency: false }));
  test('that is named is not', () =>
    expect(hear({ ...said, guessed: [] })).toMatchObject({ emergency: true }));
});
