import type { Address } from '../core/address.ts';
import type { Clock } from '../core/clock.ts';
import { type ConversationStore, isGone, type Thread } from '../core/conversations/store.ts';
import type { Answers } from '../core/emergencies/answers.ts';
import type { Journal } from '../core/emergencies/journal.ts';
import { Unavailable } from '../core/errors.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { FirstWords, Opening } from '../core/outbox/call.ts';
import type { Conversations, Conversed } from '../flows/conversation.ts';
import type { Medium, Wording } from '../flows/medium.ts';
import { TurnUnfinished } from '../flows/turn.ts';
import type { Channel, Hop, Inbound, MessageWebhook, WebhookResponse } from './channel.ts';
import { createCries, cryOf, SOS_MS } from './cries.ts';
import { createExpire, type Expire } from './deadline.ts';
import { doorPage, hearOpened, isNeutral, knock, opened } from './door.ts';
import { createTakeAnswer, NO_ANSWERS } from './emergency-codes.ts';
import type { Page } from './message.ts';
import { begun, isTelling, NOTHING_FIRST, opensWith } from './opening.ts';
import { createQueues } from './queues.ts';
import { answeringChannel, lineAlone, packed, replyTo, unpacked, type Came } from './reply.ts';
import { createStorms } from './storms.ts';
import { isLed, keyOf, standingOf, stateOf, talkerOf } from './thread.ts';
import { createWishes, isStop, isUrgent, kept, pageOf } from './wishes.ts';
import { within } from './within.ts';

/** What is counted of a contact. */
export interface ReceiveMetrics {
  turn(channel: string, flow: string, seconds: number): void;
  duplicate(channel: string): void;
}

/** The one road in: what a person did on any channel becomes a turn, and its reply goes back the same way. */
export interface Receiver {
  receive(channel: Channel, webhook: MessageWebhook, inbound: Inbound): Promise<WebhookResponse>;
  readonly expire: Expire;
}

/** Tries of one contact whose conversation is moved by another at the same time. */
const MAX_TRIES = 6;

export function createReceiver({
  conversations,
  store,
  journal,
  answers = NO_ANSWERS,
  clock,
  log,
  metrics,
  say,
  mainLanguages,
  messageChannel,
  texts,
  firstWords = NOTHING_FIRST,
  callBegun = () => Promise.resolve(),
  hasSaidStop = () => Promise.resolve(false),
  sendNow,
  ring,
  isWaiting,
}: {
  readonly conversations: Conversations;
  readonly store: ConversationStore;
  readonly journal: Pick<Journal, 'append'>;
  /** Takes what responders and callers answer under a code of an emergency. */
  readonly answers?: Pick<Answers, 'take'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: ReceiveMetrics;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  /** The channel that messages to a person leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  /** The medium of that channel: draws what a page says there, for when its own road is closed. */
  readonly texts: Medium;
  /** What calls that we made begin with. */
  readonly firstWords?: FirstWords;
  /** Told of a call of ours, by the provider's name for it, that somebody is there. */
  readonly callBegun?: (call: { readonly channel: string; readonly dialog: string }) => Promise<void>;
  /** Whether somebody has said STOP, and not START again: it is confirmed by a message once. */
  readonly hasSaidStop?: (personId: string) => Promise<boolean>;
  /** Sends past the outbox: only for an SOS while the database is away. */
  readonly sendNow: (channel: string, to: Address, page: Page) => Promise<void>;
  /** Tells the worker that rows are due. Never throws; the sweeper finds what it missed. */
  readonly ring: (ids: readonly string[], isUrgent?: boolean) => void;
  /** Whether one of these messages of the outbox is still to be sent and nobody has taken it on. */
  readonly isWaiting: (ids: readonly string[]) => Promise<boolean>;
}): Receiver {
  const inTurn = createQueues();
  const wishes = createWishes({ say, mainLanguages, messageChannel, texts });
  const takeAnswer = createTakeAnswer({ answers, messageChannel, say, mainLanguages, log });
  const cries = createCries({ journal, messageChannel, sendNow, isWaiting, say, mainLanguages, clock, log });
  const storms = createStorms(log);

  const wordingOf = ({ language }: Pick<Thread, 'language'>): Wording => ({
    languages: language ? [language] : mainLanguages,
    say,
  });

  async function receive(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
  ): Promise<WebhookResponse> {
    const came: Came = { channel, webhook, inbound };
    const arrivedAt = clock.now();
    const cry = cryOf(channel, inbound);
    const work = inTurn(
      inbound.from.value,
      async () => (cry ? null : await takeAnswer(came)) ?? takeTurn(came, arrivedAt),
    );
    try {
      return await (cry ? within(SOS_MS, work) : work);
    } catch (error) {
      log[error instanceof Unavailable || error instanceof TurnUnfinished ? 'warn' : 'error']('turn.failed', {
        channel: channel.id,
        sos: cry !== null,
        ...errorFields(error),
      });
      if (cry !== null) return cries.answer(came, cry);
      if (channel.medium.idleMinutes !== null) return { status: 503, type: 'text/plain', body: '' };
      return replyBusy(came);
    }
  }

  async function takeTurn(came: Came, arrivedAt: Date): Promise<WebhookResponse> {
    const started = performance.now();
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const response = await tryTurn(came, { arrivedAt, started, isFirst: tries === 0 });
      if (response) return response;
    }
    throw new Unavailable('the conversation');
  }

  /** Null where the conversation is another by now: it was moved by another contact, or begun anew. */
  async function tryTurn(
    came: Came,
    { arrivedAt, started, isFirst }: { arrivedAt: Date; started: number; isFirst: boolean },
  ): Promise<WebhookResponse | null> {
    const { channel, inbound } = came;
    const now = clock.now();
    const thread = await store.find(inbound.from, now, inbound.alias);
    const hop = inbound.placed?.(standingOf(thread, channel.id), arrivedAt) ?? inbound;
    // A session's name is the provider's word: whoever comes under it, a reply is repeated to its own person alone.
    const key = keyOf(thread, hop);
    if (!isFirst || hop.again) {
      const before = await store.seen(channel.id, key);
      if (before) return repeat(came, before.reply);
    }
    const opening = await openingOf(came, hop, thread);
    const before = stateOf(thread);
    const call = { channel: channel.id, dialog: hop.dialog, isPerson: inbound.isPerson === true };
    const isAtDoor = opening !== null && isNeutral(opening, before, call);
    if (isAtDoor) {
      const knocked = { ...call, medium: channel.medium, hear: (last?: string) => hop.hear(last) };
      const shut = knock(knocked, before, wordingOf(thread));
      if (shut) return waitAtDoor(came, { thread, hop, key, shut });
    }
    const silentMinutes = (now.getTime() - thread.updatedAt.getTime()) / 60_000;
    const outcome = await conversations.converse({
      medium: channel.medium,
      channel: channel.id,
      dialog: hop.dialog,
      hear: isAtDoor ? hearOpened(hop, before) : (last) => hop.hear(last),
      talker: talkerOf(thread),
      state: opened(before),
      ...opensWith(opening),
      now,
      silentMinutes,
    });
    // The number of who is gone may be another's: it still stands for them where we have asked or called, and no further.
    const isOurs = outcome.ours !== null || isTelling(opening) || isLed(before, outcome, silentMinutes);
    if (isGone(thread, now) && !isOurs) {
      await store.load(inbound.from, now, inbound.alias);
      return null;
    }
    return settle(came, { thread, hop, key, opening, outcome, now, started });
  }

  /** Saves what a turn came to, with the answer. Null where the conversation was moved by another contact meanwhile. */
  async function settle(
    came: Came,
    { thread, hop, key, opening, outcome, now, started }: Spoken,
  ): Promise<WebhookResponse | null> {
    const { channel, webhook, inbound } = came;
    const answering = answeringChannel(channel, messageChannel);
    const byMessage = answering !== null;
    const page = opening ? begun(opening, outcome.drawn) : outcome.drawn;
    const response = byMessage || hop.ends ? webhook.respond(null) : replyTo(came, page);
    const wanted = wishes.of(outcome, thread, channel.medium.id, now);
    const isAnswered =
      byMessage &&
      !storms.isOne(inbound.from, outcome) &&
      !(isStop(outcome) && (await hasSaidStop(thread.personId)));
    if (isAnswered) wanted.push(wishes.reply(channel, answering, outcome, now));
    const written = await store.write({
      thread,
      channel: channel.id,
      key,
      reply: byMessage ? null : packed(response),
      at: clock.now(),
      medium: channel.medium.id,
      wanted,
      ...kept(outcome, thread, now),
      // Whoever answers as if it were theirs is taken for who it was; who was only asked, told or chosen is not.
      ...(isGone(thread, now) && outcome.ours !== 'answered' ? { isUnheard: true } : {}),
    });
    if (written.outcome === 'duplicate') return repeat(came, written.reply);
    if (written.outcome !== 'saved') return null;
    if (written.outboxIds.length > 0) ring(written.outboxIds, isUrgent(outcome));
    if (opening) noteBegun({ channel: channel.id, dialog: hop.dialog });
    if (isAnswered) storms.note(inbound.from, outcome);
    if (byMessage && isUrgent(outcome))
      cries.insist(answering, inbound.from, pageOf(outcome.drawn), written.outboxIds);
    noteTurn(channel.id, outcome.flow, thread, started);
    return response;
  }

  /** Nobody has pressed a key yet: it is asked once more, or given up. Null where the conversation moved meanwhile. */
  async function waitAtDoor(came: Came, { thread, hop, key, shut }: Shut): Promise<WebhookResponse | null> {
    const { channel, webhook } = came;
    const wording = wordingOf(thread);
    const page = shut.isLeft ? lineAlone(channel, { key: 'common.goodbye' }, wording) : doorPage(wording);
    const response = hop.ends ? webhook.respond(null) : replyTo(came, page);
    const written = await store.write({
      ...{ thread, channel: channel.id, key, reply: packed(response), state: shut.state },
      ...{ at: clock.now(), medium: channel.medium.id, consents: [], wanted: [], isUnheard: true },
    });
    if (written.outcome === 'duplicate') return repeat(came, written.reply);
    return written.outcome === 'saved' ? response : null;
  }

  /** Unnoted, they may be called once more: no reason to say nothing now. */
  function noteBegun(call: { readonly channel: string; readonly dialog: string }): void {
    callBegun(call).catch((error: unknown) => log.warn('call.unnoted', errorFields(error)));
  }

  function noteTurn(channel: string, flow: string, { personId, revision }: Thread, started: number): void {
    const seconds = (performance.now() - started) / 1000;
    metrics.turn(channel, flow, seconds);
    const ms = Math.round(seconds * 1000);
    log.info('turn.saved', { channel, person: personId, flow, revision: revision + 1, ms });
  }

  function repeat(came: Came, reply: string | null): WebhookResponse {
    const { channel, webhook } = came;
    metrics.duplicate(channel.id);
    log.debug('turn.duplicate', { channel: channel.id });
    if (answeringChannel(channel, messageChannel) !== null) return webhook.respond(null);
    const response = replyBusy(came);
    return reply === null ? response : { ...response, ...unpacked(reply) };
  }

  const replyBusy = (came: Came): WebhookResponse =>
    replyTo(came, lineAlone(came.channel, { key: 'common.busy' }, wordingOf({ language: null })));

  /** What a call that we made begins with; null for any other, and when it has begun. */
  async function openingOf(
    { channel, inbound: { callId } }: Came,
    { dialog }: Hop,
    thread: Thread,
  ): Promise<Opening | null> {
    const state = stateOf(thread);
    if (channel.medium.id !== 'voice' || (state?.dialog === dialog && !state.door)) return null;
    return firstWords.of({ channel: channel.id, dialog, callId, personId: thread.personId });
  }

  return { receive, expire: createExpire({ conversations, store, wishes, ring, clock }) };
}

/** What a contact came to before it is saved. */
interface Spoken {
  readonly thread: Thread;
  readonly hop: Hop;
  readonly key: string;
  readonly opening: Opening | null;
  readonly outcome: Conversed;
  readonly now: Date;
  /** On the clock that only runs forward, in milliseconds. */
  readonly started: number;
}

/** A hop of a call of ours in which nobody has pressed a key yet. */
interface Shut {
  readonly thread: Thread;
  readonly hop: Hop;
  readonly key: string;
  readonly shut: NonNullable<ReturnType<typeof knock>>;
}
