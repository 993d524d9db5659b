import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { Asked, askedArgument } from './asked.ts';
import { machine } from './machine.ts';
import { hearsDose } from './said.ts';
import { screens } from './screens.ts';

export { askedArgument, type Asked } from './asked.ts';

const ID = '00000000-0000-7000-8000-000000000000';
const asked: Asked = { doses: [ID], about: 'medicine', called: null, notice: null, mayWait: true };

/** Every way to be asked, and answers in words. */
const sayings: readonly string[] = [
  ...[
    asked,
    { ...asked, mayWait: false },
    { ...asked, called: 'Akurit-4 and vitamin B6 tablets' },
    { ...asked, notice: 'refill' as const },
    { ...asked, notice: 'ends-soon' as const },
    { ...asked, notice: 'last' as const },
    { ...asked, about: 'visit' as const },
    { ...asked, about: 'visit' as const, mayWait: false },
  ].map(askedArgument),
  'kha li',
  'I feel dizzy',
  'theek hai',
];

export const dose: Flow = {
  name: 'dose',
  version: 1,
  machine,
  screens,
  context: Asked.extend({
    misses: z.number(),
    next: z.object({ flow: z.string(), argument: z.string().optional() }),
  }),
  subject: ({ value, context }) => (value === 'asking' ? (context as Asked).about : null),
  hears: hearsDose,
  variables: {
    called: { tag: 'alphanumeric', max: 24 },
    name: { tag: 'alphanumeric', max: 30 },
    ending: { tag: 'numeric', max: 4 },
  },
  migrations: {},
  examples: {},
  sayings,
};
