import type { Lexicon } from '../lexicon.ts';
import { ENGLISH } from './en.ts';
import { HINDI_LATIN } from './hi-latn.ts';
import { HINDI } from './hi.ts';

/** The words of every language that is understood. Adding one: its file, and a line here. */
export const lexicons: readonly Lexicon[] = [ENGLISH, HINDI, HINDI_LATIN];
