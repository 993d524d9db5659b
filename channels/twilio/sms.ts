import { z } from 'zod';
import { numberOf } from '../../core/address.ts';
import { Refused, SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import {
  defineChannel,
  type Channel,
  type Inbound,
  type Surroundings,
  type WebhookRequest,
  type WebhookResponse,
} from '../channel.ts';
import { unlessBlank } from '../variables.ts';
import { accepted, connectTwilio, loadTwilio, MAX_BODY, TIME_LIMIT_MS, TwilioApi } from './sdk.ts';
import { refuseUnsigned } from './signature.ts';
import { SMS, statusCallback, statusWebhook } from './status.ts';
import { nothingMore } from './twiml.ts';

/** Texts are one long thread. */
const THREAD = 'thread';

const Variables = TwilioApi.extend({
  TWILIO_SMS_FROM: unlessBlank(
    z
      .string()
      .regex(
        /^(\+\d{7,15}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
        'must be a number or a name of 11 signs',
      )
      .optional(),
  ),
  TWILIO_MESSAGING_SERVICE_SID: unlessBlank(z.string().startsWith('MG').optional()),
}).refine(
  ({ TWILIO_SMS_FROM: from, TWILIO_MESSAGING_SERVICE_SID: service }) => from ?? service,
  'TWILIO_SMS_FROM or TWILIO_MESSAGING_SERVICE_SID is needed',
);

/** The account, and the sender: a number, a registered name, or a service that chooses one. */
export type TwilioSmsVariables = z.output<typeof Variables>;

/** SMS through Twilio, both ways, with delivery reports. https://www.twilio.com/docs/messaging/guides/webhook-request */
export const twilioSms = (
  medium: Medium,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Channel<TwilioSmsVariables> =>
  defineChannel<TwilioSmsVariables>({
    id: SMS,
    medium,
    variables: Variables,
    webhooks: [
      {
        path: '/webhooks/twilio/sms',
        methods: ['post'],
        kind: 'message',
        read: readText,
        respond: thank,
      },
      statusWebhook,
    ],
    authenticate: refuseUnsigned,
    sender: (config) => createSender(config, timeLimitMs),
    warm: loadTwilio,
  });

/** The answer goes by REST: what is said here would be sent as a text. */
const thank = (): WebhookResponse => ({ status: 200, type: 'text/xml; charset=utf-8', body: nothingMore() });

function readText({ form }: WebhookRequest): Inbound | null {
  if (!form.From) throw new Refused(400, 'From is missing');
  // A name or a short code: an operator's own notices, and never to be answered.
  const from = PhoneNumber.parse(form.From);
  if (!from) return null;
  const key = form.MessageSid ?? form.SmsSid ?? '';
  if (!/^\w{1,64}$/.test(key)) throw new Refused(400, 'MessageSid is missing or malformed');
  const text = textOf(form);
  return { key, from, dialog: THREAD, hear: () => ({ inputs: [text], heard: '' }) };
}

/** The words by which people stop and start, whatever word of theirs Twilio took for one (Advanced Opt-Out). */
const OPT_OUT_WORDS: ReadonlySet<string> = new Set(['STOP', 'START']);

/**
 * What was written. Twilio answers an English STOP or HELP by itself, and blocks what we send to who stopped; we are told
 * all the same. Body is absent where only a picture came.
 */
export function textOf({ Body: body = '', OptOutType: optOut = '' }: WebhookRequest['form']): string {
  return OPT_OUT_WORDS.has(optOut) ? optOut : decoded(body);
}

/** No text of so many signs that is not encoded lacks a space. */
const LEAST_ENCODED = 60;

/** Some long texts in several parts come in base64 (nyaruka/courier, handlers/twiml). */
function decoded(body: string): string {
  const packed = body.replace(/[\r\n]/g, '');
  const isPacked =
    packed.length >= LEAST_ENCODED && packed.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed);
  if (!isPacked) return body;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64'));
    return /[^\P{Cc}\n\r\t]/u.test(text) ? body : text;
  } catch {
    return body;
  }
}

type Sender = ReturnType<NonNullable<Channel<TwilioSmsVariables>['sender']>>;

function createSender(config: TwilioSmsVariables & Partial<Surroundings>, timeLimitMs: number): Sender {
  const { TWILIO_SMS_FROM: from, TWILIO_MESSAGING_SERVICE_SID: service } = config;
  const sender = service ? { messagingServiceSid: service } : { from: from! };
  const ask = connectTwilio(config, timeLimitMs);
  return async ({ to, text }) => {
    const number = numberOf(to).e164;
    if (text.length > MAX_BODY) throw new SendFailed('rejected', 'too-long');
    return accepted(
      await ask((client) =>
        client.messages.create({ to: number, body: text, ...sender, ...statusCallback(config) }),
      ),
    );
  };
}
