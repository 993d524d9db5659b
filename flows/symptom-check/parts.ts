import { dangerScreen, type Patient, type Question, type Who } from '@arogya/rules';
import { assign, emit, fromPromise, setup } from 'xstate';
import { port, type Errand, type MachineTypes } from '../flow.ts';
import { answerOf } from '../screen.ts';
import { answered, dangerOf, factsOf, PATIENTS, takenBack, withFindings } from './answers.ts';
import type { Assessed, Context, Heard } from './context.ts';
import { MOST_ASKED_AGAIN, SILENCE_MINUTES } from './limits.ts';
import { areaOf, findingOf, knowsWho } from './menu.ts';
import { card } from './screens.ts';

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

/** What the conversation can read, tell apart and do. */
export const parts = setup({
  types: {} as MachineTypes<Context, ScreenId>,
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
    is: ({ event }, value: string) => answerOf(event) === value,
    isDanger: ({ event }) => dangerOf(answerOf(event)) !== null,
    knowsWho: ({ context }) => knowsWho(context.patient),
    hasComplaint: ({ context }) => context.complaints.length > 0 || context.isUntold,
    /** Neither words nor keys told what it is, as often as anybody is asked. */
    isOutOfPatience: ({ context }) => context.misses > MOST_ASKED_AGAIN,
    isArea: ({ context, event }) => areaOf(context, event) !== null,
    isFindingOfArea: ({ context, event }) => findingOf(context, event) !== null,
    isCounted: ({ context }) => context.contacts !== null || context.complaints.length === 0,
    isPrivateArea: ({ context, event }) => !context.isAlone && areaOf(context, event)?.isPrivate === true,
    isPrivateQuestion: ({ context }) => !context.isAlone && context.isWhispered,
    /** More was asked for after a result: whoever is not alone keeps it. */
    hasResult: ({ context }) => context.isExtended && context.question?.kind === 'also',
    isOneFinding: ({ context, event }) => areaOf(context, event)?.findings.length === 1,
    hasArea: ({ context }) => context.area !== null,
    hasPast: ({ context }) => context.past.length > 0 || context.question?.kind === 'which',
    opensWhich: ({ context, event }) => context.question?.kind === 'screen' && answerOf(event) === 'yes',
    isEmergency: ({ context }) => context.result?.level === 'emergency',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    noDanger: assign({
      patient: ({ context }) => withFindings(context.patient, dangerScreen.findings, 'absent'),
    }),
    takeDanger: assign(({ context, event }) => {
      const finding = dangerOf(answerOf(event))!;
      return { patient: withFindings(context.patient, [finding], 'present'), complaints: [finding] };
    }),
    takeWho: assign({
      patient: ({ context, event }) => ({ ...context.patient, ...PATIENTS[answerOf(event) as Who] }),
    }),
    leaveUntold: assign({ isUntold: true, area: null }),
    takeArea: assign({ area: ({ event }) => String(answerOf(event)) }),
    forgetArea: assign({ area: null }),
    takeFinding: assign(({ context, event }) => {
      const finding = findingOf(context, event) ?? areaOf(context, event)!.findings[0]!;
      return {
        patient: withFindings(context.patient, [finding], 'present'),
        complaints: [finding],
        area: null,
      };
    }),
    keepWords: assign({ said: ({ event }) => String(answerOf(event)) }),
    forgetWords: assign({ said: '' }),
    /** What was marked as wrong was understood wrongly: it is not known, rather than absent. */
    takeCorrection: assign(({ context, event }) => {
      const right = (id: string): boolean => id !== answerOf(event);
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
    takeAnswer: assign(({ context, event }) => answered(context, answerOf(event)!)),
    askMore: assign({ isExtended: true }),
    callBack: emit({ type: 'call-back' }),
    noteAlone: assign({ isAlone: true }),
    takePregnancy: assign({
      patient: ({ context, event }) => ({
        ...context.patient,
        pregnancy: answerOf(event) as Patient['pregnancy'],
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
        flow: String(answerOf(event)),
        ...(answerOf(event) === 'schemes' ? { facts: factsOf(context.patient) } : needOf(context.result)),
      }),
    }),
  },
});

/** Nothing answered yet. */
export const empty = ({ person, said = '' }: { person: string | null; said?: string }): Context => ({
  misses: 0,
  person,
  contacts: null,
  said,
  patient: { findings: {} },
  complaints: [],
  isUntold: false,
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

/** What words told, kept; an emergency is not read back. */
export const heardBy = ({
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
