import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const menu: Flow = {
  name: 'menu',
  version: 1,
  machine,
  screens,
  context: z.object({ misses: z.number(), chosen: z.string().nullable() }),
  variables: {},
  migrations: {},
  examples: {},
};
