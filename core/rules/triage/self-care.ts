import { z } from 'zod';
import { Reviewed } from './rule.ts';

/** A minor complaint that may be cared for at home, where everything else allows it. */
export const Minor = Reviewed.extend({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** One of these is the complaint. */
  complaint: z.array(z.string()).min(1),
  /** These may come with it; any other symptom is more than minor. */
  with: z.array(z.string()),
  /** Up to so many days. */
  days: z.number().positive(),
  /** Must be answered no, beside the red flags of the complaint. */
  no: z.array(z.string()),
  /** In years, both included, where it is narrower than 5 to 64. */
  years: z.strictObject({ from: z.number(), upTo: z.number() }).optional(),
  off: z.boolean().optional(),
});
export type Minor = z.infer<typeof Minor>;
