import { MEASURES } from './meanings.ts';
import type { Match } from './phrases.ts';
import { wonders, type Said } from './scope.ts';
import type { Sentence, Token } from './tokens.ts';

/** Words from the name of a measure to its value: "blood pressure is 120/80". */
const TO_VALUE = 3;

/**
 * The words of a sentence that may say what no phrase names: none of what is asked, of an idiom, of a finding that is not
 * there, of a list of what is denied, or of a measure with its value.
 */
export function openOf(
  matches: readonly Match[],
  scope: ReadonlyMap<Match, Said>,
  tokens: readonly Token[],
  sentence: Sentence,
): Token[] {
  if (wonders(matches) || matches.some(({ meaning }) => meaning.kind === 'asks')) return [];
  const closed = new Set<number>();
  const close = (from: number, to: number): void => {
    for (let at = from; at <= to; at += 1) closed.add(at);
  };
  for (const match of matches) {
    const { kind } = match.meaning;
    if (kind === 'idiom' || (kind === 'finding' && scope.get(match) !== 'present'))
      close(match.from, match.to);
    if (kind === 'before' || kind === 'list') close(match.from, lastDenied(match, matches, scope));
    if (MEASURES.has(kind)) close(match.from, valueOf(match, tokens, sentence));
  }
  return tokens.slice(sentence.from, sentence.to).filter((_, at) => !closed.has(sentence.from + at));
}

/** The end of what a denying word denies, before the next thing that is there; its beginning where it denies nothing. */
function lastDenied(mark: Match, matches: readonly Match[], scope: ReadonlyMap<Match, Said>): number {
  const behind = matches.filter(({ meaning, from }) => meaning.kind === 'finding' && from > mark.to);
  const next = behind.findIndex((match) => scope.get(match) !== 'absent');
  return (next < 0 ? behind : behind.slice(0, next)).at(-1)?.to ?? mark.from - 1;
}

/** The number of a measure; the token before it where none is told. */
function valueOf({ from, to: end }: Match, tokens: readonly Token[], { to }: Sentence): number {
  for (let at = end + 1; at < Math.min(to, end + 1 + TO_VALUE); at += 1)
    if (tokens[at]!.number !== null) return at;
  return from - 1;
}
