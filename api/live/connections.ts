import type { LiveCode } from '@arogya/contract';
import type { VoidTokens } from '../../core/accounts/void-tokens.ts';
import type { Clock } from '../../core/clock.ts';
import { Unavailable } from '../../core/errors.ts';
import type { Beginning, Feed } from '../../core/events/feed.ts';
import type { Follower, Sink } from '../../core/events/follower.ts';
import type { Holder } from '../../core/events/tickets.ts';
import { errorFields, type Log } from '../../core/log.ts';
import { topicsOf } from './topics.ts';

/** How events reach one client: a WebSocket, or a stream of server-sent events. */
export interface Wire extends Sink {
  readonly name: 'websocket' | 'stream';
  /** Milliseconds between two signs of life. */
  readonly beatMs: number;
  begin(at: Beginning): void;
  /** False: the last ones were not answered, and nobody is there any more. */
  beat(): boolean;
  end(code: LiveCode): void;
}

/** A client that was let in. */
export interface Session {
  /** Its wire has room again. */
  drained(): void;
  /** Its wire is gone. */
  left(): void;
}

/** All live connections of a process, and the rules that hold for each, whatever its wire. */
export interface Connections {
  /** Lets somebody in and follows their events after an id, or (null) from now on; or ends the wire with the reason. */
  admit(holder: Holder, after: number | null, wire: Wire): Session;
  readonly count: number;
  close(): void;
}

/** Connections of one account: a person has a few devices with a few windows each. */
const MOST_PER_ACCOUNT = 10;
/** Milliseconds that a client may leave its events unread. */
const SLOW_MS = 30_000;
/** So often the rules are looked at. */
const TICK_MS = 1000;

interface Entry {
  readonly holder: Holder;
  readonly wire: Wire;
  follower: Follower | null;
  stop: () => void;
  beatAt: number;
}

export function createConnections({
  feed,
  voidTokens,
  clock,
  log,
  tickMs = TICK_MS,
}: {
  readonly feed: Feed;
  readonly voidTokens: VoidTokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly tickMs?: number;
}): Connections {
  const entries = new Set<Entry>();
  /** In the order in which they came. */
  const byAccount = new Map<string, Set<Entry>>();
  let isClosed = false;

  function enter(entry: Entry): void {
    const { accountId } = entry.holder;
    const its = byAccount.get(accountId) ?? new Set();
    byAccount.set(accountId, its.add(entry));
    entries.add(entry);
    const [oldest] = its;
    if (its.size > MOST_PER_ACCOUNT) end(oldest!, 4429);
  }

  function leave(entry: Entry): void {
    const { accountId } = entry.holder;
    const its = byAccount.get(accountId);
    its?.delete(entry);
    if (its?.size === 0) byAccount.delete(accountId);
    entries.delete(entry);
    entry.stop();
  }

  function end(entry: Entry, code: LiveCode): void {
    leave(entry);
    entry.wire.end(code);
    log.debug('live.ended', { wire: entry.wire.name, code });
  }

  async function follow(entry: Entry, after: number | null): Promise<void> {
    const failed = (error: unknown): void => {
      log[error instanceof Unavailable ? 'warn' : 'error']('live.failed', errorFields(error));
      if (entries.has(entry)) end(entry, 1013);
    };
    const { wire, holder } = entry;
    try {
      const its = await feed.follow(
        { topics: topicsOf(holder), after, sink: wire, onFailure: failed },
        (at) => entries.has(entry) && wire.begin(at),
      );
      if (!entries.has(entry)) return its.stop();
      entry.follower = its.follower;
      entry.stop = its.stop;
    } catch (error) {
      failed(error);
    }
  }

  /** Why somebody may not go on; null where they may. */
  function objection({ holder, follower }: Entry, now: number): LiveCode | null {
    if (isClosed) return 1001;
    if (holder.expiresAt.getTime() <= now) return 4401;
    if (voidTokens.isVoid(holder)) return 4403;
    const fullSince = follower?.fullSince?.getTime() ?? now;
    return now - fullSince >= SLOW_MS ? 4408 : null;
  }

  function tick(): void {
    const now = clock.now().getTime();
    for (const entry of entries) {
      const code = objection(entry, now);
      if (code !== null) end(entry, code);
      else if (now - entry.beatAt >= entry.wire.beatMs) {
        entry.beatAt = now;
        if (!entry.wire.beat()) leave(entry);
      }
    }
  }

  const timer = setInterval(tick, tickMs).unref();
  const unwatch = voidTokens.onVoid((accountId) => {
    for (const entry of byAccount.get(accountId) ?? []) if (voidTokens.isVoid(entry.holder)) end(entry, 4403);
  });

  return {
    admit(holder, after, wire) {
      const now = clock.now().getTime();
      const entry: Entry = { holder, wire, follower: null, stop: () => undefined, beatAt: now };
      const code = objection(entry, now);
      if (code !== null) wire.end(code);
      else {
        enter(entry);
        void follow(entry, after);
      }
      return { drained: () => entry.follower?.drained(), left: () => leave(entry) };
    },
    get count() {
      return entries.size;
    },
    close() {
      isClosed = true;
      clearInterval(timer);
      unwatch();
      for (const entry of entries) end(entry, 1001);
    },
  };
}
