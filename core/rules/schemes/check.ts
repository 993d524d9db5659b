import { type Fact, type FactsFile, NOT_SO, UNKNOWN, type Value, type When } from './fact.ts';
import { rangeOf } from './complete.ts';
import { meets } from './judge.ts';
import type { Condition, Criterion, DocumentsFile, Scheme } from './scheme.ts';
import { conditionsOf, criteriaOf, limitsOf, valuesOf } from './walk.ts';

/** What is wrong, and where: the file's id, and the path within it. */
export interface Fault {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

const OPERATORS = ['is', 'atLeast', 'atMost', 'above', 'below'] as const;

/** What a schema cannot see of the facts: names that do not exist, implications that go round, shares that look ahead. */
export function checkFacts({ facts }: FactsFile, states: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  facts.forEach((fact, at) => {
    const fault = (path: readonly (string | number)[], reason: string): void => {
      faults.push({ file: 'facts', path: ['facts', at, ...path], reason });
    };
    const checkWhen = (when: When, path: readonly (string | number)[], earlier: boolean): void => {
      for (const [id, wanted] of Object.entries(when)) {
        const other = byId.get(id);
        if (!other) fault([...path, id], `there is no fact "${id}"`);
        else if (earlier && facts.indexOf(other) >= at)
          fault([...path, id], `"${id}" stands below: shares may only look at facts above`);
        else
          for (const value of [wanted].flat()) {
            const wrong = wrongValue(other, value, states);
            if (wrong) fault([...path, id], wrong);
          }
      }
    };
    if (byId.get(fact.id) !== fact) fault(['id'], `the fact "${fact.id}" is there twice`);
    if (fact.since && byId.get(fact.since.fact)?.type !== 'date')
      fault(['since'], `"${fact.since.fact}" is no fact of the type date`);
    fact.implied?.forEach(({ when, is }, row) => {
      checkWhen(when, ['implied', row, 'when'], false);
      const wrong = is === NOT_SO || is === UNKNOWN ? null : wrongValue(fact, is, states);
      if (wrong) fault(['implied', row, 'is'], wrong);
    });
    fact.shares?.rows.forEach(({ when = {}, of }, row) => {
      checkWhen(when, ['shares', 'rows', row, 'when'], true);
      for (const value of Object.keys(of)) {
        const wrong = wrongValue(fact, value, states);
        if (wrong) fault(['shares', 'rows', row, 'of', value], wrong);
      }
    });
    if (fact.shares && fact.shares.rows.at(-1)!.when)
      fault(['shares', 'rows'], 'the last row must fit everybody');
  });
  return faults;
}

/** Why a value cannot be one of a fact; null where it can. Ranges ("0-9") are values of numbers. */
export function wrongValue(fact: Fact, value: Value, states: readonly string[]): string | null {
  if (fact.type === 'number') {
    const range = typeof value === 'number' ? ([value, value] as const) : rangeOf(value);
    const isWithin =
      range?.every(Number.isInteger) &&
      range[0] >= fact.min! &&
      range[1] <= fact.max! &&
      range[0] <= range[1];
    return isWithin ? null : `"${value}" is no whole number from ${fact.min} to ${fact.max} (${fact.id})`;
  }
  if (fact.type === 'date')
    return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? null : `"${value}" is no day (${fact.id})`;
  const known = valuesOf(fact, states, []);
  return known.includes(value)
    ? null
    : `"${value}" is no value of "${fact.id}"${fact.type === 'state' ? '' : `: it has ${known.join(', ')}`}`;
}

/** What a schema cannot see of schemes: names that do not exist, what is there twice, conditions that can change nothing. */
export function checkSchemes(
  schemes: readonly Scheme[],
  {
    facts,
    documents,
    states,
  }: { readonly facts: FactsFile; readonly documents: DocumentsFile; readonly states: readonly string[] },
): Fault[] {
  const byFact = new Map(facts.facts.map((fact) => [fact.id, fact]));
  const papers = new Set(documents.documents.map(({ id }) => id));
  const keywords = new Map<string, string>();
  return schemes.flatMap((scheme, position) => {
    const faults: Fault[] = [];
    const fault = (path: readonly (string | number)[], reason: string): void => {
      faults.push({ file: scheme.id, path, reason });
    };
    if (schemes.findIndex(({ id }) => id === scheme.id) !== position)
      fault(['id'], `the scheme "${scheme.id}" is there twice`);
    checkNames(scheme, schemes, papers, states, fault);
    scheme.keywords.forEach((word, at) => {
      const other = keywords.get(word);
      if (other !== undefined) fault(['keywords', at], `"${word}" is a keyword of "${other}" already`);
      keywords.set(word, scheme.id);
    });
    for (const { criterion, path } of criteriaOf(scheme))
      for (const found of conditionsOf(criterion, path))
        checkCondition(found.condition, found.path, scheme, byFact, states, fault);
    if (faults.length === 0) checkReach(scheme, byFact, states, fault);
    return faults;
  });
}

type Report = (path: readonly (string | number)[], reason: string) => void;

function checkNames(
  scheme: Scheme,
  schemes: readonly Scheme[],
  papers: ReadonlySet<string>,
  states: readonly string[],
  fault: Report,
): void {
  const sources = new Set(scheme.sources.map(({ id }) => id));
  const checkSource = (path: readonly (string | number)[], id: string): void => {
    if (!sources.has(id)) fault([...path, 'source'], `there is no source "${id}"`);
  };
  for (const name of scheme.states === 'all' ? [] : scheme.states)
    if (!states.includes(name)) fault(['states'], `there is no state "${name}"`);
  for (const name of Object.keys(scheme.joined ?? {}))
    if (!states.includes(name)) fault(['joined'], `there is no state "${name}"`);
  scheme.overlaps.forEach((overlap, at) => {
    if (overlap.with === scheme.id || !schemes.some(({ id }) => id === overlap.with))
      fault(['overlaps', at, 'with'], `there is no other scheme "${overlap.with}"`);
    if (
      schemes.some(
        ({ id, overlaps }) => id === overlap.with && overlaps.some((one) => one.with === scheme.id),
      )
    )
      fault(['overlaps', at, 'with'], `"${overlap.with}" names this scheme already`);
    checkSource(['overlaps', at], overlap.source);
  });
  scheme.benefits.forEach(({ source }, at) => checkSource(['benefits', at], source));
  if (scheme.helpline) checkSource(['helpline'], scheme.helpline.source);
  scheme.documents.forEach(({ id }, at) => {
    if (!papers.has(id)) fault(['documents', at, 'id'], `there is no document "${id}"`);
  });
  for (const criterion of criteriaOf(scheme))
    for (const { condition, path } of conditionsOf(criterion.criterion, criterion.path))
      checkSource(path, condition.source);
}

function checkCondition(
  condition: Condition,
  path: readonly (string | number)[],
  scheme: Scheme,
  facts: ReadonlyMap<string, Fact>,
  states: readonly string[],
  fault: Report,
): void {
  const fact = facts.get(condition.fact);
  if (!fact) return fault([...path, 'fact'], `there is no fact "${condition.fact}"`);
  const given = OPERATORS.filter((operator) => condition[operator] !== undefined);
  const [operator] = given;
  if (!operator || given.length > 1) return fault(path, `needs exactly one of ${OPERATORS.join(', ')}`);
  if (operator !== 'is' && fact.type !== 'number')
    return fault([...path, operator], `"${fact.id}" is no number`);
  for (const value of [condition[operator]!].flat()) {
    const wrong =
      typeof value === 'string' && fact.type === 'number' ? 'not a number' : wrongValue(fact, value, states);
    if (wrong) fault([...path, operator], wrong);
  }
  for (const criterion of criteriaOf(scheme))
    for (const other of conditionsOf(criterion.criterion, criterion.path))
      if (
        other.condition.id === condition.id &&
        JSON.stringify(other.condition) !== JSON.stringify(condition)
      )
        return fault([...path, 'id'], `another condition is called "${condition.id}" too`);
}

/** Values that are still possible, by fact. */
type Domains = ReadonlyMap<string, readonly Value[]>;
type Goal = readonly [criterion: Criterion, wanted: boolean];

/** Names conditions that no facts can make count: where all else leaves it to them, they can be only one thing. */
function checkReach(
  scheme: Scheme,
  facts: ReadonlyMap<string, Fact>,
  states: readonly string[],
  fault: Report,
): void {
  const all = criteriaOf(scheme);
  const limits = new Map<string, number[]>();
  for (const { criterion } of all)
    for (const { condition } of conditionsOf(criterion))
      limits.set(condition.fact, [...(limits.get(condition.fact) ?? []), ...limitsOf(condition)]);
  const where = scheme.states === 'all' ? states : scheme.states;
  const domains: Domains = new Map(
    [...limits].map(([id, ends]) => {
      const fact = facts.get(id)!;
      return [id, valuesOf(fact, fact.type === 'state' ? where : states, ends)];
    }),
  );
  for (const { criterion, path } of all) {
    for (const found of pivots(criterion, path, [])) {
      const [canBe, canFail] = [true, false].map((wanted) =>
        isPossible([[found.condition, wanted], ...found.goals], domains),
      );
      if (!canBe || !canFail)
        fault(
          found.path,
          `"${found.condition.id}" can never make a difference: it is always ${canBe ? 'met' : 'unmet'} where it would count`,
        );
    }
  }
}

/** Every condition with what must hold of the others for it alone to decide. */
function* pivots(
  criterion: Criterion,
  path: readonly (string | number)[],
  goals: readonly Goal[],
): Generator<{ condition: Condition; path: readonly (string | number)[]; goals: readonly Goal[] }> {
  if ('fact' in criterion) yield { condition: criterion, path, goals };
  else if ('not' in criterion) yield* pivots(criterion.not, [...path, 'not'], goals);
  else {
    const isAny = 'any' in criterion;
    const parts = isAny ? criterion.any : criterion.all;
    for (const [at, part] of parts.entries()) {
      const others = parts.filter((other) => other !== part).map((other): Goal => [other, !isAny]);
      yield* pivots(part, [...path, isAny ? 'any' : 'all', at], [...goals, ...others]);
    }
  }
}

/** Whether some facts reach all goals. */
function isPossible([goal, ...rest]: readonly Goal[], domains: Domains): boolean {
  if (!goal) return true;
  const [criterion, wanted] = goal;
  if ('fact' in criterion) {
    const left = domains.get(criterion.fact)!.filter((value) => meets(criterion, value) === wanted);
    return left.length > 0 && isPossible(rest, new Map(domains).set(criterion.fact, left));
  }
  if ('not' in criterion) return isPossible([[criterion.not, !wanted], ...rest], domains);
  const isAny = 'any' in criterion;
  const goals = (isAny ? criterion.any : criterion.all).map((part): Goal => [part, wanted]);
  return isAny === wanted
    ? goals.some((one) => isPossible([one, ...rest], domains))
    : isPossible([...goals, ...rest], domains);
}
