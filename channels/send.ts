import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import { SendFailed, Unavailable } from '../core/errors.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { Admit } from '../core/messages/admit.ts';
import { NOTICE } from '../core/messages/notice.ts';
import { CALL } from '../core/outbox/call.ts';
import type { Claimed, Outbox, Sent } from '../core/outbox/outbox.ts';
import type { CallInstead } from './instead.ts';
import { isSecret, MESSAGE, type MessagePayload } from './message.ts';
import type { Notices } from './notice.ts';
import { NotYet } from './pace.ts';
import { createRoadAfter } from './roads.ts';

/** What a row of one kind wants done; it says how it went where there is anything to say. Throws SendFailed or NotYet. */
export type Deed =
  ((row: Claimed, now: Date) => Promise<Sent>) | ((row: Claimed, now: Date) => Promise<void>);

/** What is done for rows of each kind. */
export type Deeds = Readonly<Record<string, Deed>>;

/** The one road out: does what a row of the outbox wants, once, and notes how it went. */
export type Deliver = (id: string) => Promise<void>;

/** What may have left before anything failed: unless its sender says otherwise, it is not sent again. */
const LEAVES: ReadonlySet<string> = new Set([MESSAGE, NOTICE]);

/** Milliseconds between tries to note how a row went: all of them before it would be taken for a crash's. */
const AGAIN_MS = [200, 500, 1000, 2000, 4000, 8000];

/** The person has answered before it was said. */
const ANSWERED = { leaves: 'never', reason: 'answered' } as const;

export function createDeliver({
  outbox,
  deeds,
  textChannel = null,
  notices = null,
  callInstead = null,
  admit = () => Promise.resolve({ leaves: 'now' }),
  isAnswered = () => Promise.resolve(false),
  dropped = () => Promise.resolve(),
  optedOut = () => Promise.resolve(),
  ring = () => undefined,
  clock,
  log,
  counted,
}: {
  readonly outbox: Outbox;
  readonly deeds: Deeds;
  /** The channel of texts, for what cannot go by its own; null when there is none. */
  readonly textChannel?: string | null;
  /** Knows the roads of what nobody asked for. */
  readonly notices?: Pick<Notices, 'first' | 'after'> | null;
  /** What is done for a text that is not registered; null where nobody can be called. */
  readonly callInstead?: CallInstead | null;
  /** Whether a row that nobody asked for may be done now. */
  readonly admit?: Admit;
  /** Whether a row has become needless: a further try of a call, or a reminder of what is done. */
  readonly isAnswered?: (row: Claimed) => Promise<boolean>;
  /** Told of a row that was dropped for good, or has failed. */
  readonly dropped?: (row: Claimed) => Promise<void>;
  /** Told that a provider does not write to somebody, because they do not wish it. */
  readonly optedOut?: (row: Claimed) => Promise<void>;
  readonly ring?: (ids: readonly string[]) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly counted: (kind: string, channel: string, result: string) => void;
}): Deliver {
  const roadAfter = createRoadAfter({ textChannel, notices });

  async function act(row: Claimed): Promise<Sent> {
    const deed = Object.hasOwn(deeds, row.kind) ? deeds[row.kind] : undefined;
    if (!deed) throw new SendFailed('rejected', 'unknown-kind');
    return (await deed(row, clock.now())) ?? {};
  }

  async function fail(row: Claimed, error: unknown): Promise<void> {
    const { id, kind } = row;
    const channel = row.channel ?? 'none';
    const failure =
      error instanceof SendFailed
        ? error
        : new SendFailed(LEAVES.has(kind) && !row.urgent ? 'unknown' : 'retry', 'internal');
    const { outcome, reason } = failure;
    const told = failure === error ? {} : errorFields(error);
    log.warn('outbox.failed', { id, kind, channel, outcome, reason, ...told });
    counted(kind, channel, outcome);
    if (reason === 'opted-out') await insist(() => optedOut(row));
    const next = roadAfter(row, failure);
    if (next !== null) {
      await insist(() => outbox.redirect(id, next, clock.now(), `${channel}:${reason}`));
      return ring([id]);
    }
    if (callInstead && reason === 'no-template' && wantsCall(row)) await insist(() => callInstead(row));
    // What follows a call that failed still knows what to say.
    const forgets = isSecret(row) && !(kind === CALL && outcome !== 'unknown');
    let isOver = false;
    await insist(async () => {
      isOver = await outbox.fail(row, failure, clock.now(), forgets);
    });
    if (isOver) await insist(() => dropped(row));
  }

  /** Whether a row may be done now; what may not is put off or dropped, under the name of why. */
  async function isLetGo(row: Claimed): Promise<boolean> {
    const { id, kind } = row;
    const isNeedless = await isAnswered(row);
    const verdict = isNeedless ? ANSWERED : await admit(row, clock.now());
    if (verdict.leaves === 'now') return true;
    const { reason } = verdict;
    log.info('outbox.held', { id, kind, reason });
    counted(kind, row.channel ?? 'none', reason);
    if (verdict.leaves === 'later') {
      await insist(() => outbox.hold(id, verdict.until, reason, clock.now()));
    } else {
      await insist(() => dropped(row));
      await insist(() => outbox.drop(id, reason, clock.now()));
    }
    return false;
  }

  return async (id) => {
    const claimed = await outbox.claim(id, clock.now());
    if (!claimed || !(await insist(() => isLetGo(claimed)))) return;
    const isUnrouted = claimed.kind === NOTICE && claimed.channel === null && notices !== null;
    const row = isUnrouted ? { ...claimed, channel: await notices.first(claimed) } : claimed;
    let sent: Sent;
    try {
      sent = await act(row);
    } catch (error) {
      if (!(error instanceof NotYet)) return fail(row, error);
      sent = { until: new Date(clock.now().getTime() + error.waitMs) };
    }
    const { until } = sent;
    if (until) return insist(() => outbox.postpone(id, until, clock.now()));
    await insist(() => outbox.settle(id, sent, clock.now()));
    counted(row.kind, row.channel ?? 'none', 'done');
    log.debug('outbox.done', { id, kind: row.kind, channel: row.channel ?? 'none' });
  };
}

/** Whether somebody is called for a text that is not registered; a question that has a call of its own waits for that. */
function wantsCall(row: Claimed): boolean {
  const { call, afterCall } = (row.payload ?? {}) as Partial<MessagePayload>;
  return row.kind === MESSAGE && !isSecret(row) && call === undefined && afterCall === undefined;
}

/** Does it again while the database is away: what is known of a message need not become unknown. */
async function insist<T>(note: () => Promise<T>): Promise<T> {
  for (const wait of AGAIN_MS) {
    try {
      return await note();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await sleep(wait);
    }
  }
  return note();
}
