/**
 * `npm test [-- jest arguments]`: sets up what is missing, runs every test that this machine can run, and names what it
 * could not. A test that lacks something (Redis, a browser) appends one line saying so to $AROGYA_SKIPPED_FILE.
 * With CI=true nothing may be left out. The last line is "N passed, N failed", with ", N skipped" when there were any.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, runNode, say, setUp } from './setup.mjs';

await setUp({ bundle: 'tried' });

const args = process.argv.slice(2);
const inCi = process.env.CI === 'true';
const folder = mkdtempSync(join(tmpdir(), 'arogya-test-'));
const resultsFile = join(folder, 'results.json');
const skippedFile = join(folder, 'skipped.txt');
const startedAt = performance.now();

const jestCode = await runNode(
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    program('jest'),
    '--json',
    `--outputFile=${resultsFile}`,
    ...args,
  ],
  { env: { AROGYA_SKIPPED_FILE: skippedFile } },
);

const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : undefined;
const notRun = existsSync(skippedFile)
  ? readFileSync(skippedFile, 'utf8').split(/\r?\n/).filter(Boolean)
  : [];
rmSync(folder, { recursive: true, force: true });

const passed = results?.numPassedTests ?? 0;
const pending = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
const skipped = Math.max(pending, notRun.length);
// A file that could not even be loaded holds no failed test, yet it failed; so did a run that ended without results.
const counted = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0);
const failed = jestCode !== 0 ? Math.max(counted, 1) : counted;

if (notRun.length > 0) {
  say('\nNot run on this machine:');
  for (const line of notRun) say(`  ${line}`);
}
// A filter on the command line leaves tests out on purpose.
const incomplete = inCi && (notRun.length > 0 || (args.length === 0 && pending > 0));
if (incomplete) say('\nCI must leave nothing out: install what is missing.');

say(`\nThe tests took ${Math.round((performance.now() - startedAt) / 1000)} s.`);
say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(jestCode || (incomplete ? 1 : 0));
