import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Refused } from '../../core/errors.ts';
import type {
  Channel,
  DeliveryReport,
  Heard,
  Hop,
  Inbound,
  MissedCall,
  SessionEnded,
  Standing,
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
  /** A body of JSON, or of what should be JSON when it is a text. */
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect:
    | { readonly refused: number }
    | { readonly none: true }
    | { readonly report: ExpectedReport }
    | { readonly reports: readonly ExpectedReport[] }
    | { readonly session: SessionEnded }
    /** The end of a session, told where hops are told. */
    | { readonly ended: SessionEnded }
    | {
        readonly missed: {
          readonly from: string;
          readonly called?: string | null;
          readonly at?: string | null;
        };
      }
    /** Several at once, with words on messages that came to the same address. */
    | { readonly inbounds: readonly ExpectedInbound[]; readonly reports?: readonly ExpectedReport[] }
    | ExpectedInbound;
}

/** Who opted out by the stored value. */
export type ExpectedReport = Omit<DeliveryReport, 'optedOut'> & { readonly optedOut?: string };

export interface ExpectedInbound {
  /** The address's stored value: a number in E.164, or "whatsapp:US.1234". */
  readonly from?: string;
  readonly alias?: string;
  /** Our own id of a call that we made. */
  readonly callId?: string | undefined;
  readonly key?: string;
  readonly dialog?: string;
  /** What is heard of it after this was heard before (undefined: nothing yet). */
  readonly hears?: readonly (readonly [before: string | undefined, heard: Heard])[];
  /** Which hop it is where the number stood like this, and came so many milliseconds after its last reply. */
  readonly places?: readonly (readonly [standing: Partial<Standing>, afterMs: number, hop: ExpectedHop])[];
}

interface ExpectedHop {
  readonly key?: string;
  readonly dialog?: string;
  readonly heard?: Heard;
  readonly again?: boolean;
  readonly ends?: boolean;
}

interface Options {
  /** For providers that sign: signs a request, again after every change to it. A changed one is then a forged one too. */
  readonly sign?: (request: WebhookRequest) => WebhookRequest;
  /** Turns a genuine request into one that somebody else made; by itself, another token in the path. */
  readonly forge?: (request: WebhookRequest) => WebhookRequest;
  /** Statuses of answers without a page, by the last part of the path, where one but 200 closes a session. */
  readonly closing?: Readonly<Record<string, number>>;
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
  { sign, forge = sign ? forgeForm : forgeToken, closing = {} }: Options = {},
): void {
  const webhooks = channel.webhooks.filter((webhook) => webhook.kind !== 'challenge');
  const requestOf = (
    webhook: Told,
    { form = {}, query = {}, json, headers = {} }: IncomingCase,
  ): WebhookRequest => ({
    params: webhook.path.split('/').includes(':token') ? { token: config.token } : {},
    headers: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
    query: Object.freeze({ ...query }),
    form: Object.freeze({ ...form }),
    rawBody: Buffer.from(json === undefined ? new URLSearchParams(form).toString() : jsonText(json)),
  });

  /** As the provider sends it: under its public address, signed where it signs. */
  const genuine = (webhook: Told, request: WebhookRequest): WebhookRequest => {
    if (!config.publicBaseUrl) return request;
    const query = new URLSearchParams(request.query).toString();
    const path = webhook.path.replace(':token', config.token);
    const isJson = request.headers['content-type'] === 'application/json';
    const addressed = {
      ...request,
      url: config.publicBaseUrl + path + (query === '' ? '' : `?${query}`),
      rawBody: isJson ? request.rawBody : Buffer.from(new URLSearchParams(request.form).toString()),
    };
    return sign ? sign(addressed) : addressed;
  };

  const attempt = (webhook: Told, request: WebhookRequest): Outcome =>
    take(webhook, genuine(webhook, request));

  const take = (webhook: Told, request: WebhookRequest): Outcome => {
    try {
      channel.authenticate(request, config);
      const ended = webhook.kind === 'message' ? webhook.ended?.(request) : undefined;
      const reports = webhook.kind === 'message' ? webhook.reports?.(request) : undefined;
      return { read: webhook.read(request), ...(ended ? { ended } : {}), ...(reports ? { reports } : {}) };
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
      const met = new Set(cases.map((one) => webhookOf(webhooks, one).path));
      expect([...met].sort()).toEqual(webhooks.map(({ path }) => path).sort());
    });

    test.each(cases)('$label', (one) => {
      const webhook = webhookOf(webhooks, one);
      const request = requestOf(webhook, one);
      const outcome = attempt(webhook, request);
      compare(outcome, one);
      keepsSecrets(outcome, config, request);

      const more = {
        ...request,
        form: { ...request.form, fieldOfNextYear: '1' },
        query: { ...request.query, fieldOfNextYear: '1' },
      };
      compare(attempt(webhook, more), one);
      if ('read' in outcome) expect(everythingIn(attempt(webhook, request))).toBe(everythingIn(outcome));

      const forged = take(webhook, forge(genuine(webhook, request)));
      expect('refused' in forged && forged.refused.status).toBe(403);
      keepsSecrets(forged, config, request);

      for (const part of ['form', 'query'] as const) {
        for (const field of Object.keys(one[part] ?? {})) {
          const { [field]: _, ...rest } = request[part];
          keepsSecrets(attempt(webhook, { ...request, [part]: rest }), config, request);
          for (const odd of ODD) {
            const changed = { ...request, [part]: { ...request[part], [field]: odd } };
            keepsSecrets(attempt(webhook, changed), config, request);
          }
        }
      }
      if (one.json === undefined) return;
      for (const odd of [...ODD, ...ODD_JSON, ...halves(request.rawBody.toString())]) {
        keepsSecrets(attempt(webhook, { ...request, rawBody: Buffer.from(odd) }), config, request);
      }
    });

    test.each(webhooks)('$path answers in a form that it can always give', (webhook) => {
      const response = webhook.kind === 'message' ? webhook.respond(null) : webhook.respond();
      expect(response.status).toBe(closing[webhook.path.split('/').at(-1)!] ?? 200);
      expect(response.type).toMatch(/^[a-z]+\/[a-z+-]+(; charset=utf-8)?$/);
      for (const secret of secretsIn(config)) expect(everythingIn(response)).not.toContain(secret);
    });
  });
}

type Told = Exclude<Webhook, { kind: 'challenge' }>;

type Outcome =
  | {
      readonly read: ReturnType<Told['read']>;
      readonly ended?: SessionEnded;
      readonly reports?: readonly DeliveryReport[];
    }
  | { readonly refused: Refused };

/** JSON that is none, or of another shape than any provider's. */
const ODD_JSON = [
  '{',
  '[]',
  '[[]]',
  '{}',
  '{"results":{}}',
  '{"results":[null,1,"",[],{}]}',
  '['.repeat(5_000),
];

const jsonText = (json: unknown): string => (typeof json === 'string' ? json : JSON.stringify(json));

/** Values of a body that are changed: those of its first item or two. */
const MAX_CHANGED = 24;

/** The same body, each of its texts in turn emptied, and each of its values in turn of another type. */
const halves = (text: string): string[] =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?/g)]
    .slice(0, MAX_CHANGED)
    .flatMap(({ 0: value, index }) =>
      ['""', '{}', 'null', '[1]', '1e99'].map(
        (odd) => text.slice(0, index) + odd + text.slice(index + value.length),
      ),
    );

function webhookOf(webhooks: readonly Told[], { to }: IncomingCase): Told {
  const webhook = webhooks.find(({ path }) => path.endsWith(`/${to}`));
  if (!webhook) throw new Error(`there is no webhook that ends in /${to}`);
  return webhook;
}

function compare(outcome: Outcome, { expect: wanted }: IncomingCase): void {
  if ('refused' in wanted) {
    expect('refused' in outcome ? outcome.refused.status : outcome).toBe(wanted.refused);
    return;
  }
  if ('refused' in outcome) throw outcome.refused;
  const { read } = outcome;
  if (!('ended' in wanted)) expect(outcome.ended).toBeUndefined();
  if ('none' in wanted) expect(read).toBeNull();
  else if ('ended' in wanted)
    expect({ read, ended: outcome.ended }).toEqual({ read: null, ended: wanted.ended });
  else if ('report' in wanted) expect(shown(read as DeliveryReport)).toEqual(wanted.report);
  else if ('reports' in wanted && !('inbounds' in wanted))
    expect((read as readonly DeliveryReport[]).map(shown)).toEqual(wanted.reports);
  else if ('session' in wanted) expect(read).toEqual(wanted.session);
  else if ('missed' in wanted) compareMissed(read as MissedCall, wanted.missed);
  else if ('inbounds' in wanted) {
    expect(read).toHaveLength(wanted.inbounds.length);
    expect((outcome.reports ?? []).map(shown)).toEqual(wanted.reports ?? []);
    wanted.inbounds.forEach((one, index) => compareInbound((read as readonly Inbound[])[index]!, one));
  } else compareInbound(read as Inbound, wanted);
}

const shown = ({ optedOut, ...report }: DeliveryReport): ExpectedReport =>
  optedOut ? { ...report, optedOut: optedOut.value } : report;

function compareMissed(
  missed: MissedCall | null,
  { from, called, at }: { from: string; called?: string | null; at?: string | null },
): void {
  expect(missed?.from.e164).toBe(from);
  if (called !== undefined) expect(missed?.called?.e164 ?? null).toBe(called);
  if (at !== undefined) expect(missed?.at?.toISOString() ?? null).toBe(at);
}

function compareInbound(inbound: Inbound, wanted: ExpectedInbound): void {
  expect(inbound).not.toBeNull();
  if (wanted.from !== undefined) expect(inbound.from.value).toBe(wanted.from);
  if (wanted.alias !== undefined) expect(inbound.alias?.value).toBe(wanted.alias);
  if ('callId' in wanted) expect(inbound.callId).toBe(wanted.callId);
  if (wanted.key !== undefined) expect(inbound.key).toBe(wanted.key);
  if (wanted.dialog !== undefined) expect(inbound.dialog).toBe(wanted.dialog);
  for (const [before, heard] of wanted.hears ?? []) expect(inbound.hear(before)).toEqual(heard);
  for (const [standing, afterMs, hop] of wanted.places ?? []) {
    const repliedAt = new Date(1_000_000);
    const full = { revision: 0, dialog: null, heard: '', page: 0, over: false, repliedAt, ...standing };
    comparePlaced(inbound.placed!(full, new Date(repliedAt.getTime() + afterMs)), full, hop);
  }
}

function comparePlaced(placed: Hop, standing: Standing, wanted: ExpectedHop): void {
  const before = placed.dialog === standing.dialog ? standing.heard : undefined;
  if (wanted.key !== undefined) expect(placed.key).toBe(wanted.key);
  if (wanted.dialog !== undefined) expect(placed.dialog).toBe(wanted.dialog);
  if (wanted.heard !== undefined) expect(placed.hear(before)).toEqual(wanted.heard);
  expect({ again: placed.again ?? false, ends: placed.ends ?? false }).toEqual({
    again: wanted.again ?? false,
    ends: wanted.ends ?? false,
  });
}

/** A key may hold what was typed, and is kept like it; a number may be in nothing, and an error may hold neither. */
function keepsSecrets(outcome: Outcome, config: object, { form, query, rawBody }: WebhookRequest): void {
  const seen = everythingIn(outcome);
  for (const secret of secretsIn(config)) expect(seen).not.toContain(secret);
  const fields = [...Object.entries(form), ...Object.entries(query), ...fieldsOf(rawBody)];
  for (const [field, value] of fields) {
    const digits = value.replace(/\D/g, '');
    if (/phone|from|msisdn|mobile|callingNumber/i.test(field) && digits.length >= 8) {
      expect(seen).not.toContain(digits);
    }
  }
  if (!('refused' in outcome)) return;
  // Jest's own frames hold words like "anonymous" and "completed".
  const said = seen.replace(/^\W*at .*$/gm, '');
  for (const [, value] of fields) if (value.length >= 4) expect(said).not.toContain(value);
}

/** Every text in a body of JSON, with its field's name. */
function fieldsOf(rawBody: Buffer): [string, string][] {
  const found: [string, string][] = [];
  try {
    JSON.parse(rawBody.toString(), (field, value: unknown) => {
      if (typeof value === 'string') found.push([field, value]);
      return value;
    });
  } catch {
    // A form, or nothing.
  }
  return found;
}

/** One field more than was signed, or another address. */
function forgeForm(request: WebhookRequest): WebhookRequest {
  const body = `${request.rawBody.toString()}&forged=1`;
  return { ...request, url: `${request.url ?? ''}&forged=1`, rawBody: Buffer.from(body) };
}

function forgeToken(request: WebhookRequest): WebhookRequest {
  const token = request.params.token ?? '';
  const other = token.replace(/.$/u, (last) => (last === 'x' ? 'y' : 'x'));
  return { ...request, params: { ...request.params, token: other } };
}
