import {
  followUpHours,
  isWhispered,
  nextQuestion,
  triage,
  type Chances,
  type Intent,
  type Level,
  type Need,
  type Patient,
  type Question,
  type Triage,
  type Understood,
  type Vocabulary,
} from '@arogya/rules';
import type { Clock } from '../clock.ts';
import { isOfSomebodyIll } from './complaint.ts';
import type { Prediction } from './prediction.ts';
import { merged, without, withoutDenied } from './told.ts';

/** One condition of the knowledge: its id, how soon it is to be seen, and whether its name is shown only to who asks. */
export interface Condition {
  readonly id: string;
  readonly level: Level;
  readonly sensitive?: boolean | undefined;
}

/** What is known and judged of a patient now. */
export interface Judged {
  readonly triage: Triage;
  /** That of the rules, or higher where the model sees a danger. */
  readonly level: Level;
  readonly prediction: Prediction;
}

export interface Analysis {
  /** The level, by rules and model. */
  judge(patient: Patient, contacts?: number): Promise<Judged>;
  /** Free words beside what was known before: the safer of two readings wins. */
  hear(told: {
    readonly text: string;
    readonly patient: Patient;
    readonly complaints: readonly string[];
  }): Heard;
  /** The next question of the conversation, and what would be said now. */
  assess(told: {
    readonly patient: Patient;
    readonly complaints: readonly string[];
    readonly past: readonly Question[];
    /** The person wishes to be asked more than a session's questions. */
    readonly isExtended: boolean;
    /** Contacts for this complaint in 7 days, this one among them. */
    readonly contacts?: number;
  }): Promise<Assessed>;
}

export type Heard =
  | { readonly outcome: 'intent'; readonly intent: string }
  | { readonly outcome: 'nothing' }
  | {
      readonly outcome: 'heard';
      readonly patient: Patient;
      readonly complaints: string[];
      readonly present: string[];
      readonly absent: string[];
      readonly emergency: boolean;
    };

export interface Assessed {
  readonly question: Question | null;
  /** Nobody else should hear the question. */
  readonly isWhispered: boolean;
  readonly result: {
    readonly level: Level;
    readonly rules: string[];
    /** What a hospital must be able to do. */
    readonly need: Need;
    readonly firstAid: string | null;
    readonly conditions: string[];
    readonly sensitive: string[];
    readonly care: string | null;
    readonly more: boolean;
    readonly trial: boolean;
    readonly hours: number[];
  };
}

/** The model raises by one level, to urgent at most, when so much of what it holds likely needs more. */
const RAISES = 0.6;
/** Reasons and causes that are told. */
const TOLD = { rules: 2, conditions: 2, sensitive: 2 } as const;
/** Replies of their own, the gravest first: of self-harm to all; of others unless they tell of an emergency, or of a complaint. */
const INTENTS = {
  first: ['self-harm-done', 'self-harm'],
  afterEmergency: ['child-abuse', 'sexual-assault', 'domestic-violence', 'abortion-wish', 'foetal-sex'],
  afterComplaint: ['cure-claim', 'medicine-request', 'animal'],
} as const;

/** How soon somebody ill is to be seen, by the rules above everything, and by the model where it sees more danger. */
export function createAnalysis({
  vocabulary,
  conditions,
  understand,
  chancesOf,
  predict,
  off,
  trial,
  clock,
}: {
  readonly vocabulary: Vocabulary;
  readonly conditions: readonly Condition[];
  readonly understand: (text: string) => Understood;
  readonly chancesOf: (patient: Patient) => Chances;
  readonly predict: (patient: Patient) => Promise<Prediction>;
  /** Ids of rules and minor complaints that are switched off. */
  readonly off: readonly string[];
  /** Whether what is said is on trial: nobody with a licence has read it yet. */
  readonly trial: boolean;
  readonly clock: Clock;
}): Analysis {
  const byId = new Map(conditions.map((condition) => [condition.id, condition]));
  const choosing = { vocabulary, chancesOf, off };

  const inSeason = (patient: Patient): Patient => ({ month: clock.now().getUTCMonth() + 1, ...patient });

  async function judge(asked: Patient, contacts = 1): Promise<Judged> {
    const patient = inSeason(asked);
    const judged = triage(patient, { ...choosing, contacts });
    const prediction = await predict({ ...patient, findings: vocabulary.complete(patient.findings) });
    return { triage: judged, level: raised(judged, prediction), prediction };
  }

  function hear({ text, patient: before, complaints }: Parameters<Analysis['hear']>[0]): Heard {
    const said = withoutDenied(understand(text), before.findings, vocabulary);
    const patient = merged(before, said);
    // What is only guessed is read back first, an emergency too.
    const guessed = said.guessed.filter((id) => !(id in before.findings));
    const certain = { ...patient, findings: without(patient.findings, guessed) };
    const told = Object.keys(said.findings);
    const present = told.filter((id) => said.findings[id] === 'present');
    const symptoms = present.filter((id) => vocabulary.find(id)?.kind === 'symptom');
    const emergency = triage(certain, choosing).level === 'emergency';
    const isIll = symptoms.length > 0;

    const intent = replyTo(said.intents, { isIll, isEmergency: isIll && emergency });
    if (intent) return { outcome: 'intent', intent };
    // What it is not is kept, and what it is is asked; said again it tells nothing new.
    const isNew = told.some((id) => before.findings[id] === undefined);
    const tells = complaints.length > 0 || (isNew && isOfSomebodyIll(patient, vocabulary));
    if (told.length === 0 || !(isIll || tells)) return { outcome: 'nothing' };
    const isGuessed = (id: string): boolean => said.guessed.includes(id);
    return {
      outcome: 'heard',
      patient,
      complaints: [...new Set([...complaints, ...symptoms])],
      present: present.toSorted((one, other) => Number(isGuessed(other)) - Number(isGuessed(one))),
      absent: told.filter((id) => said.findings[id] === 'absent'),
      emergency,
    };
  }

  async function assess({
    patient,
    complaints,
    past,
    isExtended,
    contacts = 1,
  }: Parameters<Analysis['assess']>[0]): Promise<Assessed> {
    const judged = await judge(patient, contacts);
    const next = (more: boolean): Question | null =>
      nextQuestion(inSeason(patient), complaints, past, { ...choosing, contacts }, more);
    const question = next(isExtended);
    const { level, prediction, triage: by } = judged;
    const isMinor = by.level === 'self-care' && !by.selfCare?.earned;
    // Self-care is earned by answers: whoever ran out of them is seen soon.
    const told = isMinor ? 'soon' : level;
    const likely = prediction.sure ? prediction.conditions.map(({ id }) => byId.get(id)!) : [];
    const open = likely.filter(({ sensitive }) => !sensitive).slice(0, TOLD.conditions);
    return {
      question,
      isWhispered: question !== null && isWhispered(question, vocabulary),
      result: {
        level: told,
        rules: by.rules
          .filter((rule) => rule.level === by.rules[0]!.level)
          .slice(0, TOLD.rules)
          .map(({ id }) => id),
        need: by.rules.find((rule) => rule.level === told && rule.need !== 'any')?.need ?? 'any',
        firstAid: by.rules.find(({ firstAid }) => firstAid !== null)?.firstAid ?? null,
        // One name alone would be a diagnosis.
        conditions: open.length > 1 ? open.map(({ id }) => id) : [],
        sensitive: likely.flatMap(({ id, sensitive }) => (sensitive ? [id] : [])).slice(0, TOLD.sensitive),
        care: careOf(likely, told),
        more: question === null && !isExtended && next(true) !== null,
        trial,
        hours: [...followUpHours(told, patient)],
      },
    };
  }

  /** Home care is told of a condition that is no graver than the result. */
  function careOf(likely: readonly Condition[], level: Level): string | null {
    if (level === 'emergency') return null;
    return likely.find((one) => !one.sensitive && one.level !== 'emergency')?.id ?? null;
  }

  return { judge, hear, assess };
}

/** What has a reply of its own, and is answered so; null where what they are ill with goes before it. */
function replyTo(
  intents: readonly Intent[],
  { isIll, isEmergency }: { isIll: boolean; isEmergency: boolean },
): Intent | null {
  const among = (some: readonly Intent[]): Intent | undefined => some.find((one) => intents.includes(one));
  const grave = among(INTENTS.first) ?? (isEmergency ? undefined : among(INTENTS.afterEmergency));
  if (grave) return grave;
  const lesser = among(INTENTS.afterComplaint);
  return lesser && (!isIll || lesser === 'animal') ? lesser : null;
}

/** The model may raise what the rules say, never lower it, and never by itself to an emergency. */
function raised({ level, selfCare }: Triage, { severity, sure }: Prediction): Level {
  if (!sure || selfCare?.earned) return level;
  if (level === 'soon' && severity.emergency + severity.urgent >= RAISES) return 'urgent';
  return level;
}
