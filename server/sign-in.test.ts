/** Signing in on the running service, with a phone that gets the codes. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient, type ProblemError, type TokenPair } from '@arogya/contract';
import { startTestService, type TestService } from './testing/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const PHONE = '+919812345678';
const PASSWORD = 'sehat ki baat 7';
const WAIT_MS = 10_000;

test('who has dialled registers with a code by SMS, and is the same person', async () => {
  await service.hop(PHONE, 'first-session', '');
  const phone = await service.phone(PHONE);
  let token: string | null = null;
  const client = createClient({ baseUrl: service.url, token: () => token });

  await client.auth.askForCode({ body: { phone: PHONE } });
  const { text } = (await phone.receive(WAIT_MS))!;
  const code = /\b\d{6}\b/.exec(text)![0];
  const registered: TokenPair = await client.auth.register({
    body: { phone: PHONE, code, password: PASSWORD, name: 'आशा', cookie: false },
  });
  expect(registered).toMatchObject({ scopes: [], account: { role: 'user', name: 'आशा' } });

  const { rows } = await service.database.pool.query(
    'select count(*)::int as people, count(a.id)::int as accounts from person p left join account a on a.person_id = p.id',
  );
  expect(rows).toEqual([{ people: 1, accounts: 1 }]);

  token = registered.accessToken;
  expect((await client.auth.sessions()).items).toHaveLength(1);
  await client.auth.logoutEverywhere();
  const refused = await client.auth.sessions().catch((error: unknown) => error as ProblemError);
  expect((refused as ProblemError).problem.status).toBe(401);

  const again = await client.auth.login({ body: { phone: PHONE, password: PASSWORD } });
  expect(again.refreshToken).toBeUndefined();
  for (const secret of [PHONE.slice(3), PASSWORD, 'आशा', code, registered.refreshToken!, again.accessToken])
    expect(service.log.join('\n').includes(secret)).toBe(false);
  expect(service.log.join('\n')).not.toContain('api.failed');
});

test('the sign-ins of a crowd do not keep a USSD session waiting', async () => {
  const login = (): Promise<number> =>
    fetch(`${service.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: PHONE, password: PASSWORD }),
    }).then(({ status }) => status);
  const crowd = Array.from({ length: 40 }, login);
  const hops: number[] = [];
  for (const n of [1, 2, 3, 4, 5]) {
    const began = performance.now();
    expect(await service.hop(`+91981234560${n}`, `in-the-crowd-${n}`, '')).toMatch(/^CON/);
    hops.push(performance.now() - began);
  }
  const median = hops.sort((a, b) => a - b)[2];
  expect(median).toBeLessThan(1000);
  const statuses = await Promise.all(crowd);
  expect(statuses.filter((status) => ![200, 429, 503].includes(status))).toEqual([]);
  expect(statuses).toContain(200);
  expect(statuses).toContain(503);
});
