import { UNKNOWN, type Facts } from '@arogya/rules';
import { assign, emit, fromPromise, setup } from 'xstate';
import type { LastPlace } from '../effect.ts';
import { port, type MachineTypes } from '../flow.ts';
import { answerOf, type FlowEvent } from '../screen.ts';
import type { Card, Context, Judged, OwnApplications } from './context.ts';
import { LISTED, MOST_QUESTIONS, REMIND_HOURS } from './limits.ts';
import { checklist, reminder } from './screens.ts';

type ScreenId = keyof typeof import('./screens.ts').screens;

/** "Don't know", as it is answered. */
const NOT_KNOWN: ReadonlySet<string> = new Set(['unsure', 'pass']);

const idOf = (event: FlowEvent): string => String(answerOf(event) ?? '');

/** What the states of the conversation are made of: what it reads, what it asks itself, what it notes and wishes. */
export const parts = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  actors: {
    findPlaces: fromPromise<{ readonly places: readonly LastPlace[] }, { text: string }>(port('findPlaces')),
    findSchemes: fromPromise<readonly string[], { text: string }>(port('findSchemes')),
    judgeSchemes: fromPromise<Judged, Pick<Context, 'person' | 'who' | 'facts' | 'only'>>(
      port('judgeSchemes'),
    ),
    readScheme: fromPromise<Card, Pick<Context, 'person' | 'who' | 'facts' | 'scheme'>>(port('readScheme')),
    mayAskNews: fromPromise<boolean, Pick<Context, 'person'>>(port('mayAskNews')),
    applicationsOf: fromPromise<OwnApplications, Pick<Context, 'person'>>(port('applicationsOf')),
  },
  guards: {
    hasQuery: ({ context }) => context.query !== '',
    is: ({ event }, value: string) => answerOf(event) === value,
    isMother: ({ event }) => answerOf(event) === 'mother',
    isPlace: ({ context, event }) => context.places[Number(answerOf(event))] !== undefined,
    asksPlace: ({ context }) => context.question?.kind === 'place',
    hasPast: ({ context }) => context.past.length > 0,
    isSettled: ({ context }) =>
      context.only !== null &&
      (context.question === null || context.likely.length > 0 || context.out.length > 0),
    /** Something new can be told, nothing more can be asked, or enough was asked for now. */
    isTold: ({ context }) =>
      context.question === null ||
      (context.only === null && (context.useful > context.had || context.asked >= MOST_QUESTIONS)),
    isRest: ({ context, event }) =>
      answerOf(event) === 'rest' && context.likely.length > (context.step + 1) * LISTED,
    isListed: ({ context, event }) => schemesOf(context).includes(idOf(event)),
    isFrom: ({ context }, from: Context['from']) => context.from === from,
    /** One of a list was asked about alone: the list is to be made again. */
    wasChecked: ({ context }) =>
      context.only !== null && (context.from === 'likely' || context.from === 'open'),
    hasTurned: ({ context }) => context.step > 0,
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    forgetAnswers: assign(({ context: { person, facts } }) => ({
      ...empty(person),
      facts: keepPlace(facts),
    })),
    takeWho: assign(({ context, event }) => {
      const who = idOf(event) as Context['who'];
      const facts: Facts = { ...context.facts, ...(who === 'mother' ? { sex: 'female' } : {}) };
      return { who, facts, past: [], asked: 0, had: 0 };
    }),
    takeMaternity: assign(({ context, event }) => ({
      facts: { ...context.facts, maternity: idOf(event) },
      past: [...context.past, 'maternity'],
      asked: context.asked + 1,
    })),
    takeAnswer: assign(({ context, event }) => {
      const { fact, kind } = context.question!;
      const value = idOf(event);
      if (NOT_KNOWN.has(value)) return answered(context, fact, UNKNOWN);
      return answered(context, fact, kind === 'number' ? Number(value) : value);
    }),
    passPlace: assign(({ context }) => answered(context, 'state', UNKNOWN)),
    takeQuery: assign({ query: ({ event }) => idOf(event) }),
    forgetQuery: assign({ query: '', places: [] }),
    takePlace: assign(({ context, event }) =>
      answered(context, 'state', context.places[Number(answerOf(event))]!.state),
    ),
    takeFirstPlace: assign(({ context }) => answered(context, 'state', context.places[0]!.state)),
    rememberPlace: emit(({ context, event }) => ({
      type: 'remember' as const,
      lastPlace: context.places[Number(answerOf(event))] ?? context.places[0]!,
    })),
    takeBack: assign(({ context }) => takenBack(context)),
    askMore: assign({ asked: 0, had: ({ context }) => context.useful, step: 0 }),
    fromStart: assign({ step: 0 }),
    turn: assign({ step: ({ context }) => context.step + 1 }),
    closePart: assign({ part: 'pays', step: 0 }),
    closeScheme: assign({ card: null, part: 'pays', step: 0 }),
    turnBack: assign({ step: ({ context }) => context.step - 1 }),
    takeScheme: assign(({ event }, from: Context['from']) => ({ scheme: idOf(event), from, step: 0 })),
    onlyThis: assign({ only: ({ context }) => context.scheme, past: [], asked: 0, had: 0 }),
    forgetOnly: assign({ only: null, asked: MOST_QUESTIONS }),
    takePart: assign({ part: ({ event }) => idOf(event) as Context['part'], step: 0 }),
    takeStatus: assign({ status: ({ event }) => idOf(event) as Context['status'] }),
    wasEligible: assign({ status: 'eligible' }),
    consent: emit({ type: 'consent', purpose: 'history', given: true }),
    wantNews: emit({ type: 'consent', purpose: 'scheme-news', given: true }),
    offerNoNews: assign({ offersNews: false }),
    keepStatus: emit(({ context: { scheme, status } }) => ({ type: 'application' as const, scheme, status })),
    sendChecklist: emit(({ context }) => ({ type: 'message' as const, lines: checklist(context) })),
    remind: emit(({ context, event }) => ({
      type: 'message' as const,
      lines: reminder,
      toApply: context.scheme,
      afterHours: REMIND_HOURS[idOf(event) as keyof typeof REMIND_HOURS],
    })),
    goTo: assign({ next: ({ event }) => ({ flow: idOf(event) }) }),
  },
});

/** Of a screen that tells what their answers came to: whoever goes on later begins anew. */
export const startsOver = { RESUME: { actions: 'forgetAnswers', target: 'who' } } as const;

export const empty = (person: string | null): Context => ({
  misses: 0,
  person,
  query: '',
  who: 'self',
  facts: {},
  past: [],
  asked: 0,
  had: 0,
  only: null,
  places: [],
  question: null,
  likely: [],
  open: [],
  out: [],
  useful: 0,
  askAt: null,
  found: [],
  scheme: '',
  card: null,
  from: 'direct',
  part: 'pays',
  step: 0,
  offersNews: false,
  mine: [],
  isShut: false,
  status: 'eligible',
  next: null,
});

/** Where somebody lives stays known when it is asked for somebody else. */
const keepPlace = ({ state }: Facts): Facts => (state === undefined || state === UNKNOWN ? {} : { state });

const answered = ({ facts, past, asked }: Context, fact: string, value: string | number) => ({
  facts: { ...facts, [fact]: value },
  past: [...past, fact],
  asked: asked + 1,
});

function takenBack({ facts, past, asked }: Context) {
  const last = past.at(-1)!;
  return {
    facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => fact !== last)),
    past: past.slice(0, -1),
    asked: Math.max(0, asked - 1),
  };
}

/** The schemes that are listed on the screens of lists. */
const schemesOf = ({ likely, open, out, found, mine }: Context): readonly string[] => [
  ...likely,
  ...open,
  ...out,
  ...found,
  ...mine.map(({ scheme }) => scheme),
];

export const plain = ({ name, district, state, latitude, longitude, spreadKm }: LastPlace): LastPlace => ({
  name,
  district,
  state,
  latitude,
  longitude,
  spreadKm,
});
