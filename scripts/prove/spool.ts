import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freshBundle } from './crash/bundle.ts';
import { startDatabase } from './crash/trial.ts';
import { keep, tell } from './keep.ts';
import { judge } from './spool/checks.ts';
import { runSpool, type SpoolSizes } from './spool/trial.ts';

/** Fewer tries than this prove too little to be kept. */
const WHOLE = 200;
/** Cries in one outage of a whole run. */
const IN_ONE = 40;

/**
 * `npm run prove -- spool [--tries 200] [--seed 1]`: cries for help in every way while PostgreSQL is stopped, and the
 * service killed before it returns. 1 when a check fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tries: { type: 'string', default: String(WHOLE) },
      seed: { type: 'string', default: '1' },
    },
  });
  const sizes = sizesOf(Number(values.tries), Number(values.seed));
  await freshBundle();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-prove-'));
  const database = await startDatabase(join(folder, 'postgres'), {});
  try {
    const evidence = await runSpool(sizes, database, (line) => process.stderr.write(`  ${line}\n`));
    const lines = judge(evidence);
    if (sizes.tries >= WHOLE) {
      const options = `--tries ${sizes.tries} --seed ${sizes.seed}`;
      keep('spool', { options, how: HOW, seconds: evidence.seconds }, lines);
    }
    return tell(lines, evidence.seconds);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sizes of a run of so many tries. */
export function sizesOf(tries: number, seed: number): SpoolSizes {
  if (!(Number.isInteger(tries) && tries > 0 && Number.isInteger(seed)))
    throw new Error('--tries and --seed are whole numbers');
  return { tries, seed, outages: Math.ceil(tries / IN_ONE) };
}

const HOW = `The real service (API and worker, built bundle) on an embedded PostgreSQL, with the simulated network beside it. In
each outage people open sessions and calls, PostgreSQL is stopped, and they cry for help, five at the same moment: a word in
an open USSD session, the dial code's first suffix, an SMS, a word in a call, a WhatsApp message; in Latin letters and in
Devanagari. When all are answered the service gets \`kill -9\`; PostgreSQL is started, and then the service. Each has
cried once: each must be in the table of emergencies exactly once, with its own time, and as sure as it was.`;
