import { z } from 'zod';
import { byId, language, line, time } from '../../fields.ts';
import { NO_PROFILE, PIN_FIRST } from '../../refusals.ts';
import { defineRoute } from '../../route.ts';
import { changes, name, tags } from './own.ts';

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

/** Oneself and one's family, each as they wrote it. */
export const profiles = {
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
    params: byId,
    responses: { 200: { description: 'The profile.', schema: Profile } },
    problems: { 403: PIN_FIRST, 404: NO_PROFILE },
  }),

  replaceProfile: defineRoute({
    ...changes,
    method: 'put',
    path: '/users/me/profiles/:id',
    summary: 'Write a profile anew',
    params: byId,
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
    params: byId,
    responses: { 204: { description: 'Removed.' } },
    problems: { 403: PIN_FIRST, 404: NO_PROFILE },
  }),
};
