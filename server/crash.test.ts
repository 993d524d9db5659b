import { beforeAll, describe, expect, test } from '@jest/globals';
import { sizesOf } from '../scripts/prove/crash.ts';
import { freshBundle } from '../scripts/prove/crash/bundle.ts';
import { judge } from '../scripts/prove/crash/checks.ts';
import { runTrial } from '../scripts/prove/crash/trial.ts';
import type { Line } from '../scripts/prove/keep.ts';

/** The small size of `npm run prove -- crash`: 150 turns, three kills, one outage. */
describe('kill -9 and a database that comes and goes', () => {
  let lines: readonly Line[] = [];

  beforeAll(async () => {
    await freshBundle();
    // The machine stays up, so nothing rests on what PostgreSQL has on the disk.
    const settings = { fsync: 'off', full_page_writes: 'off' };
    lines = judge(await runTrial({ ...sizesOf(150, 1), settings }, () => undefined));
  }, 300_000);

  test('all that was promised holds', () => {
    const failed = lines.filter(({ met }) => !met);
    expect(failed.map(({ what, figure, example }) => `${what}: ${figure}\n${example}`)).toEqual([]);
  });

  test('something was at stake', () => {
    const figure = (what: string): number =>
      Number.parseInt(lines.find((line) => line.what === what)!.figure, 10);
    expect(figure('calls dialled again')).toBeGreaterThan(0);
    expect(figure('hops delivered more than once')).toBeGreaterThan(0);
    expect(figure('"send me this by SMS" acknowledged')).toBeGreaterThan(0);
    expect(figure('texts acknowledged')).toBeGreaterThan(0);
    expect(figure('cries for help')).toBeGreaterThan(0);
  });
});
