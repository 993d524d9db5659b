import { assign, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';

export interface Context {
  readonly misses: number;
  readonly topic: string | null;
}

/** What the service is, what is kept of a person, and which numbers help now. */
export const machine = setup({
  types: {} as MachineTypes<Context, 'choose' | 'topic'>,
  actions: {
    choose: assign({
      misses: 0,
      topic: ({ event }) => (event.type === 'ANSWER' ? String(event.value) : null),
    }),
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
  },
}).createMachine({
  id: 'help',
  context: { misses: 0, topic: null },
  initial: 'choosing',
  states: {
    choosing: {
      tags: 'waiting',
      meta: { screen: 'choose' },
      on: { ANSWER: { actions: 'choose', target: 'reading' }, UNCLEAR: { actions: 'miss' } },
    },
    reading: {
      tags: 'waiting',
      meta: { screen: 'topic' },
      on: { ANSWER: { actions: 'choose' }, UNCLEAR: { actions: 'miss' }, BACK: 'choosing' },
    },
  },
});
