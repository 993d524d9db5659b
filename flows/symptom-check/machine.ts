import { assign } from 'xstate';
import { leadsBack } from '../leads-back.ts';
import { knowsDanger, knowsWho } from './menu.ts';
import { empty, heardBy, parts } from './parts.ts';

/**
 * "Someone is ill": the danger first, then who, what, the red flags of that age, and as few more questions as change what
 * is said. The result says how soon and what to do; it names causes only where that is no emergency, and never one alone.
 */
export const machine = parts.createMachine({
  id: 'symptom-check',
  context: ({ input: { argument = '', person = null } }) => empty({ person, said: argument }),
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'hasSaid', target: 'understanding' }, { target: 'danger' }] },

    danger: {
      tags: 'waiting',
      meta: { screen: 'danger' },
      on: {
        ANSWER: [
          { guard: { type: 'is', params: 'no' }, actions: ['heardWell', 'noDanger'], target: 'next' },
          { actions: 'heardWell', target: 'whichDanger' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    whichDanger: {
      tags: 'waiting',
      meta: { screen: 'which-danger' },
      entry: 'expectAnswer',
      on: {
        ANSWER: [
          { guard: 'isDanger', actions: ['heardWell', 'takeDanger'], target: 'thinking' },
          { actions: ['heardWell', 'noDanger'], target: 'next' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'danger' },
        TIMEOUT: { actions: ['raiseUnconfirmed', 'sendNumbers'], target: 'silent' },
      },
    },

    /** Whatever is still to be known of who and what. */
    next: {
      always: [
        { guard: ({ context }) => !knowsDanger(context.patient), target: 'danger' },
        { guard: ({ context }) => !knowsWho(context.patient), target: 'who' },
        { guard: 'hasComplaint', target: 'thinking' },
        { target: 'complaint' },
      ],
    },

    who: {
      tags: 'waiting',
      meta: { screen: 'who' },
      on: {
        ANSWER: [
          {
            guard: { type: 'is', params: 'pregnant' },
            actions: ['heardWell', 'takeWho'],
            target: 'whichPregnancy',
          },
          { actions: ['heardWell', 'takeWho'], target: 'next' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
      },
    },

    whichPregnancy: {
      tags: 'waiting',
      meta: { screen: 'which-pregnancy' },
      on: {
        ANSWER: { actions: ['heardWell', 'takePregnancy'], target: 'next' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
      },
    },

    complaint: {
      tags: 'waiting',
      meta: { screen: 'complaint' },
      on: {
        ANSWER: [
          {
            guard: { type: 'is', params: 'something-else' },
            actions: ['heardWell', 'leaveUntold'],
            target: 'next',
          },
          { guard: 'isOneFinding', actions: ['heardWell', 'takeFinding'], target: 'thinking' },
          { guard: 'isPrivateArea', actions: ['heardWell', 'takeArea'], target: 'listening' },
          { guard: 'isArea', actions: ['heardWell', 'takeArea'], target: 'whichComplaint' },
          { actions: 'keepWords', target: 'understanding' },
        ],
        UNCLEAR: { actions: 'miss', target: 'asked' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
      },
    },

    whichComplaint: {
      tags: 'waiting',
      meta: { screen: 'which-complaint' },
      on: {
        ANSWER: [
          {
            guard: { type: 'is', params: 'something-else' },
            actions: ['heardWell', 'leaveUntold'],
            target: 'next',
          },
          { guard: 'isFindingOfArea', actions: ['heardWell', 'takeFinding'], target: 'thinking' },
          { actions: 'keepWords', target: 'understanding' },
        ],
        UNCLEAR: { actions: 'miss', target: 'asked' },
        BACK: { actions: ['heardWell', 'forgetArea'], target: 'complaint' },
      },
    },

    understanding: {
      invoke: {
        src: 'understand',
        input: ({ context: { said, patient, complaints } }) => ({ text: said, patient, complaints }),
        onDone: [
          {
            guard: ({ event }) => event.output.outcome === 'intent',
            actions: assign({
              said: '',
              next: ({ event }) => ({
                flow: 'crisis',
                argument: event.output.outcome === 'intent' ? event.output.intent : '',
              }),
            }),
            target: 'done',
          },
          {
            guard: ({ event }) => event.output.outcome === 'heard',
            actions: [
              'heardWell',
              assign(({ event }) => (event.output.outcome === 'heard' ? heardBy(event.output) : {})),
            ],
            target: 'heard',
          },
          { actions: ['forgetWords', 'miss'], target: 'asked' },
        ],
        onError: 'unavailable',
      },
    },

    /** What was not understood leads back to where it was said, for a while. */
    asked: {
      always: [
        { guard: ({ context }) => Object.keys(context.patient.findings).length === 0, target: 'danger' },
        { guard: 'isOutOfPatience', actions: ['heardWell', 'leaveUntold'], target: 'next' },
        { guard: 'hasArea', target: 'whichComplaint' },
        { target: 'complaint' },
      ],
    },

    /** An emergency is not read back first. */
    heard: {
      always: [
        {
          guard: ({ context }) => context.heard.present.length + context.heard.absent.length === 0,
          target: 'thinking',
        },
        { target: 'confirm' },
      ],
    },

    confirm: {
      tags: 'waiting',
      meta: { screen: 'confirm' },
      on: {
        ANSWER: [
          { guard: { type: 'is', params: 'wrong' }, actions: 'heardWell', target: 'correct' },
          { actions: 'heardWell', target: 'next' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
        RESUME: { actions: 'forgetAll', target: 'danger' },
      },
    },

    correct: {
      tags: 'waiting',
      meta: { screen: 'correct' },
      on: {
        ANSWER: { actions: ['heardWell', 'takeCorrection'], target: 'corrected' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'confirm' },
        RESUME: { actions: 'forgetAll', target: 'danger' },
      },
    },

    corrected: {
      always: [
        { guard: ({ context }) => context.heard.present.length > 0, target: 'confirm' },
        { actions: 'forgetAll', target: 'danger' },
      ],
    },

    thinking: { always: [{ guard: 'isCounted', target: 'assessing' }, { target: 'counting' }] },

    /** Whoever comes a third time is graver. Nobody waits for it: without an answer it is the first. */
    counting: {
      invoke: {
        src: 'contacts',
        input: ({ context: { person, patient, complaints } }) => ({ person, patient, complaints }),
        onDone: { actions: assign({ contacts: ({ event }) => event.output }), target: 'assessing' },
        onError: { actions: assign({ contacts: 1 }), target: 'assessing' },
      },
    },

    assessing: {
      invoke: {
        src: 'assess',
        input: ({ context }) => ({
          contacts: context.contacts ?? 1,
          patient: context.patient,
          complaints: context.complaints,
          past: context.past,
          isExtended: context.isExtended,
        }),
        onDone: {
          actions: assign(({ event: { output } }) => ({
            question: output.question,
            isWhispered: output.isWhispered,
            result: output.result,
          })),
          target: 'thought',
        },
        onError: 'unavailable',
      },
    },

    thought: {
      always: [
        { guard: 'isPrivateQuestion', target: 'listening' },
        { guard: ({ context }) => context.question !== null, target: 'asking' },
        { guard: 'isEmergency', actions: 'expectAnswer', target: 'result' },
        { target: 'result' },
      ],
    },

    /** Before what nobody else should hear. Whoever is not alone leaves for the menu, or for their result, and nothing is said of why. */
    listening: {
      tags: 'waiting',
      meta: { screen: 'listening' },
      on: {
        ANSWER: [
          { guard: { type: 'is', params: 'go-on' }, actions: ['heardWell', 'noteAlone'], target: 'alone' },
          { guard: 'hasResult', actions: ['heardWell', 'passOver'], target: 'thinking' },
          { target: 'done' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
      },
    },

    alone: {
      always: [
        { guard: ({ context }) => context.question !== null, target: 'asking' },
        { target: 'whichComplaint' },
      ],
    },

    asking: {
      tags: 'waiting',
      meta: { screen: 'question' },
      on: {
        ANSWER: [
          { guard: 'opensWhich', actions: ['heardWell', 'takeAnswer'] },
          { actions: ['heardWell', 'takeAnswer'], target: 'thinking' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'hasPast', actions: ['heardWell', 'takeBack'] },
          { actions: ['heardWell', 'forgetAll'], target: 'danger' },
        ],
      },
    },

    result: {
      initial: 'shown',
      states: {
        shown: {
          tags: 'waiting',
          meta: { screen: 'result' },
          on: {
            ANSWER: [
              {
                guard: { type: 'is', params: 'more' },
                actions: ['heardWell', 'askMore'],
                target: '#symptom-check.thinking',
              },
              {
                guard: { type: 'is', params: 'call-back' },
                actions: ['heardWell', 'callBack'],
                target: 'called',
              },
              { guard: { type: 'is', params: 'care' }, actions: 'heardWell', target: 'care' },
              { guard: { type: 'is', params: 'causes' }, actions: 'heardWell', target: 'causes' },
              { guard: { type: 'is', params: 'person' }, actions: 'heardWell', target: 'person' },
              { guard: { type: 'is', params: 'sms' }, actions: ['heardWell', 'sendCard'], target: 'sent' },
              {
                guard: { type: 'is', params: 'keep' },
                actions: ['heardWell', 'consent', 'keepResult', 'followUp'],
                target: 'kept',
              },
              { actions: 'goTo', target: '#symptom-check.done' },
            ],
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: ['heardWell', 'forgetAll'], target: '#symptom-check.danger' },
            TIMEOUT: {
              guard: 'isEmergency',
              actions: ['raiseUnconfirmed', 'sendNumbers'],
              target: '#symptom-check.silent',
            },
          },
        },
        care: {
          tags: 'waiting',
          meta: { screen: 'care' },
          on: {
            ANSWER: [
              {
                guard: { type: 'is', params: 'hospital-lookup' },
                actions: 'goTo',
                target: '#symptom-check.done',
              },
              { actions: 'heardWell', target: 'shown' },
            ],
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
          },
        },
        causes: leadsBack('causes', 'shown'),
        person: leadsBack('person', 'shown'),
        sent: leadsBack('sent', 'shown'),
        /** The session is used up: whoever takes the conversation up again, in the call, is asked what is still open. */
        called: leadsBack('called', 'shown', {
          RESUME: { actions: ['heardWell', 'askMore'], target: '#symptom-check.thinking' },
        }),
        kept: leadsBack('kept', 'shown'),
      },
      // What was said stays with who asked: another who takes the phone up begins anew.
      on: { RESUME: { actions: 'forgetAll', target: 'danger' } },
    },

    unavailable: {
      tags: 'waiting',
      meta: { screen: 'unavailable' },
      on: {
        ANSWER: [{ guard: 'hasSaid', target: 'understanding' }, { target: 'thinking' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
      },
    },

    silent: { type: 'final', meta: { screen: 'silent' } },
    done: { type: 'final' },
  },
  output: ({ context }) => (context.next ? { next: context.next } : {}),
});
