import { gramsOf } from './grams.ts';
import type { Token } from './tokens.ts';

/** What was learned from texts that people wrote (ml/training/guess.py); arrays of bytes in base64. */
export interface Learned {
  /** Findings, in the order in which weights name them. */
  readonly findings: readonly string[];
  /** What a score begins with, and where it must end: above the threshold the finding is guessed. */
  readonly bias: readonly number[];
  readonly threshold: readonly number[];
  /** What a step of a weight is worth, by finding. */
  readonly step: readonly number[];
  /** Weights of each bucket; there are a power of two of them. */
  readonly counts: string;
  /** Of every weight, bucket by bucket: whose it is, by its place in `findings`. */
  readonly owners: string;
  /** Of every weight: its steps, 0 to 255 for -128 to 127. */
  readonly steps: string;
  /**
   * How a text as a whole resembles those that tell any danger, a weight for each bucket: with the score of the likeliest
   * finding it ends above 0 where it does.
   */
  readonly whole: { readonly bias: number; readonly step: number; readonly steps: string };
}

/** What words resemble. */
export interface Resemblance {
  /** Findings, each by itself, the likeliest first. */
  readonly findings: readonly string[];
  /** The likeliest finding, where the text as a whole tells some danger; else null. */
  readonly likeliest: string | null;
}

/** Pure; linear in the words. */
export type Guess = (tokens: readonly Token[]) => Resemblance;

/** A long text counts as a short one: its sum is divided by the number of its grams to this power. */
const LENGTH_POWER = 0.5;
const ZERO = 128;

const NOTHING: Resemblance = { findings: [], likeliest: null };

/** Guesses nothing. */
export const noGuess: Guess = () => NOTHING;

/**
 * A linear classifier of each finding over the words of a text, and one of all, for what is said in words that no lexicon
 * has. It knows resemblance only, no denial and no other person: who uses it looks at what was read first.
 */
export function createGuess({
  findings,
  bias,
  threshold,
  step,
  counts,
  owners,
  steps,
  whole,
}: Learned): Guess {
  const [own, weight, all] = [bytes(owners), bytes(steps), bytes(whole.steps)];
  const starts = startsOf(bytes(counts));
  const buckets = starts.length - 1;

  return (tokens) => {
    const grams = gramsOf(tokens);
    const sums = new Float64Array(findings.length);
    let sum = 0;
    for (const gram of grams) {
      const bucket = gram & (buckets - 1);
      sum += all[bucket]! - ZERO;
      for (let at = starts[bucket]!; at < starts[bucket + 1]!; at++) sums[own[at]!]! += weight[at]! - ZERO;
    }
    const length = Math.max(grams.size, 1) ** LENGTH_POWER;
    const scored = findings
      .map((id, at) => ({ id, score: bias[at]! + (sums[at]! * step[at]!) / length, least: threshold[at]! }))
      .toSorted((one, other) => other.score - one.score);
    const [best] = scored;
    const likeness = best ? best.score + whole.bias + (sum * whole.step) / length : -Infinity;
    return {
      findings: scored.filter(({ score, least }) => score > least).map(({ id }) => id),
      likeliest: likeness > 0 ? best!.id : null,
    };
  };
}

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Where the weights of each bucket begin, and where the last ends. */
function startsOf(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, at) => (starts[at + 1] = starts[at]! + count));
  return starts;
}
