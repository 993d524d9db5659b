import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestService, type TestService } from './testing/service.ts';
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

test('what is set before and after goes by it, until it is taken back; what was set by another clock stays there', async () => {
  const evening = async (more: object = {}): Promise<string> =>
    (await ask<{ id: string }>('POST', '/reminders', { about: 'medicine', times: ['20:00'], ...more })).id;
  const next = async (id: string): Promise<string> =>
    (await ask<{ next: string }>('GET', `/reminders/${id}`)).next.slice(11, 16);
  const before = await evening();
  const there = await evening({ zone: 'Asia/Tokyo' });
  expect([await next(before), await next(there)]).toEqual(['14:30', '11:00']);
  expect(await ask('PATCH', '/users/me', { zone: 'Asia/Kathmandu' })).toMatchObject({
    zone: 'Asia/Kathmandu',
  });
  const after = await evening();
  expect([await next(before), await next(there), await next(after)]).toEqual(['14:15', '11:00', '14:15']);
  await ask('PATCH', '/users/me', { zone: null });
  expect([await next(before), await next(there), await next(after)]).toEqual(['14:30', '11:00', '14:30']);
  const { rows } = await service.database.pool.query<{ count: string }>(
    `select count(*) from audit where action = 'account.changed' and details ->> 'zone' = 'true'`,
  );
  expect(rows).toEqual([{ count: '2' }]);
});
