import type { Line, Option, Screen } from '../screen.ts';
import { PIN, type Context } from './machine.ts';

/** Graphemes of free words that are taken: where somebody is, what happened. */
const WORDS = 80;

const line = (name: string): Line => ({ key: `sos.${name}` });
const option = (value: string, label = value): Option => ({ value, label: line(label) });

export const screens = {
  ask: ({ misses, trigger }: Context): Screen => ({
    say: [line(trigger === PIN ? 'ask-pin' : misses > 0 ? 'ask-again' : 'ask')],
    ask: {
      kind: 'choice',
      options: [option('yes'), trigger === PIN ? option('hospital-lookup', 'near') : option('help')],
      words: WORDS,
      located: true,
    },
  }),

  numbers: ({ noted }: Context): Screen => ({
    say: [line('numbers'), ...(noted === null ? [] : [line(`noted-${noted}`)])],
    ask: {
      kind: 'choice',
      options: [option('hospital-lookup', 'hospital'), option('aid'), option('sos-open', 'stop')],
      words: WORDS,
      located: true,
    },
  }),

  silence: (): Screen => ({ say: [line('neutral')] }),
};
