/** A message by key, "flow.name", with its variables. Each variable is declared with its tag and longest value. */
export interface Line {
  readonly key: string;
  readonly params?: Readonly<Record<string, Param>>;
}

/** A variable's value: as it stands, a name per language, or another message in its place. */
export type Param = string | number | { readonly byLanguage: Readonly<Record<string, string>> } | Line;

/**
 * A message variable. `tag` is what India's operators must be told of it (TRAI direction of 18 November 2025),
 * `max` its longest value in UTF-16 units, as operators and handsets count: longer ones are trimmed at a grapheme's end, so
 * that "it fits" can be proved.
 */
export interface Variable {
  readonly tag: 'numeric' | 'alphanumeric';
  readonly max: number;
}
