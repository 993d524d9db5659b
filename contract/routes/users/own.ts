import { z } from 'zod';
import { line } from '../../fields.ts';

/** Under which heading the routes of one's own account stand. */
export const tags = ['Oneself and one’s family'] as const;

/** What those that change something have in common: the service behind them notes itself what was done. */
export const changes = { tags, permission: 'signed-in', audited: 'itself' } as const;

/** What somebody is called. */
export const name = line(100);

/** What opens the own history. */
export const pin = z
  .string()
  .regex(/^[0-9]{4}$/)
  .describe('Four digits.');

/** When something was: ISO 8601, in UTC. */
export const time = z.iso.datetime();

/** Of one among several. */
export const params = z.strictObject({ id: z.uuid() });

/** Why what is behind a PIN stays shut, and why a PIN is not taken. */
export const PIN_FIRST =
  'There is a PIN: give it first (POST /auth/history). Or it is new, and they stay shut for a week.';
export const LOCKED = 'Too many wrong tries, or too many requests. Wait as long as `Retry-After` says.';
