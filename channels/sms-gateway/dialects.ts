import { z } from 'zod';
import { SendFailed } from '../../core/errors.ts';
import type { DeliveryReport, WebhookRequest } from '../channel.ts';
import { fieldsOf, flat, isJson, jsonOf } from '../fields.ts';
import type { Registered } from '../registered-texts.ts';

/** A text on its way out, with what any gateway may want to know of it. */
export interface Outgoing {
  /** E.164. */
  readonly to: string;
  /** The same within the country; null abroad. */
  readonly national: string | null;
  readonly text: string;
  readonly header: string | undefined;
  readonly registered: Registered | null;
  readonly isUnicode: boolean;
  /** Where its reports go; null where nobody has said how we are reached. */
  readonly reportTo: string | null;
}

/** How a text is sent. */
interface Sending {
  readonly live: string;
  readonly path: string;
  /** The header with the key. */
  authorize(key: string): Readonly<Record<string, string>>;
  ask(message: Outgoing): unknown;
  /** The gateway's id of the text; throws SendFailed when it did not take it. `answer` is whatever it said, parsed. */
  settle(answer: unknown): string;
}

/** Where something is in the gateway's own form. */
interface Inbound {
  readonly from: string;
  readonly text: string;
  /** Absent where the gateway gives a text no identity. */
  readonly id?: string;
  /** What stands for a text that has none: not a person's. */
  readonly nothing?: string;
}

interface Reports {
  readonly id: string;
  /** The number that the message went to. */
  readonly to: string;
  /** Looked for in the order of these fields; the first whose value is known counts. */
  readonly status: readonly string[];
  readonly known: ReadonlyMap<string, Told>;
  /** The field that names a failure in a word. */
  readonly reason: string;
  /** The price of one part, its currency, and the number of parts; absent where it tells none. */
  readonly price?: { readonly amount: string; readonly currency: string; readonly parts: readonly string[] };
}

type Told = Pick<DeliveryReport, 'status' | 'optOut'>;

/** One gateway's way of carrying texts, as data; only what no table can say is a function. */
export interface Dialect {
  /** Absent where it only brings texts. */
  readonly sending?: Sending;
  /** It writes to numbers of the service's own country alone. */
  readonly homeOnly?: true;
  readonly inbound: Inbound;
  readonly reports?: Reports;
  /** The items of a request, each as fields: one text or report, or many. Throws Refused when it is none of this. */
  items(request: WebhookRequest): readonly Readonly<Record<string, string>>[];
}

/** Items taken from one request; a report comes with at most a hundred. */
const MAX_ITEMS = 1_000;

const listIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A word of a gateway's as one of our reasons. */
const asReason = (word: string | undefined, otherwise: string): string =>
  /^[A-Za-z0-9_]{1,40}$/.test(word ?? '') ? word!.toLowerCase().replaceAll('_', '-') : otherwise;

const InfobipAnswer = z.object({
  messages: z.tuple([
    z.object({
      messageId: z.string().min(1).optional(),
      status: z.object({ groupName: z.string(), name: z.string().optional() }),
    }),
  ]),
});

/** https://www.infobip.com/docs/essentials/api-essentials/response-status-and-error-codes: refused now, not for good. */
const INFOBIP_LATER: ReadonlyMap<string, string> = new Map([
  ['REJECTED_NOT_ENOUGH_CREDITS', 'insufficient-balance'],
  ['REJECTED_ROUTE_NOT_AVAILABLE', 'no-route'],
  ['REJECTED_SYSTEM_ERROR', 'provider-error'],
]);

const infobip: Dialect = {
  // https://infobip.com/docs/api/channels/sms/sms-messaging/outbound-sms/send-sms-message
  sending: {
    live: 'https://api.infobip.com',
    path: '/sms/2/text/advanced',
    authorize: (key) => ({ authorization: `App ${key}` }),
    ask: ({ to, text, header, registered, reportTo }) => ({
      messages: [
        {
          ...(header === undefined ? {} : { from: header }),
          destinations: [{ to: to.slice(1) }],
          text,
          ...(reportTo === null ? {} : { notifyUrl: reportTo, notifyContentType: 'application/json' }),
          ...(registered === null
            ? {}
            : {
                regional: {
                  indiaDlt: {
                    principalEntityId: registered.entityId,
                    contentTemplateId: registered.templateId,
                  },
                },
              }),
        },
      ],
    }),
    settle(answer) {
      const parsed = InfobipAnswer.safeParse(answer);
      if (!parsed.success) throw new SendFailed('unknown', 'unreadable-answer');
      const [{ messageId, status }] = parsed.data.messages;
      if (status.groupName !== 'PENDING' && status.groupName !== 'DELIVERED') {
        const later = INFOBIP_LATER.get(status.name ?? '');
        if (later) throw new SendFailed('retry', later);
        throw new SendFailed('rejected', asReason(status.name, 'refused'));
      }
      if (messageId === undefined) throw new SendFailed('unknown', 'no-message-id');
      return messageId;
    },
  },
  // https://infobip.com/docs/api/channels/sms/inbound-sms/receive-inbound-sms-messages
  inbound: { from: 'from', text: 'text', id: 'messageId' },
  // A message that the operator has is not yet one that the person has.
  reports: {
    id: 'messageId',
    to: 'to',
    status: ['name', 'groupName'],
    known: new Map<string, Told>([
      ['PENDING_ENROUTE', { status: 'sent' }],
      ['DELIVERED_TO_OPERATOR', { status: 'sent' }],
      ['PENDING', { status: 'accepted' }],
      ['DELIVERED', { status: 'delivered' }],
      ['EXPIRED', { status: 'failed' }],
      ['REJECTED', { status: 'failed' }],
      ['UNDELIVERABLE', { status: 'failed' }],
    ]),
    reason: 'name',
    price: { amount: 'pricePerMessage', currency: 'currency', parts: ['smsCount', 'messageCount'] },
  },
  items(request) {
    const body = jsonOf(request);
    // The status of a report, and its price, are objects of their own.
    return listIn(isObject(body) ? body.results : null).map((item) => ({
      ...flat(isObject(item) ? item.price : null),
      ...flat(isObject(item) ? item.status : null),
      ...flat(item),
    }));
  },
};

const Msg91Answer = z.union([
  z.object({ type: z.literal('success'), message: z.string().min(1).max(100) }),
  z.object({ type: z.literal('error'), code: z.coerce.string().optional() }),
]);

/** https://msgwow.com/kb/article/what-are-all-the-error-codes-and-what-does-it-mean (the same API), 418 msg91.com/help/api. */
const MSG91_ERRORS: ReadonlyMap<string, readonly [SendFailed['outcome'], string]> = new Map([
  ['106', ['retry', 'credentials']],
  ['207', ['retry', 'credentials']],
  ['208', ['retry', 'credentials']],
  ['418', ['retry', 'credentials']],
  ['202', ['rejected', 'invalid-number']],
  ['203', ['retry', 'invalid-sender']],
  ['301', ['retry', 'insufficient-balance']],
  ['302', ['retry', 'account-expired']],
  ['303', ['retry', 'account-banned']],
  ['306', ['retry', 'no-route']],
  ['310', ['rejected', 'too-long']],
  // The same request within ten seconds: the first one has gone.
  ['311', ['unknown', 'duplicate']],
]);

const msg91: Dialect = {
  homeOnly: true,
  // Sunbird, sms-configuration.md; http://api.msg91.com/apidoc/textsms/send-sms-v1.php
  sending: {
    live: 'https://api.msg91.com',
    path: '/api/v2/sendsms',
    authorize: (key) => ({ authkey: key }),
    ask: ({ to, national, text, header, registered, isUnicode }) => ({
      ...(header === undefined ? {} : { sender: header }),
      // 4 is the route of what people asked for; 0 the country where numbers are given whole.
      route: '4',
      country: national === null ? '0' : '91',
      ...(isUnicode ? { unicode: 1 } : {}),
      sms: [{ message: text, to: [national ?? to.slice(1)] }],
      ...(registered === null ? {} : { DLT_TE_ID: registered.templateId }),
    }),
    settle(answer) {
      const parsed = Msg91Answer.safeParse(answer);
      if (!parsed.success) throw new SendFailed('unknown', 'unreadable-answer');
      if (parsed.data.type === 'success') return parsed.data.message;
      const code = parsed.data.code ?? 'missing';
      throw new SendFailed(
        ...(MSG91_ERRORS.get(code) ?? (['rejected', asReason(`code_${code}`, 'refused')] as const)),
      );
    },
  },
  // Whoever rents a long code there sets where its texts go and under which names: these.
  inbound: { from: 'mobile', text: 'message', id: 'id' },
  // https://msg91.com/help/webhooks/how-can-i-get-the-delivery-reports-on-my-webhook-url
  reports: {
    id: 'requestId',
    to: 'number',
    status: ['status'],
    known: new Map<string, Told>([
      ['1', { status: 'delivered' }],
      ['2', { status: 'failed' }],
      ['9', { status: 'failed', optOut: true }],
      ['16', { status: 'failed' }],
      ['17', { status: 'failed' }],
      ['25', { status: 'failed' }],
    ]),
    reason: 'desc',
  },
  /** Version 2 is a form whose field `data` holds JSON, with the reports of a request within it; version 3 is one in JSON. */
  items(request) {
    if (isJson(request)) {
      const body = jsonOf(request);
      return (Array.isArray(body) ? listIn(body) : [body]).map(flat);
    }
    const { data, ...fields } = fieldsOf(request);
    if (data === undefined) return [fields];
    const requests = listIn(jsonOf({ rawBody: Buffer.from(data) }));
    return requests.flatMap((one) =>
      listIn(isObject(one) ? one.report : null).map((report) => ({ ...flat(one), ...flat(report) })),
    );
  },
};

/** Netcore in India brings texts and no more (praekelt/vumi, transports/netcore). An empty one comes as the word "None". */
const netcore: Dialect = {
  inbound: { from: 'from_addr', text: 'content', nothing: 'None' },
  items: (request) => [fieldsOf(request)],
};

/** The gateways that are known, by the name that SMS_GATEWAY takes. */
export const DIALECTS = { infobip, msg91, netcore } as const satisfies Record<string, Dialect>;

/** What SMS_GATEWAY may be. */
export type DialectName = keyof typeof DIALECTS;
