import { AREAS, DANGERS, daysOf, type Patient, type Vocabulary, type Who } from '@arogya/rules';
import type { AnswerValue, Screen } from '../../flows/screen.ts';
import { AGES } from '../../flows/symptom-check/answers.ts';
import { READ_BACK } from '../../flows/symptom-check/limits.ts';
import type { Context } from '../../flows/symptom-check/context.ts';
import type { Case } from './case.ts';

/** How someone answers a question of the symptom check. */
export type Answering = (state: string, context: Context, screen: Screen) => AnswerValue;

/** The way out of the menu for whom it has nothing. */
const UNTOLD = 'something-else';

/** What is answered of everything that is not in the case. */
export type Otherwise = 'no' | 'unsure';

/** What people understand by a danger besides what is meant by it. */
const SOUNDS_LIKE: Readonly<Record<string, readonly string[]>> = {
  'fit-now': ['fit'],
  'heavy-bleeding': ['vaginal-bleeding-heavy', 'vomits-blood'],
  'poison-swallowed': ['poison-breathed-skin'],
};

/** How a case is told: the words where the menu has not got it, or instead of the menu. */
export interface Telling {
  readonly by: 'menu' | 'words';
  readonly words: string;
  readonly vocabulary: Vocabulary;
  readonly otherwise?: Otherwise;
}

/**
 * A patient who answers from the case: yes to what is present or follows from it, no to everything else (or "don't know"),
 * the complaint, where it is asked, by the menu where it has it, in the words given otherwise, and after
 * these as something else.
 */
export function createPatient(told: Case, { words, vocabulary, otherwise = 'no' }: Telling): Answering {
  const has = new Set(
    Object.entries(
      vocabulary.complete(Object.fromEntries(told.findings.present.map((id) => [id, 'present' as const]))),
    ).flatMap(([id, answer]) => (answer === 'present' ? [id] : [])),
  );
  const danger = Object.entries(DANGERS).find(([, finding]) =>
    [finding, ...(SOUNDS_LIKE[finding] ?? [])].some((id) => has.has(id)),
  )?.[0];

  /** Whether nobody would let it stand as theirs: a danger that they do not have, or what they would say no to. */
  const isWrong = (id: string): boolean =>
    !has.has(id) && (vocabulary.find(id)?.danger === true || told.findings.absent.includes(id));
  /** What is read back as so and is not, or as not so and is. */
  const misread = ({ heard }: Context): string | undefined =>
    heard.present.slice(0, READ_BACK).find(isWrong) ??
    heard.absent.slice(0, READ_BACK).find((id) => has.has(id));
  let isSaid = false;
  const orWords = (): string => {
    if (isSaid) return UNTOLD;
    isSaid = true;
    return words;
  };

  return (state, context, { ask }) => {
    const { question } = context;
    const options = ask?.kind === 'choice' ? ask.options.map(({ value }) => value) : [];
    const among = (ids: Iterable<string>): string | undefined => [...ids].find((id) => options.includes(id));
    switch (state) {
      case 'danger':
        return danger ? 'yes' : otherwise;
      case 'whichDanger':
        return danger ?? 'none';
      case 'who':
        return whoIs(told);
      case 'whichPregnancy':
        return among([told.pregnancy]) ?? options[0]!;
      case 'complaint':
        // Whoever wrote first and is asked nevertheless was not understood: they choose.
        return areaFor(told, vocabulary) ?? orWords();
      case 'whichComplaint':
        return among([...told.findings.present, ...has]) ?? orWords();
      case 'listening':
        return 'go-on';
      case 'confirm':
        return misread(context) === undefined ? 'right' : 'wrong';
      case 'correct':
        return misread(context) ?? 'none';
      case 'asking':
        switch (question?.kind) {
          case 'screen':
            return question.findings.some((id) => has.has(id)) ? 'yes' : otherwise;
          case 'which':
            return among(question.findings.filter((id) => has.has(id))) ?? 'none';
          case 'also':
            return (
              among(question.findings.filter((id) => has.has(id))) ??
              (otherwise === 'no' ? 'none' : 'not-known')
            );
          case 'finding':
            return has.has(question.id) ? 'yes' : otherwise;
          case 'age':
            return spanOf(told.age, options);
          case 'duration':
            return sinceOf(told.durationDays, options);
          case 'pregnancy':
            return told.pregnancy === 'unknown' ? 'could-be' : told.pregnancy;
          case undefined:
            break;
        }
    }
    throw new Error(`${told.id}: nobody answers "${state}" ${question?.kind ?? ''}`);
  };
}

/** The whole of a case, as someone who was asked everything would have told it. */
export const patientOf = ({ age, sex, pregnancy, durationDays, findings, vitals }: Case): Patient => ({
  age,
  sex,
  pregnancy,
  durationDays,
  findings: Object.fromEntries([
    ...findings.absent.map((id) => [id, 'absent'] as const),
    ...findings.present.map((id) => [id, 'present'] as const),
  ]),
  ...(vitals ? { vitals } : {}),
});

function whoIs({ age, sex, pregnancy }: Case): Who {
  if (pregnancy === 'yes' || pregnancy === 'within-42-days') return 'pregnant';
  if (daysOf(age) < 60) return 'baby';
  if (daysOf(age) < daysOf({ value: 12, unit: 'years' })) return 'child';
  return sex === 'male' ? 'man' : 'woman';
}

/** The area of the menu that holds what the case tells first, or what that is a kind of; null where none does. */
function areaFor(told: Case, vocabulary: Vocabulary): string | null {
  const [first] = told.findings.present.filter((id) => vocabulary.find(id)?.kind === 'symptom');
  if (first === undefined) return null;
  const kinds = Object.keys(vocabulary.complete({ [first]: 'present' }));
  const area = AREAS[whoIs(told)].find(({ findings }) => findings.some((id) => kinds.includes(id)));
  return area?.id ?? null;
}

/** The span that an age lies in: they are named after their ends. */
function spanOf(age: Case['age'], options: readonly string[]): string {
  const spans = Object.entries({ ...AGES.young, ...AGES.grown }).filter(([id]) => options.includes(id));
  const [first] = spans;
  const under = spans.filter(
    ([id, { unit }]) => daysOf({ value: Number(/\d+/.exec(id)), unit }) <= daysOf(age),
  );
  return (under.at(-1) ?? first!)[0];
}

/** The time that a number of days lies in: they are named after the days they begin with. */
function sinceOf(days: number, options: readonly string[]): string {
  const begun = options.filter((id) => Number(/\d+/.exec(id) ?? 0) <= days);
  return begun.at(-1) ?? options[0]!;
}
