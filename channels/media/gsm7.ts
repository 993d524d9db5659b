import { SegmentedMessage } from 'sms-segments-calculator';
import smart from 'sms-segments-calculator/dist/libs/SmartEncodingMap.js';

/** The default alphabet of 3GPP TS 23.038: one septet each. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Its extension table: an escape and a character, two septets. */
const EXTENSION = '\f^{}\\[~]|€';

const COSTS: ReadonlyMap<string, number> = new Map([
  ...Array.from(BASIC, (character) => [character, 1] as const),
  ...Array.from(EXTENSION, (character) => [character, 2] as const),
]);

/** Whether a text can travel as GSM-7; else it travels as UCS-2. */
export function isGsm7(text: string): boolean {
  for (const character of text) if (!COSTS.has(character)) return false;
  return true;
}

/** Septets of a GSM-7 text; NaN when it is none. */
export function septets(text: string): number {
  let sum = 0;
  for (const character of text) sum += COSTS.get(character) ?? NaN;
  return sum;
}

/** UCS-2 units of a text: UTF-16 units, so that an emoji is two or more. */
export const units = (text: string): number => text.length;

/** Septets or units of one SMS, and of each part of a longer one (a header takes the rest). */
const PARTS = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70 } } as const;

/**
 * How many SMS parts a text takes: 160/153 septets or 70/67 units, with no grapheme and no escaped pair cut. What is
 * billed, as sms-segments-calculator counts it; it is only asked where graphemes matter, since it takes half a millisecond.
 */
export function segments(text: string): number {
  if (!isGsm7(text)) return units(text) <= PARTS.ucs2.alone ? 1 : new SegmentedMessage(text).segmentsCount;
  if (septets(text) <= PARTS.gsm7.alone) return 1;
  let count = 1;
  let used = 0;
  for (const character of text) {
    const cost = COSTS.get(character)!;
    if (used + cost > PARTS.gsm7.part) {
      count += 1;
      used = 0;
    }
    used += cost;
  }
  return count;
}

/** Characters beyond GSM-7 that plain ones can stand for, before the quotes and dashes that Twilio's table knows. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/₹\s*(?=\d)/gu, 'Rs '],
  [/₹/gu, 'Rs'],
  [/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, ' '],
  [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, ''],
  [/[\u2011\u2012\u2212]/gu, '-'],
  [/°/gu, ''],
  [/×/gu, 'x'],
  [/≤/gu, '<='],
  [/≥/gu, '>='],
  [/→/gu, '->'],
];

/** Letters of other scripts: whatever is folded beside them, the text stays UCS-2. Spares most of the work for Hindi. */
const UNFOLDABLE = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * A text as any phone can show it, if plain characters can stand for all that GSM-7 lacks (curly quotes, dashes, ₹,
 * fixed spaces, accents); else the text as it is, since one other character makes it UCS-2 anyway.
 */
export function folded(text: string): string {
  if (isGsm7(text) || UNFOLDABLE.test(text)) return text;
  const plain = PLAIN.reduce((result, [found, put]) => result.replace(found, put), text.normalize('NFC'));
  const bare = Array.from(plain, (character) => (COSTS.has(character) ? character : simpler(character))).join(
    '',
  );
  return isGsm7(bare) ? bare : text;
}

function simpler(character: string): string {
  if (/\p{Script=Latin}|\p{M}/u.test(character)) return character.normalize('NFD').replace(/\p{M}/gu, '');
  return smart.default[character] ?? character;
}
