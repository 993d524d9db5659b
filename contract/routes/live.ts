import { z } from 'zod';
import { time } from '../fields.ts';
import { defineRoute } from '../route.ts';

/** The path of the WebSocket, beside the routes. */
export const LIVE_PATH = '/ws/notifications';

/** Why a live connection was closed, by its code: what a client does next depends on it. */
export const LIVE_CLOSED = {
  /** The service stops: come back in a moment. */
  1001: 'The service stops; go on from the last id.',
  1008: 'Nothing is read here but the ticket.',
  1013: 'Not available just now; go on from the last id in a moment.',
  4401: 'Sign in or renew the access token, take a ticket, and go on from the last id.',
  4403: 'The access token is void: what you may do has changed. Sign in again.',
  4408: 'You read too slowly; go on from the last id.',
  4429: 'You opened too many connections; the oldest went.',
} as const;
export type LiveCode = keyof typeof LIVE_CLOSED;

/** An id of an event; the next is larger. */
const eventId = z.string().regex(/^\d{1,15}$/);

/** The first message over a WebSocket. */
export const LiveHello = z.strictObject({
  ticket: z.string().min(1).max(100),
  after: eventId.optional(),
});
export type LiveHello = z.infer<typeof LiveHello>;

export const LiveEvent = z
  .object({
    id: eventId,
    topic: z.string(),
    kind: z.string().describe('What happened: "emergency.raised".'),
    at: time,
    payload: z.record(z.string(), z.unknown()).describe('Ids and states, never anything of a person’s.'),
  })
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEvent>;

const RULES =
  'Events come in the order of their ids, each once. They are kept for a day: whoever was cut off goes on after the last ' +
  'id that they saw. First connect, then read what is shown, so that nothing falls in between.';

export const live = {
  ticket: defineRoute({
    method: 'post',
    path: '/ws-tickets',
    summary: 'A ticket for one live connection',
    description:
      `Good once, for thirty seconds. Open a WebSocket at \`${LIVE_PATH}\` and send within five seconds ` +
      '`{"ticket": "…", "after": "17"}`, `after` being the last id that you saw, if any. Then come ' +
      '`{"type":"ready","after":"17"}`, and events as LiveEvent; before it `{"type":"reset"}` where what came after your ' +
      `id is not kept any more: read anew what you show. ${RULES} Send nothing else. Browsers may connect from the ` +
      "portal's origins alone; a client that is no browser sends no `Origin`. It is closed with: " +
      Object.entries(LIVE_CLOSED)
        .map(([code, why]) => `${code}: ${why}`)
        .join(' '),
    tags: ['Live'],
    permission: 'signed-in',
    responses: {
      201: {
        description: 'The ticket.',
        schema: z.object({ ticket: z.string(), expiresAt: time }),
      },
    },
  }),

  stream: defineRoute({
    method: 'get',
    path: '/notifications',
    summary: 'Events as they happen, where a WebSocket is not possible',
    description:
      'Server-sent events, for a reader that sends the access token in a header (`fetch`, not EventSource). ' +
      '`event: ready` comes first; `event: reset` before it means: read anew. Each event’s data is a LiveEvent. ' +
      `\`event: end\` has the code of a WebSocket’s close. ${RULES}`,
    tags: ['Live'],
    permission: 'signed-in',
    headers: z.object({ 'last-event-id': eventId.optional() }),
    responses: { 200: { description: 'Events, until the access token ends.', type: 'text/event-stream' } },
  }),
};
