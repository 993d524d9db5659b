import type { Screen } from '../screen.ts';
import type { Context } from './machine.ts';

/**
 * The flows that the menu leads to, in its order, each with a key of its own that people learn. The first is the SOS: the
 * dial code's first suffix reaches it.
 */
const doors = {
  sos: 1,
  'hospital-lookup': 2,
  'symptom-check': 3,
  schemes: 4,
  reminders: 5,
  welcome: 6,
  help: 7,
} as const;

export const screens = {
  choose: ({ misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'menu.choose-again' : 'menu.choose' }],
    ask: {
      kind: 'choice',
      options: Object.entries(doors).map(([flow, key]) => ({
        value: flow,
        label: { key: `menu.${flow}` },
        key,
      })),
    },
    top: true,
  }),
};
