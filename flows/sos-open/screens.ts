import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const line = linesOf('sos-open');
const option = (value: string, label = value): Option => ({ value, label: line(label) });

/** Graphemes of free words that are taken: where somebody is, what happened. */
const WORDS = 80;

/** Of words the numbers say so themselves. */
const located = (isLocated: boolean): readonly Line[] => (isLocated ? [{ key: 'sos.noted-place' }] : []);

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('again')] : []);

export const screens = {
  still: ({ misses, isLocated }: Context): Screen => ({
    say: [...located(isLocated), line('still'), ...again(misses)],
    ask: {
      kind: 'choice',
      options: [option('needed'), option('stop', 'over')],
      words: WORDS,
      located: true,
    },
  }),

  stop: ({ misses }: Context): Screen => ({
    say: [line('stop-ask'), ...again(misses)],
    ask: { kind: 'choice', options: [option('stop'), option('go-on')], located: true },
  }),

  numbers: ({ misses, isLocated }: Context): Screen => ({
    say: [line('numbers'), ...located(isLocated), ...again(misses)],
    ask: {
      kind: 'choice',
      options: [option('hospital-lookup', 'hospital'), option('aid')],
      words: WORDS,
      located: true,
    },
  }),

  stopped: (): Screen => ({ say: [line('stopped')] }),
};
