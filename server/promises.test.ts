/** Property-based: the running service answers only what its OpenAPI document promises, whoever asks for whatever. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { versions } from '@arogya/contract';
import { provePromises } from './testing/promises.ts';
import { startTestService, type TestService } from './testing/service.ts';
import { JWT_SECRET } from './testing/signed-in.ts';

/** Valid and as many invalid requests for each route; `npm run prove -- contract` takes 200. */
const RUNS = Number(process.env['CONTRACT_RUNS'] ?? 8);

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ ahead: 0, variables: { JWT_SECRET, TRUSTED_PROXIES: 'loopback' } });
});
afterAll(() => service.close());

test.each(Object.keys(versions))(
  'every route of %s',
  async (version) => {
    const seen = await provePromises(service, version, RUNS);
    if (process.env['CONTRACT_SEEN']) writeFileSync(process.env['CONTRACT_SEEN'], JSON.stringify(seen));
    for (const [route, counts] of Object.entries(seen)) {
      const asked = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect([route, asked]).toEqual([route, 2 * RUNS]);
      expect([route, Object.keys(counts).filter((status) => status >= '500')]).toEqual([route, []]);
    }
    expect(seen['hospitals.places']?.['200']).toBeGreaterThanOrEqual(RUNS / 2);
    expect(seen['users.me']?.['200']).toBeGreaterThanOrEqual(1);
  },
  30_000 + RUNS * 10_000,
);
