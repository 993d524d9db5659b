import { z } from 'zod';
import { byId, time } from '../fields.ts';
import { nextPage, pageQuery } from '../paging.ts';
import { defineRoute } from '../route.ts';

/** What people can be warned of. */
export const BROADCAST_ALERTS = ['heat', 'dengue', 'vaccination'] as const;
const STATUSES = ['written', 'approved', 'sent', 'stopped', 'expired'] as const;

const tags = ['Messages'] as const;
const count = z.int().min(0);
const NONE = 'There is no such broadcast.';

const Subject = z
  .discriminatedUnion('purpose', [
    z.strictObject({
      purpose: z.literal('health-alert'),
      alert: z.enum(BROADCAST_ALERTS),
      day: z.iso.date().nullable().default(null).describe('Of a vaccination day; else null.'),
    }),
    z.strictObject({ purpose: z.literal('new-scheme'), scheme: z.string().min(1).max(80) }),
  ])
  .describe('What it says. There are no free words.');

const placeName = z.string().trim().min(2).max(60);
const Place = z.strictObject({
  state: placeName.describe('A name or short form, in any script; answers give the English name.'),
  district: placeName.nullable().default(null).describe('Null: the whole state.'),
});

export const Broadcast = z
  .object({
    id: z.uuid(),
    subject: Subject,
    places: z.array(Place).describe('None: the whole country.'),
    controlShare: z.number(),
    until: time,
    status: z
      .enum(STATUSES)
      .describe('"sent": to everybody it is for. "expired": its time was over before that.'),
    writtenBy: z.uuid().describe('An account.'),
    writtenAt: time,
    approvedBy: z.uuid().nullable(),
    approvedAt: time.nullable(),
    endedAt: time.nullable(),
    text: z
      .object({ en: z.string(), hi: z.string(), 'hi-Latn': z.string() })
      .describe('What people read, by their language; the place is that of each.'),
  })
  .meta({ id: 'Broadcast', description: 'One message to many.' });
export type Broadcast = z.infer<typeof Broadcast>;

const arm = {
  people: count,
  optedOut: count.describe('Said STOP since.'),
  heardOf: count.describe('Wrote or called since.'),
};
const Figures = z
  .object({
    told: z.object({
      ...arm,
      waiting: count,
      sent: count.describe('Left; nobody has said yet whether it came.'),
      delivered: count,
      failed: count,
      unknown: count.describe('Nobody knows whether it left.'),
      dropped: count.describe('Held back for good, by STOP or because it was stopped.'),
    }),
    control: z.object(arm).describe('Drawn not to be told.'),
  })
  .meta({
    id: 'BroadcastFigures',
    description: 'Counts alone. Messages are kept for 30 days; after that only the people are counted.',
  });

export const broadcasts = {
  list: defineRoute({
    method: 'get',
    path: '/messages/broadcasts',
    summary: 'Messages to many',
    description: 'Newest first.',
    tags,
    permission: 'messages:read',
    query: z.strictObject(pageQuery),
    responses: {
      200: { description: 'A page of them.', schema: z.object({ items: z.array(Broadcast), ...nextPage }) },
    },
  }),

  write: defineRoute({
    method: 'post',
    path: '/messages/broadcasts',
    summary: 'Write a message to many',
    description:
      'A draft: nothing leaves before somebody else approves it. It is for people whose language is known and who were ' +
      'heard of in the last 60 days, who did not say STOP, and whose newest word on it is a yes: to the service for an ' +
      'alert, NEWS or START for a scheme. The place is where they last asked about.',
    tags,
    permission: 'messages:manage',
    audited: 'itself',
    body: z.strictObject({
      subject: Subject,
      places: z.array(Place).max(100).default([]).describe('None: the whole country.'),
      controlShare: z
        .number()
        .min(0)
        .max(0.5)
        .default(0)
        .describe('The share of those it is for who are drawn not to be told, to see what it does.'),
      until: time.describe('It is worth nothing from then on; within the next two weeks.'),
    }),
    responses: { 201: { description: 'It, as it is kept.', schema: Broadcast } },
    problems: {
      422: 'There is no such scheme, state or district, or the day or the end cannot be so.',
    },
  }),

  get: defineRoute({
    method: 'get',
    path: '/messages/broadcasts/:id',
    summary: 'One message to many, and what came of it',
    tags,
    permission: 'messages:read',
    params: byId,
    responses: {
      200: { description: 'It.', schema: z.object({ broadcast: Broadcast, figures: Figures }) },
    },
    problems: { 404: NONE },
  }),

  approve: defineRoute({
    method: 'post',
    path: '/messages/broadcasts/:id/approve',
    summary: 'Approve a message to many',
    description:
      'By another account than the one that wrote it. It leaves little by little, in each person’s language, never in ' +
      'quiet hours, and within what anybody may get in a day.',
    tags,
    permission: 'messages:manage',
    audited: 'itself',
    params: byId,
    responses: { 200: { description: 'It, approved.', schema: Broadcast } },
    problems: {
      404: NONE,
      409: 'It is your own, or it is approved, stopped, or its time is over already.',
    },
  }),

  stop: defineRoute({
    method: 'post',
    path: '/messages/broadcasts/:id/stop',
    summary: 'Stop a message to many',
    description:
      'Nobody more is told, and what has not left yet is dropped. What has left is not taken back.',
    tags,
    permission: 'messages:manage',
    audited: 'itself',
    params: byId,
    responses: { 200: { description: 'It, stopped.', schema: Broadcast } },
    problems: { 404: NONE, 409: 'It is stopped, or its time is over already.' },
  }),
};
