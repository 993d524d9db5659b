import { z } from 'zod';
import type { Flow } from '../flow.ts';
import { Asked, askedArgument } from './asked.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export { askedArgument } from './asked.ts';

const ID = '00000000-0000-7000-8000-000000000000';

/** Somebody was chosen to be told when a person does not answer: whether they agree. */
export const caregiver: Flow = {
  name: 'caregiver',
  version: 1,
  machine,
  screens,
  context: Asked.extend({ misses: z.number() }),
  subject: ({ value }) => (value === 'asking' ? 'caregiver' : null),
  variables: { who: { tag: 'alphanumeric', max: 30 }, ending: { tag: 'numeric', max: 4 } },
  migrations: {},
  examples: {},
  sayings: [askedArgument({ contact: ID, ending: '4321' }), askedArgument({ contact: ID, ending: null })],
};
