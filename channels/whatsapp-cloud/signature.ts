import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Refused } from '../../core/errors.ts';
import type { WebhookRequest } from '../channel.ts';

/**
 * Throws Refused(403) unless Meta signed the body as it came (it escapes what is not ASCII) with one of `secrets`, several
 * with commas between while one replaces another. Without a secret everything is refused.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function refuseUnsigned({ headers, rawBody }: WebhookRequest, secrets: string): void {
  const hex = /^sha256=([0-9a-f]{64})$/.exec(headers['x-hub-signature-256'] ?? '')?.[1];
  const given = Buffer.from(hex ?? '', 'hex');
  const isSigned = partsOf(secrets)
    .map((secret) => createHmac('sha256', secret).update(rawBody).digest())
    .some((made) => made.length === given.length && timingSafeEqual(made, given));
  if (!isSigned) throw new Refused(403, 'wrong signature');
}

const partsOf = (secrets: string): readonly string[] =>
  secrets
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');

/** Whether two texts are the same. Both are hashed first, so that neither content nor length shows in the time it takes. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
