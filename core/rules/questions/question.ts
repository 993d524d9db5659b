import { z } from 'zod';

/**
 * One thing to be asked next. "screen": several red flags of one idea ("red-flags.ID"), "which" of them after a yes;
 * "also": which of several there is besides, or none; "finding": one finding ("findings.ID-ask"); the others ask who the patient is.
 */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('screen'), id: z.string(), findings: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('which'), id: z.string(), findings: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('also'), findings: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('finding'), id: z.string() }),
  z.strictObject({ kind: z.literal('age') }),
  z.strictObject({ kind: z.literal('duration') }),
  z.strictObject({ kind: z.literal('pregnancy') }),
]);
export type Question = z.infer<typeof Question>;
