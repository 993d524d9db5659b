import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const sos: Flow = {
  name: 'sos',
  version: 1,
  machine,
  screens,
  context: z.object({ misses: z.number(), trigger: z.string(), next: z.string() }),
  variables: {},
  migrations: {},
  examples: {},
};
