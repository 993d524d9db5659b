import { yearsOf, type Age, type Pregnancy, type Vitals } from '../patient.ts';
import type { Finding, Vocabulary } from '../vocabulary.ts';
import type { Guess } from './guess.ts';
import { withGuessed } from './guessed.ts';
import type { AgeWord, Intent, Lexicon, Relation } from './lexicon.ts';
import { ageSince, isFirstDay, isOfSmall } from './newborn.ts';
import { createPhraseIndex, type Match } from './phrases.ts';
import { readSentence, type Reading, type SaidFinding } from './reading.ts';
import { createResolve } from './resolve.ts';
import type { Said } from './scope.ts';
import { Subjects, type Subject } from './subjects.ts';
import { tokenize } from './tokens.ts';

/** What was understood of a text. */
export interface Understood {
  /** Of the one who is ill, now; not closed under implication. */
  readonly findings: Readonly<Record<string, 'present' | 'absent'>>;
  /** Of the findings that are present, those that nothing names: the words only resemble what people with it say. */
  readonly guessed: readonly string[];
  /** Everything that was named, in the order of the text, with UTF-16 offsets. */
  readonly mentions: readonly {
    readonly finding: string;
    readonly answer: Said;
    readonly start: number;
    readonly end: number;
  }[];
  readonly durationDays?: number;
  readonly age?: Age;
  readonly ageWord?: AgeWord;
  readonly sex?: 'female' | 'male';
  readonly pregnancy?: Pregnancy;
  readonly relation?: Relation;
  readonly vitals: Vitals;
  readonly severity?: 'mild' | 'severe';
  readonly intents: readonly Intent[];
  /** Anything of health was understood at all. */
  readonly health: boolean;
}

/** From this age on a boy is no baby of whose mother something is said. */
const GROWN_YEARS = 5;
/** Intents that speak of no illness of a person. */
const NOT_OF_HEALTH: ReadonlySet<Intent> = new Set(['thanks', 'greeting', 'animal']);

/**
 * A function that reads what people say about an illness, in all languages of the lexicons at once and mixed. Pure but
 * for the year of today, and linear in the length of the text. Throws at once where a lexicon names a finding that is not in
 * the vocabulary.
 */
export function createUnderstand(
  vocabulary: Vocabulary,
  lexicons: readonly Lexicon[],
  guess: Guess,
  thisYear: () => number,
): (text: string) => Understood {
  const index = createPhraseIndex(lexicons, vocabulary.find);
  const resolve = createResolve(lexicons);
  const weight = ({ finding }: SaidFinding): number => {
    const row = vocabulary.find(finding);
    return row?.danger ? 100 : row?.kind === 'symptom' ? 1 : 0;
  };

  return (text) => {
    const { tokens, sentences } = tokenize(text);
    const subjects = new Subjects();
    let earlier: readonly Match[] = [];
    let isGoingOn = false;
    const readings = sentences.map((sentence) => {
      const matches = resolve(index.matches(tokens, sentence), tokens, sentence);
      subjects.read(matches, tokens);
      const reading = readSentence(matches, tokens, sentence, subjects, vocabulary.find, {
        earlier,
        isGoingOn,
        thisYear: thisYear(),
      });
      earlier = matches;
      isGoingOn ||= reading.findings.length > 0;
      subjects.leave();
      return reading;
    });
    const understood = gather(readings, subjects, weight, vocabulary.find);
    return withGuessed(understood, guess(readings.flatMap(({ open }) => open)), vocabulary);
  };
}

function gather(
  readings: readonly Reading[],
  subjects: Subjects,
  weight: (said: SaidFinding) => number,
  find: Vocabulary['find'],
): Understood {
  const said = ofNeighbour(
    readings.flatMap(({ findings }) => findings),
    subjects.all,
  );
  const isMother = readings.some(
    ({ pregnancy }) => pregnancy && pregnancy.answer !== 'no' && !pregnancy.subject,
  );
  const ill = illOf(said, subjects.all, weight, isMother);
  const isIll = (subject: Subject | null): boolean => subject === null || ill.includes(subject);
  const mentions = said
    .map(({ subject, answer, ...mention }) => ({
      ...mention,
      answer: answer === 'present' && !isIll(subject) ? ('other-person' as const) : answer,
      own: subject === null || subject === ill[0] || answer === 'present',
    }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  const told: Record<string, 'present' | 'absent'> = {};
  for (const { finding, answer, own } of mentions) {
    if (answer === 'present') told[finding] = 'present';
    if (answer === 'absent' && own) told[finding] ??= 'absent';
  }
  const intents = [...new Set(readings.flatMap((reading) => reading.intents))];
  const vitals = readings.reduceRight<Vitals>((all, reading) => ({ ...all, ...reading.vitals }), {});
  const present = Object.keys(told).flatMap((id) => (told[id] === 'present' ? (find(id) ?? []) : []));
  const sexOfFindings = present.find(({ sex }) => sex)?.sex;
  const who = youngest(whoOf(readings, ill, subjects.all, sexOfFindings), readings, ill, present);
  const findings = Object.fromEntries(
    Object.entries(told).filter(([id]) => !isOfOtherSex(find(id)?.sex, who)),
  );
  if (findings['jaundice'] === 'present' && who.age && isFirstDay(who.age))
    findings['jaundice-first-day'] = 'present';
  // In the weeks after a birth a discharge that is spoken of is not the usual one.
  if (who.pregnancy === 'within-42-days' && findings['vaginal-discharge'] === 'present')
    findings['foul-discharge-after-birth'] ??= 'present';
  const durations = readings.flatMap((reading) => reading.durations);
  const severities = readings.map(({ severity }) => severity);
  const severity = (['severe', 'mild'] as const).find((one) => severities.includes(one));
  return {
    findings,
    guessed: [],
    mentions: onceEach(mentions.map(({ finding, answer, start, end }) => ({ finding, answer, start, end }))),
    ...(durations.length > 0 && { durationDays: Math.max(...durations) }),
    ...who,
    vitals,
    ...(severity && { severity }),
    intents,
    health:
      mentions.length > 0 ||
      Object.keys(vitals).length > 0 ||
      (who.pregnancy !== undefined && who.pregnancy !== 'no') ||
      intents.some((intent) => !NOT_OF_HEALTH.has(intent)),
  };
}

/** "The neighbour was stabbed": whoever speaks of nobody else asks for help for them. */
function ofNeighbour(said: readonly SaidFinding[], all: readonly Subject[]): readonly SaidFinding[] {
  const isOnlyTheirs = all.length > 0 && all.every(({ key }) => key === 'other') && !said.some(isPresent);
  if (!isOnlyTheirs) return said;
  return said.map((one) =>
    one.subject && one.answer === 'other-person' ? { ...one, answer: 'present' as const } : one,
  );
}

/** "Boy of 18, pain started yesterday": no labour of somebody who is male, and too old to be the one who is being born. */
const isOfOtherSex = (sex: Finding['sex'], who: Who): boolean =>
  sex === 'female' && who.sex === 'male' && who.age !== undefined && yearsOf(who.age) >= GROWN_YEARS;

/** Two phrases, or two languages, may say the same. */
const onceEach = (mentions: Understood['mentions']): Understood['mentions'] => [
  ...new Map(mentions.map((one) => [`${one.finding} ${one.answer} ${one.start} ${one.end}`, one])).values(),
];

/**
 * Who is ill, the gravest first. With several who have symptoms now all are taken together, so that nothing grave is
 * lost; a neighbour beside someone of the household, and an animal, are left out.
 */
function illOf(
  said: readonly SaidFinding[],
  all: readonly Subject[],
  weight: (said: SaidFinding) => number,
  isMother: boolean,
): Subject[] {
  const weights = new Map<Subject, number>();
  for (const mention of said)
    if (mention.subject && mention.answer === 'present' && mention.subject.key !== 'animal')
      weights.set(mention.subject, (weights.get(mention.subject) ?? 0) + weight(mention));
  const ranked = [...weights].sort((one, other) => other[1] - one[1]).map(([subject]) => subject);
  const symptomatic = ranked.filter((subject) => weights.get(subject)! > 0);
  const onlyMothers =
    isMother && ranked.length === 0 && all.every(({ key }) => key === 'child') && said.some(isPresent);
  if (onlyMothers) return [];
  if (symptomatic.length === 0)
    return ranked.slice(0, 1).concat(ranked.length === 0 ? all.filter(notAnimal).slice(-1) : []);
  const unnamed = said.some(
    (mention) => mention.answer === 'present' && mention.subject === null && weight(mention) > 0,
  );
  const household = symptomatic.filter(({ key }) => key !== 'other');
  return household.length > 0 || unnamed ? household : symptomatic;
}

const isPresent = ({ answer }: SaidFinding): boolean => answer === 'present';
const notAnimal = ({ key }: Subject): boolean => key !== 'animal';

type Who = Pick<Understood, 'age' | 'ageWord' | 'sex' | 'pregnancy' | 'relation'>;

/** Where a birth is told and it is the baby that is ill, its age is the time since then, and nobody is a mother. */
function youngest(
  who: Who,
  readings: readonly Reading[],
  ill: readonly Subject[],
  present: readonly Finding[],
): Who {
  const born = readings.find(({ pregnancy }) => pregnancy?.daysSince !== undefined)?.pregnancy?.daysSince;
  const isBaby =
    ill[0]?.key === 'child' ||
    (ill.length === 0 && present.some((one) => isOfSmall(one) || one.id === 'jaundice'));
  if (born === undefined || !isBaby || who.age) return who;
  const { relation } = who;
  return { age: ageSince(born), ageWord: 'baby', ...(relation && { relation }) };
}

function whoOf(
  readings: readonly Reading[],
  ill: readonly Subject[],
  all: readonly Subject[],
  sexOfFindings: 'female' | 'male' | undefined,
): Who {
  const main = ill[0] ?? null;
  // "My baby is ten days old, I have fever": that is no age of mine.
  const ages = readings
    .flatMap((reading) => reading.ages)
    .filter((age) => main?.key !== 'self' || age.subject?.key !== 'child' || ill.length > 1);
  const stated = ages.filter(({ isStated }) => isStated);
  const said =
    stated.find(({ subject }) => subject === main) ??
    stated.find(({ subject }) => subject === null) ??
    ages.find(({ subject }) => subject === main) ??
    ages.find(({ subject }) => subject === null || all.length <= 2);
  const states = readings.flatMap(({ pregnancy }) => (pregnancy ? [pregnancy] : []));
  const about = states.filter(({ subject }) => subject === null || main === null || ill.includes(subject));
  const pregnancy =
    about.find(({ answer }) => answer === 'yes' || answer === 'within-42-days')?.answer ??
    about[0]?.answer ??
    main?.pregnancy;
  const mother = pregnancy !== undefined && pregnancy !== 'no' && main?.key !== 'child';
  const sex =
    said?.sex ?? main?.sex ?? (mother ? 'female' : main?.key === 'child' ? undefined : sexOfFindings);
  return {
    ...(said && { age: said.age }),
    ...(main?.ageWord && { ageWord: main.ageWord }),
    ...(sex && { sex }),
    ...(pregnancy && { pregnancy }),
    ...(main?.relation && { relation: main.relation }),
  };
}
