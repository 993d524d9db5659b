import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../../core/root.ts';
import type { Told } from './worker.ts';

/** Milliseconds in which a moment of the week is worked off, before workers are asked again. */
const TURN_MS = 5000;

/** Workers that are told the time, and may be killed at any moment. */
export async function createCrew(count: number, told: Told) {
  const begin = async (): Promise<ChildProcess> => {
    const child = fork(join(projectRoot, 'scripts/prove/week/worker.ts'), [], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await answer(child, 'ready', () => child.send(told));
    return child;
  };
  const workers = await Promise.all(Array.from({ length: count }, begin));
  let done: (() => void)[] = [];
  const tickOne = async (index: number, now: Date): Promise<void> => {
    for (;;) {
      const worker = workers[index]!;
      const isDone = await Promise.race([
        answer(worker, 'done', () => {
          if (worker.connected) worker.send({ now: now.getTime() });
        }).then(() => true),
        new Promise<false>((resolve) => done.push(() => resolve(false))),
        sleep(TURN_MS, false, { ref: false }),
      ]);
      if (isDone) return;
    }
  };
  return {
    tick: async (now: Date): Promise<void> => {
      await Promise.all(workers.map((_, index) => tickOne(index, now)));
      done = [];
    },
    async kill(index: number, _now: Date): Promise<void> {
      const gone = workers[index]!;
      gone.kill('SIGKILL');
      workers[index] = await begin();
      for (const anew of done.splice(0)) anew();
    },
    async end(): Promise<void> {
      for (const worker of workers) worker.kill('SIGKILL');
    },
  };
}

/** Resolves when a worker says it; asked first where there is something to ask. */
function answer(child: ChildProcess, word: 'ready' | 'done', ask: () => void): Promise<void> {
  return new Promise((resolve) => {
    const hear = (said: object): void => {
      if (!(word in said)) return;
      child.off('message', hear);
      resolve();
    };
    child.on('message', hear);
    ask();
  });
}
