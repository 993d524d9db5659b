import { expect, test } from '@jest/globals';
import { freshBundle } from '../scripts/prove/crash/bundle.ts';
import { judge, runFuzz } from '../scripts/prove/fuzz/trial.ts';

/** The small size of `npm run prove -- fuzz`. */
test('odd requests to every webhook break nothing', async () => {
  await freshBundle();
  const settings = { fsync: 'off', full_page_writes: 'off' };
  const lines = judge(await runFuzz({ requests: 3000, seed: 2, settings }, () => undefined));
  const failed = lines.filter(({ met }) => !met);
  expect(failed.map(({ what, figure, example }) => `${what}: ${figure}\n${example}`)).toEqual([]);
}, 300_000);
