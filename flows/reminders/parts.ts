import { assign, emit, fromPromise, setup } from 'xstate';
import type { Draft } from '../../core/reminders/draft.ts';
import { MOST_REMINDERS } from '../../core/reminders/plan.ts';
import type { PlanFault } from '../../core/reminders/reminders.ts';
import { readSaid } from '../../core/reminders/said.ts';
import { port, type MachineTypes } from '../flow.ts';
import { wordsOf } from '../screen.ts';
import { careOf, draftOf, lengthIn, medicineOf, OFTEN, saysSomething, timesIn } from './answers.ts';
import { begun, type Context, type Mine, type NumberFault } from './context.ts';

type ScreenId = keyof typeof import('./screens.ts').screens;

/** What the states of the conversation are made of: what it reads, what it asks itself, what it notes and wishes. */
export const parts = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  actors: {
    remindersOf: fromPromise<Mine, { person: string | null }>(port('remindersOf')),
    visitsFrom: fromPromise<{ visits: number | null }, Pick<Context, 'person' | 'about' | 'date'>>(
      port('visitsFrom'),
    ),
    draftFault: fromPromise<PlanFault | null, { person: string | null; draft: Draft }>(port('draftFault')),
    caregiverFault: fromPromise<NumberFault | null, { person: string | null; number: string }>(
      port('caregiverFault'),
    ),
  },
  guards: {
    isFull: ({ context }) => context.mine.length >= MOST_REMINDERS,
    hasSaid: ({ context }) => context.said !== '',
    isMine: ({ event }) => wordsOf(event) === 'mine',
    isVisits: ({ event }) => wordsOf(event) === 'visits',
    isOften: ({ event }) => Object.hasOwn(OFTEN, wordsOf(event)),
    needsTimes: ({ context }) => context.times.length === 0,
    needsLength: ({ context }) => context.length === null,
    needsCaregiver: ({ context }) => context.caregiver === null,
    needsNumber: ({ context, event }) =>
      wordsOf(event) === 'yes' && (context.chosen === null || context.chosen.status === 'withdrawn'),
    isLater: ({ context }) => context.isLater,
    isTold: ({ event }) => wordsOf(event) === 'told',
    hasChosen: ({ context }) => context.chosen !== null,
    isAsNeeded: ({ context }) => readSaid(context.said).isAsNeeded,
    saysVisits: ({ context }) => readSaid(context.said).about !== 'medicine',
    saysSomething: ({ context }) => saysSomething(readSaid(context.said)),
    hasTimes: ({ event }) => timesIn(event).length > 0,
    hasLength: ({ event }) => lengthIn(event) !== null,
    isYes: ({ event }) => wordsOf(event) === 'yes',
    isNamed: ({ event }) => wordsOf(event) === 'named',
    isChange: ({ event }) => wordsOf(event) === 'change',
    isPause: ({ event }) => wordsOf(event) === 'pause',
    isResume: ({ event }) => wordsOf(event) === 'resume',
    isListed: ({ context, event }) => context.mine.some(({ id }) => id === wordsOf(event)),
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0, isAsNeeded: false }),
    forgetDraft: assign(({ context: { person, mine, chosen, digits, isStopped } }) => ({
      ...begun(person),
      ...{ mine, chosen, digits, isStopped },
    })),
    /** What was not understood yet is said once more by itself. */
    forgetAgreed: assign(({ context: { person, said } }) => ({ ...begun(person), said })),
    keepSaid: assign({ said: ({ event }) => wordsOf(event) }),
    refuseAsNeeded: assign({ isAsNeeded: true, said: '', misses: 0 }),
    missSaid: assign({ said: '', misses: ({ context }) => context.misses + 1 }),
    takeSaid: assign(({ context }) => ({ ...draftOf(readSaid(context.said)), said: '', misses: 0 })),
    takeSaidCare: assign(({ context }) => {
      const { about } = readSaid(context.said);
      return { about: about === 'child' ? ('child' as const) : ('pregnancy' as const), said: '', misses: 0 };
    }),
    takeOften: assign({ times: ({ event }) => OFTEN[wordsOf(event)] ?? [], misses: 0 }),
    takeTimes: assign({ times: ({ event }) => timesIn(event), misses: 0 }),
    takeLength: assign({ length: ({ event }) => lengthIn(event), fault: null, misses: 0 }),
    forgetLength: assign({ length: null, fault: 'too-short', isNamed: false, misses: 0 }),
    takeCaregiver: assign({ caregiver: ({ event }) => wordsOf(event) === 'yes', misses: 0 }),
    chooseLater: assign({ isLater: true, misses: 0 }),
    takeNumber: assign({ number: ({ event }) => wordsOf(event), fault: null, misses: 0 }),
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
      about: ({ event }) => (wordsOf(event) === 'child' ? ('child' as const) : ('pregnancy' as const)),
      misses: 0,
    }),
    takeDate: assign({ date: ({ event }) => wordsOf(event) }),
    consent: emit({ type: 'consent', purpose: 'reminders', given: true }),
    set: emit(({ context }) => ({
      type: 'reminder' as const,
      wish: {
        do: 'set' as const,
        withCaregiver: context.caregiver === true,
        draft: medicineOf(context),
      },
    })),
    setCare: emit(({ context }) => ({
      type: 'reminder' as const,
      wish: { do: 'set' as const, withCaregiver: false, draft: careOf(context) },
    })),
    show: assign({ shown: ({ event }) => wordsOf(event), misses: 0 }),
    takeDays: assign({ days: ({ event }) => Number(wordsOf(event)), misses: 0 }),
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
});
