import { Need } from '@arogya/rules';
import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { examples, sayings } from './examples.ts';
import { SharedPlace } from '../whereabouts.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

const FoundPlace = SharedPlace.extend({ pin: z.string(), approximate: z.boolean().optional() });

export const hospitalLookup: Flow = {
  name: 'hospital-lookup',
  version: 3,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    need: z.enum([...Need.options, 'emergency']),
    query: z.string(),
    lastPlace: SharedPlace.nullable(),
    match: z.enum(['exact', 'near', 'none']),
    places: z.array(FoundPlace),
    place: z.union([FoundPlace, SharedPlace]).nullable(),
    hospitals: z.array(
      z.object({
        id: z.string(),
        names: z.record(z.string(), z.string()),
        level: z.string(),
        km: z.number(),
        uncertainKm: z.number(),
        direction: z.string(),
        phone: z.string().nullable(),
      }),
    ),
    widened: z.boolean(),
    ambulance: z.string().nullable(),
    shown: z.number(),
  }),
  variables: {
    name: { tag: 'alphanumeric', max: 28 },
    where: { tag: 'alphanumeric', max: 34 },
    km: { tag: 'alphanumeric', max: 18 },
    direction: { tag: 'alphanumeric', max: 12 },
    level: { tag: 'alphanumeric', max: 24 },
    phone: { tag: 'numeric', max: 13 },
    ambulance: { tag: 'numeric', max: 3 },
    numbers: { tag: 'numeric', max: 8 },
    place: { tag: 'alphanumeric', max: 14 },
    district: { tag: 'alphanumeric', max: 12 },
  },
  migrations: {
    2: (snapshot) => ({ ...snapshot, context: { need: 'any', ...snapshot.context } }),
    3: (snapshot) => ({ ...snapshot, context: { ambulance: null, ...snapshot.context } }),
  },
  examples,
  sayings,
};
