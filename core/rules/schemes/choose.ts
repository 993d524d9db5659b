import { complete, isDerived, rangeOf } from './complete.ts';
import type { createEligibility, Rulebook } from './eligibility.ts';
import { type Fact, type Facts, NOT_SO, UNKNOWN, type Value } from './fact.ts';
import { likelyOf } from './households.ts';
import { judge, truthOf } from './judge.ts';
import type { Criterion } from './scheme.ts';
import { conditionsOf, limitsOf, stretches, valuesOf } from './walk.ts';

/** What counts for a question: that a scheme turns out to be for them, that it is ruled out, and that less is open. */
const WORTH = { yes: 1, no: 0.35, less: 0.08 } as const;
/** In rupees: what a benefit without an amount counts as. */
const WITHOUT_AMOUNT = 1_000;
/** The least part of the people that a scheme is taken to concern. */
const LEAST_REACH = 0.02;

/** A scheme that is not settled, and the facts that can still change it. */
interface Open {
  readonly weight: number;
  readonly rule: Criterion;
  readonly needs: ReadonlySet<string>;
}

/**
 * Chooses questions. `reachOf`: the part of all people, 0 to 1, that each scheme is for (simulated, for instance), asked for with
 * the first question.
 */
export function createQuestions(
  book: Rulebook,
  { rulesOn }: ReturnType<typeof createEligibility>,
  reachOf: () => Readonly<Record<string, number>>,
) {
  const list = book.facts.facts;
  const derived = list.filter(isDerived);
  /** What each fact may imply. */
  const tells = new Map(
    list.map(({ id }) => [
      id,
      list.filter(({ implied }) => implied?.some(({ when }) => id in when)).map((other) => other.id),
    ]),
  );
  const states = Object.keys(book.stateNames);
  let weights: ReadonlyMap<string, number> | null = null;
  const limits = limitsByFact(book);
  const choices = new Map(
    list.map((fact) => [fact.id, valuesOf(fact, states, limits.get(fact.id) ?? [])] as const),
  );

  /** What it is worth to know of a scheme: the magnitude of what it gives, for the part of the people that it is for. */
  function weightOf(id: string): number {
    weights ??= weigh(book, reachOf());
    return weights.get(id)!;
  }

  /** Whether a fact can be asked for: it has a question, no answer yet, and whatever may rule it out is known. */
  function mayAsk(fact: Fact, known: Facts): boolean {
    return (
      fact.question !== undefined &&
      known[fact.id] === undefined &&
      (fact.implied ?? []).every(({ when, is }) => {
        const ids = Object.keys(when);
        return (
          (is !== NOT_SO && is !== UNKNOWN) ||
          ids.every((id) => known[id] !== undefined && known[id] !== UNKNOWN)
        );
      })
    );
  }

  /**
   * The fact to ask for next: the one whose answer is expected to settle most among the schemes that are open, by what they
   * give and how many they are for. Null when no answer can change anything. `only`: ids of the schemes that are asked about.
   */
  function next(facts: Facts, on: string, only?: readonly string[]): Fact | null {
    const known = complete(derived, facts, on);
    const open = rulesOn(on).flatMap(({ scheme: { id }, rule }): Open[] => {
      if (rule === null || (only && !only.includes(id)) || truthOf(rule, known) !== null) return [];
      return [{ weight: weightOf(id), rule, needs: new Set(judge(rule, known).needs) }];
    });
    const wanted = new Set(open.flatMap(({ needs }) => [...needs]));
    const best = list
      .filter((fact) => mayAsk(fact, known) && leadsTo(fact.id, wanted))
      .map((fact) => ({ fact, score: score(fact, known, open, on) }))
      .filter((one) => one.score > 0 || wanted.has(one.fact.id))
      .toSorted((one, other) => other.score - one.score)[0];
    return best?.fact ?? null;
  }

  /** Whether a fact is wanted, or may tell something of one that is. */
  const leadsTo = (id: string, wanted: ReadonlySet<string>): boolean =>
    wanted.has(id) || tells.get(id)!.some((other) => wanted.has(other));

  function score(fact: Fact, known: Facts, open: readonly Open[], on: string): number {
    const touched = open.filter(({ needs }) => leadsTo(fact.id, needs));
    const less = touched.reduce(
      (sum, { weight, needs }) => sum + (needs.has(fact.id) ? (weight * WORTH.less) / needs.size : 0),
      0,
    );
    return chances(fact, choices.get(fact.id)!, known, limits.get(fact.id) ?? []).reduce(
      (sum, [value, chance]) => {
        if (chance === 0) return sum;
        const answered = { ...known, [fact.id]: value };
        const then = tells.get(fact.id)!.length > 0 ? complete(derived, answered, on) : answered;
        return sum + chance * touched.reduce((worth, one) => worth + gain(one, then), 0);
      },
      less,
    );
  }

  function gain({ weight, rule }: Open, then: Facts): number {
    const truth = truthOf(rule, then);
    return truth === null ? 0 : weight * (truth ? WORTH.yes : WORTH.no);
  }

  return { next, mayAsk };
}

const weigh = ({ schemes }: Rulebook, reach: Readonly<Record<string, number>>): Map<string, number> =>
  new Map(
    schemes.map(({ id, benefits }) => {
      const most = Math.max(...benefits.map(({ amount }) => amount ?? WITHOUT_AMOUNT));
      return [id, Math.log10(most) * Math.max(reach[id]!, LEAST_REACH)];
    }),
  );

/** Each value that can be told apart, with its chance among those of whom this is known. */
function chances(
  fact: Fact,
  values: readonly Value[],
  known: Facts,
  limits: readonly number[],
): (readonly [Value, number])[] {
  const likely = likelyOf(fact, known);
  const total = likely.reduce((sum, [, weight]) => sum + weight, 0);
  if (fact.type !== 'number') return likely.map(([value, weight]) => [value, weight / total]);
  const parts = stretches(fact.min!, fact.max!, limits);
  return values.map((value, at) => {
    const [from, to] = parts[at]!;
    const weight = likely.reduce((sum, [range, share]) => {
      const [start, end] = rangeOf(range)!;
      const within = Math.min(to, end) - Math.max(from, start) + 1;
      return sum + (within > 0 ? (share * within) / (end - start + 1) : 0);
    }, 0);
    return [value, weight / total];
  });
}

/** The numbers at which some rule or implication answers otherwise. */
function limitsByFact({ facts, schemes }: Rulebook): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (id: string, ends: Iterable<number>): unknown =>
    found.set(id, [...new Set([...(found.get(id) ?? []), ...ends])]);
  for (const { who } of schemes)
    if (who) for (const { condition } of conditionsOf(who)) add(condition.fact, limitsOf(condition));
  for (const { implied = [] } of facts.facts)
    for (const { when } of implied)
      for (const [id, wanted] of Object.entries(when))
        for (const one of [wanted].flat()) {
          const range = typeof one === 'number' ? ([one, one] as const) : rangeOf(one);
          if (range) add(id, [range[0], range[1] + 1]);
        }
  return found;
}
