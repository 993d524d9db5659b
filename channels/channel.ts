import type { z } from 'zod';
import type { Address } from '../core/address.ts';
import type { CallDue } from '../core/outbox/call-back.ts';
import type { CallEnd } from '../core/outbox/call-plan.ts';
import type { PhoneNumber } from '../core/phone.ts';
import type { Drawn, Medium } from '../flows/medium.ts';

/** A webhook as it came in. `params` are the parts of the path; `form` and `query` hold the first value of each field. */
export interface WebhookRequest {
  /** Its whole address as the provider was told it: from configuration, never from the Host header. */
  readonly url?: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
}

export interface WebhookResponse {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is new in a request, given what the same dialog had told us before ("late": nothing, the conversation has passed it). */
export type Heard = { readonly inputs: readonly string[]; readonly heard: string } | 'late';

/** One hop of a dialog: what identifies it, and what is new in it. */
export interface Hop {
  /** Never repeats but for a redelivery, which is then harmless. */
  readonly key: string;
  /** The provider's session, or one fixed word where it has none (a thread of texts). */
  readonly dialog: string;
  /** `before` is what `heard` was after the last turn of this dialog; undefined on its first. */
  hear(before: string | undefined): Heard;
  /** It was probably taken already: the reply it got then is looked for before anything else. */
  readonly again?: true;
  /** The provider's session is over with it: it is answered without a page. */
  readonly ends?: true;
}

/** How a number stood with us on a channel when a hop of it came. */
export interface Standing {
  /** Turns so far, on any channel. */
  readonly revision: number;
  /** The dialog that the conversation is in; null when that is on another channel, or there is none. */
  readonly dialog: string | null;
  /** What that dialog has told so far; empty without one. */
  readonly heard: string;
  /** The page of the screen that it stands on, from 0. */
  readonly page: number;
  /** The conversation has come to its end. */
  readonly over: boolean;
  /** When the last turn was answered. */
  readonly repliedAt: Date;
}

/** One thing a person did, in our words. */
export interface Inbound extends Hop {
  readonly from: Address;
  /** In a call: the provider says that a person picked up, not a machine. */
  readonly isPerson?: true;
  /** In a call that we made: our own id of it, as the provider hands it back. */
  readonly callId?: string;
  /** Another address of the same person, where the provider tells both. */
  readonly alias?: Address;
  /**
   * For providers whose hops bear no identity of their own: which hop it is, as the number stood when it came. It
   * replaces the hop's own fields, which then serve only where nothing is known of the number.
   */
  placed?(standing: Standing, arrivedAt: Date): Hop;
  /** The reply, where it depends on what it answers (the next address of a call); else the webhook's `respond`. */
  respond?(drawn: Drawn): WebhookResponse;
}

/** A provider's word on a message, in ours. They come late, twice and in any order; only higher ones count (statuses.ts). */
export interface DeliveryReport {
  /** The id of the channel that sent it, where one address serves several; by itself the webhook's own. */
  readonly channel?: Channel['id'];
  readonly providerMessageId: string;
  readonly status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
  /** A short code of the provider's, never free text. */
  readonly reason?: string;
  /** The person asked the network not to be written to. */
  readonly optOut?: true;
  /** Who that is, as far as the report says so: the message alone leads nowhere while nobody knows that it was sent. */
  readonly optedOut?: Address;
  /** It failed because this road does not lead to the person now: another may. */
  readonly elsewhere?: true;
  /** What it costs (cost.ts). */
  readonly cost?: string;
}

/** The end of a provider's session, for the figures; the conversation itself outlives it. */
export interface SessionEnded {
  readonly dialog: string;
  readonly status: 'completed' | 'dropped' | 'failed';
  readonly hops?: number;
  readonly durationMs?: number;
  /** How a call ended that we made. */
  readonly made?: CallEnd;
  /** What such a call costs (cost.ts). */
  readonly cost?: string;
}

/** Somebody rang and was cut off, to be called back at our cost. */
export interface MissedCall {
  /** Never repeats but for a redelivery. */
  readonly key: string;
  readonly from: PhoneNumber;
  /** The number that was rung; null where the provider does not say. */
  readonly called: PhoneNumber | null;
  /** When it rang; null where the provider does not say. */
  readonly at: Date | null;
}

/** A message to send. `form` is the medium's own richer shape of it, if any. */
export interface OutgoingMessage {
  readonly to: Address;
  readonly text: string;
  readonly form?: unknown;
  /** The channel's `freeHours` since the person's last word are over: only a registered template may go. */
  readonly late?: true;
  /** The registered template that the text was made from, by our name; without one some countries' operators drop it. */
  readonly template?: string;
  /** It goes before everything else, and waits for nobody's pace. */
  readonly urgent?: true;
}

/** A message accepted by a provider. */
export interface Accepted {
  readonly providerMessageId: string;
  /** What it costs (cost.ts), where that is known at once. */
  readonly cost?: string;
  /** The channel that it went by, where that is not the one it was given to. */
  readonly channel?: string;
}

/** Where a provider calls us. `path` is an Express pattern; the kinds differ in what is read. */
export type Webhook = { readonly path: string; readonly methods: readonly ('get' | 'post')[] } & (
  | {
      readonly kind: 'message';
      /** The provider wants its thanks at once: what it brings is kept, thanked for, and then worked on. */
      readonly later?: true;
      /** Throws Refused when malformed; null for what is none of ours (an operator's own notice). Several come in order. */
      read(request: WebhookRequest): Inbound | readonly Inbound[] | null;
      /** The reply in the provider's form: a drawn page, or only thanks where the answer is sent as a message. */
      respond(drawn: Drawn | null): WebhookResponse;
      /** The end of a session, where it is told to the same address as what a person did; `read` then gives null. */
      ended?(request: WebhookRequest): SessionEnded | null;
      /** Words on messages, where they are told to the same address; they are taken after what people did. */
      reports?(request: WebhookRequest): readonly DeliveryReport[];
    }
  | {
      readonly kind: 'report';
      read(request: WebhookRequest): DeliveryReport | readonly DeliveryReport[] | null;
      respond(): WebhookResponse;
    }
  | {
      readonly kind: 'session';
      read(request: WebhookRequest): SessionEnded | null;
      respond(): WebhookResponse;
    }
  | {
      /** The provider asks whether the address is ours; `config` is the channel's. Throws Refused when it is not the provider. */
      readonly kind: 'challenge';
      answer(request: WebhookRequest, config: object): WebhookResponse;
    }
  | {
      readonly kind: 'missed-call';
      read(request: WebhookRequest): MissedCall | null;
      respond(): WebhookResponse;
    }
);

/** An address that brings what people did. */
export type MessageWebhook = Extract<Webhook, { kind: 'message' }>;

/** What every channel is given besides its own variables. */
export interface Surroundings {
  /** The secret in the callback's path, for providers that sign nothing. */
  readonly token: string;
  /** Where providers reach the service, without a slash at the end. Signatures cover it. */
  readonly publicBaseUrl?: string;
}

/** One provider on one medium. A folder of its own, a line in channels/index.ts, its variables in .env.example. */
export interface Channel<C = unknown> {
  /** Appears in rows, metrics and logs, so it never changes. */
  readonly id: `${string}/${string}`;
  readonly medium: Medium;
  /** Its environment variables, as zod fields named like them. */
  readonly variables: z.ZodType<C>;
  readonly webhooks: readonly Webhook[];
  /** Throws Refused(403) unless the provider sent it. */
  authenticate(request: WebhookRequest, config: C & Surroundings): void;
  /** Sends one message; throws SendFailed. Absent where the reply goes in the response and nothing else can be sent. */
  sender?(config: C & Partial<Surroundings>): (message: OutgoingMessage) => Promise<Accepted>;
  /** Loads what the first message would wait for. */
  warm?(): Promise<unknown>;
  /** Calls somebody, who then meets the conversation on this channel; throws SendFailed. */
  caller?(config: C & Partial<Surroundings>): (call: CallDue) => Promise<Accepted>;
  /** Numbers of the service's own country are all that it reaches. */
  readonly homeOnly?: true;
  /** It tells operators which registered text a text is, where they want to know. */
  readonly registers?: true;
  /** Hours after a person's last word in which anything may be written to them; absent where there is no such limit. */
  readonly freeHours?: number;
}

/** Keeps the type of the variables; a channel is a plain value. */
export const defineChannel = <C>(channel: Channel<C>): Channel<C> => channel;
