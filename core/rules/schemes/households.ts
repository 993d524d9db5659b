import { complete, fits, rangeOf } from './complete.ts';
import { type Fact, type Facts, UNKNOWN, type Value } from './fact.ts';

/** What is likely of one fact, by what is known of the others: each value or range with its weight. */
export function likelyOf(fact: Fact, known: Facts): readonly (readonly [value: string, weight: number])[] {
  const row = fact.shares?.rows.find(({ when }) => fits(when, known));
  return Object.entries(row?.of ?? {});
}

/**
 * A household as the shares of facts.yaml have it, in the order of that file: every fact that is asked, "unknown" where the
 * person would not know it. `random` gives numbers from 0 up to 1.
 */
export function drawHousehold(list: readonly Fact[], on: string, random: () => number): Facts {
  let facts: Facts = {};
  for (const fact of list) {
    if (!fact.question) continue;
    facts = complete(list, facts, on);
    if (facts[fact.id] !== undefined) continue;
    const row = fact.shares!.rows.find(({ when }) => fits(when, facts))!;
    facts[fact.id] = random() < (row.unknown ?? 0) ? UNKNOWN : draw(fact, Object.entries(row.of), random);
  }
  return facts;
}

function draw(fact: Fact, likely: readonly (readonly [string, number])[], random: () => number): Value {
  let left = random() * likely.reduce((sum, [, weight]) => sum + weight, 0);
  const [value] = likely.find(([, weight]) => (left -= weight) < 0) ?? likely.at(-1)!;
  if (fact.type !== 'number') return value;
  const [from, to] = rangeOf(value)!;
  return from + Math.floor(random() * (to - from + 1));
}
