import { z } from 'zod';
import { Value } from './fact.ts';
import { Day, Id, type Text, textOf } from './text.ts';

/** The longest texts, in characters. A reason with a name is one SMS of GSM-7. */
const MOST = {
  short: 28,
  name: 80,
  summary: 150,
  benefit: 150,
  reason: 110,
  overlap: 140,
  how: 150,
} as const;

/** "verified": read in a source that decides. "unverified": it may be said, but it never excludes anybody. */
const Status = z.enum(['verified', 'unverified']);

/** Where to ask or apply. The first five are kinds of places that can be looked up. */
export const PLACES = [
  'empanelled-hospital',
  'government-hospital',
  'phc',
  'janaushadhi-kendra',
  'csc',
  'asha',
  'anganwadi',
  'online',
  'phone',
  'employer',
  'office',
] as const;

/** What a scheme mainly gives. */
export const CATEGORIES = ['hospital-cover', 'cash', 'free-care', 'medicines', 'one-time-aid'] as const;

/** A condition on one fact. Exactly one of `is` (one of these values), `atLeast`, `atMost`, `above`, `below`. */
const Condition = z.strictObject({
  id: Id,
  fact: Id,
  is: z.union([Value, z.array(Value).min(1)]).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  above: z.number().optional(),
  below: z.number().optional(),
  /** An id of the scheme's sources. */
  source: Id,
  status: Status,
  /** Why it is met, and why not, said to the person: "Your child is under 1 year." */
  yes: textOf(MOST.reason),
  no: textOf(MOST.reason),
});
export type Condition = z.infer<typeof Condition>;

/** What a group of conditions says in place of its parts. */
interface Said {
  readonly id?: string | undefined;
  readonly yes?: Text | undefined;
  readonly no?: Text | undefined;
}
/** A condition, or `all`, `any` or `not` of others. */
export type Criterion =
  | Condition
  | (Said & { readonly all: readonly Criterion[] })
  | (Said & { readonly any: readonly Criterion[] })
  | (Said & { readonly not: Criterion });

const said = { id: Id.optional(), yes: textOf(MOST.reason).optional(), no: textOf(MOST.reason).optional() };
export const Criterion: z.ZodType<Criterion> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ ...said, all: z.array(Criterion).min(1) }),
    z.strictObject({ ...said, any: z.array(Criterion).min(2) }),
    z.strictObject({ ...said, not: Criterion }),
  ]),
);

const Benefit = z.strictObject({
  id: Id,
  /** Rupees; left out where it is no sum of money. */
  amount: z.int().positive().optional(),
  per: z.enum(['family-a-year', 'person-a-year', 'birth', 'month', 'visit', 'treatment', 'once']).optional(),
  /** The amount is a limit, not what is paid. */
  upTo: z.literal(true).optional(),
  text: textOf(MOST.benefit),
  /** Who among the eligible gets it; without it all do. */
  when: Criterion.optional(),
  source: Id,
  status: Status,
});
export type Benefit = z.infer<typeof Benefit>;

const Source = z.strictObject({
  id: Id,
  kind: z.enum(['government', 'portal', 'news', 'third-party']),
  title: z.string().min(4).max(160),
  url: z.url().optional(),
  /** When it was published, as far as it says: a day, a month or a year. */
  published: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  /** When it was read for this project. */
  read: Day,
});

/** A scheme, as prisma/seed/schemes/ID.yaml states it. */
export const Scheme = z
  .strictObject({
    id: Id,
    category: z.enum(CATEGORIES),
    /** English names as in the country's list of states; "all" for the whole country. */
    states: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    /** First and last day; null where it is not known or not fixed. */
    from: Day.nullable(),
    until: Day.nullable(),
    /** States that came in later, with their first day. */
    joined: z.record(z.string(), Day).optional(),
    name: textOf(MOST.name),
    /** For a list on a small screen. */
    short: textOf(MOST.short),
    /** Other names and spellings by which people search. */
    aliases: z.array(z.string().min(2).max(80)),
    /** A text of this one word goes straight to the scheme: Latin capitals and digits. No two schemes share one. */
    keywords: z.array(z.string().regex(/^[A-Z0-9]{3,16}$/)).min(1),
    summary: textOf(MOST.summary),
    benefits: z.array(Benefit).min(1),
    /** Left out where everybody may use it. */
    who: Criterion.optional(),
    /** Scheme by scheme: "choice" one of both; "instead" this one replaces it; "adds" both together. */
    overlaps: z
      .array(
        z.strictObject({
          with: Id,
          kind: z.enum(['choice', 'instead', 'adds']),
          text: textOf(MOST.overlap),
          source: Id,
        }),
      )
      .default([]),
    documents: z.array(
      z.strictObject({
        /** An id of documents.yaml. */
        id: Id,
        /** "must": nothing goes without it. "helps": bring it if you have it. */
        need: z.enum(['must', 'helps']),
        /** Who needs it; without it all do. */
        when: Criterion.optional(),
      }),
    ),
    apply: z.array(z.strictObject({ place: z.enum(PLACES), text: textOf(MOST.how) })).min(1),
    /** Null where no number was read in a source that decides. */
    helpline: z
      .strictObject({ number: z.string().regex(/^[0-9-]{3,16}$/), source: Id, status: Status })
      .nullable(),
    sources: z.array(Source).min(1),
    /** Who checked the texts and rules, and when; null until somebody has. */
    reviewedBy: z.string().min(3).nullable(),
  })
  .superRefine((scheme, context) => {
    if (scheme.from && scheme.until && scheme.until < scheme.from)
      context.addIssue({ code: 'custom', path: ['until'], message: 'ends before it begins' });
  });
export type Scheme = z.infer<typeof Scheme>;

/** documents.yaml: papers that schemes ask for. */
export const DocumentsFile = z.strictObject({
  documents: z.array(z.strictObject({ id: Id, text: textOf(60) })).min(1),
});
export type DocumentsFile = z.infer<typeof DocumentsFile>;
