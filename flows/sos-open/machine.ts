import { assign, emit, setup } from 'xstate';
import type { LastPlace } from '../effect.ts';
import type { MachineTypes } from '../flow.ts';
import { saysNo, saysYes } from '../global-words.ts';
import { answerOf, wordsOf } from '../screen.ts';
import { coordinatesOf, errandOf, joinSaid, sharedPlace, tellsHelper } from '../whereabouts.ts';

export interface Context {
  readonly misses: number;
  /** "still": we ask whether help is needed; whatever else: they want it to stop. */
  readonly wish: string;
  readonly next: string;
  /** What was told here, in words. */
  readonly said: string;
  /** Where they are, as they shared it. */
  readonly place: LastPlace | null;
  /** The last answer was where they are. */
  readonly isLocated: boolean;
}

type ScreenId = 'still' | 'stop' | 'numbers' | 'stopped';

/** Where the numbers lead to. */
const DOORS = ['hospital-lookup', 'aid'];

/** What the flow is started for where nobody came, and we ask. */
export const STILL = 'still';

/**
 * A cry that is out: whether help is still needed, which is said like a cry, and stopping it, which is asked about once more.
 * Nothing but a plain yes stops it.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  guards: {
    isAsked: ({ context }) => context.wish === STILL,
    isNeeded: ({ event }) => answerOf(event) === 'needed' || saysYes(wordsOf(event)),
    isStop: ({ event }) => answerOf(event) === 'stop',
    isOver: ({ event }) => answerOf(event) === 'stop' || saysNo(wordsOf(event)),
    isDoor: ({ event }) => DOORS.some((door) => door === answerOf(event)),
    isLocation: ({ event }) => coordinatesOf(event) !== null,
    isTold: ({ event }) => tellsHelper(wordsOf(event)),
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1, isLocated: false }),
    heardWell: assign({ misses: 0, isLocated: false }),
    keepPlace: assign({
      place: ({ event }) => sharedPlace(coordinatesOf(event)!),
      isLocated: true,
      misses: 0,
    }),
    keepWords: assign({
      said: ({ context, event }) => joinSaid(context.said, wordsOf(event)),
      isLocated: false,
      misses: 0,
    }),
    tellPlace: emit(({ context }) => ({ type: 'emergency-place' as const, place: context.place! })),
    tellWords: emit(({ event }) => ({ type: 'emergency-said' as const, said: joinSaid('', wordsOf(event)) })),
    cryAgain: emit({ type: 'emergency', certainty: 'confirmed', trigger: 'needed' }),
    stop: emit({ type: 'emergency-stop' }),
    goTo: assign({ next: ({ event }) => String(answerOf(event)) }),
  },
}).createMachine({
  id: 'sos-open',
  context: ({ input }) => ({
    ...{ misses: 0, wish: input.argument ?? 'stop', next: 'menu' },
    ...{ said: '', place: null, isLocated: false },
  }),
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
          // A wrong key stops nothing: it is asked about once more.
          { guard: 'isOver', actions: 'heardWell', target: 'stopping' },
          { guard: 'isLocation', actions: ['keepPlace', 'tellPlace'] },
          { guard: 'isTold', actions: ['keepWords', 'tellWords', 'miss'] },
          { actions: 'miss' },
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
          { guard: 'isLocation', actions: ['keepPlace', 'tellPlace'], target: 'going' },
          // Who was asked says so that help is needed.
          { guard: 'isAsked', actions: ['heardWell', 'cryAgain'], target: 'going' },
          { actions: 'heardWell', target: 'going' },
        ],
        BACK: [
          { guard: 'isAsked', actions: ['heardWell', 'cryAgain'], target: 'going' },
          { actions: 'heardWell', target: 'going' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    going: {
      tags: 'waiting',
      meta: { screen: 'numbers' },
      on: {
        ANSWER: [
          { guard: 'isDoor', actions: 'goTo', target: 'done' },
          { guard: 'isLocation', actions: ['keepPlace', 'tellPlace'] },
          { guard: 'isTold', actions: ['keepWords', 'tellWords'] },
          { actions: 'miss' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    stopped: { type: 'final', meta: { screen: 'stopped' } },
    done: { type: 'final' },
  },
  output: ({ context }) => ({ next: errandOf(context, 'emergency') }),
});
