import type { Fact, Value } from './fact.ts';
import type { Condition, Criterion, Scheme } from './scheme.ts';

/** Every condition of a criterion with its path in the file. */
export function* conditionsOf(
  criterion: Criterion,
  path: readonly (string | number)[] = [],
): Generator<{ readonly condition: Condition; readonly path: readonly (string | number)[] }> {
  if ('fact' in criterion) yield { condition: criterion, path };
  else if ('not' in criterion) yield* conditionsOf(criterion.not, [...path, 'not']);
  else {
    const [key, parts] =
      'any' in criterion ? (['any', criterion.any] as const) : (['all', criterion.all] as const);
    for (const [at, part] of parts.entries()) yield* conditionsOf(part, [...path, key, at]);
  }
}

/** Every criterion that a scheme states itself, with its path: who gets it, then those of benefits and papers. */
export function criteriaOf(scheme: Scheme): { criterion: Criterion; path: (string | number)[] }[] {
  return [
    ...(scheme.who ? [{ criterion: scheme.who, path: ['who'] }] : []),
    ...(['benefits', 'documents'] as const).flatMap((list) =>
      scheme[list].flatMap(({ when }, at) => (when ? [{ criterion: when, path: [list, at, 'when'] }] : [])),
    ),
  ];
}

/** The first whole number from which a condition on a number answers otherwise. */
export function* limitsOf({ is, atLeast, atMost, above, below }: Condition): Generator<number> {
  if (atLeast !== undefined) yield atLeast;
  if (below !== undefined) yield below;
  if (atMost !== undefined) yield atMost + 1;
  if (above !== undefined) yield above + 1;
  for (const value of is === undefined ? [] : [is].flat())
    if (typeof value === 'number') yield* [value, value + 1];
}

/** Stretches of whole numbers from `min` to `max` within which no limit lies. */
export function stretches(min: number, max: number, limits: Iterable<number>): [number, number][] {
  const starts = [...new Set([min, ...limits])]
    .filter((limit) => limit >= min && limit <= max)
    .toSorted((one, other) => one - other);
  return starts.map((start, at) => [start, (starts[at + 1] ?? max + 1) - 1]);
}

/** The values of a fact that conditions with these limits can tell apart: one of each stretch of a number. */
export function valuesOf(fact: Fact, states: readonly string[], limits: Iterable<number>): Value[] {
  switch (fact.type) {
    case 'yes-no':
      return ['yes', 'no'];
    case 'choice':
      return fact.options!.map(({ id }) => id);
    case 'state':
      return [...states];
    case 'number':
      return stretches(fact.min!, fact.max!, limits).map(([start]) => start);
    case 'date':
      return [];
  }
}
