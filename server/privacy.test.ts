import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestService, type TestService } from './testing/service.ts';

const CONVERSATIONS = 200;
const PIN = '273001';
const person = (n: number): string => `+91950${String(1_000_000 + n * 7).slice(1)}0`;

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test(`after ${CONVERSATIONS} conversations neither the database nor the debug log holds a number or a text`, async () => {
  for (let start = 0; start < CONVERSATIONS; start += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => converse(start + index)));
  }
  // Everything that was to be sent has been.
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await service.database.pool.query(
      `select 1 from outbox where status in ('pending', 'sending')`,
    );
    if (rows.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const dump = await dumpOf(service);
  const log = service.log.join('');
  expect(dump.length).toBeGreaterThan(100_000);
  expect(log).toContain('turn.saved');

  const secrets = [
    ...Array.from({ length: CONVERSATIONS }, (_, n) => person(n).slice(3)),
    'Meri beti',
    'Kusumlata',
    'NOT called the ambulance',
    'Send your 6-digit PIN',
    'Emergency: call 112',
  ];
  const found = secrets.flatMap((secret) =>
    [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
    ].filter((form) => dump.includes(form) || log.includes(form)),
  );
  expect(found).toEqual([]);
  // A PIN code stands in the tables of places as everybody's; what one person asked about stands nowhere.
  expect(log).not.toContain(PIN);
});

/** A lookup, a text of the person's own, an SOS, and a result sent by SMS. */
async function converse(n: number): Promise<void> {
  const number = person(n);
  const id = `ATUid_privacy_${n}`;
  const answers = ['', '1', '1*2', `1*2*${PIN}`, `1*2*${PIN}*2`];
  for (const text of answers) expect(await service.hop(number, id, text)).toMatch(/^CON /);
  expect(await service.text(number, `ATX_${n}`, 'Meri beti Kusumlata ko bukhar hai')).toBe(200);
  if (n % 10 === 0) expect(await service.text(number, `ATS_${n}`, 'SOS')).toBe(200);
}

/** Every row of every table that holds anything of a person's or of the queue's, as text. */
async function dumpOf({ database }: TestService): Promise<string> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE' and table_name not in ('place', 'facility')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}
