import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { keep, tell } from './keep.ts';
import { judge } from './week/checks.ts';
import { runWeek, type WeekSizes } from './week/trial.ts';

/** Fewer reminders than this prove too little to be kept. */
const WHOLE = 20_000;

/** Times that Redis is emptied in a whole run. */
const FLUSHES = 8;

/**
 * `npm run prove -- week [--redis] [--reminders 20000] [--seed 1]`: a week of reminders in accelerated time, with `--redis` on
 * a queue in Redis that is emptied in the middle. 1 when a check fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reminders: { type: 'string', default: String(WHOLE) },
      seed: { type: 'string', default: '1' },
      redis: { type: 'boolean', default: false },
    },
  });
  const { redis } = values;
  if (redis && spawnSync('redis-server', ['--version']).error) {
    process.stderr.write('There is no redis-server on this machine.\n');
    return 2;
  }
  const sizes = sizesOf(Number(values.reminders), Number(values.seed), redis ? FLUSHES : 0);
  const evidence = await runWeek(sizes, (line) => process.stderr.write(`  ${line}\n`));
  const lines = judge(evidence);
  if (sizes.reminders >= WHOLE) {
    const options = `${redis ? '--redis ' : ''}--reminders ${sizes.reminders} --seed ${sizes.seed}`;
    const run = redis ? { how: ON_REDIS, part: 'On Redis, which is emptied' } : { how: HOW };
    keep('week', { ...run, options, seconds: evidence.seconds }, lines);
  }
  return tell(lines, evidence.seconds);
}

/** The sizes of a week with so many reminders, on Redis that is emptied so often; not at all: without Redis. */
export function sizesOf(reminders: number, seed: number, flushes: number): WeekSizes {
  if (!(Number.isInteger(reminders) && reminders > 0 && Number.isInteger(seed)))
    throw new Error('--reminders and --seed are whole numbers');
  const isWhole = reminders >= WHOLE;
  return {
    reminders,
    seed,
    slots: isWhole ? 96 : 4,
    workers: 2,
    kills: isWhole ? 12 : 1,
    databaseKills: isWhole ? 3 : 0,
    mutes: isWhole ? 6 : 0,
    flushes,
  };
}

const HOW = `Two whole services on an embedded PostgreSQL, each in a process of its own and with a clock that is told to it: it goes
on when all that is due is done. People's medicines are set as the service sets them; the planner puts their doses down, the
services ask about each in its conversation, in the person's language, as a registered text through a gateway on loopback,
and people answer by text: taken, later, end these, unwell, or nothing. Beside them go tidings at hours that nobody chose, to some people
far more than eight on a day. Some say STOP, and some of them START. The gateway is busy, breaks, takes a text and says
nothing of it, cuts off, refuses, or reports that somebody wants nothing. Meanwhile services and the database get \`kill -9\`, a twentieth of
the plan is put down twice, texts of people come twice, and statuses of each message come twice and in any order.`;

const ON_REDIS = `The same week with the doorbell on BullMQ over a Redis of its own, as in production with \`REDIS_URL\`: at moments
at which rows are rung for, \`flushall\` takes the queue away with all that is in it. The rows are rung for again, and each is
done once.`;
