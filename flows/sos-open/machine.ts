import { assign, emit, setup } from 'xstate';
import type { Effect } from '../effect.ts';
import type { FlowInput, FlowOutput } from '../flow.ts';
import type { FlowEvent } from '../screen.ts';

export interface Context {
  readonly misses: number;
  /** "still": we ask whether help is needed; whatever else: they want it to stop. */
  readonly wish: string;
  readonly next: string;
}

type ScreenId = 'still' | 'stop' | 'numbers' | 'stopped';

const answerOf = (event: FlowEvent): unknown => (event.type === 'ANSWER' ? event.value : null);

/** What the flow is started for where nobody came, and we ask. */
export const STILL = 'still';

/**
 * A cry that is out: whether help is still needed, which is said like a cry, and stopping it, which is asked about once more.
 * Nothing but a plain yes stops it.
 */
export const machine = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    emitted: {} as Effect,
    input: {} as FlowInput,
    output: {} as FlowOutput,
    tags: {} as 'waiting',
    meta: {} as { screen: ScreenId },
  },
  guards: {
    isAsked: ({ context }) => context.wish === STILL,
    isNeeded: ({ event }) => answerOf(event) === 'needed',
    isStop: ({ event }) => answerOf(event) === 'stop',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    cryAgain: emit({ type: 'emergency', certainty: 'confirmed', trigger: 'needed' }),
    stop: emit({ type: 'emergency-stop' }),
    goTo: assign({ next: ({ event }) => String(answerOf(event)) }),
  },
}).createMachine({
  id: 'sos-open',
  context: ({ input }) => ({ misses: 0, wish: input.argument ?? 'stop', next: 'menu' }),
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'isAsked', target: 'asking' }, { target: 'stopping' }] },

    /** It stands on after its time: a late yes is a cry. */
    asking: {
      tags: 'waiting',
      meta: { screen: 'still' },
      on: {
        ANSWER: [
          { guard: 'isNeeded', actions: ['heardWell', 'cryAgain'], target: 'going' },
          { actions: 'stop', target: 'stopped' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    stopping: {
      tags: 'waiting',
      meta: { screen: 'stop' },
      on: {
        ANSWER: [
          { guard: 'isStop', actions: 'stop', target: 'stopped' },
          { actions: 'heardWell', target: 'going' },
        ],
        BACK: { actions: 'heardWell', target: 'going' },
        UNCLEAR: { actions: 'miss' },
      },
    },

    going: {
      tags: 'waiting',
      meta: { screen: 'numbers' },
      on: {
        ANSWER: { actions: 'goTo', target: 'done' },
        UNCLEAR: { actions: 'miss' },
      },
    },

    stopped: { type: 'final', meta: { screen: 'stopped' } },
    done: { type: 'final' },
  },
  // What is gone to from here is for the same emergency.
  output: ({ context }) => ({ next: { flow: context.next, need: 'emergency' as const } }),
});
