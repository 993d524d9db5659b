import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { compare } from 'bcrypt';
import { spawn } from 'node:child_process';
import { createVault, parseDataKeys } from '../core/crypto/vault.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { projectRoot } from '../core/root.ts';

jest.setTimeout(180_000);

const DATA_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const vault = createVault(parseDataKeys(DATA_KEYS));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function run(typed: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/create-admin.ts', ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: database.url, DATA_KEYS },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(typed);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const admins = async () =>
  (
    await database.pool.query<{ email_sealed: Buffer; password_hash: string }>(
      `select email_sealed, password_hash from account where role = 'admin' order by created_at`,
    )
  ).rows.map(({ email_sealed, password_hash }) => ({
    email: vault.open('account.email', email_sealed),
    hash: password_hash,
  }));

test('the first administrator, and no second by accident', async () => {
  expect(await run('', 'a@example.org', 'b@example.org')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Usage:'),
  });
  expect(await run('short\n', 'admin@example.org')).toMatchObject({
    code: 1,
    said: expect.stringContaining('at least 10 characters'),
  });
  expect(await admins()).toEqual([]);

  const first = await run('', 'Admin@Example.org', '--name', 'Meera');
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining('The administrator is there.') });
  const shown = /this once: (\S{20})\n/.exec(first.said)![1]!;
  const [admin] = await admins();
  expect(admin!.email).toBe('mailto:admin@example.org');
  expect(await compare(shown, admin!.hash)).toBe(true);
  const { rows } = await database.pool.query('select action, actor, details from audit');
  expect(rows).toEqual([
    { action: 'account.created', actor: 'command', details: { account: expect.any(String), role: 'admin' } },
  ]);

  expect(await run('long enough 7\n', 'other@example.org')).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is an administrator already'),
  });
  const another = await run('long enough 7\nmore\n', 'other@example.org', '--another');
  expect(another.code).toBe(0);
  expect(another.said).not.toContain('long enough 7');
  expect(await compare('long enough 7', (await admins())[1]!.hash)).toBe(true);
});
