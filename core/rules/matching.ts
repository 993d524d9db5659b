import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';

/** Something that can be meant, and every way in which it is written. Spellings are normalised by the caller. */
export interface Candidate<T> {
  readonly value: T;
  readonly spellings: readonly string[];
}

/** Below so many letters any two words are near. */
const SHORTEST = 3;
/** One slip is allowed for each started five letters (Surveda's rule for numbers written as words). */
const LETTERS_PER_SLIP = 5;

/** The one value written exactly as said; null when there is none, or two. For danger answers, doses and numbers. */
export function exactly<T>(said: string, candidates: readonly Candidate<T>[]): T | null {
  if (said === '') return null;
  const values = new Set(
    candidates.filter(({ spellings }) => spellings.includes(said)).map(({ value }) => value),
  );
  return values.size === 1 ? [...values][0]! : null;
}

/**
 * The value meant by what was said: written exactly so, else the only nearest within one slip per five letters of the
 * spelling. Two equally near give null: it is asked again, not guessed. A text with a digit, and one shorter than three
 * letters, is taken exactly or not at all. A letter is a base character with its marks, so that a wrong matra is one slip.
 */
export function uniqueNearest<T>(said: string, candidates: readonly Candidate<T>[]): T | null {
  if (candidates.some(({ spellings }) => spellings.includes(said))) return exactly(said, candidates);
  const letters = lettersOf(said);
  if (letters.length < SHORTEST || HAS_DIGIT.test(said)) return null;

  let nearest = Infinity;
  let values = new Set<T>();
  for (const { value, spellings } of candidates) {
    for (const spelling of spellings) {
      const distance = slips(letters, spelling);
      if (distance > nearest) continue;
      if (distance < nearest) values = new Set();
      if (distance < Infinity) values.add(value);
      nearest = distance;
    }
  }
  return values.size === 1 ? [...values][0]! : null;
}

const HAS_DIGIT = /\p{N}/u;

/** Slips between the letters said and a spelling; Infinity beyond what is allowed for it. */
function slips(said: readonly string[], spelling: string): number {
  if (HAS_DIGIT.test(spelling)) return Infinity;
  const letters = lettersOf(spelling);
  const allowed = Math.ceil(letters.length / LETTERS_PER_SLIP);
  // Also spares the distance of a text of ten thousand letters.
  if (letters.length < SHORTEST || Math.abs(letters.length - said.length) > allowed) return Infinity;
  const distance = LevenshteinDistance(...asSingleUnits(said, letters));
  return distance <= allowed ? distance : Infinity;
}

/** A regular expression, not Intl.Segmenter: clusters of conjuncts differ between versions of Unicode, and browsers. */
const lettersOf = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

/** The distance counts UTF-16 units: each different letter becomes one private-use unit. */
function asSingleUnits(one: readonly string[], other: readonly string[]): [string, string] {
  const units = new Map<string, string>();
  const unit = (letter: string): string => {
    if (!units.has(letter)) units.set(letter, String.fromCharCode(0xe000 + units.size));
    return units.get(letter)!;
  };
  return [one.map(unit).join(''), other.map(unit).join('')];
}
