import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecordings, recordingName } from './recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'arogya-recordings-'));
beforeAll(() => {
  for (const [language, file] of [
    ['hi', `${recordingName('आपकी कॉल पूरी हुई।')}.mp3`],
    ['ur', `${recordingName('خدا حافظ')}.wav`],
    ['hi', `${recordingName('Film')}.mp4`],
    ['hi', 'README.txt'],
  ] as const) {
    mkdirSync(join(folder, language), { recursive: true });
    writeFileSync(join(folder, language, file), 'x');
  }
  writeFileSync(join(folder, 'notes.txt'), 'x');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['its language', 'hi', 'आपकी कॉल पूरी हुई।', 'mp3'],
  ['written otherwise in Unicode', 'hi', 'आपकी कॉल पूरी हुई।'.normalize('NFD'), 'mp3'],
  ['another format', 'ur', 'خدا حافظ', 'wav'],
  ['another language', 'en', 'आपकी कॉल पूरी हुई।', null],
  ['another sentence', 'hi', 'आपकी कॉल', null],
  ['a format that nobody plays', 'hi', 'Film', null],
])('a sentence in %s', (_, language, text, ending) => {
  const address = readRecordings(folder, 'https://arogya.test')(text, language);
  expect(address).toBe(
    ending && `https://arogya.test/recordings/${language}/${recordingName(text)}.${ending}`,
  );
});

test('a folder that is not there is told at once', () => {
  expect(() => readRecordings(join(folder, 'none'), '')).toThrow(/ENOENT/);
});
