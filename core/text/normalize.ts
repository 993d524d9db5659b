/** The decimal digits of a script, by their zero: Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Arabic-Indic (both), full width. */
const ZEROS = [0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0x660, 0x6f0, 0xff10];

/** Digits of any Indian script as 0–9. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = ZEROS.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** Characters that are not seen, and stand within words. */
const HIDDEN = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
/** What stands between words. */
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/gu;

/** The words of a text as they were written, in NFC: those of `normalize`, with their own letters and digits. */
export const writtenWords = (text: string): string[] =>
  text.normalize('NFC').replace(HIDDEN, '').split(BETWEEN).filter(Boolean);

/** What follows the first word of a text, as it was written; empty where nothing does. */
export const afterFirstWord = (text: string): string =>
  text
    .normalize('NFC')
    .replace(HIDDEN, '')
    .replace(/^[^\p{L}\p{M}\p{N}]*[\p{L}\p{M}\p{N}]+[^\p{L}\p{M}\p{N}]*/u, '')
    .trim();

/**
 * A reply as it is compared: NFC, digits as 0–9, lower case, zero-width characters gone, everything that is not a
 * letter, mark or number as one space. Marks are kept: without them Hindi words fall apart.
 */
export function normalize(text: string): string {
  return asciiDigits(text.normalize('NFC')).replace(HIDDEN, '').toLowerCase().replace(BETWEEN, ' ').trim();
}
