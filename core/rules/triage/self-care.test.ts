import { describe, expect, test } from '@jest/globals';
import type { Patient } from '../patient.ts';
import { minor } from './self-care.ts';
import { ill, vocabulary } from './testing.ts';
import { triage } from './triage.ts';

const man = { years: 30, sex: 'male', durationDays: 2 } as const;
const woman = { years: 30, sex: 'female', durationDays: 2, pregnancy: 'no' } as const;

/** Answers no to all that is still asked. */
function answeredNo(patient: Patient): Patient {
  const { askNext } = triage(patient, { vocabulary });
  const findings = {
    ...patient.findings,
    ...Object.fromEntries(askNext.map((id) => [id, 'absent' as const])),
  };
  return { ...patient, findings };
}

describe('self-care is earned', () => {
  test.each([
    ['cold', ill('runny-nose sneezing', man)],
    ['cold', ill('blocked-nose sore-throat cough', man)],
    ['cold', ill('runny-nose', { ...man, years: 5 })],
    ['cold', ill('runny-nose', { ...man, years: 64.9 })],
    ['cold', ill('runny-nose', { ...man, durationDays: 7 })],
    ['cold', ill('runny-nose', woman)],
    ['allergy', ill('eye-itching watery-eyes', man)],
    ['sore-throat', ill('sore-throat', man)],
    ['cough', ill('cough', man)],
    ['headache', ill('headache', man)],
    ['acidity', ill('heartburn nausea', man)],
    ['constipation', ill('constipation', man)],
    ['period-pain', ill('period-pain back-pain', woman)],
    ['heat-rash', ill('heat-rash itching', man)],
    ['mouth-ulcer', ill('mouth-ulcer', man)],
    ['insect-sting', ill('insect-sting itching', { ...man, durationDays: 0.1 })],
    ['sprain', ill('sprain joint-swelling', man)],
    ['back-strain', ill('back-pain', man)],
    ['muscle-strain', ill('limb-pain cramps', man)],
    ['dry-skin', ill('dry-itchy-skin', man)],
    ['loose-motions', ill('diarrhoea !blood-in-stool !cannot-eat-drink', { ...man, durationDays: 1 })],
    ['small-wound', ill('wound !tetanus-unknown', { ...man, durationDays: 0.5 })],
    ['hiccups', ill('hiccups bloating', man)],
    ['pimples', ill('pimples', { ...man, durationDays: 200 })],
    ['scalp', ill('head-lice itching', man)],
    ['scalp', ill('dandruff', { ...man, durationDays: 60 })],
    ['cracked-heels', ill('cracked-heels', { ...man, durationDays: 60 })],
    ['travel-sickness', ill('travel-sickness vomiting', { ...man, durationDays: 0.3 })],
    ['stye', ill('stye', man)],
    ['sunburn', ill('sunburn', man)],
    ['wart', ill('wart', { ...man, durationDays: 90 })],
    ['bad-breath', ill('bad-breath', man)],
    ['tired-eyes', ill('tired-eyes watery-eyes', man)],
    ['nightfall', ill('nightfall', man)],
    ['bad-nights', ill('no-sleep tiredness !death-wish !voices', man)],
  ])('%s: likely while questions are open, earned when all are answered no', (row, patient) => {
    const open = triage(patient, { vocabulary });
    expect(open).toMatchObject({ level: 'self-care', provisional: true, selfCare: { row, earned: false } });
    expect(open.selfCare!.days).toBe(minor.find(({ id }) => id === row)!.days);
    const closed = triage(answeredNo(patient), { vocabulary });
    expect(closed).toMatchObject({
      level: 'self-care',
      rules: [],
      provisional: false,
      askNext: [],
      selfCare: { row, earned: true },
    });
  });

  test.each([
    ['who may be a man', ill('runny-nose', { years: 30, durationDays: 2 }), ['pregnancy']],
    ['who has her period', ill('period-pain', { ...woman, pregnancy: 'unknown' }), []],
    ['who has not said since when', ill('runny-nose', { years: 30, sex: 'male' }), ['duration']],
    ['who says no age', ill('runny-nose', { durationDays: 2, sex: 'male' }), ['age']],
  ])('likely of someone %s, and what is missing is said', (_, patient, missing) => {
    const open = triage(patient, { vocabulary });
    expect(open).toMatchObject({ level: 'self-care', provisional: true, missing });
    expect(triage(answeredNo(patient), { vocabulary }).selfCare?.earned).toBe(missing.length === 0);
  });

  test('every minor complaint is in the table above', () => {
    expect(minor.map(({ id }) => id).toSorted()).toEqual(
      [
        'acidity allergy back-strain bad-breath bad-nights cold constipation cough cracked-heels dry-skin headache',
        'heat-rash hiccups insect-sting loose-motions mouth-ulcer muscle-strain nightfall period-pain pimples scalp',
        'small-wound sore-throat sprain stye sunburn tired-eyes travel-sickness wart',
      ].flatMap((line) => line.split(' ')),
    );
  });
});

describe('and not where something speaks against it', () => {
  test.each([
    ['nothing is known', ill('', man)],
    ['no minor complaint', ill('dizziness', man)],
    ['tiredness alone', ill('tiredness', man)],
    ['another symptom', ill('runny-nose weight-loss', man)],
    ['fever', ill('runny-nose fever', man)],
    ['loose motions', ill('diarrhoea', man)],
    ['loose motions with blood', ill('diarrhoea blood-in-stool !cannot-eat-drink', man)],
    ['loose motions of who does not drink', ill('diarrhoea !blood-in-stool cannot-eat-drink', man)],
    [
      'loose motions for three days',
      ill('diarrhoea !blood-in-stool !cannot-eat-drink', { ...man, durationDays: 3 }),
    ],
    ['bad nights, and nothing of a wish to die', ill('no-sleep !voices', man)],
    ['nights wholly without sleep', ill('days-without-sleep !death-wish !voices', man)],
    ['a wound, and nothing of tetanus', ill('wound', man)],
    ['a dirty wound', ill('wound-dirty !tetanus-unknown', man)],
    ['a child under 5', ill('runny-nose', { ...man, years: 4.9 })],
    ['a baby', ill('runny-nose', { ...man, years: 0.5 })],
    ['65 years', ill('runny-nose', { ...man, years: 65 })],
    ['acidity at 50', ill('heartburn', { ...man, years: 50 })],
    ['a first headache at 50', ill('headache', { ...man, years: 50 })],
    ['too long', ill('runny-nose', { ...man, durationDays: 8 })],
    ['a sore throat for 4 days', ill('sore-throat', { ...man, durationDays: 4 })],
    ['pregnant', ill('runny-nose', { ...woman, pregnancy: 'yes' })],
    ['after birth', ill('runny-nose', { ...woman, pregnancy: 'within-42-days' })],
    ['who could be pregnant', ill('runny-nose', { ...woman, pregnancy: 'could-be' })],
    ['who has not said', ill('runny-nose', { ...woman, pregnancy: 'unknown' })],
    ['loss of a child lately', ill('runny-nose abortion-recent', woman)],
    ['diabetes', ill('runny-nose diabetes', man)],
    ['insulin', ill('runny-nose insulin-or-sugar-tablets', man)],
    ['a heart problem', ill('runny-nose heart-disease', man)],
    ['a kidney problem', ill('runny-nose kidney-disease', man)],
    ['TB', ill('runny-nose tb-now', man)],
    ['low immunity', ill('runny-nose low-immunity', man)],
    ['HIV', ill('runny-nose hiv', man)],
    ['cancer', ill('back-pain cancer', man)],
    ['steroids', ill('runny-nose steroids', man)],
    ['asthma', ill('cough asthma', man)],
    ['a risk that is not known', ill('runny-nose ?diabetes', man)],
    ['a red flag that is not known', ill('runny-nose ?weak-cannot-stand', man)],
    ['gutkha and a mouth ulcer', ill('mouth-ulcer gutkha', man)],
    ['acidity, and no age', ill('heartburn', { sex: 'male', durationDays: 2 })],
    [
      'an old man, and no age',
      { ...ill('runny-nose', { sex: 'male', durationDays: 2 }), ageWord: 'old' as const },
    ],
    [
      'a child, and no age',
      { ...ill('runny-nose', { sex: 'male', durationDays: 2 }), ageWord: 'child' as const },
    ],
  ])('%s', (_, patient) => {
    const result = triage(patient, { vocabulary });
    expect(result.level).not.toBe('self-care');
    expect(result.selfCare).toBeNull();
    expect(result.rules.length).toBeGreaterThan(0);
  });

  test('a third contact', () => {
    const third = triage(ill('runny-nose', man), { vocabulary, contacts: 3 });
    expect(third).toMatchObject({ level: 'soon', selfCare: null });
  });

  test('a minor complaint that is switched off', () => {
    expect(triage(ill('runny-nose', man), { vocabulary, off: ['cold'] }).level).toBe('soon');
  });

  test('what is missing of the person is said', () => {
    const stranger = ill('runny-nose', { sex: 'female', years: 30 });
    expect(triage(stranger, { vocabulary }).missing).toEqual(['pregnancy', 'duration']);
    expect(triage(ill('runny-nose'), { vocabulary }).missing).toEqual(['age', 'pregnancy', 'duration']);
  });
});

test('what a minor complaint names is in the vocabulary, with all that it implies', () => {
  for (const { complaint, with: also, no } of minor) {
    const named = new Set([...complaint, ...also]);
    for (const id of [...named, ...no]) expect(vocabulary.find(id)).not.toBeNull();
    for (const id of Object.keys(vocabulary.complete(ill([...named].join(' ')).findings)))
      expect(named).toContain(id);
    for (const id of named) expect(vocabulary.find(id)?.danger).toBeUndefined();
  }
});
