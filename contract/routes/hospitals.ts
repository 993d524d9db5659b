import { z } from 'zod';
import { nextPage, pageQuery } from '../paging.ts';
import { defineRoute } from '../route.ts';

/** What a facility is, the most it can do first. "hwc": a health and wellness centre or sub-centre, without a doctor. */
export const HOSPITAL_LEVELS = [
  'national-institute',
  'medical-college',
  'district-hospital',
  'sub-district-hospital',
  'chc',
  'phc',
  'hwc',
  'blood-bank',
] as const;

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

export const Hospital = z
  .object({
    id: z.string(),
    name: z.string().describe('The official name, in English.'),
    names: z.record(z.string(), z.string()).describe('A short name by language (BCP 47).'),
    level: z.enum(HOSPITAL_LEVELS),
    ownership: z.enum(['central', 'state', 'municipal']),
    district: z.string(),
    state: z.string(),
    pin: z.string().nullable(),
    phone: z.string().nullable().describe('E.164; null unless it is sure.'),
    latitude,
    longitude,
    precisionKm: z.number().describe('The point may be off by so many kilometres.'),
    source: z.string().describe('The public list that names it, and'),
    sourceDate: z.iso.date().describe('the date of that list.'),
  })
  .meta({ id: 'Hospital', description: 'A public health facility. Nothing is known of when it is open.' });
export type Hospital = z.infer<typeof Hospital>;

export const NearbyHospital = Hospital.extend({
  km: z.number().min(0).describe('As the crow flies; one decimal below ten.'),
  direction: z.enum([
    'north',
    'north-east',
    'east',
    'south-east',
    'south',
    'south-west',
    'west',
    'north-west',
  ]),
}).meta({ id: 'NearbyHospital', description: 'A hospital as seen from where was searched.' });

export const Place = z
  .object({
    name: z.string(),
    district: z.string(),
    state: z.string(),
    pin: z.string(),
    latitude,
    longitude,
    spreadKm: z.number().describe('About four fifths of its people are within so many kilometres.'),
  })
  .meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

const match = z
  .enum(['exact', 'near', 'none'])
  .describe('"exact": of that name or PIN; "near": what may have been meant.');

export const EmergencyNumber = z
  .object({ name: z.string(), number: z.string(), what: z.string() })
  .meta({ id: 'EmergencyNumber' });

/** They stand beside every hospital: nobody should have to search when a minute counts. */
const emergencyNumbers = z.array(EmergencyNumber).min(1).describe('Whom to ring when it is urgent.');

const text = z.string().trim().min(2).max(120);

export const hospitals = {
  search: defineRoute({
    method: 'get',
    path: '/hospitals',
    summary: 'The hospitals nearest to a place',
    description:
      'Say where with exactly one of: `latitude` and `longitude`, `pin`, `place`. The list ends with the 50 nearest. ' +
      'A `place` that can mean several is taken as the likeliest; `otherPlaces` has the others.',
    tags: ['Hospitals'],
    permission: 'public',
    query: z.strictObject({
      latitude: latitude.optional(),
      longitude: longitude.optional(),
      pin: z
        .string()
        .min(3)
        .max(12)
        .regex(/^[0-9A-Za-z][0-9A-Za-z -]*$/)
        .optional()
        .describe('A postal code.'),
      place: text.optional().describe('A village, town or district, in any script.'),
      levels: z
        .array(z.enum(HOSPITAL_LEVELS))
        .min(1)
        .max(8)
        .optional()
        .describe('Without it: all that treat people.'),
      withinKm: z.number().min(1).max(2000).optional(),
      ...pageQuery,
    }),
    responses: {
      200: {
        description: 'Nearest first.',
        schema: z.object({
          items: z.array(NearbyHospital),
          ...nextPage,
          place: Place.nullable().describe(
            'Where was searched from; null for coordinates and unknown places.',
          ),
          match: match.nullable().describe('How `place` or `pin` was understood; null for coordinates.'),
          otherPlaces: z.array(Place),
          emergencyNumbers,
        }),
      },
    },
    // Where somebody is belongs to them alone.
    cache: { seconds: 300, shared: false },
  }),

  places: defineRoute({
    method: 'get',
    path: '/hospitals/places',
    summary: 'The places that a text may mean',
    description: 'At most five, the likeliest first. A slip of the pen is forgiven.',
    tags: ['Hospitals'],
    permission: 'public',
    query: z.strictObject({ text: text.describe('A name or a PIN code, in any script.') }),
    responses: {
      200: { description: 'What was found.', schema: z.object({ match, items: z.array(Place) }) },
    },
    cache: { seconds: 300, shared: false },
  }),

  get: defineRoute({
    method: 'get',
    path: '/hospitals/:id',
    summary: 'One hospital',
    tags: ['Hospitals'],
    permission: 'public',
    params: z.strictObject({
      id: z
        .string()
        .max(200)
        .regex(/^[^\p{Cc}]+$/u),
    }),
    responses: {
      200: { description: 'The hospital.', schema: z.object({ hospital: Hospital, emergencyNumbers }) },
    },
    problems: { 404: 'There is no such hospital.' },
    cache: { seconds: 300, shared: true },
  }),
};
