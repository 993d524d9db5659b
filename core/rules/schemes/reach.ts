import { createEligibility, type Rulebook } from './eligibility.ts';
import { drawHousehold } from './households.ts';

/** Households that are drawn to tell how many people a scheme concerns: two in a hundred are seen. */
const DRAWN = 400;

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The part of simulated households, 0 to 1, that each scheme is for on a day. */
export function reachOf(book: Rulebook, on: string): Record<string, number> {
  const { eligibility } = createEligibility(book);
  const random = chanceOf(1);
  const reach = Object.fromEntries(book.schemes.map(({ id }) => [id, 0]));
  for (let drawn = 0; drawn < DRAWN; drawn++)
    for (const { scheme, answer } of eligibility(drawHousehold(book.facts.facts, on, random), on))
      if (answer === 'yes') reach[scheme]! += 1 / DRAWN;
  return reach;
}
