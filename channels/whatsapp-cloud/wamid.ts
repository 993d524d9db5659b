import { createHash } from 'node:crypto';

/**
 * What a sent message is known by here. WhatsApp's own id of it holds the person's number, in base64: it is hashed, so that
 * no store, log or figure has it. The same id always gives the same name.
 */
export const nameOf = (wamid: string): string =>
  `wa-${createHash('sha256').update(wamid).digest('base64url')}`;
