import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exactly, uniqueNearest } from './matching.ts';

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
  (word, index) => ({
    value: (index + 2) * 10,
    spellings: [word],
  }),
);
const complaints = [
  { value: 'fever', spellings: ['fever', 'bukhar', 'bukhaar', 'बुखार'] },
  { value: 'cough', spellings: ['cough', 'khansi', 'खांसी', 'खाँसी'] },
  { value: 'ward-1', spellings: ['ward 1'] },
  { value: 'ok', spellings: ['ok', 'ठीक'] },
];

describe('uniqueNearest', () => {
  test.each<[string, number | null, string]>([
    ['fifty', 50, 'exact'],
    ['finty', 50, 'one slip'],
    ['fixty', null, 'as near to fifty as to sixty'],
    ['fifte', 50, 'another slip'],
    ['fiffteen', null, 'too far'],
    ['sevnty', 70, 'a letter lost'],
    ['sevety', 70, 'two slips are allowed in seven letters'],
    ['savetty', 70, 'just two'],
    ['', null, 'nothing'],
    ['x'.repeat(10_000), null, 'far too long'],
  ])('of the tens, %j is %j: %s', (said, value) => expect(uniqueNearest(said, tens)).toBe(value));

  test.each<[string, string | null, string]>([
    ['bukhr', 'fever', 'a vowel lost'],
    ['बूखार', 'fever', 'a wrong matra is one slip'],
    ['बखार', 'fever', 'so is a lost one'],
    ['खासी', null, 'one slip, but of two letters: too short to guess'],
    ['खांसी', 'cough', 'exact, however short'],
    ['ward 1', 'ward-1', 'digits exactly'],
    ['ward 2', null, 'digits never nearly'],
    ['ward', null, 'nor with the digit lost'],
    ['ok', 'ok', 'two letters exactly'],
    ['oj', null, 'two letters never nearly'],
    ['\ud800\ud800\ud800', null, 'lone surrogates'],
  ])('of the complaints, %j is %j: %s', (said, value) => expect(uniqueNearest(said, complaints)).toBe(value));

  test('one spelling of two things means neither', () => {
    const twice = [
      { value: 1, spellings: ['sadar hospital'] },
      { value: 2, spellings: ['sadar hospital', 'district hospital'] },
    ];
    expect(uniqueNearest('sadar hospital', twice)).toBeNull();
    expect(uniqueNearest('sadar hospitel', twice)).toBeNull();
    expect(uniqueNearest('distric hospital', twice)).toBe(2);
  });

  test('any text gives a value or null, and a spelling gives its own value', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (said) => void uniqueNearest(said, complaints)));
    for (const { value, spellings } of complaints) {
      for (const spelling of spellings) expect(uniqueNearest(spelling, complaints)).toBe(value);
    }
  });
});

test('exactly takes no near miss', () => {
  expect(exactly('bukhar', complaints)).toBe('fever');
  expect(exactly('bukhr', complaints)).toBeNull();
  expect(exactly('', [{ value: 1, spellings: [''] }])).toBeNull();
});
