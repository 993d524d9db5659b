/** A language that is offered. `script` decides which words show it plainly; `name` is how its speakers write it. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly script: 'Latin' | 'Devanagari';
}

/** Every language offered, in the order in which it is offered. Adding one: a line here and a messages file per flow. */
export const languages = [
  { code: 'en', name: 'English', script: 'Latin' },
  { code: 'hi', name: 'हिन्दी', script: 'Devanagari' },
  { code: 'hi-Latn', name: 'Hindi (a b c)', script: 'Latin' },
] as const satisfies readonly Language[];

export type LanguageCode = (typeof languages)[number]['code'];

export const isLanguage = (code: string): code is LanguageCode =>
  languages.some((language) => language.code === code);

/** The language that a text shows plainly by its script, if only one offered language is written in it. */
export function shownLanguage(text: string): LanguageCode | null {
  const shown = languages.filter(({ script }) => scripts[script].test(text));
  return shown.length === 1 && shown[0]!.script !== 'Latin' ? shown[0]!.code : null;
}

const scripts = { Latin: /\p{Script=Latin}/u, Devanagari: /\p{Script=Devanagari}/u };
