import type { Clock } from '../core/clock.ts';
import { errorFields, type Log } from '../core/log.ts';

/** One thing that is done again and again; what it throws is logged and it is tried at the next turn. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly work: (now: Date) => Promise<void>;
}

/** Runs chores, each never twice at once; stop() waits for those under way. */
export function startSweeper({
  chores,
  clock,
  log,
}: {
  readonly chores: readonly Chore[];
  readonly clock: Clock;
  readonly log: Log;
}): { stop(): Promise<void> } {
  let stopped = false;
  const sleepers = new Set<() => void>();
  const loops = chores.map(async ({ name, everyMs, work }) => {
    while (!stopped) {
      await work(clock.now()).catch((error: unknown) =>
        log.warn('chore.failed', { chore: name, ...errorFields(error) }),
      );
      await pause(everyMs);
    }
  });

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      if (stopped) wake();
      else sleepers.add(wake);
    });
  }

  return {
    async stop() {
      stopped = true;
      for (const wake of [...sleepers]) wake();
      await Promise.all(loops);
    },
  };
}
