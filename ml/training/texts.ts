import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createUnderstand, createVocabulary, lexicons, noGuess, type Understood } from '@arogya/rules';
import { projectRoot } from '../../core/root.ts';
import { gramsOf } from '../../core/rules/understanding/grams.ts';
import type { Guess } from '../../core/rules/understanding/guess.ts';
import { loadSets, YEAR_WRITTEN } from '../evaluation/case.ts';

/**
 * All texts that a guess is learned from, as ml/training/guess.py wants them, to data/texts.json: what is counted in each,
 * made by the code that makes it of a message, what it tells, and what the reading names in it already. Of the sets of
 * ml/evaluation only those for development are read.
 */
interface Row {
  /** Who wrote it: texts of one are held back together. */
  readonly author: string;
  readonly present: readonly string[];
  /** Findings that it may tell or not. */
  readonly unknown: readonly string[];
  /** Findings that the reading names, whatever it makes of them. */
  readonly named: readonly string[];
  readonly grams: readonly number[];
}

interface Labelled {
  readonly text: string;
  readonly present: readonly string[];
}

type Phrasings = Readonly<
  Record<string, Readonly<Record<string, readonly { readonly text: string; readonly fires: boolean }[]>>>
>;

const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
const namesIn = (...path: string[]): string[] => readdirSync(join(projectRoot, ...path)).toSorted();
const PHRASINGS = ['core', 'rules', 'triage', 'phrasings'];
const UNDERSTANDING = ['core', 'rules', 'understanding'];

const vocabulary = createVocabulary(JSON.parse(read('ml', 'knowledge', 'findings.json')));
/** The words of the last text that a guess would be made from. */
let open: Parameters<Guess>[0] = [];
const keep: Guess = (tokens) => {
  open = tokens;
  return noGuess(tokens);
};
const understand = createUnderstand(vocabulary, lexicons, keep, () => YEAR_WRITTEN);

const presentOf = ({ findings }: Understood): string[] =>
  Object.keys(findings).filter((id) => findings[id] === 'present');

/** A text with what it tells; what that implies is told too. */
function row(
  author: string,
  text: string,
  labels: { present?: readonly string[]; unknown?: readonly string[] },
): Row {
  const said = understand(text);
  const present = labels.present ?? presentOf(said);
  const complete = vocabulary.complete(Object.fromEntries(present.map((id) => [id, 'present' as const])));
  return {
    author,
    present: Object.keys(complete),
    unknown: labels.unknown ?? [],
    named: [...new Set(said.mentions.map(({ finding }) => finding))],
    grams: [...gramsOf(open)],
  };
}

/** Texts that were written to be learned from, each with what it tells. */
const written = namesIn('ml', 'training', 'texts')
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) =>
    read('ml', 'training', 'texts', name)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Labelled)
      .map(({ text, present }) => row(basename(name, '.jsonl'), text, { present })),
  );

const messages = namesIn(...UNDERSTANDING, 'messages').flatMap((name) =>
  (JSON.parse(read(...UNDERSTANDING, 'messages', name)) as readonly Labelled[]).map(({ text, present }) =>
    row('messages', text, { present }),
  ),
);

/** What fires each rule and what does not: all of it is read, so it tells what the reading says. */
const phrasings = namesIn(...PHRASINGS).flatMap((name) =>
  Object.values(JSON.parse(read(...PHRASINGS, name)) as Phrasings)
    .flatMap((languages) => Object.values(languages).flat())
    .map(({ text, fires }) => row(fires ? 'phrasings' : 'denials', text, {})),
);

/** Cases tell what is read of them; what else their patients have may stand in them or not. */
const cases = loadSets(vocabulary)
  .filter(({ isHeldOut }) => !isHeldOut)
  .flatMap((set) =>
    set.cases.flatMap((one) =>
      Object.values(one.text).map((text) => row('development', text, { unknown: one.findings.present })),
    ),
  );

/** The phrases of the lexicons, each in one of its writings, with all findings that it stands under. */
function phrases(): Row[] {
  const findings = new Map<string, string[]>();
  for (const lexicon of lexicons)
    for (const [id, list] of Object.entries(lexicon.findings))
      for (const phrase of list) {
        const text = phrase.replace(/\/\S+/g, '').replace(/[~ ]+/g, ' ');
        findings.set(text, [...(findings.get(text) ?? []), id]);
      }
  return [...findings].map(([text, present]) => row('phrases', text, { present }));
}

const findings = vocabulary.findings.filter(({ danger }) => danger).map(({ id }) => id);
const rows = [...written, ...messages, ...phrasings, ...cases, ...phrases()];
const folder = join(projectRoot, 'data');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'texts.json'), JSON.stringify({ findings, rows }));
process.stdout.write(`${rows.length} texts, ${findings.length} findings\n`);
