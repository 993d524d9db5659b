import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const welcome: Flow = {
  name: 'welcome',
  version: 1,
  machine,
  screens,
  context: z.object({ misses: z.number(), first: z.boolean(), next: z.string() }),
  variables: {},
  migrations: {},
  examples: {},
};
