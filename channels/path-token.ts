import { createHash, timingSafeEqual } from 'node:crypto';
import { Refused } from '../core/errors.ts';
import type { Surroundings, WebhookRequest } from './channel.ts';

/**
 * Throws Refused(403) unless the callback's path holds our token: for providers that sign nothing.
 * Both sides are hashed first, so that neither content nor length shows in the time it takes.
 */
export function refuseWrongToken(request: WebhookRequest, { token }: Surroundings): void {
  const given = request.params.token ?? '';
  if (token === '' || !timingSafeEqual(hash(given), hash(token))) throw new Refused(403, 'wrong token');
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
