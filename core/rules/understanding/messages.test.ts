import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createVocabulary } from '../vocabulary.ts';
import { createGuess } from './guess.ts';
import { learned } from './learned.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

/** A message as somebody wrote it, and what it says. */
interface Message {
  readonly text: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly intents?: readonly string[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const vocabulary = createVocabulary(read('../../../ml/knowledge/findings.json'));
const understand = createUnderstand(vocabulary, lexicons, createGuess(learned), () => 2026);

/** Findings with all that they imply: "high fever" said is fever too. */
const withImplied = (ids: readonly string[]): ReadonlySet<string> =>
  new Set(Object.keys(vocabulary.complete(Object.fromEntries(ids.map((id) => [id, 'present'])))));

describe.each(['en', 'hi', 'hi-latn'])('the messages of %s', (language) => {
  const messages = read(`./messages/${language}.json`) as readonly Message[];
  const invented: string[] = [];
  const counts = {
    said: 0,
    right: 0,
    expected: 0,
    found: 0,
    denied: 0,
    deniedRight: 0,
    intents: 0,
    heard: 0,
  };
  for (const { text, present, absent, intents = [] } of messages) {
    const understood = understand(text);
    const said = Object.keys(understood.findings).filter((id) => understood.findings[id] === 'present');
    const expected = withImplied(present);
    const found = withImplied(said);
    if (
      present.length + absent.length + intents.length === 0 &&
      said.some((id) => vocabulary.find(id)?.danger)
    )
      invented.push(text);
    counts.said += said.length;
    counts.right += said.filter((id) => expected.has(id)).length;
    counts.expected += present.length;
    counts.found += present.filter((id) => found.has(id)).length;
    counts.denied += absent.length;
    counts.deniedRight += absent.filter((id) => understood.findings[id] === 'absent').length;
    counts.intents += intents.length;
    counts.heard += intents.filter((intent) => understood.intents.some((one) => one === intent)).length;
  }

  test('are at least 300', () => expect(messages.length).toBeGreaterThanOrEqual(300));
  test('precision', () => expect(counts.right / counts.said).toBeGreaterThanOrEqual(0.95));
  test('recall', () => expect(counts.found / counts.expected).toBeGreaterThanOrEqual(0.9));
  test('negation', () => expect(counts.deniedRight / counts.denied).toBeGreaterThanOrEqual(0.98));
  test('no danger where nothing is told', () => expect(invented).toEqual([]));
  test('intents', () => expect(counts.heard / counts.intents).toBeGreaterThanOrEqual(0.9));
});
