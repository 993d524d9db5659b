/**
 * `npm run check [-- --without-tests]`: the whole gate, what fails fastest first. Stops at the first failure and names
 * the step. Needs no database: the tests it runs are those that do not reach core/db; without them where `npm test`
 * follows and runs them anyway.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { program, root, runNode, say, setUp, typescriptLoader } from './setup.mjs';

await setUp({ bundle: 'later' });

const ARCHITECTURE = join('server', 'architecture.test.ts');
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', program('jest')];
const typescript = (file, ...args) => ({
  needs: file,
  args: ['--import', typescriptLoader(), file, ...args],
});

const steps = [
  {
    name: 'format (npx prettier --write . puts it right)',
    args: [program('prettier'), '--check', '--log-level=warn', '.'],
  },
  { name: 'lint', args: [program('eslint'), '--max-warnings=0', '.'] },
  { name: 'types', args: [program('typescript', 'tsc'), '-p', '.'] },
  { name: 'architecture', args: [...jest, '--runTestsByPath', ARCHITECTURE] },
  { name: 'messages', ...typescript('scripts/check-messages.ts') },
  {
    name: 'registered texts (npm run templates -- --write keeps them anew, and they are to be registered)',
    ...typescript('scripts/templates.ts', '--check'),
  },
  { name: 'migrations agree with the schema', ...typescript('scripts/migration.ts', 'check') },
  { name: 'lock file', args: ['scripts/check-lock.mjs'] },
  { name: 'bundle', args: ['scripts/setup.mjs'] },
  { name: 'rules in the browser', args: ['scripts/check-bundle.mjs'] },
  ...(process.argv.includes('--without-tests')
    ? []
    : [{ name: 'tests that need no database', args: unitTests }]),
];

for (const { name, needs, args } of steps) {
  if (needs && !existsSync(join(root, needs))) {
    say(`— ${name}: left out, there is no ${needs}`);
    continue;
  }
  const startedAt = performance.now();
  say(`— ${name}`);
  const code = await runNode(typeof args === 'function' ? args() : args);
  if (code !== 0) {
    say(`\nnpm run check stopped at: ${name}`);
    process.exit(1);
  }
  say(`  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
say('\nAll is well.');

/** Jest's arguments for every test but those that reach core/db, which need a server, and those that ran above. */
function unitTests() {
  const database = join(root, 'core', 'db');
  const sources = existsSync(database)
    ? readdirSync(database, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
        .map((file) => join(database, file))
    : [];
  const stored = new Set(sources.length > 0 ? listTests('--findRelatedTests', ...sources) : []);
  const chosen = listTests().filter((file) => !stored.has(file) && file !== join(root, ARCHITECTURE));
  return [...jest, '--silent', '--reporters=summary', '--runTestsByPath', ...chosen];
}

function listTests(...args) {
  const { stdout } = spawnSync(process.execPath, [...jest, '--listTests', '--json', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(stdout);
}
