import type { Level } from '@arogya/rules';

/** What a patient may have, as the model sees it. */
export interface Prediction {
  /** Ids with their probabilities, the likeliest first, at most three. */
  readonly conditions: readonly { readonly id: string; readonly probability: number }[];
  /** False: too little is known, or it fits nothing well; then no condition is named. */
  readonly sure: boolean;
  /** How probability spreads over the levels that the conditions are seen at; sums to 1. */
  readonly severity: Readonly<Record<Level, number>>;
}
