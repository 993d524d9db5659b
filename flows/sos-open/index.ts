import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export { STILL } from './machine.ts';

export const sosOpen: Flow = {
  name: 'sos-open',
  version: 1,
  machine,
  screens,
  context: z.object({ misses: z.number(), wish: z.string(), next: z.string() }),
  subject: ({ value }) => (value === 'asking' ? 'emergency' : null),
  variables: {},
  migrations: {},
  examples: {},
  sayings: ['still'],
};
