import { Level } from '@arogya/rules';
import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export { followUpArgument } from './machine.ts';

export const followUp: Flow = {
  name: 'follow-up',
  version: 1,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    level: Level,
    isLast: z.boolean(),
    isRaised: z.boolean(),
    next: z.string(),
  }),
  variables: {},
  migrations: {},
  examples: {},
  sayings: ['emergency', 'urgent', 'self-care last', 'emergency last'],
};
