import { parseArgs } from 'node:util';
import { keep, tell } from './keep.ts';
import { judge } from './live/checks.ts';
import { runLive, type LiveSizes } from './live/trial.ts';

/** Fewer clients than this prove too little to be kept. */
const WHOLE = 2000;

/**
 * `npm run prove -- live [--clients 2000] [--seed 1]`: a crowd of live connections to the real service. 1 when a check
 * fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clients: { type: 'string', default: String(WHOLE) },
      seed: { type: 'string', default: '1' },
    },
  });
  const sizes = sizesOf(Number(values.clients), Number(values.seed));
  const evidence = await runLive(sizes, (line) => process.stderr.write(`  ${line}\n`));
  const lines = judge(evidence);
  if (sizes.clients >= WHOLE) {
    const options = `--clients ${sizes.clients} --seed ${sizes.seed}`;
    keep('live', { options, how: HOW, seconds: evidence.seconds }, lines);
  }
  return tell(lines, evidence.seconds);
}

/** The sizes of a run with so many clients. */
export function sizesOf(clients: number, seed: number): LiveSizes {
  if (!(Number.isInteger(clients) && clients > 0 && Number.isInteger(seed)))
    throw new Error('--clients and --seed are whole numbers');
  const isWhole = clients >= WHOLE;
  return {
    clients,
    seed,
    sleepers: isWhole ? 20 : 3,
    quiet: isWhole ? 30 : 10,
    beside: isWhole ? 30 : 10,
    cutting: isWhole ? 60 : 20,
    flood: isWhole ? 1500 : 300,
    isPatient: isWhole,
  };
}

const HOW = `The real service (API, built bundle) on an embedded PostgreSQL, and the clients in a process of their own, which also
publishes: a time runs from before the event is stored until a client has read it, with all that the clients' own process
takes. First everybody is told in quiet. Then some clients read nothing, and are told 12 MB each. Then at each event one in
twenty-five is cut and comes back with the last id it saw, and PostgreSQL cuts the service's listener off three times.
Tickets are put into the table as the service does, since one address may ask for 1,000 a minute at most.`;
