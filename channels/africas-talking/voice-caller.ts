import { z } from 'zod';
import { SendFailed } from '../../core/errors.ts';
import type { CallDue } from '../../core/outbox/call-back.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import { askProvider, refusalOf, type ProviderAnswer } from '../ask-provider.ts';
import type { Accepted } from '../channel.ts';
import { ownNumberFor } from '../own-numbers.ts';

const LIVE = 'https://voice.africastalking.com';
const SANDBOX = 'https://voice.sandbox.africastalking.com';

type Outcome = readonly [outcome: SendFailed['outcome'], reason: string];

/** https://developers.africastalking.com/docs/voice/make_call: an entry's status. */
const NOT_QUEUED: ReadonlyMap<string, Outcome> = new Map([
  ['InvalidPhoneNumber', ['rejected', 'invalid-number']],
  ['DestinationNotSupported', ['rejected', 'no-route']],
  ['InsufficientCredit', ['retry', 'insufficient-balance']],
]);

/** The beginning of an errorMessage, which then holds what we sent. */
const ERRORS: readonly (readonly [start: string, outcome: Outcome])[] = [
  ['Invalid callerId', ['retry', 'invalid-sender']],
  ['Invalid callbackUrl', ['retry', 'invalid-callback']],
];

/** The account, as it makes calls. */
export interface CallingAccount {
  readonly AT_USERNAME: string;
  readonly AT_API_KEY: string;
  readonly AT_API_BASE_URL?: string | undefined;
}

/**
 * Calls somebody, who then meets the conversation as if they had rung: the number's own callback is asked. It brings
 * our clientRequestId along. Without the SDK, which has no time limit.
 */
export function createCaller(
  { AT_USERNAME: username, AT_API_KEY: apikey, AT_API_BASE_URL: baseUrl }: CallingAccount,
  ours: readonly PhoneNumber[],
  timeLimitMs: number,
): (call: CallDue) => Promise<Accepted> {
  const host = baseUrl ?? (username.toLowerCase() === 'sandbox' ? SANDBOX : LIVE);
  const url = `${host.replace(/\/+$/, '')}/call`;
  return async ({ id, to, called }) => {
    const form = { username, to: to.e164, from: ownNumberFor(called, ours).e164, clientRequestId: id };
    const answer = await askProvider({
      url,
      headers: { apikey, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      timeLimitMs,
    });
    return settle(answer);
  };
}

const Answer = z.object({
  entries: z.array(z.object({ status: z.string().catch(''), sessionId: z.string().catch('') })).catch([]),
  errorMessage: z.string().catch(''),
});

/** What became of the one call is said in its entry, not in the HTTP status. */
function settle({ status, body }: ProviderAnswer): Accepted {
  if (status !== 200 && status !== 201) throw refusalOf(status);
  const parsed = Answer.safeParse(readJson(body));
  if (!parsed.success) throw new SendFailed('unknown', 'unreadable-answer');
  const { entries, errorMessage } = parsed.data;
  const [entry] = entries;
  if (!entry) {
    const known = ERRORS.find(([start]) => errorMessage.startsWith(start));
    throw new SendFailed(...(known?.[1] ?? (['unknown', 'no-entry'] as const)));
  }
  const refused = NOT_QUEUED.get(entry.status);
  if (refused) throw new SendFailed(...refused);
  if (entry.status !== 'Queued') throw new SendFailed('unknown', 'unreadable-answer');
  if (!entry.sessionId || entry.sessionId === 'None') throw new SendFailed('unknown', 'no-session-id');
  return { providerMessageId: entry.sessionId };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
