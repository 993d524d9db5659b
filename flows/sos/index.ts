import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { SharedPlace } from '../whereabouts.ts';
import { CALLED, machine, PIN, type Context } from './machine.ts';
import { screens } from './screens.ts';

export { CALLED, PIN } from './machine.ts';

export const sos: Flow = {
  name: 'sos',
  version: 2,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    trigger: z.string(),
    next: z.string(),
    said: z.string(),
    place: SharedPlace.nullable(),
    noted: z.enum(['said', 'place']).nullable(),
  }),
  variables: {},
  migrations: {
    2: (snapshot) => ({ ...snapshot, context: { said: '', place: null, noted: null, ...snapshot.context } }),
  },
  examples: {},
  likeness: ({ misses, trigger, said, place, noted }: Context) => [
    misses > 0,
    trigger,
    noted,
    said !== '',
    place !== null,
  ],
  sayings: [PIN, CALLED, 'near the temple'],
};
