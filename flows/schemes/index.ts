import type { Flow } from '../flow.ts';
import { Context } from './context.ts';
import { examples, sayings } from './examples.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const schemes: Flow = {
  name: 'schemes',
  version: 2,
  machine,
  screens,
  context: Context,
  variables: {
    number: { tag: 'numeric', max: 2 },
    from: { tag: 'numeric', max: 9 },
    to: { tag: 'numeric', max: 9 },
    fromWritten: { tag: 'numeric', max: 11 },
    toWritten: { tag: 'numeric', max: 11 },
    place: { tag: 'alphanumeric', max: 16 },
    state: { tag: 'alphanumeric', max: 20 },
    scheme: { tag: 'alphanumeric', max: 28 },
    status: { tag: 'alphanumeric', max: 12 },
    helpline: { tag: 'numeric', max: 16 },
  },
  migrations: {
    2: (snapshot) => ({ ...snapshot, context: { offersNews: false, ...snapshot.context } }),
  },
  examples,
  sayings,
  likeness: ({ misses, only, question, past, likely, card, mine, ...rest }: Context) => ({
    misses: Math.min(misses, 1),
    isOnly: only !== null,
    step: rest.step,
    ...(card
      ? { answer: card.answer, from: rest.from, part: rest.part }
      : {
          asks: question?.fact,
          hasPast: past.length > 0,
          likely: likely.length > 0,
          offersNews: rest.offersNews,
          mine: mine.length,
          isShut: rest.isShut,
          status: mine.length > 0 && rest.status,
        }),
  }),
};
