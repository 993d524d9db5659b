import { z } from 'zod';
import { numberOf } from '../../core/address.ts';
import type { Telecom } from '../../core/country/telecom.ts';
import { Refused, SendFailed } from '../../core/errors.ts';
import type { Medium } from '../../flows/medium.ts';
import { askProvider, refusalOf, type ProviderAnswer } from '../ask-provider.ts';
import {
  defineChannel,
  type Accepted,
  type Channel,
  type DeliveryReport,
  type Inbound,
  type Surroundings,
  type WebhookRequest,
} from '../channel.ts';
import { fieldsOf } from '../fields.ts';
import { isGsm7 } from '../media/gsm7.ts';
import { optedOut } from '../opted-out.ts';
import { refuseWrongToken } from '../path-token.ts';
import { registration, registrationOf } from '../registered-texts.ts';
import { apiBaseUrl } from '../variables.ts';

/** https://developer.exotel.com/docs/sms-support/sms-status-codes: the Status of a message. */
const STATUSES: ReadonlyMap<string, DeliveryReport['status']> = new Map([
  ['queued', 'accepted'],
  ['sending', 'accepted'],
  ['submitted', 'sent'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['failed', 'failed'],
  ['failed_dnd', 'failed'],
  ['failed-dnd', 'failed'],
  ['expired', 'failed'],
  ['undelivered', 'failed'],
]);

/**
 * The same page and https://developer.exotel.com/docs/sms-api/api-reference/status-codes: the DetailedStatus, which says
 * more than the Status. Their numbers differ from page to page, so only the words count. None of the failures is one that
 * sending again would mend.
 */
const DETAILS: ReadonlyMap<string, DeliveryReport['status']> = new Map([
  ['DELIVERED_TO_HANDSET', 'delivered'],
  ['DELIVERED_TO_OPERATOR', 'sent'],
  ['SUBMITTED_TO_CARRIER', 'sent'],
  ['PENDING_TO_OPERATOR', 'accepted'],
]);

/** The person is on the operators' do-not-disturb register. */
const DO_NOT_DISTURB = 'FAILED_DND';

/** Where an account is: Singapore. Mumbai's is https://api.in.exotel.com. */
const LIVE = 'https://api.exotel.com';

/** https://developer.exotel.com/docs/sms-api/api-reference/send-sms */
const MAX_CHARACTERS = 2_000;

const TIME_LIMIT_MS = 8_000;

/** Texts are one long thread. */
const THREAD = 'thread';

const variables = (telecom: Pick<Telecom, 'sms'>) =>
  z.object({
    EXOTEL_SID: z.string().regex(/^[\w.-]{1,64}$/),
    EXOTEL_API_KEY: z.string().min(1),
    EXOTEL_API_TOKEN: z.string().min(1),
    EXOTEL_API_BASE_URL: apiBaseUrl,
    ...registration(telecom),
  });

/** The account, and what the operators know of us. */
export type ExotelSmsVariables = z.output<ReturnType<typeof variables>>;

type Country = Pick<Telecom, 'sms' | 'classOf' | 'readNumber'>;

/**
 * SMS through Exotel, both ways, with delivery reports: https://developer.exotel.com/docs/sms-api. A text to the country
 * leaves only as a registered template.
 */
export const exotelSms = (
  medium: Medium,
  telecom: Country,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Channel<ExotelSmsVariables> =>
  defineChannel<ExotelSmsVariables>({
    id: 'exotel/sms',
    homeOnly: true,
    registers: true,
    medium,
    variables: variables(telecom),
    webhooks: [
      {
        path: '/webhooks/exotel/:token/sms',
        methods: ['get', 'post'],
        kind: 'message',
        read: (request) => readText(request, telecom),
        respond: thank,
      },
      {
        path: '/webhooks/exotel/:token/delivery',
        methods: ['get', 'post'],
        kind: 'report',
        read: (request) => readReport(request, telecom),
        respond: thank,
      },
    ],
    authenticate: refuseWrongToken,
    sender: (config) => createSender(config, telecom, timeLimitMs),
  });

/** Any word in it would go to the person as a text (support.exotel.com, article 45270). */
const thank = () => ({ status: 200, type: 'text/plain', body: '' });

/** https://support.exotel.com/support/solutions/articles/45270: asked by HEAD and then by GET, so it comes twice. */
function readText(request: WebhookRequest, telecom: Country): Inbound | null {
  const { From: from, Body: text = '', SmsSid: id } = fieldsOf(request);
  if (!from) throw new Refused(400, 'From is missing');
  // An operator's own notices come from names and short codes, and are never to be answered.
  const number = telecom.readNumber(from);
  if (!number) return null;
  if (!id || id.length > 128) throw new Refused(400, 'SmsSid is missing or malformed');
  return { key: id, from: number, dialog: THREAD, hear: () => ({ inputs: [text], heard: '' }) };
}

/** https://developer.exotel.com/docs/sms-support/sms-webhooks: each may come late, twice, and in any order. */
function readReport(request: WebhookRequest, telecom: Country): DeliveryReport | null {
  const { SmsSid: id, To: to = '', Status, DetailedStatus = '' } = fieldsOf(request);
  const status = statusOf(Status, DetailedStatus);
  if (!id || !status) return null;
  const isWord = status === 'failed' && /^[A-Z_]{1,40}$/.test(DetailedStatus);
  return {
    providerMessageId: id,
    status,
    ...(isWord ? { reason: DetailedStatus } : {}),
    ...(DetailedStatus === DO_NOT_DISTURB ? optedOut(telecom.readNumber(to)) : {}),
  };
}

function statusOf(status: string | undefined, details: string): DeliveryReport['status'] | undefined {
  const known = DETAILS.get(details) ?? STATUSES.get((status ?? '').toLowerCase());
  return known ?? (details.startsWith('FAILED_') ? 'failed' : undefined);
}

type Sender = ReturnType<NonNullable<Channel<ExotelSmsVariables>['sender']>>;

function createSender(
  config: ExotelSmsVariables & Partial<Surroundings>,
  telecom: Country,
  timeLimitMs: number,
): Sender {
  const { EXOTEL_SID: sid, EXOTEL_API_KEY: key, EXOTEL_API_TOKEN: secret, SMS_HEADER: header } = config;
  const base = (config.EXOTEL_API_BASE_URL ?? LIVE).replace(/\/+$/, '');
  const callback = callbackOf(config);
  return async (message) => {
    const { to, text } = message;
    const registered = registrationOf(message, config, telecom);
    if (text.length > MAX_CHARACTERS) throw new SendFailed('rejected', 'too-long');
    const form = new URLSearchParams({
      From: header ?? sid,
      To: numberOf(to).e164,
      Body: text,
      EncodingType: isGsm7(text) ? 'plain' : 'unicode',
      SmsType: 'transactional',
      ...(registered ? { DltEntityId: registered.entityId, DltTemplateId: registered.templateId } : {}),
      ...(callback === null ? {} : { StatusCallback: callback }),
    });
    const answer = await askProvider({
      url: `${base}/v1/Accounts/${sid}/Sms/send`,
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      },
      body: form.toString(),
      timeLimitMs,
    });
    return settle(answer);
  };
}

/** Where the reports on a message go; null where nobody has said how we are reached. */
function callbackOf({ publicBaseUrl, token }: Partial<Surroundings>): string | null {
  return publicBaseUrl && token ? `${publicBaseUrl}/webhooks/exotel/${token}/delivery` : null;
}

const Message = z.object({
  SMSMessage: z.object({
    Sid: z.string().min(1),
    Status: z.string().optional(),
    DetailedStatus: z.string().optional(),
  }),
});

/** The id of a message that Exotel took. It answers in XML unless it is asked for JSON in the address. */
function settle({ status, body }: ProviderAnswer): Accepted {
  if (status !== 200 && status !== 201 && status !== 202) throw refusalOf(status);
  const parsed = Message.safeParse(readAnswer(body));
  if (!parsed.success) throw new SendFailed('unknown', 'unreadable-answer');
  const { Sid: sid, Status, DetailedStatus = '' } = parsed.data.SMSMessage;
  if (statusOf(Status, DetailedStatus) === 'failed')
    throw new SendFailed('rejected', reasonOf(DetailedStatus));
  return { providerMessageId: sid };
}

const reasonOf = (details: string): string =>
  /^FAILED_[A-Z_]{1,30}$/.test(details)
    ? details.slice('FAILED_'.length).toLowerCase().replaceAll('_', '-')
    : 'failed';

function readAnswer(body: string): unknown {
  if (!body.trimStart().startsWith('<')) {
    try {
      return JSON.parse(body);
    } catch {
      return null;
    }
  }
  const field = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]{1,200})</${name}>`).exec(body)?.[1];
  const [Sid, Status, DetailedStatus] = ['Sid', 'Status', 'DetailedStatus'].map(field);
  return { SMSMessage: { Sid, Status, DetailedStatus } };
}
