import { afterAll, beforeEach, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { createAudit } from './audit.ts';
import { createSealer, LOOK_BACK, type Sealer } from './seal.ts';
import { readHead, verifyAudit, type Verdict } from './verify.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const stranger = createVault([{ id: 'k1', secret: Buffer.alloc(32, 2) }]);
const start = new Date('2026-11-23T10:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

let test_: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let sealer: Sealer;
let client: pg.Client;

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 10, onIdleError: () => undefined });
  sealer = createSealer({ database, vault, batch: 7 });
});

beforeEach(async () => {
  client = new pg.Client({ connectionString: test_.url });
  await client.connect();
  await sql('truncate audit, audit_seal restart identity');
});

afterEach(() => client.end());

afterAll(async () => {
  await database.pool.end();
  await test_.close();
});

const sql = (text: string): Promise<unknown> => database.pool.query(text);

async function write(rows: number, at = start): Promise<void> {
  const audit = createAudit({ database, vault });
  for (let n = 0; n < rows; n++)
    await audit.note({ action: 'test', actor: { kind: 'command' }, personId: null, details: { n }, at });
}

const seal = (now = start): Promise<unknown> => sealer.seal(now, LOOK_BACK.often);
const verify = (head?: string): Promise<Verdict> =>
  verifyAudit({ client, vault, page: 4, known: head === undefined ? null : readHead(head) });
const headNow = async (): Promise<string> => ((await verify()) as { head: string }).head;

const sealedIds = async (): Promise<number[]> => {
  const { rows } = await database.pool.query<{ id: string }>(
    'select audit_id as id from audit_seal order by position',
  );
  return rows.map(({ id }) => Number(id));
};

test('what was written is chained without a gap, once, and holds', async () => {
  expect(await verify()).toEqual({ holds: true, rows: 0, until: null, head: expect.any(String), waiting: 0 });
  await write(20);
  expect(await verify()).toMatchObject({ holds: true, rows: 0, waiting: 20 });
  expect(await seal()).toMatchObject({ rows: 20, head: expect.stringMatching(/^20:/) });
  expect(await seal()).toBeNull();
  await write(3);
  expect(await seal(after(5000))).toMatchObject({ rows: 3 });
  expect(await sealedIds()).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
  expect(await verify()).toMatchObject({ holds: true, rows: 23, until: after(5000), waiting: 0 });
});

test('ten sealers at once and forty writers whose rows commit in any order: each row once', async () => {
  let writing = true;
  // The first to write is the last to commit.
  const late = new pg.Client({ connectionString: test_.url });
  await late.connect();
  await late.query('begin');
  await late.query(`insert into audit (at, action, actor) values (now(), 'test', 'service')`);
  const sealing = Array.from({ length: 10 }, async () => {
    while (writing) await seal(new Date());
  });
  await Promise.all(
    Array.from({ length: 40 }, async (_, writer) => {
      const own = new pg.Client({ connectionString: test_.url });
      await own.connect();
      for (let n = 0; n < 5; n++) {
        await own.query('begin');
        await own.query(`insert into audit (at, action, actor) values (now(), 'test', 'service')`);
        await new Promise((resolve) => setTimeout(resolve, (writer * 37 + n * 101) % 90));
        await own.query((writer + n) % 10 === 0 ? 'rollback' : 'commit');
      }
      await own.end();
    }),
  );
  await seal(new Date());
  await late.query('commit');
  await late.end();
  writing = false;
  await Promise.all(sealing);
  await seal(new Date());
  const ids = await sealedIds();
  expect(ids).toHaveLength(181);
  expect(new Set(ids).size).toBe(181);
  expect(ids).not.toEqual([...ids].sort((a, b) => a - b));
  expect(await verify()).toMatchObject({ holds: true, rows: 181, waiting: 0 });
});

test('a row that commits minutes late is sealed by the look back of each minute', async () => {
  const late = new pg.Client({ connectionString: test_.url });
  await late.connect();
  await late.query('begin');
  await late.query(`insert into audit (at, action, actor) values (now(), 'late', 'service')`);
  for (let minute = 0; minute < 30; minute++) {
    await write(1);
    await seal(after(minute * 60_000));
  }
  await late.query('commit');
  await late.end();
  expect(await seal(after(1_800_000))).toBeNull();
  expect(await verify()).toMatchObject({ holds: true, waiting: 1 });
  expect(await sealer.seal(after(1_800_000), LOOK_BACK.seldom)).toMatchObject({ rows: 1 });
  expect((await sealedIds()).at(-1)).toBe(1);
  expect(await verify()).toMatchObject({ holds: true, rows: 31, waiting: 0 });
});

test('after a day without the service what commands wrote is sealed, and the chain goes on', async () => {
  await write(5);
  await seal();
  await write(5, after(40_000_000));
  expect(await seal(after(86_400_000))).toMatchObject({ rows: 5 });
  expect(await verify()).toMatchObject({ holds: true, rows: 10 });
});

test('the head is kept elsewhere and found again', async () => {
  await write(10);
  await seal();
  const head = await headNow();
  await write(10);
  await seal();
  expect(await verify(head)).toMatchObject({ holds: true, rows: 20 });
  expect(await verify(await headNow())).toMatchObject({ holds: true });
  for (const text of ['', '12', '0:x', `10:${'a'.repeat(42)}`, `-1:${'a'.repeat(43)}`])
    expect(readHead(text)).toBeNull();
});

/** Each is what somebody with SQL and no key may do to twenty sealed rows. */
const tampering: readonly [what: string, statements: string, position: string, told: RegExp][] = [
  ['a changed action', `update audit set action = 'other' where id = 6`, '6', /row 6 .* changed/],
  ['a changed actor', `update audit set actor = 'service' where id = 20`, '20', /row 20 .* changed/],
  ['a changed time', `update audit set at = at + interval '1 ms' where id = 1`, '1', /row 1 .* changed/],
  ['a subject put in', `update audit set subject = '\\x00' where id = 2`, '2', /row 2 .* changed/],
  [
    'a changed detail',
    `update audit set details = '{"n": 5.0000000000000001}' where id = 6`,
    '6',
    /row 6 .* changed/,
  ],
  ['details taken away', `update audit set details = null where id = 6`, '6', /row 6 .* changed/],
  ['a removed row', 'delete from audit where id = 9', '9', /row 9 is missing/],
  ['a removed seal', 'delete from audit_seal where position = 9', '9', /the seal is missing/],
  ['the first seal removed', 'delete from audit_seal where position = 1', '1', /the seal is missing/],
  [
    'a row and its seal removed',
    'delete from audit where id = 9; delete from audit_seal where position = 9',
    '9',
    /the seal is missing/,
  ],
  [
    'a row and its seal removed and the gap closed',
    `delete from audit where id = 9; delete from audit_seal where position = 9;
      update audit_seal set position = position + 100 where position > 9;
      update audit_seal set position = position - 101 where position > 100`,
    '9',
    /row 10 .* not where it was/,
  ],
  [
    'two seals in the other order',
    `update audit_seal set position = 0 where position = 5; update audit_seal set position = 5 where position = 6;
      update audit_seal set position = 6 where position = 0`,
    '5',
    /row 6 .* not where it was/,
  ],
  [
    'the rows of two seals exchanged',
    `update audit_seal set audit_id = 0 where audit_id = 5; update audit_seal set audit_id = 5 where audit_id = 6;
      update audit_seal set audit_id = 6 where audit_id = 0`,
    '5',
    /row 6 .* changed/,
  ],
  [
    'a seal copied from another row',
    'update audit_seal set hash_sealed = (select hash_sealed from audit_seal where position = 3) where position = 4',
    '4',
    /row 4 .* changed/,
  ],
  [
    'a seal of no key',
    `update audit_seal set hash_sealed = '\\x026b3100' where position = 4`,
    '4',
    /DATA_KEYS/,
  ],
  [
    'another time of sealing',
    `update audit_seal set sealed_at = sealed_at - interval '1 day' where position = 20`,
    '20',
    /changed/,
  ],
];

describe('is found: ', () => {
  test.each(tampering)('%s', async (_, statements, position, told) => {
    await write(20);
    await seal();
    await sql(statements);
    expect(await verify()).toEqual({ holds: false, position, what: expect.stringMatching(told) });
  });

  test('a seal by who holds another key', async () => {
    await write(5);
    await createSealer({ database, vault: stranger }).seal(start, LOOK_BACK.often);
    expect(await verify()).toMatchObject({ holds: false, position: '1' });
  });

  test('a row added among old ones: the sealer leaves it alone', async () => {
    await write(10);
    await sql('delete from audit where id = 4');
    await seal();
    await write(1);
    await seal(after(2 * 3_600_000));
    await sql(`insert into audit (id, at, action, actor) values (4, now(), 'never', 'command')`);
    for (const lookBack of Object.values(LOOK_BACK))
      expect(await sealer.seal(after(3 * 3_600_000), lookBack)).toBeNull();
    expect(await verify()).toEqual({
      holds: false,
      position: '11',
      what: expect.stringMatching(/row 4 .* added by hand/),
    });
  });

  test('the tail cut off: by the head that was kept elsewhere', async () => {
    await write(20);
    await seal();
    const head = await headNow();
    await sql('delete from audit where id > 15; delete from audit_seal where position > 15');
    expect(await verify()).toMatchObject({ holds: true, rows: 15 });
    expect(await verify(head)).toMatchObject({ holds: false, position: '16' });
    await write(5);
    await seal(after(1000));
    expect(await verify(head)).toMatchObject({ holds: false, position: '20' });
  });

  test('the seals of the tail cut off: they wait again, and the head is another', async () => {
    await write(20);
    await seal();
    const head = await headNow();
    await sql('delete from audit_seal where position > 15');
    expect(await verify()).toMatchObject({ holds: true, rows: 15, waiting: 5 });
    await seal(after(1000));
    expect(await verify(head)).toMatchObject({ holds: false, position: '20' });
  });
});
