import { z } from 'zod';
import { Id, textOf } from './text.ts';

/** What is known of one fact: an option's id, "yes" or "no", a state's English name, a day, a number. */
export const Value = z.union([z.string().max(80), z.number()]);
export type Value = z.infer<typeof Value>;

/** The value of a fact that was asked for and is not known to the person. */
export const UNKNOWN = 'unknown';

/** The value of a fact that the person cannot have ("how many months pregnant" of a man): no condition on it is met. */
export const NOT_SO = 'not-so';

/** What is known of a person and their household, by id of the fact; what is not in it was not asked. */
export const Facts = z.record(Id, Value);
export type Facts = z.infer<typeof Facts>;

/** The longest texts, in characters: a question with its options is one or two pages of a basic phone. */
const MOST = { question: 90, option: 28, check: 140 } as const;

/** Facts that must have one of these values (of a number also a range, "0-9"). All of them, where there are several. */
const When = z.record(Id, z.union([Value, z.array(Value).min(1)]));
export type When = z.infer<typeof When>;

/** How often each value is met, for simulation: weights by value ("yes") or range ("15-49"), the first row that fits. */
const Share = z.strictObject({
  when: When.optional(),
  of: z.record(z.string(), z.number().positive()),
  /** Of those who are asked, the part that does not know. */
  unknown: z.number().min(0).max(0.9).optional(),
});

/** A fact about a person or a household, as facts.yaml states it. */
export const Fact = z
  .strictObject({
    id: Id,
    type: z.enum(['yes-no', 'number', 'choice', 'state', 'date']),
    /** Short enough for a small screen. Without one it is never asked, only known or implied. */
    question: textOf(MOST.question).optional(),
    /** Of a choice, in the order in which they are offered; at most five fit a screen. */
    options: z
      .array(z.strictObject({ id: Id, text: textOf(MOST.option) }))
      .min(2)
      .max(5)
      .optional(),
    /** Of a number: whole numbers from min to max, both possible. */
    unit: z.enum(['years', 'months', 'days', 'rupees-a-year', 'rupees-a-month', 'count']).optional(),
    min: z.int().min(0).optional(),
    max: z.int().positive().optional(),
    /** How somebody who does not know can find out. */
    check: textOf(MOST.check).optional(),
    /** Where else it is known from, so that it is not asked. */
    known: z.array(z.enum(['profile', 'place', 'symptom-check', 'earlier-answers'])).optional(),
    /** What it is where other facts say so already; the first that fits counts. An answer of its own beats them. */
    implied: z.array(z.strictObject({ when: When, is: Value })).optional(),
    /** Whole units that have passed since the day of another fact. */
    since: z.strictObject({ fact: Id, unit: z.enum(['years', 'months', 'days']) }).optional(),
    shares: z
      .strictObject({
        source: z.string().min(4),
        rows: z.array(Share).min(1),
      })
      .optional(),
  })
  .superRefine((fact, context) => {
    const fault = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (fact.type === 'choice' && !fact.options) fault('options', 'a choice needs options');
    if (fact.type !== 'choice' && fact.options) fault('options', 'only a choice has options');
    if (fact.type === 'number') {
      if (!fact.unit) fault('unit', 'a number needs a unit');
      if (fact.min === undefined || fact.max === undefined || fact.max <= fact.min)
        fault('max', 'a number needs min and a larger max');
    }
    if (fact.question && fact.type === 'date') fault('question', 'a day is not asked for');
    if (fact.question && !fact.shares) fault('shares', 'whatever is asked needs shares for the simulation');
  });
export type Fact = z.infer<typeof Fact>;

/** facts.yaml: the facts in the order in which a fixed questionnaire would ask them. */
export const FactsFile = z.strictObject({
  facts: z.array(Fact).min(1),
  /** What is said of the states of a scheme; "STATES" stands for their names. */
  states: z.strictObject({ yes: textOf(80), no: textOf(80) }),
  /** What is said of a scheme that has not begun or has ended; "DAY" stands for the day. */
  dates: z.strictObject({ before: textOf(80), after: textOf(80) }),
});
export type FactsFile = z.infer<typeof FactsFile>;
