import { expect, test } from '@jest/globals';
import { loadSchemes } from '../../core/schemes/index.ts';
import { runQuestionnaire } from './questionnaire.ts';

test('households are asked half as much, and are told the same', () => {
  const figures = runQuestionnaire(loadSchemes('IN'), 40, '2026-11-23');
  expect(figures.same).toBe(40);
  expect(figures.chosen / figures.fixed).toBeLessThanOrEqual(0.5);
  expect(figures.withinSix).toBeGreaterThanOrEqual(0.85);
});
