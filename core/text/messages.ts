import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import { languages } from './languages.ts';
import type { Line, Param, Variable } from './line.ts';

/** Messages, their keys said as "name.key": a folder of them, `<folder>/<language>.json`, or the texts of other data by language. */
export type Catalogue = {
  readonly name: string;
  readonly variables: Readonly<Record<string, Variable>>;
} & ({ readonly folder: string } | { readonly texts: Readonly<Record<string, MessagesFile>> });

/** A message: one text, or one per medium with "any" for the rest. */
const Message = z.union([z.string().min(1), z.record(z.string(), z.string().min(1))]);
const MessagesFile = z.record(z.string(), Message);
export type MessagesFile = z.infer<typeof MessagesFile>;

export interface Messages {
  /** The text of a line. A language that lacks it falls back to English, and that is reported; a key is never shown. */
  say(line: Line, language: string, medium: string): string;
}

/** Sentences, by their keys, that a number to answer to follows on one medium; `before` is the key of the words before it. */
export interface Answered {
  readonly keys: ReadonlySet<string>;
  readonly medium: string;
  readonly before: string;
  readonly number: string;
}

/** Reads one language of one catalogue; throws naming the file when it is not a messages file. */
export function readMessages(catalogue: Catalogue, language: string): MessagesFile {
  if ('texts' in catalogue) return catalogue.texts[language] ?? {};
  const path = join(catalogue.folder, `${language}.json`);
  if (!existsSync(path)) throw new Error(`no messages at ${catalogue.name}/${language}.json`);
  const parsed = MessagesFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(`${catalogue.name}/${language}.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * All messages of all languages, each compiled when it is first said: most never are in one process. `constants` are variables that every message may name (a country's
 * emergency numbers). `answered`: what names a number to answer to. `onFallback` hears of each text that was said in English for want of a translation.
 */
export function createMessages({
  catalogues,
  constants,
  answered = null,
  onFallback = () => undefined,
}: {
  readonly catalogues: readonly Catalogue[];
  readonly constants: Readonly<Record<string, string>>;
  readonly answered?: Answered | null;
  readonly onFallback?: (key: string, language: string) => void;
}): Messages {
  const texts = new Map<string, { readonly text: string; readonly code: string }>();
  const compiled = new Map<string, IntlMessageFormat>();
  const variables = new Map<string, Readonly<Record<string, Variable>>>();

  for (const catalogue of catalogues) {
    for (const { code } of languages) {
      for (const [key, message] of Object.entries(readMessages(catalogue, code))) {
        variables.set(`${catalogue.name}.${key}`, catalogue.variables);
        const variants = typeof message === 'string' ? { any: message } : message;
        for (const [medium, text] of Object.entries(variants))
          texts.set(`${catalogue.name}.${key}|${code}|${medium}`, { text, code });
      }
    }
  }

  function find(key: string, language: string, medium: string): IntlMessageFormat | undefined {
    const own = `${key}|${language}|${medium}`;
    const name = texts.has(own) ? own : `${key}|${language}|any`;
    const ready = compiled.get(name);
    const written = texts.get(name);
    if (ready || !written) return ready;
    const format = new IntlMessageFormat(written.text, written.code, undefined, { ignoreTag: true });
    compiled.set(name, format);
    return format;
  }

  function say(line: Line, language: string, medium: string): string {
    const said = sayAlone(line, language, medium);
    if (answered === null || medium !== answered.medium || !answered.keys.has(line.key)) return said;
    return `${said} ${sayAlone({ key: answered.before }, language, medium)} ${answered.number}`;
  }

  function sayAlone(line: Line, language: string, medium: string): string {
    let format = find(line.key, language, medium);
    if (!format) {
      onFallback(line.key, language);
      format = find(line.key, 'en', medium);
    }
    if (!format) throw new Error(`no message "${line.key}"`);
    if (!line.params) return String(format.format(constants));

    const declared = variables.get(line.key)!;
    const values: Record<string, string | number> = { ...constants };
    for (const [name, param] of Object.entries(line.params)) {
      const variable = declared[name];
      if (!variable)
        throw new Error(`"${line.key}" is given a variable "${name}" that its flow does not declare`);
      const value = valueOf(param, language, medium);
      values[name] = typeof value === 'number' ? value : trim(value, variable.max);
    }
    return String(format.format(values));
  }

  function valueOf(param: Param, language: string, medium: string): string | number {
    if (typeof param !== 'object') return param;
    if ('key' in param) return say(param, language, medium);
    return param.byLanguage[language] ?? param.byLanguage.en ?? '';
  }

  return { say };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `max` UTF-16 units, never inside a grapheme, cut at a word's end where that loses little. */
export function trim(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  const cut = text.slice(0, end);
  const space = cut.lastIndexOf(' ');
  return (space > max * 0.6 ? cut.slice(0, space) : cut).trimEnd();
}
