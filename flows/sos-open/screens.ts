import type { Line, Option, Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const line = (name: string): Line => ({ key: `sos-open.${name}` });
const option = (value: string, label = value): Option => ({ value, label: line(label) });

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('again')] : []);

export const screens = {
  still: ({ misses }: Context): Screen => ({
    say: [line('still'), ...again(misses)],
    ask: { kind: 'choice', options: [option('needed'), option('stop', 'over')] },
  }),

  stop: ({ misses }: Context): Screen => ({
    say: [line('stop-ask'), ...again(misses)],
    ask: { kind: 'choice', options: [option('stop'), option('go-on')] },
  }),

  numbers: ({ misses }: Context): Screen => ({
    say: [line('numbers'), ...again(misses)],
    ask: { kind: 'choice', options: [option('hospital-lookup', 'hospital'), option('aid')] },
  }),

  stopped: (): Screen => ({ say: [line('stopped')] }),
};
