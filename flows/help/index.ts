import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const help: Flow = {
  name: 'help',
  version: 1,
  machine,
  screens,
  context: z.object({ misses: z.number(), topic: z.string().nullable() }),
  variables: {},
  migrations: {},
  examples: {},
};
