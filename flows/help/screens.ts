import type { Screen } from '../screen.ts';
import type { Context } from './machine.ts';

/** What can be asked about, with how many lines its answer has. */
const topics = { service: 3, data: 3, numbers: 5, words: 5 } as const;
type Topic = keyof typeof topics;

const choices = (but: string | null): NonNullable<Screen['ask']> => ({
  kind: 'choice',
  options: Object.keys(topics)
    .filter((topic) => topic !== but)
    .map((topic) => ({ value: topic, label: { key: `help.${topic}` } })),
});

export const screens = {
  choose: ({ misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'help.choose-again' : 'help.choose' }],
    ask: choices(null),
  }),

  topic: ({ topic }: Context): Screen => ({
    say: Array.from({ length: topics[topic as Topic] }, (_, line) => ({ key: `help.${topic}-${line + 1}` })),
    ask: choices(topic),
  }),
};
