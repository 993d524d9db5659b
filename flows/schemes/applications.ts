import { assign } from 'xstate';
import { leadsBack } from '../leads-back.ts';
import { answerOf } from '../screen.ts';
import { parts, startsOver } from './parts.ts';

/** How somebody's own applications stand: one is kept and reminded of, all are listed, and each is brought up to date. */
export const applications = {
  saved: parts.createStateConfig({
    tags: 'waiting',
    meta: { screen: 'saved' },
    on: {
      ANSWER: [
        { guard: { type: 'is', params: 'no-reminder' }, actions: 'heardWell', target: 'scheme' },
        { actions: ['heardWell', 'remind'], target: 'reminded' },
      ],
      UNCLEAR: { actions: 'miss' },
      BACK: { actions: 'heardWell', target: 'scheme' },
      ...startsOver,
    },
  }),

  reminded: leadsBack('reminded', 'scheme', startsOver),

  listing: parts.createStateConfig({
    invoke: {
      src: 'applicationsOf',
      input: ({ context: { person } }) => ({ person }),
      onDone: {
        actions: assign(({ event: { output } }) => ({ mine: [...output.mine], isShut: output.isShut })),
        target: 'mine',
      },
      onError: { actions: 'forgetAnswers', target: 'unavailable' },
    },
  }),

  mine: parts.createStateConfig({
    tags: 'waiting',
    meta: { screen: 'mine' },
    on: {
      ANSWER: [
        {
          guard: 'isListed',
          actions: [
            'heardWell',
            { type: 'takeScheme', params: 'mine' },
            assign({
              status: ({ context: { mine }, event }) =>
                mine.find(({ scheme }) => scheme === answerOf(event))!.status,
            }),
          ],
          target: 'status',
        },
        { actions: 'forgetAnswers', target: 'who' },
      ],
      UNCLEAR: { actions: 'miss' },
      BACK: { actions: 'forgetAnswers', target: 'who' },
      ...startsOver,
    },
  }),

  status: parts.createStateConfig({
    tags: 'waiting',
    meta: { screen: 'status' },
    on: {
      ANSWER: [
        { guard: { type: 'is', params: 'look' }, actions: 'heardWell', target: 'reading' },
        { actions: ['heardWell', 'takeStatus', 'keepStatus'], target: 'noted' },
      ],
      UNCLEAR: { actions: 'miss' },
      BACK: { actions: 'heardWell', target: 'mine' },
      ...startsOver,
    },
  }),

  noted: parts.createStateConfig({
    tags: 'waiting',
    meta: { screen: 'noted' },
    on: {
      ANSWER: [
        { guard: { type: 'is', params: 'look' }, actions: 'heardWell', target: 'reading' },
        { actions: 'heardWell', target: 'listing' },
      ],
      UNCLEAR: { actions: 'miss' },
      BACK: { actions: 'heardWell', target: 'listing' },
      ...startsOver,
    },
  }),
};
