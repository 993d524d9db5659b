import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const told: Flow = {
  name: 'told',
  version: 1,
  machine,
  screens,
  context: z.object({ misses: z.number() }),
  variables: {},
  migrations: {},
  examples: {},
};
