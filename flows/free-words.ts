/** What of free words decides where a conversation goes. */
export interface Words {
  readonly intents: readonly string[];
  /** They speak of somebody's health. */
  readonly health: boolean;
}

/** Reads free words; keys, taps and what a call tells besides words are none. */
export interface FreeWords {
  /** What they say of self-harm, if anything. What is done already weighs more than what is thought of. */
  crisisIn(input: string): 'self-harm-done' | 'self-harm' | null;
  /** Whether they speak of an illness, or of something near it that has a reply of its own. */
  isIllness(input: string): boolean;
}

const CRISES = ['self-harm-done', 'self-harm'] as const;

/** Intents that wish for nothing. */
const POLITE: ReadonlySet<string> = new Set(['thanks', 'greeting']);

/** Letters and marks that free words have at least: fewer are a key, a "yes" or a slip. */
const WORDS = /(?:[\p{L}\p{M}][^\p{L}\p{M}]*){4}/u;
/** Taps, pictures, and what a call tells besides words. */
const NO_WORDS = /^\p{Cc}|^<\p{L}+>$/u;

export function createFreeWords(understand: ((text: string) => Words) | undefined): FreeWords {
  const read = (input: string): Words | null =>
    understand && WORDS.test(input) && !NO_WORDS.test(input) ? understand(input) : null;

  return {
    crisisIn(input) {
      const intents = read(input)?.intents ?? [];
      return CRISES.find((intent) => intents.includes(intent)) ?? null;
    },
    isIllness(input) {
      const words = read(input);
      return words !== null && (words.health || words.intents.some((intent) => !POLITE.has(intent)));
    },
  };
}
