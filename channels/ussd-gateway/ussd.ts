import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Telecom } from '../../core/country/telecom.ts';
import { Refused } from '../../core/errors.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import {
  defineChannel,
  type Channel,
  type Hop,
  type Inbound,
  type SessionEnded,
  type WebhookResponse,
} from '../channel.ts';
import { fieldsOf, type RequestFields } from '../fields.ts';
import {
  dialledHistory,
  joinedHistory,
  latestInput,
  latestInputOf,
  suffixesOf,
} from '../media/ussd-history.ts';
import { refuseWrongToken } from '../path-token.ts';
import { HUNG_UP, REPLIES, type Dialect } from './dialects.ts';
import { readGateways, type Gateway } from './gateways.ts';

/** A gateway without sessions forgets a person after so long (praekelt/vumi, transports/imimobile: 600 s). */
const SESSION_MS = 600_000;

/** No ":", which parts the key. */
const SESSION_ID = /^[\w.@=+/-]{1,128}$/;

/** Characters: some fifty pages of the longest answers where all of them are sent, and one answer where only that is. */
const MAX_INPUT = { joined: 10_000, dialled: 10_000, latest: 1_000, 'latest-by-number': 1_000 } as const;

/**
 * USSD over HTTP through the gateways that USSD_GATEWAYS names, each at /webhooks/ussd/{name}/{token}, by GET or POST.
 * Where it is malformed there is one channel that serves nothing and whose variables say what is wrong, so that it is
 * listed with everything else that stops the start.
 */
export function ussdGateways(
  medium: Medium,
  telecom: Pick<Telecom, 'readNumber'>,
  configured: string | undefined,
): readonly Channel<object>[] {
  try {
    return readGateways(configured ?? '').map((gateway) => ussdGateway(medium, telecom, gateway));
  } catch (error) {
    return [misconfigured(medium, (error as Error).message)];
  }
}

/** One gateway. */
export const ussdGateway = (
  medium: Medium,
  telecom: Pick<Telecom, 'readNumber'>,
  { name, code, dialect }: Gateway,
): Channel<object> =>
  defineChannel<object>({
    // A name of its own before the slash: each gateway has a token of its own, and cannot speak for another.
    id: `ussd-${name}/ussd`,
    medium,
    variables: z.object({}),
    webhooks: [
      {
        path: `/webhooks/ussd/${name}/:token`,
        methods: ['get', 'post'],
        kind: 'message',
        read: (request) => readHop(dialect, code, telecom, fieldsOf(request)),
        respond: (drawn) => answer(dialect, drawn),
        ended: (request) => readEnding(dialect, fieldsOf(request)),
      },
    ],
    authenticate: refuseWrongToken,
  });

const misconfigured = (medium: Medium, message: string): Channel<object> =>
  defineChannel<object>({
    id: 'ussd-gateway/ussd',
    medium,
    variables: z
      .object({})
      .superRefine((_, context) => context.addIssue({ code: 'custom', path: ['USSD_GATEWAYS'], message })),
    webhooks: [],
    authenticate: refuseWrongToken,
  });

const has = (fields: RequestFields, field: string): boolean => fields[field] !== undefined;

function readHop(
  dialect: Dialect,
  code: string,
  telecom: Pick<Telecom, 'readNumber'>,
  fields: RequestFields,
): Inbound | null {
  if (readEnding(dialect, fields)) return null;
  const { fields: named, required = [], mode } = dialect;
  for (const field of required) if (!has(fields, field)) throw new Refused(400, `${field} is missing`);
  const from = telecom.readNumber(fields[named.number] ?? '');
  if (!from) throw new Refused(400, `${named.number} is missing or malformed`);
  const input = fields[named.input] ?? '';
  if (input.length > MAX_INPUT[mode]) throw new Refused(400, `${named.input} is too long`);
  return { from, ...hopOf(dialect, code, fields, input, from) };
}

function hopOf(
  dialect: Dialect,
  code: string,
  fields: RequestFields,
  input: string,
  from: PhoneNumber,
): Hop & Pick<Inbound, 'placed'> {
  if (dialect.mode === 'latest-by-number') {
    const ends = HUNG_UP.test(input);
    return latestInputOf({ input, code, who: hashOf(from), ttlMs: SESSION_MS, ends });
  }
  const session = sessionIn(dialect, fields);
  if (dialect.mode === 'latest') {
    return dialect.hop === undefined
      ? latestInput({ input, code, session })
      : numberedHop(session, fields[dialect.hop], input, code);
  }
  const hear = dialect.mode === 'joined' ? joinedHistory(input) : dialledHistory(input || code, code);
  if (!hear) throw new Refused(400, `${dialect.fields.input} does not begin with the code of this gateway`);
  return { key: `${session}:${input}`, dialog: session, hear };
}

/** A hop that the gateway numbers: its input is new unless the session is past that number. */
function numberedHop(session: string, given: string | undefined, input: string, code: string): Hop {
  if (!/^\d{1,6}$/.test(given ?? '')) throw new Refused(400, 'the number of the hop is missing or malformed');
  const number = Number(given);
  return {
    key: `${session}:${number}`,
    dialog: session,
    hear: (before) => {
      if (before !== undefined && number <= Number(before)) return 'late';
      const opening = before === undefined ? suffixesOf(input, code) : null;
      return { inputs: opening ?? [input], heard: String(number) };
    },
  };
}

function sessionIn({ fields }: Dialect, given: RequestFields): string {
  const name = fields.session ?? '';
  const session = given[name] ?? '';
  if (!SESSION_ID.test(session)) throw new Refused(400, `${name} is missing or malformed`);
  return session;
}

/** Stands for a number in a key, where there is nothing else to tell one person from another. */
const hashOf = (number: PhoneNumber): string =>
  createHash('sha256').update(number.e164).digest('base64url').slice(0, 22);

function readEnding({ ended, fields }: Dialect, given: RequestFields): SessionEnded | null {
  if (!ended || !has(given, ended.field) || !ended.pattern.test(given[ended.field] ?? '')) return null;
  const dialog = given[fields.session ?? ''] ?? '';
  return SESSION_ID.test(dialog) ? { dialog, status: 'dropped' } : null;
}

/** Without a page the session is closed without a word. A leading line break would end up on the screen of some. */
function answer(dialect: Dialect, drawn: Drawn | null): WebhookResponse {
  const text = (drawn?.text ?? '').replace(/\r\n?/g, '\n').trimStart();
  const { headers = {}, ...reply } = REPLIES[dialect.reply](text, drawn?.last ?? true);
  // The same address is asked again and again by GET, with another answer each time.
  return { status: 200, ...reply, headers: { 'cache-control': 'no-store', ...headers } };
}
