import { z } from 'zod';
import { byId, time } from '../fields.ts';
import { nextPage, pageQuery } from '../paging.ts';
import { NO_PROFILE, PIN_FIRST } from '../refusals.ts';
import { defineRoute } from '../route.ts';

/** What a scheme mainly gives. */
export const SCHEME_CATEGORIES = [
  'hospital-cover',
  'cash',
  'free-care',
  'medicines',
  'one-time-aid',
] as const;

/** Where an application stands, as its person says. */
export const APPLICATION_STATUSES = ['eligible', 'applied', 'approved', 'rejected'] as const;

const tags = ['Schemes'] as const;
const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const status = z.enum(APPLICATION_STATUSES);
const schemeParams = z.strictObject({ id });

const Words = z
  .object({ en: z.string(), hi: z.string(), 'hi-Latn': z.string() })
  .meta({ id: 'Words', description: 'A text in each language offered (BCP 47).' });

const summary = {
  id: z.string(),
  category: z.enum(SCHEME_CATEGORIES),
  states: z.array(z.string()).describe('English names; none: the whole country.'),
  name: Words,
  short: Words.describe('For a small screen.'),
  summary: Words,
  keywords: z.array(z.string()).describe('A text of this one word asks for it.'),
};

export const SchemeSummary = z.object(summary).meta({ id: 'SchemeSummary' });
export type SchemeSummary = z.infer<typeof SchemeSummary>;

const Helpline = z
  .object({ number: z.string(), verified: z.boolean() })
  .meta({ id: 'Helpline', description: 'Whom to ring about a scheme.' });

export const Scheme = z
  .object({
    ...summary,
    from: z.iso.date().nullable().describe('First day; null: not known.'),
    until: z.iso.date().nullable().describe('Last day; null: none is set.'),
    benefits: z.array(
      z.object({
        id: z.string(),
        amount: z.int().nullable().describe('Rupees; null: no sum of money.'),
        per: z.string().nullable(),
        upTo: z.boolean().describe('The amount is a limit, not what is paid.'),
        text: Words,
        verified: z.boolean(),
      }),
    ),
    documents: z.array(z.object({ id: z.string(), need: z.enum(['must', 'helps']), text: Words })),
    apply: z.array(z.object({ place: z.string(), text: Words })),
    overlaps: z.array(
      z.object({ with: z.string(), kind: z.enum(['choice', 'instead', 'adds']), text: Words }),
    ),
    helpline: Helpline.nullable().describe('Null: none was read in a source that decides.'),
    sources: z.array(
      z.object({
        kind: z.enum(['government', 'portal', 'news', 'third-party']),
        title: z.string(),
        url: z.string().nullable(),
        published: z.string().nullable(),
        read: z.iso.date(),
      }),
    ),
    reviewed: z.boolean().describe('Whether somebody who knows it has checked it.'),
  })
  .meta({ id: 'Scheme', description: 'A public scheme that pays for care or gives it.' });
export type Scheme = z.infer<typeof Scheme>;

export const SchemeQuestion = z
  .object({
    fact: z.string(),
    type: z.enum(['yes-no', 'number', 'choice', 'state', 'date']),
    text: Words,
    options: z.array(z.object({ id: z.string(), text: Words })).describe('Of a choice; else none.'),
    unit: z.string().nullable(),
    min: z.int().nullable(),
    max: z.int().nullable(),
    check: Words.nullable().describe('How somebody who does not know can find out.'),
  })
  .meta({ id: 'SchemeQuestion', description: '"unknown" answers every question.' });

export const SchemeEligibility = z
  .object({
    scheme: z.string(),
    short: Words,
    answer: z.enum(['yes', 'no', 'need']).describe('"need": more must be known first.'),
    because: z.array(z.object({ id: z.string(), isMet: z.boolean(), text: Words })),
    needs: z.array(z.string()).describe('Facts that can still change the answer.'),
    confirm: z
      .array(z.string())
      .describe('Conditions that are not sure: to be confirmed by those who run it.'),
    benefits: z.array(z.string()).describe('Ids of what is sure with "yes".'),
    maybeBenefits: z.array(z.string()).describe('Ids of what depends on more.'),
    documents: z.array(z.string()),
  })
  .meta({ id: 'SchemeEligibility' });
export type SchemeEligibility = z.infer<typeof SchemeEligibility>;

export const SchemeApplication = z
  .object({
    id: z.uuid(),
    revision: z.int().min(1),
    scheme: z.string(),
    short: Words.nullable().describe('Null: there is no such scheme any more.'),
    profile: z.uuid().nullable().describe('For whom of the family; null: oneself.'),
    status,
    consentedAt: time,
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'SchemeApplication', description: 'What somebody keeps of an application, for themselves.' });
export type SchemeApplication = z.infer<typeof SchemeApplication>;

export const schemes = {
  list: defineRoute({
    method: 'get',
    path: '/schemes',
    summary: 'Search the schemes',
    description:
      'The likeliest first; slips are forgiven, in any script. Without `text` all, those of the state first.',
    tags,
    permission: 'public',
    query: z.strictObject({
      text: z.string().trim().min(1).max(200).optional(),
      state: z.string().trim().min(2).max(60).optional().describe('A name or short form, in any script.'),
      category: z.enum(SCHEME_CATEGORIES).optional(),
      ...pageQuery,
    }),
    responses: {
      200: {
        description: 'What was found.',
        schema: z.object({
          items: z.array(SchemeSummary),
          ...nextPage,
          state: z.string().nullable().describe('How `state` was understood.'),
          hasOwn: z
            .boolean()
            .nullable()
            .describe(
              'Whether a scheme of the state’s own is known; if not, ring `helpline`. Null without a state.',
            ),
          helpline: Helpline.nullable().describe('Of the country’s largest scheme.'),
        }),
      },
    },
    cache: { seconds: 300, shared: true },
  }),

  eligibility: defineRoute({
    method: 'post',
    path: '/schemes/eligibility',
    summary: 'Which schemes somebody can get',
    description:
      'Facts in, an answer for each scheme out, with the question that settles most. What is not known is never taken ' +
      'for no. Nothing is stored. Every answer is likely only: those who run a scheme decide.',
    tags,
    permission: 'public',
    body: z.strictObject({
      facts: z
        .record(id, z.union([z.string().max(80), z.number()]))
        .refine((facts) => Object.keys(facts).length <= 100, 'At most 100 facts')
        .describe(
          'By id of the fact, as questions name it; "unknown" where it was asked for and is not known.',
        ),
      on: z.iso.date().optional().describe('As of this day; today without it.'),
      schemes: z.array(id).min(1).max(100).optional().describe('Only these.'),
    }),
    responses: {
      200: {
        description: 'Yes first, then need, then no.',
        schema: z.object({
          on: z.iso.date(),
          items: z.array(SchemeEligibility),
          overlaps: z
            .array(
              z.object({
                scheme: z.string(),
                with: z.string(),
                kind: z.enum(['choice', 'instead', 'adds']),
                text: Words,
              }),
            )
            .describe('What schemes mean beside each other, where one is for them and the other may be.'),
          nextQuestion: SchemeQuestion.nullable().describe('Null: no answer can change anything any more.'),
        }),
      },
    },
    problems: { 422: 'A fact does not exist, or has a value that it cannot have.' },
  }),

  applications: defineRoute({
    method: 'get',
    path: '/schemes/applications',
    summary: 'The own applications',
    description: 'The one that changed last first; at most fifty.',
    tags,
    permission: 'signed-in',
    responses: { 200: { description: 'Them.', schema: z.object({ items: z.array(SchemeApplication) }) } },
    problems: { 403: PIN_FIRST },
  }),

  keepApplication: defineRoute({
    method: 'post',
    path: '/schemes/applications',
    summary: 'Keep an application',
    description: 'Of one scheme and person there is one: kept again it takes the status.',
    tags,
    permission: 'signed-in',
    body: z.strictObject({
      scheme: id,
      profile: z.uuid().nullable().default(null).describe('For whom of the family; null: oneself.'),
      status: status.default('eligible'),
      consent: z.literal(true).describe('They agree that it is kept.'),
    }),
    responses: { 201: { description: 'Kept.', schema: SchemeApplication } },
    problems: {
      403: PIN_FIRST,
      404: NO_PROFILE,
      422: 'There is no such scheme, or there are fifty.',
    },
  }),

  changeApplication: defineRoute({
    method: 'patch',
    path: '/schemes/applications/:id',
    summary: 'Say where an application stands',
    tags,
    permission: 'signed-in',
    params: byId,
    body: z.strictObject({
      status,
      revision: z.int().min(1).max(2_147_483_647).describe('The one that was read.'),
    }),
    responses: { 200: { description: 'As it is now.', schema: SchemeApplication } },
    problems: {
      403: PIN_FIRST,
      404: 'There is no such application of yours.',
      409: 'It has changed meanwhile: read it again.',
    },
  }),

  get: defineRoute({
    method: 'get',
    path: '/schemes/:id',
    summary: 'One scheme',
    tags,
    permission: 'public',
    params: schemeParams,
    responses: { 200: { description: 'The scheme.', schema: z.object({ scheme: Scheme }) } },
    problems: { 404: 'There is no such scheme.' },
    cache: { seconds: 300, shared: true },
  }),
};
