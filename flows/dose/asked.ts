import { z } from 'zod';
import { argumentOf } from '../argument.ts';

/** What the flow is started for: which doses or visits, and what may be said of them. Plain JSON, as its argument. */
export const Asked = z.object({
  doses: z.array(z.string()),
  about: z.enum(['medicine', 'visit']),
  /** What the medicine is called, where the person allowed messages to say so. */
  called: z.string().nullable(),
  notice: z.enum(['refill', 'ends-soon', 'last']).nullable(),
  /** They may still say "later". */
  mayWait: z.boolean(),
});
export type Asked = z.infer<typeof Asked>;

/** Nothing is known of: a medicine time of nobody's. */
const NOTHING: Asked = { doses: [], about: 'medicine', called: null, notice: null, mayWait: false };

export const { write: askedArgument, read: readAsked } = argumentOf(Asked, NOTHING);
