import { NOT_ME, notMeScreen } from '../not-me.ts';
import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const line = linesOf('follow-up');
const option = (value: string): Option => ({ value, label: line(value) });

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('choose-again')] : []);

export const screens = {
  /** Neutral: whoever holds the phone reads it. */
  ask: ({ misses }: Context): Screen => ({
    say: [line('ask'), ...again(misses)],
    ask: { kind: 'choice', options: [option('better'), option('same'), option('worse'), NOT_ME] },
  }),

  'not-me': (): Screen => notMeScreen,

  thanks: (): Screen => ({ say: [line('thanks')] }),

  same: ({ misses, level }: Context): Screen => ({
    say: [
      ...(level === 'emergency' ? [line('go-now')] : [line('keep-on'), line('return')]),
      ...again(misses),
    ],
    ask: { kind: 'choice', options: [option('hospital-lookup'), option('symptom-check')] },
    reveals: true,
  }),

  worse: ({ misses }: Context): Screen => ({
    say: [line('numbers'), ...again(misses)],
    ask: { kind: 'choice', options: [option('symptom-check'), option('hospital-lookup'), option('sos')] },
    reveals: true,
  }),
};
