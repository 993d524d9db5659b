import type { Finding } from '../vocabulary.ts';
import { exactKey, keysWritten, wholeKey } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { meaningsOf, type Meaning } from './meanings.ts';
import { nearMisses, type NearMisses } from './near.ts';
import type { Sentence, Token } from './tokens.ts';

/** A phrase found in a text: the tokens that are its words, first and last. */
export interface Match {
  readonly meaning: Meaning;
  readonly language: Lexicon['language'];
  readonly tokens: readonly number[];
  readonly from: number;
  readonly to: number;
  /** A denying word stood between its words: "saans nahi phool rahi". */
  readonly denied: boolean;
}

interface Slot {
  readonly keys: ReadonlySet<string>;
  /** How many other words may stand before it. */
  readonly gap: number;
}

interface Phrase {
  readonly meaning: Meaning;
  readonly language: Lexicon['language'];
  readonly slots: readonly Slot[];
}

export interface PhraseIndex {
  /** All phrases of a sentence, overlapping ones and ambiguous ones too. */
  matches(tokens: readonly Token[], sentence: Sentence): Match[];
}

/** Words that one `~` lets pass; several in a row add up. */
const GAP = 2;
const LARGEST_GAP = 6;
const MOST_FILLERS = 3;
/** Where a second word without a gap stands at the farthest: behind fillers and two denying words. */
const FARTHEST = 1 + MOST_FILLERS + 2 + 1;

/** All phrases of the lexicons, by the keys of their first word; built once. */
export function createPhraseIndex(
  lexicons: readonly Lexicon[],
  find: (id: string) => Finding | null,
): PhraseIndex {
  const byFirst = new Map<string, Start>();
  const harmless = new Set<string>();
  const known = new Set<string>();
  const slotsOf = createSlots();
  for (const lexicon of lexicons) {
    for (const [meaning, written] of meaningsOf(lexicon, find)) {
      for (const text of written) {
        const slots = slotsOf(text, lexicon.language, meaning);
        if (slots.length === 0) throw new Error(`an empty phrase in the ${lexicon.language} lexicon`);
        const phrase = { meaning, language: lexicon.language, slots };
        const itself = [phrase];
        for (const key of slots[0]!.keys) keep(byFirst, key, phrase, itself);
        for (const key of slots.flatMap((slot) => [...slot.keys])) {
          known.add(key);
          if (meaning.kind === 'finding' && !meaning.danger) harmless.add(key);
        }
      }
    }
  }
  const between = new Between(byFirst);
  const near = nearMisses(known, harmless);
  return { matches: (tokens, sentence) => findAll(tokens, sentence, byFirst, between, near) };
}

/** Phrases that begin with one word: those of that word alone, and the others by their second word. */
interface Start {
  readonly alone: Phrase[];
  readonly bySecond: Map<string, readonly Phrase[]>;
  /** The largest gap before a second word. */
  gap: number;
}

/** `itself` is the list of the phrase alone: one for all its spellings, since hardly any two words begin two phrases. */
function keep(byFirst: Map<string, Start>, key: string, phrase: Phrase, itself: readonly Phrase[]): void {
  let start = byFirst.get(key);
  if (!start) byFirst.set(key, (start = { alone: [], bySecond: new Map(), gap: 0 }));
  const second = phrase.slots[1];
  if (!second) start.alone.push(phrase);
  else start.gap = Math.max(start.gap, second.gap);
  for (const next of second?.keys ?? []) {
    const phrases = start.bySecond.get(next);
    start.bySecond.set(next, phrases ? phrases.concat(phrase) : itself);
  }
}

/**
 * Makes the slots of phrases: "pet/pait ~ dard". The same word of a language is one slot for all phrases: most words stand in
 * hundreds of them.
 */
function createSlots(): (text: string, language: Lexicon['language'], meaning: Meaning) => Slot[] {
  const made = new Map<string, Slot>();

  return (text, language, meaning) => {
    const words = text.trim().split(/\s+/).filter(Boolean);
    const isWhole = language === 'en' && words.length === 1 && meaning.kind === 'finding' && meaning.danger;
    const isExact = meaning.kind === 'person' && language !== 'en';
    const reading = isWhole ? 'whole' : isExact ? 'exact' : language;
    let gap = 0;
    const slots: Slot[] = [];
    for (const word of words) {
      if (word === '~') {
        gap += GAP;
        continue;
      }
      const name = `${reading} ${gap} ${word}`;
      let slot = made.get(name);
      if (!slot) made.set(name, (slot = { keys: keysOf(word, reading), gap: Math.min(gap, LARGEST_GAP) }));
      slots.push(slot);
      gap = 0;
    }
    return slots;
  };
}

/** "For weeks" is not "for a week". */
const SEVERAL: ReadonlySet<string> = new Set(['days', 'nights', 'weeks', 'months', 'years']);

/** The keys of a word with its alternatives. */
function keysOf(word: string, reading: Lexicon['language'] | 'whole' | 'exact'): ReadonlySet<string> {
  const read = (alternative: string): readonly string[] => {
    if (/^\d/.test(alternative)) return [`n ${alternative}`];
    if (reading === 'whole') return [wholeKey(alternative)];
    const isExact = reading === 'exact' || (reading === 'en' && SEVERAL.has(alternative));
    return isExact ? [exactKey(alternative)] : keysWritten(alternative, reading);
  };
  return new Set(word.split('/').filter(Boolean).flatMap(read));
}

/** Which single words may not be passed over ("and"), which may always ("the"), and which deny when they are ("nahi"). */
class Between {
  readonly #stops = new Set<string>();
  readonly #denies = new Set<string>();
  readonly #fills = new Set<string>();

  constructor(byFirst: ReadonlyMap<string, Start>) {
    for (const [key, { alone }] of byFirst) {
      for (const { meaning } of alone) {
        if (meaning.kind === 'fills') this.#fills.add(key);
        if (meaning.kind === 'joins' || meaning.kind === 'ends') this.#stops.add(key);
        if (meaning.kind === 'before' || meaning.kind === 'after' || meaning.kind === 'list')
          this.#denies.add(key);
      }
    }
  }

  stops = ({ keys }: Token): boolean => keys.some((key) => this.#stops.has(key));
  fills = ({ keys }: Token): boolean => keys.some((key) => this.#fills.has(key));
  denies = ({ keys }: Token): boolean => keys.some((key) => this.#denies.has(key));
}

function findAll(
  tokens: readonly Token[],
  { from, to }: Sentence,
  byFirst: ReadonlyMap<string, Start>,
  between: Between,
  near: NearMisses,
): Match[] {
  const corrected = new Map<number, readonly string[]>();
  for (let index = from; index < to; index += 1) {
    const keys = near(tokens[index]!);
    if (keys.length > 0) corrected.set(index, keys);
  }
  /** The slips of spelling are seen by harmless findings alone. */
  const meets = (index: number, keys: ReadonlySet<string>, meaning: Meaning): boolean =>
    tokens[index]!.keys.some((key) => keys.has(key)) ||
    (meaning.kind === 'finding' &&
      !meaning.danger &&
      (corrected.get(index)?.some((key) => keys.has(key)) ?? false));

  const found: Match[] = [];
  for (let start = from; start < to; start += 1) {
    const seen = new Set<Phrase>();
    for (const key of keysAt(start)) {
      const begin = byFirst.get(key);
      if (!begin) continue;
      for (const phrase of begin.alone) tryAt(phrase, start, seen);
      if (begin.bySecond.size === 0) continue;
      for (let next = start + 1; next < Math.min(to, start + begin.gap + FARTHEST); next += 1) {
        if (tokens[next]!.gap !== 'none') break;
        for (const second of keysAt(next))
          for (const phrase of begin.bySecond.get(second) ?? []) tryAt(phrase, start, seen);
      }
    }
  }
  return found;

  function keysAt(index: number): readonly string[] {
    const more = corrected.get(index);
    return more ? [...tokens[index]!.keys, ...more] : tokens[index]!.keys;
  }

  function tryAt(phrase: Phrase, start: number, seen: Set<Phrase>): void {
    if (seen.has(phrase)) return;
    seen.add(phrase);
    const match = meets(start, phrase.slots[0]!.keys, phrase.meaning) ? follow(phrase, start) : null;
    if (match) found.push(match);
  }

  function follow({ meaning, language, slots }: Phrase, start: number): Match | null {
    const taken = [start];
    let denied = false;
    let at = start;
    for (const { keys, gap } of slots.slice(1)) {
      let passed = 0;
      let filled = 0;
      for (at += 1; ; at += 1) {
        if (at >= to || tokens[at]!.gap !== 'none') return null;
        if (meets(at, keys, meaning)) break;
        const token = tokens[at]!;
        if (meaning.kind === 'finding' && between.denies(token) && !between.stops(token)) denied = true;
        else if (between.fills(token) && filled < MOST_FILLERS) filled += 1;
        else if (passed >= gap || between.stops(token)) return null;
        else passed += 1;
      }
      taken.push(at);
    }
    return { meaning, language, tokens: taken, from: start, to: at, denied };
  }
}
