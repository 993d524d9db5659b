import { LEVELS, type Level, type Patient, type Vocabulary } from '@arogya/rules';
import type { v1 } from '../../contract/index.ts';
import type { Handlers } from '../../api/handler.ts';
import type { Flow } from '../../flows/flow.ts';
import { groupOf, languagesOf, type Case, type CaseSet, type Language } from './case.ts';
import { CHANNELS, tellAnalyze, tellConversation, type Channel, type Told } from './channels.ts';
import type { Guess, Judgement } from './measures.ts';
import { patientOf } from './patient.ts';

/** What is evaluated, as the service runs it. */
export interface Subject {
  readonly vocabulary: Vocabulary;
  readonly analyze: Handlers<typeof v1>['symptoms']['analyze'];
  /** The conversation, with its ports. */
  readonly flow: Flow;
  /** The chance of every condition. */
  readonly likelihood: (patient: Patient) => Promise<ReadonlyMap<string, number>>;
}

/** One case told in one language by one channel. */
export interface Run extends Judgement {
  readonly set: string;
  readonly isHeldOut: boolean;
  readonly case: Case;
  readonly language: Language;
  readonly channel: Channel;
  readonly told: Told;
}

/** A guess about a case, with what it was made from. */
export interface CaseGuess extends Guess {
  readonly set: string;
  readonly id: string;
  readonly from: 'findings' | Language;
}

/** A case whose channels do not say the same. */
export interface Difference {
  readonly set: string;
  readonly id: string;
  readonly language: Language;
  readonly truth: Level;
  readonly said: Readonly<Record<Channel, Level | null>>;
}

/** Tells every case of a set in every language by every channel, one after the other. */
export async function runSet(
  set: CaseSet,
  subject: Subject,
  channels: readonly Channel[] = CHANNELS,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (const one of set.cases)
    for (const language of languagesOf(one))
      for (const channel of channels) {
        const told = await tell(one, language, channel, subject);
        const { name, isHeldOut } = set;
        runs.push({
          set: name,
          isHeldOut,
          case: one,
          language,
          channel,
          told,
          truth: one.level,
          said: told.level,
        });
      }
  return runs;
}

function tell(one: Case, language: Language, channel: Channel, subject: Subject): Promise<Told> {
  const words = one.text[language]!;
  return channel === 'analyze'
    ? tellAnalyze(subject.analyze, words, language)
    : tellConversation(subject.flow, one, { by: channel, words, vocabulary: subject.vocabulary });
}

/** What the model makes of the cases whose condition is known: of all that is so, and of what one message told. */
export async function guessSet(
  set: CaseSet,
  runs: readonly Run[],
  { vocabulary, likelihood }: Subject,
): Promise<CaseGuess[]> {
  const guesses: CaseGuess[] = [];
  const add = async (one: Case, from: CaseGuess['from'], patient: Patient): Promise<void> => {
    const complete = { ...patient, findings: vocabulary.complete(patient.findings) };
    const probabilities = await likelihood(complete);
    guesses.push({ set: set.name, id: one.id, from, truth: one.condition!, probabilities });
  };
  for (const one of set.cases) if (one.condition !== null) await add(one, 'findings', patientOf(one));
  for (const { case: one, channel, language, told, set: name } of runs)
    if (name === set.name && channel === 'analyze' && one.condition !== null && told.patient)
      await add(one, language, told.patient);
  return guesses;
}

/** The cases whose channels do not say the same. */
export function differences(runs: readonly Run[]): Difference[] {
  const rows = new Map<string, Difference>();
  for (const { set, case: one, language, channel, said, truth } of runs) {
    const key = `${set} ${one.id} ${language}`;
    const row = rows.get(key) ?? { set, id: one.id, language, truth, said: {} };
    rows.set(key, { ...row, said: { ...row.said, [channel]: said } } as Difference);
  }
  return [...rows.values()].filter(({ said }) => new Set(Object.values(said)).size > 1);
}

/** Of these, those that some channel sends later than another, and later than is right. */
export const lateByChannel = (rows: readonly Difference[]): Difference[] =>
  rows.filter(({ truth, said }) => {
    const ranks = Object.values(said).map(rank);
    return Math.min(...ranks) < Math.min(rank(truth), Math.max(...ranks));
  });

const rank = (level: Level | null): number => (level === null ? -1 : LEVELS.indexOf(level));

/** The group of a run's patient. */
export const groupOfRun = ({ case: one }: Run) => groupOf(one);
