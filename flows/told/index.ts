import { z } from 'zod';
import { ENDED_CONSENTS } from '../../core/messages/notice.ts';
import type { Flow } from '../flow.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const told: Flow = {
  name: 'told',
  version: 2,
  machine,
  screens,
  context: z.object({ misses: z.number(), endedBy: z.enum(ENDED_CONSENTS).nullable() }),
  variables: {},
  migrations: {
    // Version 1 named no end.
    2: (snapshot) => ({ ...snapshot, context: { ...snapshot.context, endedBy: null } }),
  },
  examples: {},
  sayings: ENDED_CONSENTS,
};
