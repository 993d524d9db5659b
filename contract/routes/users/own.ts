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
