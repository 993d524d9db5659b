import type { DueRow, Outbox } from '../core/outbox/outbox.ts';

/** Milliseconds between two sweeps. What falls due before the next one is rung for when it does. */
export const SWEEP_MS = 1000;
/** The most that may stand in the queue. */
const MOST = 4000;
/** A row that was rung for is rung for again after so long: sooner it would only stand in the queue twice. */
const AGAIN_MS = 4000;
/** A timer may wake a little before its time; a row that is rung for too early is not due. */
const MARGIN_MS = 5;

/** A sweep of the outbox: rings for what is due and for what soon will be, the oldest first, and for none of it twice in a row. */
export function createRings(
  outbox: Pick<Outbox, 'dueBefore'>,
  ring: (ids: readonly string[]) => void,
): (now: Date) => Promise<void> {
  const rung = new Map<string, number>();

  /** Rows of one moment go together. */
  function ringEach(rows: readonly DueRow[], now: Date): void {
    const byWait = new Map<number, string[]>();
    for (const { id, dueAt } of rows) {
      const wait = Math.max(0, dueAt.getTime() - now.getTime());
      const ids = byWait.get(wait);
      if (ids) ids.push(id);
      else byWait.set(wait, [id]);
    }
    for (const [wait, ids] of byWait) {
      if (wait === 0) ring(ids);
      else setTimeout(() => ring(ids), wait + MARGIN_MS).unref();
    }
  }

  return async (now) => {
    for (const [id, at] of rung) if (Math.abs(now.getTime() - at) >= AGAIN_MS) rung.delete(id);
    const until = new Date(now.getTime() + SWEEP_MS);
    const due = await outbox.dueBefore(until, MOST);
    const fresh = due.filter(({ id }) => !rung.has(id)).slice(0, MOST - rung.size);
    for (const { id } of fresh) rung.set(id, now.getTime());
    ringEach(fresh, now);
  };
}
