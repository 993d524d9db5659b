import { z } from 'zod';
import { nextPage, pageQuery } from '../paging.ts';
import { ROLES } from '../roles.ts';
import { defineRoute } from '../route.ts';

const tags = ['Oneself and one’s family'] as const;

/** A line of text in any script, as a keyboard of any kind composes it. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]+$/u)
    .normalize();
const name = line(100);
const language = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/)
  .describe('BCP 47; one that is offered.');
const phone = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/)
  .describe('E.164.');
const pin = z
  .string()
  .regex(/^[0-9]{4}$/)
  .describe('Four digits.');
const time = z.iso.datetime();
const params = z.strictObject({ id: z.uuid() });

export const Me = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    role: z.enum(ROLES),
    email: z.string().nullable(),
    phone: z.string().nullable().describe('E.164.'),
    language: z.string().nullable().describe('The one of every channel; null: not chosen yet.'),
    pinSet: z.boolean(),
    withheldUntil: time.nullable().describe('Until then what was there before the PIN stays shut.'),
    secondFactor: z.boolean(),
    createdAt: time,
  })
  .meta({ id: 'Me', description: 'The own account.' });
export type Me = z.infer<typeof Me>;

/** What is written of somebody, beside the revision. */
const written = {
  relation: z
    .enum(['self', 'partner', 'child', 'parent', 'sibling', 'grandparent', 'grandchild', 'other'])
    .describe('To the person whose family it is. There is one "self".'),
  name,
  born: z
    .string()
    .regex(/^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$/)
    .nullable()
    .default(null)
    .describe('The year or the date, "1990" or "1990-05-17"; null: not known.'),
  sex: z.enum(['female', 'male', 'other']).nullable().default(null),
  bloodGroup: z.enum(['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-', 'unknown']).default('unknown'),
  conditions: z.array(line(200)).max(50).default([]),
  medicines: z
    .array(z.strictObject({ name: line(120), taken: line(300).describe('How, in their own words.') }))
    .max(50)
    .default([]),
  allergies: z.array(line(120)).max(50).default([]),
  language: language.nullable().default(null),
  channels: z
    .array(z.enum(['sms', 'voice', 'whatsapp', 'ussd']))
    .max(4)
    .default([])
    .describe('By what they like to be reached, most wanted first.'),
};

export const Profile = z
  .object({
    id: z.uuid(),
    revision: z.int().min(1),
    relation: z.string(),
    name: z.string(),
    born: z.string().nullable(),
    age: z.int().min(0).nullable().describe('Whole years today; by the year alone it may be one too many.'),
    sex: z.enum(['female', 'male', 'other']).nullable(),
    bloodGroup: z.string(),
    conditions: z.array(z.string()),
    medicines: z.array(z.object({ name: z.string(), taken: z.string() })),
    allergies: z.array(z.string()),
    language: z.string().nullable(),
    channels: z.array(z.string()),
    updatedAt: time,
  })
  .meta({ id: 'Profile', description: 'Somebody of the family, or oneself.' });
export type Profile = z.infer<typeof Profile>;

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

export const PersonalCopy = z
  .object({
    at: time,
    account: Me,
    person: z.object({ firstContactAt: time, optedOutAt: time.nullable() }),
    addresses: z.array(z.string()).describe('Numbers, messengers’ ids and mailboxes.'),
    memory: z.unknown().describe('What is remembered for the next time.'),
    conversation: z.unknown().describe('The answers of the conversation now.'),
    profiles: z.array(Profile),
    contacts: z.array(EmergencyContact),
    history: z.array(HistoryItem),
    places: z
      .array(z.object({ emergency: z.uuid(), place: z.unknown() }))
      .describe('The place that an SOS was recorded with.'),
    assessments: z
      .array(z.object({ id: z.uuid(), modelVersion: z.string().nullable(), told: z.unknown() }))
      .describe('What was told in symptom checks that were kept, and what was answered.'),
    applications: z
      .array(z.object({ id: z.uuid(), status: z.string(), kept: z.unknown(), updatedAt: time }))
      .describe('Schemes that an application is kept for.'),
    reminders: z
      .array(z.object({ id: z.uuid(), status: z.string(), plan: z.unknown(), doses: z.unknown() }))
      .describe('What they wished to be reminded of, and what they said of it.'),
    broadcasts: z
      .array(z.object({ about: z.string(), arm: z.enum(['told', 'control']), at: time }))
      .describe('Messages to many that met them: whether they were told, or drawn not to be.'),
    sessions: z.array(z.object({ createdAt: time, usedAt: time, endedAt: time.nullable() })),
    issuers: z.array(z.string()).describe('By whom else the account is opened.'),
    deeds: z
      .array(z.object({ at: time, action: z.string(), details: z.unknown() }))
      .describe('What was done to them, by whomever.'),
  })
  .meta({ id: 'PersonalCopy', description: 'All that is held of somebody.' });
export type PersonalCopy = z.infer<typeof PersonalCopy>;

const PIN_FIRST =
  'There is a PIN: give it first (POST /auth/history). Or it is new, and they stay shut for a week.';
const LOCKED = 'Too many wrong tries, or too many requests. Wait as long as `Retry-After` says.';
const NO_PROFILE = 'There is no such profile of yours.';
const NO_CONTACT = 'There is no such contact of yours.';
const ASKED_OFTEN = 'This number was asked three times today, or there were too many requests.';

/** The service behind these notes what was done itself. */
const changes = { tags, permission: 'signed-in', audited: 'itself' } as const;

export const users = {
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
    summary: 'Change the own name or language',
    body: z.strictObject({
      name: name.nullable().optional().describe('Null: none.'),
      language: language.optional(),
    }),
    responses: { 200: { description: 'As it is now.', schema: Me } },
    problems: { 422: 'The language is not offered.' },
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

  profiles: defineRoute({
    method: 'get',
    path: '/users/me/profiles',
    summary: 'The family',
    description: 'Oneself first; at most twenty.',
    tags,
    permission: 'signed-in',
    responses: { 200: { description: 'Them.', schema: z.object({ items: z.array(Profile) }) } },
    problems: { 403: PIN_FIRST },
  }),

  addProfile: defineRoute({
    ...changes,
    method: 'post',
    path: '/users/me/profiles',
    summary: 'One more of the family',
    body: z.strictObject(written),
    responses: { 201: { description: 'Added.', schema: Profile } },
    problems: {
      403: PIN_FIRST,
      409: 'There is a profile of yourself already.',
      422: 'Nobody was born then, the language is not offered, or there are twenty.',
    },
  }),

  profile: defineRoute({
    method: 'get',
    path: '/users/me/profiles/:id',
    summary: 'One of the family',
    tags,
    permission: 'signed-in',
    params,
    responses: { 200: { description: 'The profile.', schema: Profile } },
    problems: { 403: PIN_FIRST, 404: NO_PROFILE },
  }),

  replaceProfile: defineRoute({
    ...changes,
    method: 'put',
    path: '/users/me/profiles/:id',
    summary: 'Write a profile anew',
    params,
    body: z.strictObject({
      ...written,
      revision: z.int().min(1).max(2_147_483_647).describe('The one that was read.'),
    }),
    responses: { 200: { description: 'As it is now.', schema: Profile } },
    problems: {
      403: PIN_FIRST,
      404: NO_PROFILE,
      409: 'It was written meanwhile: read it again. Or there is a profile of yourself already.',
      422: 'Nobody was born then, or the language is not offered.',
    },
  }),

  removeProfile: defineRoute({
    ...changes,
    method: 'delete',
    path: '/users/me/profiles/:id',
    summary: 'Remove a profile',
    params,
    responses: { 204: { description: 'Removed.' } },
    problems: { 403: PIN_FIRST, 404: NO_PROFILE },
  }),

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
    params,
    responses: { 202: { description: 'Asked.', schema: EmergencyContact } },
    problems: { 403: PIN_FIRST, 404: NO_CONTACT, 422: 'They have agreed already.', 429: ASKED_OFTEN },
  }),

  agreeContact: defineRoute({
    ...changes,
    method: 'post',
    path: '/users/me/emergency-contacts/:id/consent',
    summary: 'A contact has agreed',
    params,
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
    params,
    responses: { 204: { description: 'Removed.' } },
    problems: { 403: PIN_FIRST, 404: NO_CONTACT },
  }),

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

  copy: defineRoute({
    method: 'get',
    path: '/users/me/export',
    summary: 'All that is held of oneself',
    description:
      'Opened by the PIN (POST /auth/history). Texts on their way are left out: they may hold a code.',
    tags,
    permission: 'history:read',
    audited: 'itself',
    responses: { 200: { description: 'All of it.', schema: PersonalCopy } },
    problems: { 403: 'The PIN was not given, or is new: the detail says when it opens.' },
  }),

  erase: defineRoute({
    ...changes,
    method: 'post',
    path: '/users/me/erasure',
    summary: 'Erase oneself',
    description:
      'Everything goes, on every channel, and cannot be brought back. It takes the password, or the PIN where the account ' +
      'has no password.',
    body: z.strictObject({ password: z.string().min(1).max(200).optional(), pin: pin.optional() }),
    responses: { 204: { description: 'Erased.' } },
    problems: {
      403: 'The PIN is new: the detail says when it is enough.',
      422: 'The password or the PIN is not right, or there is neither.',
      429: LOCKED,
    },
  }),

  resetPin: defineRoute({
    method: 'post',
    path: '/users/pin-resets',
    summary: 'Take away a PIN that was forgotten',
    description:
      'For somebody who stands before you. What was there before stays shut for a week. The answer is the same whether or ' +
      'not the number is known.',
    tags,
    permission: 'pins:reset',
    audited: 'itself',
    body: z.strictObject({ phone }),
    responses: { 202: { description: 'Where there was one, it is gone.' } },
    problems: { 422: 'This is no telephone number.' },
  }),
};
