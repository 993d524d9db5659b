import type { z } from 'zod';
import type { PhoneNumber } from '../core/phone.ts';
import type { Drawn, Medium } from '../flows/medium.ts';

/** A webhook as it came in. `params` are the parts of the path; `form` and `query` hold the first value of each field. */
export interface WebhookRequest {
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

/** One thing a person did, in our words. */
export interface Inbound {
  /** Never repeats but for a redelivery, which is then harmless. */
  readonly key: string;
  readonly from: PhoneNumber;
  /** The provider's session, or one fixed word where it has none (a thread of texts). */
  readonly dialog: string;
  /** `before` is what `heard` was after the last turn of this dialog; undefined on its first. */
  hear(before: string | undefined): Heard;
}

/** A provider's word on a message, in ours. They come late, twice and in any order; only higher ones count (statuses.ts). */
export interface DeliveryReport {
  readonly providerMessageId: string;
  readonly status: 'accepted' | 'sent' | 'delivered' | 'failed';
  /** A short code of the provider's, never free text. */
  readonly reason?: string;
  /** The person asked the network not to be written to. */
  readonly optOut?: true;
}

/** The end of a provider's session, for the figures; the conversation itself outlives it. */
export interface SessionEnded {
  readonly dialog: string;
  readonly status: 'completed' | 'dropped' | 'failed';
  readonly hops?: number;
  readonly durationMs?: number;
}

/** A message to send. `form` is the medium's own richer shape of it, if any. */
export interface OutgoingMessage {
  readonly to: PhoneNumber;
  readonly text: string;
  readonly form?: unknown;
}

/** A message accepted by a provider. */
export interface Accepted {
  readonly providerMessageId: string;
  readonly cost?: string;
}

/** Where a provider calls us. `path` is an Express pattern; the three kinds differ in what is read. */
export type Webhook = { readonly path: string; readonly methods: readonly ('get' | 'post')[] } & (
  | {
      readonly kind: 'message';
      /** Throws Refused when malformed; null for what is none of ours (an operator's own notice). */
      read(request: WebhookRequest): Inbound | null;
      /** The reply in the provider's form: a drawn page, or only thanks where the answer is sent as a message. */
      respond(drawn: Drawn | null): WebhookResponse;
    }
  | {
      readonly kind: 'report';
      read(request: WebhookRequest): DeliveryReport | null;
      respond(): WebhookResponse;
    }
  | {
      readonly kind: 'session';
      read(request: WebhookRequest): SessionEnded | null;
      respond(): WebhookResponse;
    }
);

/** What every channel is given besides its own variables. */
export interface Surroundings {
  /** The secret in the callback's path, for providers that sign nothing. */
  readonly token: string;
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
  sender?(config: C): (message: OutgoingMessage) => Promise<Accepted>;
}

/** Keeps the type of the variables; a channel is a plain value. */
export const defineChannel = <C>(channel: Channel<C>): Channel<C> => channel;
