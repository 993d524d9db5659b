/** What every door says to browsers, whom it lets in from where, and how much it reads: the whole service, from outside. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem } from '@arogya/contract';
import { startTestService, type TestService } from './testing/service.ts';

const PORTAL = 'https://portal.arogya.test';
const OWN = 'https://arogya.test';
const USSD = '/webhooks/africas-talking/dev/ussd';
let service: TestService;

beforeAll(async () => {
  service = await startTestService({
    variables: { PORTAL_BASE_URL: `${PORTAL}/`, TRUSTED_PROXIES: 'loopback' },
  });
});
afterAll(() => service.close());

const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(service.url + path, init);
const corsIn = (headers: Headers): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('pages of other origins', () => {
  test.each([PORTAL, OWN])('%s may call, with cookies, and read the headers', async (origin) => {
    const { headers, status } = await ask('/api/v1/hospitals?pin=211001', { headers: { origin } });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    const exposed = headers.get('access-control-expose-headers')!.split(',');
    expect(exposed).toEqual(
      expect.arrayContaining([
        'x-request-id',
        'ratelimit',
        'ratelimit-policy',
        'retry-after',
        'deprecation',
        'sunset',
      ]),
    );
    expect(headers.get('vary')).toMatch(/\bOrigin\b/);
  });

  test.each([
    'https://evil.test',
    'https://portal.arogya.test.evil.test',
    'http://portal.arogya.test',
    'https://portal.arogya.test:444',
    'https://PORTAL.arogya.test',
    'null',
    '*',
    '',
  ])('"%s" may not', async (origin) => {
    const plain = await ask('/api/v1/hospitals?pin=211001', { headers: { origin } });
    expect(corsIn(plain.headers)).toEqual([]);
    expect(plain.headers.get('vary')).toMatch(/\bOrigin\b/);
    const preflight = await ask('/api/v1/hospitals', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
    expect(corsIn(preflight.headers)).toEqual([]);
  });

  test('a preflight is answered, kept, and not counted', async () => {
    const { headers, status } = await ask('/api/v1/hospitals', {
      method: 'OPTIONS',
      headers: {
        origin: PORTAL,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(headers.get('access-control-allow-methods')).toMatch(/PATCH/);
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(0);
    expect(headers.has('ratelimit')).toBe(false);
  });

  test('a refusal can be read by the portal too', async () => {
    const refused = await ask('/api/v1/hospitals', { headers: { origin: PORTAL } });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('access-control-allow-origin')).toBe(PORTAL);
  });

  test.each(['/healthz', '/readyz', '/metrics', USSD, '/nowhere'])(
    '%s knows no other origin',
    async (path) => {
      const { headers } = await ask(path, { headers: { origin: PORTAL } });
      expect(corsIn(headers)).toEqual([]);
    },
  );
});

describe('what browsers are told', () => {
  test.each([
    '/api/v1/hospitals?pin=211001',
    '/api/v1/nowhere',
    '/api/v1/openapi.json',
    '/api/docs',
    '/healthz',
    '/readyz',
    '/metrics',
    '/nowhere',
  ])('%s is neither framed nor sniffed, and loads nothing from elsewhere', async (path) => {
    const { headers } = await ask(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors '(none|self)'/);
    expect(headers.get('content-security-policy')).toMatch(/default-src '(none|self)'/);
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.has('x-powered-by')).toBe(false);
  });
});

describe('how much is read', () => {
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  test.each([
    ['a hop as long as any', USSD, form, 60_000, 200],
    ['a hop that is none', USSD, form, 70_000, 413],
    ['a batch that is none', '/webhooks/whatsapp-cloud', json, 1_100_000, 413],
  ])('%s', async (_, path, headers, bytes, status) => {
    const body =
      headers === form
        ? `sessionId=long&phoneNumber=%2B919800000001&serviceCode=*1%23&text=&more=${'a'.repeat(bytes)}`
        : JSON.stringify({ object: 'a'.repeat(bytes) });
    const response = await ask(path, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
  });
});

describe('limits on the whole service', () => {
  const from = (address: string): RequestInit => ({ headers: { 'x-forwarded-for': address } });

  test('the address is what a trusted proxy says, and the one behind that is not believed', async () => {
    expect(await fewestLeft(service, ['198.51.100.1', '198.51.100.1', '198.51.100.1'])).toBeLessThan(999);
    const strangers = Array.from({ length: 5 }, (_, at) => `198.51.100.${20 + at}`);
    expect(await fewestLeft(service, strangers)).toBe(999);
    const behind = Array.from({ length: 5 }, (_, at) => `203.0.113.${at}, 198.51.100.3`);
    expect(await fewestLeft(service, behind)).toBeLessThan(999);
  });

  test('an address that asked too much may still dial, and the log does not name it', async () => {
    const ask1 = async (): Promise<number> => (await ask('/api/v1/nowhere', from('198.51.100.77'))).status;
    for (let sent = 0; sent < 1000; sent += 50) await Promise.all(Array.from({ length: 50 }, ask1));
    const refused = await ask('/api/v1/nowhere', from('198.51.100.77'));
    expect(Problem.parse(await refused.json()).status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    const hop = await ask(USSD, {
      method: 'POST',
      headers: { ...form, 'x-forwarded-for': '198.51.100.77' },
      body: 'sessionId=sos1&phoneNumber=%2B919800000002&serviceCode=*384*4247%23&text=',
    });
    expect(hop.status).toBe(200);
    expect(hop.headers.has('ratelimit')).toBe(false);
    expect(service.log.join('\n')).not.toContain('198.51.100');
  });

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
});

test('without trusted proxies nobody is believed about an address', async () => {
  const alone = await startTestService();
  try {
    const claimed = Array.from({ length: 5 }, (_, at) => `198.51.100.${at}`);
    expect(await fewestLeft(alone, claimed)).toBeLessThan(999);
  } finally {
    await alone.close();
  }
});

/**
 * The fewest requests that any of these addresses was told it has left of its 1,000. A request whose count is slow to come is
 * counted in memory, apart from the others: so a few are sent, not two.
 */
async function fewestLeft({ url }: TestService, addresses: readonly string[]): Promise<number> {
  let fewest = Infinity;
  for (const address of addresses) {
    const response = await fetch(`${url}/api/v1/nowhere`, { headers: { 'x-forwarded-for': address } });
    fewest = Math.min(fewest, Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]));
  }
  return fewest;
}
