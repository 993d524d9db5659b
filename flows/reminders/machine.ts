import { and, assign } from 'xstate';
import { careOf, medicineOf } from './answers.ts';
import { begun } from './context.ts';
import { parts } from './parts.ts';

/**
 * "Remind me of a medicine": in their own words, or step by step; read back before anything is kept, and promised only where
 * nothing speaks against it. Their reminders are listed by their times alone, to be paused and ended: what a medicine is called
 * stands on no screen that was not just typed.
 */
export const machine = parts.createMachine({
  id: 'reminders',
  context: ({ input }) => ({ ...begun(input.person ?? null), said: input.argument ?? '' }),
  initial: 'looking',
  states: {
    looking: {
      invoke: {
        src: 'remindersOf',
        input: ({ context }) => ({ person: context.person }),
        onDone: { actions: [assign(({ event }) => event.output), 'beginNumber'], target: 'beginning' },
        onError: 'unavailable',
      },
    },

    beginning: {
      always: [
        { guard: 'isFull', target: 'full' },
        { guard: 'hasSaid', target: 'understanding' },
        { target: 'what' },
      ],
    },

    full: {
      tags: 'waiting',
      meta: { screen: 'full' },
      on: {
        ANSWER: { actions: 'forgetDraft', target: 'list' },
        UNCLEAR: { actions: 'miss' },
        RESUME: { actions: 'forgetDraft', target: 'looking' },
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
          { guard: 'isYes', target: 'checkingDraft' },
          { guard: 'isNamed', actions: 'name', target: 'checkingDraft' },
          { guard: 'isChange', actions: 'forgetTimes', target: 'when' },
          { target: 'notSet' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetTimes', target: 'when' },
      },
    },

    checkingDraft: {
      invoke: {
        src: 'draftFault',
        input: ({ context }) => ({ person: context.person, draft: medicineOf(context) }),
        onDone: [
          { guard: ({ event }) => event.output === null, actions: ['consent', 'set'], target: 'set' },
          { guard: ({ event }) => event.output === 'many', actions: 'forgetDraft', target: 'looking' },
          { actions: 'forgetLength', target: 'howLong' },
        ],
        onError: 'unavailable',
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
        input: ({ context: { person, about, date } }) => ({ person, about, date }),
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
        ANSWER: [{ guard: 'isYes', target: 'checkingCare' }, { target: 'notSet' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'date' },
      },
    },

    checkingCare: {
      invoke: {
        src: 'draftFault',
        input: ({ context }) => ({ person: context.person, draft: careOf(context) }),
        onDone: [
          { guard: ({ event }) => event.output === null, actions: ['consent', 'setCare'], target: 'setCare' },
          { guard: ({ event }) => event.output === 'many', actions: 'forgetDraft', target: 'looking' },
          { actions: 'miss', target: 'date' },
        ],
        onError: 'unavailable',
      },
    },

    list: {
      tags: 'waiting',
      meta: { screen: 'list' },
      on: {
        ANSWER: [{ guard: 'isListed', actions: 'show', target: 'one' }, { actions: 'miss' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetDraft', target: 'beginning' },
        RESUME: { actions: 'forgetDraft', target: 'looking' },
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
        RESUME: { actions: 'forgetDraft', target: 'looking' },
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
        RESUME: { actions: 'forgetDraft', target: 'looking' },
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
        RESUME: { actions: 'forgetDraft', target: 'looking' },
      },
    },

    unavailable: {
      entry: 'forgetAgreed',
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
