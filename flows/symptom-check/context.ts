import { Facts, Level, Need, Patient, Question } from '@arogya/rules';
import { z } from 'zod';

/** What the danger question and the body are answered with, and where the conversation stands. */
export const Context = z.strictObject({
  misses: z.number(),
  /** Stands for whoever asks; null where nobody is known. */
  person: z.string().nullable(),
  /** Contacts for this complaint in 7 days, this one among them; null until they were counted. */
  contacts: z.number().nullable(),
  /** What the person wrote in their own words, until it is understood. */
  said: z.string(),
  patient: Patient,
  /** The findings that the person came with, first said first. */
  complaints: z.array(z.string()),
  /** What they have is neither in the menu nor understood: only the red flags are asked, and it is never left at home. */
  isUntold: z.boolean(),
  /** Of a menu of two steps, the first. */
  area: z.string().nullable(),
  /** Read back to the person: ids of findings. */
  heard: z.strictObject({ present: z.array(z.string()), absent: z.array(z.string()) }),
  question: Question.nullable(),
  /** Nobody else should hear the question. */
  isWhispered: z.boolean(),
  /** They said that nobody listens. */
  isAlone: z.boolean(),
  /** Questions answered, the last one last; an answer can be taken back. */
  past: z.array(Question),
  /** The person wishes to be asked more than a session's questions. */
  isExtended: z.boolean(),
  result: z
    .strictObject({
      level: Level,
      /** Ids of the rules that decided, gravest first, at most three. */
      rules: z.array(z.string()),
      /** What a hospital must be able to do. */
      need: Need,
      /** The key of first aid, in an emergency. */
      firstAid: z.string().nullable(),
      /** What it can be, likeliest first: ids of conditions. Empty when too little is known. */
      conditions: z.array(z.string()),
      /** More, whose names are shown only to whoever asks. */
      sensitive: z.array(z.string()),
      /** The condition whose home care and return-now signs are told; null in an emergency. */
      care: z.string().nullable(),
      /** More questions could change it. */
      more: z.boolean(),
      /** No clinician has reviewed the rules: to be shown to a health worker. */
      trial: z.boolean(),
      /** Hours after which to ask how it goes. */
      hours: z.array(z.number()),
    })
    .nullable(),
  next: z
    .strictObject({
      flow: z.string(),
      argument: z.string().exactOptional(),
      need: z.enum([...Need.exclude(['any']).options, 'emergency']).exactOptional(),
      /** What schemes need not ask again. */
      facts: Facts.exactOptional(),
    })
    .nullable(),
});
export type Context = z.infer<typeof Context>;
export type Result = NonNullable<Context['result']>;

/** What `understand` answers: the free words read, beside what was known before. */
export type Heard =
  /** Something that has a reply of its own, in another conversation. */
  | { readonly outcome: 'intent'; readonly intent: string }
  /** Nothing about health, or not about a person. */
  | { readonly outcome: 'nothing' }
  | {
      readonly outcome: 'heard';
      readonly patient: Patient;
      readonly complaints: readonly string[];
      readonly present: readonly string[];
      readonly absent: readonly string[];
      /** An emergency is not read back first. */
      readonly emergency: boolean;
    };

/** What `assess` answers: the next question, or null when none would change anything; and what would be said now. */
export interface Assessed {
  readonly question: Question | null;
  readonly isWhispered: boolean;
  readonly result: Result;
}
