import { z } from 'zod';
import { language, time, zone } from '../../fields.ts';
import { LOCKED } from '../../refusals.ts';
import { ROLES } from '../../roles.ts';
import { defineRoute } from '../../route.ts';
import { changes, name, pin, tags } from './own.ts';

export const Me = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    role: z.enum(ROLES),
    email: z.string().nullable(),
    phone: z.string().nullable().describe('E.164.'),
    language: z.string().nullable().describe('The one of every channel; null: not chosen yet.'),
    zone: z.string().nullable().describe('Of the IANA database; null: the country’s.'),
    pinSet: z.boolean(),
    withheldUntil: time.nullable().describe('Until then what was there before the PIN stays shut.'),
    secondFactor: z.boolean(),
    createdAt: time,
  })
  .meta({ id: 'Me', description: 'The own account.' });
export type Me = z.infer<typeof Me>;

/** The own account, its name and its PIN. */
export const me = {
  me: defineRoute({
    method: 'get',
    path: '/users/me',
    summary: 'The own account',
    tags,
    permission: 'signed-in',
    responses: { 200: { description: 'It.', schema: Me } },
  }),

  changeMe: defineRoute({
    ...changes,
    method: 'patch',
    path: '/users/me',
    summary: 'Change the own name, language or time zone',
    description:
      'With the zone, reminders that went by the last one go by the new one: eight in the morning is eight there.',
    body: z.strictObject({
      name: name.nullable().optional().describe('Null: none.'),
      language: language.optional(),
      zone: zone.nullable().optional().describe('Null: the country’s.'),
    }),
    responses: { 200: { description: 'As it is now.', schema: Me } },
    problems: { 422: 'The language is not offered, or there is no such zone.' },
  }),

  setPin: defineRoute({
    ...changes,
    method: 'put',
    path: '/users/me/pin',
    summary: 'Set or change the PIN',
    description:
      'It opens the own history on every channel. A first PIN of somebody who has been known for longer than a day opens ' +
      'what was there before after a week.',
    body: z.strictObject({ pin, current: pin.optional().describe('Where there is one.') }),
    responses: { 204: { description: 'Set.' } },
    problems: {
      409: 'It was set by another request just now.',
      422: 'The digits are all the same or follow each other, or `current` is missing or not right.',
      429: LOCKED,
    },
  }),
};
