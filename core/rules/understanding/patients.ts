import type { Match } from './phrases.ts';
import { isJoined, type Token } from './tokens.ts';

const BEASTS = new Set([
  'bail', 'bael', 'bhains', 'bhens', 'bhais', 'gaay', 'gay', 'bakri', 'bakra', 'bachhda', 'bachda', 'bachhiya', 'murgi', 'murga',
  'tota', 'tote', 'kutte', 'kutta', 'billi', 'ghoda', 'ghode', 'oont', 'bullock', 'ox', 'buffalo', 'cow', 'calf', 'goat', 'sheep',
  'hen', 'parrot', 'horse', 'donkey', 'camel', 'puppy', 'kitten', 'dog', 'cat', 'बैल', 'भैंस', 'गाय', 'बकरी', 'बकरा', 'बछड़ा',
  'बछिया', 'मुर्गी', 'मुर्गा', 'तोता', 'तोते', 'कुत्ते', 'कुत्ता', 'बिल्ली', 'घोड़ा', 'घोड़े', 'ऊँट', 'ऊंट',
]); // prettier-ignore
const THINGS = new Set([
  'motor', 'fan', 'pankha', 'tv', 'transformer', 'charger', 'bulb', 'meter', 'fuse', 'inverter', 'ped', 'tree', 'sabzi', 'sabji',
  'roti', 'khana', 'dosa', 'daal', 'dal', 'chawal', 'rice', 'chapati', 'food', 'curry', 'khet', 'fasal', 'crop', 'मोटर', 'पंखा',
  'टीवी', 'ट्रांसफार्मर', 'बल्ब', 'मीटर', 'पेड़', 'सब्जी', 'सब्ज़ी', 'रोटी', 'खाना', 'दाल', 'चावल', 'खेत', 'फसल', 'फ़सल',
]); // prettier-ignore
const TO = new Set(['ko', 'को', 'ke', 'के']);
const BY = new Set(['ne', 'ने']);
const INSIDE = new Set(['me', 'mein', 'pe', 'में', 'मे', 'पे']);
const IS = new Set(['is', 'has', 'was', 'got', 'having', 'gets']);
const ARTICLES = new Set(['the', 'a', 'an', 'my', 'our']);
const BURNS: ReadonlySet<string> = new Set(['burn', 'burn-dangerous']);
/** What somebody comes to by himself, so that who stands before it is the one. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'drowning', 'blue', 'fit', 'fit-now', 'unconscious', 'fainting', 'breathless', 'electric-shock',
]); // prettier-ignore

/** The dangers of a sentence that came to an animal or a thing: "bail ko saanp ne kaata", "motor jal gayi", "burnt the dosa". */
export function comeToNoPerson(said: readonly Match[], tokens: readonly Token[]): Match[] {
  const text = (at: number): string => tokens[at]?.text ?? '';

  /** "Bail ko saanp ne", "kutte ko mirgi", "bullock bitten by", "bachhda naali me doob". */
  const isOfBeast = ({ from, to, meaning, tokens: taken }: Match): boolean => {
    const isBeast = (at: number): boolean => BEASTS.has(text(at)) && isJoined(at, from, tokens);
    if (isBeast(from) && TO.has(text(from + 1)) && BY.has(text(from + 3))) return true;
    if (isBeast(from - 2) && TO.has(text(from - 1))) return true;
    const isBitten = tokens.slice(from, to + 1).some((token) => token.text === 'by');
    if (isBitten) return isBeast(from - 1) || (isBeast(from - 2) && IS.has(text(from - 1)));
    if (meaning.kind !== 'finding' || !BY_ITSELF.has(meaning.id)) return false;
    if (taken.some((at) => at > from && BEASTS.has(text(at - 1)))) return true;
    if (isBeast(from - 1) || (isBeast(from - 2) && IS.has(text(from - 1)))) return true;
    return isBeast(from - 3) && INSIDE.has(text(from - 1));
  };

  const isOfThing = ({ from, to, meaning }: Match): boolean => {
    if (meaning.kind !== 'finding' || !BURNS.has(meaning.id)) return false;
    if (THINGS.has(text(from - 1)) && isJoined(from - 1, from, tokens)) return true;
    const object = ARTICLES.has(text(to + 1)) ? to + 2 : to + 1;
    if (!THINGS.has(text(object)) || !isJoined(to, object, tokens)) return false;
    const isFirst = tokens[from]!.gap !== 'none' || from === 0;
    const isLast = object + 1 >= tokens.length || tokens[object + 1]!.gap !== 'none';
    return object > to + 1 || (isFirst && isLast);
  };

  return said.filter((match) => isOfBeast(match) || isOfThing(match));
}
