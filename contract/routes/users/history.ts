import { z } from 'zod';
import { time } from '../../fields.ts';
import { nextPage, pageQuery } from '../../paging.ts';
import { defineRoute } from '../../route.ts';
import { tags } from './own.ts';

const item = { id: z.uuid(), at: time };
export const HistoryItem = z
  .discriminatedUnion('kind', [
    z.object({
      ...item,
      kind: z.literal('emergency'),
      certainty: z.string(),
      trigger: z.string(),
      medium: z.string(),
      status: z.string(),
    }),
    z.object({
      ...item,
      kind: z.literal('assessment'),
      level: z.enum(['emergency', 'urgent', 'soon', 'self-care']).describe('How soon, and nothing else.'),
    }),
    z.object({
      ...item,
      kind: z.literal('consent'),
      purpose: z.string(),
      given: z.boolean(),
      language: z.string(),
      medium: z.string(),
    }),
    z.object({
      ...item,
      kind: z.enum(['message', 'call']),
      channel: z.string().nullable(),
      status: z.string(),
      changedAt: time.describe('When the status came to be.'),
    }),
  ])
  .meta({ id: 'HistoryItem', description: 'Something that was, never what was said.' });
export type HistoryItem = z.infer<typeof HistoryItem>;

/** What was, opened by the PIN. */
export const history = {
  history: defineRoute({
    method: 'get',
    path: '/users/me/history',
    summary: 'What was',
    description:
      'Emergencies, symptom checks that were kept, consents, messages and calls, newest first. Opened by the PIN (POST /auth/history).',
    tags,
    permission: 'history:read',
    query: z.strictObject(pageQuery),
    responses: {
      200: { description: 'A page.', schema: z.object({ items: z.array(HistoryItem), ...nextPage }) },
    },
    problems: { 403: 'The PIN was not given, or is new: the detail says when it opens.' },
  }),
};
