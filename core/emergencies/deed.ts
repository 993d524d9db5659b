import type { Clock } from '../clock.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { Events, NewEvent } from '../events/events.ts';
import { CALL } from '../outbox/call.ts';
import type { Outbox, Wished } from '../outbox/outbox.ts';
import type { Compose, Notice } from './notice.ts';

/** One thing that is done about an emergency, all of it or nothing: what it changes, whom it tells, and what is seen live. */
export interface Deed {
  readonly within: Queries;
  readonly now: Date;
  readonly notices: Notice[];
  /** Rows of the outbox beside the notices. */
  readonly rows: Wished[];
  readonly live: NewEvent[];
}

/** How soon what is urgent is done: a cry, its answer and who is asked to come before all else of an emergency. */
export type Haste = 'first' | 'urgent';

/** Rings for rows that are due. */
export type Ring = (ids: readonly string[], haste: Haste) => void;

const hasteOf = ({ isAsking }: Notice, { kind }: Wished): Haste =>
  isAsking && kind !== CALL ? 'first' : 'urgent';

/** Does deeds, and rings for what they want to be sent once it is committed. */
export type DoDeed = <Result>(deed: (deed: Deed) => Promise<Result>) => Promise<Result>;

export function createDeeds({
  database,
  outbox,
  events,
  clock,
  compose,
  ring,
}: {
  readonly database: Database;
  readonly outbox: Pick<Outbox, 'addAll'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly compose: Compose;
  readonly ring: Ring;
}): DoDeed {
  return async (work) => {
    const now = clock.now();
    let due: readonly { readonly id: string; readonly haste: Haste }[] = [];
    const result = await database.transaction(async (within) => {
      const deed: Deed = { within, now, notices: [], rows: [], live: [] };
      const done = await work(deed);
      const composed = deed.notices.flatMap((notice) =>
        compose(notice, now).map((row) => ({ row, haste: hasteOf(notice, row) })),
      );
      // Texts are out in a moment; a call takes longer to place.
      const wished = [
        ...composed.filter(({ row }) => row.kind !== CALL),
        ...composed.filter(({ row }) => row.kind === CALL),
        ...deed.rows.map((row) => ({ row, haste: 'urgent' as const })),
      ];
      const ids = await outbox.addAll(
        wished.map(({ row }) => row),
        now,
        within,
      );
      due = wished.flatMap(({ row, haste }, at) => (row.dueAt <= now ? [{ id: ids[at]!, haste }] : []));
      // Last: from the first event on, all others who publish wait.
      await events.publishAll(deed.live, within);
      return done;
    });
    for (const haste of ['first', 'urgent'] as const) {
      const these = due.filter((one) => one.haste === haste).map(({ id }) => id);
      if (these.length > 0) ring(these, haste);
    }
    return result;
  };
}
