import type { Line, Option, Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const line = (name: string): Line => ({ key: `sos-open.${name}` });
const option = (value: string, label = value): Option => ({ value, label: line(label) });

/** Graphemes of free words that are taken: where somebody is, what happened. */
const WORDS = 80;

const noted = (what: Context['noted']): readonly Line[] =>
  what === null ? [] : [{ key: `sos.noted-${what}` }];

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('again')] : []);

export const screens = {
  still: ({ misses, noted: what }: Context): Screen => ({
    say: [...noted(what), line('still'), ...again(misses)],
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

  numbers: ({ misses, noted: what }: Context): Screen => ({
    say: [line('numbers'), ...noted(what), ...again(misses)],
    ask: {
      kind: 'choice',
      options: [option('hospital-lookup', 'hospital'), option('aid')],
      words: WORDS,
      located: true,
    },
  }),

  stopped: (): Screen => ({ say: [line('stopped')] }),
};
