import type { Outbox } from '../core/outbox/outbox.ts';

/** Rows rung for in one sweep. */
const ROWS = 500;
/** A row that was rung for is rung for again after so long: sooner it would only stand in the queue twice. */
const AGAIN_MS = 4000;

/** A sweep of the outbox: rings for what is due, the oldest first, and for none of it twice in a row. */
export function createRings(
  outbox: Pick<Outbox, 'due'>,
  ring: (ids: readonly string[]) => void,
): (now: Date) => Promise<void> {
  const rung = new Map<string, number>();
  return async (now) => {
    for (const [id, at] of rung) if (Math.abs(now.getTime() - at) >= AGAIN_MS) rung.delete(id);
    const due = await outbox.due(now, ROWS + rung.size);
    const fresh = due.filter((id) => !rung.has(id)).slice(0, ROWS);
    for (const id of fresh) rung.set(id, now.getTime());
    ring(fresh);
  };
}
