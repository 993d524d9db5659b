import { PhoneNumber } from '../../core/phone.ts';
import type { DeliveryReport, Surroundings, Webhook, WebhookRequest } from '../channel.ts';
import { costOf } from '../cost.ts';
import { optedOut } from '../opted-out.ts';
import { OPTED_OUT, outcomeOf } from './sdk.ts';

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values: what we wait for; the rest is none. */
const STATUSES: ReadonlyMap<string, DeliveryReport['status']> = new Map([
  ['accepted', 'accepted'],
  ['scheduled', 'accepted'],
  ['queued', 'accepted'],
  ['sending', 'accepted'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['partially_delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

const PATH = '/webhooks/twilio/status';

export const SMS = 'twilio/sms';
export const WHATSAPP = 'twilio/whatsapp';

/**
 * Words on messages: one address for both channels, each of which has it, since either may be alone. Whoever is asked, the
 * report says whose message it was.
 */
export const statusWebhook: Webhook = {
  path: PATH,
  methods: ['post'],
  kind: 'report',
  read: readReport,
  respond: () => ({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK' }),
};

/** Where the reports on a message go; absent where nobody has said how we are reached. */
export const statusCallback = ({ publicBaseUrl }: Partial<Surroundings>): { statusCallback?: string } =>
  publicBaseUrl ? { statusCallback: publicBaseUrl + PATH } : {};

/**
 * Statuses bear no time and come in any order; nothing in one is refused, for then it would come again. Few bear a price
 * (https://www.twilio.com/en-us/blog/introducing-max-price-html): it is known hours later, and told to who asks.
 */
function readReport({ form }: WebhookRequest): DeliveryReport | null {
  const { MessageSid: id = form.SmsSid ?? '', From: from = '', To: to = '' } = form;
  const status = STATUSES.get(form.MessageStatus ?? form.SmsStatus ?? '');
  if (!status || !/^\w{1,64}$/.test(id)) return null;
  const isWhatsApp =
    [from, to].some((one) => one.startsWith('whatsapp:')) || form.ChannelPrefix === 'whatsapp';
  const code = /^\d{5}$/.test(form.ErrorCode ?? '') ? Number(form.ErrorCode) : null;
  const known = status === 'failed' ? code : null;
  const [outcome, reason = `error-${known}`] = outcomeOf(known) ?? [];
  return {
    channel: isWhatsApp ? WHATSAPP : SMS,
    providerMessageId: id,
    status,
    ...(known === null ? {} : { reason }),
    ...(known === OPTED_OUT ? optedOut(PhoneNumber.parse(to.replace(/^whatsapp:/, ''))) : {}),
    ...(outcome === 'elsewhere' ? { elsewhere: true } : {}),
    ...costOf(form.PriceUnit, form.Price),
  };
}
