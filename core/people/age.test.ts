import { describe, expect, test } from '@jest/globals';
import { ageOn, isBorn } from './age.ts';

describe('an age', () => {
  test.each([
    ['2026-11-23', '1990-11-23', 36],
    ['2026-11-22', '1990-11-23', 35],
    ['2026-11-23', '1990', 36],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-23', '2026', 0],
    ['2028-02-28', '2004-02-29', 23],
    ['2028-03-01', '2004-02-29', 24],
    ['2026-11-23', null, null],
  ])('on %s of %s: %j', (day, born, age) => {
    expect(ageOn(new Date(`${day}T12:00:00Z`), born)).toBe(age);
  });
});

describe('a birth', () => {
  test.each([
    [null, true],
    ['2026', true],
    ['1904', true],
    ['2004-02-29', true],
    ['2026-11-23', true],
    ['2026-11-24', false],
    ['2027', false],
    ['1903', false],
    ['2005-02-29', false],
    ['2005-13-01', false],
    ['0000', false],
    ['199', false],
    ['1990-5-7', false],
    ['soon', false],
    ['', false],
  ])('%s: %j', (born, outcome) => {
    expect(isBorn(new Date('2026-11-23T12:00:00Z'), born)).toBe(outcome);
  });
});
