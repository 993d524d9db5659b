/** A small district for some hours; `npm run prove -- district` runs a whole one. */
import { expect, test } from '@jest/globals';
import { judge } from './prove/district.ts';
import { runDistrict } from './prove/district/trial.ts';

test('every cry ends with somebody who accepts or with the public number', async () => {
  const evidence = await runDistrict({ responders: 40, cries: 10, hours: 2, seed: 7 });
  expect(judge(evidence).filter(({ met }) => !met)).toEqual([]);
  expect(evidence.incidents).toHaveLength(10);
}, 60_000);
