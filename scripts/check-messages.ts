import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { loadCountry } from '../core/country/country.ts';
import { languages } from '../core/text/languages.ts';
import { readMessages, type MessagesFile } from '../core/text/messages.ts';
import { catalogues } from '../server/catalogues.ts';

/**
 * `npm run check` (messages): every language says what English says, with the same variables, each of them declared.
 * With `--export`, one sheet per language for translators, on standard output.
 */
const constants = new Set(Object.keys(loadCountry('IN').constants));
const problems: string[] = [];

for (const catalogue of catalogues) {
  const english = readMessages(catalogue, 'en');
  for (const { code } of languages) {
    const messages = readMessages(catalogue, code);
    const at = (key: string): string => `${catalogue.name}/${code}.json "${key}"`;
    for (const key of Object.keys(english)) if (!(key in messages)) problems.push(`${at(key)} is missing`);
    for (const [key, message] of Object.entries(messages)) {
      if (!(key in english)) problems.push(`${at(key)} is not in English`);
      const allowed = new Set([...constants, ...Object.keys(catalogue.variables)]);
      for (const name of variablesOf(message)) {
        if (!allowed.has(name)) problems.push(`${at(key)} names a variable "${name}" that nothing declares`);
      }
      if (typeof message !== 'string' && !('any' in message))
        problems.push(`${at(key)} has no "any" variant`);
    }
  }
}

if (process.argv.includes('--export')) {
  for (const catalogue of catalogues) {
    for (const [key, message] of Object.entries(readMessages(catalogue, 'en'))) {
      const row = languages.map(({ code }) =>
        textOf(code === 'en' ? message : readMessages(catalogue, code)[key]),
      );
      process.stdout.write(`${[`${catalogue.name}.${key}`, ...row].join('\t')}\n`);
    }
  }
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exit(problems.length > 0 ? 1 : 0);

function variablesOf(message: MessagesFile[string]): Set<string> {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return new Set(texts.flatMap((text) => namesIn(parse(text, { ignoreTag: true }))));
}

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return [];
    const inside =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : [];
    return [element.value, ...inside];
  });
}

function textOf(message: MessagesFile[string] | undefined): string {
  if (message === undefined) return '';
  return typeof message === 'string' ? message : (message.any ?? '');
}
