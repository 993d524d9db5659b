import { gramsOf } from './grams.ts';
import type { Token } from './tokens.ts';

/** What was learned from texts that people wrote (ml/training/guess.py); arrays of bytes in base64. */
export interface Learned {
  /** Findings, in the order in which weights name them. */
  readonly findings: readonly string[];
  /** What a score begins with: a finding is guessed where it ends above 0. Its threshold is in it. */
  readonly bias: readonly number[];
  /** What a step of a weight is worth, by finding. */
  readonly step: readonly number[];
  /** Weights of each bucket; there are a power of two of them. */
  readonly counts: string;
  /** Of every weight, bucket by bucket: whose it is, by its place in `findings`. */
  readonly owners: string;
  /** Of every weight: its steps, 0 to 255 for -128 to 127. */
  readonly steps: string;
}

/** Findings that words resemble, the likeliest first. Pure; linear in the words. */
export type Guess = (tokens: readonly Token[]) => readonly string[];

/** A long text counts as a short one: its sum is divided by the number of its grams to this power. */
const LENGTH_POWER = 0.5;
const ZERO = 128;

/** Guesses nothing. */
export const noGuess: Guess = () => [];

/**
 * A linear classifier of each finding over the words of a text, for what is said in words that no lexicon has. It knows
 * resemblance only, no denial and no other person: who uses it looks at what was read first.
 */
export function createGuess({ findings, bias, step, counts, owners, steps }: Learned): Guess {
  const [own, weight] = [bytes(owners), bytes(steps)];
  const starts = startsOf(bytes(counts));
  const buckets = starts.length - 1;

  return (tokens) => {
    const grams = gramsOf(tokens);
    const sums = new Float64Array(findings.length);
    for (const gram of grams) {
      const bucket = gram & (buckets - 1);
      for (let at = starts[bucket]!; at < starts[bucket + 1]!; at++) sums[own[at]!]! += weight[at]! - ZERO;
    }
    const length = Math.max(grams.size, 1) ** LENGTH_POWER;
    return findings
      .map((id, at) => ({ id, score: bias[at]! + (sums[at]! * step[at]!) / length }))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score)
      .map(({ id }) => id);
  };
}

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Where the weights of each bucket begin, and where the last ends. */
function startsOf(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, at) => (starts[at + 1] = starts[at]! + count));
  return starts;
}
