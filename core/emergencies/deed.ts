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
  readonly ring: (ids: readonly string[]) => void;
}): DoDeed {
  return async (work) => {
    const now = clock.now();
    let due: readonly string[] = [];
    const result = await database.transaction(async (within) => {
      const deed: Deed = { within, now, notices: [], rows: [], live: [] };
      const done = await work(deed);
      const composed = deed.notices.flatMap((notice) => compose(notice, now));
      // Texts are out in a moment; a call takes longer to place.
      const rows = [
        ...composed.filter(({ kind }) => kind !== CALL),
        ...composed.filter(({ kind }) => kind === CALL),
        ...deed.rows,
      ];
      const ids = await outbox.addAll(rows, now, within);
      due = ids.filter((_, at) => rows[at]!.dueAt <= now);
      // Last: from the first event on, all others who publish wait.
      for (const event of deed.live) await events.publish(event, within);
      return done;
    });
    if (due.length > 0) ring(due);
    return result;
  };
}
