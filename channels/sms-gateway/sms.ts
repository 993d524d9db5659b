import { createHash } from 'node:crypto';
import { z } from 'zod';
import { numberOf } from '../../core/address.ts';
import type { Telecom } from '../../core/country/telecom.ts';
import { SendFailed } from '../../core/errors.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import { askProvider, refusalOf, type ProviderAnswer } from '../ask-provider.ts';
import {
  defineChannel,
  type Channel,
  type DeliveryReport,
  type Hop,
  type Inbound,
  type Surroundings,
  type Webhook,
} from '../channel.ts';
import { costOf } from '../cost.ts';
import { isGsm7 } from '../media/gsm7.ts';
import { isRepeat } from '../media/ussd-history.ts';
import { optedOut } from '../opted-out.ts';
import { refuseWrongToken } from '../path-token.ts';
import { registration, registrationOf } from '../registered-texts.ts';
import { apiBaseUrl } from '../variables.ts';
import { DIALECTS, type Dialect, type DialectName } from './dialects.ts';

const TIME_LIMIT_MS = 8_000;

/** Texts are one long thread. */
const THREAD = 'thread';

const variables = (telecom: Pick<Telecom, 'sms'>) =>
  z.object({
    SMS_GATEWAY_API_KEY: z.string().min(1),
    SMS_GATEWAY_API_BASE_URL: apiBaseUrl,
    ...registration(telecom),
  });

/** The account at the gateway, and what the operators know of us. */
export type SmsGatewayVariables = z.output<ReturnType<typeof variables>>;

type Country = Pick<Telecom, 'sms' | 'classOf' | 'readNumber' | 'nationalOf'>;

interface Options {
  readonly timeLimitMs?: number;
}

/** The gateway that SMS_GATEWAY names; none where it is blank. A wrong name stops the start with the reason. */
export function smsGateways(
  medium: Medium,
  telecom: Country,
  configured: string | undefined,
): readonly Channel[] {
  const name = configured?.trim() ?? '';
  if (name === '') return [];
  if (Object.hasOwn(DIALECTS, name))
    return [smsGateway(medium, telecom, name as DialectName)] as readonly Channel[];
  const message = `must be one of ${Object.keys(DIALECTS).join(', ')}`;
  const wrong = defineChannel<object>({
    id: 'sms-gateway/sms',
    medium,
    variables: z
      .object({})
      .superRefine((_, context) => context.addIssue({ code: 'custom', path: ['SMS_GATEWAY'], message })),
    webhooks: [],
    authenticate: refuseWrongToken,
  });
  return [wrong] as readonly Channel[];
}

/** Texts through an aggregator, both ways, with reports in batches; to the country only as registered templates. */
export function smsGateway(
  medium: Medium,
  telecom: Country,
  name: DialectName,
  { timeLimitMs = TIME_LIMIT_MS }: Options = {},
): Channel<SmsGatewayVariables> {
  const dialect: Dialect = DIALECTS[name];
  const { reports, sending } = dialect;
  const texts: Webhook = {
    path: `/webhooks/sms-gateway/${name}/:token/sms`,
    methods: ['get', 'post'],
    kind: 'message',
    read: (request) => dialect.items(request).flatMap((item) => readText(dialect, item, telecom) ?? []),
    respond: thank,
  };
  const delivery: Webhook = {
    path: `/webhooks/sms-gateway/${name}/:token/delivery`,
    methods: ['get', 'post'],
    kind: 'report',
    read: (request) =>
      dialect.items(request).flatMap((item) => (reports && readReport(reports, item, telecom)) ?? []),
    respond: thank,
  };
  return defineChannel<SmsGatewayVariables>({
    id: `${name}/sms`,
    medium,
    ...(dialect.homeOnly ? { homeOnly: true } : {}),
    ...(sending ? { registers: true } : {}),
    variables: variables(telecom),
    webhooks: reports ? [texts, delivery] : [texts],
    authenticate: refuseWrongToken,
    ...(sending ? { sender: (config) => createSender(name, sending, config, telecom, timeLimitMs) } : {}),
  });
}

const thank = () => ({ status: 200, type: 'text/plain', body: '' });

type Item = Readonly<Record<string, string>>;

/** One text of a request; null for what is none, so that one bad item does not take the others with it. */
function readText({ inbound }: Dialect, item: Item, telecom: Country): Inbound | null {
  const from = telecom.readNumber(item[inbound.from] ?? '');
  const text = item[inbound.text];
  if (!from || text === undefined || text === inbound.nothing) return null;
  if (inbound.id === undefined) return { from, ...unnamedText(hashOf(from), text) };
  const id = item[inbound.id] ?? '';
  if (id === '' || id.length > 128) return null;
  return { key: id, from, dialog: THREAD, hear: () => ({ inputs: [text], heard: '' }) };
}

/** A text without an identity: the same one within a moment of its answer was brought twice. */
function unnamedText(who: string, text: string): Hop & Pick<Inbound, 'placed'> {
  const hop = (revision: number): Hop => ({
    key: `${who}:${revision}:${text}`,
    dialog: THREAD,
    hear: () => ({ inputs: [text], heard: `${revision} ${text}` }),
  });
  return {
    ...hop(0),
    placed(standing, arrivedAt) {
      const [, revision, input = ''] = /^(\d+) ([^]*)$/.exec(standing.heard) ?? [];
      const last = revision === undefined ? null : { revision: Number(revision), input };
      const isAgain =
        standing.dialog === THREAD && last !== null && isRepeat(last, text, standing, arrivedAt);
      return isAgain ? { ...hop(last.revision), again: true, hear: () => 'late' } : hop(standing.revision);
    },
  };
}

const hashOf = (number: PhoneNumber): string =>
  createHash('sha256').update(number.e164).digest('base64url').slice(0, 22);

function readReport(
  reports: NonNullable<Dialect['reports']>,
  item: Item,
  telecom: Country,
): DeliveryReport | null {
  const providerMessageId = item[reports.id];
  const told = reports.status.map((field) => reports.known.get(item[field] ?? '')).find((known) => known);
  if (!providerMessageId || !told) return null;
  const reason = (item[reports.reason] ?? '').trim().replace(/ +/g, '_');
  const isWord = told.status === 'failed' && /^[A-Z][A-Z0-9_]{0,39}$/.test(reason);
  return {
    providerMessageId,
    ...told,
    ...(isWord ? { reason } : {}),
    ...(told.optOut ? optedOut(telecom.readNumber(item[reports.to] ?? '')) : {}),
    ...(reports.price ? priceOf(reports.price, item) : {}),
  };
}

/** Each part is paid for. */
function priceOf(
  { amount, currency, parts }: NonNullable<NonNullable<Dialect['reports']>['price']>,
  item: Item,
): { readonly cost?: string } {
  const count = Number(parts.map((field) => item[field]).find((one) => one !== undefined) ?? 1);
  return costOf(item[currency], (Number(item[amount]) * count).toFixed(6));
}

type Sender = ReturnType<NonNullable<Channel<SmsGatewayVariables>['sender']>>;

function createSender(
  name: DialectName,
  sending: NonNullable<Dialect['sending']>,
  config: SmsGatewayVariables & Partial<Surroundings>,
  telecom: Country,
  timeLimitMs: number,
): Sender {
  const base = (config.SMS_GATEWAY_API_BASE_URL ?? sending.live).replace(/\/+$/, '');
  const { publicBaseUrl, token } = config;
  const reportTo =
    publicBaseUrl && token ? `${publicBaseUrl}/webhooks/sms-gateway/${name}/${token}/delivery` : null;
  return async (message) => {
    const to = numberOf(message.to);
    const { text } = message;
    const question = sending.ask({
      to: to.e164,
      national: telecom.nationalOf(to),
      text,
      header: config.SMS_HEADER,
      registered: registrationOf(message, config, telecom),
      isUnicode: !isGsm7(text),
      reportTo,
    });
    const answer = await askProvider({
      url: base + sending.path,
      headers: {
        ...sending.authorize(config.SMS_GATEWAY_API_KEY),
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: JSON.stringify(question),
      timeLimitMs,
    });
    return { providerMessageId: sending.settle(readAnswer(answer)) };
  };
}

/** An answer that is not 200 says by its status what it has to say. */
function readAnswer({ status, body }: ProviderAnswer): unknown {
  if (status !== 200) throw refusalOf(status);
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new SendFailed('unknown', 'unreadable-answer');
  }
}
