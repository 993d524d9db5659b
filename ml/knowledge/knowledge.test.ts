import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { Band, Level } from '../../core/rules/patient.ts';
import { createVocabulary } from '../../core/rules/vocabulary.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const Probability = z.number().gt(0).max(1);
const Factor = z.number().min(0);
const Source = {
  sources: z.array(z.string().min(8)).min(1),
  sourcedOn: z.iso.date(),
  reviewedBy: z.string().nullable(),
  registrationNo: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
  expires: z.iso.date().nullable(),
};

const Condition = z.strictObject({
  id: z.string(),
  group: z.string(),
  level: Level,
  sensitive: z.literal(true).optional(),
});

const Background = z.strictObject({
  default: Probability,
  findings: z.record(z.string(), Probability),
  ...Source,
});

const Row = z.strictObject({
  id: z.string(),
  prior: z.number().positive().max(10_000),
  age: z.record(Band, Factor),
  sex: z.strictObject({ female: Factor, male: Factor }),
  pregnancy: z.strictObject({ no: Factor, yes: Factor, 'within-42-days': Factor }),
  months: z.array(Factor).length(12),
  durationDays: z.strictObject({ median: z.number().positive(), p90: z.number().positive() }),
  findings: z.record(z.string(), Probability),
  clusters: z.array(
    z.strictObject({ findings: z.array(z.string()).min(2), strength: z.number().gt(0).max(1) }),
  ),
  redFlags: z.array(z.string()).min(1),
  returnNow: z.array(z.string()).length(3),
  ...Source,
});

const LEAST_FINDINGS = 10;
/** An emergency shows at least one danger in this share of those who have it. */
const DANGER_SHOWN = 0.3;

const vocabulary = createVocabulary(read('findings.json'));
const conditions = z.array(Condition).parse(read('conditions.json'));
const background = Background.parse(read('background.json'));
const tables = readdirSync(new URL('tables', import.meta.url)).map((file) => ({
  group: file.replace(/\.json$/, ''),
  rows: z.array(Row).parse(read(`tables/${file}`)),
}));
const rows = tables.flatMap(({ rows }) => rows);
const byId = new Map(rows.map((row) => [row.id, row]));

const duplicates = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

/** [child, parent] wherever both have a probability and the child is the likelier. */
const upsideDown = (chances: Readonly<Record<string, number>>): string[] =>
  Object.entries(chances).flatMap(([id, chance]) =>
    (vocabulary.find(id)?.implies ?? [])
      .filter((parent) => (chances[parent] ?? 1) < chance)
      .map((parent) => `${id} over ${parent}`),
  );

describe('the tables together', () => {
  test('every condition stands once, in the table of its group', () => {
    for (const { group, rows } of tables) {
      const expected = conditions.filter((condition) => condition.group === group).map(({ id }) => id);
      expect([group, rows.map(({ id }) => id).toSorted()]).toEqual([group, expected.toSorted()]);
    }
    expect(rows.map(({ id }) => id).toSorted()).toEqual(conditions.map(({ id }) => id).toSorted());
  });

  test('the background speaks of known findings, a finding never commoner than what it implies', () => {
    expect(Object.keys(background.findings).filter((id) => !vocabulary.find(id))).toEqual([]);
    expect(upsideDown(background.findings)).toEqual([]);
  });

  test('every finding tells of a condition, except dangers that the rules alone speak of', () => {
    const told = new Set(rows.flatMap(({ findings }) => Object.keys(findings)));
    const idle = vocabulary.findings.filter(({ id, danger }) => !danger && !told.has(id));
    expect(idle.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(conditions)('$id', ({ id, level }) => {
  const row = byId.get(id);
  if (!row) {
    test('has a row', () => expect(row).toBeDefined());
    return;
  }
  const ids = Object.keys(row.findings);

  test('names known findings only, none twice', () => {
    const named = [
      ...ids,
      ...row.redFlags,
      ...row.returnNow,
      ...row.clusters.flatMap(({ findings }) => findings),
    ];
    expect(named.filter((finding) => !vocabulary.find(finding))).toEqual([]);
    expect(duplicates(row.redFlags)).toEqual([]);
    expect(duplicates(row.returnNow)).toEqual([]);
  });

  test('lists enough findings, with each that is implied, and never likelier than it', () => {
    expect(ids.length).toBeGreaterThanOrEqual(LEAST_FINDINGS);
    const unlisted = ids
      .flatMap((finding) => vocabulary.find(finding)?.implies ?? [])
      .filter((p) => !ids.includes(p));
    expect(unlisted).toEqual([]);
    expect(upsideDown(row.findings)).toEqual([]);
  });

  test('clusters findings that the row lists', () => {
    const strange = row.clusters.flatMap(({ findings }) =>
      findings.filter((finding) => !ids.includes(finding)),
    );
    expect(strange).toEqual([]);
    expect(row.clusters.flatMap(({ findings }) => duplicates(findings))).toEqual([]);
  });

  test('somebody can have it, and have each finding of it', () => {
    expect(Object.values(row.age).some((factor) => factor > 0)).toBe(true);
    expect(row.sex.female + row.sex.male).toBeGreaterThan(0);
    expect(row.months.some((factor) => factor > 0)).toBe(true);
    const impossible = ids.filter((finding) => {
      const { sex, bands } = vocabulary.find(finding) ?? {};
      return (sex && row.sex[sex] === 0) || bands?.every((band) => row.age[band] === 0);
    });
    expect(impossible).toEqual([]);
  });

  test('lasts at least as long in the ninetieth of a hundred as in the middle one', () => {
    expect(row.durationDays.p90).toBeGreaterThanOrEqual(row.durationDays.median);
  });

  if (level === 'emergency') {
    test('shows a danger often enough to be caught by one', () => {
      const dangers = ids.filter((finding) => vocabulary.find(finding)?.danger);
      expect(Math.max(...dangers.map((finding) => row.findings[finding] ?? 0))).toBeGreaterThanOrEqual(
        DANGER_SHOWN,
      );
    });
  }
});
