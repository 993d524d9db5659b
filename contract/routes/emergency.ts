import { z } from 'zod';
import { byId, time } from '../fields.ts';
import { defineRoute } from '../route.ts';

const tags = ['Emergency'] as const;

/** Where an emergency can be; the last five are ends. */
export const EMERGENCY_STATES = [
  'raised',
  'unconfirmed',
  'desk',
  'dispatching',
  'supervised',
  'accepted',
  'en-route',
  'on-scene',
  'checking',
  'closed',
  'cancelled',
  'false',
  'handed-over',
  'joined',
] as const;

/** What a responder comes with. */
export const RESPONDER_VEHICLES = ['none', 'bicycle', 'motorcycle', 'car'] as const;
export const RESPONDER_SKILLS = [
  'first-aid',
  'cpr',
  'midwife',
  'nurse',
  'doctor',
  'snakebite',
  'swimmer',
] as const;

/** Why a responder does not come, or why an emergency is over. */
export const EMERGENCY_REASONS = [
  'no-vehicle',
  'too-far',
  'busy',
  'unwell',
  'in-care',
  'nobody-there',
  'not-needed',
  'other',
] as const;
const reason = z.enum(EMERGENCY_REASONS).optional().describe('Why; it is kept in the timeline.');

const pin = z
  .string()
  .regex(/^[1-9]\d{5}$/)
  .describe('A PIN code.');
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

const Numbers = z.array(z.object({ name: z.string(), number: z.string(), what: z.string() })).min(1);

export const Emergency = z
  .object({
    id: z.uuid(),
    status: z.enum(EMERGENCY_STATES),
    certainty: z.enum(['confirmed', 'unconfirmed']),
    trigger: z.string(),
    medium: z.string(),
    code: z.string().nullable().describe('What responders and the caller answer with by text.'),
    place: z
      .object({
        name: z.string(),
        district: z.string(),
        state: z.string().nullable(),
        latitude,
        longitude,
        spreadKm: z.number().describe('The point may be off by so many kilometres.'),
        knownAt: z.iso
          .datetime()
          .optional()
          .describe(
            'Since when it is known that they are there; absent where it was told for this emergency.',
          ),
      })
      .nullable(),
    words: z.string().nullable().describe('What the caller said of where it is, or of what is the matter.'),
    ring: z.int().describe('How far out was asked, from 1; 0: nobody was.'),
    asked: z.int().describe('Responders that were asked.'),
    helper: z.string().nullable().describe('The first name of who accepted. A helper, not an ambulance.'),
    mine: z
      .object({ state: z.string(), km: z.number() })
      .nullable()
      .describe('Whether you were asked, what became of it, and how far it is.'),
    before: z.int().describe('Emergencies of the same caller in the day before.'),
    etaAt: time.nullable(),
    deadlineAt: time.nullable(),
    raisedAt: time,
    endedAt: time.nullable(),
  })
  .meta({ id: 'Emergency', description: 'An emergency and where it stands. It never names the caller.' });
export type Emergency = z.infer<typeof Emergency>;

export const Duty = z
  .object({
    latitude,
    longitude,
    radiusKm: z.number(),
    skills: z.array(z.enum(RESPONDER_SKILLS)),
    vehicle: z.enum(RESPONDER_VEHICLES),
    until: time,
  })
  .meta({ id: 'Duty', description: 'Where and until when a responder may be asked; to about a kilometre.' });
export type Duty = z.infer<typeof Duty>;

const Where = z.strictObject({
  pin: pin.optional(),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
  spreadKm: z.number().min(0).max(100).optional().describe('How far the point may be off.'),
});

const NONE = 'There is no such emergency, or none of yours.';
const NOT_NOW = 'It is not where this can be done: somebody else has it, or it is over.';
const done = { 200: { description: 'As it is now.', schema: Emergency } };

export const emergency = {
  raise: defineRoute({
    method: 'post',
    path: '/emergency',
    summary: 'Cry for help',
    description:
      'Never refused as too many. The public numbers come with the answer: nobody has called them. Who cries again while ' +
      'an emergency of theirs is open is answered with "joined": the repeat is marked there.',
    tags,
    permission: 'signed-in',
    unlimited: true,
    body: Where,
    responses: {
      201: {
        description: 'It is raised.',
        schema: z.object({ emergency: Emergency, emergencyNumbers: Numbers }),
      },
    },
  }),

  list: defineRoute({
    method: 'get',
    path: '/emergency',
    summary: 'Emergencies that you were asked to; for operators all of them',
    description: 'Newest first, at most 200.',
    tags,
    permission: 'emergencies:read',
    query: z.strictObject({
      open: z.enum(['true', 'false']).default('true').describe('"false": also those that have ended.'),
    }),
    responses: { 200: { description: 'They.', schema: z.object({ items: z.array(Emergency) }) } },
  }),

  get: defineRoute({
    method: 'get',
    path: '/emergency/:id',
    summary: 'Where an emergency stands',
    description: 'Your own, one that you were asked to, or any for operators.',
    tags,
    permission: 'signed-in',
    params: byId,
    responses: done,
    problems: { 404: NONE },
  }),

  cancel: defineRoute({
    method: 'post',
    path: '/emergency/:id/cancel',
    summary: 'Stop your own emergency',
    description:
      'Without `really` it is only noted that you asked: ask the person whether they mean it, then say so.',
    tags,
    permission: 'signed-in',
    params: byId,
    body: z.strictObject({ really: z.boolean() }),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  stillNeeded: defineRoute({
    method: 'post',
    path: '/emergency/:id/still-needed',
    summary: 'Say that nobody came and help is still needed',
    tags,
    permission: 'signed-in',
    params: byId,
    body: z.strictObject({}),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  accept: defineRoute({
    method: 'post',
    path: '/emergency/:id/accept',
    summary: 'Accept an emergency that you were asked to',
    description: 'The first has it, and the others are stood down. Said again, it changes the minutes.',
    tags,
    permission: 'emergencies:answer',
    params: byId,
    body: z.strictObject({ minutes: z.int().min(1).max(240) }),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  decline: defineRoute({
    method: 'post',
    path: '/emergency/:id/decline',
    summary: 'Decline an emergency that you were asked to',
    tags,
    permission: 'emergencies:answer',
    params: byId,
    body: z.strictObject({ reason }),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  progress: defineRoute({
    method: 'post',
    path: '/emergency/:id/progress',
    summary: 'Say how it goes with an emergency that you accepted',
    description: '"withdraw": you cannot come; others are asked at once.',
    tags,
    permission: 'emergencies:answer',
    params: byId,
    body: z.strictObject({ to: z.enum(['en-route', 'on-scene', 'withdraw']), reason }),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  say: defineRoute({
    method: 'post',
    path: '/emergency/:id/words',
    summary: 'Hand on words to the caller',
    description: 'Numbers to call are left out. Without `words` the caller is asked where they are.',
    tags,
    permission: 'emergencies:answer',
    params: byId,
    body: z.strictObject({ words: z.string().trim().min(1).max(80).optional() }),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  close: defineRoute({
    method: 'post',
    path: '/emergency/:id/close',
    summary: 'Close an emergency that you accepted; for operators any',
    tags,
    permission: 'emergencies:answer',
    params: byId,
    body: z.strictObject({ as: z.enum(['closed', 'false']).describe('"false": it was none.'), reason }),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  confirm: defineRoute({
    method: 'post',
    path: '/emergency/:id/confirm',
    summary: 'Confirm an unconfirmed emergency: responders are asked',
    tags,
    permission: 'emergencies:manage',
    params: byId,
    body: z.strictObject({}),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  locate: defineRoute({
    method: 'post',
    path: '/emergency/:id/place',
    summary: 'Set where an emergency is',
    description:
      'A PIN code, a point, or both. Who goes is told; where nobody does, those near it are asked.',
    tags,
    permission: 'emergencies:manage',
    params: byId,
    body: Where,
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW, 422: 'No place was given, or the PIN code is not known.' },
  }),

  ask: defineRoute({
    method: 'post',
    path: '/emergency/:id/ask',
    summary: 'Ask all responders anew, from the nearest on',
    description:
      'While nobody has accepted. Who declined is not asked again. `asked` stays where nobody is near.',
    tags,
    permission: 'emergencies:manage',
    params: byId,
    body: z.strictObject({}),
    responses: done,
    problems: { 404: NONE, 409: NOT_NOW },
  }),

  timeline: defineRoute({
    method: 'get',
    path: '/emergency/:id/timeline',
    summary: 'The whole record of an emergency, with its times',
    description:
      'Each moment’s hash covers it and the hash before. `whole`: nothing was changed, put in or taken out. The last hash ' +
      'of an ended one is in the audit.',
    tags,
    permission: 'emergencies:manage',
    params: byId,
    responses: {
      200: {
        description: 'First to last.',
        schema: z.object({
          moments: z.array(
            z.object({
              position: z.int(),
              at: time,
              kind: z.string(),
              actor: z.string(),
              details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
              hash: z.string(),
            }),
          ),
          whole: z.boolean(),
          times: z
            .object({
              asked: z.int().nullable(),
              accepted: z.int().nullable(),
              onScene: z.int().nullable(),
              ended: z.int().nullable(),
            })
            .describe('Seconds from the cry.'),
        }),
      },
    },
    problems: { 404: NONE },
  }),

  duty: defineRoute({
    method: 'get',
    path: '/emergency-duty',
    summary: 'Your duty as a responder',
    tags,
    permission: 'emergencies:answer',
    responses: {
      200: {
        description: 'It; null: you are asked to nothing.',
        schema: z.object({ duty: Duty.nullable() }),
      },
    },
  }),

  beginDuty: defineRoute({
    method: 'put',
    path: '/emergency-duty',
    summary: 'Begin or change your duty',
    description: 'You are asked at the number that you sign in with.',
    tags,
    permission: 'emergencies:answer',
    body: z.strictObject({
      pin,
      radiusKm: z.number().min(1).max(200),
      skills: z.array(z.enum(RESPONDER_SKILLS)).max(RESPONDER_SKILLS.length).default([]),
      vehicle: z.enum(RESPONDER_VEHICLES),
      hours: z.number().min(0.5).max(72).describe('From now.'),
    }),
    responses: { 200: { description: 'As it is now.', schema: z.object({ duty: Duty }) } },
    problems: { 422: 'The PIN code is not known, or your account has no telephone number.' },
  }),

  endDuty: defineRoute({
    method: 'delete',
    path: '/emergency-duty',
    summary: 'End your duty',
    description: 'What you have accepted stays yours.',
    tags,
    permission: 'emergencies:answer',
    responses: { 204: { description: 'You are asked to nothing more.' } },
  }),
};
