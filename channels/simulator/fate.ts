/** What will happen to one phone on one road, always the same for the same seed, whatever happens to other phones. */
export interface Fate {
  happens(chance: number): boolean;
  /** A whole number from 0 to `limit`. */
  upTo(limit: number): number;
}

/** The fate of `name` under `seed`. (FNV-1a to start with, mulberry32 from there: both in the public domain.) */
export function fateOf(seed: number, name: string): Fate {
  let state = 0x811c9dc5 ^ seed;
  for (const byte of Buffer.from(name)) state = Math.imul(state ^ byte, 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { happens: (chance) => next() < chance, upTo: (limit) => Math.floor(next() * (limit + 1)) };
}
