import { assign, emit, setup } from 'xstate';
import { ENDED_CONSENTS, type EndedConsent } from '../../core/messages/notice.ts';
import type { MachineTypes } from '../flow.ts';
import { NOT_ME, NOT_ME_EFFECTS } from '../not-me.ts';
import { answerOf } from '../screen.ts';

export interface Context {
  readonly misses: number;
  /** The consent that it rested on, where it names its end. */
  readonly endedBy: EndedConsent | null;
}

/** After something that a call of ours told and nobody asked for: go on, no more of these, or "not me". */
export const machine = setup({
  types: {} as MachineTypes<Context, 'next' | 'ended' | 'not-me'>,
  guards: {
    isNotMe: ({ event }) => answerOf(event) === NOT_ME.value,
    isEnd: ({ context, event }) => answerOf(event) === context.endedBy,
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    end: emit(({ context }) => ({ type: 'consent' as const, purpose: context.endedBy!, given: false })),
    forbid: emit(NOT_ME_EFFECTS[0]),
    unlink: emit(NOT_ME_EFFECTS[1]),
  },
}).createMachine({
  id: 'told',
  context: ({ input: { argument } }) => ({
    misses: 0,
    endedBy: ENDED_CONSENTS.find((consent) => consent === argument) ?? null,
  }),
  initial: 'waiting',
  states: {
    waiting: {
      tags: 'waiting',
      meta: { screen: 'next' },
      on: {
        ANSWER: [
          { guard: 'isNotMe', actions: ['forbid', 'unlink'], target: 'notMe' },
          { guard: 'isEnd', actions: 'end', target: 'ended' },
          { target: 'done' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },
    ended: { type: 'final', meta: { screen: 'ended' } },
    notMe: { type: 'final', meta: { screen: 'not-me' } },
    done: { type: 'final' },
  },
  output: { next: { flow: 'menu' } },
});
