import { assign, emit, setup } from 'xstate';
import type { Effect } from '../effect.ts';
import type { FlowInput, FlowOutput } from '../flow.ts';
import type { FlowEvent } from '../screen.ts';
import { SILENCE_MINUTES } from './timing.ts';

export interface Context {
  readonly misses: number;
  /** What raised it: "word", "menu", "yes"; "ask" until it is known. */
  readonly trigger: string;
  readonly next: string;
}

/**
 * The cry for help. An exact word or the menu's key acts at once: the numbers, and a record for whoever answers.
 * A word that may mean something else is asked about; silence after it opens an unconfirmed record and sends nobody.
 */
export const machine = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    emitted: {} as Effect,
    input: {} as FlowInput,
    output: {} as FlowOutput,
    tags: {} as 'waiting',
    meta: {} as { screen: 'ask' | 'numbers' | 'silence' },
  },
  guards: {
    mustAsk: ({ context }) => context.trigger === 'ask',
    isYes: ({ event }) => event.type === 'ANSWER' && event.value === 'yes',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    confirmed: assign({ trigger: 'yes' }),
    raise: emit(({ context }) => ({
      type: 'emergency' as const,
      certainty: 'confirmed' as const,
      trigger: context.trigger,
    })),
    raiseUnconfirmed: emit({ type: 'emergency', certainty: 'unconfirmed', trigger: 'silence' }),
    sendNumbers: emit({ type: 'message', lines: [{ key: 'sos.neutral' }] }),
    expectAnswer: emit({ type: 'deadline', minutes: SILENCE_MINUTES }),
    goTo: assign({ next: ({ event }) => (event.type === 'ANSWER' ? String(event.value) : 'menu') }),
    goToHelp: assign({ next: 'help' }),
  },
}).createMachine({
  id: 'sos',
  context: ({ input }) => ({ misses: 0, trigger: input.argument ?? 'menu', next: 'menu' }),
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'mustAsk', target: 'asking' }, { target: 'raised' }] },
    asking: {
      tags: 'waiting',
      meta: { screen: 'ask' },
      entry: 'expectAnswer',
      on: {
        ANSWER: [
          { guard: 'isYes', actions: 'confirmed', target: 'raised' },
          { actions: 'goToHelp', target: 'done' },
        ],
        UNCLEAR: { actions: 'miss' },
        TIMEOUT: { actions: ['raiseUnconfirmed', 'sendNumbers'], target: 'silent' },
      },
    },
    raised: {
      tags: 'waiting',
      meta: { screen: 'numbers' },
      entry: 'raise',
      on: {
        ANSWER: { actions: 'goTo', target: 'done' },
        UNCLEAR: { actions: 'miss' },
      },
    },
    silent: { type: 'final', meta: { screen: 'silence' } },
    done: { type: 'final' },
  },
  // What is gone to from here is for the same emergency.
  output: ({ context }) => ({ next: { flow: context.next, need: 'emergency' as const } }),
});
