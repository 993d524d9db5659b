import { z } from 'zod';
import { argumentOf } from '../argument.ts';

/** What the flow is started for: which contact is asked, and the last digits of whoever chose them. Plain JSON, as its argument. */
export const Asked = z.object({ contact: z.string(), ending: z.string().nullable() });
export type Asked = z.infer<typeof Asked>;

/** Nobody chose them. */
const NOTHING: Asked = { contact: '00000000-0000-7000-8000-000000000000', ending: null };

export const { write: askedArgument, read: readAsked } = argumentOf(Asked, NOTHING);
