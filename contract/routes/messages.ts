import { z } from 'zod';
import { byId, time } from '../fields.ts';
import { nextPage, pageQuery } from '../paging.ts';
import { defineRoute } from '../route.ts';

const tags = ['Messages'] as const;

const STATUSES = [
  'pending',
  'sending',
  'unknown',
  'accepted',
  'sent',
  'dropped',
  'failed',
  'delivered',
  'read',
] as const;

const word = z.string().min(1).max(100);

export const Message = z
  .object({
    id: z.uuid(),
    kind: z.string().describe('"message", "notice", "call" or "call-back".'),
    channel: z.string().nullable().describe('What it went by, or is to go by; null: not chosen yet.'),
    status: z.enum(STATUSES),
    error: z.string().nullable().describe('Why it failed or was dropped, in a word of ours.'),
    held: z
      .string()
      .nullable()
      .describe('Why it was put off last: "quiet-hours" or "ceiling"; "again" where it was sent again.'),
    tried: z.array(z.string()).describe('Channels that it could not go by, each with its reason.'),
    attempts: z.int(),
    segments: z.int().nullable(),
    cost: z.string().nullable().describe('As the provider told it.'),
    template: z.string().nullable().describe('The registered text, by our name.'),
    dueAt: time,
    createdAt: time,
    sentAt: time.nullable(),
    mayGoAgain: z.boolean().describe('It can be sent again: it failed, or nobody knows whether it left.'),
  })
  .meta({
    id: 'Message',
    description: 'A message to somebody: what became of it, never its words nor its number.',
  });
export type Message = z.infer<typeof Message>;

export const messages = {
  list: defineRoute({
    method: 'get',
    path: '/messages',
    summary: 'Messages and what became of them',
    description: 'Newest first. With status=failed or status=unknown: those that somebody should look at.',
    tags,
    permission: 'messages:read',
    query: z.strictObject({
      ...pageQuery,
      status: z.enum(STATUSES).optional(),
      kind: word.optional(),
      channel: word.optional(),
      error: word.optional(),
      template: word.optional(),
      from: time.optional().describe('Written then or later.'),
      to: time.optional().describe('Written before.'),
    }),
    responses: {
      200: { description: 'A page of them.', schema: z.object({ items: z.array(Message), ...nextPage }) },
    },
  }),

  again: defineRoute({
    method: 'post',
    path: '/messages/:id/again',
    summary: 'Send a message again',
    description:
      'For one that failed for good, or of which nobody knows whether it left: then the person may get it twice. STOP, quiet hours and the daily ceiling hold for it as before. Who did it is noted.',
    tags,
    permission: 'messages:manage',
    params: byId,
    responses: { 202: { description: 'It is due now.' } },
    problems: {
      404: 'There is no such message that could be sent again: it is done, or its words are forgotten.',
    },
  }),

  costs: defineRoute({
    method: 'get',
    path: '/messages/costs',
    summary: 'Delivery and cost by day, provider and text, as CSV',
    description:
      "Columns: day, provider, channel, template, messages, delivered, failed, unknown, segments, currency, cost. What never left, or may have, counts on the day that this was known. Currency and cost are empty, not 0, where the provider tells none: Africa's Talking tells it of texts and calls, Infobip in its reports, Twilio in few of its words (it knows most prices hours later); Exotel, MSG91 and Meta tell none. Messages are kept for 30 days.",
    tags,
    permission: 'messages:read',
    query: z.strictObject({
      from: z.iso.date().describe('The first day, in the country.'),
      to: z.iso.date().describe('The last.'),
    }),
    responses: { 200: { description: 'The table.', type: 'text/csv' } },
  }),
};
