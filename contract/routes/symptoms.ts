import { z } from 'zod';
import { defineRoute } from '../route.ts';

/** From mildest to gravest: care at home, be seen in 2 to 3 days, be seen today, call for help now. */
export const TRIAGE_LEVELS = ['self-care', 'soon', 'urgent', 'emergency'] as const;

const findingId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const Age = z.strictObject({
  value: z.number().min(0).max(45_000),
  unit: z.enum(['days', 'months', 'years']),
});

const Vitals = z
  .strictObject({
    temperatureC: z.number().min(25).max(45).optional(),
    pulse: z.number().min(10).max(300).optional().describe('Beats a minute.'),
    spo2: z.number().min(30).max(100).optional().describe('Per cent.'),
    breathsPerMinute: z.number().min(2).max(150).optional(),
    systolic: z.number().min(40).max(300).optional().describe('mmHg.'),
    diastolic: z.number().min(20).max(200).optional().describe('mmHg.'),
    glucoseMgDl: z.number().min(5).max(1500).optional(),
  })
  .meta({ id: 'Vitals' });

const language = z
  .string()
  .max(20)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .describe('BCP 47: "en", "hi", "hi-Latn". One that is not offered is answered in English.');

export const AnalyzeRequest = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(10_000)
      .optional()
      .describe("The person's own words, in any language offered."),
    symptoms: z
      .array(z.strictObject({ id: findingId, present: z.boolean() }))
      .max(200)
      .optional()
      .describe('By id of the vocabulary. They beat what the text is understood to say.'),
    ageYears: z.number().min(0).max(125).optional(),
    age: Age.optional().describe('Instead of `ageYears`.'),
    sex: z.enum(['female', 'male']).optional(),
    durationDays: z.number().min(0).max(36_500).optional(),
    pregnancy: z.enum(['no', 'yes', 'could-be', 'within-42-days', 'unknown']).optional(),
    riskFactors: z.array(findingId).max(80).optional().describe('Ids of the vocabulary, of the kind "risk".'),
    vitals: Vitals.optional(),
    language: language.optional(),
  })
  .meta({ id: 'AnalyzeRequest' });
export type AnalyzeRequest = z.infer<typeof AnalyzeRequest>;

const Named = z.object({ id: z.string(), name: z.string() });

export const Analysis = z
  .object({
    understood: z.object({
      present: z.array(
        Named.extend({
          guessed: z
            .literal(true)
            .optional()
            .describe('The words resemble it and do not name it: ask, it is first in `askNext`.'),
        }),
      ),
      absent: z.array(Named),
      durationDays: z.number().optional(),
      who: z
        .object({
          age: Age.optional(),
          ageWord: z.enum(['baby', 'child', 'adult', 'old']).optional(),
          sex: z.enum(['female', 'male']).optional(),
          pregnancy: z.enum(['no', 'yes', 'could-be', 'within-42-days', 'unknown']).optional(),
          relation: z.string().optional(),
        })
        .optional(),
    }),
    triage: z.object({
      level: z
        .enum(TRIAGE_LEVELS)
        .nullable()
        .describe('Null where nothing about the health of a person was understood.'),
      reasons: z.array(z.string()).describe('In plain words.'),
      rules: z.array(z.string()),
    }),
    provisional: z
      .boolean()
      .describe('Danger signs were not asked about yet: ask `askNext`, then analyze again.'),
    askNext: z
      .array(z.object({ id: z.string(), question: z.string() }))
      .describe(
        'What matters most first: findings by id, or "age", "pregnancy" and "duration" of the person.',
      ),
    conditions: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          probability: z.number().min(0).max(1),
          sensitive: z.boolean().describe('Not to be shown unless the person asks.'),
        }),
      )
      .max(3)
      .describe('What it can be; never a diagnosis. Empty when too little is known.'),
    sure: z.boolean().describe('False: too little is known to name what it can be.'),
    recommendedAction: z.string(),
    intent: z
      .string()
      .nullable()
      .describe('Something that is answered by `recommendedAction` rather than by triage, as "self-harm".'),
    trial: z.boolean().describe('Rules not yet reviewed by a clinician: to be shown to a health worker.'),
    advice: z.string().describe('To stand beside every result.'),
    emergencyNumbers: z.array(z.object({ name: z.string(), number: z.string(), what: z.string() })).min(1),
    modelVersion: z.string(),
  })
  .meta({
    id: 'Analysis',
    description: 'How soon someone ill is to be seen, and why. Advice, not a doctor.',
  });
export type Analysis = z.infer<typeof Analysis>;

export const symptoms = {
  list: defineRoute({
    method: 'get',
    path: '/symptoms',
    summary: 'The symptoms and risks that can be told',
    tags: ['Symptoms'],
    permission: 'public',
    query: z.strictObject({ language: language.optional() }),
    responses: {
      200: {
        description: 'The whole vocabulary.',
        schema: z.object({
          language: z.string(),
          items: z.array(
            z.object({
              id: z.string(),
              kind: z.enum(['symptom', 'risk']),
              area: z.string(),
              name: z.string(),
              question: z.string(),
              sex: z.enum(['female', 'male']).optional(),
              danger: z.boolean(),
            }),
          ),
        }),
      },
    },
    cache: { seconds: 3600, shared: true },
  }),

  analyze: defineRoute({
    method: 'post',
    path: '/symptoms/analyze',
    summary: 'How soon someone ill is to be seen, and why',
    description:
      'Say it in words (`text`), by ids (`symptoms`), or both. Nothing of it is stored. What was not told is unknown, ' +
      'not absent: while danger signs are unasked the answer is `provisional`.',
    tags: ['Symptoms'],
    permission: 'public',
    body: AnalyzeRequest,
    responses: { 200: { description: 'The answer so far.', schema: Analysis } },
  }),
};
