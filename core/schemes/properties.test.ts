import { chanceOf, complete, createEligibility, drawHousehold, type Facts, UNKNOWN } from '@arogya/rules';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadSchemes } from './index.ts';

const book = loadSchemes('IN');
const list = book.facts.facts;
const { eligibility } = createEligibility(book);
const DAYS = ['2004-01-01', '2024-12-01', '2026-06-07', '2026-11-23'] as const;

/** A household of the simulation, what is asked of it in a random order, and how much of that is known first. */
const household = fc
  .record({
    seed: fc.integer(),
    on: fc.constantFrom(...DAYS),
    order: fc.shuffledSubarray(
      list.map(({ id }) => id),
      { minLength: list.length },
    ),
    first: fc.nat(list.length),
    more: fc.nat(list.length),
  })
  .map(({ seed, on, order, first, more }) => {
    const all = drawHousehold(list, on, chanceOf(seed));
    const take = (count: number): Facts =>
      Object.fromEntries(
        order.slice(0, count).flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])),
      );
    return { on, few: take(first), many: take(first + more) };
  });

test('answers only become more definite as facts are added', () => {
  fc.assert(
    fc.property(household, ({ on, few, many }) => {
      const later = new Map(eligibility(many, on).map((answer) => [answer.scheme, answer]));
      for (const { scheme, answer, benefits } of eligibility(few, on)) {
        const then = later.get(scheme)!;
        if (answer !== 'need') expect(`${scheme} ${then.answer}`).toBe(`${scheme} ${answer}`);
        if (then.answer !== 'no') expect(then.benefits).toEqual(expect.arrayContaining([...benefits]));
      }
    }),
    { numRuns: 80, seed: 20_261_123 },
  );
});

test('"no" always rests on a fact that is known, "need" always names what is open', () => {
  fc.assert(
    fc.property(household, ({ on, few }) => {
      const known = complete(list, few, on);
      for (const { answer, because, needs, confirm } of eligibility(few, on)) {
        if (answer === 'no') expect(because.length).toBeGreaterThan(0);
        if (answer === 'need') expect(needs.length + confirm.length).toBeGreaterThan(0);
        for (const id of needs) expect([undefined, UNKNOWN]).toContain(known[id]);
        expect(answer === 'need' ? [] : needs).toEqual([]);
      }
    }),
    { numRuns: 80, seed: 20_261_123 },
  );
});

test('of nobody is anything known, and nobody is excluded', () => {
  const answers = eligibility({}, '2026-11-23');
  expect(answers.filter(({ answer }) => answer === 'no')).toEqual([]);
});

test('not knowing anything excludes nobody either', () => {
  const known = Object.fromEntries(list.map(({ id }) => [id, UNKNOWN]));
  expect(eligibility(known, '2026-11-23').filter(({ answer }) => answer === 'no')).toEqual([]);
});
