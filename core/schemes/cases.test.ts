import {
  type CasesFile,
  type Condition,
  complete,
  conditionsOf,
  createEligibility,
  limitsOf,
  type Scheme,
  UNKNOWN,
  wrongValue,
} from '@arogya/rules';
import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadGeography } from '../country/geography.ts';
import { projectRoot } from '../root.ts';
import { readCases, readSchemes, SCHEMES_FOLDER } from './read.ts';
import { failing, mutantsOf } from './testing/mutants.ts';

const FOLDER = join(projectRoot, SCHEMES_FOLDER);
const { states } = loadGeography('IN');
const book = readSchemes(FOLDER, states);
const facts = new Map(book.facts.facts.map((fact) => [fact.id, fact]));
const files = book.schemes.map((scheme) => ({ id: scheme.id, scheme, file: readCases(FOLDER, scheme.id) }));

/** Each condition of who gets it, once. */
const conditions = ({ who }: Scheme): Condition[] => [
  ...new Map(who ? [...conditionsOf(who)].map(({ condition }) => [condition.id, condition]) : []).values(),
];

/** What is known of a fact in each case. */
const valuesIn = (file: CasesFile, fact: string): unknown[] =>
  file.cases.map(
    ({ given, on }) => complete(book.facts.facts, { ...file.base, ...given }, on ?? file.on)[fact],
  );

test('every file of cases is of a scheme', () => {
  const names = readdirSync(join(FOLDER, 'cases')).filter((name) => name.endsWith('.yaml'));
  expect(names.sort()).toEqual(files.map(({ id }) => `${id}.yaml`).sort());
});

describe.each(files)('$id', ({ scheme, file }) => {
  const { eligibility } = createEligibility({ ...book, schemes: [scheme] });

  test.each(file.cases)('$why', ({ given, on, answer, needs, benefits }) => {
    const known = { ...file.base, ...given };
    const wrong = Object.entries(known).flatMap(([id, value]) => {
      const fact = facts.get(id);
      return fact
        ? value === UNKNOWN
          ? []
          : (wrongValue(
              fact,
              value,
              states.map(({ name }) => name),
            ) ?? [])
        : id;
    });
    expect(wrong).toEqual([]);
    const [found] = eligibility(known, on ?? file.on);
    expect(found!.answer).toBe(answer);
    if (needs) expect([...found!.needs].sort()).toEqual([...needs].sort());
    if (benefits) expect([...found!.benefits].sort()).toEqual([...benefits].sort());
  });

  test('each condition is met in a case, not met in another, not known in a third', () => {
    const missing = conditions(scheme).flatMap((condition) => {
      const values = valuesIn(file, condition.fact);
      const { eligibility: judge } = createEligibility({
        ...book,
        schemes: [
          {
            ...scheme,
            states: 'all',
            from: null,
            until: null,
            joined: {},
            who: { ...condition, status: 'verified' },
          },
        ],
      });
      const met = file.cases.map(
        ({ given, on }) => judge({ ...file.base, ...given }, on ?? file.on)[0]!.answer,
      );
      return [
        ...(met.includes('yes') ? [] : [`${condition.id} is met`]),
        ...(met.includes('no') ? [] : [`${condition.id} is not met`]),
        ...(values.some((value) => value === undefined || value === UNKNOWN)
          ? []
          : [`${condition.id} is not known`]),
      ];
    });
    expect(missing).toEqual([]);
  });

  test('each limit has a case on either side of it, each day one of the day before', () => {
    const missing = conditions(scheme).flatMap((condition) => {
      const fact = facts.get(condition.fact)!;
      const values = valuesIn(file, condition.fact);
      return [...limitsOf(condition)]
        .flatMap((limit) => [limit - 1, limit])
        .filter((value) => value >= fact.min! && value <= fact.max! && !values.includes(value))
        .map((value) => `${condition.fact} ${value}`);
    });
    const days = file.cases.map(({ on }) => on ?? file.on);
    const edges = [scheme.from, ...Object.values(scheme.joined ?? {})].flatMap((day) =>
      day ? [before(day), day] : [],
    );
    const ends = scheme.until ? [scheme.until, after(scheme.until)] : [];
    expect([...missing, ...[...edges, ...ends].filter((day) => !days.includes(day))]).toEqual([]);
  });
});

test('a rule with a condition turned round is caught by a case, in 95 of 100', () => {
  const mutants = files.flatMap(({ scheme, file }) =>
    mutantsOf(scheme).map((mutant) => ({ ...mutant, file })),
  );
  const alive = mutants.filter(({ scheme, file }) => failing(scheme, file, book).length === 0);
  expect(files.flatMap(({ scheme, file }) => failing(scheme, file, book))).toEqual([]);
  expect(alive.map(({ scheme, change }) => `${scheme.id}: ${change}`)).toHaveLength(
    Math.min(alive.length, Math.floor(mutants.length * 0.05)),
  );
});

const before = (day: string): string => shift(day, -1);
const after = (day: string): string => shift(day, 1);
const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
