import type { Clock } from '../core/clock.ts';
import { SendFailed } from '../core/errors.ts';
import { CALL, type CallPayload } from '../core/outbox/call.ts';
import type { Claimed, Sent } from '../core/outbox/outbox.ts';
import type { Exemption } from '../core/messages/policy.ts';
import type { Accepted, OutgoingMessage } from './channel.ts';
import { segments } from './media/gsm7.ts';

/** The kind of the rows that say something to somebody. */
export const MESSAGE = 'message';

/** What is sent of a page. */
export interface Page {
  readonly text: string;
  readonly form?: unknown;
  readonly template?: string;
}

/**
 * What an outbox row of a message says, sealed. Until `freeUntil` (ISO 8601) anything may be sent by its channel;
 * `elsewhere` is what another says instead, when that one is closed.
 */
export interface MessagePayload extends Page {
  readonly freeUntil?: string;
  readonly elsewhere?: Page;
  /** It is worth nothing from then on (ISO 8601): it is not sent late. */
  readonly until?: string;
  /** It is not kept once it was sent, nor once it is not to be. */
  readonly secret?: true;
  /** It follows from a row that nobody asked for. */
  readonly unasked?: Unasked;
  /** The call that asks it where it cannot be written. */
  readonly call?: { readonly channel: string; readonly payload: CallPayload };
  /** It reminds of applying for this scheme, and is needless afterwards. */
  readonly toApply?: string;
  /** It stands for a call that nobody heard: where it cannot be sent either, nobody is called again. */
  readonly afterCall?: true;
}

/** STOP holds to the last for what nobody asked for, and what held the first row back, but for its reason. */
export interface Unasked {
  readonly exempt: Exemption;
  /** After so many days without a word nobody is written to; null: however many. */
  readonly silentDays?: number | null | undefined;
  /** It is said once more, or in another way: it is judged and counted by itself. */
  readonly isAgain?: true;
}

/** What sends by each channel, by its id. */
export type Senders = ReadonlyMap<string, (message: OutgoingMessage) => Promise<Accepted>>;

/** Sends what a row says by the row's channel. Throws SendFailed. */
export function createSendMessage({
  senders,
  textChannel,
  clock,
}: {
  readonly senders: Senders;
  /** The channel of texts, for what cannot go by its own; null when there is none. */
  readonly textChannel: string | null;
  readonly clock: Clock;
}): (row: Claimed) => Promise<Sent> {
  return async ({ payload, channel, to, urgent, closed }) => {
    const { freeUntil, elsewhere: other, until, secret = false, ...own } = payload as MessagePayload;
    if (until !== undefined && clock.now() > new Date(until)) throw new SendFailed('rejected', 'late');
    const isRedirected = other !== undefined && channel === textChannel;
    const { text, form, template } = isRedirected ? other : own;
    const send = channel === null ? undefined : senders.get(channel);
    if (!send) throw new SendFailed('rejected', 'no-sender');
    if (!to) throw new SendFailed('rejected', 'no-number');
    const named = template === undefined ? {} : { template };
    const message = { to, text, form, ...named, ...(urgent ? { urgent } : {}) };
    const isLimited = !isRedirected && freeUntil !== undefined;
    const isLate = isLimited && (closed || clock.now() > new Date(freeUntil));
    // After the free hours only registered texts go: what a text would say is one.
    const registered = other === undefined ? {} : { text: other.text, template: other.template };
    const late = { ...message, ...registered, late: true } as OutgoingMessage;
    const leave = async (message: OutgoingMessage): Promise<Sent> => ({
      ...(await send(message)),
      ...{ segments: segments(message.text), template: message.template, forget: secret },
    });
    return leave(isLate ? late : message).catch((error: unknown) => {
      const isClosed = error instanceof SendFailed && error.reason === 'outside-window';
      if (isLate || !isLimited || !isClosed) throw error;
      // Our clock and the provider's do not agree on the hour: what goes after it is tried.
      return leave(late);
    });
  };
}

/** Whether what a row says is nobody's business once it was said. */
export const isSecret = ({ kind, payload }: Pick<Claimed, 'kind' | 'payload'>): boolean =>
  kind === CALL || (payload as Partial<MessagePayload> | null)?.secret === true;
