import { createHash, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import type { Answers } from '../core/emergencies/answers.ts';
import type { Journal } from '../core/emergencies/journal.ts';
import { Unavailable } from '../core/errors.ts';
import type { FirstWords, Opening } from '../core/outbox/call.ts';
import { errorFields, type Log } from '../core/log.ts';
import { shownLanguage } from '../core/text/languages.ts';
import type { Address } from '../core/address.ts';
import {
  ConversationState,
  type Contact,
  type Conversations,
  type Outcome,
  type Talker,
} from '../flows/conversation.ts';
import type { LastPlace } from '../flows/effect.ts';
import { globalWord } from '../flows/global-words.ts';
import { CALLED, sos } from '../flows/sos/index.ts';
import type { Drawn, Medium, MediumId, Wording } from '../flows/medium.ts';
import { TurnUnfinished } from '../flows/turn.ts';
import type { Channel, Hop, Inbound, Standing, Webhook, WebhookResponse } from './channel.ts';
import { doorPage, hearOpened, isNeutral, knock, opened } from './door.ts';
import { sayFirst, sayOnly } from './media/voice-first.ts';
import { createQueues } from './queues.ts';
import type { Page } from './message.ts';
import { createWishes, isUrgent, kept, pageOf } from './wishes.ts';

type MessageWebhook = Extract<Webhook, { kind: 'message' }>;

/** What is counted of a contact. */
export interface ReceiveMetrics {
  turn(channel: string, flow: string, seconds: number): void;
  duplicate(channel: string): void;
}

/** The one road in: what a person did on any channel becomes a turn, and its reply goes back the same way. */
export interface Receiver {
  receive(channel: Channel, webhook: MessageWebhook, inbound: Inbound): Promise<WebhookResponse>;
  /** Puts a deadline to the question it was set for; does nothing when the conversation has passed it. */
  expire(deadline: Deadline): Promise<void>;
}

/** A deadline as it was set: after so many turns, and so many moves among them. */
export interface Deadline {
  readonly id: string;
  readonly personId: string;
  readonly revision: number;
  readonly moves?: number;
  readonly medium: MediumId;
}

/**
 * A cry for help as it was said. Without its conversation only a whole word is sure: what would be asked about cannot be,
 * and a first "1" may be the code's suffix or an answer to a question. Those send nobody.
 */
interface Cry {
  readonly text: string;
  readonly trigger: 'word' | 'ask' | 'code';
  /** What is told beside the cry. */
  readonly said?: string | undefined;
}

/** Tries of one contact whose conversation is moved by another at the same time. */
const MAX_TRIES = 6;
/** An SOS is answered within this time, by the conversation or without it. */
const SOS_MS = 1200;
/** A disk that takes longer than this to keep an SOS holds up no answer. */
const KEPT_MS = 300;
/** The same answer, so often to one number in half an hour, is two machines talking. */
const STORM_COUNT = 5;
const STORM_MS = 30 * 60_000;

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
  quietUntil,
  firstWords = NOTHING_FIRST,
  callBegun = () => Promise.resolve(),
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
  /** The end of the hours in which nobody is written to unasked; without it there are none. */
  readonly quietUntil?: Telecom['quietUntil'];
  /** What calls that we made begin with. */
  readonly firstWords?: FirstWords;
  /** Told of a call of ours, by the provider's name for it, that somebody is there. */
  readonly callBegun?: (call: { readonly channel: string; readonly dialog: string }) => Promise<void>;
  /** Sends past the outbox: only for an SOS while the database is away. */
  readonly sendNow: (channel: string, to: Address, page: Page) => Promise<void>;
  /** Tells the worker that rows are due. Never throws; the sweeper finds what it missed. */
  readonly ring: (ids: readonly string[], isUrgent?: boolean) => void;
  /** Whether one of these messages of the outbox is still to be sent and nobody has taken it on. */
  readonly isWaiting: (ids: readonly string[]) => Promise<boolean>;
}): Receiver {
  const inTurn = createQueues();
  const wishes = createWishes({
    say,
    mainLanguages,
    messageChannel,
    texts,
    ...(quietUntil ? { quietUntil } : {}),
  });
  const storms = new LRUCache<string, { digest: string; count: number }>({ max: 10_000, ttl: STORM_MS });

  async function receive(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
  ): Promise<WebhookResponse> {
    const arrivedAt = clock.now();
    const cry = cryOf(channel, inbound);
    const work = inTurn(
      inbound.from.value,
      async () =>
        (cry ? null : await takeAnswer(channel, webhook, inbound)) ??
        takeTurn(channel, webhook, inbound, arrivedAt),
    );
    try {
      return await (cry ? within(SOS_MS, work) : work);
    } catch (error) {
      log[error instanceof Unavailable || error instanceof TurnUnfinished ? 'warn' : 'error']('turn.failed', {
        channel: channel.id,
        sos: cry !== null,
        ...errorFields(error),
      });
      if (cry !== null) return answerCry(channel, webhook, inbound, cry);
      if (channel.medium.idleMinutes !== null) return { status: 503, type: 'text/plain', body: '' };
      return replyTo(webhook, inbound, drawn(channel, mainLanguages, 'common.busy'));
    }
  }

  /** An answer under a code of an emergency goes before any conversation, and moves none. */
  async function takeAnswer(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
  ): Promise<WebhookResponse | null> {
    if (!ANSWERED_BY.has(channel.medium.id)) return null;
    const heard = inbound.hear(undefined);
    if (heard === 'late') return null;
    const byMessage = answeringChannel(channel) !== null;
    const text = heard.inputs.join(' ');
    // What is longer than a screen has no further page there: it moves no conversation, so it goes as a text too.
    const answered = await answers.take(inbound.from, text, channel.medium.id);
    if (!answered) return null;
    log.info('emergency.answered', { channel: channel.id });
    if (byMessage) return webhook.respond(null);
    const languages = answered.language ? [answered.language] : mainLanguages;
    return replyTo(webhook, inbound, channel.medium.draw({ say: [answered.line] }, { languages, say }, 0));
  }

  async function takeTurn(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
    arrivedAt: Date,
  ): Promise<WebhookResponse> {
    const started = performance.now();
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const now = clock.now();
      const thread = await store.load(inbound.from, now, inbound.alias);
      const hop = inbound.placed?.(standingOf(thread, channel.id), arrivedAt) ?? inbound;
      // A session's name is the provider's word: whoever comes under it, a reply is repeated to its own person alone.
      const key = keyOf(thread, hop);
      if (tries > 0 || hop.again) {
        const before = await store.seen(channel.id, key);
        if (before) return repeat(channel, webhook, inbound, before.reply);
      }
      const opening = await openingOf(channel, hop, inbound, thread);
      const before = stateOf(thread);
      const call = { channel: channel.id, dialog: hop.dialog, isPerson: inbound.isPerson === true };
      const isAtDoor = opening !== null && isNeutral(opening, before, call);
      if (isAtDoor) {
        const knocked = { ...call, medium: channel.medium, hear: (last?: string) => hop.hear(last) };
        const shut = knock(knocked, before, wordingOf(thread));
        const answer = shut && (await waitAtDoor(channel, webhook, inbound, { thread, hop, key, shut }));
        if (answer) return answer;
        if (shut) continue;
      }
      const outcome = await conversations.converse({
        medium: channel.medium,
        channel: channel.id,
        dialog: hop.dialog,
        hear: isAtDoor ? hearOpened(hop, before) : (last) => hop.hear(last),
        talker: talkerOf(thread),
        state: opened(before),
        ...opensWith(opening),
        now,
        silentMinutes: (now.getTime() - thread.updatedAt.getTime()) / 60_000,
      });
      const answering = answeringChannel(channel);
      const byMessage = answering !== null;
      const page = opening ? begun(opening, outcome.drawn) : outcome.drawn;
      const response = byMessage || hop.ends ? webhook.respond(null) : replyTo(webhook, inbound, page);
      const wanted = wishes.of(outcome, thread, channel.medium.id, now);
      const isAnswered = byMessage && !isStorm(inbound.from, outcome);
      if (isAnswered) {
        wanted.push(wishes.reply(channel, answering, outcome, now));
      }
      const written = await store.write({
        thread,
        channel: channel.id,
        key,
        reply: byMessage ? null : packed(response),
        at: clock.now(),
        medium: channel.medium.id,
        wanted,
        ...kept(outcome, thread, now),
      });
      if (written.outcome === 'duplicate') return repeat(channel, webhook, inbound, written.reply);
      if (written.outcome === 'saved') {
        if (written.outboxIds.length > 0) ring(written.outboxIds, isUrgent(outcome));
        if (opening) noteBegun(call);
        if (isAnswered) noteAnswer(inbound.from, outcome);
        if (byMessage && isUrgent(outcome)) {
          insist(answering, inbound.from, pageOf(outcome.drawn), written.outboxIds);
        }
        const seconds = (performance.now() - started) / 1000;
        metrics.turn(channel.id, outcome.flow, seconds);
        log.info('turn.saved', {
          channel: channel.id,
          person: thread.personId,
          flow: outcome.flow,
          revision: thread.revision + 1,
          ms: Math.round(seconds * 1000),
        });
        return response;
      }
    }
    throw new Unavailable('the conversation');
  }

  const wordingOf = ({ language }: Thread): Wording => ({
    languages: language ? [language] : mainLanguages,
    say,
  });

  /** Nobody has pressed a key yet: it is asked once more, or given up. Null where the conversation moved meanwhile. */
  async function waitAtDoor(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
    { thread, hop, key, shut }: Shut,
  ): Promise<WebhookResponse | null> {
    const wording = wordingOf(thread);
    const page = shut.isLeft ? drawn(channel, wording.languages, 'common.goodbye') : doorPage(wording);
    const response = hop.ends ? webhook.respond(null) : replyTo(webhook, inbound, page);
    const written = await store.write({
      ...{ thread, channel: channel.id, key, reply: packed(response), state: shut.state },
      ...{ at: clock.now(), medium: channel.medium.id, consents: [], wanted: [], isUnheard: true },
    });
    if (written.outcome === 'duplicate') return repeat(channel, webhook, inbound, written.reply);
    return written.outcome === 'saved' ? response : null;
  }

  /** Unnoted, they may be called once more: no reason to say nothing now. */
  function noteBegun(call: { readonly channel: string; readonly dialog: string }): void {
    callBegun(call).catch((error: unknown) => log.warn('call.unnoted', errorFields(error)));
  }

  function repeat(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
    reply: string | null,
  ): WebhookResponse {
    metrics.duplicate(channel.id);
    log.debug('turn.duplicate', { channel: channel.id });
    if (answeringChannel(channel) !== null) return webhook.respond(null);
    const response = replyTo(webhook, inbound, drawn(channel, mainLanguages, 'common.busy'));
    return reply === null ? response : { ...response, ...unpacked(reply) };
  }

  /** What a call that we made begins with; null for any other, and when it has begun. */
  async function openingOf(
    channel: Channel,
    { dialog }: Hop,
    { callId }: Inbound,
    thread: Thread,
  ): Promise<Opening | null> {
    const state = stateOf(thread);
    if (channel.medium.id !== 'voice' || (state?.dialog === dialog && !state.door)) return null;
    return firstWords.of({ channel: channel.id, dialog, callId, personId: thread.personId });
  }

  /** The channel that an answer is sent by; null where it goes in the response. Some gateways only bring texts. */
  const answeringChannel = (channel: Channel): string | null =>
    channel.sender ? channel.id : channel.medium.id === 'sms' ? messageChannel : null;

  /** The cry for help that a contact ends with, if any: seen before anything else is asked of anyone. */
  function cryOf(channel: Channel, inbound: Inbound): Cry | null {
    const heard = inbound.hear(undefined);
    if (heard === 'late') return null;
    const text = heard.inputs.at(-1) ?? '';
    const word = globalWord(text);
    if (word?.type === 'SOS' || word?.type === 'SOS?')
      return { text, trigger: word.type === 'SOS' ? 'word' : 'ask', said: word.said };
    const isSuffix = channel.medium.id === 'ussd' && heard.inputs.length === 1 && text === '1';
    return isSuffix ? { text, trigger: 'code' } : null;
  }

  /** Answers an SOS from static data; the record waits on disk for the database. */
  async function answerCry(
    channel: Channel,
    webhook: MessageWebhook,
    inbound: Inbound,
    { text, trigger, said }: Cry,
  ): Promise<WebhookResponse> {
    const shown = shownLanguage(text);
    const answer = drawn(channel, shown ? [shown] : mainLanguages, 'sos.numbers');
    const noted = journal
      .append({
        id: randomUUID(),
        from: inbound.from.value,
        certainty: trigger === 'word' ? 'confirmed' : 'unconfirmed',
        trigger,
        medium: channel.medium.id,
        ...(said === undefined ? {} : { said }),
        raisedAt: clock.now().toISOString(),
        ...(inbound.placed ? {} : { hop: { channel: channel.id, key: inbound.key } }),
      })
      .catch((error: unknown) => log.error('journal.failed', errorFields(error)));
    // First kept, then answered: nobody has read an answer to what a crash can still lose.
    await within(KEPT_MS, noted).catch(() => undefined);
    const answering = answeringChannel(channel);
    if (answering === null) return replyTo(webhook, inbound, answer);
    const sent = await sendNow(answering, inbound.from, pageOf(answer)).then(
      () => true,
      (error: unknown) => {
        log.error('sos.unsent', { channel: answering, ...errorFields(error) });
        return false;
      },
    );
    await noted;
    // Unsent: the provider is asked to bring it again.
    return sent ? webhook.respond(null) : { status: 503, type: 'text/plain', body: '' };
  }

  /** An SOS by text whose answer nobody takes on, because the worker or the database is away, is answered past the outbox. */
  function insist(channel: string, to: Address, page: Page, ids: readonly string[]): void {
    const look = async (): Promise<void> => {
      if (await isWaiting(ids).catch(() => true)) await sendNow(channel, to, page);
    };
    setTimeout(() => {
      look().catch((error: unknown) => log.error('sos.unsent', { channel, ...errorFields(error) }));
    }, SOS_MS).unref();
  }

  function drawn(channel: Channel, languages: readonly string[], key: string): Drawn {
    return channel.medium.draw({ say: [{ key }] }, { languages, say }, 0);
  }

  function isStorm(from: Address, outcome: Outcome): boolean {
    const last = storms.get(from.value);
    const storm = !isUrgent(outcome) && last?.digest === digestOf(outcome) && last.count >= STORM_COUNT;
    if (storm) log.warn('reply.storm');
    return storm;
  }

  /** Counts answers that were saved, not tries: a text that was brought again and again got none of them. */
  function noteAnswer(from: Address, outcome: Outcome): void {
    const digest = digestOf(outcome);
    const last = storms.get(from.value);
    storms.set(from.value, { digest, count: last?.digest === digest ? last.count + 1 : 1 });
  }

  async function expire(deadline: Deadline): Promise<void> {
    const thread = await store.byPerson(deadline.personId);
    const state = thread && stateOf(thread);
    if (!state || !isStanding(deadline, thread, state)) return;
    const talker = talkerOf(thread);
    const now = clock.now();
    const outcome = await conversations.expire(state, talker, now);
    if (!outcome) return;
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
    if (written.outcome === 'saved') ring(written.outboxIds);
  }

  return { receive, expire };
}

/** What a conversation knows of a person. */
const talkerOf = ({ personId, language, memory }: Thread): Talker => ({
  language,
  lastPlace: memory as LastPlace | null,
  person: personId,
});

/** Under what a hop is taken once; a session's name is the provider's word. */
export const keyOf = ({ personId }: Thread, { key }: Pick<Hop, 'key'>): string => `${personId} ${key}`;

/** Whether the question still stands that a deadline was set for; pages turned meanwhile are no answer. */
const isStanding = ({ revision, moves }: Deadline, thread: Thread, state: ConversationState): boolean =>
  moves === undefined ? thread.revision === revision : state.moves === moves;

/** A hop of a call of ours in which nobody has pressed a key yet. */
interface Shut {
  readonly thread: Thread;
  readonly hop: Hop;
  readonly key: string;
  readonly shut: NonNullable<ReturnType<typeof knock>>;
}

/** Media that codes are answered by. */
const ANSWERED_BY = new Set<MediumId>(['sms', 'whatsapp', 'ussd']);

const NO_ANSWERS: Pick<Answers, 'take'> = { take: () => Promise.resolve(null) };

/** The flow that a call of ours opens. One that is urgent and knows of none calls back who rang the number of the SOS. */
function opensWith(opening: Opening | null): Pick<Contact, 'opens'> {
  if (!opening || opening.ends) return {};
  const { opens, argument, urgent, words } = opening;
  if (opens !== undefined) return { opens: { flow: opens, argument } };
  return urgent && words.length === 0 ? { opens: { flow: sos.name, argument: CALLED } } : {};
}

/** The first page of a call that we made. */
const begun = ({ words, ends }: Opening, drawn: Drawn): Drawn =>
  ends ? sayOnly(words) : sayFirst(drawn, words);

const NOTHING_FIRST: FirstWords = { of: () => Promise.resolve(null) };

const digestOf = ({ drawn }: Outcome): string => createHash('sha256').update(drawn.text).digest('base64');

/** A page in the provider's form; what it answers may decide that form (the next address of a call). */
const replyTo = (webhook: MessageWebhook, inbound: Inbound, drawn: Drawn): WebhookResponse =>
  inbound.respond?.(drawn) ?? webhook.respond(drawn);

/** The saved state of a thread; one that no longer parses begins anew rather than failing for ever. */
export function stateOf(thread: Thread): ConversationState | null {
  const parsed = ConversationState.safeParse(thread.state);
  return parsed.success ? parsed.data : null;
}

/** How a number stands, for hops that bear no identity of their own. */
function standingOf(thread: Thread, channel: string): Standing {
  const state = stateOf(thread);
  const isHere = state?.channel === channel;
  return {
    revision: thread.revision,
    dialog: isHere ? state.dialog : null,
    heard: isHere ? state.heard : '',
    page: state?.page ?? 0,
    over: state?.saved === null && state.door !== true,
    repliedAt: thread.updatedAt,
  };
}

/** Marks a reply that is kept with more than its body; no body begins with it. */
const PACKED = '\u0000';

/** A reply as it is kept for whoever asks again: its body, and its status and headers where they say something too. */
function packed({ status, headers, body }: WebhookResponse): string {
  return status === 200 && !headers ? body : PACKED + JSON.stringify({ status, headers, body });
}

const unpacked = (reply: string): Partial<WebhookResponse> =>
  reply.startsWith(PACKED)
    ? (JSON.parse(reply.slice(PACKED.length)) as Partial<WebhookResponse>)
    : { body: reply };

/** The result of `work`, or Unavailable after so many milliseconds; the work goes on and its failure is its own. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('an answer in time')), ms);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
