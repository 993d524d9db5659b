import type { Screen } from '../screen.ts';
import type { Context } from './machine.ts';

/** The flows that the menu leads to, in its order. The first is the SOS: the dial code's first suffix reaches it. */
const doors = ['sos', 'hospital-lookup', 'symptom-check', 'welcome', 'help'] as const;

export const screens = {
  choose: ({ misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'menu.choose-again' : 'menu.choose' }],
    ask: { kind: 'choice', options: doors.map((flow) => ({ value: flow, label: { key: `menu.${flow}` } })) },
    top: true,
  }),
};
