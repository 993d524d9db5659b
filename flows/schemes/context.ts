import { Facts } from '@arogya/rules';
import { z } from 'zod';

/** For whom help is looked for. */
export const WHO = ['self', 'child', 'mother', 'old'] as const;

/** What is asked next. `options` of a choice; `bands` of a number, as it is said and as it is written: within one, every number answers alike. */
const Question = z.strictObject({
  fact: z.string(),
  kind: z.enum(['yes-no', 'choice', 'number', 'place']),
  options: z.array(z.string()),
  /** `value` stands for the band; `to` is null where it has no end. */
  bands: z.array(
    z.strictObject({
      value: z.number(),
      from: z.number(),
      to: z.number().nullable(),
      fromWritten: z.string(),
      toWritten: z.string(),
    }),
  ),
});
export type Question = z.infer<typeof Question>;

/** What is told of one scheme. Texts are keys of the scheme texts. */
const Card = z.strictObject({
  answer: z.enum(['yes', 'no', 'need']),
  /** Why, for yes and no: the first reason. */
  because: z.string().nullable(),
  /** With "need": the fact that is open, and whether it is known how to find out. */
  open: z.strictObject({ fact: z.string(), hasCheck: z.boolean() }).nullable(),
  /** Another answer can settle it. */
  canAsk: z.boolean(),
  /** It rests on something that was not read where it is decided. */
  toConfirm: z.boolean(),
  /** What it gives: the summary, then benefits and what holds beside other schemes. */
  pays: z.array(z.string()),
  must: z.array(z.string()),
  helps: z.array(z.string()),
  apply: z.array(z.string()),
  /** Where to apply is a hospital: the nearest can be looked up. */
  isHospital: z.boolean(),
  helpline: z.string().nullable(),
});
export type Card = z.infer<typeof Card>;

/** What the schemes answer to what is known so far; ids, the weightiest first. */
const Judged = z.strictObject({
  question: Question.nullable(),
  likely: z.array(z.string()),
  open: z.array(z.string()),
  out: z.array(z.string()),
  /** Of the likely ones, how many are worth to stop asking for. */
  useful: z.number(),
  /** Where to ask, where no scheme of the person's own state is known. */
  askAt: z.string().nullable(),
});
export type Judged = z.infer<typeof Judged>;

export const STATUSES = ['eligible', 'applied', 'approved', 'rejected'] as const;
const Mine = z.strictObject({ scheme: z.string(), status: z.enum(STATUSES) });

/** A person's own applications; shut where only a PIN opens what was before. */
export interface OwnApplications {
  readonly mine: readonly z.infer<typeof Mine>[];
  readonly isShut: boolean;
}

const Place = z.strictObject({
  name: z.string(),
  district: z.string(),
  state: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  spreadKm: z.number(),
});

export const Context = z.strictObject({
  misses: z.number(),
  /** An id that says nothing; null where nobody is known. */
  person: z.string().nullable(),
  /** What was typed: a scheme, then a place. */
  query: z.string(),
  /** 'other': whoever was told of elsewhere. */
  who: z.enum([...WHO, 'other']),
  facts: Facts,
  /** Facts that were asked for, the last one last. */
  past: z.array(z.string()),
  /** Questions since somebody was last shown what they get, and what they got then. */
  asked: z.number(),
  had: z.number(),
  /** The one scheme that was asked for. */
  only: z.string().nullable(),
  places: z.array(Place),
  ...Judged.shape,
  found: z.array(z.string()),
  scheme: z.string(),
  card: Card.nullable(),
  /** The list that the scheme was chosen from. */
  from: z.enum(['likely', 'open', 'out', 'found', 'mine', 'direct']),
  part: z.enum(['pays', 'papers', 'apply']),
  /** How far a list or a part was turned. */
  step: z.number(),
  /** They have not said yet whether they wish to be told of new schemes. */
  offersNews: z.boolean(),
  mine: z.array(Mine),
  isShut: z.boolean(),
  status: z.enum(STATUSES),
  next: z.strictObject({ flow: z.string() }).nullable(),
});
export type Context = z.infer<typeof Context>;
