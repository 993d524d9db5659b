/** Words, to be said in one language. */
export interface Say {
  readonly do: 'say';
  readonly text: string;
  /** A code of core/text/languages, as it is spoken: one language in two scripts is one. */
  readonly language: string;
}

/** A recording, where there is one for the words. */
export interface Play {
  readonly do: 'play';
  readonly url: string;
}

export type Prompt = Say | Play;

/** What a recogniser is told: the language, and words that are likely to be said. */
export interface Speech {
  readonly language: string;
  readonly hints: readonly string[];
}

/** Prompts, cut short by the first key or word, then a wait. Nobody answers: the next step. */
export interface Gather {
  readonly do: 'gather';
  readonly prompts: readonly Prompt[];
  /** So many keys are a whole answer; null: hash or silence ends it. */
  readonly keys: number | null;
  /** Of silence, to the first key or word and between two keys. */
  readonly seconds: number;
  /** Null where an answer is not to be spoken: a secret, or a line that takes keys only. */
  readonly speech: Speech | null;
}

/** Prompts, then whatever is said is kept, until hash, silence or `maxSeconds`. */
export interface Recording {
  readonly do: 'record';
  readonly prompts: readonly Prompt[];
  readonly maxSeconds: number;
}

/** Back to us: nobody answered, or the rest of what there is to say is to follow by itself. */
export interface Redirect {
  readonly do: 'redirect';
  readonly because: 'silent' | 'listening';
}

export type CallStep = Prompt | Gather | Recording | Redirect | { readonly do: 'hangup' };

/**
 * What a call does next, in order: `Drawn.form` of the voice medium. Each provider writes it in its own XML. A gather or
 * a record is followed by a redirect, so that silence comes back to us; what is not ends with hangup.
 */
export type CallSteps = readonly CallStep[];

/** The steps of a page drawn by the voice medium. */
export function stepsOf(drawn: { readonly text: string; readonly form?: unknown }): CallSteps {
  if (!Array.isArray(drawn.form)) throw new Error('this page was not drawn for a call');
  return drawn.form as CallSteps;
}

/** Longer texts are cut in two: a provider takes some 4,000 characters at once (twilio.com/docs/voice/twiml/say). */
const MAX_SAY = 1_500;

/** One step for each row of sentences in the same language; recordings stay apart. */
export function joinPrompts(prompts: readonly Prompt[]): readonly Prompt[] {
  const joined: Prompt[] = [];
  for (const prompt of prompts) {
    const last = joined.at(-1);
    const fits =
      last?.do === 'say' &&
      prompt.do === 'say' &&
      last.language === prompt.language &&
      last.text.length + prompt.text.length < MAX_SAY;
    if (fits) joined[joined.length - 1] = { ...last, text: `${last.text} ${prompt.text}` };
    else joined.push(prompt);
  }
  return joined;
}

/**
 * How fast a voice speaks, in characters a second: some 150 words a minute in English, fewer in other scripts, whose
 * vowel signs count. A digit said alone, and a pause at the end of a sentence, in seconds. Estimates, on the slow side.
 */
const LATIN_A_SECOND = 14;
const OTHERS_A_SECOND = 12;
const DIGIT_SECONDS = 0.4;
const PAUSE_SECONDS = 0.3;

/** About how long a text takes to say. */
export function secondsOf(text: string): number {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  const others = text.match(/(?=[\p{L}\p{M}])\P{Script=Latin}/gu)?.length ?? 0;
  const rest = text.replace(/\p{Nd}\s?/gu, '').length - others;
  const pauses = text.match(/[.!?।:]+(?=\s|$)/gu)?.length ?? 0;
  return digits * DIGIT_SECONDS + others / OTHERS_A_SECOND + rest / LATIN_A_SECOND + pauses * PAUSE_SECONDS;
}

/** Three digits and more: a phone number, a postal code. Amounts and parts of 1,234.5 are not. */
const TO_SPELL = /(?<![\d₹.,]|₹ |Rs\.? )(\+?)(\d{3,})(?!\d|[.,]\d)/gu;

/**
 * A text as it is said: numbers digit by digit ("1 1 2"), long ones in groups with a pause, one line, nothing that a voice
 * would read out as a character. `quantities` ("150") are said as numbers.
 */
export const spoken = (text: string, quantities: ReadonlySet<string> = new Set()): string =>
  text
    .normalize('NFC')
    .replace(TO_SPELL, (whole, plus: string, digits: string) =>
      quantities.has(digits) ? whole : plus + spell(digits),
    )
    .replace(/[\u200b-\u200f\u2060\ufeff\ufe0f\u00ad]|\p{Extended_Pictographic}|\p{Cs}|\p{Cn}/gu, '')
    .replace(/[\s\p{Cc}\u00a0]+/gu, ' ')
    .trim();

/** "211001" as "2 1 1, 0 0 1"; a digit is not left alone at the end. */
export function spell(digits: string): string {
  const groups = digits.match(/\d{3}(?=\d{2})|\d+/g) ?? [];
  return groups.map((group) => [...group].join(' ')).join(', ');
}
