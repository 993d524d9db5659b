import type { Finding } from '../vocabulary.ts';
import type { AgeWord, Intent, Lexicon, Person, Phrases, TimeUnit, Vague } from './lexicon.ts';

/** What a phrase of a lexicon stands for. */
export type Meaning =
  | {
      readonly kind: 'finding';
      readonly id: string;
      readonly answer: 'present' | 'absent';
      readonly danger: boolean;
    }
  | { readonly kind: 'vague'; readonly word: Vague }
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'unit'; readonly unit: TimeUnit }
  | { readonly kind: 'fixed'; readonly days: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'adds'; readonly value: number }
  | { readonly kind: Marker };

/** Whether it is the name of a danger. */
export const isDanger = (meaning: Meaning): boolean => meaning.kind === 'finding' && meaning.danger;

/** Names of measures, whose words name nothing else: no blood in "blood pressure". */
export const MEASURES: ReadonlySet<Meaning['kind']> = new Set([
  'temperature', 'pressure', 'pulse', 'oxygen', 'breaths', 'sugar',
]); // prettier-ignore

export type Marker =
  | 'before' | 'list' | 'after' | 'ends' | 'still' | 'closes' | 'joins' | 'fills'
  | 'past' | 'over' | 'now' | 'if' | 'then' | 'asks' | 'wonders' | 'other' | 'self'
  | 'pregnant' | 'not-pregnant' | 'could-be' | 'birth'
  | 'age-before' | 'age-after' | 'age-person' | 'time-before' | 'time-after'
  | 'severe' | 'mild' | 'harmless' | 'idiom' | 'evidence'
  | 'temperature' | 'pressure' | 'pulse' | 'oxygen' | 'breaths' | 'sugar' | 'fahrenheit' | 'celsius'; // prettier-ignore

/** Every phrase of a lexicon with its meaning. Throws naming a finding that is not in the vocabulary. */
export function* meaningsOf(
  lexicon: Lexicon,
  find: (id: string) => Finding | null,
): Generator<readonly [Meaning, Phrases]> {
  for (const answer of ['present', 'absent'] as const) {
    for (const [id, phrases] of Object.entries(answer === 'present' ? lexicon.findings : lexicon.absent)) {
      const finding = find(id);
      if (!finding) throw new Error(`the ${lexicon.language} lexicon names "${id}", which is no finding`);
      yield [{ kind: 'finding', id, answer, danger: finding.danger ?? false }, phrases];
    }
  }
  for (const [intent, phrases] of Object.entries(lexicon.intents))
    yield [{ kind: 'intent', intent: intent as Intent }, phrases];
  for (const [word, phrases] of Object.entries(lexicon.vague ?? {}))
    yield [{ kind: 'vague', word: word as Vague }, phrases];
  for (const person of lexicon.people) yield [{ kind: 'person', person }, person.phrases];
  for (const [unit, phrases] of Object.entries(lexicon.time.units))
    yield [{ kind: 'unit', unit: unit as TimeUnit }, phrases];
  for (const { days, phrases } of lexicon.time.fixed) yield [{ kind: 'fixed', days }, phrases];
  for (const [word, value] of Object.entries(lexicon.numbers)) yield [{ kind: 'number', value }, [word]];
  for (const [word, value] of Object.entries(lexicon.addsToNumber)) yield [{ kind: 'adds', value }, [word]];
  for (const [kind, phrases] of markersOf(lexicon)) yield [{ kind }, phrases];
}

const markersOf = (lexicon: Lexicon): readonly (readonly [Marker, Phrases])[] => [
  ['before', lexicon.negation.before],
  ['list', lexicon.negation.list],
  ['after', lexicon.negation.after],
  ['ends', lexicon.negation.ends],
  ['still', lexicon.negation.still],
  ['closes', lexicon.closes],
  ['joins', lexicon.joins],
  ['fills', lexicon.fillers ?? []],
  ['past', lexicon.past.marks],
  ['over', lexicon.past.over],
  ['now', lexicon.past.now],
  ['if', lexicon.conditional.begins],
  ['then', lexicon.conditional.ends],
  ['asks', lexicon.conditional.asks],
  ['wonders', lexicon.conditional.wonders],
  ['other', lexicon.otherPerson],
  ['self', lexicon.self],
  ['pregnant', lexicon.pregnancy.yes],
  ['not-pregnant', lexicon.pregnancy.no],
  ['could-be', lexicon.pregnancy.couldBe],
  ['birth', lexicon.pregnancy.birth],
  ['age-before', lexicon.age.before],
  ['age-after', lexicon.age.after],
  ['age-person', lexicon.age.afterPerson],
  ['time-before', lexicon.time.before],
  ['time-after', lexicon.time.after],
  ['severe', lexicon.severity.severe],
  ['mild', lexicon.severity.mild],
  ['harmless', lexicon.harmless],
  ['idiom', lexicon.idioms],
  ['evidence', lexicon.evidence],
  ...(
    ['temperature', 'pressure', 'pulse', 'oxygen', 'breaths', 'sugar', 'fahrenheit', 'celsius'] as const
  ).map((kind): readonly [Marker, Phrases] => [kind, lexicon.vitals[kind]]),
];

/** Ages that words give by themselves, from the gravest to judge. */
export const AGE_WORDS: readonly AgeWord[] = ['baby', 'child', 'old', 'adult'];
