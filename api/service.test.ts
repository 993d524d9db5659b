import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient, Problem } from '@arogya/contract';
import { startTestService, type TestService } from '../server/testing/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test('the service answers the portal beside the channels, with the same hospitals', async () => {
  const { items } = await createClient({ baseUrl: service.url }).hospitals.search({
    query: { pin: '211001', limit: 1 },
  });
  expect(items[0]).toMatchObject({ district: 'Prayagraj' });
  expect((await fetch(`${service.url}/api/docs`)).status).toBe(200);
  const nowhere = await fetch(`${service.url}/api/nowhere`);
  expect(Problem.parse(await nowhere.json()).status).toBe(404);
  expect(await (await fetch(`${service.url}/nowhere`)).text()).toBe('not found\n');
});

test('and is counted by pattern', async () => {
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  expect(metrics).toMatch(/route="GET \/api\/v1\/hospitals",status="200"/);
  expect(metrics).not.toMatch(/211001/);
});
