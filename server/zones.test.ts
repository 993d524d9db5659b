import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, startTestService, type TestService } from './testing/service.ts';
import { JWT_SECRET, signIn } from './testing/signed-in.ts';

/** Whoever says by whose clock they live is reminded by it. */

const DAY_MS = 86_400_000;
/** It is noon in India. */
const AHEAD = (1.5 * DAY_MS - 5.5 * 3_600_000 - (Date.now() % DAY_MS)) % DAY_MS;
const now = (): Date => new Date(Date.now() + AHEAD);

let service: TestService;
let token: string;
beforeAll(async () => {
  service = await startTestService({ variables: { JWT_SECRET }, ahead: AHEAD });
  token = (await signIn(service.database.pool, 'user', 1, { clock: { now } }))[0]!.token;
}, 30_000);
afterAll(() => service.close());

async function ask<Body>(method: string, path: string, body?: object): Promise<Body> {
  const response = await fetch(`${service.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Body;
}

/** A reminder at eight in the evening. */
const evening = async (more: object = {}): Promise<string> =>
  (await ask<{ id: string }>('POST', '/reminders', { about: 'medicine', times: ['20:00'], ...more })).id;
/** The time, in UTC, that it is asked about next. */
const next = async (id: string): Promise<string> =>
  (await ask<{ next: string }>('GET', `/reminders/${id}`)).next.slice(11, 16);

async function areNext(ids: readonly string[], times: readonly string[]): Promise<void> {
  const found = await eventually(
    () => Promise.all(ids.map(next)),
    (all) => all.join() === times.join(),
  );
  expect(found).toEqual(times);
}

test('what is set before and after goes by it, until it is taken back; what was set by another clock stays there', async () => {
  const before = await evening();
  const there = await evening({ zone: 'Asia/Tokyo' });
  expect([await next(before), await next(there)]).toEqual(['14:30', '11:00']);
  expect(await ask('PATCH', '/users/me', { zone: 'Asia/Kathmandu' })).toMatchObject({
    zone: 'Asia/Kathmandu',
  });
  const after = await evening();
  await areNext([before, there, after], ['14:15', '11:00', '14:15']);
  await ask('PATCH', '/users/me', { zone: null });
  await areNext([before, there, after], ['14:30', '11:00', '14:30']);
  const { rows } = await service.database.pool.query<{ count: string }>(
    `select count(*) from audit where action = 'account.changed' and details ->> 'zone' = 'true'`,
  );
  expect(rows).toEqual([{ count: '2' }]);
});

test('what was to follow when the service went away follows when it is back; of several the last holds', async () => {
  const id = await evening();
  await service.restart({ works: false });
  for (const zone of ['Asia/Dubai', 'Asia/Kathmandu']) await ask('PATCH', '/users/me', { zone });
  expect(await next(id)).toBe('14:30');
  service.work();
  await areNext([id], ['14:15']);
});
