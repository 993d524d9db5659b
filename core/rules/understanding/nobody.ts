import type { Match } from './phrases.ts';
import { TENSES } from './tenses.ts';
import { isJoined, stretchAround, wordsOf, type Sentence, type Stretch, type Token } from './tokens.ts';

/** Dangers that are seen or heard of, and have come to nobody where it is said so. */
const HARMS = new Set([
  'snakebite', 'scorpion-sting', 'many-stings', 'animal-bite', 'big-accident', 'head-injury', 'lightning', 'electric-shock',
  'burn', 'burn-dangerous', 'drowning', 'poison-breathed-skin',
]); // prettier-ignore
const ANYBODY = new Set(['kisi', 'kisiko', 'kisike', 'kissi', 'किसी', 'किसीको', 'anyone', 'anybody']);
/** Behind "did not touch". */
const BEHIND = new Set(['anyone', 'anybody']);
const NOBODY = new Set(['nobody', 'noone']);
/** Words of harm beside "nobody". */
const HARMED = new Set([
  'kata', 'kaata', 'kaat', 'katne', 'lagi', 'laga', 'lga', 'hua', 'hui', 'chhua', 'chua', 'chhuya', 'kuch', 'kuchh', 'kuchhu',
  'nuksan', 'nuksaan', 'chot', 'khatra', 'dasa', 'jala', 'mara', 'काटा', 'काटी', 'लगी', 'लगा', 'हुआ', 'हुई', 'छुआ', 'कुछ',
  'नुकसान', 'चोट', 'डसा', 'डँसा', 'जला', 'मारा', 'bitten', 'bit', 'bite', 'hurt', 'hurts', 'injured', 'injury', 'harmed', 'harm',
  'touched', 'touch', 'stung', 'sting', 'burnt', 'burned', 'hit', 'died', 'affected',
]); // prettier-ignore
/** Beside these "nobody" speaks of something else: "kisi ko pata nahi", "kisi ko pehchan nahi raha". */
const OTHERWISE = new Set([
  'pata', 'bataya', 'bata', 'batana', 'malum', 'maloom', 'pehchan', 'pahchan', 'pehchanta', 'mila', 'samajh', 'aur', 'or',
  'dusre', 'doosre', 'else', 'other', 'him', 'her', 'help', 'helped', 'dawa', 'doctor', 'bulaya', 'dikhaya', 'पता', 'बताया', 'बता', 'मालूम', 'पहचान', 'मिला',
  'समझ', 'और', 'दूसरे', 'दवा', 'बुलाया', 'दिखाया',
]); // prettier-ignore
/** Before it: "the rest". */
const REST = new Set(['baki', 'baaki', 'aur', 'or', 'other', 'others', 'rest', 'बाकी', 'और']);
const ALL = new Set(['all', 'everyone', 'everybody', 'sab', 'sabhi', 'सब', 'सभी']);
const SAFE = new Set(['safe', 'unhurt', 'surakshit', 'salamat', 'bach', 'सुरक्षित', 'सलामत', 'बच']);
/** What else may stand between "all" and "safe". */
const LINKS = new Set(['are', 'is', 'were', 'log', 'लोग', 'theek', 'ठीक']);
const BY = new Set(['ne', 'ने']);
/** Behind "safe" in the same breath. */
const CLOSES = new Set(['hai', 'hain', 'h', 'gaye', 'gaya', 'gye', 'है', 'हैं', 'गए', 'गये']);
const BUT = new Set([
  'but',
  'except',
  'par',
  'lekin',
  'magar',
  'sirf',
  'bas',
  'पर',
  'लेकिन',
  'मगर',
  'सिर्फ',
  'बस',
]);
const TO = new Set(['ko', 'ke', 'को', 'के']);
const BIT = new Set([
  'kata', 'kaata', 'kaat', 'dasa', 'काटा', 'काट', 'डसा', 'डँसा', 'डंसा', 'bitten', 'bit', 'stung',
]); // prettier-ignore
/** Words in which "nobody was hurt" is said. */
const REACH = 6;

/**
 * The dangers of a sentence that have come to nobody, as it or the next one says: "saanp dikha, kisi ko kaata nahi", "truck
 * overturned, all safe". Not where somebody is named to whom it came: "papa ko saanp ne kaata, aur kisi ko nahi".
 */
export function comeToNobody(
  matches: readonly Match[],
  among: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
): Match[] {
  const harms = among.filter(({ meaning }) => meaning.kind === 'finding' && HARMS.has(meaning.id));
  if (harms.length === 0) return [];
  const said = saysNobody(tokens, sentence) ?? saysNoBite(tokens, sentence);
  if (!said) return [];
  // "Saanp ne kaata, nobody touched him": what was told as done was done.
  const isDone = (match: Match): boolean =>
    match.to < said.from && match.tokens.some((at) => BIT.has(tokens[at]!.text));
  return harms.filter(
    (match) => match.from < said.to && !isDone(match) && !isOfSomebody(match, matches, tokens),
  );
}

/** "Pata nahi kaata": nobody knows whether it bit. */
const UNKNOWN = new Set(['pata', 'malum', 'maloom', 'पता', 'मालूम']);

/** Behind a snake that was only seen, up to where it is said that it did not bite: "saanp dikha tha, kaata nahi". */
function saysNoBite(tokens: readonly Token[], { from, to }: Sentence): Stretch | null {
  const isNot = (at: number): boolean => TENSES.not.has(tokens[at]?.text ?? '');
  const isLast = (at: number): boolean =>
    at + 1 >= to || tokens[at + 1]!.gap !== 'none' || tokens[at + 1]!.number !== null;
  for (let at = from + 1; at < to; at += 1) {
    if (!BIT.has(tokens[at]!.text)) continue;
    if (!isLast(at) && isNot(at + 1) && isLast(at + 1)) return { from: at, to: at };
    const isBefore =
      isNot(at - 1) && isJoined(at - 2, at, tokens) && !UNKNOWN.has(tokens[at - 2]?.text ?? '');
    return isBefore && isLast(at) ? { from: at - 1, to: at } : null;
  }
  return null;
}

/** Where a sentence, or the next one, says that nobody was harmed. */
function saysNobody(tokens: readonly Token[], { from, to }: Sentence): Stretch | null {
  for (let at = from; at < Math.min(tokens.length, to + REACH); at += 1) {
    const { text } = tokens[at]!;
    const isNoOne = NOBODY.has(text) || (text === 'no' && tokens[at + 1]?.text === 'one');
    if (!isNoOne && !ANYBODY.has(text) && !ALL.has(text)) continue;
    if (REST.has(tokens[at - 1]?.text ?? '') || BY.has(tokens[at + 1]?.text ?? '')) continue;
    if (ALL.has(text)) {
      const next = LINKS.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
      let end = next + 1;
      while (CLOSES.has(tokens[end]?.text ?? '')) end += 1;
      const isLast = end >= tokens.length || (tokens[end]!.gap !== 'none' && !BUT.has(tokens[end]!.text));
      if (SAFE.has(tokens[next]?.text ?? '') && tokens[next]!.gap === 'none' && isLast)
        return { from: at, to: next };
      continue;
    }
    const words = wordsAround(at, tokens);
    if (words.some((word) => OTHERWISE.has(word)) || !words.some((word) => HARMED.has(word))) continue;
    if (isNoOne || words.some((word) => TENSES.not.has(word))) return { from: at, to: at + REACH };
  }
  return null;
}

/** The words of a stretch between commas around a token, as far as they reach. */
function wordsAround(at: number, tokens: readonly Token[]): readonly string[] {
  const reach = { from: Math.max(0, at - REACH), to: Math.min(tokens.length, at + REACH) };
  const { from, to } = stretchAround({ from: at, to: at }, tokens, reach);
  return wordsOf({ from: BEHIND.has(tokens[at]!.text) ? from : at, to }, tokens);
}

/** Whether somebody is named in the same stretch to whom it came: "papa ko", "my brother was bitten". */
function isOfSomebody(match: Match, matches: readonly Match[], tokens: readonly Token[]): boolean {
  const { from, to } = stretchAround(match, tokens);
  return matches.some(
    ({ meaning, language, from: at, to: until }) =>
      (meaning.kind === 'person' || meaning.kind === 'self') &&
      at >= from &&
      at < to &&
      (language === 'en' ? !POSSESSIVE.has(tokens[at]!.text) : TO.has(tokens[until + 1]?.text ?? '')),
  );
}

const POSSESSIVE = new Set(['my', 'our', 'we', 'i']);
