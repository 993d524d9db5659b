import { assign, emit, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';
import { answerOf } from '../screen.ts';
import { SILENCE_MINUTES, TOPICS } from './topics.ts';

export interface Context {
  readonly misses: number;
  /** What was understood of the person's words. */
  readonly topic: string;
  /** A record is open already. */
  readonly isRaised: boolean;
  /** Whether somebody is with them; null until it is known. */
  readonly company: 'with' | 'alone' | null;
  readonly next: string;
}

type ScreenId = 'self-harm' | 'poisoned' | 'together' | 'support' | 'listening' | 'told' | 'refused';

/** What the desk sees of a record from here: no more than that. */
const TRIGGER = 'crisis';

/**
 * What must not wait for a menu: self-harm, violence, and what the law or good sense forbids. Thoughts of self-harm meet the
 * numbers and one question, which silence and doubt answer as a yes does. Nothing of it goes by SMS, into the history or into
 * a later question, and nothing is asked in detail.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  guards: {
    isDone: ({ context }) => context.topic === 'self-harm-done',
    isSelfHarm: ({ context }) => context.topic === 'self-harm',
    isWhispered: ({ context }) => TOPICS[context.topic]?.isWhispered === true,
    isRefused: ({ context }) => TOPICS[context.topic]?.doors.length === 0,
    isTopic: ({ context }) => context.topic in TOPICS,
    isYes: ({ event }) => answerOf(event) === 'yes',
    isNo: ({ event }) => answerOf(event) === 'no',
    isTalk: ({ event }) => answerOf(event) === 'talk',
    isTogether: ({ event }) => answerOf(event) === 'together',
    isRaised: ({ context }) => context.isRaised,
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    noteRaised: assign({ isRaised: true }),
    raise: emit({ type: 'emergency', certainty: 'confirmed', trigger: TRIGGER }),
    raiseUnconfirmed: emit({ type: 'emergency', certainty: 'unconfirmed', trigger: TRIGGER }),
    expectAnswer: emit({ type: 'deadline', minutes: SILENCE_MINUTES }),
    takeCompany: assign({ company: ({ event }) => (answerOf(event) === 'with' ? 'with' : 'alone') }),
    goTo: assign({
      next: ({ event }) => (DOORS.has(String(answerOf(event))) ? String(answerOf(event)) : 'menu'),
    }),
    goToMenu: assign({ next: 'menu' }),
  },
}).createMachine({
  id: 'crisis',
  context: ({ input }) => ({
    misses: 0,
    topic: input.argument ?? '',
    isRaised: false,
    company: null,
    next: 'menu',
  }),
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: 'isDone', actions: ['raise', 'noteRaised'], target: 'poisoned' },
        { guard: 'isSelfHarm', target: 'selfHarm' },
        { guard: 'isRefused', target: 'refused' },
        { guard: 'isWhispered', target: 'listening' },
        { guard: 'isTopic', target: 'told' },
        { target: 'done' },
      ],
    },

    /** Who leaves the question unanswered has not said no. It stands on after the silence: a late yes still counts. */
    selfHarm: {
      tags: 'waiting',
      meta: { screen: 'self-harm' },
      entry: 'expectAnswer',
      on: {
        ANSWER: [
          { guard: 'isYes', actions: ['heardWell', 'raise', 'noteRaised'], target: 'poisoned' },
          { guard: 'isNo', actions: 'heardWell', target: 'together' },
          { guard: 'isRaised', target: 'poisoned' },
          { actions: ['raiseUnconfirmed', 'noteRaised'], target: 'poisoned' },
        ],
        UNCLEAR: [
          { guard: 'isRaised', target: 'poisoned' },
          { actions: ['raiseUnconfirmed', 'noteRaised'], target: 'poisoned' },
        ],
        TIMEOUT: [{ guard: 'isRaised' }, { actions: ['raiseUnconfirmed', 'noteRaised'] }],
        RESUME: [
          { guard: 'isRaised', target: 'done' },
          { actions: 'raiseUnconfirmed', target: 'done' },
        ],
        BACK: [
          { guard: 'isRaised', target: 'done' },
          { actions: 'raiseUnconfirmed', target: 'done' },
        ],
      },
    },

    poisoned: {
      tags: 'waiting',
      meta: { screen: 'poisoned' },
      on: {
        ANSWER: [
          { guard: 'isTogether', actions: 'heardWell', target: 'together' },
          { actions: 'goTo', target: 'done' },
        ],
        UNCLEAR: { actions: 'miss' },
        RESUME: 'done',
      },
    },

    together: {
      tags: 'waiting',
      meta: { screen: 'together' },
      on: {
        ANSWER: { actions: ['heardWell', 'takeCompany'], target: 'support' },
        UNCLEAR: { actions: 'miss' },
        RESUME: 'done',
      },
    },

    support: {
      tags: 'waiting',
      meta: { screen: 'support' },
      on: {
        ANSWER: { actions: 'goTo', target: 'done' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'together' },
        RESUME: 'done',
      },
    },

    listening: {
      tags: 'waiting',
      meta: { screen: 'listening' },
      on: {
        ANSWER: [
          { guard: 'isTalk', actions: 'heardWell', target: 'told' },
          { actions: 'goToMenu', target: 'done' },
        ],
        UNCLEAR: { actions: 'miss' },
        RESUME: 'done',
      },
    },

    told: {
      tags: 'waiting',
      meta: { screen: 'told' },
      on: {
        ANSWER: { actions: 'goTo', target: 'done' },
        UNCLEAR: { actions: 'miss' },
        RESUME: 'done',
      },
    },

    refused: { type: 'final', meta: { screen: 'refused' } },
    done: { type: 'final' },
  },
  output: ({ context: { next, topic, isRaised } }) => ({
    next: {
      flow: next,
      ...(next === 'hospital-lookup' && (isRaised || TOPICS[topic]?.isUrgent)
        ? { need: 'emergency' as const }
        : {}),
    },
  }),
});

/** Where one can go on from here; all else leads to the menu. */
const DOORS: ReadonlySet<string> = new Set(['sos', 'hospital-lookup', 'symptom-check']);
