import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import { MINUTES, type Context } from './machine.ts';

const line = linesOf('sos-helper');
const option = (value: string, key?: number): Option => ({
  value,
  label: line(value),
  ...(key === undefined ? {} : { key }),
});

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('again')] : []);

export const screens = {
  ask: ({ misses, known }: Context): Screen => ({
    say: [line('ask', { km: known!.km }), ...again(misses)],
    ask: { kind: 'choice', options: [option('yes'), option('no')] },
  }),

  minutes: ({ misses }: Context): Screen => ({
    say: [line('how-soon'), ...again(misses)],
    ask: {
      kind: 'choice',
      options: MINUTES.map((minutes, place) => ({
        value: String(minutes),
        label: line('in', { minutes }),
        key: place + 1,
      })),
    },
  }),

  moment: (): Screen => ({
    say: [line('moment')],
    ask: { kind: 'choice', options: [option('go-on')], silence: 'go-on' },
  }),

  yours: ({ misses, known, hasAsked }: Context): Screen => ({
    say: hasAsked
      ? [line('passed-on')]
      : [
          misses > 0 ? line('again') : line('yours'),
          known!.place ? line('place', known!.place) : line('unplaced'),
          ...(known!.words ? [line('said', { words: known!.words })] : []),
          ...(misses > 0 ? [] : [line('not-alone')]),
        ],
    ask: { kind: 'choice', options: [option('aid', 1), option('where', 2), option('done', 3)] },
  }),

  taken: (): Screen => ({ say: [line('taken')] }),
  busy: (): Screen => ({ say: [line('busy')] }),
  declined: (): Screen => ({ say: [line('declined')] }),
  unread: (): Screen => ({ say: [line('unread')] }),
  thanks: (): Screen => ({ say: [line('thanks')] }),
};
