import { describe, expect, test } from '@jest/globals';
import { complete, unitsBetween } from './complete.ts';
import { type Fact, type Facts, NOT_SO, UNKNOWN } from './fact.ts';
import { judge, truthOf } from './judge.ts';
import type { Condition, Criterion } from './scheme.ts';

const text = (words: string) => ({ en: words, hi: words, 'hi-Latn': words });
const condition = (fact: string, rest: Partial<Condition> = {}): Condition => ({
  id: fact,
  fact,
  ...('atLeast' in rest || 'below' in rest ? {} : { is: 'yes' }),
  source: 'test',
  status: 'verified',
  yes: text(`${fact} yes`),
  no: text(`${fact} no`),
  ...rest,
});
const a = condition('a');
const b = condition('b');
const unsure = condition('u', { status: 'unverified' });

describe('three values', () => {
  test.each<[string, Criterion, Facts, boolean | null, string[], string[]]>([
    ['all met', { all: [a, b] }, { a: 'yes', b: 'yes' }, true, ['a yes', 'b yes'], []],
    ['one not met decides, whatever the other is', { all: [a, b] }, { a: 'no' }, false, ['a no'], []],
    ['one met leaves the other open', { all: [a, b] }, { a: 'yes' }, null, ['a yes'], ['b']],
    ['any: one met decides', { any: [a, b] }, { b: 'yes' }, true, ['b yes'], []],
    ['any: one not met leaves the other open', { any: [a, b] }, { a: 'no' }, null, [], ['b']],
    ['any: none met', { any: [a, b] }, { a: 'no', b: 'no' }, false, ['a no', 'b no'], []],
    ['not knowing is neither', { all: [a] }, { a: UNKNOWN }, null, [], ['a']],
    ['what cannot be is not met', { all: [a] }, { a: NOT_SO }, false, ['a no'], []],
    ['not', { not: a, no: text('never with a') }, { a: 'yes' }, false, ['never with a'], []],
    ['not of the unknown', { not: a }, {}, null, [], ['a']],
    [
      'a group says it in one sentence',
      { any: [a, b], no: text('neither') },
      { a: 'no', b: 'no' },
      false,
      ['neither'],
      [],
    ],
    ['unverified: met counts', { all: [a, unsure] }, { a: 'yes', u: 'yes' }, true, ['a yes', 'u yes'], []],
    ['unverified: unmet excludes nobody', { all: [a, unsure] }, { a: 'yes', u: 'no' }, null, ['a yes'], []],
    ['unverified, turned round: met excludes nobody', { not: unsure }, { u: 'yes' }, null, [], []],
    ['unverified, turned round: unmet counts', { not: unsure }, { u: 'no' }, true, ['u no'], []],
    ['what is verified still excludes', { all: [a, unsure] }, { a: 'no', u: 'no' }, false, ['a no'], []],
  ])('%s', (_, criterion, facts, truth, because, needs) => {
    expect(truthOf(criterion, facts)).toBe(truth);
    const judged = judge(criterion, facts);
    expect([judged.truth, judged.because.map((reason) => reason.text.en), judged.needs]).toEqual([
      truth,
      because,
      needs,
    ]);
  });

  test.each([
    [{ atLeast: 70 }, 69, false],
    [{ atLeast: 70 }, 70, true],
    [{ below: 120_000 }, 120_000, false],
    [{ below: 120_000 }, 119_999, true],
  ])('%j of %d is %s', (limit, value, truth) => {
    expect(truthOf(condition('n', limit), { n: value })).toBe(truth);
  });

  test('what rests on something unverified is to be confirmed, and what does not comes first', () => {
    expect(judge({ any: [unsure, a] }, { u: 'yes' }).confirm).toEqual(['u']);
    expect(judge({ any: [unsure, a] }, { u: 'yes', a: 'yes' })).toMatchObject({
      confirm: [],
      because: [{ id: 'a' }],
    });
  });
});

describe('what follows from other facts', () => {
  const list = [
    { id: 'birth-date', type: 'date' },
    {
      id: 'age',
      type: 'number',
      unit: 'years',
      min: 0,
      max: 120,
      since: { fact: 'birth-date', unit: 'years' },
    },
    { id: 'sex', type: 'choice' },
    {
      id: 'pregnant',
      type: 'yes-no',
      implied: [
        { when: { sex: 'male' }, is: 'no' },
        { when: { age: '0-9' }, is: 'no' },
      ],
    },
    { id: 'month', type: 'number', implied: [{ when: { pregnant: 'no' }, is: NOT_SO }] },
  ] as Fact[];
  const on = '2026-11-23';

  test.each<[string, Facts, Facts]>([
    ['nothing of nothing', {}, {}],
    ['one thing of another, and that of a third', { sex: 'male' }, { pregnant: 'no', month: NOT_SO }],
    ['an age of a birth', { 'birth-date': '1956-11-23' }, { age: 70 }],
    ['the day before a birthday', { 'birth-date': '1956-11-24' }, { age: 69 }],
    ['a range', { 'birth-date': '2020-01-01' }, { age: 6, pregnant: 'no', month: NOT_SO }],
    ['an answer beats what is implied', { sex: 'male', pregnant: 'yes' }, {}],
    ['not knowing does not', { sex: 'male', pregnant: UNKNOWN }, { pregnant: 'no', month: NOT_SO }],
    ['a birth that lies ahead says nothing', { 'birth-date': '2027-01-01' }, {}],
  ])('%s', (_, facts, more) => {
    expect(complete(list, facts, on)).toEqual({ ...facts, ...more });
  });

  test.each([
    ['2026-02-28', '2026-11-23', 'days', 268],
    ['2026-01-31', '2026-02-28', 'months', 0],
    ['2024-02-29', '2025-02-28', 'years', 0],
    ['2024-02-29', '2025-03-01', 'years', 1],
  ] as const)('from %s to %s: %s', (from, to, unit, count) => {
    expect(unitsBetween(from, to, unit)).toBe(count);
  });
});
