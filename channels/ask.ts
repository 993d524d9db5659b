import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread, Wanted } from '../core/conversations/store.ts';
import { CALL, type CallPayload } from '../core/outbox/call.ts';
import type { Claimed } from '../core/outbox/outbox.ts';
import type { Road } from '../core/reminders/plan.ts';
import type { ConversationState, Conversations } from '../flows/conversation.ts';
import type { Wording } from '../flows/medium.ts';
import type { Saved } from '../flows/turn.ts';
import type { Channel } from './channel.ts';
import { NOTHING_SAID } from './door.ts';
import type { MessagePayload, Page, Unasked } from './message.ts';
import { heardOf, languagesOf } from './media/voice-pages.ts';
import { stateOf, talkerOf } from './thread.ts';
import { createWishes, kept, pageOf } from './wishes.ts';

/** What we ask somebody: which flow, with what; by which road, where they chose one; why it is not held back again. */
export interface OurQuestion {
  readonly flow: string;
  readonly argument: string;
  readonly road: Road | null;
  readonly unasked: Unasked;
  /** It is worth nothing from then on. */
  readonly until?: Date;
  /** It is asked in an emergency: nothing but a session or a call that goes on, or a crisis, is in its way. */
  readonly isUrgent?: true;
  /** Where it cannot be written it is asked by a call. */
  readonly elseCall?: true;
  /** Where nobody hears the call it is written. */
  readonly elseText?: true;
  /** The message that a call begins with; by itself that they asked for it. */
  readonly calling?: string;
  /** The name that it is asked under once, where several rows may ask the same; else the row's. */
  readonly once?: string;
  /**
   * Notes that it is asked, by these rows of the outbox, which are none where it was asked before: ahead of their leaving, so
   * that no answer is there first.
   */
  readonly noted?: (rows: readonly string[]) => Promise<void>;
}

/** "asked", now or before. "later": they are in the middle of something. "nowhere": no road leads to them. */
export type HowAsked =
  | { readonly outcome: 'asked' }
  | { readonly outcome: 'later'; readonly until: Date }
  | { readonly outcome: 'nowhere' };

/** Asks the person of a row a question of ours, by a message or a call, so that their next words answer it. */
export type Ask = (row: Claimed, question: OurQuestion) => Promise<HowAsked>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Who said something so lately is in the middle of it; and it is looked again as much later. Minutes. */
const UNDER_WAY_MINUTES = 10;
/** The same where they are in a session or a call and the question is urgent: what they press is an answer to that. */
const SESSION_MINUTES = 2;
/** A cry for help is not set aside for so long after its last word, in minutes; nor the first silence after an emergency. */
const CRY_MINUTES: Readonly<Record<string, number>> = {
  crisis: Infinity,
  sos: 6 * 60,
  'sos-open': 6 * 60,
};
const EMERGENCY_MINUTES = 60;
/** A call is not made, nor made again, later than so many minutes after it was to be. */
const CALL_MINUTES = { usual: 180, urgent: 30 };

export function createAsk({
  conversations,
  store,
  channels,
  messageChannel,
  callChannel,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  readonly conversations: Pick<Conversations, 'reach'>;
  readonly store: Pick<ConversationStore, 'byPerson' | 'write'>;
  /** Every channel there is, by id. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** The channels that texts leave by and that calls are made by; null where there is none. */
  readonly messageChannel: string | null;
  readonly callChannel: string | null;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[], isUrgent: boolean) => void;
  readonly clock: Clock;
}): Ask {
  const named = (id: string | null): Channel | null => (id === null ? null : (channels.get(id) ?? null));
  const texts = named(messageChannel);
  const calls = named(callChannel);
  const messenger =
    [...channels.values()].find(({ sender, medium }) => sender && medium.id === 'whatsapp') ?? null;

  /** By what they chose; else by what they last used, while that is open to us. */
  function roadOf(
    wished: Road | null,
    last: Channel | undefined,
    heardAt: Date,
    { to }: Claimed,
  ): Channel | null {
    if (!to) return null;
    const isPhone = to.kind === 'phone';
    if (wished === 'voice' && calls && isPhone) return calls;
    if (wished === 'whatsapp' && messenger) return messenger;
    if (wished === 'sms' && texts && isPhone) return texts;
    if (last?.sender && last.medium.idleMinutes !== null) {
      const isOpen =
        last.freeHours === undefined || clock.now().getTime() < heardAt.getTime() + last.freeHours * HOUR_MS;
      if (isOpen || !isPhone) return last;
    }
    if (last?.medium.id === 'voice' && calls && isPhone) return calls;
    if (!isPhone) return null;
    return texts?.sender ? texts : calls;
  }

  /** Why what is said once more is not held back: for what the row that wanted it was not. */
  const againOf = ({ payload }: Claimed, { exempt }: Unasked): Unasked['exempt'] =>
    exempt === 'let-go' ? ((payload as { exempt?: Unasked['exempt'] }).exempt ?? null) : exempt;

  function call(
    thread: Thread,
    row: Claimed,
    question: OurQuestion,
    instead: Page | null,
    now: Date,
  ): Wanted {
    const { calling: key = 'common.call-asked', until, unasked, isUrgent = false } = question;
    const again = againOf(row, unasked);
    const minutes = isUrgent ? CALL_MINUTES.urgent : CALL_MINUTES.usual;
    const wording: Wording = { languages: thread.language ? [thread.language] : mainLanguages, say };
    const words = languagesOf(wording).map((language) => ({
      text: heardOf({ key }, language, wording),
      language,
    }));
    const payload: CallPayload = {
      words,
      until: new Date(
        Math.min(now.getTime() + minutes * MINUTE_MS, until?.getTime() ?? Infinity),
      ).toISOString(),
      unasked: { ...unasked, again },
      ...(instead === null || messageChannel === null
        ? {}
        : {
            instead: { channel: messageChannel, payload: afterCall(instead, { ...unasked, exempt: again }) },
          }),
    };
    return { kind: CALL, channel: callChannel, urgent: false, payload, dueAt: now };
  }

  return async (row, question) => {
    const { flow, argument, road: wished, unasked, until, isUrgent = false, once } = question;
    const now = clock.now();
    const later = new Date(now.getTime() + UNDER_WAY_MINUTES * MINUTE_MS);
    const thread = await store.byPerson(row.personId);
    if (!thread) return { outcome: 'nowhere' };
    const { heardAt } = thread;
    const state = stateOf(thread) ?? NOTHING_SAID;
    const last = channels.get(state.channel);
    const isKept = isUrgent ? isInSession(state, last, heardAt, now) : isBusy(state, heardAt, now);
    if (isKept) return { outcome: 'later', until: later };
    const road = roadOf(wished, last, heardAt, row);
    if (!road) return { outcome: 'nowhere' };

    const outcome = await conversations.reach(state, talkerOf(thread), road.medium, flow, { argument }, now);
    const wishes = createWishes({
      ...{ say, mainLanguages, messageChannel },
      texts: texts?.medium ?? road.medium,
    });
    const byCall = (): Wanted => {
      const isWritten = question.elseText && texts?.sender;
      return call(thread, row, question, isWritten ? pageOf(outcome.redraw(texts.medium)) : null, now);
    };
    const byText = (): Wanted => {
      const reply = wishes.reply(road, road.id, outcome, now, { heardAt, until, unasked });
      if (!question.elseCall || !calls || row.to?.kind !== 'phone') return reply;
      const { channel, payload } = byCall();
      return { ...reply, payload: { ...(reply.payload as MessagePayload), call: { channel, payload } } };
    };
    const wanted = [...wishes.of(outcome, thread, road.medium.id, now), road === calls ? byCall() : byText()];
    const { identityId } = row;
    const written = await store.write({
      thread,
      channel: flow,
      key: once ?? row.id,
      reply: null,
      at: now,
      medium: road.medium.id,
      wanted: wanted.map((one) => ({
        ...one,
        urgent: one.urgent || isUrgent,
        ...(identityId === null ? {} : { identityId }),
      })),
      ...kept(outcome, thread, now),
    });
    // Somebody who moved just now is in the middle of something.
    if (written.outcome === 'overtaken') return { outcome: 'later', until: later };
    const rows = written.outcome === 'saved' ? written.outboxIds : [];
    await question.noted?.(rows);
    ring(rows, isUrgent);
    return { outcome: 'asked' };
  };
}

/** What is written where nobody heard the call. */
const afterCall = (page: Page, unasked: Unasked): MessagePayload & Record<string, unknown> => ({
  ...page,
  unasked: { ...unasked, isAgain: true },
  afterCall: true,
});

/** Whether somebody is in the middle of something that a question of ours would tear them from. */
function isBusy({ saved, askedAt }: ConversationState, heardAt: Date, now: Date): boolean {
  if (saved === null) return false;
  const minutes = (at: Date): number => (now.getTime() - at.getTime()) / MINUTE_MS;
  const cry = CRY_MINUTES[saved.flow];
  const last = new Date(Math.max(heardAt.getTime(), askedAt ? Date.parse(askedAt) : 0));
  if (cry !== undefined) return minutes(last) < cry;
  // Nothing was said since we asked something: another question may follow it.
  if (askedAt && new Date(askedAt) >= heardAt)
    return followsEmergency(saved) && minutes(new Date(askedAt)) <= EMERGENCY_MINUTES;
  return minutes(heardAt) < UNDER_WAY_MINUTES;
}

/** Whether they talk in a session or a call, where the next key answers what is on the screen; or are in a crisis. */
function isInSession(
  { saved }: ConversationState,
  last: Channel | undefined,
  heardAt: Date,
  now: Date,
): boolean {
  const isOn =
    last?.medium.idleMinutes === null && now.getTime() - heardAt.getTime() < SESSION_MINUTES * MINUTE_MS;
  return isOn || saved?.flow === 'crisis';
}

/** "Is the person better?" after an emergency: silence is told to the desk, so the question stands until then. */
const followsEmergency = ({ snapshot: { context } }: Saved): boolean => context.level === 'emergency';
