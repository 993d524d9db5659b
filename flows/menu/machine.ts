import { assign, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';

export interface Context {
  readonly misses: number;
  readonly chosen: string | null;
}

/** The top of everything: the emergency first, then what the service can do. */
export const machine = setup({
  types: {} as MachineTypes<Context, 'choose'>,
  actions: {
    choose: assign({ chosen: ({ event }) => (event.type === 'ANSWER' ? String(event.value) : null) }),
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
  },
}).createMachine({
  id: 'menu',
  context: { misses: 0, chosen: null },
  initial: 'choosing',
  states: {
    choosing: {
      tags: 'waiting',
      meta: { screen: 'choose' },
      on: {
        ANSWER: { actions: 'choose', target: 'chosen' },
        UNCLEAR: { actions: 'miss' },
      },
    },
    chosen: { type: 'final' },
  },
  output: ({ context }) => ({ next: { flow: context.chosen ?? 'menu' } }),
});
