import { z } from 'zod';
import type { Line } from '../text/line.ts';

/** The kind of the rows of the outbox that tell somebody something they did not ask for at that moment. */
export const NOTICE = 'notice';

const Value = z.union([z.string(), z.number(), z.object({ byLanguage: z.record(z.string(), z.string()) })]);
/** A value, or another sentence in its place. */
const Param = z.union([Value, z.object({ key: z.string(), params: z.record(z.string(), Value).optional() })]);

/**
 * What such a row says, sealed: sentences by their keys, put into words when it is sent, in the language that the person has
 * then; `language` is what they are spoken to in while they have chosen none. After `until` (ISO 8601) it is worth nothing.
 * `zone`: where the person lives, if that is known. `isWritten`: it is said in no call.
 */
export const NoticePayload = z.object({
  lines: z.array(z.object({ key: z.string(), params: z.record(z.string(), Param).optional() })).min(1),
  exempt: z.enum(['chosen-time', 'danger']).nullable().default(null),
  zone: z.string().optional(),
  isWritten: z.literal(true).optional(),
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
}

/** The sentences of a row of this kind; null where it holds none. */
export function readNotice(payload: unknown): Notice | null {
  const parsed = NoticePayload.safeParse(payload);
  if (!parsed.success) return null;
  const { lines, until, language = null, isWritten = false } = parsed.data;
  return {
    ...{ lines: lines as readonly Line[], language, isWritten },
    until: until === undefined ? null : new Date(until),
  };
}
