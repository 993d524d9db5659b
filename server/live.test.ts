import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '@arogya/contract';
import { connectLive } from '../api/testing/live-client.ts';
import { freshBundle } from '../scripts/prove/crash/bundle.ts';
import { judge } from '../scripts/prove/live/checks.ts';
import { runLive } from '../scripts/prove/live/trial.ts';
import { sizesOf } from '../scripts/prove/live.ts';
import { eventually, PUBLIC_BASE_URL, startTestService, type TestService } from './testing/service.ts';
import { JWT_SECRET, signIn } from './testing/signed-in.ts';

/** The small size of `npm run prove -- live`. */
test('a crowd of live connections is told all, at once', async () => {
  await freshBundle();
  const settings = { fsync: 'off', full_page_writes: 'off' };
  const lines = judge(await runLive({ ...sizesOf(100, 1), settings }, () => undefined));
  const failed = lines.filter(({ met }) => !met);
  expect(failed.map(({ what, figure, example }) => `${what}: ${figure}\n${example}`)).toEqual([]);
}, 300_000);

describe('the whole service', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ ahead: 0, variables: { JWT_SECRET } });
  });
  afterAll(() => service.close());

  const ticketFor = async (token: string): Promise<string> => {
    const response = await fetch(`${service.url}/api/v1/ws-tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { ticket: string }).ticket;
  };
  const connect = async (role: Role) => {
    const [one] = await signIn(service.database.pool, role, 1);
    const client = connectLive(
      service.url,
      { ticket: await ticketFor(one!.token) },
      { origin: PUBLIC_BASE_URL },
    );
    await client.ready;
    return { ...client, ...one! };
  };

  test('those who respond hear of a cry for help when it is raised, and not whose it is', async () => {
    const [responder, admin, user] = [
      await connect('emergency_responder'),
      await connect('admin'),
      await connect('user'),
    ];
    const number = '+919876500001';
    await service.text(number, 'cry-1', 'SOS');
    await eventually(
      async () => [responder, admin],
      (all) => all.every(({ events }) => events.length > 0),
    );
    const { rows } = await service.database.pool.query<{ id: string }>('select id from emergency');
    const payload = {
      id: rows[0]!.id,
      certainty: expect.any(String) as unknown,
      raisedAt: expect.any(String) as unknown,
    };
    for (const { role, events } of [responder, admin]) {
      expect(events).toMatchObject([{ topic: `role:${role}`, kind: 'emergency.raised', payload }]);
      expect(JSON.stringify(events)).not.toMatch(/98765/);
    }
    expect(user.events).toEqual([]);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('arogya_live_connections 3');
    for (const { socket } of [responder, admin, user]) socket.close();
  });

  test('a change of role ends the connection within moments', async () => {
    const one = await connect('doctor');
    await service.database.pool.query('update account set role = $2, tokens_valid_from = $3 where id = $1', [
      one.accountId,
      'user',
      new Date(Date.now() + 1),
    ]);
    expect(await one.closed).toBe(4403);
  });

  test('another page is not let in, and a stop tells everybody', async () => {
    const [one] = await signIn(service.database.pool, 'user', 1);
    const elsewhere = connectLive(
      service.url,
      { ticket: await ticketFor(one!.token) },
      { origin: 'https://elsewhere.test' },
    );
    expect(await elsewhere.closed).toBe(403);
    const here = await connect('user');
    const stream = await fetch(`${service.url}/api/v1/notifications`, {
      headers: { authorization: `Bearer ${here.token}` },
    });
    const told = stream.text();
    await service.restart();
    expect(await here.closed).toBe(1001);
    expect(await told).toContain('"code":1001');
  });
});
