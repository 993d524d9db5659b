import type { Match } from './phrases.ts';
import { isLongAgo } from './past.ts';
import { DAYS_IN, type Quantity } from './quantities.ts';
import { comesBack } from './returns.ts';
import { TENSES } from './tenses.ts';
import { stretchAround, wordsOf, type Sentence, type Token } from './tokens.ts';

/** What comes in attacks, between which there is none. */
const ATTACKS: ReadonlySet<string> = new Set(['fit', 'fit-now', 'fit-long-or-repeated', 'chest-pain']);
/** Names of the illness, which it has between its attacks too. */
const ILLNESS = /^(?:mirgi|mirgee|epilep|seizure|angina|मिर्गी|मिरगी)/;
const NAMES = new Set([
  'daura', 'daure', 'dora', 'fit', 'fits', 'seizure', 'seizures', 'attack', 'attacks', 'episode', 'episodes', 'jhatka', 'jhatke',
  'kuch', 'kuchh', 'दौरा', 'दौरे', 'झटका', 'झटके', 'कुछ',
]); // prettier-ignore
/** These deny what stands before or behind them. */
const NONE = new Set(['no', 'without', 'nothing', 'none', 'free', 'never']);
const SINCE = new Set(['se', 'से']);
const SINGLE = new Set(['single', 'one', 'any', 'a', 'more']);

/**
 * The attacks of a sentence that it says have stayed away for more than a month: "mirgi hai, do saal se daura nahi", "seizure
 * free 3 years". None where one is told of now, or came back.
 */
export function stayedAway(
  said: readonly Match[],
  quantities: readonly Quantity[],
  tokens: readonly Token[],
  sentence: Sentence,
): Match[] {
  const attacks = said.filter(({ meaning }) => meaning.kind === 'finding' && ATTACKS.has(meaning.id));
  if (attacks.length === 0) return [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (!deniesAttacks(at, quantities, tokens)) continue;
    const { from, to } = stretchAround({ from: at, to: at }, tokens, sentence);
    const isLong = quantities.some(
      (one) => one.from >= from && one.to < to && isLongAgo(one.value * DAYS_IN[one.unit]),
    );
    if (!isLong || comesBack(at + 1, tokens)) continue;
    return attacks.filter((match) => match.from <= at + 2 && !isToldOfNow(match, tokens, sentence));
  }
  return [];
}

function deniesAttacks(at: number, quantities: readonly Quantity[], tokens: readonly Token[]): boolean {
  const text = (index: number): string => tokens[index]?.text ?? '';
  if (NONE.has(text(at))) {
    if (text(at) === 'nothing' || text(at) === 'none' || NAMES.has(text(at - 1))) return true;
    let next = at + 1;
    while (SINGLE.has(text(next))) next += 1;
    return NAMES.has(text(next)) || next > at + 2;
  }
  if (!TENSES.not.has(text(at))) return false;
  if (NAMES.has(text(at - 1))) return true;
  // "daura dedh saal se nahi".
  const time = SINCE.has(text(at - 1)) ? quantities.find(({ to }) => to === at - 2) : undefined;
  return time !== undefined && NAMES.has(text(time.from - 1));
}

/** Whether an attack is told, not its illness, and not of what was. */
function isToldOfNow(match: Match, tokens: readonly Token[], sentence: Sentence): boolean {
  const words = wordsOf(stretchAround({ from: match.from, to: match.from }, tokens, sentence), tokens);
  if (words.some((word) => TODAY.has(word))) return true;
  const isIllness =
    match.tokens.every((at) => !TOLD.has(tokens[at]!.text)) && ILLNESS.test(tokens[match.from]!.text);
  return !isIllness && !words.some((word) => TENSES.was.has(word));
}

const TODAY = new Set([
  'now', 'today', 'yesterday', 'morning', 'night', 'tonight', 'just', 'aaj', 'abhi', 'kal', 'subah', 'raat', 'आज', 'अभी', 'कल',
  'सुबह', 'रात',
]); // prettier-ignore
/** Words of an attack that came, behind the name of its illness. */
const TOLD = new Set(['daura', 'daure', 'pada', 'aaya', 'aa', 'दौरा', 'दौरे', 'पड़ा', 'आया', 'attack']);
