import { NOT_ME, notMeScreen } from '../not-me.ts';
import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const line = linesOf('dose');
const option = (value: string, key: number, label = value): Option => ({ value, key, label: line(label) });
const again = (misses: number): readonly Line[] => (misses > 0 ? [line('choose-again')] : []);

/** The longest answer in words, in graphemes: what is longer is told in the symptom check itself. */
const MAX_WORDS = 120;

/** Neutral: whoever holds the phone reads it. What a medicine is called stands there only where that was allowed. */
function question({ about, called }: Context): Line {
  if (about === 'visit') return line('visit');
  return called === null ? line('medicine') : { key: 'dose.named', params: { called } };
}

export const screens = {
  ask: (context: Context): Screen => {
    const { doses, misses, about, notice, mayWait } = context;
    const isVisit = about === 'visit';
    return {
      say: [question(context), ...(notice ? [line(notice)] : []), ...again(misses)],
      ask: {
        kind: 'choice',
        options: [
          isVisit ? option('taken', 1, 'visited') : { ...option('taken', 1), rings: true },
          ...(mayWait ? [option('later', 2)] : []),
          isVisit ? option('ended', 3) : option('stop', 3),
          option('unwell', 4),
          NOT_ME,
        ],
        words: MAX_WORDS,
        of: doses.join(),
      },
    };
  },

  taken: (): Screen => ({ say: [line('noted')] }),

  later: ({ about }: Context): Screen => ({
    say: [line(about === 'visit' ? 'again-in-days' : 'again-in-minutes')],
  }),

  'confirm-stop': ({ misses }: Context): Screen => ({
    say: [line('confirm-stop'), ...again(misses)],
    ask: { kind: 'choice', options: [option('yes', 1, 'yes-stop'), option('no', 2, 'no-keep')] },
  }),

  stopped: (): Screen => ({ say: [line('stopped'), line('go-on-taking')] }),

  kept: (): Screen => ({ say: [line('kept')] }),

  'not-me': (): Screen => notMeScreen,

  /** Says what holds for everybody who presses the key, and asks nobody why. */
  ended: (): Screen => ({ say: [line('ended-all'), line('sorry'), line('danger'), line('talk')] }),
};
