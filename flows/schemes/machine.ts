import { assign } from 'xstate';
import { leadsBack } from '../leads-back.ts';
import { applications } from './applications.ts';
import { LISTED } from './limits.ts';
import { empty, parts, plain, startsOver } from './parts.ts';

/**
 * "Which scheme pays for this?": for whom, then as few questions as settle something, then what they can likely get, what is
 * open and what is not for them; of each scheme what it gives, its papers and where to apply; and how their own applications
 * stand.
 */
export const machine = parts.createMachine({
  id: 'schemes',
  context: ({ input: { person, argument, lastPlace, facts } }) => ({
    ...empty(person ?? null),
    query: argument ?? '',
    who: facts ? 'other' : 'self',
    facts: { ...(lastPlace?.state ? { state: lastPlace.state } : {}), ...facts },
  }),
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: 'hasQuery', target: 'finding' },
        { guard: ({ context }) => context.who === 'other', target: 'judging' },
        { target: 'who' },
      ],
    },

    finding: {
      invoke: {
        src: 'findSchemes',
        input: ({ context }) => ({ text: context.query }),
        onDone: [
          {
            guard: ({ event }) => event.output.length === 1,
            actions: assign(({ event }) => ({
              query: '',
              scheme: event.output[0]!,
              only: event.output[0]!,
              from: 'direct' as const,
            })),
            target: 'reading',
          },
          {
            guard: ({ event }) => event.output.length > 1,
            actions: assign(({ event }) => ({ query: '', found: event.output.slice(0, LISTED) })),
            target: 'found',
          },
          { actions: 'forgetQuery', target: 'who' },
        ],
        onError: { actions: 'forgetQuery', target: 'who' },
      },
    },

    found: {
      tags: 'waiting',
      meta: { screen: 'found' },
      on: {
        ANSWER: [
          {
            guard: 'isListed',
            actions: ['heardWell', { type: 'takeScheme', params: 'found' }],
            target: 'reading',
          },
          { actions: ['heardWell', 'forgetAnswers'], target: 'who' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAnswers'], target: 'who' },
      },
    },

    who: {
      tags: 'waiting',
      meta: { screen: 'who' },
      on: {
        ANSWER: [
          { guard: { type: 'is', params: 'mine' }, actions: 'heardWell', target: 'listing' },
          { guard: 'isMother', actions: ['heardWell', 'takeWho'], target: 'maternity' },
          { actions: ['heardWell', 'takeWho'], target: 'judging' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { guard: ({ context }) => context.only !== null, actions: 'heardWell', target: 'reading' },
      },
    },

    maternity: {
      tags: 'waiting',
      meta: { screen: 'maternity' },
      on: {
        ANSWER: { actions: ['heardWell', 'takeMaternity'], target: 'judging' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'who' },
      },
    },

    judging: {
      invoke: {
        src: 'judgeSchemes',
        input: ({ context: { person, who, facts, only } }) => ({ person, who, facts, only }),
        onDone: { actions: assign(({ event }) => event.output), target: 'judged' },
        onError: 'unavailable',
      },
    },

    judged: {
      always: [
        { guard: 'isSettled', target: 'reading' },
        { guard: 'isTold', actions: 'fromStart', target: 'offering' },
        { guard: 'asksPlace', target: 'askingPlace' },
        { target: 'asking' },
      ],
    },

    offering: {
      invoke: {
        src: 'mayAskNews',
        input: ({ context: { person } }) => ({ person }),
        onDone: { actions: assign({ offersNews: ({ event }) => event.output }), target: 'result' },
        onError: { actions: 'offerNoNews', target: 'result' },
      },
    },

    asking: {
      tags: 'waiting',
      meta: { screen: 'question' },
      on: {
        ANSWER: { actions: ['heardWell', 'takeAnswer'], target: 'judging' },
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'hasPast', actions: ['heardWell', 'takeBack'], target: 'judging' },
          { actions: 'heardWell', target: 'who' },
        ],
      },
    },

    askingPlace: {
      tags: 'waiting',
      meta: { screen: 'place' },
      on: {
        ANSWER: { actions: ['heardWell', 'takeQuery'], target: 'placing' },
        SKIP: { actions: ['heardWell', 'passPlace'], target: 'judging' },
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'hasPast', actions: ['heardWell', 'takeBack'], target: 'judging' },
          { actions: 'heardWell', target: 'who' },
        ],
      },
    },

    placing: {
      invoke: {
        src: 'findPlaces',
        input: ({ context }) => ({ text: context.query }),
        onDone: [
          { guard: ({ event }) => event.output.places.length === 0, actions: 'miss', target: 'askingPlace' },
          { actions: assign({ places: ({ event }) => event.output.places.map(plain) }), target: 'placed' },
        ],
        onError: 'unavailable',
      },
    },

    /** Places of one name in one state are one here. */
    placed: {
      always: [
        {
          guard: ({ context: { places } }) => places.every(({ state }) => state === places[0]!.state),
          actions: ['rememberPlace', 'takeFirstPlace', 'forgetQuery'],
          target: 'judging',
        },
        { target: 'whichPlace' },
      ],
    },

    whichPlace: {
      tags: 'waiting',
      meta: { screen: 'which-place' },
      on: {
        ANSWER: [
          {
            guard: 'isPlace',
            actions: ['heardWell', 'rememberPlace', 'takePlace', 'forgetQuery'],
            target: 'judging',
          },
          { actions: ['heardWell', 'forgetQuery'], target: 'askingPlace' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetQuery'], target: 'askingPlace' },
      },
    },

    result: {
      tags: 'waiting',
      meta: { screen: 'result' },
      on: {
        ANSWER: [
          { guard: 'isRest', actions: ['heardWell', 'turn'] },
          { guard: { type: 'is', params: 'ask-more' }, actions: ['heardWell', 'askMore'], target: 'judged' },
          { guard: { type: 'is', params: 'open' }, actions: 'heardWell', target: 'open' },
          { guard: { type: 'is', params: 'out' }, actions: 'heardWell', target: 'out' },
          { guard: { type: 'is', params: 'anew' }, actions: 'forgetAnswers', target: 'who' },
          {
            guard: { type: 'is', params: 'news' },
            actions: ['heardWell', 'wantNews', 'offerNoNews'],
            target: 'news',
          },
          {
            guard: 'isListed',
            actions: ['heardWell', { type: 'takeScheme', params: 'likely' }],
            target: 'reading',
          },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'hasTurned', actions: ['heardWell', 'turnBack'] },
          { actions: 'forgetAnswers', target: 'who' },
        ],
        ...startsOver,
      },
    },

    news: leadsBack('news', 'result', startsOver),

    open: {
      tags: 'waiting',
      meta: { screen: 'open' },
      on: {
        ANSWER: {
          guard: 'isListed',
          actions: ['heardWell', { type: 'takeScheme', params: 'open' }],
          target: 'reading',
        },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'result' },
        ...startsOver,
      },
    },

    out: {
      tags: 'waiting',
      meta: { screen: 'out' },
      on: {
        ANSWER: {
          guard: 'isListed',
          actions: ['heardWell', { type: 'takeScheme', params: 'out' }],
          target: 'reading',
        },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'result' },
        ...startsOver,
      },
    },

    reading: {
      invoke: {
        src: 'readScheme',
        input: ({ context: { person, who, facts, scheme } }) => ({ person, who, facts, scheme }),
        onDone: { actions: assign({ card: ({ event }) => event.output }), target: 'scheme' },
        onError: 'unavailable',
      },
    },

    scheme: {
      tags: 'waiting',
      meta: { screen: 'scheme' },
      on: {
        ANSWER: [
          {
            guard: { type: 'is', params: 'check' },
            actions: ['heardWell', 'closeScheme', 'onlyThis'],
            target: 'checking',
          },
          {
            guard: { type: 'is', params: 'save' },
            actions: ['heardWell', 'wasEligible', 'consent', 'keepStatus'],
            target: 'saved',
          },
          { actions: ['heardWell', 'takePart'], target: 'part' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'wasChecked', actions: ['heardWell', 'closeScheme', 'forgetOnly'], target: 'judging' },
          {
            guard: { type: 'isFrom', params: 'direct' },
            actions: ['heardWell', 'forgetAnswers'],
            target: 'who',
          },
          {
            guard: { type: 'isFrom', params: 'mine' },
            actions: ['heardWell', 'closeScheme'],
            target: 'status',
          },
          {
            guard: { type: 'isFrom', params: 'found' },
            actions: ['heardWell', 'closeScheme'],
            target: 'found',
          },
          {
            guard: { type: 'isFrom', params: 'open' },
            actions: ['heardWell', 'closeScheme'],
            target: 'open',
          },
          { guard: { type: 'isFrom', params: 'out' }, actions: ['heardWell', 'closeScheme'], target: 'out' },
          { actions: ['heardWell', 'closeScheme'], target: 'result' },
        ],
        ...startsOver,
      },
    },

    /** Whoever asks about one scheme is asked for whom, once. */
    checking: {
      always: [
        { guard: ({ context }) => context.from === 'likely' || context.from === 'open', target: 'judging' },
        { target: 'who' },
      ],
    },

    part: {
      tags: 'waiting',
      meta: { screen: 'part' },
      on: {
        ANSWER: [
          { guard: { type: 'is', params: 'next' }, actions: ['heardWell', 'turn'] },
          {
            guard: { type: 'is', params: 'sms' },
            actions: ['heardWell', 'sendChecklist', 'closePart'],
            target: 'sent',
          },
          { guard: { type: 'is', params: 'hospital-lookup' }, actions: 'goTo', target: 'done' },
          { actions: ['heardWell', 'closePart'], target: 'scheme' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: [
          { guard: 'hasTurned', actions: ['heardWell', 'turnBack'] },
          { actions: ['heardWell', 'closePart'], target: 'scheme' },
        ],
        ...startsOver,
      },
    },

    sent: leadsBack('sent', 'scheme', startsOver),

    ...applications,

    unavailable: {
      tags: 'waiting',
      meta: { screen: 'unavailable' },
      on: {
        ANSWER: [
          { guard: ({ context }) => context.query !== '', actions: 'heardWell', target: 'placing' },
          { guard: ({ context }) => context.scheme !== '', actions: 'heardWell', target: 'reading' },
          { guard: ({ context }) => context.asked > 0, actions: 'heardWell', target: 'judging' },
          { actions: ['heardWell', 'forgetAnswers'], target: 'who' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAnswers'], target: 'who' },
      },
    },

    done: { type: 'final' },
  },
  output: ({ context }) => (context.next ? { next: context.next } : {}),
});
