import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { SharedPlace } from '../whereabouts.ts';
import { machine, type Context } from './machine.ts';
import { screens } from './screens.ts';

export { STILL } from './machine.ts';

export const sosOpen: Flow = {
  name: 'sos-open',
  version: 2,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    wish: z.string(),
    next: z.string(),
    said: z.string(),
    place: SharedPlace.nullable(),
    isLocated: z.boolean(),
  }),
  subject: ({ value }) => (value === 'asking' ? 'emergency' : null),
  variables: {},
  migrations: {
    2: (snapshot) => ({
      ...snapshot,
      context: { said: '', place: null, isLocated: false, ...snapshot.context },
    }),
  },
  examples: {},
  likeness: ({ misses, wish, said, place, isLocated }: Context) => [
    misses > 0,
    wish,
    isLocated,
    said !== '',
    place !== null,
  ],
  sayings: ['still', 'near the temple'],
};
