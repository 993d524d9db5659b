import { describe, expect, test } from '@jest/globals';
import { measureConditions, measureTriage, share } from './measures.ts';

describe('share', () => {
  test.each([
    // Clopper-Pearson intervals as R's binom.test gives them.
    [50, 50, 0.9289, 1],
    [98, 100, 0.9296, 0.9976],
    [0, 20, 0, 0.1684],
    [7, 10, 0.3475, 0.9333],
  ])('%i of %i', (count, of, low, high) => {
    const found = share(count, of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('of nothing', () => expect(share(0, 0)).toMatchObject({ share: Number.NaN, low: 0, high: 1 }));
});

describe('triage', () => {
  const figures = measureTriage([
    { truth: 'emergency', said: 'emergency' },
    { truth: 'emergency', said: 'urgent' },
    { truth: 'emergency', said: 'soon' },
    { truth: 'emergency', said: null },
    { truth: 'soon', said: 'emergency' },
    { truth: 'self-care', said: 'self-care' },
  ]);

  test('what was not understood is an emergency missed', () => {
    expect(figures.sensitivity).toMatchObject({ count: 1, of: 4 });
    expect(figures.belowUrgent).toBe(2);
    expect(figures.understood.count).toBe(5);
  });

  test('too late and too soon', () => {
    expect(figures.under.count).toBe(3);
    expect(figures.over.count).toBe(1);
    expect(figures.exact.count).toBe(2);
    expect(figures.withinOne.count).toBe(3);
    expect(figures.precision).toMatchObject({ count: 1, of: 2 });
  });
});

describe('conditions', () => {
  test('first, among three, and the score of the probabilities', () => {
    const likely = (entries: Record<string, number>) => new Map(Object.entries(entries));
    const figures = measureConditions([
      { truth: 'a', probabilities: likely({ a: 1 }) },
      { truth: 'b', probabilities: likely({ a: 0.5, b: 0.3, c: 0.2 }) },
      { truth: 'd', probabilities: likely({ a: 0.5, b: 0.3, c: 0.15, d: 0.05 }) },
    ]);
    expect(figures.top1.count).toBe(1);
    expect(figures.top3.count).toBe(2);
    expect(figures.macroRecall).toBeCloseTo(1 / 3);
    expect(figures.macroPrecision).toBeCloseTo(1 / 9);
    expect(figures.brier).toBeCloseTo((0 + 0.25 + 0.49 + 0.04 + 0.25 + 0.09 + 0.0225 + 0.9025) / 3);
  });
});
