/**
 * `npm run train`: the model anew from ml/knowledge, with its manifest, card and reports. Python is wanted for this alone;
 * its packages, pinned in ml/training/requirements.txt, go to data/python. Takes some minutes; `--quick` tries it small.
 * `--words` instead learns from ml/training/texts what words tell of dangers, and reports what that adds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { program, root, runNode, say } from './setup.mjs';

const OLDEST = [3, 11];
const REQUIREMENTS = join(root, 'ml', 'training', 'requirements.txt');
const ENVIRONMENT = join(root, 'data', 'python');
const PYTHON = join(
  ENVIRONMENT,
  ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
);
/** One thread, so that sums come out the same every time. */
const ONE_THREAD = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
};
const LEARNED = join(root, 'core', 'rules', 'understanding', 'learned.ts');
const MADE = [
  'manifest.json',
  'MODEL_CARD.md',
  'evaluation/features.json',
  'reports/generator.json',
  'reports/generator.md',
];

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...ONE_THREAD },
  });
  if (error || status !== 0)
    throw new Error(`${command} ${args[0]} failed${error ? `: ${error.message}` : ''}`);
}

const runPython = (file, args = []) =>
  run(PYTHON, ['-W', 'ignore', join(root, 'ml', 'training', file), ...args]);
const runTypeScript = (...path) => run(process.execPath, [join(root, 'scripts', 'run.mjs'), join(...path)]);

/** What words tell of dangers, and what it adds on texts of authors from whom nothing was learned. */
function learnWords() {
  runTypeScript('ml', 'training', 'texts.ts');
  runPython('guess.py');
  runTypeScript('scripts', 'evaluate', 'guesses.ts');
}

/** The command of a Python that is new enough. */
function findPython() {
  const isNewEnough = `import sys; sys.exit(sys.version_info < (${OLDEST.join(', ')}))`;
  const found = ['python3', 'python'].find((name) => spawnSync(name, ['-c', isNewEnough]).status === 0);
  if (!found) throw new Error(`Training needs Python ${OLDEST.join('.')} or newer; nothing else does.`);
  return found;
}

try {
  if (!existsSync(PYTHON)) run(findPython(), ['-m', 'venv', ENVIRONMENT]);
  run(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]);
  const args = process.argv.slice(2);
  if (args.includes('--words')) learnWords();
  else runPython('train.py', args);
  const made = [LEARNED, ...MADE.map((file) => join(root, 'ml', file))].filter((file) => existsSync(file));
  process.exitCode = await runNode([program('prettier'), '--log-level=warn', '--write', ...made]);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
