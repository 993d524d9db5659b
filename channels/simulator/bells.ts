import { EventEmitter } from 'node:events';

/** How long a phone rings. */
export const RINGS_MS = 30_000;

/** The bells of phones. */
export interface Bells {
  ring(person: string): void;
  /** Until the phone rings, the time is over, or `signal`. */
  wait(person: string, waitMs: number, signal: AbortSignal): Promise<void>;
}

export function createBells(): Bells {
  const bells = new EventEmitter().setMaxListeners(0);
  return {
    ring: (person) => void bells.emit(person),
    wait: (person, waitMs, signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          bells.off(person, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        bells.once(person, done);
        signal.addEventListener('abort', done);
        if (signal.aborted) done();
      }),
  };
}
