import { keysWritten } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { MEASURES, type Meaning } from './meanings.ts';
import type { Match } from './phrases.ts';
import type { Sentence, Token } from './tokens.ts';

/** Kinds that cover the shorter phrases inside them. All others live beside each other. */
const COVERING: ReadonlySet<Meaning['kind']> = new Set([
  'finding',
  'vague', 'harmless', 'idiom', 'still', 'before', 'list', 'after', 'ends', 'closes', 'joins',
  'past', 'over', 'now', 'if', 'then', 'asks', 'other',
]); // prettier-ignore
/** These cover each other: "mother in law" is no mother, "gave birth to a baby" no baby, "my cow" not me. */
const PEOPLE: ReadonlySet<Meaning['kind']> = new Set([
  'person',
  'self',
  'birth',
  'intent',
  'pregnant',
  'not-pregnant',
  'could-be',
]);

const groupOf = ({ kind }: Meaning): string => {
  if (COVERING.has(kind)) return 'words';
  return PEOPLE.has(kind) ? 'people' : kind;
};

/**
 * What remains of all phrases found in a sentence: without those inside a longer one or an idiom, and without words
 * that mean something in one language where the sentence is of another.
 */
export function createResolve(
  lexicons: readonly Lexicon[],
): (matches: readonly Match[], tokens: readonly Token[], sentence: Sentence) => Match[] {
  const ambiguous = new Map(
    lexicons.map(({ language, ambiguous: words }) => [
      language,
      new Set(words.flatMap((word) => keysWritten(word, language))),
    ]),
  );

  return (matches, tokens, sentence) => {
    const evidence = evidenceIn(matches);
    const counts = ({ language, tokens: at }: Match): boolean => {
      const doubtful = ambiguous.get(language)!;
      const own = evidence.get(language)?.size ?? 0;
      const foreign = [...evidence].some(
        ([other, words]) => other !== language && at.some((index) => words.has(index)),
      );
      if (own === 0 && foreign) return false;
      const others = [...evidence].reduce(
        (sum, [other, words]) => (other === language ? sum : sum + words.size),
        0,
      );
      if (own > 0 && own * 3 >= others) return true;
      if (others === 0) return true;
      return !at.every((index) => tokens[index]!.keys.some((key) => doubtful.has(key)));
    };
    return withoutCovered(
      matches.filter(
        (match) =>
          match.meaning.kind !== 'evidence' &&
          match.meaning.kind !== 'fills' &&
          counts(match) &&
          !isNoAnimal(match, tokens),
      ),
      sentence,
    );
  };
}

/** The tokens that speak for each language, without those that speak for two. */
function evidenceIn(matches: readonly Match[]): Map<Lexicon['language'], Set<number>> {
  const evidence = new Map<Lexicon['language'], Set<number>>();
  for (const { meaning, language, from } of matches) {
    if (meaning.kind !== 'evidence') continue;
    evidence.set(language, (evidence.get(language) ?? new Set()).add(from));
  }
  const [one, other] = [evidence.get('en'), evidence.get('hi-Latn')];
  for (const at of one && other ? [...one].filter((index) => other.has(index)) : []) {
    one!.delete(at);
    other!.delete(at);
  }
  return evidence;
}

/** "A buffalo gored him": the animal is part of what was done to somebody, and not the one who is ill. */
const isHarmBy = ({ meaning, from }: Match, matches: readonly Match[]): boolean =>
  meaning.kind === 'intent' &&
  meaning.intent === 'animal' &&
  matches.some(
    (other) => other.meaning.kind === 'finding' && other.meaning.danger && other.tokens.includes(from),
  );

/** "No breathing difficulty, vomiting or rash": a denying word that begins the name of an absence denies what follows too. */
const opensDenied = ({ meaning: { kind }, from }: Match, other: Match): boolean =>
  (kind === 'before' || kind === 'list') &&
  other.meaning.kind === 'finding' &&
  other.meaning.answer === 'absent' &&
  from === other.from;

/** What an animal's name stands before in the name of a place or thing: "the cow shed". */
const OF_ANIMALS: ReadonlySet<string> = new Set([
  'shed', 'house', 'yard', 'pen', 'stall', 'dung', 'urine', 'ghee', 'cart',
]); // prettier-ignore
const LIKE: ReadonlySet<string> = new Set([
  'like', 'jaise', 'jaisa', 'jaisi', 'jese', 'tarah', 'trah', 'जैसे', 'जैसा', 'जैसी', 'तरह',
]); // prettier-ignore
/** Words between an animal and "ki tarah". */
const TO_LIKE = 2;

/** "Near the cow shed", "moans like a kitten", "billi ki tarah": the animal names a place, or what somebody is like. */
const isNoAnimal = ({ meaning, from, to }: Match, tokens: readonly Token[]): boolean => {
  if (meaning.kind !== 'intent' || meaning.intent !== 'animal') return false;
  const isLike = (at: number): boolean => LIKE.has(tokens[at]?.text ?? '');
  if (OF_ANIMALS.has(tokens[to + 1]?.text ?? '') || isLike(from - 1) || isLike(from - 2)) return true;
  return tokens.slice(to + 1, to + 2 + TO_LIKE).some(({ text }) => LIKE.has(text) && text !== 'like');
};

function withoutCovered(matches: readonly Match[], { from, to }: Sentence): Match[] {
  const kept: Match[] = [];
  /** By token and group, the kept matches that stand on it. */
  const standing: (readonly Match[])[] = Array.from({ length: to - from }, () => []);
  for (const match of matches.toSorted((one, other) => other.tokens.length - one.tokens.length)) {
    const group = groupOf(match.meaning);
    const over = standing[match.from - from]!.find(
      (other) =>
        (groupOf(other.meaning) === group || (group === 'words' && MEASURES.has(other.meaning.kind))) &&
        !other.denied &&
        other.tokens.length > match.tokens.length &&
        match.tokens.every((token) => other.tokens.includes(token)) &&
        !opensDenied(match, other),
    );
    if (over) continue;
    kept.push(match);
    for (const token of match.tokens) standing[token - from] = [...standing[token - from]!, match];
  }
  const idioms = kept.filter(({ meaning }) => meaning.kind === 'idiom');
  return kept
    .filter(
      ({ meaning, from: start, to: end }) =>
        meaning.kind === 'idiom' || !idioms.some((idiom) => idiom.from <= end && start <= idiom.to),
    )
    .filter((match) => !isHarmBy(match, kept))
    .sort((one, other) => one.from - other.from || one.to - other.to);
}
