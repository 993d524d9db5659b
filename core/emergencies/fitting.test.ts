import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Skill, Vehicle } from './responder.ts';
import { openDistrict, type District } from './testing/district.ts';

let district: District;

beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district.close());
beforeEach(async () => {
  await district.stored.pool.query('truncate emergency, dispatch, responder, outbox cascade');
});

/** Helpers by their distance in kilometres, and the order in which they are told; all of them always are. */
type Helper = readonly [km: number, vehicle: Vehicle, ...skills: readonly Skill[]];

test.each<[string, string | undefined, readonly Helper[], readonly number[]]>([
  [
    'nothing is known: who has a vehicle, then the nearest',
    undefined,
    [
      [1, 'none', 'snakebite'],
      [2, 'bicycle'],
      [3, 'car'],
      [4, 'motorcycle'],
    ],
    [3, 4, 1, 2],
  ],
  [
    'a snake bite: who knows it and has a vehicle, who has either, then the others',
    'a snake has bitten my son',
    [
      [1, 'none'],
      [2, 'none', 'snakebite'],
      [3, 'motorcycle', 'midwife'],
      [4, 'car', 'snakebite'],
    ],
    [4, 2, 3, 1],
  ],
  [
    'a birth: midwives and nurses',
    'birth has begun',
    [
      [1, 'none', 'first-aid'],
      [2, 'none', 'nurse'],
      [3, 'none', 'midwife'],
    ],
    [2, 3, 1],
  ],
])('%s', async (_, said, helpers, expected) => {
  const distances = new Map<string, number>();
  for (const [km, vehicle, ...skills] of helpers) {
    const { identityId } = await district.responder(km, { vehicle, skills });
    distances.set(identityId, km);
  }
  await district.cry(await district.somebody(), said === undefined ? {} : { said });
  const { rows } = await district.stored.pool.query<{ identity_id: string }>(
    `select identity_id from outbox where kind = 'message' order by id`,
  );
  const told = rows.flatMap(({ identity_id: id }) => distances.get(id) ?? []);
  expect(told).toEqual(expected);
});
