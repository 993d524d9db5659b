import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { WhatsAppUser } from '../../core/address.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { LINES } from './dialects.ts';
import type { Mailbox, Tap } from './mailbox.ts';
import type { Form, Road } from './road.ts';
import { countParts } from './septets.ts';
import { createContents, Unsendable, type Shown } from './twilio-contents.ts';
import { isTwilioAccount, twilioError, type TwilioRoad, type TwilioService } from './twilio-road.ts';

/** The number that people write to on WhatsApp. */
export const WHATSAPP_LINE = '+14155238886';

const PREFIX = 'whatsapp:';
const WINDOW_MS = 24 * 3600_000;
const MAX_BODY = 1600;

/** What a person does on WhatsApp. */
const Done = z
  .strictObject({
    text: z.string().max(4096),
    /** The id or the title of a button or row of the last message that had some; or any id at all. */
    tap: z.string().max(2000),
    location: z.object({ latitude: z.number(), longitude: z.number() }),
    voiceNote: z.literal(true),
    /** Its caption. */
    picture: z.string().max(1024),
  })
  .partial()
  .refine((done) => Object.keys(done).length === 1, 'one thing at a time');
export type WhatsAppDone = z.input<typeof Done>;

const Told = z.object({
  /** "US.1234": told beside the number, or alone where the phone in the address is such an id. */
  userId: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/)
    .optional(),
});
const Sms = z.object({ text: z.string().max(2_000) });

/** https://www.twilio.com/docs/messaging/guides/advanced-opt-out: the words that Twilio itself acts on. */
const STOP_WORDS = /^\s*(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT)\s*$/i;
const START_WORDS = /^\s*(START|UNSTOP|YES)\s*$/i;

/**
 * Messages of Twilio's kind, both ways. The service: POST /2010-04-01/Accounts/{sid}/Messages.json, POST /v1/Content and
 * /v1/Content/{sid}/ApprovalRequests/whatsapp (granted at once). People: POST /twilio/phones/{number}/sms {"text"} and
 * POST /twilio/phones/{number or user id}/whatsapp {"text"} {"tap"} {"location"} {"voiceNote"} {"picture"}, with a "userId".
 */
export function createTwilioMessages(
  road: Road,
  twilioRoad: TwilioRoad,
  { twilio }: Pick<TwilioService, 'twilio'>,
  mailbox: Mailbox,
  newId: () => string,
): Router {
  const contents = createContents();
  /** When each person last wrote on WhatsApp, what they can tap, and who has stopped texts. */
  const heardAt = new Map<string, number>();
  const tapsOf = new Map<string, readonly Tap[]>();
  const stopped = new Set<string>();
  const { clock, counts } = road;

  const isOpen = (person: string): boolean =>
    clock.now().getTime() - (heardAt.get(person) ?? -Infinity) <= WINDOW_MS;

  function isAllowed(request: Request, response: Response): boolean {
    if (isTwilioAccount(request.get('authorization'), twilio)) return true;
    response.status(401).json(twilioError(20003, 'Authenticate', 401));
    return false;
  }

  /** What goes wrong with a sending. False: it was answered, or never will be. */
  async function isThrough(name: string, response: Response): Promise<boolean> {
    const { delayMs, error, stall, lostAnswer } = road.switches().sends;
    const fate = road.fate(`${name} twilio`);
    const [isError, isStalled, isLost] = [error, stall, lostAnswer].map((chance) => fate.happens(chance));
    await road.pause(fate.upTo(delayMs));
    if (isError) response.status(500).json(twilioError(20500, 'Internal Server Error', 500));
    // It is sent all the same; only nobody hears of it.
    if (isLost) response.destroy();
    return !isError && !isStalled;
  }

  interface Sending extends Form {
    readonly To: string;
  }

  /** What is shown of a sending; throws Unsendable. */
  function read(form: Sending, person: string, isWhatsApp: boolean): Shown {
    const { Body: body, ContentSid: content } = form;
    if (content) {
      const shown = contents.show(content, form.ContentVariables);
      if (isWhatsApp && !isOpen(person) && !contents.isApproved(content)) throw new Unsendable(63016, false);
      return shown;
    }
    if (!body) throw new Unsendable(21602, true);
    if (body.length > MAX_BODY) throw new Unsendable(21617, true);
    if (isWhatsApp && !isOpen(person)) throw new Unsendable(63016, false);
    return { text: body, taps: [] };
  }

  function refusalOf(form: Form): number | null {
    const { To: to = '', From: from = '', MessagingServiceSid: service } = form;
    const isWhatsApp = to.startsWith(PREFIX);
    if (personOf(to) === null) return 21211;
    if (!from && !service) return 21603;
    if (isWhatsApp && from !== PREFIX + WHATSAPP_LINE) return 63007;
    return !isWhatsApp && stopped.has(personOf(to)!) ? 21610 : null;
  }

  async function send(request: Request, response: Response): Promise<void> {
    if (!isAllowed(request, response)) return;
    const form: Sending = { To: '', ...(request.body as Form) };
    if (!(await isThrough(form.To, response))) return;
    const refuse = (code: number): void =>
      void response.status(400).json(twilioError(code, 'The request was refused'));
    const refused = refusalOf(form);
    if (refused !== null) return refuse(refused);
    const { To: to, From: from = LINES.twilio } = form;
    const isWhatsApp = to.startsWith(PREFIX);
    const person = personOf(to)!;
    const sid = `SM${newId()}`;
    let failed: number | null = null;
    let text = form.Body ?? '';
    try {
      const shown = read(form, person, isWhatsApp);
      text = shown.text;
      keep(sid, person, from, shown, isWhatsApp);
    } catch (error) {
      if (!(error instanceof Unsendable)) throw error;
      if (error.isRefused) return refuse(error.code);
      failed = error.code;
    }
    if (!response.destroyed) {
      response.status(201).json({
        sid,
        account_sid: twilio.accountSid,
        to,
        from,
        messaging_service_sid: form.MessagingServiceSid ?? null,
        body: text,
        status: 'queued',
        direction: 'outbound-api',
        num_segments: String(countParts(text)),
        num_media: '0',
        error_code: null,
        error_message: null,
        price: null,
        price_unit: 'USD',
        api_version: '2010-04-01',
        date_created: clock.now().toUTCString(),
        uri: `/2010-04-01/Accounts/${twilio.accountSid}/Messages/${sid}.json`,
      });
    }
    report(form, sid, from, failed, isWhatsApp);
  }

  function keep(id: string, to: string, from: string, { text, taps }: Shown, isWhatsApp: boolean): void {
    const at = clock.now().toISOString();
    if (isWhatsApp) {
      if (taps.length > 0) tapsOf.set(to, taps);
      mailbox.add({
        id,
        to,
        from,
        text,
        parts: 1,
        at,
        medium: 'whatsapp',
        ...(taps.length > 0 ? { taps } : {}),
      });
    } else mailbox.add({ id, to, from, text, parts: countParts(text), at });
    counts.sms++;
  }

  function report(
    form: Sending,
    sid: string,
    from: string,
    failed: number | null,
    isWhatsApp: boolean,
  ): void {
    const { StatusCallback: url, To: to } = form;
    if (!url) return;
    const statuses = failed === null ? ['sent', 'delivered', ...(isWhatsApp ? ['read'] : [])] : ['failed'];
    const told = statuses.map((status) => ({
      MessageSid: sid,
      SmsSid: sid,
      AccountSid: twilio.accountSid,
      MessageStatus: status,
      SmsStatus: status,
      To: to,
      From: from,
      ApiVersion: '2010-04-01',
      ...(isWhatsApp ? { ChannelPrefix: 'whatsapp', ChannelToAddress: to } : {}),
      ...(failed === null ? {} : { ErrorCode: String(failed), ErrorMessage: 'refused' }),
    }));
    twilioRoad.deliverAll(url, told, `${to} report`);
  }

  const common = (sid: string, from: string, to: string): Form => ({
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: twilio.accountSid,
    From: from,
    To: to,
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
  });

  /** A text; Twilio acts on STOP and START by itself, and tells of them all the same. */
  function text(number: string, body: string): string {
    const sid = `SM${newId()}`;
    if (STOP_WORDS.test(body)) stopped.add(number);
    if (START_WORDS.test(body)) stopped.delete(number);
    const form = {
      ...common(sid, number, LINES.twilio),
      Body: body,
      NumSegments: String(countParts(body)),
      FromCountry: '',
    };
    counts.texts++;
    twilioRoad.deliver(twilioRoad.address('/webhooks/twilio/sms'), form, `${number} text`);
    return sid;
  }

  function write(person: string, done: z.output<typeof Done>, userId: string | undefined): string {
    const sid = `SM${newId()}`;
    const form = {
      ...common(sid, PREFIX + person, PREFIX + WHATSAPP_LINE),
      ProfileName: 'user',
      ...(person.startsWith('+') ? { WaId: person.slice(1) } : {}),
      ...(userId ? { ExternalUserId: PREFIX + userId } : {}),
      ...doneAs(done, tapsOf.get(person) ?? []),
    };
    heardAt.set(person, clock.now().getTime());
    counts.texts++;
    twilioRoad.deliver(twilioRoad.address('/webhooks/twilio/whatsapp'), form, `${person} whatsapp`);
    return sid;
  }

  const router = express.Router();
  router.post(
    '/2010-04-01/Accounts/:sid/Messages.json',
    express.urlencoded({ extended: false, limit: '1mb' }),
    send,
  );
  router.post('/v1/Content', express.json(), async (request, response) => {
    if (!isAllowed(request, response) || !(await isThrough('content', response)) || response.destroyed)
      return;
    const id = newId();
    try {
      const sid = contents.create(request.body, `HX${id}`);
      response.status(201).json({ ...(request.body as object), sid, account_sid: twilio.accountSid });
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      response.status(400).json(twilioError(20001, 'Invalid Parameter'));
    }
  });
  router.post('/v1/Content/:sid/ApprovalRequests/whatsapp', express.json(), (request, response) => {
    if (!isAllowed(request, response)) return;
    const isApproved = contents.approve(request.params.sid);
    response
      .status(isApproved ? 201 : 400)
      .json(isApproved ? { status: 'approved' } : twilioError(20001, 'Invalid'));
  });
  router.post('/twilio/phones/:person/sms', express.json(), (request, response) => {
    const number = PhoneNumber.parse(request.params.person)?.e164;
    if (!number) response.status(400).json({ error: 'not a phone number' });
    else response.status(202).json({ id: text(number, Sms.parse(request.body).text) });
  });
  router.post('/twilio/phones/:person/whatsapp', express.json(), (request, response) => {
    const person = personOf(PREFIX + request.params.person);
    if (!person) {
      response.status(400).json({ error: 'neither a phone number nor a user id' });
      return;
    }
    const { userId, ...done } = request.body as Record<string, unknown>;
    response.status(202).json({ id: write(person, Done.parse(done), Told.parse({ userId }).userId) });
  });
  return router;
}

/** Whose address it is: a number, or WhatsApp's id of somebody. */
function personOf(address: string): string | null {
  const isWhatsApp = address.startsWith(PREFIX);
  const bare = isWhatsApp ? address.slice(PREFIX.length) : address;
  return PhoneNumber.parse(bare)?.e164 ?? (isWhatsApp ? (WhatsAppUser.parse(bare)?.id ?? null) : null);
}

/** The fields of what was done (https://www.twilio.com/docs/messaging/guides/webhook-request). */
function doneAs(
  { text, tap, location, voiceNote, picture }: z.output<typeof Done>,
  taps: readonly Tap[],
): Form {
  if (tap !== undefined) {
    const { id, title, kind, description } = taps.find((one) => [one.id, one.title].includes(tap)) ?? {
      id: tap,
      title: tap,
      kind: 'button' as const,
    };
    const chosen: Form =
      kind === 'row'
        ? { ListId: id, ListTitle: title, ...(description ? { ListDescription: description } : {}) }
        : { ButtonPayload: id, ButtonText: title };
    return { MessageType: 'interactive', Body: title, ...chosen };
  }
  if (location) {
    return {
      MessageType: 'location',
      Latitude: String(location.latitude),
      Longitude: String(location.longitude),
    };
  }
  if (voiceNote) {
    return { MessageType: 'audio', NumMedia: '1', MediaContentType0: 'audio/ogg', MediaUrl0: MEDIA_URL };
  }
  if (picture !== undefined) {
    const media = {
      MessageType: 'image',
      NumMedia: '1',
      MediaContentType0: 'image/jpeg',
      MediaUrl0: MEDIA_URL,
    };
    return picture === '' ? media : { ...media, Body: picture };
  }
  return { MessageType: 'text', Body: text ?? '' };
}

const MEDIA_URL = 'https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME';
