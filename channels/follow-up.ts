import type { Level } from '@arogya/rules';
import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import type { Claimed, Sent } from '../core/outbox/outbox.ts';
import type { ConversationState, Conversations } from '../flows/conversation.ts';
import type { LastPlace } from '../flows/effect.ts';
import { followUp as flow, followUpArgument } from '../flows/follow-up/index.ts';
import type { Wording } from '../flows/medium.ts';
import type { Channel } from './channel.ts';
import { stateOf } from './receive.ts';
import { createWishes, kept } from './wishes.ts';

/** What an outbox row of a follow-up holds, sealed. `isLast`: whatever is answered leads to no further one. */
export interface FollowUpDue {
  readonly level: Level;
  readonly isLast: boolean;
}

/** Asks somebody how it goes, as a due row wants; resolves with `until` where that is to be later. */
export type FollowUp = (row: Claimed) => Promise<Pick<Sent, 'until'>>;

/** Who is in the middle of something is not asked something else; minutes. */
const UNDER_WAY_MINUTES = 10;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Never set aside by a question of ours, and nobody is asked after it whether it is better. */
const UNTOUCHED = 'crisis';

export function createFollowUp({
  conversations,
  store,
  channels,
  messageChannel,
  quietUntil,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  readonly conversations: Pick<Conversations, 'reach'>;
  readonly store: Pick<ConversationStore, 'byPerson' | 'isStopped' | 'write'>;
  /** Every channel there is, by id. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** The channel that messages to a person leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  readonly quietUntil: Telecom['quietUntil'];
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): FollowUp {
  const texts = messageChannel === null ? undefined : channels.get(messageChannel);

  /** By what they last wrote, while that is open to us; else by text. Null where no road leads to them. */
  function roadOf(state: ConversationState, heardAt: Date, { to }: Claimed, now: Date): Channel | null {
    const last = channels.get(state.channel);
    const isWritten = last?.sender !== undefined && last.medium.idleMinutes !== null;
    const isOpen =
      last?.freeHours === undefined || now.getTime() < heardAt.getTime() + last.freeHours * HOUR_MS;
    if (isWritten && isOpen && to) return last;
    return texts?.sender && to?.kind === 'phone' ? texts : null;
  }

  async function ask(row: Claimed, thread: Thread, state: ConversationState): Promise<Pick<Sent, 'until'>> {
    const now = clock.now();
    const { level, isLast } = row.payload as FollowUpDue;
    const { heardAt } = thread;
    const day = level === 'emergency' ? null : quietUntil(now);
    if (day) return { until: day };
    const later = new Date(now.getTime() + UNDER_WAY_MINUTES * MINUTE_MS);
    const isUnderWay =
      state.saved !== null && now.getTime() - heardAt.getTime() < UNDER_WAY_MINUTES * MINUTE_MS;
    if (isUnderWay) return { until: later };
    const road = state.saved?.flow === UNTOUCHED ? null : roadOf(state, heardAt, row, now);
    if (!road) return {};

    const talker = { language: thread.language, lastPlace: thread.memory as LastPlace | null };
    const errand = { argument: followUpArgument(level, isLast) };
    const outcome = await conversations.reach(state, talker, road.medium, flow.name, errand);
    const wishes = createWishes({
      ...{ say, mainLanguages, messageChannel, quietUntil },
      texts: texts?.medium ?? road.medium,
    });
    const wanted = [
      ...wishes.of(outcome, thread, road.medium.id, now),
      wishes.reply(road, road.id, outcome, now, heardAt, level === 'emergency' ? 'danger' : null),
    ];
    const { identityId } = row;
    const written = await store.write({
      thread,
      channel: flow.name,
      key: row.id,
      reply: null,
      at: now,
      medium: road.medium.id,
      wanted: wanted.map((one) => (identityId === null ? one : { ...one, identityId })),
      ...kept(outcome, thread),
    });
    if (written.outcome === 'saved') ring(written.outboxIds);
    // Somebody who moved just now is in the middle of something.
    return written.outcome === 'overtaken' ? { until: later } : {};
  }

  return async (row) => {
    const thread = await store.byPerson(row.personId);
    const state = thread && stateOf(thread);
    if (!state || (await store.isStopped(row.personId))) return {};
    return ask(row, thread, state);
  };
}
