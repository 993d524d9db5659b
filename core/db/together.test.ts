import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectedDatabase } from './testing.ts';
import { createTogether } from './together.ts';

let connected: Awaited<ReturnType<typeof connectedDatabase>>;
beforeAll(async () => {
  connected = await connectedDatabase();
});
afterAll(() => connected.close());

/** The numbers below each number, and how many statements that took. */
function below() {
  let statements = 0;
  const ask = createTogether<number, { number: number }>(
    {
      query: async (statement) => {
        statements++;
        return connected.database.query(statement);
      },
    },
    {
      name: 'test-below',
      text: `select g.place, n as number, 12 / (g.most - 13) as checked
        from unnest($1::int[]) with ordinality as g(most, place), generate_series(0, g.most - 1) as n
        order by g.place, n`,
      columns: (most) => [most],
    },
  );
  return { ask, statements: () => statements };
}

const numbers = (rows: readonly { number: number }[]): number[] => rows.map(({ number }) => number);

test('whoever asks at the same moment is answered by one statement, each with their own rows', async () => {
  const { ask, statements } = below();
  const answers = await Promise.all([3, 0, 1, 3].map(ask));
  expect(answers.map(numbers)).toEqual([[0, 1, 2], [], [0], [0, 1, 2]]);
  expect(statements()).toBe(1);
});

test('one that cannot be answered harms no other', async () => {
  const { ask } = below();
  const asked = [2, 13, 1].map(ask);
  await expect(asked[1]).rejects.toMatchObject({ code: '22012' });
  expect(numbers(await asked[0]!)).toEqual([0, 1]);
  expect(numbers(await asked[2]!)).toEqual([0]);
});

test('hundreds are answered in few statements', async () => {
  const { ask, statements } = below();
  const answers = await Promise.all(Array.from({ length: 300 }, () => ask(2)));
  expect(answers.every((rows) => rows.length === 2)).toBe(true);
  expect(statements()).toBeLessThan(12);
});
