import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { nameSkipped } from '../channels/testing/skipped.ts';
import { serveApi, type TestApi } from './testing/serve.ts';
import { handlers, table } from './testing/table.ts';

/** The page as a browser shows it: its script has run, and nothing was refused or failed. */
const browser = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find(isThere);
if (!browser) nameSkipped('The page of the interface in a browser', 'there is no Chromium here');
const withBrowser = browser ? test : test.skip;

let api: TestApi;
const profile = mkdtempSync(join(tmpdir(), 'arogya-browser-'));
beforeAll(async () => {
  api = await serveApi({ versions: { v1: table }, handlers: { v1: handlers } });
});
afterAll(async () => {
  await api.close();
  rmSync(profile, { recursive: true, force: true });
});

withBrowser(
  'the forms can be tried, and the console says nothing',
  async () => {
    const { stdout, stderr } = await promisify(execFile)(
      browser!,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        `--user-data-dir=${profile}`,
        '--enable-logging=stderr',
        '--virtual-time-budget=5000',
        '--dump-dom',
        `${api.url}/api/docs`,
      ],
      { maxBuffer: 16 * 1024 * 1024, timeout: 60_000 },
    );
    expect(stderr.split('\n').filter((line) => line.includes(':CONSOLE'))).toEqual([]);
    expect(stdout.match(/<details class="try"/g)!.length).toBeGreaterThan(3);
    expect(stdout).not.toMatch(/<details class="try"[^>]*hidden/);
  },
  90_000,
);

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
