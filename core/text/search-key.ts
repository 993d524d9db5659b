import sanscript from '@indic-transliteration/sanscript';
import { normalize } from './normalize.ts';

// The package exports the library itself, not a module with a default, as its types say.
const { t: transliterate } = sanscript as unknown as typeof sanscript.default;

/** Changes whenever searchKey or soundsOf answers differently: keys stored with another version are stale. */
export const SEARCH_KEY_VERSION = 1;

/**
 * An ASCII key (a–z, 0–9) under which the ways of writing one name meet, in any Indian script or in Latin letters:
 * "Prayagraj", "prayag raj", "Pryagraaj" and "प्रयागराज" are one key, and a slip changes it by a letter or so.
 * Vowels count as i (e, y), as u (o), or not at all (a, but for the first and last letter); aspiration, doubling and
 * the kind of s do not count. For a trigram index and edit distance; "" for a text without a letter it knows.
 */
export function searchKey(text: string): string {
  return keyOfSounds(soundsOf(text));
}

/**
 * The finer form that the key is made from: the same letters with their vowels, in ASCII, words joined. It tells names
 * of nearly one key apart ("Patna", "Patan") when results are put in order.
 */
export function soundsOf(text: string): string {
  const latin = normalize(text).replace(INDIC_WORD, romanize);
  return reduce(latin.normalize('NFD').replace(/[^a-z0-9]+/g, ''));
}

/** The key of a text that soundsOf has reduced. */
export function keyOfSounds(sounds: string): string {
  const last = sounds.length - 1;
  return sounds
    .replace(/^a(?=[iu])/, '')
    .replace(/a/g, (a, at: number) => (at === 0 || at === last ? a : ''))
    .replace(/([iu])\1+/g, '$1')
    .replace(/n(?=[pb])/g, 'm');
}

/** Latin letters as they sound in Indian names, in order: later rules see what earlier ones leave. */
const LATIN_RULES: readonly (readonly [RegExp, string])[] = [
  [/ore$/, 'ur'],
  [/x/g, 'ks'],
  [/q|ck/g, 'k'],
  [/t?ch+/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/cC/g, 'C'],
  [/c/g, 'k'],
  [/C+/g, 'c'],
  [/zh/g, 'l'],
  [/z/g, 'j'],
  [/w/g, 'v'],
  // After these letters h is breath: bh, sh, garh, but Burhanpur; ph is f, and both are p.
  [/(?<=[bcdgjkpst])h+|(?<=r)h+(?![aeiou])/g, ''],
  [/f/g, 'p'],
  [/[ey]/g, 'i'],
  [/o/g, 'u'],
  // v that closes a syllable: Devgarh is Deogarh, Navsari is Nausari.
  [/(?<=[aiu])v(?![aiu])/g, 'u'],
  [/(?<=[aiu])h$/, ''],
  [/([a-z])\1+/g, '$1'],
];

function reduce(latin: string): string {
  return LATIN_RULES.reduce((sounds, [pattern, sound]) => sounds.replace(pattern, sound), latin);
}

interface Script {
  /** As sanscript calls it. */
  readonly scheme: string;
  /** Whether the a that a last letter implies is silent. */
  readonly silentEnd: boolean;
  /** Letters that sanscript does not know, or that sound otherwise in names; in NFC, which splits off the nukta. */
  readonly letters: readonly (readonly [RegExp, string])[];
}

/** The nine blocks from U+0900 on, 128 code points each, in their order. */
const SCRIPTS: readonly Script[] = [
  {
    scheme: 'devanagari',
    silentEnd: true,
    letters: [
      [/[डढ]\u093c/g, 'र'],
      [/\u093e[\u0901\u0902]व/g, '\u093eओन'],
      [/\u0949/g, '\u094b'],
      [/\u0945/g, '\u0947'],
      [/ऑ/g, 'ओ'],
      [/ऍ/g, 'ए'],
    ],
  },
  {
    scheme: 'bengali',
    silentEnd: true,
    letters: [
      [/[ডঢ]\u09bc|ৰ/g, 'র'],
      [/(?<!\u09cd)য(?!\u09bc)/g, 'জ'],
      [/ৎ/g, 'ত\u09cd'],
      [/[বৱ]/g, 'ভ'],
    ],
  },
  {
    scheme: 'gurmukhi',
    silentEnd: true,
    letters: [
      [/ੜ/g, 'ਰ'],
      [/\u0a71/g, ''],
    ],
  },
  {
    scheme: 'gujarati',
    silentEnd: true,
    letters: [
      [/\u0ac9/g, '\u0acb'],
      [/\u0ac5/g, '\u0ac7'],
      [/ઑ/g, 'ઓ'],
      [/ઍ/g, 'એ'],
    ],
  },
  {
    scheme: 'oriya',
    silentEnd: true,
    letters: [
      [/[ଡଢ]\u0b3c/g, 'ର'],
      [/(?<!\u0b4d)ଯ/g, 'ଜ'],
      [/ୟ/g, 'ଯ'],
      [/ୱ/g, 'ଵ'],
    ],
  },
  { scheme: 'tamil', silentEnd: false, letters: [] },
  { scheme: 'telugu', silentEnd: false, letters: [] },
  { scheme: 'kannada', silentEnd: false, letters: [] },
  {
    scheme: 'malayalam',
    silentEnd: false,
    letters: [
      ...([
        [/ൺ/g, 'ണ്'],
        [/ൻ/g, 'ന്'],
        [/ർ/g, 'ര്'],
        [/ൽ/g, 'ല്'],
        [/ൾ/g, 'ള്'],
        [/ൿ/g, 'ക്'],
        [/ൗ/g, 'ൌ'],
      ] as const),
      ...([
        [/റ്റ/g, 'ട്ട'],
        [/ങ്ങ/g, 'ങ്ഗ'],
      ] as const),
    ],
  },
];
const blockOf = (text: string): number => (text.charCodeAt(0) - 0x900) >> 7;
const INDIC_WORD = /[\u0900-\u0d7f]+/g;
const NUKTAS = /[\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/g;

/** A word in rough Latin letters, as a speaker would write it. */
function romanize(word: string): string {
  const block = blockOf(word);
  const foreign = [...word].findIndex((letter) => blockOf(letter) !== block);
  if (foreign > 0) return romanize(word.slice(0, foreign)) + romanize(word.slice(foreign));

  const { scheme, silentEnd, letters } = SCRIPTS[block]!;
  const known = letters
    .reduce((text, [letter, sound]) => text.replace(letter, sound), word)
    .replace(NUKTAS, '');
  const phones = transliterate(known, scheme, 'slp1');
  const said =
    scheme === 'tamil' ? voiceTamil(phones) : scheme === 'malayalam' ? phones.replace(SOFT_T, 'q') : phones;
  return said
    .replace(silentEnd ? SILENT_A : FINAL_ANUSVARA, silentEnd ? '' : 'm')
    .replace(/jY/g, 'gy')
    .replace(/M(?=m)/g, '')
    .replace(/N(?=[aAiIuUeEoOèò])/g, 'ng')
    .replace(/[^aeioubdghjklmnprstvy]/g, (phone) => LATIN_OF[phone] ?? '');
}

/** At a word's end, and after v between vowels: Devagarh is said Devgarh. */
const SILENT_A = /(?<=.[^aAiIuUeEoOfF])a$|(?<=[aAiIuUeEoO]v)a(?=[^aAiIuUeEoO][aAiIuUeEoO])/g;
const FINAL_ANUSVARA = /M$/;
/** Malayalam's single hard t after a vowel is said, and written in Latin letters, as d: Wayanad. */
const SOFT_T = /(?<=[aAiIuUeEoOèò])w(?!w)/g;

/** The sounds of SLP1 (one letter each) that Latin writes otherwise; breath is lost here already. The rest is noise. */
const LATIN_OF: Readonly<Record<string, string>> = {
  ...{
    A: 'a',
    I: 'i',
    U: 'u',
    f: 'ri',
    F: 'ri',
    x: 'li',
    X: 'li',
    E: 'ai',
    O: 'au',
    è: 'e',
    ò: 'o',
    M: 'n',
    '~': 'n',
  },
  ...{
    K: 'k',
    G: 'g',
    N: 'n',
    c: 'ch',
    C: 'ch',
    J: 'j',
    Y: 'n',
    w: 't',
    W: 't',
    q: 'd',
    Q: 'd',
    R: 'n',
    T: 't',
  },
  ...{ D: 'd', P: 'p', B: 'b', S: 's', z: 's', L: 'l' },
};

/**
 * Tamil writes k and g, ch s and j, t and d, p and b with one letter each, which sanscript gives as G J Q D B. The
 * place tells them apart: soft between vowels (never p) and after the nasal of the same kind, else hard.
 */
const TAMIL_PLACES: readonly (readonly [RegExp, string])[] = [
  [/^i(?=rA)/, ''],
  [/iruz/g, 'riz'],
  [/r2r2/g, 'tr'],
  [/JJ|^J(?=[èi](?!v))/g, 'c'],
  [/(?<=Y)J/g, 'j'],
  [/J/g, 's'],
  [/GG|(?<![NaAiIuUeEoOèò])G/g, 'k'],
  [/QQ|(?<![RaAiIuUeEoOèò])Q/g, 't'],
  [/DD|(?<!n|[aAiIuUeEoOèò])D/g, 't'],
  [/(?<=m)B/g, 'b'],
  [/B+/g, 'p'],
];

function voiceTamil(phones: string): string {
  return TAMIL_PLACES.reduce((text, [place, sound]) => text.replace(place, sound), phones);
}
