import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { createAudit, type Actor, type Audit } from './audit.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const at = new Date('2026-11-23T10:00:00Z');
const NOBODY = '00000000-0000-7000-8000-000000000000';

let test_: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let audit: Audit;

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 10, onIdleError: () => undefined });
  audit = createAudit({ database, vault });
});

afterAll(async () => {
  await database.pool.end();
  await test_.close();
});

interface Row {
  action: string;
  actor: string;
  subject: Buffer | null;
  details: unknown;
  at: Date;
}

const rowsOf = async (action: string): Promise<Row[]> =>
  (await database.pool.query<Row>('select * from audit where action = $1 order by id', [action])).rows;

const person = async (): Promise<string> =>
  (await database.pool.query<{ id: string }>('insert into person default values returning id')).rows[0]!.id;

const account = (personId: string): Actor => ({ kind: 'account', personId });

test('who acted and on whom stand there by pseudonyms, the same each time', async () => {
  const [doer, other] = [await person(), await person()];
  await audit.note({ action: 'one', actor: account(doer), personId: other, details: { n: 1 }, at });
  await audit.note({ action: 'one', actor: { kind: 'person', personId: other }, personId: other, at });
  const [first, second] = await rowsOf('one');
  expect(first).toMatchObject({ details: { n: 1 }, at });
  expect(first!.subject).toHaveLength(16);
  expect(first!.actor).toMatch(/^account:[\w-]{22}$/);
  expect(second!.subject).toEqual(first!.subject);
  expect(second!.actor).toBe(`person:${first!.subject!.toString('base64url')}`);
  expect(JSON.stringify([first, second])).not.toContain(doer);
});

test('a command and the service have no pseudonym', async () => {
  await audit.note({ action: 'two', actor: { kind: 'command' }, personId: null, at });
  await audit.note({ action: 'two', actor: { kind: 'service' }, personId: null, at });
  expect(await rowsOf('two')).toMatchObject([
    { actor: 'command', subject: null, details: null },
    { actor: 'service', subject: null },
  ]);
});

test('twenty first deeds at once make one pseudonym', async () => {
  const id = await person();
  await Promise.all(
    Array.from({ length: 20 }, () => audit.note({ action: 'three', actor: account(id), personId: id, at })),
  );
  const rows = await rowsOf('three');
  expect(rows).toHaveLength(20);
  expect(new Set(rows.map(({ subject }) => subject!.toString('hex'))).size).toBe(1);
});

test('a row of a transaction is there with its deed or not at all, and so is a pseudonym made in it', async () => {
  const id = await person();
  const undone = database.transaction(async (within) => {
    await audit.note({ action: 'four', actor: account(id), personId: id, at }, within);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await rowsOf('four')).toEqual([]);
  await database.transaction((within) =>
    audit.note({ action: 'four', actor: account(id), personId: id, at }, within),
  );
  expect(await rowsOf('four')).toHaveLength(1);
});

test('who is erased cannot be told from the rows any more; what they do last is noted all the same', async () => {
  const id = await person();
  await audit.note({ action: 'five', actor: account(id), personId: id, at });
  await database.pool.query('delete from person where id = $1', [id]);
  for (const gone of [id, NOBODY])
    await audit.note({ action: 'five', actor: account(gone), personId: gone, at });
  const [, ...after] = await rowsOf('five');
  expect(after.map(({ actor, subject }) => [actor, subject])).toEqual([
    ['account:gone', null],
    ['account:gone', null],
  ]);
});
