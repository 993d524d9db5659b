import { normalize } from '../core/text/normalize.ts';

/** What cries for help are made of, in one language. Phrases as people write them. */
export interface CryWords {
  /** A cry, whole. */
  readonly now: readonly string[];
  /** May be a cry, whole: asked. */
  readonly ask: readonly string[];
  /** May stand around a cry and leave it one: "please", "quickly". */
  readonly around: readonly string[];
  /** Makes a sentence that is asked about. */
  readonly signs: readonly string[];
  /** Holds such words and means nothing of the kind: "save water". */
  readonly everyday: readonly string[];
  /** A cry whatever is told after it, and wherever it has a line of its own: "SOS Naini". */
  readonly leads: readonly string[];
  /** May be a cry where a few words follow: "madad Rampur". */
  readonly mayLead: readonly string[];
}

/**
 * "now" acts at once; "ask" is asked about; "told" is a sentence that is asked about unless it says what is the matter. `said`:
 * what is told besides the cry, normalised: a place, what happened; empty where nothing is.
 */
export interface Cry {
  readonly kind: 'now' | 'ask' | 'told';
  readonly said: string;
}

/** Texts of more characters are stories, not cries; what they tell is heard elsewhere. */
const MAX_LENGTH = 300;
/** Of fewer letters, every word is near another. */
const SHORTEST_NEAR = 5;
/** Words that may follow what is perhaps a cry. */
const MOST_AFTER = 3;
/** The sign that phones draw for it. */
const SIGN = '🆘';

/** Hears cries for help. */
export interface Cries {
  in(text: string): Cry | null;
  /** Whether normalised words are nothing but cries, haste and calls to somebody. */
  isOnlyCrying(said: string): boolean;
}

/** Hears cries for help in all languages at once. */
export function createCries(languages: readonly CryWords[]): Cries {
  const all = (kind: keyof CryWords): string[] => inOrder(languages.flatMap((words) => words[kind]));
  const [now, ask, around, signs, everyday] = (['now', 'ask', 'around', 'signs', 'everyday'] as const).map(
    all,
  ) as [string[], string[], string[], string[], string[]];
  const [leads, mayLead] = [all('leads'), all('mayLead')];
  const cries = [...now, ...ask];

  // A single word is no cry itself, but may stand in one: "bacha" in "bacha lo".
  const sayings = everyday.filter((phrase) => phrase.includes(' '));
  const beside = (words: string): string => without(without(words, cries), around).trim();

  function leading(words: string, lines: readonly string[]): Cry | null {
    const after = afterFirst(words, leads);
    if (after !== null && !startsWith(words, sayings))
      return { kind: 'now', said: beside(` ${after} `) === '' ? '' : after };
    const isCry = (line: string): boolean => without(` ${line} `, leads).trim() === '';
    const others = lines.filter((line) => !isCry(line));
    return others.length < lines.length ? { kind: 'now', said: others.join(' ') } : null;
  }

  function hear(text: string): Cry | null {
    const lines = text
      .slice(0, MAX_LENGTH * 4)
      .replaceAll(SIGN, ' sos ')
      .split(/[\r\n]+/)
      .map(normalize)
      .filter((line) => line !== '');
    const said = lines.join(' ');
    if (!/\p{L}/u.test(said)) return null;
    const whole = ` ${said.replace(/(\p{L})\1{2,}/gu, '$1')} `;
    const words = whole.replace(/ \d{6} /, ' ');
    const isOnly = (phrases: readonly string[]): boolean =>
      holds(words, phrases) && without(without(words, phrases), [...cries, ...around]).trim() === '';
    const isShort = text.length <= MAX_LENGTH * 4 && said.length <= MAX_LENGTH;
    if (isShort && isOnly(now)) return { kind: 'now', said: beside(whole) };
    const led = leading(whole, lines);
    if (led || !isShort) return led;
    const rest = without(words, sayings, ' … ');
    if (isOnly(ask)) return { kind: 'ask', said: beside(whole) };
    const bare = once(without(without(rest, everyday, ' … '), around).trim());
    if (cries.some((cry) => isNear(bare, cry))) return { kind: 'ask', said: '' };
    if (holds(rest, signs)) return { kind: 'told', said };
    const after = afterFirst(rest, mayLead);
    const isFew = after !== null && !after.includes('…') && after.split(' ').length <= MOST_AFTER;
    return isFew ? { kind: 'told', said: after } : null;
  }

  return { in: hear, isOnlyCrying: (said) => beside(` ${said} `) === '' };
}

/** Longest first, so that "mujhe bachao" is taken whole. */
const inOrder = (phrases: readonly string[]): string[] =>
  [...new Set(phrases.map(normalize))].sort((one, other) => other.length - one.length);

const startsWith = (words: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => words.startsWith(` ${phrase} `));

/** What stands after the first of these phrases that the words begin with; null where they do not, or nothing follows. */
function afterFirst(words: string, phrases: readonly string[]): string | null {
  const first = phrases.find((phrase) => words.startsWith(` ${phrase} `));
  const after = first === undefined ? '' : words.slice(first.length + 1).trim();
  return after === '' ? null : after;
}

const holds = (words: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => words.includes(` ${phrase} `));

/** The words without the phrases, each of which leaves `gap`. */
function without(words: string, phrases: readonly string[], gap = ' '): string {
  let rest = words;
  for (const phrase of phrases) {
    while (rest.includes(` ${phrase} `)) rest = rest.replace(` ${phrase} `, gap);
  }
  return rest;
}

/** "bachoo bachoo" as "bachoo". */
const once = (words: string): string => [...new Set(words.split(' '))].join(' ');

/** One letter more, less or another, or two that changed places. */
function isNear(said: string, cry: string): boolean {
  const [a, b] = [lettersOf(said), lettersOf(cry)];
  if (b.length < SHORTEST_NEAR || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

const lettersOf = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
