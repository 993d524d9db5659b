import { z } from 'zod';
import { CARE, type CareSchedule, visitsOf } from './care.ts';
import { type DueTime, dueBetween, lastDue, Schedule } from './schedule.ts';
import { addDays, dayAt, daysBetween, instantOf, isZone, timeAt } from './zone.ts';

const MINUTE_MS = 60_000;

/** Reminders that a person has at a time, at most. */
export const MOST_REMINDERS = 12;

/** The context that plans are sealed under. */
export const PLAN_SEALED = 'reminder.plan';

/** The longest that people may call a medicine, in characters. */
export const MAX_CALLED = 60;

/** By what a reminder comes: null is how they were last in touch. */
export const ROADS = ['sms', 'whatsapp', 'voice'] as const;
export type Road = (typeof ROADS)[number];

const common = {
  road: z.enum(ROADS).nullable().default(null),
  /** The emergency contact who is told of silence, where the person wished it and the contact has agreed. */
  caregiver: z.uuid().nullable().default(null),
  /** The furthest that another zone's clock had shown when it went by that, "2026-11-23T12:00": what was due before it is over. */
  reached: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .nullable()
    .default(null),
};

/** What somebody wishes to be reminded of. Plain JSON; sealed where it is stored. */
export const Plan = z.discriminatedUnion('about', [
  z.strictObject({
    ...common,
    about: z.literal('medicine'),
    schedule: Schedule,
    /** In the person's own words. */
    called: z.string().trim().min(1).max(MAX_CALLED).nullable().default(null),
    /** Messages may say what it is called; else they say "your medicine time". */
    isNamed: z.boolean().default(false),
    /** The group of medicines.ts that it belongs to. */
    critical: z.string().nullable().default(null),
    /** Days that what they have at home lasts, counted from the first day again and again; null: not told. */
    supplyDays: z.int().min(3).max(366).nullable().default(null),
  }),
  z.strictObject({
    ...common,
    about: z.enum(CARE),
    /** The first day of the last period, or the birth. */
    date: z.iso.date(),
    /** The day that it was wished for. */
    since: z.iso.date(),
    zone: z.string().refine(isZone),
  }),
]);
export type Plan = z.infer<typeof Plan>;
export type MedicinePlan = Extract<Plan, { about: 'medicine' }>;

/** What is asked about in one message: medicine and visits are asked about apart. */
export type Asked = 'medicine' | 'visit';

export const kindOf = ({ about }: Pick<Plan, 'about'>): Asked =>
  about === 'medicine' ? 'medicine' : 'visit';

/** The zone whose clock a plan goes by. */
export const zoneOf = (plan: Plan): string => (plan.about === 'medicine' ? plan.schedule.zone : plan.zone);

/** The same times of day by another zone's clock. */
export function movedTo(plan: Plan, zone: string, now: Date): Plan {
  const was = zoneOf(plan);
  if (was === zone) return plan;
  // A dose of this very minute was asked about.
  const minute = new Date(Math.ceil(now.getTime() / MINUTE_MS) * MINUTE_MS);
  const shown = `${dayAt(minute, was)}T${timeAt(minute, was)}`;
  const reached = plan.reached !== null && plan.reached > shown ? plan.reached : shown;
  return plan.about === 'medicine'
    ? { ...plan, reached, schedule: { ...plan.schedule, zone } }
    : { ...plan, reached, zone };
}

/**
 * From when on a plan that was changed is asked about. By another clock that is the time of day which the one before had reached:
 * in a day that grew longer none comes twice, and in a shorter one those that were leapt over are asked about late.
 */
export function changedFrom(before: Plan, after: Plan, now: Date): Date {
  if (after.reached === null) return now;
  const [day, time] = after.reached.split('T') as [string, string];
  const reached = instantOf(day, time, zoneOf(after));
  return zoneOf(before) !== zoneOf(after) || reached > now ? reached : now;
}

/** Said with a dose, where it is time to: medicine soon at an end, the course too, its last dose. */
export type Notice = 'refill' | 'ends-soon' | 'last';

/** Days before its end that a course says so, and before it runs out that a supply does. Judgement, not a source's. */
const ENDS_SOON_DAYS = 3;
const REFILL_DAYS = 5;

/** All that a plan asks about from one moment to another. */
export function dueOf(plan: Plan, care: CareSchedule, from: Date, to: Date): DueTime[] {
  if (plan.about === 'medicine')
    return dueBetween(plan.schedule, from, to).filter(({ isPaused }) => !isPaused);
  return visitsOf(care, plan).filter(({ at }) => at >= from && at < to);
}

/** The last moment of a plan; null where it has no end. */
export function endOf(plan: Plan, care: CareSchedule): Date | null {
  if (plan.about === 'medicine')
    return plan.schedule.until === null && plan.schedule.doses === null
      ? null
      : (lastDue(plan.schedule)?.at ?? new Date(0));
  return visitsOf(care, plan).at(-1)?.at ?? new Date(0);
}

/** Whether nothing of a plan is due any more, silent days or not. */
export function isOver(plan: Plan, care: CareSchedule, now: Date): boolean {
  const end = endOf(plan, care);
  return end !== null && end < now;
}

/** What is to be said with the dose of a moment: at the first of the day alone, but for the last. */
export function noticeAt({ schedule, supplyDays }: MedicinePlan, at: Date): Notice | null {
  const last = lastDue(schedule);
  if (last && at >= last.at) return 'last';
  const day = dayAt(at, schedule.zone);
  const [first] = dueBetween(
    { ...schedule, pauses: [] },
    new Date(at.getTime() - 86_400_000),
    new Date(at.getTime() + 1),
  ).filter((due) => due.day === day);
  if (first && first.at < at) return null;
  if (last && daysBetween(day, last.day) === ENDS_SOON_DAYS) return 'ends-soon';
  if (supplyDays === null) return null;
  const left = supplyDays - (daysBetween(schedule.from, day) % supplyDays);
  // The last packet lasts to the end.
  if (last && daysBetween(day, last.day) < left) return null;
  return left === REFILL_DAYS || (left === supplyDays && supplyDays < REFILL_DAYS && day > schedule.from)
    ? 'refill'
    : null;
}

/** Whether a plan is silent on a moment's day. */
export const isPausedAt = (plan: Plan, at: Date): boolean =>
  plan.about === 'medicine' &&
  plan.schedule.pauses.some(({ from, to }) => {
    const day = dayAt(at, plan.schedule.zone);
    return day >= from && day <= to;
  });

/** The last day of a pause that holds now; null where none does. */
export function pausedUntil(plan: Plan, now: Date): string | null {
  if (plan.about !== 'medicine') return null;
  const today = dayAt(now, plan.schedule.zone);
  return plan.schedule.pauses.find(({ from, to }) => today <= to && from <= addDays(today, 1))?.to ?? null;
}
