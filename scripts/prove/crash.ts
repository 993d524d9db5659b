import { parseArgs } from 'node:util';
import { judge } from './crash/checks.ts';
import type { Sizes } from './crash/phases.ts';
import { runTrial } from './crash/trial.ts';
import { keep, tell } from './keep.ts';

/** Fewer turns than this prove too little to be kept. */
const WHOLE_TURNS = 2000;

/**
 * `npm run prove -- crash [--turns 2000] [--seed 1]`: the real service, killed at random moments and with its database
 * coming and going, under people who remember what they were shown. 1 when a check fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      turns: { type: 'string', default: String(WHOLE_TURNS) },
      seed: { type: 'string', default: '1' },
    },
  });
  const sizes = sizesOf(Number(values.turns), Number(values.seed));
  const evidence = await runTrial(sizes, (line) => process.stderr.write(`  ${line}\n`));
  const lines = judge(evidence);
  if (sizes.turns >= WHOLE_TURNS) {
    const options = `--turns ${sizes.turns} --seed ${sizes.seed}`;
    keep('crash', { options, how: howOf(sizes), seconds: evidence.seconds }, lines);
  }
  return tell(lines, evidence.seconds);
}

/** The sizes of a run of so many turns. */
export function sizesOf(turns: number, seed: number): Sizes {
  if (!(Number.isInteger(turns) && turns > 0 && Number.isInteger(seed)))
    throw new Error('--turns and --seed are whole numbers');
  const isWhole = turns >= WHOLE_TURNS;
  return {
    turns,
    seed,
    kills: Math.max(3, Math.round(turns / 100)),
    crowd: isWhole ? 40 : 12,
    outageCrowd: isWhole ? 20 : 8,
    outages: isWhole ? 6 : 1,
    awayMs: 6000,
    criers: isWhole ? 8 : 4,
  };
}

const howOf = (sizes: Sizes): string =>
  `The real service (API and worker, built bundle) on an embedded PostgreSQL, and the simulated network in a process of its
own with delays, duplicates and reordering. First ${sizes.crowd} people at once dial and text while the service gets
\`kill -9\` at random moments and is started again at once. Then PostgreSQL is stopped and started under ${sizes.outageCrowd} people who
talk and ${sizes.criers} who cry for help one after the other. Each person remembers what they were shown: an answer that was
acknowledged must be there when they come back; one that was not may count or not.`;
