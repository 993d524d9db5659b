import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PASSWORD, serveAccounts, type Answer, type Staff, type TestAccounts } from './testing/accounts.ts';

let its: TestAccounts;
let admin: Staff;

beforeAll(async () => {
  its = await serveAccounts();
});
beforeEach(async () => {
  its.advance(3600);
  await its.database.pool.query(`update account set disabled_at = now() where role = 'admin'`);
  admin = await its.registerAs('admin');
});
afterAll(() => its.close());

const NOBODY = '00000000-0000-7000-8000-000000000000';
const get = (path: string, token = admin.token): Promise<Answer> => its.ask(`/users${path}`, { token });
const change = (id: string, body: object, token = admin.token): Promise<Answer> =>
  its.ask(`/users/${id}`, { method: 'PATCH', body, token });

describe('reading', () => {
  test('page by page, each once, with names and no addresses', async () => {
    for (const name of ['Asha', 'राम', 'Noor']) await its.register({ name });
    const seen: { id: string; name: string | null }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await get(`?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    const { rows } = await its.database.pool.query<{ id: string }>('select id from account order by id');
    expect(seen.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(seen.map(({ name }) => name)).toEqual(expect.arrayContaining(['Asha', 'राम', 'Noor']));
    expect(JSON.stringify(seen)).not.toContain('+91');
    expect(await its.audited('account.listed')).toBeGreaterThan(0);
  });

  test('one, with its addresses, which is noted', async () => {
    const { account } = await its.register({ email: 'noor@example.org', name: 'Noor' });
    const before = await its.audited('account.read');
    const { status, body } = await get(`/${account.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Noor', email: 'noor@example.org', phone: null, role: 'user' });
    expect(await its.audited('account.read')).toBe(before + 1);
  });

  test.each([
    [`/${NOBODY}`, 404],
    ['/7', 400],
    ['?cursor=abc', 400],
    ['?limit=51', 400],
  ])('%s: %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test.each(['user', 'doctor', 'nurse', 'health_worker', 'emergency_responder'])(
    'not by a %s',
    async (role) => {
      const { token } = await its.registerAs(role);
      expect((await get('', token)).status).toBe(403);
      expect((await change(NOBODY, {}, token)).status).toBe(403);
    },
  );

  test('not by an admin whose second factor is missing, until it is confirmed', async () => {
    const { account, address } = await its.register();
    await its.database.pool.query(`update account set role = 'admin' where id = $1`, [account.id]);
    const credentials = { ...address, password: PASSWORD, cookie: false };
    const { body } = await its.ask('/auth/login', { body: credentials });
    expect([body.scopes, body.account.secondFactor]).toEqual([[], 'missing']);
    const token = body.accessToken as string;
    expect((await get('', token)).status).toBe(403);
    its.pin = 'right';
    expect((await its.ask('/auth/history', { body: { pin: '1234' }, token })).status).toBe(403);
    const { secret } = (await its.ask('/auth/totp', { method: 'POST', token })).body;
    const code = its.totpOf(secret as string);
    const confirmed = await its.ask('/auth/totp/confirm', { body: { code }, token });
    expect(confirmed.body.account.secondFactor).toBe('on');
    expect((await get('', confirmed.body.accessToken)).status).toBe(200);
  });
});

describe('changing', () => {
  test('a role ends sessions and access tokens; what is so already changes nothing', async () => {
    const person = await its.register();
    its.advance(1);
    const before = await its.audited('account.changed');
    const { status, body } = await change(person.account.id, { role: 'nurse' });
    expect([status, body.role, body.secondFactor]).toEqual([200, 'nurse', 'missing']);
    expect((await its.ask('/auth/sessions', { token: person.accessToken })).status).toBe(401);
    const { refreshToken } = person;
    expect((await its.ask('/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    expect((await change(person.account.id, { role: 'nurse' })).status).toBe(200);
    expect(await its.audited('account.changed')).toBe(before + 1);
  });

  test('who is closed out comes in by no door, and by each again once opened', async () => {
    const { account, address, accessToken } = await its.register();
    its.advance(1);
    expect((await change(account.id, { disabled: true })).body.disabledAt).not.toBeNull();
    expect((await its.ask('/auth/sessions', { token: accessToken })).status).toBe(401);
    const code = await its.codeFor(address);
    const byPassword = { ...address, password: PASSWORD };
    const reset = { ...byPassword, code };
    for (const [path, body] of [
      ['login', byPassword],
      ['login', { ...address, code }],
      ['reset', reset],
    ] as const)
      expect((await its.ask(`/auth/${path}`, { body })).status).toBe(403);
    const wrong = { ...address, password: 'not the password' };
    expect((await its.ask('/auth/login', { body: wrong })).status).toBe(401);
    expect((await change(account.id, { disabled: false })).body.disabledAt).toBeNull();
    expect((await its.ask('/auth/login', { body: byPassword })).status).toBe(200);
  });

  test.each([
    ['the own right', { role: 'user' }],
    ['themselves', { disabled: true }],
  ])('nobody takes %s away', async (_, body) => {
    const other = await its.registerAs('admin');
    expect((await change(admin.id, body)).status).toBe(422);
    expect((await change(other.id, body)).status).toBe(200);
  });

  test('two who take each other away at once: one stays', async () => {
    const other = await its.registerAs('admin');
    const answers = await Promise.all([
      change(other.id, { role: 'user' }),
      change(admin.id, { disabled: true }, other.token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const { rows } = await its.database.pool.query(
      `select from account where role = 'admin' and disabled_at is null`,
    );
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['nobody', NOBODY, { role: 'nurse' }, 404],
    ['a role that there is not', NOBODY, { role: 'king' }, 400],
    ['a field that there is not', NOBODY, { name: 'x' }, 400],
  ])('not %s', async (_, id, body, status) => {
    expect((await change(id, body)).status).toBe(status);
  });
});

test('nothing failed unforeseen', () => {
  expect(its.api.log.join('')).not.toContain('api.failed');
});
