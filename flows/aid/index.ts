import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { MATTERS, type Group } from './matters.ts';
import { screens } from './screens.ts';

export const aid: Flow = {
  name: 'aid',
  version: 1,
  machine,
  screens,
  context: z.object({
    misses: z.number(),
    group: z.enum(Object.keys(MATTERS) as [Group, ...Group[]]).nullable(),
    matter: z.string().nullable(),
    isEmergency: z.boolean(),
  }),
  variables: {},
  migrations: {},
  examples: {},
};
