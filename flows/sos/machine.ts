import { assign, emit, enqueueActions, setup } from 'xstate';
import type { LastPlace } from '../effect.ts';
import type { MachineTypes } from '../flow.ts';
import { saysNo, saysYes } from '../global-words.ts';
import { answerOf, wordsOf } from '../screen.ts';
import { coordinatesOf, errandOf, joinSaid, sharedPlace, tellsHelper } from '../whereabouts.ts';
import { SILENCE_MINUTES } from './timing.ts';

export interface Context {
  readonly misses: number;
  /**
   * What raised it: "word", "menu", "yes"; until it is known "ask", "pin" where a location came alone, or "called" where we ring
   * back.
   */
  readonly trigger: string;
  readonly next: string;
  /** What was told besides, in words. */
  readonly said: string;
  /** Where they are, as they shared it. */
  readonly place: LastPlace | null;
  /** What is said back of the last answer. */
  readonly noted: 'said' | 'place' | null;
}

/** Where the screens lead to. */
export const DOORS = ['hospital-lookup', 'aid', 'sos-open'] as const;

/** What the flow is started for where a location is all that came. */
export const PIN = 'pin';

/** What the flow is started for where we call back somebody who rang the number of the SOS, or fell silent. */
export const CALLED = 'called';

/** What is asked about before anybody is told. */
const DOUBTED = ['ask', PIN, CALLED];

const toldIn = ({ place, said }: Context): { place?: LastPlace; said?: string } => ({
  ...(place ? { place } : {}),
  ...(said === '' ? {} : { said }),
});

/**
 * The cry for help. An exact word or the menu's key acts at once: the numbers, and a record for whoever answers, with what was
 * told of the place and the matter, then and later. A word that may mean something else, and a location alone, are asked about;
 * silence after any of it that is no answer opens an unconfirmed record and sends nobody. Who is called back has such a record
 * already: their yes is a cry, their no ends it, and their silence leaves it to operators.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, 'ask' | 'numbers' | 'silence' | 'unneeded'>,
  guards: {
    mustAsk: ({ context }) => DOUBTED.includes(context.trigger),
    isCalled: ({ context }) => context.trigger === CALLED,
    isUnneeded: ({ context, event }) =>
      context.trigger === CALLED && (answerOf(event) === 'no' || saysNo(wordsOf(event))),
    isYes: ({ event }) => answerOf(event) === 'yes' || saysYes(wordsOf(event)),
    isNo: ({ event }) => answerOf(event) === 'help' || saysNo(wordsOf(event)),
    isDoor: ({ event }) => DOORS.some((door) => door === answerOf(event)),
    isLocation: ({ event }) => coordinatesOf(event) !== null,
    isTold: ({ event }) => tellsHelper(wordsOf(event)),
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1, noted: null }),
    confirmed: assign(({ context: { said, place } }) => ({
      ...{ trigger: 'yes', misses: 0 },
      noted: said !== '' ? ('said' as const) : place ? ('place' as const) : null,
    })),
    raise: emit(({ context }) => ({
      type: 'emergency' as const,
      certainty: 'confirmed' as const,
      trigger: context.trigger,
      ...toldIn(context),
    })),
    raiseUnconfirmed: emit(({ context }) => ({
      type: 'emergency' as const,
      certainty: 'unconfirmed' as const,
      trigger: 'silence',
      ...toldIn(context),
    })),
    keepPlace: assign({ place: ({ event }) => sharedPlace(coordinatesOf(event)!), noted: 'place' }),
    keepWords: assign({
      said: ({ context, event }) =>
        tellsHelper(wordsOf(event)) ? joinSaid(context.said, wordsOf(event)) : context.said,
    }),
    noteWords: assign({ noted: 'said' }),
    /** An emergency of theirs may be open, whatever this one is. */
    tellPlace: enqueueActions(({ context, enqueue }) => {
      if (context.place) enqueue.emit({ type: 'emergency-place', place: context.place });
    }),
    tellWords: emit(({ event }) => ({ type: 'emergency-said' as const, said: joinSaid('', wordsOf(event)) })),
    sendNumbers: emit({ type: 'message', lines: [{ key: 'sos.neutral' }] }),
    endDoubted: emit({ type: 'emergency-stop', isDoubted: true }),
    expectAnswer: emit({ type: 'deadline', minutes: SILENCE_MINUTES }),
    goTo: assign({ next: ({ event }) => String(answerOf(event)) }),
    goToHelp: assign({ next: 'help' }),
  },
}).createMachine({
  id: 'sos',
  context: ({ input }) => ({
    misses: 0,
    trigger: input.argument ?? 'menu',
    next: 'menu',
    said: joinSaid('', input.said ?? ''),
    place: input.place ?? null,
    noted: input.place ? 'place' : input.said ? 'said' : null,
  }),
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'mustAsk', target: 'asking' }, { target: 'raised' }] },
    asking: {
      tags: 'waiting',
      meta: { screen: 'ask' },
      entry: ['tellPlace', 'expectAnswer'],
      on: {
        ANSWER: [
          { guard: 'isYes', actions: 'confirmed', target: 'raised' },
          { guard: 'isUnneeded', actions: 'endDoubted', target: 'unneeded' },
          { guard: 'isNo', actions: 'goToHelp', target: 'done' },
          { guard: 'isDoor', actions: 'goTo', target: 'done' },
          { guard: 'isLocation', actions: ['keepPlace', 'tellPlace', 'expectAnswer'] },
          { actions: ['miss', 'keepWords', 'expectAnswer'] },
        ],
        // What cannot be read is no answer: the silence after it counts as well.
        UNCLEAR: { actions: ['miss', 'expectAnswer'] },
        TIMEOUT: [
          { guard: 'isCalled', target: 'silent' },
          { actions: ['raiseUnconfirmed', 'sendNumbers'], target: 'silent' },
        ],
      },
    },
    raised: {
      tags: 'waiting',
      meta: { screen: 'numbers' },
      entry: ['raise', 'tellPlace'],
      on: {
        ANSWER: [
          { guard: 'isDoor', actions: 'goTo', target: 'done' },
          { guard: 'isLocation', actions: ['keepPlace', 'tellPlace'] },
          { guard: 'isTold', actions: ['keepWords', 'noteWords', 'tellWords'] },
          { actions: 'miss' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },
    silent: { type: 'final', meta: { screen: 'silence' } },
    unneeded: { type: 'final', meta: { screen: 'unneeded' } },
    done: { type: 'final' },
  },
  output: ({ context }) => ({ next: errandOf(context, context.trigger === PIN ? null : 'emergency') }),
});
