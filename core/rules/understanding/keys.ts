import type { Lexicon } from './lexicon.ts';

type Language = Lexicon['language'];

const DEVANAGARI = /[\u0900-\u097f]/;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad'’`]/g;

/** Whether a word is written in Devanagari. */
export const isDevanagari = (word: string): boolean => DEVANAGARI.test(word);

/** A word as it is folded before anything else: NFC, lower case, invisible characters and apostrophes gone. */
export const plain = (word: string): string => word.normalize('NFC').toLowerCase().replace(INVISIBLE, '');

/**
 * Under which keys a word of the lexicon of a language is kept. Spellings that fold together and usual endings share a
 * key; English, Latin-letter Hindi ("l") and Devanagari never do.
 */
export function keysWritten(word: string, language: Language): readonly string[] {
  if (isDevanagari(word)) return written(foldDevanagari(word), DEVANAGARI_ENDINGS).map((key) => `h ${key}`);
  if (language === 'en') return [`e ${stemEnglish(word)}`];
  return written(foldLatinHindi(word), LATIN_ENDINGS).map((key) => `l ${key}`);
}

/** The key of a word whose ending says whether it is a woman or a man: "beta" and "beti" never meet. */
export const exactKey = (word: string): string =>
  `= ${isDevanagari(word) ? foldDevanagari(word) : foldLatinHindi(word)}`;

/**
 * The key of an English word that is the whole of a danger: it is met in its plural and in both spellings, never by its
 * stem, which common words share ("singed" and "sings", "winded" and "winds", "confused" and "confusing").
 */
export const wholeKey = (word: string): string => `w ${singularEnglish(word)}`;

/** All keys under which a word that was said is looked for. */
export function keysSaid(word: string): readonly string[] {
  const exact = exactKey(word);
  if (isDevanagari(word))
    return [exact, ...said(foldDevanagari(word), DEVANAGARI_ENDINGS).map((key) => `h ${key}`)];
  const hindi = said(foldLatinHindi(word), LATIN_ENDINGS).map((key) => `l ${key}`);
  return [exact, wholeKey(word), `e ${stemEnglish(word)}`, ...hindi];
}

/** The loosest key of a Latin-letter Hindi word: breathed consonants as plain ones ("bukar" as "bukhar"). */
export const looseKey = (key: string): string => key.replace(/([bcdgjkpt])h/g, '$1').replace(/y/g, 'i');

/** English in one spelling (American): "oedema" as "edema". */
function spellEnglish(word: string): string {
  const text = plain(word);
  return text.length >= 6 ? text.replace(/[ao]e/g, 'e').replace(/our$/, 'or') : text;
}

/** An "s" that can be taken away: "does" is no plural of "doe". */
const PLURAL = /(?<!^doe)(?<![usi])s$/;

/** English in one spelling, without plural and doubled consonants. */
function singularEnglish(word: string): string {
  const text = spellEnglish(word);
  return single(PLURAL.test(text) && text.length > 3 ? text.slice(0, -1) : text);
}

const single = (word: string): string => (word.length > 3 ? word.replace(/([^aeiou])\1+/gu, '$1') : word);

/** English in one spelling, without plural, -ed, -ing, doubled consonants and final -e. */
export function stemEnglish(word: string): string {
  let stem = spellEnglish(word);
  if (/[^aeiou]ie[sd]$/.test(stem) && stem.length > 4) stem = stem.replace(/ie[sd]$/, 'y');
  else if (PLURAL.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  else if (/[^e]ed$/.test(stem) && stem.length > 4) stem = stem.slice(0, -2);
  else if (/[aeiouy].*ing$/.test(stem) && stem.length > 5) stem = stem.slice(0, -3);
  if (stem.length > 4) stem = stem.replace(/([^aeiou])e$/, '$1');
  return single(stem);
}

/** Latin-letter Hindi in one spelling: vowel lengths, doubled letters and letters that sound alike folded. */
export function foldLatinHindi(word: string): string {
  return plain(word)
    .replace(/ee/g, 'i')
    .replace(/oo/g, 'u')
    .replace(/ph/g, 'f')
    .replace(/chh/g, 'ch')
    .replace(/sh/g, 's')
    .replace(/ck/g, 'k')
    .replace(/c(?!h)/g, 'k')
    .replace(/[wzq]/g, (letter) => ({ w: 'v', z: 'j', q: 'k' })[letter]!)
    .replace(/x/g, 'ks')
    .replace(/(\p{L})\1+/gu, '$1');
}

const SHORT_MATRAS: Readonly<Record<string, string>> = { 'ी': 'ि', 'ू': 'ु', ई: 'इ', ऊ: 'उ', 'ँ': 'ं' };

/** Devanagari in one spelling: no nukta or visarga, chandrabindu and half nasals as anusvara, vowel lengths folded. */
export function foldDevanagari(word: string): string {
  return plain(word)
    .replace(/[\u093c\u0903]/g, '')
    .replace(/[ीूईऊँ]/g, (mark) => SHORT_MATRAS[mark]!)
    .replace(/[ङञणनम]्(?=[क-ह])/g, 'ं')
    .replace(/यि$/, 'इ')
    .replace(/ये$/, 'ए')
    .replace(/(.)्\1/gu, '$1');
}

/** The endings of a script, on folded words: what inflects a noun, an adjective or a verb. */
interface Endings {
  readonly vowel: RegExp;
  readonly plural: RegExp;
  readonly verb: RegExp;
  readonly infinitive: RegExp;
}

/** What must remain before an ending, in letters or signs, so that it is taken for one. */
const LATIN_ENDINGS: Endings = {
  vowel: /(?<=.{2})[aeiou]$/,
  plural: /(?<=.{3})(?:iyon|iyan|iya|yon|yan|on|en|ein|an)$/,
  verb: /(?<=.{3})(?:ta|ti|te|na|ne|ni)$/,
  infinitive: /(?<=.{3})na$/,
};
const DEVANAGARI_ENDINGS: Endings = {
  vowel: /(?<=.{2})[ािेोआइएओ]$/,
  plural: /(?<=.{2})(?:ियों|ियां|ियो|ों|ें|ओं|एं|ां)$/,
  verb: /(?<=.{2})(?:ता|ति|ते|ना|ने|नि)$/,
  infinitive: /(?<=.{2})ना$/,
};

/** A word that ends in a vowel is kept by its stem and a mark, so that "gala" meets "gale" and not "gaal". */
const ending = (word: string, { vowel }: Endings): string => word.replace(vowel, '-');

function written(word: string, endings: Endings): string[] {
  const keys = [ending(word, endings)];
  if (endings.infinitive.test(word)) keys.push(word.replace(endings.infinitive, ''));
  return keys;
}

function said(word: string, endings: Endings): string[] {
  const keys = new Set([ending(word, endings)]);
  for (const kind of [endings.plural, endings.verb]) {
    if (!kind.test(word)) continue;
    const stem = word.replace(kind, '');
    keys.add(stem);
    if (kind === endings.plural) keys.add(`${stem}-`);
  }
  return [...keys];
}
