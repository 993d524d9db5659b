import { assign, emit, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';
import { NOT_ME, NOT_ME_EFFECTS } from '../not-me.ts';
import type { FlowEvent } from '../screen.ts';
import { readAsked, type Asked } from './asked.ts';

export interface Context extends Asked {
  readonly misses: number;
}

type ScreenId = 'ask' | 'agreed' | 'refused' | 'not-me';

const isSaid = (event: FlowEvent, value: string): boolean => event.type === 'ANSWER' && event.value === value;

/** "May we tell you when they do not answer?": nothing is told to whoever has not said yes. */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  guards: {
    isYes: ({ event }) => isSaid(event, 'yes'),
    isNotMe: ({ event }) => isSaid(event, NOT_ME.value),
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    agree: emit(({ context: { contact } }) => ({
      type: 'reminder' as const,
      wish: { do: 'caregiver-said' as const, contact, agrees: true },
    })),
    refuse: emit(({ context: { contact } }) => ({
      type: 'reminder' as const,
      wish: { do: 'caregiver-said' as const, contact, agrees: false },
    })),
    forbid: emit(NOT_ME_EFFECTS[0]),
    unlink: emit(NOT_ME_EFFECTS[1]),
  },
}).createMachine({
  id: 'caregiver',
  context: ({ input }) => ({ misses: 0, ...readAsked(input.argument) }),
  initial: 'asking',
  states: {
    asking: {
      tags: 'waiting',
      meta: { screen: 'ask' },
      on: {
        ANSWER: [
          { guard: 'isYes', actions: 'agree', target: 'agreed' },
          { guard: 'isNotMe', actions: ['refuse', 'forbid', 'unlink'], target: 'notMe' },
          { actions: 'refuse', target: 'refused' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },
    agreed: { type: 'final', meta: { screen: 'agreed' } },
    refused: { type: 'final', meta: { screen: 'refused' } },
    notMe: { type: 'final', meta: { screen: 'not-me' } },
  },
});
