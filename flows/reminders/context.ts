import { z } from 'zod';

const Length = z.union([
  z.object({ unit: z.enum(['days', 'weeks', 'months']), count: z.number() }),
  z.literal('endless'),
]);

/** A reminder as it is listed: by its times and how it goes, never by what is taken. */
const Listed = z.object({
  id: z.string(),
  about: z.enum(['medicine', 'pregnancy', 'child']),
  times: z.array(z.string()),
  isPaused: z.boolean(),
  /** Of the last seven days; null where it is not shown: the history needs a PIN, or nothing was due. */
  week: z.object({ taken: z.number(), due: z.number() }).nullable(),
});
export type Listed = z.infer<typeof Listed>;

/** What the port knows of the person. */
export interface Mine {
  readonly mine: readonly Listed[];
  /** Somebody has agreed to be told. */
  readonly hasCaregiver: boolean;
  /** They said STOP, and nothing is sent until START. */
  readonly isStopped: boolean;
}

export const Context = z.object({
  misses: z.number(),
  /** An id that says nothing. */
  person: z.string().nullable(),
  mine: z.array(Listed).readonly(),
  hasCaregiver: z.boolean(),
  isStopped: z.boolean(),
  /** What was said and is to be understood. */
  said: z.string(),
  /** It was for something that is taken when needed alone. */
  isAsNeeded: z.boolean(),
  called: z.string().nullable(),
  critical: z.string().nullable(),
  isNamed: z.boolean(),
  times: z.array(z.string()).readonly(),
  every: z
    .union([
      z.object({ days: z.number() }),
      z.object({ weekdays: z.array(z.number()).readonly() }),
      z.object({ months: z.number() }),
    ])
    .nullable(),
  length: Length.nullable(),
  /** Null: not asked yet. */
  caregiver: z.boolean().nullable(),
  about: z.enum(['pregnancy', 'child']),
  date: z.string(),
  visits: z.number(),
  /** Which of theirs is looked at, and for how many days it is to be silent. */
  shown: z.string(),
  days: z.number(),
});
export type Context = Readonly<z.infer<typeof Context>>;

/** Nothing said yet. */
export const begun = (person: string | null): Context => ({
  misses: 0,
  person,
  mine: [],
  hasCaregiver: false,
  isStopped: false,
  said: '',
  isAsNeeded: false,
  called: null,
  critical: null,
  isNamed: false,
  times: [],
  every: null,
  length: null,
  caregiver: null,
  about: 'pregnancy',
  date: '',
  visits: 0,
  shown: '',
  days: 0,
});
