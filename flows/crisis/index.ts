import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';
import { TOPICS } from './topics.ts';

export const crisis: Flow = {
  name: 'crisis',
  version: 1,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    topic: z.string(),
    isRaised: z.boolean(),
    company: z.enum(['with', 'alone']).nullable(),
    next: z.string(),
  }),
  variables: {},
  migrations: {},
  examples: {},
  sayings: ['self-harm', 'self-harm-done', 'thanks', ...Object.keys(TOPICS)],
};
