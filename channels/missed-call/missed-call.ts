import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Telecom } from '../../core/country/telecom.ts';
import { Refused } from '../../core/errors.ts';
import type { Medium } from '../../flows/medium.ts';
import { defineChannel, type Channel, type MissedCall, type WebhookRequest } from '../channel.ts';
import { fieldsOf, type RequestFields } from '../fields.ts';
import { refuseWrongToken } from '../path-token.ts';

/** How a provider tells of a call that it cut off: the names of its fields, the first that is there counting. */
interface Dialect {
  readonly from: readonly string[];
  readonly called: readonly string[];
  /** The provider's id of the call; without one a call is known by its numbers and its time. */
  readonly id?: string;
  /** Milliseconds since 1970, or ISO 8601. */
  readonly at?: string;
  /** A call of this kind is not one that somebody made to us. */
  readonly not?: { readonly field: string; readonly pattern: RegExp };
}

/** Told apart by their fields: all of them call the same address. */
const DIALECTS: readonly Dialect[] = [
  // Exotel's auto-hangup, told by a Passthru applet or its missed-call setting:
  // https://developer.exotel.com/docs/call-support/call-features/missed-call
  {
    from: ['CallFrom', 'From'],
    called: ['CallTo', 'To'],
    id: 'CallSid',
    not: { field: 'Direction', pattern: /^outbound/i },
  },
  // Infobip, which numbers nothing: https://infobip-whitedoc.sysb.ee/missed-call
  { from: ['callingNumber'], called: ['calledNumber'], at: 'timeOfCall' },
];

/**
 * Missed calls: somebody rings, the provider cuts the call off at no cost and tells us, and we ring back. What is told is
 * only who rang; whether and when they are called is decided where the wish is written down (core/outbox/call-back).
 */
export const missedCall = (medium: Medium, telecom: Pick<Telecom, 'readNumber'>): Channel<object> =>
  defineChannel<object>({
    id: 'missed-call/voice',
    medium,
    variables: z.object({}),
    webhooks: [
      {
        path: '/webhooks/missed-call/:token',
        methods: ['get', 'post'],
        kind: 'missed-call',
        read: (request) => readCall(request, telecom),
        // Exotel would send any word in it to the caller as a text, and lets the phone ring until it has an answer.
        respond: () => ({ status: 200, type: 'text/plain', body: '' }),
      },
    ],
    authenticate: refuseWrongToken,
  });

/** Null for a caller who withholds their number, and for a call of our own: there is nobody to ring back. */
function readCall(request: WebhookRequest, telecom: Pick<Telecom, 'readNumber'>): MissedCall | null {
  const fields = fieldsOf(request);
  const dialect = DIALECTS.find(({ from }) => from.some((name) => fields[name] !== undefined));
  if (!dialect) throw new Refused(400, 'no field says who rang');
  if (dialect.not?.pattern.test(fields[dialect.not.field] ?? '')) return null;
  const caller = firstOf(fields, dialect.from);
  const called = firstOf(fields, dialect.called);
  const at = dialect.at === undefined ? null : timeOf(fields[dialect.at]);
  const key = keyOf(dialect, fields, caller, called, at);
  const from = telecom.readNumber(caller);
  return from ? { key, from, called: telecom.readNumber(called), at } : null;
}

/** Values may come in double quotes, and unknown ones as the word "null". */
function firstOf(fields: RequestFields, names: readonly string[]): string {
  const values = names.map((name) => (fields[name] ?? '').trim().replace(/^"(.*)"$/s, '$1'));
  return values.find((value) => value !== '' && value !== 'null') ?? '';
}

function keyOf(
  { id }: Dialect,
  fields: RequestFields,
  caller: string,
  called: string,
  at: Date | null,
): string {
  if (id !== undefined) {
    const given = fields[id] ?? '';
    if (!/^[\w.-]{1,128}$/.test(given)) throw new Refused(400, `${id} is missing or malformed`);
    return given;
  }
  if (!at) throw new Refused(400, 'the time of the call is missing or malformed');
  return createHash('sha256').update(`${caller}\n${called}\n${at.getTime()}`).digest('base64url');
}

function timeOf(given: string | undefined): Date | null {
  const time = new Date(/^\d{1,15}$/.test(given ?? '') ? Number(given) : (given ?? ''));
  return Number.isNaN(time.getTime()) ? null : time;
}
