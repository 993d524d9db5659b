import { isDeepStrictEqual } from 'node:util';
import type { RouteDefinition } from '@arogya/contract';
import { refusalsOf } from '@arogya/contract';

/** Throws when an answer is not what its route promises: another status, a wrong field, or one that is not named. */
export function checkAnswer(route: RouteDefinition, status: number, body: unknown): void {
  const promised = route.responses[status];
  if (!promised) throw new Error(`status ${status} is not promised`);
  if (!promised.schema) {
    if (!promised.type && body !== undefined) throw new Error(`status ${status} has no body`);
    return;
  }
  const sent: unknown = JSON.parse(JSON.stringify(body));
  const parsed = promised.schema.safeParse(sent);
  // Zod's words hold the values: paths and codes are enough.
  if (!parsed.success)
    throw new Error(
      `the answer is not as promised: ${parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`,
    );
  if (!isDeepStrictEqual(parsed.data, sent)) throw new Error('the answer has fields that are not promised');
}

/** Throws when a route refuses with a status that it does not name. */
export function checkRefusal(route: RouteDefinition, status: number): void {
  if (!(status in refusalsOf(route))) throw new Error(`refusing with ${status} is not promised`);
}
