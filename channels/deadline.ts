import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread } from '../core/conversations/store.ts';
import { Unavailable } from '../core/errors.ts';
import type { ConversationState, Conversations } from '../flows/conversation.ts';
import type { MediumId } from '../flows/medium.ts';
import { stateOf, talkerOf } from './thread.ts';
import { isUrgent, kept, type Wishes } from './wishes.ts';

/** A deadline as it was set: after so many turns, and so many moves among them. */
export interface Deadline {
  readonly id: string;
  readonly personId: string;
  readonly revision: number;
  readonly moves?: number;
  readonly medium: MediumId;
}

/** Tries of one deadline whose conversation is moved at the same time. */
const MAX_TRIES = 6;

/**
 * Puts a deadline to the question it was set for; does nothing when the conversation has passed it. Throws Unavailable where
 * that is moved again and again.
 */
export type Expire = (deadline: Deadline) => Promise<void>;

export function createExpire({
  conversations,
  store,
  wishes,
  ring,
  clock,
}: {
  readonly conversations: Pick<Conversations, 'expire'>;
  readonly store: Pick<ConversationStore, 'byPerson' | 'write'>;
  readonly wishes: Pick<Wishes, 'of'>;
  /** Tells the worker that rows are due. */
  readonly ring: (ids: readonly string[], isUrgent: boolean) => void;
  readonly clock: Clock;
}): Expire {
  /** False where the conversation was moved meanwhile: the question may stand all the same. */
  async function tryExpire(deadline: Deadline): Promise<boolean> {
    const thread = await store.byPerson(deadline.personId);
    const state = thread && stateOf(thread);
    if (!state || !isStanding(deadline, thread, state)) return true;
    const now = clock.now();
    const outcome = await conversations.expire(state, talkerOf(thread), now);
    if (!outcome) return true;
    const written = await store.write({
      thread,
      channel: 'deadline',
      key: deadline.id,
      reply: null,
      at: now,
      medium: deadline.medium,
      wanted: wishes.of(outcome, thread, deadline.medium, now),
      ...kept(outcome, thread, now),
    });
    if (written.outcome === 'saved') ring(written.outboxIds, isUrgent(outcome));
    return written.outcome !== 'overtaken';
  }

  return async (deadline) => {
    for (let tries = 0; tries < MAX_TRIES; tries++) if (await tryExpire(deadline)) return;
    throw new Unavailable('the conversation');
  };
}

/** Whether the question still stands that a deadline was set for; pages turned meanwhile are no answer. */
const isStanding = ({ revision, moves }: Deadline, thread: Thread, state: ConversationState): boolean =>
  moves === undefined ? thread.revision === revision : state.moves === moves;
