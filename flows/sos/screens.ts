import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import { CALLED, PIN, type Context } from './machine.ts';

/** Graphemes of free words that are taken: where somebody is, what happened. */
const WORDS = 80;

const line = linesOf('sos');
const option = (value: string, label = value): Option => ({ value, label: line(label) });

/** What may be answered besides yes, by why it is asked. */
const OTHERWISE: Readonly<Record<string, Option>> = {
  [PIN]: option('hospital-lookup', 'near'),
  [CALLED]: option('no'),
};

function asked({ misses, trigger }: Context): readonly Line[] {
  // What was not done is said first, however often it is asked.
  if (trigger === CALLED) return [line('numbers'), line('needed')];
  return [line(trigger === PIN ? 'ask-pin' : misses > 0 ? 'ask-again' : 'ask')];
}

export const screens = {
  ask: (context: Context): Screen => ({
    say: asked(context),
    ask: {
      kind: 'choice',
      options: [
        option('yes', context.trigger === CALLED ? 'need' : 'yes'),
        OTHERWISE[context.trigger] ?? option('help'),
      ],
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

  unneeded: (): Screen => ({ say: [line('unneeded')] }),
};
