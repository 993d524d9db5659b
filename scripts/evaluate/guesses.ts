import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGuess,
  createUnderstand,
  createVocabulary,
  lexicons,
  noGuess,
  triage,
  type Learned,
  type Level,
  type Understood,
} from '@arogya/rules';
import { format } from 'prettier';
import { projectRoot } from '../../core/root.ts';
import { hasComplaint } from '../../core/symptoms/complaint.ts';
import { merged } from '../../core/symptoms/told.ts';
import { loadSets, YEAR_WRITTEN } from '../../ml/evaluation/case.ts';

/**
 * What guesses add on texts of authors from whom nothing was learned, to ml/reports/guesses.md: dangers that the reading does
 * not name, and how soon somebody is told to be seen, without and with them. After `npm run train -- --words`, which leaves
 * what was learned without each author in data.
 */
interface Text {
  readonly text: string;
  readonly language: string;
  /** How soon they are to be seen: by a case itself, or by the rules from all that the text tells. */
  readonly level: Level | null;
  /** Null where it is not written down what the text tells. */
  readonly present: readonly string[] | null;
}

interface Tried extends Text {
  readonly read: Understood;
  readonly guessed: Understood;
}

/** The files of authors; the others of that folder were written beside rules and lexicon. */
const AUTHOR = /^([a-z])\.jsonl$/;

const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
const vocabulary = createVocabulary(JSON.parse(read('ml', 'knowledge', 'findings.json')));
const reading = createUnderstand(vocabulary, lexicons, noGuess, () => YEAR_WRITTEN);

/** The level of somebody of whom these findings are so, else as the text was read. */
function levelOf(said: Understood, findings: Understood['findings']): Level | null {
  const patient = merged({ findings }, { ...said, findings: {} });
  return hasComplaint(patient, vocabulary) ? triage(patient, { vocabulary }).level : null;
}

interface Labelled {
  readonly text: string;
  readonly language: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

const written = (author: string): Text[] =>
  read('ml', 'training', 'texts', `${author}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, language, present, absent } = JSON.parse(line) as Labelled;
      const findings = {
        ...Object.fromEntries(absent.map((id) => [id, 'absent' as const])),
        ...Object.fromEntries(present.map((id) => [id, 'present' as const])),
      };
      return { text, language, present, level: levelOf(reading(text), findings) };
    });

const cases = (): Text[] =>
  loadSets(vocabulary)
    .filter(({ isHeldOut }) => !isHeldOut)
    .flatMap(({ cases }) =>
      cases.flatMap(({ text, level }) =>
        Object.entries(text).map(([language, words]) => ({ text: words, language, level, present: null })),
      ),
    );

function tried(author: string, texts: readonly Text[]): Tried[] {
  const learned = JSON.parse(read('data', `learned-without-${author}.json`)) as Learned;
  const guessing = createUnderstand(vocabulary, lexicons, createGuess(learned), () => YEAR_WRITTEN);
  return texts.map((one) => ({ ...one, read: reading(one.text), guessed: guessing(one.text) }));
}

const closed = (ids: readonly string[]): ReadonlySet<string> =>
  new Set(Object.keys(vocabulary.complete(Object.fromEntries(ids.map((id) => [id, 'present' as const])))));
const share = (count: number, of: number): string =>
  of === 0 ? '–' : `${((count / of) * 100).toFixed(1)} % (${count}/${of})`;
const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length;

/** Dangers that are told and that the reading does not find: how many are guessed, and how many guesses are right. */
function findingsRow(name: string, rows: readonly Tried[]): string[] {
  const counts = rows.map(({ present, read, guessed: { guessed } }) => {
    const told = closed(present!);
    const known = closed(Object.keys(read.findings).filter((id) => read.findings[id] === 'present'));
    const missed = [...told].filter((id) => vocabulary.find(id)?.danger && !known.has(id));
    const resembled = closed(guessed);
    return {
      missed: missed.length,
      found: count(missed, (id) => resembled.has(id)),
      guessed: guessed.length,
      right: count(guessed, (id) => told.has(id)),
    };
  });
  const sum = (of: keyof (typeof counts)[number]): number => counts.reduce((all, one) => all + one[of], 0);
  const shares = [share(sum('found'), sum('missed')), share(sum('right'), sum('guessed'))];
  return [name, String(rows.length), ...shares];
}

/** How soon they are told to be seen, without and with guesses. */
function levelsRow(name: string, rows: readonly Tried[]): string[] {
  const grave = rows.filter(({ level }) => level === 'emergency');
  const others = rows.filter(({ level }) => level !== 'emergency');
  const shown = (some: readonly Tried[], by: 'read' | 'guessed', levels: readonly (Level | null)[]): string =>
    share(
      count(some, (one) => levels.includes(levelOf(one[by], one[by].findings))),
      some.length,
    );
  const safe = rows.filter(({ level }) => level === null || level === 'soon' || level === 'self-care');
  return [
    name,
    shown(grave, 'read', ['emergency']),
    shown(grave, 'guessed', ['emergency']),
    shown(grave, 'read', [null, 'self-care', 'soon']),
    shown(grave, 'guessed', [null, 'self-care', 'soon']),
    shown(others, 'read', ['emergency']),
    shown(others, 'guessed', ['emergency']),
    shown(safe, 'read', ['emergency', 'urgent']),
    shown(safe, 'guessed', ['emergency', 'urgent']),
  ];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const authors = readdirSync(join(projectRoot, 'ml', 'training', 'texts'))
  .flatMap((file) => AUTHOR.exec(file)?.[1] ?? [])
  .map((author) => ({ name: author, rows: tried(author, written(author)) }));
const byLanguage = ['en', 'hi', 'hi-Latn'].map((language) => ({
  name: `all, ${language}`,
  rows: authors.flatMap(({ rows }) => rows.filter((row) => row.language === language)),
}));
const development = { name: 'development cases', rows: tried('development', cases()) };

const report = `# What guesses add

Made by \`scripts/evaluate/guesses.ts\` after \`npm run train -- --words\`. Each author of ml/training/texts is tried with what was learned, thresholds too, without them. No clinician has read the texts or what they are said to tell.

## Dangers that are told and that the reading does not find

${table(
  ['author', 'texts', 'guessed', 'guesses that are right'],
  [...authors, ...byLanguage].map(({ name, rows }) => findingsRow(name, rows)),
)}

## How soon somebody is told to be seen

What is right is what the rules say of all that the text tells; of the cases, their own level.

${table(
  [
    'author',
    'emergencies told, read',
    'with guesses',
    'emergencies below urgent, read',
    'with guesses',
    'no emergency, told one, read',
    'with guesses',
    'may wait, told today or now, read',
    'with guesses',
  ],
  [...authors, ...byLanguage, development].map(({ name, rows }) => levelsRow(name, rows)),
)}
`;
const file = join(projectRoot, 'ml', 'reports', 'guesses.md');
writeFileSync(file, await format(report, { filepath: file, singleQuote: true, printWidth: 110 }));
process.stdout.write(report);
