import {
  type CasesFile,
  type Condition,
  createEligibility,
  type Criterion,
  type Rulebook,
  type Scheme,
} from '@arogya/rules';

/** A scheme with one thing changed, and what. */
export interface Mutant {
  readonly scheme: Scheme;
  readonly change: string;
}

/**
 * Every way to make one mistake in a scheme: a condition turned round, a limit one off, "all" for "any", its states all
 * others, a day one later.
 */
export function mutantsOf(scheme: Scheme): Mutant[] {
  const who = scheme.who
    ? changesOf(scheme.who).map(([change, who]) => ({ scheme: { ...scheme, who }, change }))
    : [];
  const benefits = scheme.benefits.flatMap(({ when }, at) =>
    (when ? changesOf(when) : []).map(([change, changed]) => ({
      scheme: {
        ...scheme,
        benefits: scheme.benefits.map((benefit, other) =>
          other === at ? { ...benefit, when: changed } : benefit,
        ),
      },
      change: `${scheme.benefits[at]!.id}: ${change}`,
    })),
  );
  return [...who, ...benefits, ...datesAndStates(scheme)];
}

function datesAndStates(scheme: Scheme): Mutant[] {
  return [
    ...(scheme.states === 'all'
      ? []
      : [{ scheme: { ...scheme, states: 'all' as const }, change: 'all states' }]),
    ...(scheme.states === 'all'
      ? []
      : [{ scheme: { ...scheme, states: ['Bihar?'] }, change: 'another state' }]),
    ...(['from', 'until'] as const).flatMap((end) =>
      scheme[end]
        ? [{ scheme: { ...scheme, [end]: dayAfter(scheme[end]) }, change: `${end} a day later` }]
        : [],
    ),
    ...Object.entries(scheme.joined ?? {}).map(([name, day]) => ({
      scheme: { ...scheme, joined: { ...scheme.joined, [name]: dayAfter(day) } },
      change: `${name} a day later`,
    })),
  ];
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** A criterion with one change each, and its name. */
function changesOf(criterion: Criterion): [string, Criterion][] {
  if ('fact' in criterion) return [[`not ${criterion.id}`, { not: criterion }], ...offByOne(criterion)];
  if ('not' in criterion)
    return changesOf(criterion.not).map(([change, not]) => [change, { ...criterion, not }]);
  const isAny = 'any' in criterion;
  const parts = isAny ? criterion.any : criterion.all;
  const rest = { id: criterion.id, yes: criterion.yes, no: criterion.no };
  const tied = (some: readonly Criterion[], any: boolean): Criterion =>
    any ? { ...rest, any: some } : { ...rest, all: some };
  const inner = parts.flatMap((part, at) =>
    changesOf(part).map(([change, changed]): [string, Criterion] => [
      change,
      tied(
        parts.map((one, other) => (other === at ? changed : one)),
        isAny,
      ),
    ]),
  );
  return parts.length < 2 ? inner : [[isAny ? 'any is all' : 'all is any', tied(parts, !isAny)], ...inner];
}

const offByOne = (condition: Condition): [string, Criterion][] =>
  (['atLeast', 'atMost', 'above', 'below'] as const).flatMap((limit) =>
    condition[limit] === undefined
      ? []
      : [-1, 1].map((by): [string, Criterion] => [
          `${condition.id} ${by > 0 ? 'higher' : 'lower'}`,
          { ...condition, [limit]: condition[limit]! + by },
        ]),
  );

/** The cases that a scheme does not answer as its file says. */
export function failing(scheme: Scheme, file: CasesFile, book: Rulebook): string[] {
  const { eligibility } = createEligibility({ ...book, schemes: [scheme] });
  const same = (one: readonly string[], other: readonly string[] = one): boolean =>
    [...one].sort().join() === [...other].sort().join();
  return file.cases
    .filter(({ given, on, answer, needs, benefits }) => {
      const [found] = eligibility({ ...file.base, ...given }, on ?? file.on);
      return found!.answer !== answer || !same(found!.needs, needs) || !same(found!.benefits, benefits);
    })
    .map(({ why }) => `${scheme.id}: ${why}`);
}
