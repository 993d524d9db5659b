import type { Assessed, Heard, Result } from './context.ts';

const result = (level: Result['level'], more: Partial<Result> = {}): Result => ({
  level,
  rules: ['any.breathless-at-rest'],
  need: 'any',
  firstAid: null,
  conditions: [],
  sensitive: [],
  care: null,
  more: false,
  trial: false,
  hours: [24],
  ...more,
});

const asks = (question: Assessed['question'], isWhispered = false): Assessed => ({
  question,
  isWhispered,
  result: result('soon'),
});

/** The least, the most and the usual that the ports may answer. Every question and every text has a test of its own. */
export const examples: {
  readonly understand: readonly Heard[];
  readonly assess: readonly Assessed[];
  readonly contacts: readonly number[];
} = {
  understand: [
    { outcome: 'intent', intent: 'self-harm' },
    { outcome: 'nothing' },
    {
      outcome: 'heard',
      patient: { ageWord: 'adult', findings: { fever: 'present', cough: 'absent' } },
      complaints: ['fever'],
      present: ['fever'],
      absent: ['cough'],
      emergency: false,
    },
    {
      outcome: 'heard',
      patient: { findings: { fever: 'present' } },
      complaints: ['breathless-at-rest'],
      present: ['breathless-at-rest', 'chest-pain-spreads', 'fever-alternate-days', 'vomits-everything'],
      absent: ['bleeding-gums-nose', 'cough', 'diarrhoea'],
      emergency: true,
    },
  ],
  contacts: [1],
  assess: [
    asks({ kind: 'finding', id: 'genital-sore' }, true),
    asks({ kind: 'finding', id: 'stiff-neck' }),
    asks({ kind: 'screen', id: 'child-danger', findings: ['cannot-eat-drink', 'vomits-everything'] }),
    asks({ kind: 'also', findings: ['fainting', 'cold-sweat', 'no-stool-or-gas', 'weak-cannot-stand'] }),
    asks({ kind: 'age' }),
    asks({ kind: 'duration' }),
    asks({ kind: 'pregnancy' }),
    {
      question: null,
      isWhispered: false,
      result: result('emergency', { firstAid: 'snakebite', trial: true }),
    },
    {
      question: null,
      isWhispered: false,
      result: result('urgent', {
        conditions: ['dengue', 'malaria'],
        care: 'dengue',
        more: true,
        trial: true,
      }),
    },
    {
      question: null,
      isWhispered: false,
      result: result('soon', { sensitive: ['tuberculosis', 'hiv-disease'], care: 'acute-bronchitis' }),
    },
    {
      question: null,
      isWhispered: false,
      result: result('self-care', { rules: [], conditions: ['common-cold'], care: 'common-cold' }),
    },
  ],
};

export const sayings: readonly string[] = ['fever and cough for three days', 'kuch bhi'];
