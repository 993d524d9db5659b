import type { Level } from '@arogya/rules';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Claimed, Sent } from '../core/outbox/outbox.ts';
import { followUp as flow, followUpArgument } from '../flows/follow-up/index.ts';
import type { Ask } from './ask.ts';
import { stateOf } from './thread.ts';

/** What an outbox row of a follow-up holds, sealed. `isLast`: whatever is answered leads to no further one. */
export interface FollowUpDue {
  readonly level: Level;
  readonly isLast: boolean;
}

/** Asks somebody how it goes, as a due row wants; resolves with `until` where that is to be later. */
export type FollowUp = (row: Claimed) => Promise<Pick<Sent, 'until'>>;

/** Nobody is asked after it whether it is better. */
const NOT_AFTER = 'crisis';

export function createFollowUp({
  ask,
  store,
}: {
  readonly ask: Ask;
  readonly store: Pick<ConversationStore, 'byPerson'>;
}): FollowUp {
  return async (row) => {
    const thread = await store.byPerson(row.personId);
    if (!thread || stateOf(thread)?.saved?.flow === NOT_AFTER) return {};
    const { level, isLast } = row.payload as FollowUpDue;
    const asked = await ask(row, {
      flow: flow.name,
      argument: followUpArgument(level, isLast),
      road: null,
      unasked: { exempt: level === 'emergency' ? 'danger' : null },
      elseText: true,
    });
    return asked.outcome === 'later' ? { until: asked.until } : {};
  };
}
