import { z } from 'zod';
import { time } from '../../fields.ts';
import { LOCKED } from '../../refusals.ts';
import { defineRoute } from '../../route.ts';
import { EmergencyContact } from './contacts.ts';
import { HistoryItem } from './history.ts';
import { Me } from './me.ts';
import { changes, pin, tags } from './own.ts';
import { Profile } from './profiles.ts';

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

/** All that is held of oneself: to take along, or to be gone. */
export const held = {
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
};
