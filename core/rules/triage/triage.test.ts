import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS, type Answer, type Level, type Patient } from '../patient.ts';
import { followUpHours } from './follow-up.ts';
import { redFlagsFor, screens, screensFor } from './red-flags.ts';
import { ill, vocabulary } from './testing.ts';
import { triage } from './triage.ts';

const levelOf = (patient: Patient): Level => triage(patient, { vocabulary }).level;
const rank = (patient: Patient): number => LEVELS.indexOf(levelOf(patient));

const man = { years: 30, sex: 'male' } as const;
const pregnant = { years: 24, sex: 'female', pregnancy: 'yes' } as const;
const mother = { years: 24, sex: 'female', pregnancy: 'within-42-days' } as const;
const girl = { years: 20, sex: 'female' } as const;

describe('what people have, and how soon they must be seen', () => {
  test.each([
    ['emergency', 'breathless-at-rest', man],
    ['emergency', 'headache stiff-neck', man],
    ['emergency', 'fever headache-severe', man],
    ['urgent', 'fever headache', man],
    ['soon', 'fever', { ...man, durationDays: 1 }],
    ['urgent', 'fever', { ...man, durationDays: 3 }],
    ['urgent', 'fever malaria-area', { ...man, durationDays: 1 }],
    ['urgent', 'fever low-immunity', { ...man, durationDays: 1 }],
    ['emergency', 'chest-pain sweating', { ...man, years: 45 }],
    ['urgent', 'chest-pain', { ...man, years: 20 }],
    ['emergency', 'belly-pain-severe', { ...man, years: 55 }],
    ['urgent', 'belly-pain-severe', man],
    ['emergency', 'diabetes drowsy', { ...man, years: 60 }],
    ['emergency', 'illicit-liquor blurred-vision', man],
    ['emergency', 'fever-gone-but-weak', man],
    ['emergency', 'woke-with-belly-pain', man],
    ['emergency', 'drooping-eyelids trouble-swallowing', man],
    ['urgent', 'animal-bite', { ...man, durationDays: 40 }],
    ['emergency', 'drowning', man],
    ['emergency', 'electric-shock', man],
    ['emergency', 'fit', man],
    ['urgent', 'fit epilepsy', man],
    ['emergency', 'fit-first epilepsy', man],
    ['urgent', 'anxiety palpitations', { ...man, years: 62 }],
    ['soon', 'cough', { ...man, durationDays: 15 }],
    ['soon', 'diarrhoea', { ...man, durationDays: 14 }],
    ['urgent', 'diarrhoea', { years: 2, durationDays: 14 }],
    ['soon', 'diarrhoea', { years: 2, durationDays: 1 }],
    ['urgent', 'fever', { years: 2, durationDays: 1 }],
    ['emergency', 'fever cannot-eat-drink', { years: 2 }],
    ['emergency', 'diarrhoea sunken-eyes slow-skin-pinch', { years: 2 }],
    ['emergency', 'scorpion-sting', { years: 7 }],
    ['urgent', 'scorpion-sting', man],
    ['urgent', 'cough', { days: 20 }],
    ['emergency', 'feeds-badly', { days: 20 }],
    ['emergency', 'fever', { ageWord: 'baby' }],
    ['urgent', 'fever', { ageWord: 'child' }],
    ['urgent', 'fever', { ageWord: 'old' }],
    ['emergency', 'vaginal-bleeding-heavy', pregnant],
    ['emergency', 'headache-severe', pregnant],
    // A baby is named beside its mother, and it is she who is ill.
    ['emergency', 'voices', { days: 14, pregnancy: 'within-42-days' }],
    ['emergency', 'voices', { days: 14 }],
    ['urgent', 'fever', { ageWord: 'child', pregnancy: 'within-42-days' }],
    // "Drinks its milk" is said of a baby.
    ['urgent', 'eye-discharge !feeds-badly', {}],
    ['soon', 'bed-wetting palpitations', {}],
    ['soon', 'hangover', {}],
    ['urgent', 'vaginal-bleeding', pregnant],
    ['soon', 'runny-nose', pregnant],
    ['emergency', 'fever foul-discharge-after-birth', mother],
    ['emergency', 'breathless', mother],
    ['emergency', 'belly-pain fainting', girl],
    ['urgent', 'fainting', man],
    ['emergency', 'missed-period fainting', girl],
    ['emergency', 'labour-pains', girl],
    ['emergency', 'self-harm-plan', man],
    ['urgent', 'death-wish', man],
    ['soon', 'low-mood', man],
    ['emergency', '?breathless-at-rest', man],
    ['emergency', '?snakebite', man],
    ['urgent', '?belly-hard', man],
    ['soon', '!fever', man],
    ['soon', '', man],
  ] as const)('%s: %s %j', (level, findings, who) => {
    expect(levelOf(ill(findings, who))).toBe(level);
  });
});

describe('at the edges of the bands', () => {
  test.each([
    ['urgent', 'runny-nose', { days: 59 }],
    ['soon', 'runny-nose', { days: 60 }],
    ['emergency', 'fever', { days: 60 }],
    ['emergency', 'fever', { months: 2.9 }],
    ['urgent', 'fever', { months: 3 }],
    ['soon', 'cough', { months: 11.9, vitals: { breathsPerMinute: 45 } }],
    ['urgent', 'cough', { months: 11.9, vitals: { breathsPerMinute: 50 } }],
    ['urgent', 'cough', { months: 12, vitals: { breathsPerMinute: 45 } }],
    ['urgent', 'fever', { years: 4.99 }],
    ['soon', 'fever', { years: 5 }],
    ['soon', 'tiredness', { years: 11.9, vitals: { pulse: 151 } }],
    ['emergency', 'tiredness', { years: 12, vitals: { pulse: 151 } }],
    ['urgent', 'tiredness', { years: 12, vitals: { pulse: 150 } }],
    ['soon', 'fever', { years: 64.9 }],
    ['urgent', 'fever', { years: 65 }],
  ] as const)('%s: %s %j', (level, findings, who) => {
    expect(levelOf(ill(findings, who))).toBe(level);
  });
});

test('the third contact in seven days counts one level graver, and never beyond emergency', () => {
  const raised = (findings: string, contacts: number): Level =>
    triage(ill(findings, man), { vocabulary, contacts }).level;
  expect(raised('fever', 2)).toBe('soon');
  expect(raised('fever', 3)).toBe('urgent');
  expect(raised('fever stiff-neck', 3)).toBe('emergency');
  expect(raised('wheeze', 3)).toBe('emergency');
});

test('rules come gravest first, and every level but self-care has one', () => {
  const { rules } = triage(ill('fever unconscious', man), { vocabulary });
  expect(rules[0]).toMatchObject({ id: 'any.unconscious', level: 'emergency', firstAid: 'unconscious' });
  expect(rules.at(-1)).toMatchObject({ id: 'soon.fever', level: 'soon' });
  expect(triage(ill('dizziness', man), { vocabulary }).rules.map(({ id }) => id)).toEqual([
    'floor.not-minor',
  ]);
});

describe('what is asked next', () => {
  test('the gravest first, and of an emergency nothing', () => {
    const { askNext, provisional } = triage(ill('fever', man), { vocabulary });
    expect(provisional).toBe(true);
    expect(askNext[0]).toBe('stiff-neck');
    expect(triage(ill('unconscious', man), { vocabulary })).toMatchObject({
      provisional: false,
      askNext: [],
    });
  });

  test('red flags of age and complaint, at most eight, without those answered', () => {
    const child = ill('fever !drowsy', { years: 2 });
    expect(redFlagsFor(child, ['fever'], { vocabulary })).toEqual(
      'cannot-eat-drink vomits-everything fit fast-breathing chest-indrawing noisy-breathing-in wheeze stiff-neck'.split(
        ' ',
      ),
    );
    expect(screensFor(child, ['fever'], { vocabulary }).map(({ id }) => id)).toEqual([
      'child-danger',
      'breath-child',
      'fever-child',
    ]);
    expect(screensFor(ill('rash', man), ['rash'], { vocabulary })[0]?.id).toBe('skin');
    expect(screensFor(ill('headache', pregnant), ['headache'], { vocabulary })[0]?.id).toBe('pregnant');
  });

  test('screens name findings and complaints that there are', () => {
    const areas = new Set(vocabulary.findings.map(({ area }) => area));
    for (const { findings, complaints } of screens) {
      for (const id of findings) expect(vocabulary.find(id)).not.toBeNull();
      for (const id of complaints ?? []) expect(areas.has(id) || vocabulary.find(id) !== null).toBe(true);
    }
  });
});

test.each([
  ['emergency', man, [2, 24]],
  ['urgent', man, [16]],
  ['soon', man, [72]],
  ['self-care', man, [48]],
  ['soon', pregnant, [36]],
  ['soon', mother, [36]],
  ['emergency', { years: 4 }, [1, 12]],
  ['self-care', { years: 65 }, [24]],
  ['self-care', { years: 5 }, [48]],
] as const)('after %s one is asked again: %j in %j hours', (level, who, hours) => {
  expect(followUpHours(level, ill('', who))).toEqual(hours);
});

describe('whatever is answered', () => {
  const symptoms = vocabulary.findings.filter(({ kind }) => kind === 'symptom').map(({ id }) => id);
  const dangers = vocabulary.findings.filter(({ danger }) => danger).map(({ id }) => id);
  const patients = fc.record({
    age: fc.record({
      value: fc.double({ min: 0.01, max: 90, noNaN: true }),
      unit: fc.constant('years' as const),
    }),
    sex: fc.constantFrom('female' as const, 'male' as const),
    pregnancy: fc.constantFrom('no' as const, 'yes' as const, 'could-be' as const, 'within-42-days' as const),
    durationDays: fc.double({ min: 0, max: 60, noNaN: true }),
    findings: fc.dictionary(
      fc.constantFrom(...symptoms),
      fc.constantFrom<Answer>('present', 'absent', 'unsure'),
      {
        maxKeys: 7,
      },
    ),
  });
  const answered = (patient: Patient, id: string, answer: Answer): Patient => ({
    ...patient,
    findings: { ...patient.findings, [id]: answer },
  });

  test('a danger that is present never lowers the level', () => {
    fc.assert(
      fc.property(patients, fc.constantFrom(...dangers), (patient, id) => {
        expect(rank(answered(patient, id, 'present'))).toBeGreaterThanOrEqual(rank(patient));
      }),
      { numRuns: 1000 },
    );
  });

  test('any symptom that is present never lowers it, but for a complaint that proves to be minor', () => {
    fc.assert(
      fc.property(patients, fc.constantFrom(...symptoms), (patient, id) => {
        const least = Math.max(1, rank(answered(patient, id, 'present')));
        expect(least).toBeGreaterThanOrEqual(rank(patient));
      }),
      { numRuns: 1000 },
    );
  });

  test('"no" never raises it', () => {
    fc.assert(
      fc.property(patients, fc.constantFrom(...symptoms), (patient, id) => {
        fc.pre(patient.findings[id] === undefined);
        expect(rank(answered(patient, id, 'absent'))).toBeLessThanOrEqual(rank(patient));
      }),
      { numRuns: 1000 },
    );
  });
});
