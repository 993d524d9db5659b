import { z } from 'zod';
import { CARE } from './care.ts';
import { MAX_CALLED, Plan } from './plan.ts';
import { lastDay, type Length } from './schedule.ts';
import { addDays, type Day, dayAt, timeAt } from './zone.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Length = z.strictObject({ unit: z.enum(['days', 'weeks', 'months']), count: z.int().min(1) });

/** A reminder as it is agreed on in a conversation, without a date of its own. Plain JSON. */
export const Draft = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('medicine'),
    called: z.string().max(MAX_CALLED).nullable(),
    critical: z.string().nullable(),
    isNamed: z.boolean(),
    times: z.array(Time).min(1).readonly(),
    every: z
      .union([
        z.strictObject({ days: z.int().min(1) }),
        z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).readonly() }),
        z.strictObject({ months: z.int().min(1).max(12) }),
      ])
      .nullable(),
    length: z.union([Length, z.literal('endless')]),
  }),
  z.strictObject({ about: z.enum(CARE), date: z.iso.date() }),
]);
export type Draft = z.infer<typeof Draft>;

/** Days that a packet for a month lasts: medicine that is taken longer is thought of before it runs out. */
const SUPPLY_DAYS = 30;

/** The plan that a draft comes to, agreed on at a moment, `caregiver` being the contact who is told of silence: from today on, or from tomorrow where today's times are over. */
export function planOf(
  draft: Draft,
  { now, zone, caregiver }: { now: Date; zone: string; caregiver: string | null },
): Plan {
  const today = dayAt(now, zone);
  if (draft.about !== 'medicine') return Plan.parse({ ...draft, since: today, zone });
  const { times, every, length, called, critical, isNamed } = draft;
  const from: Day = times.some((time) => time > timeAt(now, zone)) ? today : addDays(today, 1);
  const until = length === 'endless' ? null : lastDay(from, length);
  return Plan.parse({
    about: 'medicine',
    schedule: {
      zone,
      times,
      from,
      ...(every ? { every } : {}),
      until,
    },
    ...{ called, critical, isNamed, caregiver },
    supplyDays: until === null || until >= addDays(from, SUPPLY_DAYS) ? SUPPLY_DAYS : null,
  });
}
