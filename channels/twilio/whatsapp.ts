import { z } from 'zod';
import { numberOf, WhatsAppUser, type Address } from '../../core/address.ts';
import { Refused, SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import {
  defineChannel,
  type Channel,
  type Inbound,
  type OutgoingMessage,
  type Surroundings,
  type WebhookRequest,
  type WebhookResponse,
} from '../channel.ts';
import {
  mediaSent,
  sharedLocation,
  tapped,
  typed,
  voiceNote,
  type WhatsAppForm,
} from '../media/whatsapp-form.ts';
import { TemplateBody, valuesIn } from '../media/whatsapp-template.ts';
import { namedTexts } from '../variables.ts';
import { createContents, variables, type Contents, type Filled } from './content.ts';
import { accepted, connectTwilio, MAX_BODY, TIME_LIMIT_MS, TwilioApi } from './sdk.ts';
import { refuseUnsigned } from './signature.ts';
import { textOf } from './sms.ts';
import { statusCallback, statusWebhook, WHATSAPP } from './status.ts';
import { nothingMore } from './twiml.ts';

/** Hours after a person's last message in which anything may be written to them. */
const FREE_HOURS = 24;

/** A menu that takes longer to have is sent as words: somebody waits. */
const MENU_LIMIT_MS = 2_500;

/** Messages are one long thread. */
const THREAD = 'thread';

const PREFIX = 'whatsapp:';

const Variables = TwilioApi.extend({
  TWILIO_WHATSAPP_FROM: z
    .string()
    .transform((text) => text.replace(/^whatsapp:/, ''))
    .refine((text) => PhoneNumber.parse(text) !== null, 'must be a number in E.164'),
  TWILIO_TEMPLATES: namedTexts(
    z.object({
      sid: z.string().regex(/^HX[0-9a-zA-Z]{1,64}$/, 'must be a sid that starts with HX'),
      body: TemplateBody,
    }),
  ),
});

/** The account, the number that people write to, and the approved templates. */
export type TwilioWhatsAppVariables = z.output<typeof Variables>;

/** WhatsApp through Twilio, both ways, with reports. https://www.twilio.com/docs/whatsapp/api */
export const twilioWhatsApp = (
  medium: Medium,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Channel<TwilioWhatsAppVariables> =>
  defineChannel<TwilioWhatsAppVariables>({
    id: WHATSAPP,
    medium,
    variables: Variables,
    webhooks: [
      {
        path: '/webhooks/twilio/whatsapp',
        methods: ['post'],
        kind: 'message',
        read: readMessage,
        respond: thank,
      },
      statusWebhook,
    ],
    authenticate: refuseUnsigned,
    sender: (config) => createSender(config, timeLimitMs),
    freeHours: FREE_HOURS,
  });

/** The answer goes by REST: what is said here would be sent as a message. */
const thank = (): WebhookResponse => ({ status: 200, type: 'text/xml; charset=utf-8', body: nothingMore() });

function readMessage({ form }: WebhookRequest): Inbound {
  const addresses = [form.From, form.ExternalUserId].flatMap((one) => addressOf(one ?? '') ?? []);
  const [from, alias] = addresses;
  if (!from) throw new Refused(400, 'From is missing or malformed');
  const key = form.MessageSid ?? form.SmsMessageSid ?? '';
  if (!/^\w{1,64}$/.test(key)) throw new Refused(400, 'MessageSid is missing or malformed');
  const input = inputOf(form);
  return {
    key,
    from,
    ...(alias && alias.value !== from.value ? { alias } : {}),
    dialog: THREAD,
    hear: () => ({ inputs: [input], heard: '' }),
  };
}

/** "whatsapp:+91…", or "whatsapp:US.1234" of somebody who hides the number. */
function addressOf(text: string): Address | null {
  if (!text.startsWith(PREFIX)) return null;
  const address = text.slice(PREFIX.length);
  return PhoneNumber.parse(address) ?? WhatsAppUser.parse(address);
}

/** What a person did. A tap on a list came as its title with a ButtonPayload before it had a ListId. */
function inputOf(form: WebhookRequest['form']): string {
  const id = form.ButtonPayload || form.ListId;
  if (id) return tapped(id);
  const place = placeOf(form);
  if (place) return sharedLocation(...place);
  const text = textOf(form) || (form.ButtonText ?? '');
  if (/^audio\//i.test(form.MediaContentType0 ?? '') || form.MessageType === 'audio') return voiceNote();
  // A picture's caption is what was meant to be read.
  return text.trim() === '' ? mediaSent() : typed(text);
}

function placeOf({ Latitude, Longitude }: WebhookRequest['form']): [number, number] | null {
  const [latitude = NaN, longitude = NaN] = [Latitude, Longitude].map((text) =>
    /^-?\d{1,3}(\.\d{1,20})?$/.test(text ?? '') ? Number(text) : NaN,
  );
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : null;
}

type Sender = ReturnType<NonNullable<Channel<TwilioWhatsAppVariables>['sender']>>;

function createSender(config: TwilioWhatsAppVariables & Partial<Surroundings>, timeLimitMs: number): Sender {
  const { TWILIO_WHATSAPP_FROM: number, TWILIO_TEMPLATES: templates } = config;
  const ask = connectTwilio(config, timeLimitMs);
  const contents = createContents(connectTwilio(config, Math.min(timeLimitMs, MENU_LIMIT_MS)));

  const send = async (to: Address, said: Filled | { readonly body: string }) =>
    accepted(
      await ask((client) =>
        client.messages.create({
          from: PREFIX + number,
          to: PREFIX + (to.kind === 'whatsapp' ? to.id : numberOf(to).e164),
          ...said,
          ...statusCallback(config),
        }),
      ),
    );

  return async (message) => {
    const { to, text } = message;
    if (message.late) return send(to, templateOf(message, templates));
    const menu = await menuOf(message, contents);
    if (menu) {
      try {
        return await send(to, menu);
      } catch (error) {
        if (!(error instanceof SendFailed && error.reason === 'invalid-content')) throw error;
        // Certainly not sent: the words alone say the same.
        contents.forget(menu.contentSid);
      }
    }
    if (text.length > MAX_BODY) throw new SendFailed('rejected', 'too-long');
    return send(to, { body: text });
  };
}

/** Buttons and lists; everything else has no form of its own at Twilio (a request for a location is asked in words). */
async function menuOf({ form }: OutgoingMessage, contents: Contents): Promise<Filled | null> {
  const { type } = (form ?? {}) as { type?: WhatsAppForm['type'] };
  return type === 'buttons' || type === 'list'
    ? contents.fill(form as Extract<WhatsAppForm, { type: 'buttons' | 'list' }>)
    : null;
}

/** The approved template that the text is a filling of, with its values. */
function templateOf(
  { text, template = '' }: OutgoingMessage,
  templates: TwilioWhatsAppVariables['TWILIO_TEMPLATES'],
): Filled {
  if (!Object.hasOwn(templates, template)) throw new SendFailed('elsewhere', 'outside-window');
  const { sid, body } = templates[template]!;
  const values = valuesIn(body, text);
  if (values === null) throw new SendFailed('elsewhere', 'template');
  return { contentSid: sid, contentVariables: variables(values) };
}
