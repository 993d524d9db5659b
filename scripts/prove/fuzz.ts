import { parseArgs } from 'node:util';
import { judge, runFuzz } from './fuzz/trial.ts';
import { keep, tell } from './keep.ts';

/** Fewer requests than this prove too little to be kept. */
const WHOLE = 100_000;

/**
 * `npm run prove -- fuzz [--requests 100000] [--seed 1]`: odd requests to every webhook of the real service, forged ones
 * first, then ones with the right token or signature. 1 when a check fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      requests: { type: 'string', default: String(WHOLE) },
      seed: { type: 'string', default: '1' },
    },
  });
  const requests = Number(values.requests);
  const seed = Number(values.seed);
  if (!(Number.isInteger(requests) && requests >= 100 && Number.isInteger(seed)))
    throw new Error('--requests (100 at least) and --seed are whole numbers');
  const evidence = await runFuzz({ requests, seed }, (line) => process.stderr.write(`  ${line}\n`));
  const lines = judge(evidence);
  if (requests >= WHOLE)
    keep('fuzz', { options: `--requests ${requests} --seed ${seed}`, how: HOW, ...evidence }, lines);
  return tell(lines, evidence.seconds);
}

const HOW = `The real service (API, built bundle) on an embedded PostgreSQL. Requests to every path and method of every channel: fields
missing, doubled, odd, in Tamil and Arabic, control and private characters, prototype names, bodies of the wrong type, cut,
compressed, binary, 20,000 levels deep, up to 1.3 MB. First those that nobody authentic sent; then those with the right
token or signature; then again those that were refused, alone.`;
