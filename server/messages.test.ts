import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { JWT_SECRET, signIn } from './testing/signed-in.ts';
import { startTestService, type TestService } from './testing/service.ts';

let service: TestService;
let admin: string;
let doctor: string;

beforeAll(async () => {
  service = await startTestService({ variables: { JWT_SECRET }, ahead: 0 });
  [admin, doctor] = (await Promise.all(
    (['admin', 'doctor'] as const).map(
      async (role) => (await signIn(service.database.pool, role, 1))[0]!.token,
    ),
  )) as [string, string];
  await service.database.pool.query(
    `insert into outbox (person_id, kind, channel, status, error, payload_sealed, due_at, sent_at, segments, cost, template, tried)
     select p.id, 'message', 'a/sms', w.status, w.error, w.payload, now(), w.sent_at, 2, w.cost, 'en.0123456789', '{b/whatsapp:outside-window}'
     from (select id from person limit 1) p, (values
       ('delivered', null, null, now(), 'KES 0.8000'), ('failed', 'landline', '\\x01'::bytea, now(), 'KES 1.6000'),
       ('failed', 'landline', null, now(), null), ('unknown', 'timeout', '\\x01'::bytea, null, null)
     ) as w(status, error, payload, sent_at, cost)`,
  );
}, 60_000);
afterAll(() => service.close());

const ask = (path: string, token: string, method = 'GET') =>
  fetch(`${service.url}/api/v1/messages${path}`, { method, headers: { authorization: `Bearer ${token}` } });

test('operators see what became of messages, page by page, by what they ask for, and no words', async () => {
  const seen: { id: string; status: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = (await (await ask(`?limit=3${cursor && `&cursor=${cursor}`}`, admin)).json()) as {
      items: typeof seen;
      nextCursor: string | null;
    };
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen.map(({ status }) => status).sort()).toEqual(['delivered', 'failed', 'failed', 'unknown']);
  const { items } = (await (await ask('?status=failed&error=landline', admin)).json()) as {
    items: { mayGoAgain: boolean; tried: string[] }[];
  };
  expect(items.map(({ mayGoAgain }) => mayGoAgain).sort()).toEqual([false, true]);
  expect(items[0]!.tried).toEqual(['b/whatsapp:outside-window']);
  expect(JSON.stringify(seen)).not.toMatch(/person|payload/);
  expect((await ask('', doctor)).status).toBe(403);
});

test.each([
  ['status=delivered', 1],
  ['status=failed', 2],
  ['error=timeout', 1],
  ['channel=a/sms&template=en.0123456789', 4],
  ['channel=b/sms', 0],
  ['kind=message&status=unknown', 1],
  ['kind=notice', 0],
  ['from=2000-01-01T00:00:00Z', 4],
  ['to=2000-01-01T00:00:00Z', 0],
])('?%s finds %d', async (query, found) => {
  const { items } = (await (await ask(`?${query}`, admin)).json()) as { items: unknown[] };
  expect(items).toHaveLength(found);
});

test('delivery and cost by day, provider and text are a table, with what never left', async () => {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Kolkata' });
  const response = await ask(`/costs?from=${today}&to=${today}`, admin);
  expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
  const [head, ...rows] = (await response.text()).trim().split('\n');
  expect(head).toBe('day,provider,channel,template,messages,delivered,failed,unknown,segments,currency,cost');
  expect(rows).toEqual([
    `${today},a,a/sms,en.0123456789,2,0,1,1,4,,`,
    `${today},a,a/sms,en.0123456789,2,1,1,0,4,KES,2.4000`,
  ]);
  expect((await ask('/costs?from=2026-01-01&to=2026-01-31', admin)).status).toBe(200);
  expect((await ask(`/costs?from=${today}&to=${today}`, doctor)).status).toBe(403);
});

test('what failed is sent again by an admin, once, which is noted', async () => {
  const { items } = (await (await ask('?status=failed', admin)).json()) as {
    items: { id: string; mayGoAgain: boolean }[];
  };
  const { id } = items.find(({ mayGoAgain }) => mayGoAgain)!;
  const lost = items.find(({ mayGoAgain }) => !mayGoAgain)!;
  expect((await ask(`/${id}/again`, doctor, 'POST')).status).toBe(403);
  expect((await ask(`/${lost.id}/again`, admin, 'POST')).status).toBe(404);
  expect((await ask(`/${id}/again`, admin, 'POST')).status).toBe(202);
  const { rows } = await service.database.pool.query<{ details: object }>(
    `select details from audit where action = 'message.sent-again'`,
  );
  expect(rows).toEqual([{ details: { message: id } }]);
});
