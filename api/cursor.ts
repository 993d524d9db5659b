import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from './problem.ts';

const refuse = (): never => {
  throw new Problem(400, 'The cursor is of another list.', {
    errors: [{ in: 'query', path: 'cursor', code: 'invalid_cursor', message: 'Not a cursor of this list' }],
  });
};

/**
 * The place in a list where its next page begins, as text that means nothing to clients. It belongs to one query: with
 * another it is refused (Problem 400). It is not a secret, and never says what somebody may see.
 */
export function createCursor<Position>(position: z.ZodType<Position>) {
  const Cursor = z.object({ of: z.string(), at: position });
  return {
    write: (at: Position, query: object): string =>
      Buffer.from(JSON.stringify({ of: fingerprint(query), at })).toString('base64url'),

    read(cursor: string, query: object): Position {
      const { success, data } = Cursor.safeParse(parse(cursor));
      return success && data.of === fingerprint(query) ? data.at : refuse();
    },
  };
}

/** Of everything that decides which things a list holds; how many are on a page does not. */
function fingerprint(query: object): string {
  const fields = Object.entries(query)
    .filter(([name, value]) => !['cursor', 'limit'].includes(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 12);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return refuse();
  }
}
