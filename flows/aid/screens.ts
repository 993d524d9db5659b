import type { Option, Screen } from '../screen.ts';
import type { Context } from './machine.ts';
import { MATTERS } from './matters.ts';

const choice = (values: readonly string[]): NonNullable<Screen['ask']> => ({
  kind: 'choice',
  options: values.map((value): Option => ({ value, label: { key: `aid.${value}` } })),
});

export const screens = {
  group: ({ misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'aid.again' : 'aid.group' }],
    ask: choice(Object.keys(MATTERS)),
  }),

  matter: ({ misses, group }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'aid.again' : 'aid.matter' }],
    ask: choice(MATTERS[group!]),
  }),

  steps: ({ matter }: Context): Screen => ({
    say: [{ key: 'aid.numbers' }, { key: `first-aid.${matter!}` }],
    ask: choice(['hospital', 'other']),
  }),
};
