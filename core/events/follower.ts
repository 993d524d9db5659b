import type { Clock } from '../clock.ts';
import type { Event } from './events.ts';

/** An event as it goes out: written once as JSON in UTF-8, however many connections take it. */
export interface Message {
  readonly id: number;
  readonly topic: string;
  readonly json: Buffer;
}

/** Where one follower's events go. A full sink is not written to; whoever owns it calls `drained`. */
export interface Sink {
  write(message: Message): void;
  isFull(): boolean;
}

/** One connection's place in the events. */
export interface Follower {
  /** The last id that was written, or that was not for it. */
  readonly position: number;
  /** Since when its sink has been full, or null. Its events wait in the table, not in memory. */
  readonly fullSince: Date | null;
  /** A new event of one of its topics, in the order of ids. */
  offer(message: Message): void;
  drained(): void;
  stop(): void;
}

/** Events read at once by one that is behind: about as many as it has room for, should each be as large as may be. */
const PAGE = 32;

/**
 * Follows some topics from a place on, without a gap and without a repeat. While it keeps up it takes each event as it is
 * offered. Behind (at a resume, or after its sink was full) it reads the table until nothing new comes. `read` gives
 * events after an id, oldest first; `reached` is an id up to which all has been offered. `onFailure`: the table cannot be
 * read, and it stops.
 */
export function createFollower({
  after,
  isBehind,
  read,
  reached,
  sink,
  clock,
  onFailure,
}: {
  readonly after: number;
  readonly isBehind: boolean;
  readonly read: (after: number, limit: number) => Promise<readonly Message[]>;
  readonly reached: () => number;
  readonly sink: Sink;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}): Follower {
  let position = after;
  let state: 'level' | 'reading' | 'full' | 'stopped' = 'level';
  let fullSince: Date | null = null;
  /** Whether something was offered while the table was read. */
  let offered = false;

  /** Whether there was room. */
  function write(message: Message): boolean {
    if (sink.isFull()) {
      state = 'full';
      fullSince = clock.now();
      return false;
    }
    sink.write(message);
    position = message.id;
    return true;
  }

  async function catchUp(): Promise<void> {
    state = 'reading';
    for (;;) {
      offered = false;
      // All that had been offered by now is visible to the read that begins after it.
      const offeredUpTo = reached();
      const page = await read(position, PAGE);
      if (isStopped()) return;
      for (const message of page) if (!write(message)) return;
      if (page.length === PAGE || offered) continue;
      position = Math.max(position, offeredUpTo);
      state = 'level';
      return;
    }
  }
  const isStopped = (): boolean => state === 'stopped';

  function begin(): void {
    catchUp().catch((error: unknown) => {
      if (isStopped()) return;
      state = 'stopped';
      onFailure(error);
    });
  }

  if (isBehind) begin();
  return {
    get position() {
      return position;
    },
    get fullSince() {
      return fullSince;
    },
    offer(message) {
      offered = true;
      if (state === 'level' && message.id > position) write(message);
    },
    drained() {
      if (state !== 'full') return;
      fullSince = null;
      begin();
    },
    stop() {
      state = 'stopped';
    },
  };
}

/** What goes over the wire for an event. */
export const messageOf = ({ id, topic, kind, at, payload }: Event): Message => ({
  id,
  topic,
  json: Buffer.from(JSON.stringify({ id: String(id), topic, kind, at: at.toISOString(), payload })),
});
