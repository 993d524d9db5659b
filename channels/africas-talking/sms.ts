import { z } from 'zod';
import { Refused, SendFailed } from '../../core/errors.ts';
import { numberOf } from '../../core/address.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import { inTime, isUnreachable, refusalOf } from '../ask-provider.ts';
import {
  defineChannel,
  type Accepted,
  type Channel,
  type DeliveryReport,
  type Inbound,
  type WebhookRequest,
} from '../channel.ts';
import { connectAfricasTalking, loadAfricasTalking, type SendSms } from './sdk.ts';
import { optedOut } from '../opted-out.ts';
import { refuseWrongToken } from '../path-token.ts';
import { apiBaseUrl, unlessBlank } from '../variables.ts';

/** https://developers.africastalking.com/docs/sms/notifications (delivery reports); Expired and AbsentSubscriber are seen. */
const STATUSES: ReadonlyMap<string, DeliveryReport['status']> = new Map([
  ['Buffered', 'accepted'],
  ['Submitted', 'accepted'],
  ['Sent', 'sent'],
  ['Success', 'delivered'],
  ['Rejected', 'failed'],
  ['Failed', 'failed'],
  ['Expired', 'failed'],
  ['AbsentSubscriber', 'failed'],
]);

type Outcome = readonly [outcome: SendFailed['outcome'], reason: string];

/** https://developers.africastalking.com/docs/sms/sending/bulk: a recipient's statusCode. 100 to 102 are accepted. */
const ACCEPTED: ReadonlySet<number> = new Set([100, 101, 102]);
const NOT_ACCEPTED: ReadonlyMap<number, Outcome> = new Map([
  [401, ['rejected', 'risk-hold']],
  [402, ['retry', 'invalid-sender']],
  [403, ['rejected', 'invalid-number']],
  [404, ['rejected', 'unsupported-number']],
  [405, ['retry', 'insufficient-balance']],
  [406, ['rejected', 'opted-out']],
  [407, ['rejected', 'no-route']],
  [409, ['rejected', 'do-not-disturb']],
  [500, ['retry', 'provider-error']],
  [501, ['retry', 'gateway-error']],
  [502, ['retry', 'gateway-rejected']],
]);

/** The same said in the answer's Message, with no recipient at all: that is how an unknown sender comes (HTTP 201). */
const NOBODY: ReadonlyMap<string, number> = new Map([
  ['RiskHold', 401],
  ['InvalidSenderId', 402],
  ['InvalidPhoneNumber', 403],
  ['UnsupportedNumberType', 404],
  ['InsufficientBalance', 405],
  ['UserInBlacklist', 406],
  ['CouldNotRoute', 407],
  ['DoNotDisturbRejection', 409],
]);

const TIME_LIMIT_MS = 8_000;

/** Texts are one long thread. */
const THREAD = 'thread';

const Variables = z.object({
  AT_USERNAME: z.string().min(1),
  AT_API_KEY: z.string().min(1),
  AT_API_BASE_URL: apiBaseUrl,
  SMS_HEADER: unlessBlank(z.string().optional()),
});

/** The account and, where there is one, the registered sender. */
export type AfricasTalkingSmsVariables = z.output<typeof Variables>;

/** SMS through Africa's Talking, both ways, with delivery reports. https://developers.africastalking.com/docs/sms/overview */
export const africasTalkingSms = (
  medium: Medium,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Channel<AfricasTalkingSmsVariables> =>
  defineChannel<AfricasTalkingSmsVariables>({
    id: 'africas-talking/sms',
    medium,
    variables: Variables,
    webhooks: [
      {
        path: '/webhooks/africas-talking/:token/sms',
        methods: ['post'],
        kind: 'message',
        read: readText,
        respond: thank,
      },
      {
        path: '/webhooks/africas-talking/:token/delivery',
        methods: ['post'],
        kind: 'report',
        read: readReport,
        respond: thank,
      },
    ],
    authenticate: refuseWrongToken,
    sender: (variables) => createSender(variables, timeLimitMs),
    warm: loadAfricasTalking,
  });

/** Anything but a quick 200 is sent again for some ten minutes. */
const thank = () => ({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK' });

function readText({ form }: WebhookRequest): Inbound | null {
  if (!form.from) throw new Refused(400, 'from is missing');
  // "MTN" or a short code: the operator's own notices, and never to be answered.
  const from = PhoneNumber.parse(form.from);
  if (!from) return null;
  if (!form.id) throw new Refused(400, 'id is missing');
  const text = form.text ?? '';
  return { key: form.id, from, dialog: THREAD, hear: () => ({ inputs: [text], heard: '' }) };
}

function readReport({ form }: WebhookRequest): DeliveryReport | null {
  const status = STATUSES.get(form.status ?? '');
  if (!status || !form.id) return null;
  const reason = form.failureReason ?? '';
  const isWord = status === 'failed' && /^[A-Za-z]{1,40}$/.test(reason);
  return {
    providerMessageId: form.id,
    status,
    ...(isWord ? { reason } : {}),
    ...(isWord && /^UserInBlackList$/i.test(reason)
      ? optedOut(PhoneNumber.parse(form.phoneNumber ?? ''))
      : {}),
  };
}

type Sender = ReturnType<NonNullable<Channel<AfricasTalkingSmsVariables>['sender']>>;

function createSender(variables: AfricasTalkingSmsVariables, timeLimitMs: number): Sender {
  const { AT_USERNAME: username, AT_API_KEY: apiKey, AT_API_BASE_URL: baseUrl, SMS_HEADER: from } = variables;
  let connected: Promise<SendSms> | undefined;
  return async ({ to, text }) => {
    connected ??= connectAfricasTalking({ username, apiKey, ...(baseUrl ? { baseUrl } : {}) }, timeLimitMs);
    const send = await connected;
    let answer: unknown;
    try {
      // An absent option must stay absent: the SDK writes undefined out as a word.
      answer = await inTime(
        send({ to: numberOf(to).e164, message: text, ...(from ? { from } : {}) }),
        timeLimitMs,
      );
    } catch (error) {
      // What the SDK throws holds the key, the number and the text, so it is never passed on, not even as a cause.
      const [outcome, reason] = explain(error) ?? [];
      if (outcome && reason) throw new SendFailed(outcome, reason);
      // Not an error but the body of another 2xx than 201, which says what became of the message all the same.
      answer = error;
    }
    return settle(answer);
  };
}

/** Why the request failed; null when `error` is an answer. */
function explain(error: unknown): Outcome | null {
  if (error instanceof SendFailed) return [error.outcome, error.reason];
  const { isAxiosError, response, code } = (error ?? {}) as {
    isAxiosError?: boolean;
    response?: { status?: number };
    code?: string;
  };
  if (!isAxiosError) return error instanceof Error ? ['rejected', 'invalid-number'] : null;
  const status = response?.status;
  if (status !== undefined) {
    const { outcome, reason } = refusalOf(status);
    return [outcome, reason];
  }
  if (isUnreachable(code)) return ['retry', 'unreachable'];
  return ['unknown', code === 'ERR_CANCELED' ? 'timeout' : 'connection-lost'];
}

const Answer = z.object({
  SMSMessageData: z.object({
    Message: z.string().catch(''),
    Recipients: z.array(
      z.object({
        statusCode: z.coerce.number().optional(),
        status: z.string().optional(),
        messageId: z.string().optional(),
        cost: z.coerce.string().optional(),
      }),
    ),
  }),
});

/** One message has one recipient; what became of it is said there, not in the HTTP status. */
function settle(answer: unknown): Accepted {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) throw new SendFailed('unknown', 'unreadable-answer');
  const { Message: message, Recipients: recipients } = parsed.data.SMSMessageData;
  const recipient = recipients[0];
  if (!recipient) {
    const [outcome, reason] = NOT_ACCEPTED.get(NOBODY.get(message) ?? 0) ?? ['rejected', 'no-recipient'];
    throw new SendFailed(outcome, reason);
  }
  const { statusCode, status, messageId, cost } = recipient;
  const isAccepted = statusCode === undefined ? status === 'Success' : ACCEPTED.has(statusCode);
  if (!isAccepted) {
    const [outcome, reason] = NOT_ACCEPTED.get(statusCode ?? 0) ?? [
      'unknown',
      `status-${statusCode ?? 'missing'}`,
    ];
    throw new SendFailed(outcome, reason);
  }
  // Sent, but no report will ever find it.
  if (!messageId || messageId === 'None') throw new SendFailed('unknown', 'no-message-id');
  return { providerMessageId: messageId, ...(cost ? { cost } : {}) };
}
