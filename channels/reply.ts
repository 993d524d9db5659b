import type { Line } from '../flows/screen.ts';
import type { Drawn, Wording } from '../flows/medium.ts';
import type { Channel, Inbound, MessageWebhook, WebhookResponse } from './channel.ts';

/** A contact as it came: by which channel, and how its provider is answered. */
export interface Came {
  readonly channel: Channel;
  readonly webhook: MessageWebhook;
  readonly inbound: Inbound;
}

/** A page in the provider's form; what it answers may decide that form (the next address of a call). */
export const replyTo = ({ webhook, inbound }: Came, drawn: Drawn): WebhookResponse =>
  inbound.respond?.(drawn) ?? webhook.respond(drawn);

/** The channel that an answer is sent by; null where it goes in the response. Some gateways only bring texts. */
export const answeringChannel = (channel: Channel, messageChannel: string | null): string | null =>
  channel.sender ? channel.id : channel.medium.id === 'sms' ? messageChannel : null;

/** A page of one line, which asks nothing. */
export const lineAlone = ({ medium }: Channel, line: Line, wording: Wording): Drawn =>
  medium.draw({ say: [line] }, wording, 0);

/** Marks a reply that is kept with more than its body; no body begins with it. */
const PACKED = '\u0000';

/** A reply as it is kept for whoever asks again: its body, and its status and headers where they say something too. */
export function packed({ status, headers, body }: WebhookResponse): string {
  return status === 200 && !headers ? body : PACKED + JSON.stringify({ status, headers, body });
}

/** What of a reply was kept by `packed`. */
export const unpacked = (reply: string): Partial<WebhookResponse> =>
  reply.startsWith(PACKED)
    ? (JSON.parse(reply.slice(PACKED.length)) as Partial<WebhookResponse>)
    : { body: reply };
