import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Refused } from '../../core/errors.ts';
import type {
  Channel,
  DeliveryReport,
  Heard,
  Inbound,
  SessionEnded,
  Surroundings,
  Webhook,
  WebhookRequest,
} from '../channel.ts';
import { keepOnLoopback } from './loopback.ts';
import { everythingIn, secretsIn } from './secrets.ts';

/** One request of a provider's, and what it must mean. */
export interface IncomingCase {
  readonly label: string;
  /** The last part of the webhook's path: "ussd", "sms", "delivery". */
  readonly to: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect:
    | { readonly refused: number }
    | { readonly none: true }
    | { readonly report: DeliveryReport }
    | { readonly session: SessionEnded }
    | ExpectedInbound;
}

interface ExpectedInbound {
  readonly from?: string;
  readonly key?: string;
  readonly dialog?: string;
  /** What is heard of it after this was heard before (undefined: nothing yet). */
  readonly hears?: readonly (readonly [before: string | undefined, heard: Heard])[];
}

interface Options {
  /** Turns a genuine request into one that somebody else made; by itself, another token in the path. */
  readonly forge?: (request: WebhookRequest) => WebhookRequest;
}

/** Values that no provider should send and some do. */
const ODD = [
  '',
  ' ',
  '*',
  '+',
  '\u0000',
  'null',
  'undefined',
  '%00',
  '🙂',
  '__proto__',
  'constructor',
  '9'.repeat(20_000),
];

/**
 * Runs the table, then what every channel owes without being asked: forged requests are refused, a redelivery has the
 * same key, unknown fields change nothing, missing and odd ones are at worst refused, no secret is in anything that
 * comes out, no number in what may be logged, no number or text in an error, and nothing is asked of the network.
 */
export function describeIncoming<C extends object>(
  channel: Channel<C>,
  config: C & Surroundings,
  cases: readonly IncomingCase[],
  { forge = forgeToken }: Options = {},
): void {
  const requestOf = (
    webhook: Webhook,
    { form = {}, query = {}, headers = {} }: IncomingCase,
  ): WebhookRequest => ({
    params: webhook.path.includes('/:token/') ? { token: config.token } : {},
    headers,
    query,
    form: Object.freeze({ ...form }),
    rawBody: Buffer.from(new URLSearchParams(form).toString()),
  });

  const attempt = (webhook: Webhook, request: WebhookRequest): Outcome => {
    try {
      channel.authenticate(request, config);
      return { read: webhook.read(request) };
    } catch (error) {
      if (error instanceof Refused) return { refused: error };
      throw error;
    }
  };

  describe(`${channel.id}, incoming`, () => {
    let loopback: ReturnType<typeof keepOnLoopback>;
    beforeAll(() => void (loopback = keepOnLoopback()));
    afterAll(() => {
      loopback.restore();
      expect(loopback.strayed).toEqual([]);
    });

    test('every webhook has a case', () => {
      const met = new Set(cases.map((one) => webhookOf(channel, one).path));
      expect([...met].sort()).toEqual(channel.webhooks.map(({ path }) => path).sort());
    });

    test.each(cases)('$label', (one) => {
      const webhook = webhookOf(channel, one);
      const request = requestOf(webhook, one);
      const outcome = attempt(webhook, request);
      compare(outcome, one);
      keepsSecrets(outcome, config, request);

      const more = { ...request, form: { ...request.form, fieldOfNextYear: '1' } };
      compare(attempt(webhook, more), one);
      if ('read' in outcome) expect(everythingIn(attempt(webhook, request))).toBe(everythingIn(outcome));

      const forged = attempt(webhook, forge(request));
      expect('refused' in forged && forged.refused.status).toBe(403);
      keepsSecrets(forged, config, request);

      for (const field of Object.keys(one.form ?? {})) {
        const { [field]: _, ...rest } = request.form;
        keepsSecrets(attempt(webhook, { ...request, form: rest }), config, request);
        for (const odd of ODD) {
          keepsSecrets(
            attempt(webhook, { ...request, form: { ...request.form, [field]: odd } }),
            config,
            request,
          );
        }
      }
    });

    test.each(channel.webhooks)('$path answers in a form that it can always give', (webhook) => {
      const response = webhook.kind === 'message' ? webhook.respond(null) : webhook.respond();
      expect(response.status).toBe(200);
      expect(response.type).toMatch(/^[a-z]+\/[a-z+-]+(; charset=utf-8)?$/);
      for (const secret of secretsIn(config)) expect(everythingIn(response)).not.toContain(secret);
    });
  });
}

type Outcome =
  { readonly read: Inbound | DeliveryReport | SessionEnded | null } | { readonly refused: Refused };

function webhookOf(channel: Pick<Channel, 'id' | 'webhooks'>, { to }: IncomingCase): Webhook {
  const webhook = channel.webhooks.find(({ path }) => path.endsWith(`/${to}`));
  if (!webhook) throw new Error(`${channel.id} has no webhook that ends in /${to}`);
  return webhook;
}

function compare(outcome: Outcome, { expect: wanted }: IncomingCase): void {
  if ('refused' in wanted) {
    expect('refused' in outcome ? outcome.refused.status : outcome).toBe(wanted.refused);
    return;
  }
  if ('refused' in outcome) throw outcome.refused;
  if ('none' in wanted) expect(outcome.read).toBeNull();
  else if ('report' in wanted) expect(outcome.read).toEqual(wanted.report);
  else if ('session' in wanted) expect(outcome.read).toEqual(wanted.session);
  else compareInbound(outcome.read as Inbound, wanted);
}

function compareInbound(inbound: Inbound, wanted: ExpectedInbound): void {
  expect(inbound).not.toBeNull();
  if (wanted.from !== undefined) expect(inbound.from.e164).toBe(wanted.from);
  if (wanted.key !== undefined) expect(inbound.key).toBe(wanted.key);
  if (wanted.dialog !== undefined) expect(inbound.dialog).toBe(wanted.dialog);
  for (const [before, heard] of wanted.hears ?? []) expect(inbound.hear(before)).toEqual(heard);
}

/** A key may hold what was typed, and is kept like it; a number may be in nothing, and an error may hold neither. */
function keepsSecrets(outcome: Outcome, config: object, { form }: WebhookRequest): void {
  const seen = everythingIn(outcome);
  for (const secret of secretsIn(config)) expect(seen).not.toContain(secret);
  for (const [field, value] of Object.entries(form)) {
    const digits = value.replace(/\D/g, '');
    if (/phone|from|msisdn/i.test(field) && digits.length >= 8) expect(seen).not.toContain(digits);
  }
  if (!('refused' in outcome)) return;
  for (const value of Object.values(form)) if (value.length >= 4) expect(seen).not.toContain(value);
}

function forgeToken(request: WebhookRequest): WebhookRequest {
  const token = request.params.token ?? '';
  const other = token.replace(/.$/u, (last) => (last === 'x' ? 'y' : 'x'));
  return { ...request, params: { ...request.params, token: other } };
}
