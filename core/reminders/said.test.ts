import { describe, expect, test } from '@jest/globals';
import { CRITICAL_MEDICINES } from './medicines.ts';
import { readLength, readSaid, readTimes, type Said } from './said.ts';

const M = '08:00';
const N = '14:00';
const E = '18:00';
const R = '20:00';
const months = (count: number) => ({ unit: 'months', count }) as const;
const days = (count: number) => ({ unit: 'days', count }) as const;
const weeks = (count: number) => ({ unit: 'weeks', count }) as const;

/** What people write, and what is understood of it; what is not named is not said. */
const SAID: readonly (readonly [text: string, said: Partial<Said>])[] = [
  [
    'take TB medicine, morning and night, 6 months',
    { called: 'TB', critical: 'tuberculosis', times: [M, R], length: months(6) },
  ],
  [
    'TB ki dawai subah aur raat, 6 mahine',
    { called: 'TB', critical: 'tuberculosis', times: [M, R], length: months(6) },
  ],
  [
    'टीबी की दवाई सुबह और रात, 6 महीने',
    { called: 'टीबी', critical: 'tuberculosis', times: [M, R], length: months(6) },
  ],
  [
    'टीबी की दवा सुबह रात छह महीने',
    { called: 'टीबी', critical: 'tuberculosis', times: [M, R], length: months(6) },
  ],
  ['Ecosprin-75, raat ko', { called: 'Ecosprin 75', times: [R] }],
  ['(Glycomet GP2) subah.', { called: 'Glycomet GP2', times: [M] }],
  ['BP tablet every morning', { called: 'BP', times: [M] }],
  ['bp ki goli roz subah', { called: 'bp', times: [M] }],
  ['insulin at 7:30 am and 7.30 pm', { called: 'insulin', critical: 'insulin', times: ['07:30', '19:30'] }],
  ['insulin subah 7 baje', { called: 'insulin', critical: 'insulin', times: ['07:00'] }],
  ['रात 9 बजे मिर्गी की दवा', { called: 'मिर्गी', critical: 'epilepsy', times: ['21:00'] }],
  ['raat 9 baje mirgi ki dawa', { called: 'mirgi', critical: 'epilepsy', times: ['21:00'] }],
  ['sugar medicine twice a day', { called: 'sugar', times: [M, R] }],
  ['sugar ki dawai din mein do baar', { called: 'sugar', times: [M, R] }],
  ['दिन में तीन बार', { times: [M, N, R] }],
  ['antibiotic thrice a day for 5 days', { called: 'antibiotic', times: [M, N, R], length: days(5) }],
  ['iron tablet once a day for 3 months', { called: 'iron', times: [M], length: months(3) }],
  ['calcium every other day in the evening', { called: 'calcium', times: [E], every: { days: 2 } }],
  ['vitamin D on sundays', { called: 'vitamin D', every: { weekdays: [7] } }],
  ['folic acid somvar aur guruvar subah', { called: 'folic acid', times: [M], every: { weekdays: [1, 4] } }],
  ['हर हफ़्ते रविवार को', { every: { weekdays: [7] } }],
  ['HIV medicine 8 pm always', { called: 'HIV', critical: 'hiv', times: ['20:00'], length: 'endless' }],
  [
    'warfarin at night, lifelong',
    { called: 'warfarin', critical: 'blood-thinner', times: [R], length: 'endless' },
  ],
  ['lithium raat ko hamesha', { called: 'lithium', critical: 'psychiatric', times: [R], length: 'endless' }],
  ['thyroid khali pet subah', { called: 'thyroid', times: ['06:00', M] }],
  ['malaria medicine 2 weeks', { called: 'malaria', length: weeks(2) }],
  ['do hafte tak goli', { length: weeks(2) }],
  ['14:00 and 22:00', { times: ['14:00', '22:00'] }],
  ['८ बजे', { times: ['08:00'] }],
  ['painkiller when needed', { called: 'painkiller', isAsNeeded: true }],
  ['dard ho to goli', { isAsNeeded: true }],
  ['bachche ka tikakaran', { about: 'child' }],
  ['baby vaccines', { about: 'child' }],
  ['I am pregnant', { about: 'pregnancy' }],
  ['मैं गर्भवती हूँ', { about: 'pregnancy' }],
  // How much is taken is neither an hour nor a name.
  ['2 tablets metformin morning and night', { called: 'metformin', times: [M, R] }],
  ['2 goli subah aur raat', { times: [M, R] }],
  ['metformin 1 tablet subah 1 tablet raat', { called: 'metformin', times: [M, R] }],
  ['metformin 500mg subah raat', { called: 'metformin', times: [M, R] }],
  ['warfarin 5 mg night', { called: 'warfarin', critical: 'blood-thinner', times: [R] }],
  ['warfarin 2.5 mg raat', { called: 'warfarin', critical: 'blood-thinner', times: [R] }],
  ['insulin 10 units morning', { called: 'insulin', critical: 'insulin', times: [M] }],
  [
    'insulin 10 units 7 am 8 units 7 pm',
    { called: 'insulin', critical: 'insulin', times: ['07:00', '19:00'] },
  ],
  ['दो गोली सुबह एक गोली रात', { times: [M, R] }],
  ['half tablet thyroid khali pet', { called: 'thyroid', times: ['06:00'] }],
  ['aadhi goli raat', { times: [R] }],
  ['10 ml syrup teen baar', { called: 'syrup', times: [M, N, R] }],
  ['paracetamol 650 1-1-1', { times: [M, N, R], called: 'paracetamol 650' }],
  ['amoxicillin 1-0-1 for 5 days', { called: 'amoxicillin', times: [M, R], length: days(5) }],
  // An hour is of the part of the day beside it; a part without one is its usual hour.
  ['insulin subah 10 raat 8', { called: 'insulin', critical: 'insulin', times: ['10:00', '20:00'] }],
  ['insulin subah 7 raat', { called: 'insulin', critical: 'insulin', times: ['07:00', R] }],
  ['raat 12 baje', { times: ['00:00'] }],
  ['raat 1 baje', { times: ['01:00'] }],
  ['dopahar 1 baje', { times: ['13:00'] }],
  ['dopahar 12 baje', { times: ['12:00'] }],
  ['shaam 6 baje', { times: ['18:00'] }],
  ['9 am after breakfast', { times: ['09:00'] }],
  ['calcium every 8 hours', { called: 'calcium', times: [M, N, R] }],
  // Rounds are no courses.
  ['iron every 3 days morning', { called: 'iron', times: [M], every: { days: 3 } }],
  ['iron har 3 din subah', { called: 'iron', times: [M], every: { days: 3 } }],
  ['iron har teen din subah', { called: 'iron', times: [M], every: { days: 3 } }],
  ['हर दो दिन आयरन सुबह', { called: 'आयरन', times: [M], every: { days: 2 } }],
  ['vitamin once in 2 days night', { called: 'vitamin', times: [R], every: { days: 2 } }],
  ['2 din mein ek baar goli subah', { times: [M], every: { days: 2 } }],
  ['every 2 weeks injection morning', { called: 'injection', times: [M], every: { days: 14 } }],
  ['injection every month morning', { called: 'injection', times: [M], every: { months: 1 } }],
  ['injection har 3 mahine subah', { called: 'injection', times: [M], every: { months: 3 } }],
  ['इंजेक्शन हर महीने सुबह', { called: 'इंजेक्शन', times: [M], every: { months: 1 } }],
  [
    'iron every 2 days for 3 months at night',
    { called: 'iron', times: [R], every: { days: 2 }, length: months(3) },
  ],
  // What could be meant by these is asked.
  ['metformin 2', { called: 'metformin 2' }],
  ['remind me', {}],
  ['दवाई', {}],
  ['12345', {}],
  ['25:00', {}],
  ['', {}],
];

test.each(SAID)('"%s"', (text, said) => {
  const nothing: Said = {
    about: 'medicine',
    called: null,
    critical: null,
    times: [],
    every: null,
    length: null,
    isAsNeeded: false,
  };
  expect(readSaid(text)).toEqual({ ...nothing, ...said });
});

test.each([
  ['7 in the morning and 9 at night', ['07:00', '21:00']],
  ['सुबह 7 और रात 9 बजे', ['07:00', '21:00']],
  ['7 am and 9 pm', ['07:00', '21:00']],
  ['7 and 9 at night', ['19:00', '21:00']],
  ['subah 7 aur raat', ['07:00', R]],
  ['7 30 am aur 8 15 pm', ['07:30', '20:15']],
  ['12 am', ['00:00']],
  ['12 pm', ['12:00']],
  ['subah', [M]],
  ['kal', []],
])('times in "%s"', (text, times) => {
  expect(readTimes(text)).toEqual(times);
});

test.each([
  ['5 days', days(5)],
  ['ek mahina', months(1)],
  ['999 months', null],
  ['0 days', null],
  ['soon', null],
])('length in "%s"', (text, length) => {
  expect(readLength(text)).toEqual(length);
});

describe('medicines that are never left out', () => {
  test('each has a source and its day, and no review that nobody made', () => {
    for (const { source, date, reviewedBy } of CRITICAL_MEDICINES) {
      expect(source).toMatch(/https:\/\//);
      expect(date).toMatch(/^2026-/);
      expect(reviewedBy).toBeNull();
    }
  });
  test.each(CRITICAL_MEDICINES.flatMap(({ id, words }) => words.map((word) => [word, id] as const)))(
    '%s is %s',
    (word, id) => {
      expect(readSaid(`${word} 8 am`).critical).toBe(id);
    },
  );
});

test('whatever is said, a reading comes of it', () => {
  const long = 'goli '.repeat(5000);
  for (const text of [long, '🙂'.repeat(400), '\u0000', '8'.repeat(400), ' : : ', '٨ am'])
    expect(readSaid(text).called?.length ?? 0).toBeLessThanOrEqual(60);
});
