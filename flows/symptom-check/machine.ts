import { AREAS, dangerScreen, type Patient, type Question, type Who } from '@arogya/rules';
import { assign, emit, fromPromise, setup } from 'xstate';
import type { Effect } from '../effect.ts';
import { port, type Errand, type FlowInput, type FlowOutput } from '../flow.ts';
import type { FlowEvent } from '../screen.ts';
import { answered, dangerOf, factsOf, PATIENTS, takenBack, valueOf, withFindings } from './answers.ts';
import type { Assessed, Context, Heard } from './context.ts';
import { card } from './screens.ts';
import { SILENCE_MINUTES } from './limits.ts';

type ScreenId =
  | 'danger'
  | 'which-danger'
  | 'who'
  | 'which-pregnancy'
  | 'complaint'
  | 'which-complaint'
  | 'confirm'
  | 'correct'
  | 'question'
  | 'result'
  | 'care'
  | 'causes'
  | 'person'
  | 'sent'
  | 'kept'
  | 'listening'
  | 'called'
  | 'silent'
  | 'unavailable';

/**
 * "Someone is ill": the danger first, then who, what, the red flags of that age, and as few more questions as change what
 * is said. The result says how soon and what to do; it names causes only where that is no emergency, and never one alone.
 */
export const machine = setup({
  types: {
    context: {} as Context,
    events: {} as FlowEvent,
    emitted: {} as Effect,
    input: {} as FlowInput,
    output: {} as FlowOutput,
    tags: {} as 'waiting',
    meta: {} as { screen: ScreenId },
  },
  actors: {
    understand: fromPromise<Heard, { text: string; patient: Patient; complaints: readonly string[] }>(
      port('understand'),
    ),
    assess: fromPromise<
      Assessed,
      { patient: Patient; complaints: readonly string[]; past: readonly Question[]; contacts: number }
    >(port('assess')),
    contacts: fromPromise<number, Pick<Context, 'person' | 'patient' | 'complaints'>>(port('contacts')),
  },
  guards: {
    hasSaid: ({ context }) => context.said !== '',
    isNo: ({ event }) => valueOf(event) === 'no',
    isYes: ({ event }) => valueOf(event) === 'yes',
    isDanger: ({ event }) => dangerOf(valueOf(event)) !== null,
    knowsWho: ({ context }) => knowsWho(context.patient),
    hasComplaint: ({ context }) => context.complaints.length > 0,
    isArea: ({ context, event }) => areaOf(context, event) !== null,
    isFindingOfArea: ({ context, event }) => findingOf(context, event) !== null,
    isCounted: ({ context }) => context.contacts !== null || context.complaints.length === 0,
    isPrivateArea: ({ context, event }) => !context.isAlone && areaOf(context, event)?.isPrivate === true,
    isPrivateQuestion: ({ context }) => !context.isAlone && context.isWhispered,
    /** More was asked for after a result: whoever is not alone keeps it. */
    hasResult: ({ context }) => context.isExtended && context.question?.kind === 'also',
    isGoingOn: ({ event }) => valueOf(event) === 'go-on',
    isOneFinding: ({ context, event }) => areaOf(context, event)?.findings.length === 1,
    hasArea: ({ context }) => context.area !== null,
    isWrong: ({ event }) => valueOf(event) === 'wrong',
    hasPast: ({ context }) => context.past.length > 0 || context.question?.kind === 'which',
    opensWhich: ({ context, event }) => context.question?.kind === 'screen' && valueOf(event) === 'yes',
    isMore: ({ event }) => valueOf(event) === 'more',
    isPregnant: ({ event }) => valueOf(event) === 'pregnant',
    isCallBack: ({ event }) => valueOf(event) === 'call-back',
    isCare: ({ event }) => valueOf(event) === 'care',
    isHospital: ({ event }) => valueOf(event) === 'hospital-lookup',
    isCauses: ({ event }) => valueOf(event) === 'causes',
    isPerson: ({ event }) => valueOf(event) === 'person',
    isSms: ({ event }) => valueOf(event) === 'sms',
    isKeep: ({ event }) => valueOf(event) === 'keep',
    isEmergency: ({ context }) => context.result?.level === 'emergency',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    noDanger: assign({
      patient: ({ context }) => withFindings(context.patient, dangerScreen.findings, 'absent'),
    }),
    takeDanger: assign(({ context, event }) => {
      const finding = dangerOf(valueOf(event))!;
      return { patient: withFindings(context.patient, [finding], 'present'), complaints: [finding] };
    }),
    takeWho: assign({
      patient: ({ context, event }) => ({ ...context.patient, ...PATIENTS[valueOf(event) as Who] }),
    }),
    takeArea: assign({ area: ({ event }) => String(valueOf(event)) }),
    forgetArea: assign({ area: null }),
    takeFinding: assign(({ context, event }) => {
      const finding = findingOf(context, event) ?? areaOf(context, event)!.findings[0]!;
      return {
        patient: withFindings(context.patient, [finding], 'present'),
        complaints: [finding],
        area: null,
      };
    }),
    keepWords: assign({ said: ({ event }) => String(valueOf(event)) }),
    forgetWords: assign({ said: '' }),
    /** What was marked as wrong was understood wrongly: it is not known, rather than absent. */
    takeCorrection: assign(({ context, event }) => {
      const right = (id: string): boolean => id !== valueOf(event);
      return {
        patient: {
          ...context.patient,
          findings: Object.fromEntries(Object.entries(context.patient.findings).filter(([id]) => right(id))),
        },
        complaints: context.complaints.filter(right),
        heard: { present: context.heard.present.filter(right), absent: context.heard.absent.filter(right) },
      };
    }),
    passOver: assign(({ context: { past, question } }) => ({ past: [...past, question!], question: null })),
    takeAnswer: assign(({ context, event }) => answered(context, valueOf(event)!)),
    askMore: assign({ isExtended: true }),
    callBack: emit({ type: 'call-back' }),
    noteAlone: assign({ isAlone: true }),
    takePregnancy: assign({
      patient: ({ context, event }) => ({
        ...context.patient,
        pregnancy: valueOf(event) as Patient['pregnancy'],
      }),
      past: ({ context }) => [...context.past, { kind: 'pregnancy' as const }],
    }),
    takeBack: assign(({ context }) => takenBack(context)),
    forgetAll: assign(({ context: { misses, person } }) => ({ ...empty({ person }), misses })),
    expectAnswer: emit({ type: 'deadline', minutes: SILENCE_MINUTES }),
    raiseUnconfirmed: emit({ type: 'emergency', certainty: 'unconfirmed', trigger: 'silence' }),
    sendNumbers: emit({ type: 'message', lines: [{ key: 'symptom-check.neutral' }] }),
    sendCard: emit(({ context }) => ({ type: 'message' as const, lines: card(context) })),
    consent: emit({ type: 'consent', purpose: 'history', given: true }),
    keepResult: emit(({ context: { patient, complaints, result } }) => ({
      type: 'assessment' as const,
      assessment: {
        patient,
        complaints,
        level: result!.level,
        rules: result!.rules,
        conditions: result!.conditions,
      },
    })),
    followUp: emit(({ context: { result } }) => ({
      type: 'follow-up' as const,
      level: result!.level,
      hours: result!.hours,
    })),
    goTo: assign({
      next: ({ context, event }) => ({
        flow: String(valueOf(event)),
        ...(valueOf(event) === 'schemes' ? { facts: factsOf(context.patient) } : needOf(context.result)),
      }),
    }),
  },
}).createMachine({
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
          { guard: 'isNo', actions: ['heardWell', 'noDanger'], target: 'next' },
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
          { guard: 'isPregnant', actions: ['heardWell', 'takeWho'], target: 'whichPregnancy' },
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
          { guard: 'isOneFinding', actions: ['heardWell', 'takeFinding'], target: 'thinking' },
          { guard: 'isPrivateArea', actions: ['heardWell', 'takeArea'], target: 'listening' },
          { guard: 'isArea', actions: ['heardWell', 'takeArea'], target: 'whichComplaint' },
          { actions: 'keepWords', target: 'understanding' },
        ],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: ['heardWell', 'forgetAll'], target: 'danger' },
      },
    },

    whichComplaint: {
      tags: 'waiting',
      meta: { screen: 'which-complaint' },
      on: {
        ANSWER: [
          { guard: 'isFindingOfArea', actions: ['heardWell', 'takeFinding'], target: 'thinking' },
          { actions: 'keepWords', target: 'understanding' },
        ],
        UNCLEAR: { actions: 'miss' },
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

    /** Words that were not understood lead back to where they were said. */
    asked: {
      always: [
        { guard: ({ context }) => Object.keys(context.patient.findings).length === 0, target: 'danger' },
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
          { guard: 'isWrong', actions: 'heardWell', target: 'correct' },
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
          { guard: 'isGoingOn', actions: ['heardWell', 'noteAlone'], target: 'alone' },
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
              { guard: 'isMore', actions: ['heardWell', 'askMore'], target: '#symptom-check.thinking' },
              { guard: 'isCallBack', actions: ['heardWell', 'callBack'], target: 'called' },
              { guard: 'isCare', actions: 'heardWell', target: 'care' },
              { guard: 'isCauses', actions: 'heardWell', target: 'causes' },
              { guard: 'isPerson', actions: 'heardWell', target: 'person' },
              { guard: 'isSms', actions: ['heardWell', 'sendCard'], target: 'sent' },
              {
                guard: 'isKeep',
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
              { guard: 'isHospital', actions: 'goTo', target: '#symptom-check.done' },
              { actions: 'heardWell', target: 'shown' },
            ],
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
          },
        },
        causes: {
          tags: 'waiting',
          meta: { screen: 'causes' },
          on: {
            ANSWER: { actions: 'heardWell', target: 'shown' },
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
          },
        },
        person: {
          tags: 'waiting',
          meta: { screen: 'person' },
          on: {
            ANSWER: { actions: 'heardWell', target: 'shown' },
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
          },
        },
        sent: {
          tags: 'waiting',
          meta: { screen: 'sent' },
          on: {
            ANSWER: { actions: 'heardWell', target: 'shown' },
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
          },
        },
        /** The session is used up: whoever takes the conversation up again, in the call, is asked what is still open. */
        called: {
          tags: 'waiting',
          meta: { screen: 'called' },
          on: {
            ANSWER: { actions: 'heardWell', target: 'shown' },
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
            RESUME: { actions: ['heardWell', 'askMore'], target: '#symptom-check.thinking' },
          },
        },
        kept: {
          tags: 'waiting',
          meta: { screen: 'kept' },
          on: {
            ANSWER: { actions: 'heardWell', target: 'shown' },
            UNCLEAR: { actions: 'miss' },
            BACK: { actions: 'heardWell', target: 'shown' },
          },
        },
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

const empty = ({ person, said = '' }: { person: string | null; said?: string }): Context => ({
  misses: 0,
  person,
  contacts: null,
  said,
  patient: { findings: {} },
  complaints: [],
  area: null,
  heard: { present: [], absent: [] },
  question: null,
  isWhispered: false,
  isAlone: false,
  past: [],
  isExtended: false,
  result: null,
  next: null,
});

/** What a hospital is looked up for: of an emergency at least what can treat one. Who can wait goes anywhere. */
function needOf(result: Context['result']): Pick<Errand, 'need'> {
  if (result?.level !== 'emergency' && result?.level !== 'urgent') return {};
  if (result.need !== 'any') return { need: result.need };
  return result.level === 'emergency' ? { need: 'emergency' } : {};
}

/** Whether the danger question was answered, or all of it told. */
const knowsDanger = ({ findings }: Patient): boolean => dangerScreen.findings.every((id) => id in findings);

const knowsWho = ({ age, ageWord }: Patient): boolean => age !== undefined || ageWord !== undefined;

/** The menu that a patient is offered complaints from. */
export function whoOf({ age, ageWord, sex, pregnancy }: Patient): Who {
  if (pregnancy === 'yes' || pregnancy === 'within-42-days') return 'pregnant';
  const months = age && { days: age.value / 30, months: age.value, years: age.value * 12 }[age.unit];
  if (months !== undefined ? months < 2 : ageWord === 'baby') return 'baby';
  if (months !== undefined ? months < 144 : ageWord === 'child') return 'child';
  return sex === 'male' ? 'man' : 'woman';
}

const areaOf = ({ patient }: Context, event: FlowEvent) =>
  AREAS[whoOf(patient)].find(({ id }) => id === valueOf(event)) ?? null;

const findingOf = ({ patient, area }: Context, event: FlowEvent): string | null =>
  AREAS[whoOf(patient)].find(({ id }) => id === area)?.findings.find((id) => id === valueOf(event)) ?? null;

const heardBy = ({
  patient,
  complaints,
  present,
  absent,
  emergency,
}: Extract<Heard, { outcome: 'heard' }>) => ({
  said: '',
  area: null,
  patient,
  complaints: [...complaints],
  heard: emergency ? { present: [], absent: [] } : { present: [...present], absent: [...absent] },
});
