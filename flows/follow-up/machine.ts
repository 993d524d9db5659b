import type { Level } from '@arogya/rules';
import { assign, emit, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';
import { NOT_ME, NOT_ME_EFFECTS } from '../not-me.ts';
import { answerOf } from '../screen.ts';
import { AGAIN_HOURS, SILENCE_MINUTES } from './timing.ts';

export interface Context {
  readonly misses: number;
  /** How soon it was, as it was told then. */
  readonly level: Level;
  /** Nothing more is asked after this. */
  readonly isLast: boolean;
  /** A record is open already. */
  readonly isRaised: boolean;
  readonly next: string;
}

const LEVELS: readonly string[] = ['emergency', 'urgent', 'soon', 'self-care'] satisfies Level[];

/** What the flow is started for: how soon it was, and "last" where nothing more is asked after it. */
export const followUpArgument = (level: Level, isLast: boolean): string => `${level}${isLast ? ' last' : ''}`;

/** Read back; what cannot be read asks once, of somebody who should have been seen. */
function readArgument(argument = ''): Pick<Context, 'level' | 'isLast'> {
  const [level = '', last] = argument.split(' ');
  const isKnown = LEVELS.includes(level);
  return { level: isKnown ? (level as Level) : 'soon', isLast: last === 'last' || !isKnown };
}

/**
 * "Is the person better?", asked because they wished to be asked. Worse, and silence after an emergency, are for the human
 * desk: a record that sends nobody. The same is asked about once more.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, 'ask' | 'thanks' | 'same' | 'worse' | 'not-me'>,
  guards: {
    isEmergency: ({ context }) => context.level === 'emergency',
    mayRaise: ({ context }) => context.level === 'emergency' && !context.isRaised,
    isRaised: ({ context }) => context.isRaised,
    isLast: ({ context }) => context.isLast,
    isBetter: ({ event }) => answerOf(event) === 'better',
    isNotMe: ({ event }) => answerOf(event) === NOT_ME.value,
    isWorse: ({ event }) => answerOf(event) === 'worse',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    expectAnswer: emit({ type: 'deadline', minutes: SILENCE_MINUTES }),
    raise: emit({ type: 'emergency', certainty: 'unconfirmed', trigger: 'follow-up' }),
    noteRaised: assign({ isRaised: true }),
    askAgain: emit(({ context: { level } }) => ({
      type: 'follow-up' as const,
      level,
      hours: [AGAIN_HOURS],
      isLast: true as const,
    })),
    forbid: emit(NOT_ME_EFFECTS[0]),
    unlink: emit(NOT_ME_EFFECTS[1]),
    goTo: assign({ next: ({ event }) => String(answerOf(event)) }),
  },
}).createMachine({
  id: 'follow-up',
  context: ({ input }) => ({ misses: 0, ...readArgument(input.argument), isRaised: false, next: 'menu' }),
  initial: 'starting',
  states: {
    starting: {
      always: [{ guard: 'isEmergency', actions: 'expectAnswer', target: 'asking' }, { target: 'asking' }],
    },

    /** It stands on after the silence: a late answer still counts. */
    asking: {
      tags: 'waiting',
      meta: { screen: 'ask' },
      on: {
        ANSWER: [
          { guard: 'isBetter', target: 'thanked' },
          { guard: 'isWorse', actions: 'heardWell', target: 'worsened' },
          { guard: 'isNotMe', actions: ['forbid', 'unlink'], target: 'notMe' },
          { guard: 'isLast', actions: 'heardWell', target: 'same' },
          { actions: ['heardWell', 'askAgain'], target: 'same' },
        ],
        UNCLEAR: { actions: 'miss' },
        TIMEOUT: { guard: 'mayRaise', actions: ['raise', 'noteRaised'] },
      },
    },

    worsened: {
      always: [
        { guard: 'isRaised', target: 'worse' },
        { actions: ['raise', 'noteRaised'], target: 'worse' },
      ],
    },

    worse: {
      tags: 'waiting',
      meta: { screen: 'worse' },
      on: {
        ANSWER: { actions: 'goTo', target: 'done' },
        UNCLEAR: { actions: 'miss' },
        RESUME: 'done',
      },
    },

    same: {
      tags: 'waiting',
      meta: { screen: 'same' },
      on: {
        ANSWER: { actions: 'goTo', target: 'done' },
        UNCLEAR: { actions: 'miss' },
        RESUME: 'done',
      },
    },

    thanked: { type: 'final', meta: { screen: 'thanks' } },
    notMe: { type: 'final', meta: { screen: 'not-me' } },
    done: { type: 'final' },
  },
  output: ({ context: { next, level, isRaised } }) => ({
    next: {
      flow: next,
      ...(next === 'hospital-lookup' && (level === 'emergency' || isRaised)
        ? { need: 'emergency' as const }
        : {}),
    },
  }),
});
