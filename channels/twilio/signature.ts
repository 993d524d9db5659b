import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import type { Surroundings, WebhookRequest } from '../channel.ts';

/** The account at Twilio; several tokens, with commas between, while one replaces another. */
export const TwilioAccount = z.object({
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC'),
  TWILIO_AUTH_TOKEN: z.string().min(1),
});
export type TwilioAccount = z.output<typeof TwilioAccount>;

/** What a signature is made of. `url` as Twilio called it; `body` as it came, `type` its Content-Type. */
export interface Signed {
  readonly url: string;
  readonly body: Buffer;
  readonly type: string;
  readonly signature: string;
}

/**
 * Throws Refused(403) unless Twilio signed the request with one of our tokens, for our account. Without a token or a known
 * public address everything is refused.
 */
export function refuseUnsigned(request: WebhookRequest, config: TwilioAccount & Surroundings): void {
  const { url, headers, rawBody: body, form } = request;
  const signed = {
    url: url ?? '',
    body,
    type: headers['content-type'] ?? '',
    signature: headers['x-twilio-signature'] ?? '',
  };
  if (!config.publicBaseUrl || !isSigned(signed, config.TWILIO_AUTH_TOKEN.split(',')))
    throw new Refused(403, 'wrong signature');
  if (form.AccountSid !== undefined && form.AccountSid !== config.TWILIO_ACCOUNT_SID)
    throw new Refused(403, 'another account');
}

/**
 * Whether one of `tokens` made the signature: HMAC-SHA1 over the address and every parameter, also those that we do not know
 * (https://www.twilio.com/docs/usage/security#validating-requests). A body that is no form is signed by its hash in the address.
 */
export function isSigned({ url, body, type, signature }: Signed, tokens: readonly string[]): boolean {
  if (signature === '' || !URL.canParse(url)) return false;
  const hash = new URL(url).searchParams.get('bodySHA256');
  if (hash !== null && !isSame(createHash('sha256').update(body).digest('hex'), hash.toLowerCase()))
    return false;
  return tokens
    .map((token) => token.trim())
    .filter((token) => token !== '')
    .some((token) =>
      addressesOf(url).some((address) => isSame(signatureOf({ url: address, body, type }, token), signature)),
    );
}

/** The signature that Twilio makes with `token`; an address whose body is signed by its hash bears that already. */
export function signatureOf({ url, body, type }: Omit<Signed, 'signature'>, token: string): string {
  const isHashed = new URL(url).searchParams.has('bodySHA256');
  return sign(token, url + (isHashed || /json/i.test(type) ? '' : parametersOf(body)));
}

const sign = (token: string, text: string): string =>
  createHmac('sha1', token).update(text, 'utf8').digest('base64');

/** Both are hashed first, so that neither content nor length shows in the time it takes. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Names in order, each with its decoded values, every value once. Empty values count by their name. */
function parametersOf(body: Buffer): string {
  const fields = new URLSearchParams(body.toString('utf8'));
  const names = [...new Set(fields.keys())].sort();
  return names
    .map((name) =>
      [...new Set(fields.getAll(name))]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('');
}

const PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

/**
 * Spellings of one address that Twilio's back ends sign, as its own libraries try them (twilio-node, lib/webhooks/webhooks.js):
 * with and without the port, an apostrophe as it is or encoded.
 */
function addressesOf(url: string): readonly string[] {
  const { protocol, port } = new URL(url);
  const authority = /^(\w+:\/\/(?:[^@/?#]*@)?(?:\[[^\]]*\]|[^:/?#]*))(?::\d+)?(.*)$/s.exec(url);
  if (!authority) return [url];
  const [, host = '', rest = ''] = authority;
  // Twilio drops any port of https, and that of http only if it is the usual one.
  const withoutPort = protocol === 'https:' || port === '' ? [host + rest] : [];
  const spellings = [url, ...withoutPort, `${host}:${port || PORTS[protocol]}${rest}`];
  return [
    ...new Set(spellings.flatMap((one) => [one, one.replaceAll("'", '%27'), one.replaceAll('%27', "'")])),
  ];
}
