import { expect, test } from '@jest/globals';
import { fateOf } from './fate.ts';

const draw = (seed: number, name: string): readonly number[] => {
  const fate = fateOf(seed, name);
  return Array.from({ length: 50 }, () => fate.upTo(1_000));
};

test('the same seed and name bring the same, others other things', () => {
  expect(draw(1, '+919800000001 ussd')).toEqual(draw(1, '+919800000001 ussd'));
  expect(draw(1, '+919800000001 ussd')).not.toEqual(draw(2, '+919800000001 ussd'));
  expect(draw(1, '+919800000001 ussd')).not.toEqual(draw(1, '+919800000002 ussd'));
});

test('what happens with a chance happens that often, never with 0 and always with 1', () => {
  const fate = fateOf(7, 'any');
  const often = (chance: number): number =>
    Array.from({ length: 10_000 }, () => fate.happens(chance)).filter(Boolean).length;
  expect(often(0)).toBe(0);
  expect(often(1)).toBe(10_000);
  expect(Math.abs(often(0.2) - 2_000)).toBeLessThan(200);
});
