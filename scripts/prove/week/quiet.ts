import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../core/clock.ts';
import type { Database } from '../../../core/db/pool.ts';
import { Unavailable } from '../../../core/errors.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';

const LOOK_MS = 10;
/** What is due is rung for again after so long. */
const AGAIN_MS = 500;
const MOST = 4000;
/** Seconds after which a row in sending is taken for a crash's, as the service does; and milliseconds that none stirs then. */
const CRASHED_S = 30;
const STILL_MS = 1000;

interface Row {
  due: number;
  sending: number;
  stirred: Date | null;
}

/** Sees to it that all that is due is rung for, and when nothing stirs any more. */
export function createQuiet({
  database,
  outbox,
  clock,
  ring,
  isWaiting,
}: {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly ring: (ids: readonly string[]) => void;
  /** Whether the provider lets somebody wait. */
  readonly isWaiting: () => boolean;
}) {
  const look = (): Promise<Row> =>
    insist(async () => {
      const { rows } = await database.query<Row>({
        name: 'week-look',
        text: `select count(*) filter (where status = 'pending' and due_at <= $1)::int as due,
            count(*) filter (where status = 'sending')::int as sending,
            max(updated_at) filter (where status = 'sending') as stirred
          from outbox where status in ('pending', 'sending')`,
        values: [clock.now()],
      });
      return rows[0]!;
    });

  const ringAll = async (): Promise<void> => ring(await insist(() => outbox.due(clock.now(), MOST)));

  /** Resolves when nothing is due and nothing is on its way; what a crash left in sending is left to its time. */
  async function settle(): Promise<void> {
    let rungAt = performance.now();
    let [before, stillSince] = ['', performance.now()];
    for (;;) {
      const { due, sending, stirred } = await look();
      if (due === 0 && sending === 0) return;
      const now = performance.now();
      const seen = `${due} ${sending} ${stirred?.getTime()}`;
      if (seen !== before) [before, stillSince] = [seen, now];
      if (due === 0 && now - stillSince > STILL_MS && !isWaiting()) return;
      if (due > 0 && now - rungAt > AGAIN_MS) {
        rungAt = now;
        await ringAll();
      }
      await sleep(LOOK_MS);
    }
  }

  return {
    settle,
    /** Rings for all that is due, and for what a crash left. */
    async work(): Promise<void> {
      await insist(() => outbox.recover(new Date(clock.now().getTime() - CRASHED_S * 1000), clock.now()));
      await ringAll();
      await settle();
    },
    /** When something is due next; null when nothing is. */
    next: (): Promise<Date | null> =>
      insist(async () => {
        const { rows } = await database.query<{ at: Date | null; crashed: Date | null }>({
          name: 'week-next',
          text: `select min(due_at) filter (where status = 'pending') as at,
              max(updated_at) filter (where status = 'sending') + make_interval(secs => ${CRASHED_S + 1}) as crashed
            from outbox where status in ('pending', 'sending')`,
          values: [],
        });
        const { at, crashed } = rows[0]!;
        return crashed !== null && (at === null || crashed < at) ? crashed : at;
      }),
    /** Rows that wait, but for those of what comes after the week. */
    left: async (): Promise<number> => {
      const { due, sending } = await look();
      return due + sending;
    },
  };
}

/** Does it until the database is there again. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await sleep(50);
    }
  }
}
