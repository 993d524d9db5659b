import type { Twilio } from 'twilio';
import type { z } from 'zod';
import { SendFailed } from '../../core/errors.ts';
import { inTime, isUnreachable, refusalOf } from '../ask-provider.ts';
import type { Accepted } from '../channel.ts';
import { costOf } from '../cost.ts';
import { apiBaseUrl } from '../variables.ts';
import { TwilioAccount } from './signature.ts';

/** The account and where its API is: by itself api.twilio.com and content.twilio.com. */
export const TwilioApi = TwilioAccount.extend({
  TWILIO_API_BASE_URL: apiBaseUrl,
});
export type TwilioApi = z.output<typeof TwilioApi>;

/** What became of a request, and why. */
export type Outcome = readonly [outcome: SendFailed['outcome'], reason: string];

/** Twilio takes no longer text, and no longer value in one: errors 21617 and 21658. */
export const MAX_BODY = 1600;

export const TIME_LIMIT_MS = 8_000;

/**
 * Twilio's codes (https://www.twilio.com/docs/api/errors, read 2026-11), of a refused request and of a message that failed
 * later alike. "retry" is what mends by itself or at the console; "elsewhere" is a road that this person is not on now.
 */
const CODES: ReadonlyMap<number, Outcome> = new Map([
  [10004, ['retry', 'throttled']],
  [20003, ['retry', 'credentials']],
  [20005, ['retry', 'account-suspended']],
  [20429, ['retry', 'throttled']],
  [21210, ['retry', 'invalid-sender']],
  [21211, ['rejected', 'invalid-number']],
  [21214, ['rejected', 'no-route']],
  [21215, ['rejected', 'region-not-enabled']],
  [21216, ['rejected', 'region-not-enabled']],
  [21217, ['rejected', 'invalid-number']],
  [21219, ['rejected', 'trial-account']],
  [21265, ['rejected', 'short-code']],
  [21408, ['rejected', 'region-not-enabled']],
  [21602, ['rejected', 'empty']],
  [21603, ['retry', 'invalid-sender']],
  [21606, ['retry', 'invalid-sender']],
  [21608, ['rejected', 'trial-account']],
  [21610, ['rejected', 'opted-out']],
  [21611, ['retry', 'queue-full']],
  [21612, ['rejected', 'no-route']],
  [21614, ['rejected', 'no-route']],
  [21617, ['rejected', 'too-long']],
  [21655, ['rejected', 'invalid-content']],
  [21656, ['rejected', 'invalid-content']],
  [21658, ['rejected', 'too-long']],
  [21660, ['retry', 'invalid-sender']],
  [30001, ['retry', 'queue-full']],
  [30002, ['retry', 'account-suspended']],
  [30003, ['rejected', 'unreachable-phone']],
  [30004, ['rejected', 'blocked']],
  [30005, ['rejected', 'unknown-phone']],
  [30006, ['rejected', 'landline']],
  [30007, ['rejected', 'filtered']],
  [30008, ['rejected', 'unknown-error']],
  [30018, ['rejected', 'sender-not-registered']],
  [63001, ['retry', 'credentials']],
  [63003, ['elsewhere', 'not-on-whatsapp']],
  [63007, ['retry', 'invalid-sender']],
  [63012, ['retry', 'provider-error']],
  [63013, ['rejected', 'policy']],
  [63014, ['rejected', 'blocked']],
  [63015, ['elsewhere', 'not-on-whatsapp']],
  [63016, ['elsewhere', 'outside-window']],
  [63017, ['retry', 'throttled']],
  [63018, ['retry', 'throttled']],
  [63019, ['rejected', 'media']],
  [63021, ['rejected', 'invalid-content']],
  [63024, ['elsewhere', 'not-on-whatsapp']],
  [63032, ['elsewhere', 'not-on-whatsapp']],
  [63033, ['rejected', 'blocked']],
  [63038, ['retry', 'daily-limit']],
  [92007, ['rejected', 'invalid-content']],
]);

/** What a code means; null where nobody has said. */
export const outcomeOf = (code: unknown): Outcome | null => CODES.get(Number(code)) ?? null;

/** The person asked Twilio not to be written to. */
export const OPTED_OUT = 21610;

/** Asks Twilio once, through its SDK; throws SendFailed, and nothing that was asked with is in it. */
export type AskTwilio = <T>(ask: (client: Twilio) => Promise<T>) => Promise<T>;

/**
 * The SDK for one account; nothing takes longer than `timeLimitMs`. It is loaded at the first question, because it takes
 * 22 MB and a tenth of a second, which a process that only answers webhooks can spare.
 */
export function connectTwilio(account: TwilioApi, timeLimitMs: number): AskTwilio {
  let connected: Promise<Twilio> | undefined;
  return async (ask) => {
    connected ??= connect(account, timeLimitMs);
    const client = await connected;
    try {
      return await inTime(ask(client), timeLimitMs);
    } catch (error) {
      // What the SDK throws may hold the number, the text and the token: never passed on, not even as a cause.
      const [outcome, reason] = explain(error);
      throw new SendFailed(outcome, reason);
    }
  };
}

/** Loads the SDK: not before it is used, because it is large. */
export const loadTwilio = () => import('twilio');

async function connect(account: TwilioApi, timeout: number): Promise<Twilio> {
  const { default: twilio } = await loadTwilio();
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: tokens, TWILIO_API_BASE_URL: baseUrl } = account;
  const [token = ''] = tokens.split(',').map((one) => one.trim());
  const client = twilio(sid, token, {
    timeout,
    // A kept connection may be closed just as it is used, and then nobody knows whether the message went.
    keepAlive: false,
    // TWILIO_LOG_LEVEL=debug in the environment would print numbers and texts.
    logLevel: 'none',
  });
  if (baseUrl) {
    client.api.baseUrl = baseUrl;
    client.content.baseUrl = baseUrl;
  }
  return client;
}

/** A RestException has a status and mostly a code of Twilio's; an error of the connection a word as its code. */
function explain(error: unknown): Outcome {
  if (error instanceof SendFailed) return [error.outcome, error.reason];
  const { isAxiosError, status, code } = (error ?? {}) as {
    isAxiosError?: boolean;
    status?: unknown;
    code?: unknown;
  };
  if (!isAxiosError && typeof status === 'number') {
    const known = outcomeOf(code);
    // From 500 on nobody knows whether the message went on, whatever the body says. A body that is not an error's: refused.
    if (known && status < 500) return known;
    const { outcome, reason } = refusalOf(status);
    return [outcome, reason];
  }
  if (isUnreachable(code)) return ['retry', 'unreachable'];
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return ['unknown', 'timeout'];
  return ['unknown', isAxiosError ? 'connection-lost' : 'unreadable-answer'];
}

/** The id of a message or call that Twilio took; it may also say at once that it will not go. Throws SendFailed. */
export function accepted({
  sid,
  errorCode,
  price,
  priceUnit,
}: {
  readonly sid?: string;
  readonly errorCode?: number | null;
  readonly price?: string | null;
  readonly priceUnit?: string | null;
}): Accepted {
  if (errorCode)
    throw new SendFailed(...(outcomeOf(errorCode) ?? (['rejected', `error-${errorCode}`] as const)));
  // Sent, but no report will ever find it.
  if (typeof sid !== 'string' || sid === '') throw new SendFailed('unknown', 'no-message-id');
  return { providerMessageId: sid, ...costOf(priceUnit, price) };
}
