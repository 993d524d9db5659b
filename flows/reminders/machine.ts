import { and, assign, emit, fromPromise, setup } from 'xstate';
import { readLength, readSaid, readTimes, type Said } from '../../core/reminders/said.ts';
import { port, type MachineTypes } from '../flow.ts';
import type { FlowEvent } from '../screen.ts';
import { begun, type Context, type Mine, type NumberFault } from './context.ts';

type ScreenId =
  | 'what'
  | 'when'
  | 'how-long'
  | 'caregiver'
  | 'number'
  | 'confirm-number'
  | 'confirm'
  | 'set'
  | 'which-care'
  | 'date'
  | 'confirm-care'
  | 'set-care'
  | 'not-set'
  | 'list'
  | 'one'
  | 'told'
  | 'asked'
  | 'untold'
  | 'how-many-days'
  | 'paused'
  | 'resumed'
  | 'confirm-stop'
  | 'stopped'
  | 'unavailable';

/** Regimens that are offered, by so often a day; once a day is asked when. */
const OFTEN: Readonly<Record<string, readonly string[]>> = {
  once: [],
  twice: ['08:00', '20:00'],
  thrice: ['08:00', '14:00', '20:00'],
};
/** Lengths that are offered. */
const LENGTHS: Readonly<Record<string, Said['length']>> = {
  'five-days': { unit: 'days', count: 5 },
  'one-month': { unit: 'months', count: 1 },
  'six-months': { unit: 'months', count: 6 },
  endless: 'endless',
};
/** Times of day that are offered. */
const TIMES = new Set(['08:00', '14:00', '20:00']);
/** Times of one day, at most. */
const MOST_TIMES = 4;

const valueOf = (event: FlowEvent): string => (event.type === 'ANSWER' ? String(event.value) : '');

const timesIn = (event: FlowEvent): readonly string[] => {
  const value = valueOf(event);
  return (TIMES.has(value) ? [value] : readTimes(value)).slice(0, MOST_TIMES);
};
const lengthIn = (event: FlowEvent): Said['length'] => {
  const value = valueOf(event);
  return Object.hasOwn(LENGTHS, value) ? LENGTHS[value]! : readLength(value);
};

/** What was said of a reminder as a draft of one. */
const draftOf = ({ called, critical, times, every, length }: Said): Partial<Context> => ({
  called,
  critical,
  times: times.slice(0, MOST_TIMES),
  every,
  length,
});

/** Whether it says anything to be reminded of. */
const saysSomething = ({ about, called, times, length }: Said): boolean =>
  about !== 'medicine' || called !== null || times.length > 0 || length !== null;

/**
 * "Remind me of a medicine": in their own words, or step by step; read back before anything is kept. Their reminders are
 * listed by their times alone, to be paused and ended: what a medicine is called stands on no screen that was not just typed.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  actors: {
    remindersOf: fromPromise<Mine, { person: string | null }>(port('remindersOf')),
    visitsFrom: fromPromise<{ visits: number | null }, { about: 'pregnancy' | 'child'; date: string }>(
      port('visitsFrom'),
    ),
    caregiverFault: fromPromise<NumberFault | null, { person: string | null; number: string }>(
      port('caregiverFault'),
    ),
  },
  guards: {
    hasSaid: ({ context }) => context.said !== '',
    isMine: ({ event }) => valueOf(event) === 'mine',
    isVisits: ({ event }) => valueOf(event) === 'visits',
    isOften: ({ event }) => Object.hasOwn(OFTEN, valueOf(event)),
    needsTimes: ({ context }) => context.times.length === 0,
    needsLength: ({ context }) => context.length === null,
    needsCaregiver: ({ context }) => context.caregiver === null,
    needsNumber: ({ context, event }) =>
      valueOf(event) === 'yes' && (context.chosen === null || context.chosen.status === 'withdrawn'),
    isLater: ({ context }) => context.isLater,
    isTold: ({ event }) => valueOf(event) === 'told',
    hasChosen: ({ context }) => context.chosen !== null,
    isAsNeeded: ({ context }) => readSaid(context.said).isAsNeeded,
    saysVisits: ({ context }) => readSaid(context.said).about !== 'medicine',
    saysSomething: ({ context }) => saysSomething(readSaid(context.said)),
    hasTimes: ({ event }) => timesIn(event).length > 0,
    hasLength: ({ event }) => lengthIn(event) !== null,
    isYes: ({ event }) => valueOf(event) === 'yes',
    isNamed: ({ event }) => valueOf(event) === 'named',
    isChange: ({ event }) => valueOf(event) === 'change',
    isPause: ({ event }) => valueOf(event) === 'pause',
    isResume: ({ event }) => valueOf(event) === 'resume',
    isListed: ({ context, event }) => context.mine.some(({ id }) => id === valueOf(event)),
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0, isAsNeeded: false }),
    forgetDraft: assign(({ context: { person, mine, chosen, digits, isStopped } }) => ({
      ...begun(person),
      ...{ mine, chosen, digits, isStopped },
    })),
    keepSaid: assign({ said: ({ event }) => valueOf(event) }),
    refuseAsNeeded: assign({ isAsNeeded: true, said: '', misses: 0 }),
    missSaid: assign({ said: '', misses: ({ context }) => context.misses + 1 }),
    takeSaid: assign(({ context }) => ({ ...draftOf(readSaid(context.said)), said: '', misses: 0 })),
    takeSaidCare: assign(({ context }) => {
      const { about } = readSaid(context.said);
      return { about: about === 'child' ? ('child' as const) : ('pregnancy' as const), said: '', misses: 0 };
    }),
    takeOften: assign({ times: ({ event }) => OFTEN[valueOf(event)] ?? [], misses: 0 }),
    takeTimes: assign({ times: ({ event }) => timesIn(event), misses: 0 }),
    takeLength: assign({ length: ({ event }) => lengthIn(event), misses: 0 }),
    takeCaregiver: assign({ caregiver: ({ event }) => valueOf(event) === 'yes', misses: 0 }),
    chooseLater: assign({ isLater: true, misses: 0 }),
    takeNumber: assign({ number: ({ event }) => valueOf(event), fault: null, misses: 0 }),
    beginNumber: assign({ number: '', fault: null, isLater: false }),
    forgetNumber: assign({ number: '', fault: null, misses: 0 }),
    chooseCaregiver: emit(({ context: { number } }) => ({
      type: 'reminder' as const,
      wish: { do: 'caregiver' as const, number },
    })),
    noteChosen: assign(({ context: { number } }) => ({
      chosen: { status: 'asked' as const, ending: number.slice(-4) },
      ...{ caregiver: true, number: '', fault: null, misses: 0 },
    })),
    unchooseCaregiver: emit({ type: 'reminder', wish: { do: 'no-caregiver' } }),
    forgetTimes: assign({ times: [], length: null, caregiver: null, misses: 0 }),
    name: assign({ isNamed: true }),
    takeCare: assign({
      about: ({ event }) => (valueOf(event) === 'child' ? ('child' as const) : ('pregnancy' as const)),
      misses: 0,
    }),
    takeDate: assign({ date: ({ event }) => valueOf(event) }),
    consent: emit({ type: 'consent', purpose: 'reminders', given: true }),
    set: emit(({ context }) => ({
      type: 'reminder' as const,
      wish: {
        do: 'set' as const,
        withCaregiver: context.caregiver === true,
        draft: {
          about: 'medicine' as const,
          called: context.called,
          critical: context.critical,
          isNamed: context.isNamed,
          times: context.times,
          every: context.every,
          length: context.length ?? ('endless' as const),
        },
      },
    })),
    setCare: emit(({ context }) => ({
      type: 'reminder' as const,
      wish: {
        do: 'set' as const,
        withCaregiver: false,
        draft: { about: context.about, date: context.date },
      },
    })),
    show: assign({ shown: ({ event }) => valueOf(event), misses: 0 }),
    takeDays: assign({ days: ({ event }) => Number(valueOf(event)), misses: 0 }),
    pause: emit(({ context: { shown, days } }) => ({
      type: 'reminder' as const,
      wish: { do: 'pause' as const, id: shown, days },
    })),
    resume: emit(({ context: { shown } }) => ({
      type: 'reminder' as const,
      wish: { do: 'resume' as const, id: shown },
    })),
    stop: emit(({ context: { shown } }) => ({
      type: 'reminder' as const,
      wish: { do: 'stop' as const, id: shown },
    })),
  },
}).createMachine({
  id: 'reminders',
  context: ({ input }) => ({ ...begun(input.person ?? null), said: input.argument ?? '' }),
  initial: 'looking',
  states: {
    looking: {
      invoke: {
        src: 'remindersOf',
        input: ({ context }) => ({ person: context.person }),
        onDone: [
          {
            guard: 'hasSaid',
            actions: [assign(({ event }) => event.output), 'beginNumber'],
            target: 'understanding',
          },
          { actions: [assign(({ event }) => event.output), 'beginNumber'], target: 'what' },
        ],
        onError: 'unavailable',
      },
    },

    what: {
      tags: 'waiting',
      meta: { screen: 'what' },
      on: {
        ANSWER: [
          { guard: 'isMine', actions: 'forgetDraft', target: 'list' },
          { guard: 'isVisits', actions: 'heardWell', target: 'whichCare' },
          { guard: 'isOften', actions: ['heardWell', 'takeOften'], target: 'missing' },
          { actions: 'keepSaid', target: 'understanding' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    understanding: {
      always: [
        { guard: 'isAsNeeded', actions: 'refuseAsNeeded', target: 'what' },
        { guard: 'saysVisits', actions: 'takeSaidCare', target: 'date' },
        { guard: 'saysSomething', actions: 'takeSaid', target: 'missing' },
        { actions: 'missSaid', target: 'what' },
      ],
    },

    missing: {
      always: [
        { guard: 'needsTimes', target: 'when' },
        { guard: 'needsLength', target: 'howLong' },
        { guard: 'needsCaregiver', target: 'caregiver' },
        { target: 'confirm' },
      ],
    },

    when: {
      tags: 'waiting',
      meta: { screen: 'when' },
      on: {
        ANSWER: [{ guard: 'hasTimes', actions: 'takeTimes', target: 'missing' }, { actions: 'miss' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetDraft', target: 'what' },
      },
    },

    howLong: {
      tags: 'waiting',
      meta: { screen: 'how-long' },
      on: {
        ANSWER: [{ guard: 'hasLength', actions: 'takeLength', target: 'missing' }, { actions: 'miss' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetDraft', target: 'what' },
      },
    },

    caregiver: {
      tags: 'waiting',
      meta: { screen: 'caregiver' },
      on: {
        ANSWER: [
          { guard: 'needsNumber', actions: 'heardWell', target: 'number' },
          { actions: 'takeCaregiver', target: 'missing' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetTimes', target: 'when' },
      },
    },

    number: {
      tags: 'waiting',
      meta: { screen: 'number' },
      on: {
        ANSWER: { actions: 'takeNumber', target: 'checkingNumber' },
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'isLater', actions: 'forgetNumber', target: 'list' },
          { actions: 'forgetNumber', target: 'caregiver' },
        ],
      },
    },

    checkingNumber: {
      invoke: {
        src: 'caregiverFault',
        input: ({ context: { person, number } }) => ({ person, number }),
        onDone: [
          { guard: ({ event }) => event.output === null, target: 'confirmNumber' },
          { actions: assign({ number: '', fault: ({ event }) => event.output }), target: 'number' },
        ],
        onError: 'unavailable',
      },
    },

    confirmNumber: {
      tags: 'waiting',
      meta: { screen: 'confirm-number' },
      on: {
        ANSWER: [
          {
            guard: and(['isYes', 'isLater']),
            actions: ['chooseCaregiver', 'noteChosen'],
            target: 'asked',
          },
          { guard: 'isYes', actions: ['chooseCaregiver', 'noteChosen'], target: 'missing' },
          { actions: 'forgetNumber', target: 'number' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetNumber', target: 'number' },
        RESUME: { actions: 'forgetNumber', target: 'number' },
      },
    },

    confirm: {
      tags: 'waiting',
      meta: { screen: 'confirm' },
      on: {
        ANSWER: [
          { guard: 'isYes', actions: ['consent', 'set'], target: 'set' },
          { guard: 'isNamed', actions: ['name', 'consent', 'set'], target: 'set' },
          { guard: 'isChange', actions: 'forgetTimes', target: 'when' },
          { target: 'notSet' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetTimes', target: 'when' },
      },
    },

    whichCare: {
      tags: 'waiting',
      meta: { screen: 'which-care' },
      on: {
        ANSWER: { actions: 'takeCare', target: 'date' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetDraft', target: 'what' },
      },
    },

    date: {
      tags: 'waiting',
      meta: { screen: 'date' },
      on: {
        ANSWER: { actions: 'takeDate', target: 'checkingDate' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetDraft', target: 'whichCare' },
      },
    },

    checkingDate: {
      invoke: {
        src: 'visitsFrom',
        input: ({ context: { about, date } }) => ({ about, date }),
        onDone: [
          {
            guard: ({ event }) => event.output.visits !== null && event.output.visits > 0,
            actions: [assign({ visits: ({ event }) => event.output.visits ?? 0 }), 'heardWell'],
            target: 'confirmCare',
          },
          { actions: 'miss', target: 'date' },
        ],
        onError: 'unavailable',
      },
    },

    confirmCare: {
      tags: 'waiting',
      meta: { screen: 'confirm-care' },
      on: {
        ANSWER: [
          { guard: 'isYes', actions: ['consent', 'setCare'], target: 'setCare' },
          { target: 'notSet' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'date' },
      },
    },

    list: {
      tags: 'waiting',
      meta: { screen: 'list' },
      on: {
        ANSWER: [{ guard: 'isListed', actions: 'show', target: 'one' }, { actions: 'miss' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetDraft', target: 'what' },
        RESUME: { actions: 'forgetDraft', target: 'what' },
      },
    },

    one: {
      tags: 'waiting',
      meta: { screen: 'one' },
      on: {
        ANSWER: [
          { guard: 'isPause', actions: 'heardWell', target: 'howManyDays' },
          { guard: 'isResume', actions: 'resume', target: 'resumed' },
          { guard: and(['isTold', 'hasChosen']), actions: 'heardWell', target: 'told' },
          { guard: 'isTold', actions: 'chooseLater', target: 'number' },
          { actions: 'heardWell', target: 'confirmStop' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'list' },
        RESUME: { actions: 'forgetDraft', target: 'what' },
      },
    },

    told: {
      tags: 'waiting',
      meta: { screen: 'told' },
      on: {
        ANSWER: [
          { guard: 'isChange', actions: 'chooseLater', target: 'number' },
          { actions: 'unchooseCaregiver', target: 'untold' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'list' },
        RESUME: { actions: 'forgetDraft', target: 'what' },
      },
    },

    howManyDays: {
      tags: 'waiting',
      meta: { screen: 'how-many-days' },
      on: {
        ANSWER: { actions: ['takeDays', 'pause'], target: 'paused' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'list' },
      },
    },

    confirmStop: {
      tags: 'waiting',
      meta: { screen: 'confirm-stop' },
      on: {
        ANSWER: [
          { guard: 'isYes', actions: 'stop', target: 'stopped' },
          { actions: 'heardWell', target: 'list' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'list' },
        RESUME: { actions: 'forgetDraft', target: 'what' },
      },
    },

    unavailable: {
      tags: 'waiting',
      meta: { screen: 'unavailable' },
      on: {
        ANSWER: 'looking',
        UNCLEAR: { actions: 'miss' },
      },
    },

    set: { type: 'final', meta: { screen: 'set' } },
    asked: { type: 'final', meta: { screen: 'asked' } },
    untold: { type: 'final', meta: { screen: 'untold' } },
    setCare: { type: 'final', meta: { screen: 'set-care' } },
    notSet: { type: 'final', meta: { screen: 'not-set' } },
    paused: { type: 'final', meta: { screen: 'paused' } },
    resumed: { type: 'final', meta: { screen: 'resumed' } },
    stopped: { type: 'final', meta: { screen: 'stopped' } },
  },
});
