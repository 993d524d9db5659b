import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../core/root.ts';
import { startTestService, type TestService } from '../server/testing/service.ts';

const folder = mkdtempSync(join(tmpdir(), 'arogya-recordings-'));
const environment = { ...process.env, VOICE_RECORDINGS: folder };
/** What is wanted of a language: names and sentences. */
const wanted = (language: string): readonly (readonly [name: string, text: string])[] =>
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/recordings.ts', language], {
    cwd: projectRoot,
    env: environment,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t') as [string, string]);

let service: TestService;
beforeAll(async () => {
  const sentences = wanted('hi');
  expect(sentences.length).toBeGreaterThan(30);
  mkdirSync(join(folder, 'hi'));
  for (const [name, text] of sentences) writeFileSync(join(folder, 'hi', `${name}.mp3`), text);
  service = await startTestService({ variables: { VOICE_RECORDINGS: folder } });
}, 60_000);
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

test('recorded whole, nothing more is wanted', () => {
  expect(wanted('hi')).toEqual([]);
});

test.each(['twilio', 'africas-talking'])(
  'a call by %s in a recorded language plays its recordings',
  async (line) => {
    const phone = await service.phone(line === 'twilio' ? '+919811100001' : '+919811100002');
    phone.use(line);
    await phone.call();
    const heard = [...(await phone.press('2')).heard, ...(await phone.listen()).heard];
    expect(heard.length).toBeGreaterThan(3);
    for (const { text } of heard) {
      const path =
        /^\[https:\/\/arogya\.test(\/recordings\/hi\/[0-9a-f]{20}\.mp3)\]$/.exec(text)?.[1] ?? text;
      const response = await fetch(service.url + path);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    }
    await phone.hangUp();
  },
);

test('only recordings are given out', async () => {
  for (const path of [
    '/recordings/',
    '/recordings/hi',
    '/recordings/hi/../../package.json',
    '/recordings/%2e%2e/x',
  ])
    expect((await fetch(service.url + path)).status).toBe(404);
});
