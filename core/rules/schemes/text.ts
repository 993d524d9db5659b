import { z } from 'zod';

/** Letters that take one place each in GSM-7: a text in Latin letters stays cheap by SMS. */
const LATIN = /^[A-Za-z0-9 ,.:;?!'"()%&/+=@#*<>-]+$/;
const DEVANAGARI = /^(?=.*[\u0900-\u097F])[\u0900-\u097F A-Za-z0-9,.:;?!'"()%&/+-]+$/;

/** One text in each language offered, each of at most `most` characters, without spaces at its ends. */
export const textOf = (most: number) => {
  const one = (letters: RegExp, what: string) =>
    z.string().trim().min(1).max(most).regex(letters, `only ${what}`);
  return z.strictObject({
    en: one(LATIN, 'letters of GSM-7'),
    hi: one(DEVANAGARI, 'Devanagari, with digits and short forms'),
    'hi-Latn': one(LATIN, 'letters of GSM-7'),
  });
};
/** A text by language: { en, hi, "hi-Latn" }. */
export type Text = z.infer<ReturnType<typeof textOf>>;

/** A name within rules: "ration-card". */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens');

/** A day as "2026-11-23". */
export const Day = z.iso.date();
