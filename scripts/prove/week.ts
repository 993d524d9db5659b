import { parseArgs } from 'node:util';
import { keep, tell } from './keep.ts';
import { judge } from './week/checks.ts';
import { runWeek, type WeekSizes } from './week/trial.ts';

/** Fewer reminders than this prove too little to be kept. */
const WHOLE = 20_000;

/** `npm run prove -- week [--reminders 20000] [--seed 1]`: a week of reminders in accelerated time. 1 when a check fails. */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reminders: { type: 'string', default: String(WHOLE) },
      seed: { type: 'string', default: '1' },
    },
  });
  const sizes = sizesOf(Number(values.reminders), Number(values.seed));
  const evidence = await runWeek(sizes, (line) => process.stderr.write(`  ${line}\n`));
  const lines = judge(evidence);
  if (sizes.reminders >= WHOLE) {
    const options = `--reminders ${sizes.reminders} --seed ${sizes.seed}`;
    keep('week', { options, how: HOW, seconds: evidence.seconds }, lines);
  }
  return tell(lines, evidence.seconds);
}

/** The sizes of a week with so many reminders. */
export function sizesOf(reminders: number, seed: number): WeekSizes {
  if (!(Number.isInteger(reminders) && reminders > 0 && Number.isInteger(seed)))
    throw new Error('--reminders and --seed are whole numbers');
  const isWhole = reminders >= WHOLE;
  return {
    reminders,
    seed,
    workers: 2,
    kills: isWhole ? 12 : 2,
    databaseKills: isWhole ? 3 : 0,
    redis: !isWhole,
  };
}

const HOW = `Two workers with the real road out (outbox, policy, notices) on an embedded PostgreSQL,
each in a process of its own; a provider on loopback that is busy, silent, slow, cuts off, refuses, or says that somebody wants
nothing; and a clock that goes on when all that is due is done. Most reminders have an hour that was chosen; some people have
far more than eight on a day; some say STOP, and some of them START. Meanwhile workers and the database get \`kill -9\`, a twentieth of the plan is put down twice, and statuses of each message come twice and in any order.`;
