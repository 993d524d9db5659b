import { z } from 'zod';
import type { Line } from '../text/line.ts';

/** The kind of the rows of the outbox that tell somebody something they did not ask for at that moment. */
export const NOTICE = 'notice';

const Value = z.union([z.string(), z.number(), z.object({ byLanguage: z.record(z.string(), z.string()) })]);
/** A value, or another sentence in its place. */
const Param = z.union([Value, z.object({ key: z.string(), params: z.record(z.string(), Value).optional() })]);

/** A consent that somebody takes back by a word, or a key: to all that nobody asked for, or to news of schemes alone. */
export const ENDED_CONSENTS = ['messages', 'scheme-news'] as const;
export type EndedConsent = (typeof ENDED_CONSENTS)[number];

/**
 * What such a row says, sealed: sentences by their keys, put into words when it is sent, in the language that the person has
 * then; `language` is what they are spoken to in while they have chosen none. After `until` (ISO 8601) it is worth nothing.
 * `zone`: where the person lives, if that is known. `silentDays`: after so many without a word they are told nothing;
 * null: however many. `isWritten`: it is said in no call. `isAnswer`: it answers what they just
 * did, and is not held back. `endedBy`: the consent that it rests on, whose end it names.
 */
export const NoticePayload = z.object({
  lines: z.array(z.object({ key: z.string(), params: z.record(z.string(), Param).optional() })).min(1),
  exempt: z.enum(['chosen-time', 'danger']).nullable().default(null),
  zone: z.string().optional(),
  silentDays: z.number().nullable().optional(),
  isWritten: z.literal(true).optional(),
  isAnswer: z.literal(true).optional(),
  endedBy: z.enum(ENDED_CONSENTS).optional(),
  language: z.string().optional(),
  until: z.iso.datetime().optional(),
});
export type NoticePayload = z.input<typeof NoticePayload>;

/** The same, read. */
export interface Notice {
  readonly lines: readonly Line[];
  readonly until: Date | null;
  readonly language: string | null;
  readonly isWritten: boolean;
  readonly endedBy: EndedConsent | null;
}

/** The sentences of a row of this kind; null where it holds none. */
export function readNotice(payload: unknown): Notice | null {
  const parsed = NoticePayload.safeParse(payload);
  if (!parsed.success) return null;
  const { lines, until, language = null, isWritten = false, endedBy = null } = parsed.data;
  return {
    ...{ lines: lines as readonly Line[], language, isWritten, endedBy },
    until: until === undefined ? null : new Date(until),
  };
}
