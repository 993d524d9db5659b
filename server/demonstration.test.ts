import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROLES, needsSecondFactor } from '@arogya/contract';
import { createSimulator } from '../channels/simulator/network.ts';
import { openPhone } from '../channels/simulator/phone.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { readConfig } from './config.ts';
import { seedDemonstration } from './demonstration.ts';

const DATA_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const { dataKeys } = readConfig({ DATA_KEYS });
const clock = { now: () => new Date('2026-11-23T10:00:07Z') };
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const seed = (production = false) =>
  seedDemonstration({ config: { production, dataKeys }, databaseUrl: database.url, clock });
const count = async (): Promise<number> =>
  (await database.pool.query<{ n: number }>('select count(*)::int as n from account')).rows[0]!.n;

test('nobody is made in production', async () => {
  await expect(seed(true)).rejects.toThrow('no part of production');
  expect(await count()).toBe(0);
});

test('one of each role is made, once; staff have an authenticator app on their phone', async () => {
  const people = await seed();
  expect(people.map(({ role }) => role)).toEqual([...ROLES]);
  for (const { role, totpSecret } of people) expect(totpSecret !== null).toBe(needsSecondFactor(role));
  expect(await seed()).toEqual(people);
  expect(await count()).toBe(ROLES.length);

  const authenticators = new Map(people.map(({ phone, totpSecret }) => [phone, totpSecret!]));
  authenticators.delete(people[0]!.phone);
  const simulator = createSimulator({
    port: 0,
    webhookBaseUrl: 'http://127.0.0.1:1',
    token: 'dev',
    authenticators,
    clock,
  });
  await simulator.listen();
  try {
    const shown = await Promise.all(
      people.map(async ({ phone }) => (await openPhone(simulator.url, phone)).authenticator()),
    );
    expect(shown[0]).toBeNull();
    for (const each of shown.slice(1))
      expect(each).toEqual({ code: expect.stringMatching(/^\d{6}$/), seconds: 23 });
  } finally {
    await simulator.close();
  }
});
