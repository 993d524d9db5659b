import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../root.ts';
import type { DueTime } from './schedule.ts';
import { addDays, addMonths, type Day, instantOf } from './zone.ts';

/** What a schedule of visits counts from: the first day of the last period, or the birth. */
export const CARE = ['pregnancy', 'child'] as const;
export type Care = (typeof CARE)[number];

/** One visit of the country's schedules: asked about after so many weeks or months, of use until so many. */
const Visit = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    about: z.enum(CARE),
    unit: z.enum(['weeks', 'months']),
    ask: z.int().min(0),
    until: z.int().min(0),
    what: z.string(),
    source: z.string().min(10),
    date: z.iso.date(),
  })
  .refine(({ ask, until }) => ask < until, 'a visit is over before it is asked about');
export type Visit = z.infer<typeof Visit>;

const CareData = z.strictObject({
  /** The time of day that a visit is asked about. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Of the schedules and of the words that go with them. */
  reviewedBy: z.string().nullable(),
  registrationNo: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
  expires: z.iso.date().nullable(),
  visits: z.array(Visit).min(1),
});

/** A country's schedules of visits in pregnancy and childhood. */
export type CareSchedule = z.infer<typeof CareData>;

/** Reads core/country/<code>/care.json; a country without one has no visits. Throws where it is malformed. */
export function loadCare(code: string): CareSchedule {
  const path = join(projectRoot, 'core', 'country', code.toLowerCase(), 'care.json');
  if (!/^[a-z]{2}$/i.test(code) || !existsSync(path)) return NO_CARE;
  return CareData.parse(JSON.parse(readFileSync(path, 'utf8')));
}

const NO_CARE: CareSchedule = {
  time: '10:00',
  reviewedBy: null,
  registrationNo: null,
  reviewedOn: null,
  expires: null,
  visits: [],
};

/** A visit, and when it is asked about. */
export interface VisitDue extends DueTime {
  readonly visit: Visit;
}

/**
 * The visits of somebody from the day that they wished to be told of them, in order, `number` being the place in the country's
 * list. One whose time has begun is asked about the next day; one whose time is over is not.
 */
export function visitsOf(
  { visits, time }: CareSchedule,
  { about, date, since, zone }: { about: Care; date: Day; since: Day; zone: string },
): VisitDue[] {
  const after = (count: number, unit: Visit['unit']): Day =>
    unit === 'weeks' ? addDays(date, count * 7) : addMonths(date, count);
  return visits
    .flatMap((visit, index): VisitDue[] => {
      if (visit.about !== about) return [];
      const asked = after(visit.ask, visit.unit);
      const day = asked > since ? asked : addDays(since, 1);
      if (day >= after(visit.until, visit.unit)) return [];
      return [{ at: instantOf(day, time, zone), day, number: index + 1, isPaused: false, visit }];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Whether a date can be what is counted from: not to come, a pregnancy not longer than 42 weeks ago, a child under 18. */
export function isCareDate(about: Care, date: Day, today: Day): boolean {
  if (date > today) return false;
  return about === 'pregnancy' ? addDays(date, 42 * 7) >= today : addMonths(date, 18 * 12) > today;
}
