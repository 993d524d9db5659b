import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAudit } from '../audit/audit.ts';
import { createConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createAccounts, readEmail, type Accounts } from './accounts.ts';
import { createPasswords } from './passwords.ts';
import { forgetSignIns } from './retention.ts';

let test_: TestDatabase;
let database: Database;
const older = { id: 'k1', secret: Buffer.alloc(32, 1) };
const now = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 5, onIdleError: () => undefined });
});
afterAll(async () => {
  await database.pool.end();
  await test_.close();
});

const accountsUnder = (...keys: (typeof older)[]): Accounts => {
  const vault = createVault(keys);
  return createAccounts({
    database,
    vault,
    store: createConversationStore({ database, vault }),
    passwords: createPasswords({ atOnce: 1, cost: 4 }),
    audit: createAudit({ database, vault }),
    clock: { now: () => now },
  });
};
const wanted = { role: 'admin', email: 'Admin@Example.org', name: 'आशा', password: 'sehat ki baat' };

test('a command makes an account once, which is noted, and found while keys are rotated', async () => {
  const made = await accountsUnder(older).createAccount(wanted);
  expect(made).toMatchObject({ role: 'admin', email: 'admin@example.org', name: 'आशा', phone: null });
  await expect(accountsUnder(older).createAccount(wanted)).rejects.toMatchObject({ status: 409 });
  const rotating = accountsUnder({ id: 'k2', secret: Buffer.alloc(32, 2) }, older);
  expect((await rotating.find(readEmail('admin@example.org')!))?.id).toBe(made.id);
  const { rows } = await database.pool.query(`select actor from audit where action = 'account.created'`);
  expect(rows).toEqual([{ actor: 'command' }]);
});

test.each([
  ['no address', { email: 'nobody' }],
  ['a short password', { email: 'other@example.org', password: 'short' }],
])('not with %s', async (_, over) => {
  await expect(accountsUnder(older).createAccount({ ...wanted, ...over })).rejects.toMatchObject({
    status: 422,
  });
});

test('what ended a month ago is forgotten', async () => {
  const { id } = (await accountsUnder(older).find(readEmail('admin@example.org')!))!;
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  for (const [n, days] of [31, 29].entries()) {
    await database.pool.query(
      `with begun as (
        insert into session (account_id, created_at, used_at, expires_at) values ($1, $2, $2, $2) returning id
      ) insert into refresh_token (hash, session_id, issued_at, expires_at) select $3, id, $2, $2 from begun`,
      [id, daysAgo(days), Buffer.alloc(32, n)],
    );
    await database.pool.query(
      `insert into one_time_code (purpose, address_index, code_sealed, expires_at, created_at)
        values ('sign-in', '\\x00', '\\x00', $1, $1)`,
      [daysAgo(days)],
    );
  }
  await forgetSignIns(database, now);
  for (const table of ['session', 'refresh_token', 'one_time_code'])
    expect((await database.pool.query(`select from ${table}`)).rowCount).toBe(1);
});
