import { z } from 'zod';
import { WhatsAppUser, type Address } from '../../core/address.ts';
import { Refused } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { DeliveryReport, Inbound, WebhookRequest } from '../channel.ts';
import { jsonOf } from '../fields.ts';
import { mediaSent, sharedLocation, tapped, typed, voiceNote } from '../media/whatsapp-form.ts';
import { optedOut } from '../opted-out.ts';
import { meaningOf, OPTED_OUT } from './error-codes.ts';
import { nameOf } from './wamid.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status */
const STATUSES: ReadonlyMap<string, DeliveryReport['status']> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['failed', 'failed'],
]);

/**
 * Types of message that ask for no answer: a sign on one of ours, a note on a changed number (who writes from it is a new
 * person to us until they say who they are: numbers are handed on), and second thoughts about what was answered already.
 */
const SILENT: ReadonlySet<string> = new Set(['reaction', 'system', 'edit', 'revoke', 'request_welcome']);

/** Texts are one long thread. */
const THREAD = 'thread';

/** A message's id, "wamid." and some sixty characters. */
const MAX_ID = 512;

const text = z.string().optional().catch(undefined);
const body = z.looseObject({}).optional().catch(undefined);
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const many = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.flatMap((one) => item.safeParse(one).data ?? []));

const Contact = z.object({ wa_id: text, user_id: text });
const Message = z.looseObject({
  id: z.string().min(1).max(MAX_ID),
  type: z.string(),
  from: text,
  from_user_id: text,
  group_id: z.unknown().optional(),
});
const Status = z.object({
  id: z.string().min(1).max(MAX_ID),
  status: z.string(),
  recipient_id: text,
  errors: many(z.object({ code: z.int().min(0).max(9_999_999) })),
});
const Value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: many(Contact),
  messages: many(Message),
  statuses: many(Status),
});
const Change = z.object({ field: z.literal('messages'), value: Value });
const Notice = z.object({ entry: many(z.object({ changes: many(Change) })) });

type Contact = z.output<typeof Contact>;
type Message = z.output<typeof Message>;
type Value = z.output<typeof Value>;

/**
 * What people did, in the order told; what is malformed or of an unknown kind is left out or declined and harms no other.
 * A message that is brought days late is taken all the same: it may be an SOS, and old buttons name their own question.
 * Throws Refused(400) when the body is no JSON object.
 */
export const readMessages = (request: WebhookRequest, phoneNumberId: string): readonly Inbound[] =>
  valuesOf(request, phoneNumberId).flatMap(({ messages, contacts }) =>
    messages.flatMap((message) => inboundOf(message, contacts) ?? []),
  );

/** Words on messages of ours; they come late, twice and in any order. */
export const readReports = (request: WebhookRequest, phoneNumberId: string): readonly DeliveryReport[] =>
  valuesOf(request, phoneNumberId).flatMap(({ statuses }) => statuses.flatMap((one) => reportOf(one) ?? []));

/** The parts that are about our number: one account's numbers share an address. */
function valuesOf(request: WebhookRequest, phoneNumberId: string): readonly Value[] {
  const notice = Notice.safeParse(jsonOf(request));
  if (!notice.success) throw new Refused(400, 'the body is no object');
  return notice.data.entry
    .flatMap(({ changes }) => changes.map(({ value }) => value))
    .filter(({ metadata }) => metadata.phone_number_id === phoneNumberId);
}

function inboundOf(message: Message, contacts: readonly Contact[]): Inbound | null {
  const input = inputOf(message);
  const [from, alias] = addressesOf(message, contacts);
  if (input === null || !from || message.group_id !== undefined) return null;
  return {
    key: message.id,
    from,
    ...(alias ? { alias } : {}),
    dialog: THREAD,
    hear: () => ({ inputs: [input], heard: '' }),
  };
}

/**
 * The number first, then the id that stands for it: either may be absent.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
function addressesOf({ from, from_user_id: id }: Message, contacts: readonly Contact[]): readonly Address[] {
  const isTheirs = ({ wa_id, user_id }: Contact): boolean =>
    from === undefined && id === undefined
      ? contacts.length === 1
      : (from !== undefined && wa_id === from) || (id !== undefined && user_id === id);
  const contact = contacts.find(isTheirs);
  const phone = PhoneNumber.parse(from ?? contact?.wa_id ?? '');
  const user = WhatsAppUser.parse(id ?? contact?.user_id ?? from ?? '');
  return [phone, user].filter((address) => address !== null);
}

/** What a message says, as the medium reads it; null where it says nothing. */
function inputOf(message: Message): string | null {
  const { type } = message;
  if (SILENT.has(type)) return null;
  return READINGS.get(type)?.(body.parse(message[type]) ?? {}) ?? mediaSent();
}

type Body = Readonly<Record<string, unknown>>;

const captioned = ({ caption }: Body): string | undefined =>
  typeof caption === 'string' && caption.trim() !== '' ? typed(caption) : undefined;

/** By type, from the part that is named like it: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages */
const READINGS: ReadonlyMap<string, (part: Body) => string | undefined> = new Map([
  ['text', ({ body: words }: Body) => (typeof words === 'string' ? typed(words) : undefined)],
  ['button', readQuickReply],
  ['interactive', readInteractive],
  ['location', readLocation],
  ['audio', voiceNote],
  ['voice', voiceNote],
  ['image', captioned],
  ['video', captioned],
  ['document', captioned],
]);

/** A button of a template. Where no payload was given to it, it says its own words, as if they were typed. */
function readQuickReply({ payload, text: words }: Body): string | undefined {
  if (typeof payload === 'string' && payload !== '' && payload !== words) return tapped(payload);
  return typeof words === 'string' ? typed(words) : undefined;
}

const Interactive = z.object({
  button_reply: z
    .object({ id: z.string().min(1) })
    .optional()
    .catch(undefined),
  list_reply: z
    .object({ id: z.string().min(1) })
    .optional()
    .catch(undefined),
});

function readInteractive(part: Body): string | undefined {
  const { button_reply: button, list_reply: row } = Interactive.parse(part);
  const id = button?.id ?? row?.id;
  return id === undefined ? undefined : tapped(id);
}

const Location = z.object({ latitude: number, longitude: number });

function readLocation(part: Body): string | undefined {
  const { data } = Location.safeParse(part);
  return data && sharedLocation(data.latitude, data.longitude);
}

function reportOf({
  id,
  recipient_id: to,
  status: word,
  errors,
}: z.output<typeof Status>): DeliveryReport | null {
  const status = STATUSES.get(word);
  if (!status) return null;
  const report = { providerMessageId: nameOf(id), status };
  const code = errors[0]?.code;
  if (status !== 'failed' || code === undefined) return report;
  const meaning = meaningOf(code);
  return {
    ...report,
    reason: meaning?.[1] ?? `error-${code}`,
    ...(code === OPTED_OUT ? optedOut(PhoneNumber.parse(to ?? '')) : {}),
    // It certainly failed, and nobody tries this road again for it.
    ...(meaning && meaning[0] !== 'rejected' ? { elsewhere: true } : {}),
  };
}
