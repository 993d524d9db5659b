import { setTimeout as sleep } from 'node:timers/promises';
import type { Accepted, OutgoingMessage } from './channel.ts';
import type { Senders } from './message.ts';

/** Messages a second that a process gives to a channel, by its id; "*" for all others. */
export type Paces = Readonly<Record<string, number>>;

/** The longest that a message waits for its turn here; one that would wait longer is put off, so that no worker is held up. */
export const MAX_WAIT_MS = 2000;

/** A message would wait too long for its turn: nothing was sent, and it is due again then. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly waitMs: number;
  constructor(waitMs: number) {
    super('not its turn yet');
    this.waitMs = waitMs;
  }
}

/**
 * Turns at even distances, so many a second: `take` says after how many milliseconds one's own comes. A turn that is further
 * away than `mostMs` is not taken, and the answer is null.
 */
export function createTurns(perSecond: number, now: () => number = () => performance.now()) {
  const everyMs = 1000 / perSecond;
  let next = 0;
  return {
    take(mostMs = Infinity): number | null {
      const at = now();
      const turn = Math.max(at, next);
      if (turn - at > mostMs) return null;
      next = turn + everyMs;
      return turn - at;
    },
    /** Milliseconds to the first turn that is free. */
    wait: (): number => Math.max(0, next - now()),
  };
}

/** The same senders, each at its channel's pace; urgent messages take a turn and do not wait for it. Throws NotYet. */
export function pacedSenders(senders: Senders, paces: Paces): Senders {
  return new Map(
    [...senders].map(([id, send]) => {
      const perSecond = Object.hasOwn(paces, id) ? paces[id]! : paces['*'];
      if (perSecond === undefined) return [id, send];
      const turns = createTurns(perSecond);
      const paced = async (message: OutgoingMessage): Promise<Accepted> => {
        const waitMs = turns.take(message.urgent ? Infinity : MAX_WAIT_MS);
        if (waitMs === null) throw new NotYet(turns.wait());
        if (waitMs > 0 && !message.urgent) await sleep(waitMs);
        return send(message);
      };
      return [id, paced];
    }),
  );
}
