import { z } from 'zod';
import { byId, time, zone } from '../fields.ts';
import { PIN_FIRST } from '../refusals.ts';
import { defineRoute } from '../route.ts';

const tags = ['Reminders'] as const;
const own = { tags, permission: 'signed-in' } as const;

const day = z.iso.date();
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('By the clock of the zone, "08:00".');
const times = z.array(clock).min(1).max(6);
const called = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]+$/u)
  .describe('What the medicine is called, in their own words.');
const road = z.enum(['sms', 'whatsapp', 'voice']).describe('How it comes; null: as they were last in touch.');
const caregiver = z.uuid().describe('The emergency contact who is told when several doses go unanswered.');
const supplyDays = z.int().min(3).max(366).describe('Days that what is at home lasts.');
const every = z.union([
  z.strictObject({ days: z.int().min(1).max(366) }),
  z
    .strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7) })
    .describe('1 Monday to 7 Sunday.'),
  z.strictObject({ months: z.int().min(1).max(12) }),
]);

/** What a dose or a visit came to. */
export const DOSE_STATUS = ['due', 'asked', 'taken', 'later', 'unwell', 'silent', 'unsent'] as const;

export const Reminder = z
  .object({
    id: z.uuid(),
    revision: z.int(),
    status: z
      .enum(['on', 'stopped', 'over', 'silent'])
      .describe('"silent": nobody answered for so long that it ended.'),
    about: z.enum(['medicine', 'pregnancy', 'child']),
    zone: z.string().describe('Of the IANA database.'),
    times: z.array(z.string()),
    every: every.nullable(),
    from: day.nullable(),
    until: day.nullable().describe('The last day; null: no end, or visits.'),
    doses: z.int().nullable().describe('How many in all, where that is counted.'),
    date: day.nullable().describe('Of visits: the first day of the last period, or the birth.'),
    called: z.string().nullable(),
    isNamed: z.boolean().describe('Messages may say what it is called; else "your medicine time".'),
    critical: z
      .string()
      .nullable()
      .describe('A group of medicines that harm when left out, where it is one.'),
    supplyDays: z.int().nullable(),
    road: road.nullable(),
    caregiver: z.uuid().nullable(),
    pausedUntil: day.nullable(),
    next: time.nullable().describe('When it is asked about next.'),
    createdAt: time,
  })
  .meta({ id: 'Reminder', description: 'What somebody wishes to be reminded of.' });
export type Reminder = z.infer<typeof Reminder>;

const itsZone = zone.optional().describe('By whose clock; the person’s own, where it is not said.');

const NewReminder = z
  .discriminatedUnion('about', [
    z.strictObject({
      about: z.literal('medicine'),
      times,
      every: every.optional(),
      from: day.optional().describe('Today, where it is not said.'),
      until: day.optional(),
      doses: z.int().min(1).max(2000).optional(),
      called: called.optional(),
      isNamed: z.boolean().optional(),
      supplyDays: supplyDays.optional(),
      road: road.optional(),
      caregiver: caregiver.optional(),
      zone: itsZone,
    }),
    z.strictObject({ about: z.literal('pregnancy'), date: day, road: road.optional(), zone: itsZone }),
    z.strictObject({ about: z.literal('child'), date: day, road: road.optional(), zone: itsZone }),
  ])
  .meta({ id: 'NewReminder' });

const ReminderChange = z
  .strictObject({
    revision: z.int().min(1).describe('The one that was read.'),
    zone: zone.optional().describe('Its times of day are by this clock from now on.'),
    times: times.optional(),
    every: every.optional(),
    until: day.nullable().optional(),
    called: called.nullable().optional(),
    isNamed: z.boolean().optional(),
    supplyDays: supplyDays.nullable().optional(),
    road: road.nullable().optional(),
    caregiver: caregiver.nullable().optional(),
    pauseDays: z
      .int()
      .min(0)
      .max(90)
      .optional()
      .describe('Silent for so many days from today on; 0: not any more.'),
  })
  .meta({ id: 'ReminderChange' });

const Dose = z
  .object({
    id: z.uuid(),
    dueAt: time,
    status: z.enum(DOSE_STATUS).describe('"taken" is what they said: nobody has seen it.'),
    answeredAt: time.nullable(),
  })
  .meta({ id: 'Dose' });

const Adherence = z
  .object({
    due: z.int().describe('Doses that were asked about.'),
    taken: z.int(),
    days: z.array(
      z.object({
        day,
        doses: z.array(z.enum(DOSE_STATUS)).describe('In their order.'),
      }),
    ),
  })
  .meta({ id: 'Adherence', description: 'What was said of the doses of each day, as a calendar shows it.' });

const span = z.strictObject({ from: day, to: day.describe('The last day; 366 days at most.') });
const NOT_FOUND = 'There is no such reminder.';

export const reminders = {
  list: defineRoute({
    ...own,
    method: 'get',
    path: '/reminders',
    summary: 'The own reminders',
    description: 'Those that are on first.',
    responses: { 200: { description: 'All of them.', schema: z.object({ items: z.array(Reminder) }) } },
    problems: { 403: PIN_FIRST },
  }),

  add: defineRoute({
    ...own,
    method: 'post',
    path: '/reminders',
    summary: 'Set a reminder',
    description:
      'Of a medicine, or of the visits of a pregnancy or a child by the national schedule. It advises nothing.',
    body: NewReminder,
    responses: { 201: { description: 'Set.', schema: Reminder } },
    problems: {
      403: PIN_FIRST,
      422: 'The schedule, the date, the zone or the contact cannot be, or there are twelve.',
    },
  }),

  get: defineRoute({
    ...own,
    method: 'get',
    path: '/reminders/:id',
    summary: 'One reminder',
    params: byId,
    responses: { 200: { description: 'As it is now.', schema: Reminder } },
    problems: { 403: PIN_FIRST, 404: NOT_FOUND },
  }),

  change: defineRoute({
    ...own,
    method: 'patch',
    path: '/reminders/:id',
    summary: 'Change, pause or go on with a reminder',
    params: byId,
    body: ReminderChange,
    responses: { 200: { description: 'As it is now.', schema: Reminder } },
    problems: {
      403: PIN_FIRST,
      404: NOT_FOUND,
      409: 'It has changed meanwhile, or has ended.',
      422: 'This cannot be changed so.',
    },
  }),

  stop: defineRoute({
    ...own,
    method: 'delete',
    path: '/reminders/:id',
    summary: 'End a reminder',
    params: byId,
    responses: { 204: { description: 'Ended.' } },
    problems: { 403: PIN_FIRST, 404: NOT_FOUND },
  }),

  doses: defineRoute({
    ...own,
    method: 'get',
    path: '/reminders/:id/doses',
    summary: 'What was due, and what was said of it',
    params: byId,
    query: span,
    responses: { 200: { description: 'In order.', schema: z.object({ items: z.array(Dose) }) } },
    problems: { 403: PIN_FIRST, 404: NOT_FOUND },
  }),

  answer: defineRoute({
    ...own,
    method: 'post',
    path: '/reminders/:id/doses/:dose/answer',
    summary: 'Say what became of a dose',
    params: z.strictObject({ id: z.uuid(), dose: z.uuid() }),
    body: z.strictObject({ answer: z.enum(['taken', 'later', 'unwell']) }),
    responses: { 204: { description: 'Noted.' } },
    problems: { 403: PIN_FIRST, 404: NOT_FOUND },
  }),

  adherence: defineRoute({
    ...own,
    method: 'get',
    path: '/reminders/:id/adherence',
    summary: 'The calendar of a reminder',
    params: byId,
    query: span,
    responses: { 200: { description: 'Each day on which something was due.', schema: Adherence } },
    problems: { 403: PIN_FIRST, 404: NOT_FOUND },
  }),
};
