import { assign, emit, fromPromise, setup } from 'xstate';
import { port, type MachineTypes } from '../flow.ts';
import { answerOf, type Line } from '../screen.ts';

export interface Context {
  readonly misses: number;
  /** Of which emergency, by its id; null where nobody said. */
  readonly emergency: string | null;
  /** Who is asked; null where nobody knows. */
  readonly person: string | null;
  /** What it is to them, as it was last read. */
  readonly known: Assignment | null;
  /** Times that it was looked whether it is theirs, since they accepted. */
  readonly looks: number;
  /** The caller was asked where they are. */
  readonly hasAsked: boolean;
}

/** What the port `assignment` answers: what an emergency is to a helper, and of one that is theirs where it is. */
export interface Assignment {
  readonly stand: 'open' | 'mine' | 'busy' | 'taken';
  readonly km: number;
  readonly place: {
    readonly place: string;
    readonly near: string | number | Line;
    readonly age: string | number | Line;
  } | null;
  readonly words: string | null;
}

/** Minutes to choose from: few keys, and each is the whole answer. */
export const MINUTES = [15, 30, 60] as const;

/** Looks for what was accepted: it is written down in a moment; after these the text will say it. */
const MOST_LOOKS = 2;

/** What is answered, as it would be written under the code. */
const REPLY = { decline: '0', where: 'W' } as const;

type ScreenId = 'ask' | 'minutes' | 'moment' | 'yours' | 'taken' | 'busy' | 'declined' | 'unread' | 'thanks';

const reply = (emergency: string | null, said: string) => ({
  type: 'emergency-reply' as const,
  emergency: emergency!,
  said,
});

/**
 * A helper is asked in a call whether they can come. They say in how many minutes; who was first has it and hears where it is
 * and what the caller said, the others that somebody else has it. Before that nobody hears whose it is, what, or where: a
 * machine may have answered. What they answer goes the same way as an answer by text.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  actors: {
    assignment: fromPromise<Assignment, { person: string | null; emergency: string }>(port('assignment')),
  },
  guards: {
    isUnknown: ({ context }) => context.emergency === null,
    isYes: ({ event }) => answerOf(event) === 'yes',
    isNo: ({ event }) => answerOf(event) === 'no',
    isMinutes: ({ event }) => MINUTES.some((minutes) => String(minutes) === answerOf(event)),
    isAid: ({ event }) => answerOf(event) === 'aid',
    isWhere: ({ event }) => answerOf(event) === 'where',
    isMine: ({ context }) => context.known?.stand === 'mine',
    isBusy: ({ context }) => context.known?.stand === 'busy',
    isTaken: ({ context }) => context.known?.stand === 'taken',
    mayLook: ({ context }) => context.looks > 0 && context.looks < MOST_LOOKS,
    hasLooked: ({ context }) => context.looks >= MOST_LOOKS,
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1, hasAsked: false }),
    heardWell: assign({ misses: 0 }),
    look: assign({ looks: ({ context }) => context.looks + 1, misses: 0 }),
    accept: emit(({ context, event }) => reply(context.emergency, String(answerOf(event)))),
    decline: emit(({ context }) => reply(context.emergency, REPLY.decline)),
    askWhere: emit(({ context }) => reply(context.emergency, REPLY.where)),
    noteAsked: assign({ hasAsked: true, misses: 0 }),
  },
}).createMachine({
  id: 'sos-helper',
  context: ({ input }) => ({
    ...{ misses: 0, known: null, looks: 0, hasAsked: false },
    emergency: input.argument ?? null,
    person: input.person ?? null,
  }),
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'isUnknown', target: 'unread' }, { target: 'reading' }] },

    reading: {
      invoke: {
        src: 'assignment',
        input: ({ context }) => ({ person: context.person, emergency: context.emergency! }),
        onDone: { actions: assign({ known: ({ event }) => event.output }), target: 'read' },
        onError: 'unread',
      },
    },
    read: {
      always: [
        { guard: 'isMine', target: 'yours' },
        { guard: 'isBusy', target: 'busy' },
        { guard: 'isTaken', target: 'taken' },
        { guard: 'mayLook', actions: 'look', target: 'noting' },
        { guard: 'hasLooked', target: 'unread' },
        { target: 'asking' },
      ],
    },

    asking: {
      tags: 'waiting',
      meta: { screen: 'ask' },
      on: {
        ANSWER: [
          { guard: 'isYes', actions: 'heardWell', target: 'timing' },
          { guard: 'isNo', actions: 'decline', target: 'declined' },
          { actions: 'miss' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },
    timing: {
      tags: 'waiting',
      meta: { screen: 'minutes' },
      on: {
        ANSWER: [{ guard: 'isMinutes', actions: ['accept', 'look'], target: 'noting' }, { actions: 'miss' }],
        BACK: { actions: 'heardWell', target: 'asking' },
        UNCLEAR: { actions: 'miss' },
      },
    },
    /** Until it is written down who was first. */
    noting: {
      tags: 'waiting',
      meta: { screen: 'moment' },
      on: { ANSWER: 'reading', UNCLEAR: 'reading' },
    },

    yours: {
      tags: 'waiting',
      meta: { screen: 'yours' },
      on: {
        ANSWER: [
          { guard: 'isAid', target: 'helping' },
          { guard: 'isWhere', actions: ['askWhere', 'noteAsked'] },
          { target: 'thanked' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    helping: { type: 'final' },
    thanked: { type: 'final', meta: { screen: 'thanks' } },
    taken: { type: 'final', meta: { screen: 'taken' } },
    busy: { type: 'final', meta: { screen: 'busy' } },
    declined: { type: 'final', meta: { screen: 'declined' } },
    unread: { type: 'final', meta: { screen: 'unread' } },
  },
  output: ({ context: { known } }) => ({
    next: {
      ...{ flow: 'aid', need: 'emergency' as const },
      ...(known?.words ? { said: known.words } : {}),
    },
  }),
});
