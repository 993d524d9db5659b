import { addDays, dayAt, instantOf, timeAt, type TimeOfDay } from '../reminders/zone.ts';

/** Kinds of rows of the outbox that write to somebody who did not ask for it at that moment. */
export const UNASKED: ReadonlySet<string> = new Set(['dose', 'follow-up', 'caregiver-ask', 'notice']);

/**
 * Why neither quiet hours nor the day's ceiling hold a message back: its hour was chosen and read back, they said "later", or
 * it follows at once from a row that was let go ("at once" is an hour, and never what is sent again). STOP and a number that may be another's hold for all of them.
 */
export type Exemption = 'chosen-time' | 'asked-again' | 'let-go' | 'danger' | null;

/** A country's quiet hours. `zone` is IANA's; a person's own goes before it. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly zone: string;
}

/** How somebody stands: when they said STOP, when they were last heard of, what they got unasked on that day of theirs. */
export interface Standing {
  readonly stoppedAt: Date | null;
  readonly heardAt: Date;
  readonly today: number;
}

/** What is to become of a message that nobody asked for; each "no" has its name. */
export type Verdict =
  | { readonly leaves: 'now' }
  | { readonly leaves: 'later'; readonly until: Date; readonly reason: 'quiet-hours' | 'ceiling' }
  | { readonly leaves: 'never'; readonly reason: 'stopped' | 'silent' };

/** Messages that a person may get unasked in a day. */
export const CEILING = 8;
/** After so many days without a word the number may have been handed on; what is due more rarely may go for longer. */
export const SILENT_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Whether a message may leave now; what may not is put off to when it may, or dropped for good where that never comes.
 * `silentDays` of null: however long they were silent, as somebody else has named their number.
 */
export function mayLeave(
  { stoppedAt, heardAt, today }: Standing,
  exempt: Exemption,
  hours: QuietHours,
  now: Date,
  silentDays: number | null = SILENT_DAYS,
): Verdict {
  if (stoppedAt !== null) return { leaves: 'never', reason: 'stopped' };
  const isSilent = silentDays !== null && now.getTime() - heardAt.getTime() > silentDays * DAY_MS;
  if (isSilent) return { leaves: 'never', reason: 'silent' };
  if (exempt !== null) return { leaves: 'now' };
  const morning = quietUntil(now, hours);
  if (morning) return { leaves: 'later', until: morning, reason: 'quiet-hours' };
  if (today < CEILING) return { leaves: 'now' };
  const { to } = dayOf(now, hours.zone);
  return { leaves: 'later', until: quietUntil(to, hours) ?? to, reason: 'ceiling' };
}

/** The end of the quiet hours that a moment lies in; null outside them. */
export function quietUntil(at: Date, { from, to, zone }: QuietHours): Date | null {
  const time = timeAt(at, zone);
  const isOverNight = from > to;
  const isQuiet = isOverNight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return null;
  const day = dayAt(at, zone);
  return instantOf(isOverNight && time >= from ? addDays(day, 1) : day, to, zone);
}

/** The calendar day of a moment, from midnight to midnight there. */
export function dayOf(at: Date, zone: string): { readonly from: Date; readonly to: Date } {
  const day = dayAt(at, zone);
  return { from: instantOf(day, '00:00', zone), to: instantOf(addDays(day, 1), '00:00', zone) };
}
