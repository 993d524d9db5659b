import { RefusedField } from '../errors.ts';
import { MOST_REMINDERS } from './plan.ts';

/** Why nothing was done, each with its status, what is said of it, and the field of the request it is about. */
const REASONS = {
  'not-found': [404, 'There is no such reminder.', null, null],
  changed: [409, 'It has changed meanwhile: read it again.', null, null],
  over: [409, 'It has ended: set a new one.', null, null],
  many: [422, `There are ${MOST_REMINDERS} reminders, and no more is possible.`, null, 'too_many'],
  never: [422, 'Nothing would ever be due by this schedule.', 'schedule', 'never_due'],
  zone: [422, 'There is no such time zone.', 'zone', 'no_zone'],
  date: [422, 'This date cannot be.', 'date', 'not_possible'],
  caregiver: [422, 'This is none of your contacts who have agreed.', 'caregiver', 'not_agreed'],
  visits: [422, 'Visits have no times of their own to change.', 'schedule', 'not_possible'],
} as const satisfies Record<string, readonly [number, string, string | null, string | null]>;

export type ReminderReason = keyof typeof REASONS;

/** No reminder was shown or changed, and why: for people in `message`, for programs in `field` and `code`. */
export class ReminderRefused extends RefusedField {
  readonly reason: ReminderReason;
  constructor(reason: ReminderReason) {
    super(REASONS[reason]);
    this.name = 'ReminderRefused';
    this.reason = reason;
  }
}

/** Why one of several is left as it is: nothing of it is due any more. */
const OVER: ReadonlySet<ReminderReason> = new Set(['over', 'never', 'date']);

/** Where several are changed at once: the error of one that cannot be changed any more comes to nothing. */
export function unlessOver(error: unknown): readonly [] {
  if (error instanceof ReminderRefused && OVER.has(error.reason)) return [];
  throw error;
}
