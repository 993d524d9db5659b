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

/** Whom they chose to be told of silence, and what came of it; by the last digits, where these may be shown. */
const Chosen = z.object({
  status: z.enum(['asked', 'agreed', 'withdrawn']),
  ending: z.string().nullable(),
});
export type Chosen = z.infer<typeof Chosen>;

/** Why a number cannot be chosen. */
const NUMBER_FAULTS = ['no-number', 'own-number', 'many-contacts', 'asked-often'] as const;
export type NumberFault = (typeof NUMBER_FAULTS)[number];

/** What the port knows of the person. */
export interface Mine {
  readonly mine: readonly Listed[];
  readonly chosen: Chosen | null;
  /** Digits of a number as people of the country dial it. */
  readonly digits: number;
  /** They said STOP, and nothing is sent until START. */
  readonly isStopped: boolean;
}

export const Context = z.object({
  misses: z.number(),
  /** An id that says nothing. */
  person: z.string().nullable(),
  mine: z.array(Listed).readonly(),
  chosen: Chosen.nullable(),
  digits: z.number(),
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
  /** Whether somebody is to be told; null: not asked yet. */
  caregiver: z.boolean().nullable(),
  /** Whose number that is, as typed, while it is read back; empty before and after. */
  number: z.string(),
  /** Why what was said last is asked anew: the number, or a course in which nothing would be due. */
  fault: z.enum([...NUMBER_FAULTS, 'too-short']).nullable(),
  /** It is chosen for what was set before. */
  isLater: z.boolean(),
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
  chosen: null,
  digits: 10,
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
  number: '',
  fault: null,
  isLater: false,
  about: 'pregnancy',
  date: '',
  visits: 0,
  shown: '',
  days: 0,
});
