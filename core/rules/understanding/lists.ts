import type { Marks } from './denial.ts';
import type { Match } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Words that join two of which one or the other is meant. */
export const EITHER: ReadonlySet<string> = new Set(['or', 'nor', 'ya', 'या']);
/** Words that end a list of things denied: "no fever, cough or rash". */
export const OR: ReadonlySet<string> = new Set([...EITHER, 'aur', 'and']);

/** Whether a list goes on to an "or" of `ors`: one thing, at most four words, between commas. */
export function endsInOr(
  from: number,
  to: number,
  tokens: readonly Token[],
  marks: Marks,
  ors: ReadonlySet<string>,
): boolean {
  let since = 0;
  for (let at = from; at < to; at += 1) {
    const here = marks.get(at);
    if (here?.has('ends') || here?.has('now') || here?.has('before') || here?.has('closes')) return false;
    if (ors.has(tokens[at]!.text)) return true;
    since = tokens[at]!.gap === 'comma' ? 0 : since + 1;
    if (since > 4) return false;
  }
  return false;
}

/** Whether an "or" stands within four words, before a comma and anything that ends what is denied. */
export function endsInEither(from: number, to: number, tokens: readonly Token[], marks: Marks): boolean {
  for (let at = from; at < Math.min(to, from + 5); at += 1) {
    const here = marks.get(at);
    if (tokens[at]!.gap !== 'none' || here?.has('ends') || here?.has('now') || here?.has('closes'))
      return false;
    if (EITHER.has(tokens[at]!.text)) return true;
  }
  return false;
}

/** "Bukhar ulti kuch nahi", "khansi bukhar dono nahi": none of what is named in a row. */
export const NONE_OF = new Set(['kuch', 'kuchh', 'dono', 'teeno', 'koi', 'कुछ', 'दोनों', 'तीनों', 'कोई']);

/** Whether a phrase begins what is only a row of names: behind "but", "any", or behind the comma after something else. */
export function opensRow(
  { from }: Match,
  said: readonly Match[],
  tokens: readonly Token[],
  marks: Marks,
): boolean {
  if (tokens[from]!.gap === 'comma') return said.some(({ to }) => to < from);
  // "par", and "hai par" that begins with the word before.
  const isBut = [from - 1, from - 2].some((at) => marks.get(at)?.has('ends'));
  return isBut || NONE_OF.has(tokens[from - 1]?.text ?? '');
}
