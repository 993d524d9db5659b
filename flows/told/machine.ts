import { assign, emit, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';
import { NOT_ME, NOT_ME_EFFECTS } from '../not-me.ts';

export interface Context {
  readonly misses: number;
}

/** After something that a call of ours told and nobody asked for: go on, or "not me". */
export const machine = setup({
  types: {} as MachineTypes<Context, 'next' | 'not-me'>,
  guards: {
    isNotMe: ({ event }) => event.type === 'ANSWER' && event.value === NOT_ME.value,
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    forbid: emit(NOT_ME_EFFECTS[0]),
    unlink: emit(NOT_ME_EFFECTS[1]),
  },
}).createMachine({
  id: 'told',
  context: { misses: 0 },
  initial: 'waiting',
  states: {
    waiting: {
      tags: 'waiting',
      meta: { screen: 'next' },
      on: {
        ANSWER: [{ guard: 'isNotMe', actions: ['forbid', 'unlink'], target: 'notMe' }, { target: 'done' }],
        UNCLEAR: { actions: 'miss' },
      },
    },
    notMe: { type: 'final', meta: { screen: 'not-me' } },
    done: { type: 'final' },
  },
  output: { next: { flow: 'menu' } },
});
