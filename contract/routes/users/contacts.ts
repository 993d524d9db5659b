import { z } from 'zod';
import { byId, language, line, phone, time } from '../../fields.ts';
import { PIN_FIRST } from '../../refusals.ts';
import { defineRoute } from '../../route.ts';
import { changes, name, tags } from './own.ts';

export const EmergencyContact = z
  .object({
    id: z.uuid(),
    name: z.string(),
    phone: z.string().describe('E.164; shown to the owner alone.'),
    relation: z.string(),
    language: z.string(),
    status: z
      .enum(['asked', 'agreed', 'withdrawn'])
      .describe('Only who has agreed is told of an emergency. "withdrawn": wants no messages any more.'),
    askedAt: time,
    agreedAt: time.nullable(),
  })
  .meta({ id: 'EmergencyContact', description: 'Whom to tell in an emergency.' });
export type EmergencyContact = z.infer<typeof EmergencyContact>;

const NO_CONTACT = 'There is no such contact of yours.';
const ASKED_OFTEN = 'This number was asked three times today, or there were too many requests.';

/** Whom to tell in an emergency: they are asked first. */
export const contacts = {
  contacts: defineRoute({
    method: 'get',
    path: '/users/me/emergency-contacts',
    summary: 'Whom to tell in an emergency',
    description: 'At most five.',
    tags,
    permission: 'signed-in',
    responses: { 200: { description: 'Them.', schema: z.object({ items: z.array(EmergencyContact) }) } },
    problems: { 403: PIN_FIRST },
  }),

  addContact: defineRoute({
    ...changes,
    method: 'post',
    path: '/users/me/emergency-contacts',
    costly: true,
    summary: 'One more to tell in an emergency',
    description:
      'They are sent a code, which they hand on if they agree. Who has stopped messages of the service is sent none.',
    body: z.strictObject({
      name,
      phone,
      relation: line(60).describe('In their own words.'),
      language: language.describe('What they are asked and told in.'),
    }),
    responses: { 201: { description: 'Added, and asked.', schema: EmergencyContact } },
    problems: {
      403: PIN_FIRST,
      409: 'This number is among them already.',
      422: 'It is no number or your own, the language is not offered, or there are five.',
      429: ASKED_OFTEN,
    },
  }),

  askContact: defineRoute({
    ...changes,
    method: 'post',
    path: '/users/me/emergency-contacts/:id/codes',
    summary: 'Ask a contact once more',
    description: 'By a new code; the one before is void.',
    params: byId,
    responses: { 202: { description: 'Asked.', schema: EmergencyContact } },
    problems: { 403: PIN_FIRST, 404: NO_CONTACT, 422: 'They have agreed already.', 429: ASKED_OFTEN },
  }),

  agreeContact: defineRoute({
    ...changes,
    method: 'post',
    path: '/users/me/emergency-contacts/:id/consent',
    summary: 'A contact has agreed',
    params: byId,
    body: z.strictObject({
      code: z
        .string()
        .regex(/^[0-9]{6}$/)
        .describe('Six digits, from the contact.'),
    }),
    responses: { 200: { description: 'As it is now.', schema: EmergencyContact } },
    problems: { 403: PIN_FIRST, 404: NO_CONTACT, 422: 'The code is not right, or not any more.' },
  }),

  removeContact: defineRoute({
    ...changes,
    method: 'delete',
    path: '/users/me/emergency-contacts/:id',
    summary: 'Remove a contact',
    params: byId,
    responses: { 204: { description: 'Removed.' } },
    problems: { 403: PIN_FIRST, 404: NO_CONTACT },
  }),
};
