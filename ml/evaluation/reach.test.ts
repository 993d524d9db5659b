import { expect, test } from '@jest/globals';
import { reaches, unreached, type Reach, type Unreached } from './reach.ts';

const all = reaches();
/** Every so many, so that all rules and ages are among them; `npm run evaluate -- --reach` walks all. */
const every = (step: number, some: readonly Reach[]): Reach[] => some.filter((_, at) => at % step === 0);
const named = (late: readonly Unreached[]): string[] => late.map(({ case: { id } }) => id);
const ofOne = all.filter(
  ({ case: { level, findings } }) => level === 'emergency' && findings.present.length === 1,
);
const newborns = all.filter(({ band }) => band === 'newborn');

test('what one finding makes an emergency is told as one by the menu, at every age', async () => {
  expect(new Set(ofOne.map(({ rule }) => rule.id)).size).toBeGreaterThan(90);
  expect(named(await unreached(every(4, ofOne), 'no'))).toEqual([]);
});

test('of a baby under two months nothing less than urgent is said, whatever else is not asked', async () => {
  const asked = every(5, newborns).map((one) => ({
    ...one,
    case: { ...one.case, level: 'urgent' as const },
  }));
  expect(asked.length).toBeGreaterThan(40);
  expect(named(await unreached(asked, 'no'))).toEqual([]);
});

test('whoever knows nothing else is not told later than the rule says', async () => {
  const grave = all.filter(({ case: { level } }) => level === 'emergency');
  expect(named(await unreached(every(60, grave), 'unsure'))).toEqual([]);
});

/** Of those walked below, so many were told too late on 23 November 2026: at first, and after more questions. May only fall. */
const LATE = { atFirst: 18, afterMore: 0 } as const;

test('emergencies made of several findings are told in a few questions, or in more, as often as ever', async () => {
  const several = every(
    61,
    all.filter((one) => one.case.level === 'emergency' && !ofOne.includes(one)),
  );
  const late = await unreached(several, 'no');
  expect(late.length).toBeLessThanOrEqual(LATE.atFirst);
  expect(late.filter(({ isLateAfterMore }) => isLateAfterMore).length).toBeLessThanOrEqual(LATE.afterMore);
});
