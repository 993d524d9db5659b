import { z } from 'zod';
import { Facts } from './fact.ts';
import { Day, Id } from './text.ts';

/** Yes, no, or that more must be known first. */
export const Verdict = z.enum(['yes', 'no', 'need']);
export type Verdict = z.infer<typeof Verdict>;

/** A file of cases, cases/ID.yaml: what a scheme answers to somebody of whom these facts are known. */
export const CasesFile = z.strictObject({
  scheme: Id,
  /** The day of every case that names none. */
  on: Day,
  /** Facts of every case, unless it gives another value. */
  base: Facts.optional(),
  cases: z
    .array(
      z.strictObject({
        given: Facts,
        on: Day.optional(),
        answer: Verdict,
        /** With "need": exactly the facts that must be known. An empty list: only something unverified is open. */
        needs: z.array(Id).optional(),
        /** Exactly the ids of the benefits that are sure, where the case is about them. */
        benefits: z.array(Id).optional(),
        why: z.string().min(5),
      }),
    )
    .min(3),
});
export type CasesFile = z.infer<typeof CasesFile>;
