import { parseArgs } from 'node:util';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../core/root.ts';
import { keep, tell, told, type Line } from './keep.ts';

/** Fewer requests than this prove too little to be kept. */
const WHOLE = 200;

/**
 * `npm run prove -- contract [--runs 200]`: each route of the running service is asked so often for what it takes and so
 * often for what it does not, and answers only what the OpenAPI document promises. 1 when it does not.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: String(WHOLE) } },
  });
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs > 0)) throw new Error('--runs is a whole number');
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'arogya-contract-'));
  const seenIn = join(folder, 'seen.json');
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      'server/promises.test.ts',
    ],
    {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CONTRACT_RUNS: String(runs), CONTRACT_SEEN: seenIn },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const seen = status === 0 ? (JSON.parse(readFileSync(seenIn, 'utf8')) as Seen) : {};
  rmSync(folder, { recursive: true });
  const lines = judge(seen, status === 0);
  if (runs >= WHOLE) keep('contract', { options: `--runs ${runs}`, how: HOW, seconds }, lines);
  return tell(lines, seconds);
}

/** Answers by status, by route. */
type Seen = Readonly<Record<string, Readonly<Record<string, number>>>>;

function judge(seen: Seen, met: boolean): Line[] {
  const answers = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ');
  return [
    {
      what: 'every answer is one that the document promises, and none is a 5xx',
      figure: met ? 'so it is' : 'no',
      wanted: 'always',
      met,
      example: met ? null : 'the test above names the request',
    },
    ...Object.entries(seen).map(([route, counts]) => told(route, answers(counts))),
  ];
}

const HOW =
  'The whole service on PostgreSQL, its limits on; requests drawn from the OpenAPI document (fast-check), valid and not, ' +
  'by people of every role in turn, from many addresses.';
