import { beforeAll, expect, test } from '@jest/globals';
import type { Line } from '../scripts/prove/keep.ts';
import { sizesOf } from '../scripts/prove/week.ts';
import { judge } from '../scripts/prove/week/checks.ts';
import { runWeek } from '../scripts/prove/week/trial.ts';

/** Told where this machine has Redis. */
const EMPTIED = 'times Redis was emptied';
const FLUSHES = 2;

/** The small size of `npm run prove -- week`. */
let lines: readonly Line[] = [];

beforeAll(async () => {
  // The machine stays up, so nothing rests on what PostgreSQL has on the disk.
  const settings = { fsync: 'off', full_page_writes: 'off' };
  lines = judge(await runWeek({ ...sizesOf(60, 21, FLUSHES), settings }, () => undefined));
}, 120_000);

test('a week of medicines: each dose asked about once or unknown, none after STOP, and what is answered noted once', () => {
  const failed = lines.filter(({ met }) => !met);
  expect(failed.map(({ what, figure, example }) => `${what}: ${figure}\n${example}`)).toEqual([]);
});

test('something was at stake', () => {
  const figure = (what: string): number =>
    Number.parseInt(lines.find((line) => line.what.includes(what))!.figure, 10);
  for (const what of [
    'questions about doses',
    'doses: taken',
    'tidings: delivered',
    'replies: later',
    'busy',
    'put off to the morning',
    'put down, twice',
    'services killed',
    'said STOP',
  ])
    expect([what, figure(what) > 0]).toEqual([what, true]);
  const isOnRedis = lines.some(({ what }) => what === EMPTIED);
  if (isOnRedis) expect([EMPTIED, figure(EMPTIED)]).toEqual([EMPTIED, FLUSHES]);
});
