import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createAudit } from '../core/audit/audit.ts';
import { createSealer, LOOK_BACK } from '../core/audit/seal.ts';
import { createVault, parseDataKeys } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase } from '../core/db/testing.ts';
import { projectRoot } from '../core/root.ts';

jest.setTimeout(120_000);

const DATA_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const vault = createVault(parseDataKeys(DATA_KEYS));
const at = new Date('2026-11-23T10:00:00Z');

let test_: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 2, onIdleError: () => undefined });
});

afterAll(async () => {
  await database.pool.end();
  await test_.close();
});

async function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts', ...args], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: test_.url, DATA_KEYS },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

test('the command tells what it found, and its exit code says it', async () => {
  expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining('0 rows.') });

  const audit = createAudit({ database, vault });
  for (let n = 0; n < 5; n++)
    await audit.note({ action: 'test', actor: { kind: 'service' }, personId: null, at });
  await createSealer({ database, vault }).seal(at, LOOK_BACK.often);
  const whole = await run();
  expect(whole).toMatchObject({
    code: 0,
    said: expect.stringContaining('5 rows, sealed up to 2026-11-23T10:00:00.000Z'),
  });
  const head = /Head: (\S+)/.exec(whole.said)![1]!;
  expect(await run('--head', head)).toMatchObject({ code: 0 });

  await database.pool.query('delete from audit_seal where position = 5');
  expect(await run('--head', head)).toMatchObject({
    code: 1,
    said: expect.stringContaining('WRONG at position 5'),
  });
  await database.pool.query(`update audit set action = 'other' where id = 3`);
  expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('WRONG at position 3: row 3') });

  for (const args of [['--head', 'x'], ['--other'], ['--head']]) expect((await run(...args)).code).toBe(2);
});
