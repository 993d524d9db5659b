import { asciiDigits } from '../text/normalize.ts';
import { reasonIn, type Reason } from './reasons.ts';

/** What was answered under a code: minutes, a letter, or words for the other side. */
export interface Reply {
  readonly code: string;
  readonly said: string;
  /** A bare number, if it is one. */
  readonly number: number | null;
}

/** A code, something between, and the rest: "4821 15", "4821*15", "४८२१ १५". */
const SHAPE = /^\s*(\d{4,6})(?:[\s,.:;*#-]+|(?=\p{L}))(\S[\s\S]*)$/u;
/** Longest that is taken; nobody writes more under a code. */
const MOST = 200;

/** Reads an answer under a code; null for every other text. */
export function readReply(text: string): Reply | null {
  const found = SHAPE.exec(asciiDigits(text.normalize('NFC')).slice(0, MOST));
  if (!found) return null;
  const said = found[2]!
    .trim()
    .replace(/[.#*]+$/, '')
    .trim();
  if (said === '') return null;
  return { code: found[1]!, said, number: /^\d{1,3}$/.test(said) ? Number(said) : null };
}

/** Letters that responders answer with, whatever their language: the texts that ask for them say so. */
export const LETTERS = { W: 'where', A: 'arrived', D: 'done', F: 'false' } as const;
export type Letter = (typeof LETTERS)[keyof typeof LETTERS];

/** The letter of an answer; null for words. */
export const letterOf = ({ said }: Reply): Letter | null => {
  const letter = said.toUpperCase();
  return Object.hasOwn(LETTERS, letter) ? LETTERS[letter as keyof typeof LETTERS] : null;
};

/** "0 no vehicle", "D in hospital": what is done, and why. Words that only begin with such a letter are words for the caller. */
const DEED = /^(0|[DF])[\s,.:;-]+(\p{L}[\s\S]*)$/iu;

/** What a responder answers, apart from why; `why` is null where they do not say, and the answer then stands as it is. */
export function apart(reply: Reply): { readonly reply: Reply; readonly why: Reason | null } {
  const [, deed, words] = DEED.exec(reply.said) ?? [];
  const why = deed === undefined ? null : reasonIn(words!);
  // A letter ends it for good: only with words that are plainly a reason.
  if (why === null || (why === 'other' && deed !== '0')) return { reply, why: null };
  return { reply: { ...reply, said: deed!, number: deed === '0' ? 0 : null }, why };
}

/** Minutes that a responder may give. */
export const MINUTES = { least: 1, most: 240 } as const;
