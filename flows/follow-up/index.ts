import { Level } from '@arogya/rules';
import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { isAssent, isUnwell } from '../short-words.ts';
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
  subject: ({ value }) => (value === 'asking' ? 'illness' : null),
  hears: (words) => (isAssent(words) || isUnwell(words) ? 'maybe' : null),
  variables: {},
  migrations: {},
  examples: {},
  sayings: ['emergency', 'urgent', 'self-care last', 'emergency last'],
};
