import type { QueryResultRow } from 'pg';
import { createBatches } from '../batches.ts';
import { Unavailable } from '../errors.ts';
import type { Database } from './pool.ts';

/** Statements in one at most, and such ones under way at once. */
const MOST = 64;
const UNDER_WAY = 2;

/**
 * A statement that is made for many at once: whoever wants it while it is under way goes together in the next, in one round
 * trip and one commit. Its values are lists, `columns` of one item each, and `text` begins from
 * `unnest(…) with ordinality`; each row that it returns says in `place` whose it is. Resolves with the rows of an item.
 */
export function createTogether<Item, Row extends QueryResultRow>(
  database: Pick<Database, 'query'>,
  {
    name,
    text,
    columns,
  }: {
    readonly name: string;
    readonly text: string;
    readonly columns: (item: Item) => readonly unknown[];
  },
): (item: Item) => Promise<readonly Row[]> {
  return createBatches<Item, Row[]>({
    async work(items) {
      const lists = items.map(columns);
      const values = lists[0]!.map((_, column) => lists.map((list) => list[column]));
      const { rows } = await database.query<Row & { place: string }>({ name, text, values });
      const of: Row[][] = items.map(() => []);
      for (const row of rows) of[Number(row.place) - 1]!.push(row);
      return of;
    },
    most: MOST,
    underWay: UNDER_WAY,
    isShared: (error) => error instanceof Unavailable,
  });
}
