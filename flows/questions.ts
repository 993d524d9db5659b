import { z } from 'zod';
import { OPEN_DAYS } from '../core/conversations/thread.ts';
import { normalize } from '../core/text/normalize.ts';
import { words } from '../core/text/words.ts';
import { type Flow, SUBJECTS, type Subject } from './flow.ts';
import type { Medium, Wording } from './medium.ts';
import type { Screen } from './screen.ts';
import type { Saved } from './turn.ts';

/** A question of ours that waits for its answer: where it stands, and when it was asked (ISO 8601). */
export const Question = z.object({
  saved: z.custom<Saved>((value) => typeof value === 'object' && value !== null && 'flow' in value),
  askedAt: z.iso.datetime(),
});
export type Question = z.infer<typeof Question>;

/** The same with what it is about and how it is asked. */
export interface OpenQuestion extends Question {
  readonly flow: Flow;
  readonly subject: Subject;
  readonly screen: Screen;
}

/** Which question a reply answers. `isSure`: it says so itself, rather than being a key that is no other's. */
export type Match =
  | { readonly means: 'none' }
  | { readonly means: 'several' }
  | { readonly means: 'one'; readonly question: OpenQuestion; readonly isSure: boolean };

/** The last question is the one that is answered where all others were asked so much earlier; in days. */
const PASSED_DAYS = 2;
const DAY_MS = 86_400_000;

/** How well a reply fits a question: not at all; as it would others; by words, a label or a button of its own. */
const FIT = { no: 0, maybe: 1, surely: 2 } as const;

/** Whether a question may still be answered. */
export const isOpenAt = ({ askedAt }: Question, now: Date): boolean =>
  now.getTime() - Date.parse(askedAt) <= OPEN_DAYS * DAY_MS;

/** Minutes since it was asked. */
export const minutesSince = ({ askedAt }: Question, now: Date): number =>
  (now.getTime() - Date.parse(askedAt)) / 60_000;

/**
 * The one of several open questions that a reply can mean: by its words, its button or a key that only one of them has; by time
 * alone only where the others were asked days before, or one asks whether help is needed. `questions` are in the order that they were asked.
 */
export function matchReply(
  reply: string,
  questions: readonly OpenQuestion[],
  drawn: { readonly medium: Medium; readonly wording: Wording },
): Match {
  const fits = questions.map((question) => fitOf(reply, question, drawn));
  const best = Math.max(FIT.no, ...fits);
  if (best === FIT.no) return { means: 'none' };
  const fitting = questions.filter((_, index) => fits[index] === best);
  // Whether help is needed comes before all others.
  const help = fitting.findLast(({ subject }) => subject === 'emergency');
  if (help) return { means: 'one', question: help, isSure: best === FIT.surely };
  const [last, ...before] = fitting.toReversed() as [OpenQuestion, ...OpenQuestion[]];
  const passed = Date.parse(last.askedAt) - PASSED_DAYS * DAY_MS;
  if (before.some(({ askedAt }) => Date.parse(askedAt) > passed)) return { means: 'several' };
  return { means: 'one', question: last, isSure: best === FIT.surely };
}

function fitOf(
  reply: string,
  { flow, subject, screen }: OpenQuestion,
  { medium, wording }: { readonly medium: Medium; readonly wording: Wording },
): number {
  const heard = flow.hears?.(reply, subject) ?? null;
  if (heard !== null) return FIT[heard];
  const reading = medium.read(screen, reply, wording, 0);
  const { ask } = screen;
  const isOption =
    reading.type === 'ANSWER' &&
    ask?.kind === 'choice' &&
    ask.options.some(({ value }) => value === reading.value);
  if (!isOption) return FIT.no;
  return isKey(reply) ? FIT.maybe : FIT.surely;
}

/** A number, which says nothing of what it answers. */
function isKey(reply: string): boolean {
  const said = normalize(reply);
  return /^\d{1,2}$/.test(said) || words.numbers.has(said);
}

/** "Is this about 1 the medicine, 2 the visit?": which of the open questions, each by its subject. */
export const whichScreen = (subjects: readonly Subject[]): Screen => ({
  say: [{ key: 'common.which' }],
  ask: {
    kind: 'choice',
    options: SUBJECTS.filter((one) => subjects.includes(one)).map((subject) => ({
      value: subject,
      label: { key: `common.which-${subject}` },
    })),
  },
});
