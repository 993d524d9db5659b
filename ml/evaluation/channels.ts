import type { Level, Patient } from '@arogya/rules';
import type { v1 } from '../../contract/index.ts';
import type { Handlers } from '../../api/handler.ts';
import type { Flow } from '../../flows/flow.ts';
import { begin, turn } from '../../flows/turn.ts';
import type { Screen } from '../../flows/screen.ts';
import type { Context } from '../../flows/symptom-check/context.ts';
import type { Case, Language } from './case.ts';
import { createPatient, type Telling } from './patient.ts';

/** Ways in which a case is told: one message to the API; a conversation by words; one by the menu, as on USSD and voice. */
export const CHANNELS = ['analyze', 'words', 'menu'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What came of telling a case. */
export interface Told {
  /** Null where nothing was understood. */
  readonly level: Level | null;
  readonly rules: readonly string[];
  /** Ids of findings, as they were understood or answered in the end. */
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** What the model is given; null where it is not asked. */
  readonly patient: Patient | null;
  /** Answers that it took. */
  readonly hops: number;
  /** What a conversation says first, before it is asked to go on with more questions. */
  readonly first: Level | null;
}

/** Replies of their own, given at once, by how soon they send people to others. */
const REPLIES: Readonly<Record<string, Level>> = {
  'self-harm': 'emergency',
  'self-harm-done': 'emergency',
  'sexual-assault': 'urgent',
};
const BUDGET_MS = 5000;
/** More answers than any conversation takes. */
const MOST_HOPS = 40;

const nothing = (hops: number): Told => ({
  level: null,
  rules: [],
  present: [],
  absent: [],
  patient: null,
  hops,
  first: null,
});
const replied = (intent: string, hops: number): Told => ({
  ...nothing(hops),
  level: REPLIES[intent] ?? null,
  first: REPLIES[intent] ?? null,
  rules: [intent],
});

/** One message through POST /symptoms/analyze, by its own handler. */
export async function tellAnalyze(
  analyze: Handlers<typeof v1>['symptoms']['analyze'],
  text: string,
  language: Language,
): Promise<Told> {
  const answer = await analyze({ body: { text, language } } as Parameters<typeof analyze>[0]);
  if (answer.status !== 200) throw new Error('analyze did not answer');
  const { understood, triage, intent } = answer.body;
  if (intent !== null && intent.startsWith('self-harm')) return replied(intent, 1);
  const present = understood.present.map(({ id }) => id);
  const absent = understood.absent.map(({ id }) => id);
  const { age, ageWord, sex, pregnancy } = understood.who ?? {};
  return {
    level: triage.level,
    first: triage.level,
    rules: triage.rules,
    present,
    absent,
    hops: 1,
    patient: {
      findings: {
        ...Object.fromEntries(absent.map((id) => [id, 'absent' as const])),
        ...Object.fromEntries(present.map((id) => [id, 'present' as const])),
      },
      ...(age ? { age } : {}),
      ...(ageWord ? { ageWord } : {}),
      ...(sex ? { sex } : {}),
      ...(pregnancy ? { pregnancy } : {}),
      ...(understood.durationDays === undefined ? {} : { durationDays: understood.durationDays }),
    },
  };
}

/** The conversation, from its beginning to its result, with a patient who answers from the case. */
export async function tellConversation(flow: Flow, told: Case, telling: Telling): Promise<Told> {
  const { by, words } = telling;
  const answer = createPatient(told, telling);
  const input = { language: 'en', ...(by === 'words' ? { argument: words } : {}) };
  let first: Level | null = null;
  let { saved, screen, output } = await begin(flow, input, BUDGET_MS);
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    if (output) return replied(output.next?.argument ?? '', hops);
    const context = saved.snapshot.context as Context;
    const state = saved.snapshot.value;
    if (typeof state !== 'string') {
      first ??= context.result!.level;
      if (!offersMore(screen)) return { ...resultOf(context, hops), first };
    }
    if (state === 'unavailable') throw new Error(`${told.id}: the conversation broke down`);
    const value = typeof state === 'string' ? answer(state, context, screen!) : 'more';
    ({ saved, screen, output } = await turn(flow, saved, { type: 'ANSWER', value }, BUDGET_MS));
  }
  throw new Error(`${told.id}: the conversation does not end`);
}

/** Someone with patience answers more questions where they are offered. */
const offersMore = (screen: Screen | null): boolean =>
  screen?.ask?.kind === 'choice' && screen.ask.options.some(({ value }) => value === 'more');

function resultOf({ result, patient }: Context, hops: number): Omit<Told, 'first'> {
  const ids = (answer: string): string[] =>
    Object.entries(patient.findings).flatMap(([id, one]) => (one === answer ? [id] : []));
  return {
    level: result!.level,
    rules: result!.rules,
    present: ids('present'),
    absent: ids('absent'),
    patient,
    hops,
  };
}
