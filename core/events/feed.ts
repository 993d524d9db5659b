import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { Unavailable } from '../errors.ts';
import { errorFields, type Log } from '../log.ts';
import type { Events } from './events.ts';
import { createFollower, messageOf, type Follower, type Message, type Sink } from './follower.ts';
import { createGate } from './gate.ts';
import { listen, type Listener } from './listener.ts';
import { createRecent } from './recent.ts';

/** Where somebody begins to follow; `isReset`: what came before is not kept any more, and they must read anew. */
export interface Beginning {
  readonly after: number;
  readonly isReset: boolean;
}

/** The events of one process: each is read once and offered to all who follow its topic. */
export interface Feed {
  /**
   * Follows topics: after an id that was seen before, or (null) from now on. Nothing is written to the sink before
   * `begin` has been called with the place. Throws Unavailable while the events cannot be read.
   */
  follow(
    wish: {
      readonly topics: readonly string[];
      readonly after: number | null;
      readonly sink: Sink;
      readonly onFailure: (error: unknown) => void;
    },
    begin: (at: Beginning) => void,
  ): Promise<{ readonly follower: Follower; stop(): void }>;
  close(): Promise<void>;
}

/** Events read at once. */
const PAGE = 500;
/** Followers that are offered an event before other work of the process has its turn. */
const AT_ONCE = 100;
/** Reads at once for those who are behind: a crowd that comes back must not take a conversation's connections. */
const READS = 3;
/** Bytes of messages that are kept at hand for who is a little behind. */
const RECENT_BYTES = 4 * 1024 * 1024;
/** Milliseconds until the table is tried again. */
const RETRY_MS = 300;
/** Milliseconds that whoever comes before the first read waits for it. */
const FIRST_MS = 1500;

/** Listens from the first follower on; `url` is the database's. */
export function createFeed({
  events,
  url,
  clock,
  log,
}: {
  readonly events: Events;
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}): Feed {
  const followers = new Map<string, Set<Follower>>();
  const gate = createGate(READS);
  const recent = createRecent(RECENT_BYTES);
  /** The last event that was offered, or is being offered now; null until the table was read for the first time. */
  let position: number | null = null;
  let reading: Promise<void> | null = null;
  let isRung = false;
  let isClosed = false;
  let listener: Listener | null = null;

  function ring(id?: number): void {
    if (id !== undefined && position !== null && id <= position) return;
    isRung = true;
    reading ??= readAll();
  }

  /** Reads until nothing new is there; one at a time, whoever rings. */
  async function readAll(): Promise<void> {
    while (isRung && !isClosed) {
      isRung = false;
      try {
        await readOnce();
      } catch (error) {
        log[error instanceof Unavailable ? 'warn' : 'error']('events.not-read', errorFields(error));
        isRung = true;
        await sleep(RETRY_MS);
      }
    }
    // At once, not when the promise is settled: a ring in between would be lost.
    reading = null;
  }

  async function readOnce(): Promise<void> {
    if (position === null) {
      position = (await events.kept()).newest;
      recent.begin(position);
    }
    for (;;) {
      const page = await events.all(position, PAGE);
      for (const event of page) {
        // First, so that whoever begins to follow from here on is not offered what they read themselves.
        position = event.id;
        const message = messageOf(event);
        recent.add(message);
        await offer(message);
      }
      if (page.length < PAGE || isClosed) return;
    }
  }

  async function offer(message: Message): Promise<void> {
    let offered = 0;
    for (const follower of followers.get(message.topic) ?? []) {
      follower.offer(message);
      if (++offered % AT_ONCE === 0) await breathe();
    }
  }

  /** Whether what came after an id cannot be told any more. An id beyond the newest is of another database. */
  async function isLost(after: number): Promise<boolean> {
    if (position !== null && recent.has(after) && after <= position) return false;
    const { oldest, newest } = await gate(() => events.kept());
    return after + 1 < oldest || after > newest;
  }

  async function read(topics: readonly string[], after: number, limit: number): Promise<Message[]> {
    if (recent.has(after)) return recent.after(after, topics, limit);
    return (await gate(() => events.since(topics, after, limit))).map(messageOf);
  }

  return {
    async follow({ topics, after, sink, onFailure }, begin) {
      listener ??= listen({ url, ring, log });
      const isReset = after !== null && (await isLost(after));
      if (position === null) {
        ring();
        await Promise.race([reading, sleep(FIRST_MS, undefined, { ref: false })]);
      }
      if (position === null) throw new Unavailable('the events');
      const from = after === null || isReset ? position : after;
      begin({ after: from, isReset });
      const follower = createFollower({
        after: from,
        isBehind: from === after,
        read: (id, limit) => read(topics, id, limit),
        reached: () => position!,
        sink,
        clock,
        onFailure,
      });
      for (const topic of topics) {
        const its = followers.get(topic);
        if (its) its.add(follower);
        else followers.set(topic, new Set([follower]));
      }
      return {
        follower,
        stop() {
          follower.stop();
          for (const topic of topics) {
            const its = followers.get(topic);
            its?.delete(follower);
            if (its?.size === 0) followers.delete(topic);
          }
        },
      };
    },

    async close() {
      isClosed = true;
      await listener?.close();
      await reading;
    },
  };
}
