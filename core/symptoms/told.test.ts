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
  test.each(['child-abuse', 'sexual-assault', 'domestic-violence', 'abortion-wish', 'foetal-sex'] as const)(
    'goes before what is replied to %s, and nothing less does',
    (intent) => {
      const told = { ...said, guessed: [], intents: [intent] };
      expect(hear(told)).toMatchObject({ outcome: 'heard', emergency: true });
      const reply = { outcome: 'intent', intent };
      expect(hear({ ...told, findings: { fever: 'present' } })).toEqual(reply);
      expect(hear({ ...said, intents: [intent] })).toEqual(reply);
    },
  );
  test('gives way to a reply to self-harm', () =>
    expect(hear({ ...said, guessed: [], intents: ['self-harm'] })).toMatchObject({ outcome: 'intent' }));
});
