import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread, Wanted } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import { CALL, type CallPayload } from '../core/outbox/call.ts';
import type { Claimed, Sent } from '../core/outbox/outbox.ts';
import { type Doses, LATER, type OpenDose } from '../core/reminders/doses.ts';
import { kindOf, noticeAt, type Road } from '../core/reminders/plan.ts';
import type { DosePayload } from '../core/reminders/planner.ts';
import type { ConversationState, Conversations } from '../flows/conversation.ts';
import { type Asked, askedArgument, dose as flow } from '../flows/dose/index.ts';
import type { LastPlace } from '../flows/effect.ts';
import type { Wording } from '../flows/medium.ts';
import type { Channel } from './channel.ts';
import { heardOf, languagesOf } from './media/voice-pages.ts';
import { stateOf } from './receive.ts';
import { createWishes, kept } from './wishes.ts';

/** Asks about what is due, as a row wants that was let go; resolves with `until` where that is to be later. */
export type Remind = (row: Claimed) => Promise<Pick<Sent, 'until'>>;

/** Who is in the middle of something is not asked something else; minutes. */
const UNDER_WAY_MINUTES = 10;
/** A call about a dose is not made later than so many minutes after it was to be. */
const CALL_MINUTES = 30;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Never set aside by a question of ours. */
const UNTOUCHED = new Set(['crisis', 'sos']);

/** Where nobody has talked to the service yet, because a reminder was set by the portal. */
const NOTHING_SAID: ConversationState = {
  saved: null,
  page: 0,
  offer: false,
  parked: null,
  pending: [],
  channel: '',
  dialog: '',
  past: [],
  heard: '',
};

export function createReminder({
  conversations,
  store,
  doses,
  channels,
  messageChannel,
  callChannel,
  quietUntil,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  readonly conversations: Pick<Conversations, 'reach'>;
  readonly store: Pick<ConversationStore, 'byPerson' | 'write'>;
  readonly doses: Pick<Doses, 'toAsk' | 'asked' | 'unsent'>;
  /** Every channel there is, by id. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** The channels that texts leave by and that calls are made by; null where there is none. */
  readonly messageChannel: string | null;
  readonly callChannel: string | null;
  readonly quietUntil: Telecom['quietUntil'];
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): Remind {
  const named = (id: string | null): Channel | null => (id === null ? null : (channels.get(id) ?? null));
  const texts = named(messageChannel);
  const calls = named(callChannel);
  const messenger =
    [...channels.values()].find(({ sender, medium }) => sender && medium.id === 'whatsapp') ?? null;

  /** By what they chose; else by what they last used, while that is open to us. Null where no road leads to them. */
  function roadOf(
    wished: Road | null,
    state: ConversationState,
    heardAt: Date,
    row: Claimed,
  ): Channel | null {
    const { to } = row;
    if (!to) return null;
    const isPhone = to.kind === 'phone';
    if (wished === 'voice' && calls && isPhone) return calls;
    if (wished === 'whatsapp' && messenger) return messenger;
    if (wished === 'sms' && texts && isPhone) return texts;
    const last = channels.get(state.channel);
    if (last?.sender && last.medium.idleMinutes !== null) {
      const isOpen =
        last.freeHours === undefined || clock.now().getTime() < heardAt.getTime() + last.freeHours * HOUR_MS;
      if (isOpen || !isPhone) return last;
    }
    if (last?.medium.id === 'voice' && calls && isPhone) return calls;
    if (!isPhone) return null;
    return texts?.sender ? texts : calls;
  }

  /** What is said of doses that are asked about together. */
  function askedOf(open: readonly OpenDose[]): Asked {
    const [first] = open as [OpenDose];
    const plans = open.flatMap(({ plan, dueAt }) => (plan.about === 'medicine' ? [{ plan, dueAt }] : []));
    const called = plans.length === 1 && plans[0]!.plan.isNamed ? plans[0]!.plan.called : null;
    const notice = plans.map(({ plan, dueAt }) => noticeAt(plan, dueAt)).find((one) => one !== null) ?? null;
    return {
      doses: open.map(({ id }) => id),
      about: kindOf(first.plan),
      called,
      notice,
      mayWait: open.every(({ laters }) => laters < LATER.most),
    };
  }

  function call(thread: Thread, now: Date): Wanted {
    const languages = thread.language ? [thread.language] : mainLanguages;
    const wording: Wording = { languages, say };
    const payload: CallPayload = {
      words: languagesOf(wording).map((language) => ({
        text: heardOf({ key: 'dose.call' }, language, wording),
        language,
      })),
      until: new Date(now.getTime() + CALL_MINUTES * MINUTE_MS).toISOString(),
    };
    return { kind: CALL, channel: callChannel, urgent: false, payload, dueAt: now };
  }

  async function ask(row: Claimed, thread: Thread, open: readonly OpenDose[]): Promise<Pick<Sent, 'until'>> {
    const now = clock.now();
    const state = stateOf(thread) ?? NOTHING_SAID;
    const { heardAt } = thread;
    const later = new Date(now.getTime() + UNDER_WAY_MINUTES * MINUTE_MS);
    const isUnderWay =
      state.saved !== null &&
      (UNTOUCHED.has(state.saved.flow) || now.getTime() - heardAt.getTime() < UNDER_WAY_MINUTES * MINUTE_MS);
    if (isUnderWay && state.saved?.flow !== flow.name) return { until: later };
    const ids = open.map(({ id }) => id);
    const road = roadOf(open[0]!.plan.road, state, heardAt, row);
    if (!road) {
      await doses.unsent(ids);
      return {};
    }
    const talker = {
      language: thread.language,
      lastPlace: thread.memory as LastPlace | null,
      person: thread.personId,
    };
    const errand = { argument: askedArgument(askedOf(open)) };
    const outcome = await conversations.reach(state, talker, road.medium, flow.name, errand);
    const wishes = createWishes({
      ...{ say, mainLanguages, messageChannel, quietUntil },
      texts: texts?.medium ?? road.medium,
    });
    const wanted = [
      ...wishes.of(outcome, thread, road.medium.id, now),
      road === calls ? call(thread, now) : wishes.reply(road, road.id, outcome, now, heardAt),
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
    // Somebody who moved just now is in the middle of something.
    if (written.outcome === 'overtaken') return { until: later };
    await doses.asked(ids, now);
    if (written.outcome === 'saved') ring(written.outboxIds);
    return {};
  }

  return async (row) => {
    const { dose } = row.payload as DosePayload;
    const open = await doses.toAsk(row.personId, dose, clock.now());
    if (open.length === 0) return {};
    const thread = await store.byPerson(row.personId);
    return thread ? ask(row, thread, open) : {};
  };
}
