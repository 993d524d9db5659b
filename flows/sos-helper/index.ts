import { z } from 'zod';
import type { Flow } from '../flow.ts';
import type { Line } from '../screen.ts';
import { examples } from './examples.ts';
import { machine, type Context } from './machine.ts';
import { screens } from './screens.ts';

const Said = z.custom<string | number | Line>(
  (value) =>
    typeof value === 'string' || typeof value === 'number' || (typeof value === 'object' && value !== null),
);

export const sosHelper: Flow = {
  name: 'sos-helper',
  version: 1,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    emergency: z.string().nullable(),
    person: z.string().nullable(),
    known: z
      .object({
        stand: z.enum(['open', 'mine', 'busy', 'taken']),
        km: z.number(),
        place: z.object({ place: z.string(), near: Said, age: Said }).nullable(),
        words: z.string().nullable(),
      })
      .nullable(),
    looks: z.number(),
    hasAsked: z.boolean(),
  }),
  variables: {
    km: { tag: 'numeric', max: 4 },
    minutes: { tag: 'numeric', max: 3 },
    place: { tag: 'alphanumeric', max: 40 },
    near: { tag: 'alphanumeric', max: 24 },
    age: { tag: 'alphanumeric', max: 40 },
    words: { tag: 'alphanumeric', max: 40 },
  },
  migrations: {},
  examples,
  likeness: ({ misses, known, looks, hasAsked }: Context) => [
    misses > 0,
    known?.stand ?? null,
    known?.place !== null,
    looks,
    hasAsked,
  ],
};
