import {
  CasesFile,
  checkFacts,
  checkSchemes,
  DocumentsFile,
  type Fault,
  FactsFile,
  type Rulebook,
  Scheme,
  type Text,
} from '@arogya/rules';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Geography } from '../country/geography.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Where the schemes of the project are, from its folder. */
export const SCHEMES_FOLDER = join('prisma', 'seed', 'schemes');

/** Files of schemes have faults; the message names each with its file, line and reason. */
export class SchemesUnusable extends Error {
  override readonly name = 'SchemesUnusable';
}

const FACTS = 'facts';
const DOCUMENTS = 'documents';

/** All that is known of schemes. */
export interface SchemeBook extends Rulebook {
  readonly documents: DocumentsFile;
}

/**
 * Reads facts, documents and every scheme of a folder. Throws SchemesUnusable, which names each fault with its file, line and reason:
 * what is not of the schema, unknown facts, values, states, sources and documents, doubled names, conditions that can make no difference.
 */
export function readSchemes(folder: string, states: Geography['states']): SchemeBook {
  const faults: string[] = [];
  const fault = (where: string, reason: string): void => void faults.push(`${where}: ${reason}`);
  const read = <T>(id: string, schema: Parameters<typeof readYaml<T>>[2]): YamlFile<T> | null =>
    readYaml(join(folder, `${id}.yaml`), `${id}.yaml`, schema, fault);
  const throwFaults = (): void => {
    if (faults.length > 0) throw new SchemesUnusable(`The schemes cannot be used:\n${faults.join('\n')}`);
  };

  const facts = read<FactsFile>(FACTS, FactsFile);
  const documents = read<DocumentsFile>(DOCUMENTS, DocumentsFile);
  const names = states.map(({ name }) => name);
  const tell = (found: readonly Fault[], files: ReadonlyMap<string, YamlFile<unknown>>): void => {
    for (const { file, path, reason } of found) fault(files.get(file)!.where(path), reason);
  };
  if (facts) tell(checkFacts(facts.data, names), new Map([[FACTS, facts]]));

  const files = new Map<string, YamlFile<Scheme>>();
  for (const id of schemeIds(folder)) {
    const file = read<Scheme>(id, Scheme);
    if (!file) continue;
    if (file.data.id !== id) fault(file.where(['id']), `the id must be the file's name, "${id}"`);
    files.set(file.data.id, file);
  }
  throwFaults();
  const schemes = [...files.values()].map(({ data }) => data);
  tell(checkSchemes(schemes, { facts: facts!.data, documents: documents!.data, states: names }), files);
  throwFaults();
  return {
    facts: facts!.data,
    documents: documents!.data,
    schemes,
    stateNames: Object.fromEntries(
      states.map(({ name, hindi }): [string, Text] => [name, { en: name, hi: hindi, 'hi-Latn': name }]),
    ),
  };
}

/** The ids of the schemes of a folder, in the order of the alphabet. */
export const schemeIds = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .filter((id) => id !== FACTS && id !== DOCUMENTS)
    .sort();

/** The cases of a scheme; throws naming the file, the line and the reason, also where there are none. */
export function readCases(folder: string, scheme: string): CasesFile {
  const name = join('cases', `${scheme}.yaml`);
  if (!existsSync(join(folder, name))) throw new Error(`${name}: there are no cases of "${scheme}"`);
  const faults: string[] = [];
  const file = readYaml(join(folder, name), name, CasesFile, (where, reason) =>
    faults.push(`${where}: ${reason}`),
  );
  if (file && file.data.scheme !== scheme)
    faults.push(`${file.where(['scheme'])}: the scheme must be "${scheme}"`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return file!.data;
}
