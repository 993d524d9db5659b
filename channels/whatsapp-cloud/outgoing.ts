import { z } from 'zod';
import { numberOf, type Address } from '../../core/address.ts';
import { SendFailed } from '../../core/errors.ts';
import { askProvider, refusalOf, type ProviderAnswer } from '../ask-provider.ts';
import type { Accepted, OutgoingMessage } from '../channel.ts';
import { contentOf } from './content.ts';
import { meaningOf } from './error-codes.ts';
import type { Template } from './templates.ts';
import { nameOf } from './wamid.ts';

/** https://developers.facebook.com/docs/graph-api/changelog: the newest version, of 2026-07-29. */
const LIVE = 'https://graph.facebook.com/v26.0';

/** What sending needs of the channel's variables. */
export interface SendingVariables {
  readonly WHATSAPP_ACCESS_TOKEN: string;
  readonly WHATSAPP_PHONE_NUMBER_ID: string;
  readonly WHATSAPP_API_BASE_URL?: string | undefined;
  readonly WHATSAPP_TEMPLATES: Readonly<Record<string, Template>>;
}

/**
 * Sends messages: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages. Throws
 * SendFailed, "elsewhere" before anything is asked where the free hours are over and no template fits.
 */
export function createSender(
  config: SendingVariables,
  timeLimitMs: number,
): (message: OutgoingMessage) => Promise<Accepted> {
  const base = (config.WHATSAPP_API_BASE_URL ?? LIVE).replace(/\/+$/, '');
  return async (message) => {
    const content = contentOf(message, config.WHATSAPP_TEMPLATES);
    const answer = await askProvider({
      url: `${base}/${config.WHATSAPP_PHONE_NUMBER_ID}/messages`,
      headers: {
        authorization: `Bearer ${config.WHATSAPP_ACCESS_TOKEN}`,
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...recipientOf(message.to),
        ...content,
      }),
      timeLimitMs,
    });
    return settle(answer);
  };
}

/**
 * An id in "to" is answered with 200 and never delivered (github.com/chatwoot/chatwoot/pull/15150); its field is "recipient":
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
const recipientOf = (to: Address): { readonly to: string } | { readonly recipient: string } =>
  to.kind === 'whatsapp' ? { recipient: to.id } : { to: numberOf(to).e164 };

const Taken = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const Fault = z.object({
  error: z.object({
    code: z.int().min(0).max(9_999_999),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});

/** The name of a message that Meta took. Its words on a failure hold numbers, and are not passed on. */
function settle({ status, body }: ProviderAnswer): Accepted {
  const answer = readAnswer(body);
  if (status < 200 || status >= 300) throw failureOf(status, Fault.safeParse(answer).data?.error);
  const [message] = Taken.safeParse(answer).data?.messages ?? [];
  if (!message) throw new SendFailed('unknown', 'unreadable-answer');
  return { providerMessageId: nameOf(message.id) };
}

function failureOf(status: number, error: z.output<typeof Fault>['error'] | undefined): SendFailed {
  const meaning = error && meaningOf(error.code);
  if (meaning) return new SendFailed(...meaning);
  const refusal = refusalOf(status);
  if (!error || refusal.outcome !== 'rejected') return refusal;
  return new SendFailed(error.is_transient ? 'retry' : 'rejected', `error-${error.code}`);
}

function readAnswer(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
