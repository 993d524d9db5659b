import { assign, emit, enqueueActions, fromPromise, setup } from 'xstate';
import type { LastPlace } from '../effect.ts';
import { port, type FlowInput, type MachineTypes } from '../flow.ts';
import { coordinatesOf, sharedPlace } from '../whereabouts.ts';
import { card } from './screens.ts';

/** A place as a person may mean it. `approximate`: an unknown PIN code, placed by its neighbours. */
export interface FoundPlace extends LastPlace {
  readonly pin: string;
  readonly approximate?: boolean | undefined;
}

export interface FoundPlaces {
  /** "near": spelled otherwise, so it is asked. */
  readonly match: 'exact' | 'near' | 'none';
  readonly places: readonly FoundPlace[];
}

/** A hospital and where it lies from the person: kilometres along the great circle, one of eight compass points. */
export interface Hospital {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly level: string;
  readonly km: number;
  /** Kilometres by which that may be wrong: places and hospitals are known by their PIN code's centre. */
  readonly uncertainKm: number;
  readonly direction: string;
  readonly phone: string | null;
}

/**
 * Nearest first. `widened`: nothing lies as near as people can usually travel. `ambulance`: its number where the search set
 * out from; null where none is confirmed.
 */
export interface NearestHospitals {
  readonly hospitals: readonly Hospital[];
  readonly widened: boolean;
  readonly ambulance: string | null;
}

export interface Context {
  readonly misses: number;
  /** What the hospital is for: in an emergency only such as can treat one. */
  readonly need: 'any' | NonNullable<FlowInput['need']>;
  /** What was typed, until a place is known by it. */
  readonly query: string;
  readonly lastPlace: LastPlace | null;
  readonly match: FoundPlaces['match'];
  readonly places: readonly FoundPlace[];
  readonly place: FoundPlace | LastPlace | null;
  readonly hospitals: readonly Hospital[];
  readonly widened: boolean;
  readonly ambulance: NearestHospitals['ambulance'];
  /** Which of the hospitals is shown. */
  readonly shown: number;
}

type ScreenId =
  'where' | 'ask-place' | 'choose-place' | 'result' | 'list' | 'sent' | 'none-nearby' | 'unavailable';

/** "Where is the nearest public hospital?": by PIN code, by a place's name, or where it was asked for last. */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  actors: {
    findPlaces: fromPromise<FoundPlaces, { text: string }>(port('findPlaces')),
    nearestHospitals: fromPromise<
      NearestHospitals,
      { latitude: number; longitude: number; spreadKm: number; state: string; need: Context['need'] }
    >(port('nearestHospitals')),
  },
  guards: {
    isLocation: ({ event }) => coordinatesOf(event) !== null,
    hasQuery: ({ context }) => context.query !== '',
    hasLastPlace: ({ context }) => context.lastPlace !== null,
    hasPlace: ({ context }) => context.place !== null,
    isAgain: ({ event }) => event.type === 'ANSWER' && event.value === 'again',
    isMore: ({ event }) => event.type === 'ANSWER' && event.value === 'more',
    isSms: ({ event }) => event.type === 'ANSWER' && event.value === 'sms',
    isHospital: ({ context, event }) =>
      event.type === 'ANSWER' && context.hospitals.some(({ id }) => id === event.value),
    isListedPlace: ({ context, event }) =>
      event.type === 'ANSWER' && context.places.some((_, index) => String(index) === event.value),
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    forgetQuery: assign({ query: '' }),
    keepQuery: assign({ query: ({ event }) => (event.type === 'ANSWER' ? String(event.value) : '') }),
    forgetSearch: assign({
      query: '',
      match: 'none',
      places: [],
      place: null,
      hospitals: [],
      widened: false,
      ambulance: null,
      shown: 0,
      misses: 0,
    }),
    takeLocation: assign({
      place: ({ event }) => sharedPlace(coordinatesOf(event)!),
      query: '',
    }),
    takeLastPlace: assign({ place: ({ context }) => context.lastPlace }),
    takeListedPlace: assign({
      place: ({ context, event }) =>
        event.type === 'ANSWER' ? (context.places[Number(event.value)] ?? null) : null,
      places: [],
      match: 'none',
    }),
    /** From here on the place is the one asked about last; a resumed conversation offers it again, unnamed. */
    rememberPlace: assign(({ context }) => ({
      lastPlace: lastPlaceOf(context.place!),
      place: null,
      query: '',
    })),
    emitPlace: emit(({ context }) => ({ type: 'remember' as const, lastPlace: context.lastPlace! })),
    /** Whoever asks in an emergency has said where it is. */
    tellPlace: enqueueActions(({ context, enqueue }) => {
      if (context.need === 'emergency')
        enqueue.emit({ type: 'emergency-place', place: lastPlaceOf(context.place!) });
    }),
    showHospital: assign({
      shown: ({ context, event }) =>
        event.type === 'ANSWER' ? context.hospitals.findIndex(({ id }) => id === event.value) : 0,
    }),
    showNearest: assign({ shown: 0 }),
    sendCard: emit(({ context }) => ({ type: 'message' as const, lines: card(context) })),
  },
}).createMachine({
  id: 'hospital-lookup',
  context: ({ input }) => ({
    misses: 0,
    need: input.need ?? 'any',
    query: input.argument ?? '',
    lastPlace: input.lastPlace ?? null,
    match: 'none',
    places: [],
    place: input.place ?? null,
    hospitals: [],
    widened: false,
    ambulance: null,
    shown: 0,
  }),
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: 'hasPlace', target: 'searching' },
        { guard: 'hasQuery', target: 'findingPlace' },
        { guard: 'hasLastPlace', target: 'where' },
        { target: 'askPlace' },
      ],
    },

    where: {
      tags: 'waiting',
      meta: { screen: 'where' },
      on: {
        ANSWER: [
          { guard: 'isAgain', actions: ['heardWell', 'takeLastPlace'], target: 'searching' },
          { actions: 'heardWell', target: 'askPlace' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    askPlace: {
      tags: 'waiting',
      meta: { screen: 'ask-place' },
      on: {
        ANSWER: [
          { guard: 'isLocation', actions: ['heardWell', 'takeLocation'], target: 'searching' },
          { actions: 'keepQuery', target: 'findingPlace' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { guard: 'hasLastPlace', actions: 'heardWell', target: 'where' },
      },
    },

    findingPlace: {
      invoke: {
        src: 'findPlaces',
        input: ({ context }) => ({ text: context.query }),
        onDone: [
          {
            guard: ({ event }) => event.output.match === 'exact' && event.output.places.length === 1,
            actions: [assign({ place: ({ event }) => event.output.places[0]! }), 'heardWell'],
            target: 'searching',
          },
          {
            guard: ({ event }) => event.output.places.length > 0,
            actions: [assign(({ event }) => event.output), 'heardWell'],
            target: 'choosePlace',
          },
          { actions: ['miss', 'forgetQuery'], target: 'askPlace' },
        ],
        onError: 'unavailable',
      },
    },

    choosePlace: {
      tags: 'waiting',
      meta: { screen: 'choose-place' },
      on: {
        ANSWER: [
          { guard: 'isListedPlace', actions: ['heardWell', 'takeListedPlace'], target: 'searching' },
          { actions: 'forgetSearch', target: 'askPlace' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetSearch', target: 'askPlace' },
      },
    },

    searching: {
      entry: 'tellPlace',
      invoke: {
        src: 'nearestHospitals',
        input: ({ context }) => {
          const { latitude, longitude, spreadKm, state } = context.place!;
          return { latitude, longitude, spreadKm, state, need: context.need };
        },
        onDone: [
          {
            guard: ({ event }) => event.output.hospitals.length > 0,
            actions: [assign(({ event }) => event.output), 'rememberPlace', 'emitPlace'],
            target: 'result',
          },
          { actions: 'rememberPlace', target: 'noneNearby' },
        ],
        onError: 'unavailable',
      },
    },

    result: {
      tags: 'waiting',
      meta: { screen: 'result' },
      on: {
        ANSWER: [
          { guard: 'isMore', actions: 'heardWell', target: 'list' },
          { guard: 'isSms', actions: ['heardWell', 'sendCard'], target: 'sent' },
          { actions: 'forgetSearch', target: 'askPlace' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetSearch', target: 'askPlace' },
        RESUME: { actions: 'forgetSearch', target: 'where' },
      },
    },

    list: {
      tags: 'waiting',
      meta: { screen: 'list' },
      on: {
        ANSWER: { guard: 'isHospital', actions: ['heardWell', 'showHospital'], target: 'result' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'showNearest', target: 'result' },
        RESUME: { actions: 'forgetSearch', target: 'where' },
      },
    },

    sent: {
      tags: 'waiting',
      meta: { screen: 'sent' },
      on: {
        ANSWER: { actions: 'forgetSearch', target: 'askPlace' },
        UNCLEAR: { actions: 'miss' },
        BACK: 'result',
      },
    },

    noneNearby: {
      tags: 'waiting',
      meta: { screen: 'none-nearby' },
      on: {
        ANSWER: { actions: 'forgetSearch', target: 'askPlace' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetSearch', target: 'askPlace' },
      },
    },

    unavailable: {
      tags: 'waiting',
      meta: { screen: 'unavailable' },
      on: {
        ANSWER: [{ guard: 'hasPlace', target: 'searching' }, { target: 'findingPlace' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'forgetSearch', target: 'askPlace' },
      },
    },
  },
});

const lastPlaceOf = ({ name, district, state, latitude, longitude, spreadKm }: LastPlace): LastPlace => ({
  name,
  district,
  state,
  latitude,
  longitude,
  spreadKm,
});
