import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { noGuess } from './guess.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

const vocabulary = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);
const understand = createUnderstand(vocabulary, lexicons, noGuess, () => 2026);

const answered = (text: string, answer: 'present' | 'absent'): string[] =>
  Object.entries(understand(text).findings).flatMap(([id, one]) => (one === answer ? [id] : []));

/** The dangers that are present in a text. */
const dangersOf = (text: string): string[] =>
  answered(text, 'present').filter((id) => vocabulary.find(id)?.danger);

describe('a sign whose everyday cause is told, or that is no sign of anybody', () => {
  test.each([
    'iron tablets are making my stool black',
    'stool is black because of iron syrup',
    'newborn potty is black',
    'passed urine and meconium, sucking well',
    'lips purple from eating jamun',
    'jamun made her tongue blue',
    'arm is blue at the needle place',
    'he vomited after seeing blood',
    'she swallowed guava seeds',
    'button mushroom gives me gas',
    'drowsy because he woke early',
    'walks with a limp since the sprain',
    'her toe nails are thick and yellow',
    'I am 32 and fit',
    'bed 7 fit for surgery',
    'angina free on tablets',
    'bruises on my arm after kabaddi',
    'lochia rubra, uterus firm',
    'paralysed with fear of lizards',
    'phobia of snakes',
    'our handpump water is leaking',
    'my neck got sun burn',
    'does he need a diet chart, is mine right',
    'NYHA I, walks well',
    'carrying water from the well, shoulders tired',
    'fracture of 2015 hurts in winter',
    'the heel spur gives a stab every step',
    'she got a shock seeing the electricity bill',
    'choking traffic, I will be late',
    'mouth not opening wide since years of supari',
    'my hands cold in winter',
    'had snakebite when I was 10, scar remains',
  ])('%s: no danger', (text) => expect(dangersOf(text)).toEqual([]));

  test.each<[string, string]>([
    ['black tarry stool and weakness', 'black-stool'],
    ['black stool, takes iron tablets, vomited blood', 'vomits-blood'],
    ['lips are blue and he is gasping', 'blue'],
    ['lips turned purple-ink colour', 'blue'],
    ['he vomited blood', 'vomits-blood'],
    ['she swallowed castor seeds', 'poison-swallowed'],
    ['ate wild mushroom', 'poison-swallowed'],
    ['drowsy since morning', 'drowsy'],
    ['baby is limp', 'moves-only-when-touched'],
    ['he had fever and fit', 'fit'],
    ['fit for 5 minutes', 'fit-long-or-repeated'],
    ['fits since morning', 'fit-long-or-repeated'],
    ['meconium stained liquor', 'waters-foul-or-green'],
    ['water is leaking from below, 8 months carrying', 'waters-leaking'],
    ['stab wound of the belly', 'big-accident'],
    ['talking to walls', 'voices'],
    ['NYHA III', 'breathless-on-effort'],
    ['DOE grade 2', 'breathless-on-effort'],
    ['he got a shock from the meter', 'electric-shock'],
    ['baby is choking on a grape', 'choking'],
    ['child had fits at 2 years age', 'fit'],
    ['bitten by a snake when I was 10 minutes from home', 'snakebite'],
  ])('%s: %s', (text, finding) => expect(answered(text, 'present')).toContain(finding));

  test.each([['she is 7 months carrying'], ['my wife is carrying, fever'], ['fever before delivery']])(
    '%s: pregnant',
    (text) => expect(understand(text).pregnancy).toBe('yes'),
  );
  test('carrying a load is no pregnancy', () =>
    expect(understand('tired from carrying bricks').pregnancy).toBeUndefined());
});

describe('what a note tells to watch for, what is taught, and a question that is answered no', () => {
  test.each([
    'Viral fever. Return if drowsy, fits, blue lips.',
    'Cold. If danger signs (fits, blue, drowsy) come.',
    'Watch for fits, stiff neck.',
    'r/o appendicitis, recheck at 6',
    'Which of the following is a sign of pneumonia: chest indrawing, fits, blue lips?',
    'Flipchart on fits and heavy bleeding shown to mothers',
    'Heat stroke? No, only tan.',
    'he was bitten by a snake in a dream',
    'rumour of hanging in the hostel',
  ])('%s: no danger', (text) => expect(dangersOf(text)).toEqual([]));

  test.each<[string, string]>([
    ['Come back if possible, chest pain now', 'chest-pain'],
    ['report if you can, my son has fits', 'fit'],
    ['If fever comes we sponge, today he has fits', 'fit'],
    ['Chest pain? No one helps', 'chest-pain'],
    ['Fits? No doctor here', 'fit'],
    ['Headache. No medicine, severe chest pain, vomiting, fits, sweating', 'chest-pain'],
    ['Fever. No cough, my son has fits, vomiting, rash, pain', 'fit'],
  ])('%s: %s', (text, danger) => expect(dangersOf(text)).toContain(danger));
});

describe('lists of a note deny all that they name', () => {
  test.each<[string, string[]]>([
    [
      'Headache 5 d. BP normal. No sudden onset, vomiting, photophobia, visual loss, fits, trauma.',
      ['vomiting', 'light-hurts', 'sudden-vision-loss', 'fit'],
    ],
    ['Cramps. UPT neg. No syncope, dysuria, fever.', ['fainting', 'burning-urine', 'fever']],
    ['Red spit of paan. No haemoptysis / haematemesis / gum bleed.', ['cough-blood', 'vomits-blood']],
    ['Back pain 10 d: fever N, cancer N, weakness N.', ['fever', 'cancer', 'tiredness']],
  ])('%s', (text, absent) => {
    expect(answered(text, 'absent')).toEqual(expect.arrayContaining(absent));
    expect(dangersOf(text)).toEqual([]);
  });
});
