import type { Line, Option, Screen } from '../screen.ts';
import type { Context } from './machine.ts';
import { EXIT_KEY, TOPICS } from './topics.ts';

const key = (name: string): string => `crisis.${name}`;
const line = (name: string): Line => ({ key: key(name) });
const option = (value: string): Option => ({ value, label: line(value) });

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('choose-again')] : []);

const EXIT: Option = { ...option('exit'), key: EXIT_KEY };

/** None of these is shown to whoever takes the conversation up later. */
export const screens = {
  'self-harm': (): Screen => ({
    say: [line('warm'), line('done-something')],
    ask: { kind: 'choice', options: [option('yes'), option('no'), option('unknown')] },
    reveals: true,
  }),

  poisoned: ({ misses }: Context): Screen => ({
    say: [line('act'), line('not-called'), line('no-vomiting'), line('under-18'), ...again(misses)],
    ask: { kind: 'choice', options: [option('hospital-lookup'), option('together')] },
    reveals: true,
  }),

  together: ({ misses }: Context): Screen => ({
    say: [line('is-someone'), line('move-away'), ...again(misses)],
    ask: { kind: 'choice', options: [option('with'), option('alone')] },
    reveals: true,
  }),

  support: ({ misses, company }: Context): Screen => ({
    say: [line(`when-${company ?? 'alone'}`), line('talk-to'), line('under-18'), ...again(misses)],
    ask: { kind: 'choice', options: [option('sos'), option('hospital-lookup'), option('menu')] },
    reveals: true,
  }),

  listening: ({ misses }: Context): Screen => ({
    say: [line('listening'), ...again(misses)],
    ask: { kind: 'choice', options: [option('talk'), option('not-now'), EXIT] },
    reveals: true,
  }),

  told: ({ misses, topic }: Context): Screen => {
    const { say, doors, isHidden } = TOPICS[topic]!;
    return {
      say: [...say.map(line), ...again(misses)],
      ask: { kind: 'choice', options: [...doors.map(option), ...(isHidden ? [EXIT] : [])] },
      reveals: true,
    };
  },

  refused: ({ topic }: Context): Screen => ({ say: TOPICS[topic]!.say.map(line) }),
};
