import { expect, test } from '@jest/globals';
import { freshBundle } from '../scripts/prove/crash/bundle.ts';
import { judge } from '../scripts/prove/rotate.ts';
import { runRotation } from '../scripts/prove/rotate/trial.ts';

/** The small size of `npm run prove -- rotate`. */
test('keys rotate while people talk, killed once: nothing fails, and the new key alone reads everything', async () => {
  await freshBundle();
  const settings = { fsync: 'off', full_page_writes: 'off' };
  const evidence = await runRotation({ people: 1500, rate: 30, seconds: 5, settings }, () => undefined);
  const failed = judge(evidence).filter(({ met }) => !met);
  expect(failed.map(({ what, figure, example }) => `${what}: ${figure}\n${example}`)).toEqual([]);
}, 300_000);
