import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import { loadSchemes } from './index.ts';
import { SCHEMES_FOLDER, SchemesUnusable } from './read.ts';

const SCHEME = 'tamil-nadu-cmchis.yaml';
const FILES = ['facts.yaml', 'documents.yaml', 'janani-suraksha-yojana.yaml', SCHEME];
let folder: string;
let sound: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arogya-schemes-'));
  for (const name of FILES) await copyFile(join(projectRoot, SCHEMES_FOLDER, name), join(folder, name));
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  sound = { [SCHEME]: await read(SCHEME), 'facts.yaml': await read('facts.yaml') };
});
afterAll(() => rm(folder, { recursive: true }));

/** The line of a file that holds a text, from 1 on. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

/** What is said when the folder is read, line by line. */
function faults(): string[] {
  try {
    loadSchemes('IN', folder);
  } catch (error) {
    expect(error).toBeInstanceOf(SchemesUnusable);
    return (error as Error).message.split('\n');
  }
  return [];
}

test.each([
  ['an unknown fact', SCHEME, 'fact: income', 'fact: wealth', 'there is no fact "wealth"'],
  [
    'an unknown value',
    SCHEME,
    'is: [aay, priority, apl]',
    'is: [aay, gold]',
    '"gold" is no value of "ration-card"',
  ],
  ['an unknown state', SCHEME, 'states: [Tamil Nadu]', 'states: [Tamil]', 'there is no state "Tamil"'],
  ['a bad date', SCHEME, 'from: null', 'from: 2026-02-30', 'Invalid ISO date'],
  [
    'days the wrong way round',
    SCHEME,
    'until: null',
    "until: '2000-01-01'",
    'ends before it begins',
    "from: '2001-01-01'",
  ],
  [
    'a missing source',
    SCHEME,
    'source: myscheme\n      status',
    'source: hearsay\n      status',
    'there is no source "hearsay"',
  ],
  ['a source left out', SCHEME, '      source: myscheme\n', '', 'expected string, received undefined'],
  ['a condition that nobody meets', SCHEME, 'below: 120000', 'below: 1', 'can never make a difference'],
  ['a condition that everybody meets', SCHEME, 'below: 120000', 'atLeast: 1', 'can never make a difference'],
  ['a limit out of range', SCHEME, 'below: 120000', 'below: -5', 'is no whole number'],
  ['two operators', SCHEME, 'below: 120000', 'below: 120000\n      atLeast: 5', 'exactly one of'],
  ['a number of what is none', SCHEME, 'is: [aay, priority, apl]', 'atLeast: 2', 'is no number'],
  ['an unknown paper', SCHEME, 'id: aadhaar,', 'id: passport,', 'there is no document "passport"'],
  ["another scheme's keyword", SCHEME, 'keywords: [CMCHIS]', 'keywords: [JSY]', 'is a keyword of'],
  ['a text that is too long', SCHEME, "en: 'CMCHIS (Tamil Nadu)'", `en: '${'long '.repeat(9)}'`, 'Too big'],
  ['a text without Devanagari', SCHEME, "hi: 'CMCHIS (तमिलनाडु)'", "hi: 'CMCHIS'", 'Devanagari'],
  ['a sign that costs a whole SMS', SCHEME, "en: 'CMCHIS (Tamil Nadu)'", "en: 'CMCHIS ₹'", 'GSM-7'],
  ['an id that is not the file', SCHEME, 'id: tamil-nadu-cmchis', 'id: tamil', 'must be the file'],
  ['a key twice', SCHEME, 'from: null', 'id: again\nfrom: null', 'keys must be unique'],
  [
    'an implication of something unknown',
    'facts.yaml',
    'when: { sex: male }',
    'when: { gender: male }',
    'there is no fact "gender"',
  ],
  ['a share of a value that is none', 'facts.yaml', 'female: 55', 'women: 55', 'is no value of "sex"'],
])('%s is told with its line', async (_, name, from, to, reason, ...also) => {
  let broken = sound[name]!.replace(from, to);
  for (const first of also) broken = broken.replace('from: null', first);
  expect(broken).not.toBe(sound[name]);
  await writeFile(join(folder, name), broken);
  try {
    const line = lineOf(sound[name]!, from);
    const lines = faults()
      .filter((fault) => fault.startsWith(`${name}:`) && fault.includes(reason))
      .map((fault) => Number(fault.split(':')[1]));
    // Where a whole part is at fault, the line is the one where it begins.
    expect(Math.min(...lines.map((one) => Math.abs(one - line)))).toBeLessThanOrEqual(4);
  } finally {
    await writeFile(join(folder, name), sound[name]!);
  }
});

test('what is sound is read', () => {
  expect(faults()).toEqual([]);
  expect(loadSchemes('IN', folder).schemes.map(({ id }) => `${id}.yaml`)).toEqual(FILES.slice(2));
});
