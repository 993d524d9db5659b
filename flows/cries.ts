import { normalize } from '../core/text/normalize.ts';

/** What cries for help are made of, in one language. Phrases as people write them. */
export interface CryWords {
  /** A cry, whole. */
  readonly now: readonly string[];
  /** May be a cry, whole: asked. */
  readonly ask: readonly string[];
  /** May stand around a cry and leave it one: "please", "quickly". */
  readonly around: readonly string[];
  /** Makes a sentence that is asked about. */
  readonly signs: readonly string[];
  /** Holds such words and means nothing of the kind: "save water". */
  readonly everyday: readonly string[];
}

/** "now" acts at once; "ask" is asked about; "told" is a sentence that is asked about unless it says what is the matter. */
export type Cry = 'now' | 'ask' | 'told';

/** Texts of more characters are stories, not cries; what they tell is heard elsewhere. */
const MAX_LENGTH = 300;
/** Of fewer letters, every word is near another. */
const SHORTEST_NEAR = 5;

/** Hears cries for help in all languages at once. */
export function createCries(languages: readonly CryWords[]): (text: string) => Cry | null {
  const all = (kind: keyof CryWords): string[] =>
    [...new Set(languages.flatMap((words) => words[kind].map(normalize)))].sort(
      // Longest first, so that "mujhe bachao" is taken whole.
      (one, other) => other.length - one.length,
    );
  const [now, ask, around, signs, everyday] = (['now', 'ask', 'around', 'signs', 'everyday'] as const).map(
    all,
  ) as [string[], string[], string[], string[], string[]];

  // A single word is no cry itself, but may stand in one: "bacha" in "bacha lo".
  const sayings = everyday.filter((phrase) => phrase.includes(' '));

  return (text) => {
    if (text.length > MAX_LENGTH * 4) return null;
    const said = normalize(text);
    if (said.length > MAX_LENGTH || !/\p{L}/u.test(said)) return null;
    const words = ` ${said.replace(/(\p{L})\1{2,}/gu, '$1')} `.replace(/ \d{6} /, ' ');
    const isOnly = (cries: readonly string[]): boolean =>
      holds(words, cries) && without(without(words, cries), [...now, ...ask, ...around]).trim() === '';
    if (isOnly(now)) return 'now';
    const rest = without(words, sayings, ' … ');
    if (isOnly(ask)) return 'ask';
    const bare = once(without(without(rest, everyday, ' … '), around).trim());
    if ([...now, ...ask].some((cry) => isNear(bare, cry))) return 'ask';
    return holds(rest, signs) ? 'told' : null;
  };
}

const holds = (words: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => words.includes(` ${phrase} `));

/** The words without the phrases, each of which leaves `gap`. */
function without(words: string, phrases: readonly string[], gap = ' '): string {
  let rest = words;
  for (const phrase of phrases) {
    while (rest.includes(` ${phrase} `)) rest = rest.replace(` ${phrase} `, gap);
  }
  return rest;
}

/** "bachoo bachoo" as "bachoo". */
const once = (words: string): string => [...new Set(words.split(' '))].join(' ');

/** One letter more, less or another, or two that changed places. */
function isNear(said: string, cry: string): boolean {
  const [a, b] = [lettersOf(said), lettersOf(cry)];
  if (b.length < SHORTEST_NEAR || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

const lettersOf = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
