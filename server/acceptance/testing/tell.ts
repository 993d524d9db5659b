import { createHmac } from 'node:crypto';
import { signOfTwilio } from '../../../channels/simulator/twilio-road.ts';
import { systemClock } from '../../../core/clock.ts';
import { PUBLIC_BASE_URL, SECRETS, TWILIO_ACCOUNT, type Acceptance } from './service.ts';
import { metaNotice, type Person, type Told } from './webhooks.ts';

/** What the service answered. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Those by which gateways know whether a session goes on. */
  readonly open: string;
  readonly ms: number;
}

/** Whatever else is told, and not by whom it was done: reports, ends of sessions, missed calls. */
export const OTHER_WEBHOOKS: readonly { readonly name: string; readonly told: Told }[] = [
  {
    name: 'a session that ended, by Africa’s Talking',
    told: {
      path: '/webhooks/africas-talking/{token}/ussd-events',
      form: { sessionId: 's', status: 'Success' },
    },
  },
  {
    name: 'a report by Africa’s Talking',
    told: { path: '/webhooks/africas-talking/{token}/delivery', form: { id: 'ATX', status: 'Success' } },
  },
  {
    name: 'a report by Exotel',
    told: { path: '/webhooks/exotel/{token}/delivery', form: { SmsSid: 'x', Status: 'delivered' } },
  },
  {
    name: 'a call that ended, by Exotel',
    told: { path: '/webhooks/exotel/{token}/call-status', form: { CallSid: 'x', Status: 'completed' } },
  },
  {
    name: 'a report by Infobip',
    told: {
      path: '/webhooks/sms-gateway/infobip/{token}/delivery',
      json: {
        results: [{ messageId: 'x', status: { groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' } }],
      },
    },
  },
  {
    name: 'a report by MSG91',
    told: {
      path: '/webhooks/sms-gateway/msg91/{token}/delivery',
      form: { data: '[{"requestId":"x","report":[{"number":"91","status":"1"}]}]' },
    },
  },
  {
    name: 'a report by Twilio',
    told: {
      path: '/webhooks/twilio/status',
      form: { MessageSid: 'SMx', MessageStatus: 'delivered', AccountSid: TWILIO_ACCOUNT },
    },
  },
  {
    name: 'a call that ended, by Twilio',
    told: {
      path: '/webhooks/twilio/voice-status',
      form: { CallSid: 'CAx', CallStatus: 'completed', AccountSid: TWILIO_ACCOUNT },
    },
  },
  {
    name: 'a report by Meta',
    told: {
      path: '/webhooks/whatsapp-cloud',
      json: metaNotice({ statuses: [{ id: 'wamid.x', status: 'delivered' }] }),
    },
  },
  {
    name: 'a missed call by Exotel',
    told: {
      path: '/webhooks/missed-call/{token}',
      query: { CallSid: 'missed1', CallFrom: '09811100001', CallTo: '08088919888', Direction: 'incoming' },
    },
  },
  {
    name: 'a missed call by Infobip',
    told: {
      path: '/webhooks/missed-call/{token}',
      json: {
        callingNumber: '919811100002',
        calledNumber: '918088919888',
        timeOfCall: systemClock.now().getTime(),
      },
    },
  },
];

/** Where the secret stands that a request is made with: in its path, or in a signature over all of it. */
export interface Secrets {
  readonly token: string;
  readonly twilio: string;
  readonly meta: string;
}
export const GENUINE: Secrets = {
  token: SECRETS.WEBHOOK_TOKEN,
  twilio: SECRETS.TWILIO_AUTH_TOKEN,
  meta: SECRETS.WHATSAPP_APP_SECRET,
};

/** Tells the service something as the provider would, signed where it signs. */
export async function tell(
  service: Pick<Acceptance, 'url'>,
  { path, query, form, json }: Told,
  { token, twilio, meta }: Secrets = GENUINE,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const asked = path.replace('{token}', token) + (query ? `?${new URLSearchParams(query).toString()}` : '');
  const raw = json === undefined ? undefined : escaped(JSON.stringify(json));
  const body = raw ?? (form ? new URLSearchParams(form).toString() : undefined);
  const signed: Record<string, string> = {};
  if (path.startsWith('/webhooks/twilio/'))
    signed['x-twilio-signature'] = signOfTwilio(twilio, PUBLIC_BASE_URL + asked, form ?? {});
  if (path === '/webhooks/whatsapp-cloud') signed['x-hub-signature-256'] = signOfMeta(meta, body ?? '');
  const started = performance.now();
  const response = await fetch(service.url + asked, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: {
      ...(body === undefined
        ? {}
        : { 'content-type': raw === undefined ? 'application/x-www-form-urlencoded' : 'application/json' }),
      ...signed,
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
    open: response.headers.get('freeflow') ?? response.headers.get('x-ussd-session') ?? '',
    ms: performance.now() - started,
  };
}

export const signOfMeta = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** As Meta writes JSON: whatever is not ASCII by its code. */
export const escaped = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What an answer says, apart from how long it took. */
export const saidBy = ({ status, type, body, open }: Answer): object => ({ status, type, body, open });

/** The same request with fields that nobody knows, wherever there can be any. */
export const withMore = (told: Told): Told => ({
  path: told.path,
  ...(told.query ? { query: { ...told.query, unknownField: 'x' } } : {}),
  ...(told.form ? { form: { ...told.form, unknownField: 'x', 'odd[]': '1' } } : {}),
  ...(told.json === undefined ? {} : { json: widened(told.json) }),
});

function widened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(widened);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, one]) => [name, widened(one)] as const);
  return { ...Object.fromEntries(fields), unknown_field: { of: ['any', 1, null] } };
}

let people = 0;
/** Somebody whom no test has met; each test file has hundreds of thousands of its own. */
export function somebody(): Person {
  const n = String(++people).padStart(7, '0');
  return { number: `+91981${n}`, session: `S${n}a` };
}

/** Numbers given to anybody so far, as they would stand in a log. */
export const numbersGiven = (): readonly string[] =>
  Array.from({ length: people }, (_, n) => `981${String(n + 1).padStart(7, '0')}`);
