import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PhoneNumber } from '../core/phone.ts';
import { PASSWORD, serveAccounts, type Answer, type TestAccounts } from './testing/accounts.ts';

let its: TestAccounts;

beforeAll(async () => {
  its = await serveAccounts();
});
// Each test in an hour of its own: no code, lock or grace of one before reaches into it.
beforeEach(() => its.advance(3600));
afterAll(() => its.close());

const errorsOf = ({ body }: Answer): string[] =>
  (body?.errors ?? []).map((one: { path: string; code: string }) => `${one.path} ${one.code}`);
const post = (path: string, body: object, token?: string): Promise<Answer> =>
  its.ask(`/auth/${path}`, { body, ...(token ? { token } : {}) });
const login = (body: object): Promise<Answer> => post('login', { cookie: false, ...body });
const refresh = (refreshToken: string): Promise<Answer> => post('refresh', { refreshToken });
const whoAmI = (token: string): Promise<Answer> => its.ask('/auth/sessions', { token });
const count = async (sql: string): Promise<number> =>
  Number((await its.database.pool.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]!.n);

describe('registering', () => {
  test('by phone: the same person as on the phone, and no history', async () => {
    const phone = '+919812345678';
    const { personId } = await its.store.load(PhoneNumber.parse(phone)!, its.now());
    const { account, scopes } = await its.register({ phone, name: 'आशा', language: 'hi' });
    expect(account).toMatchObject({ role: 'user', name: 'आशा', secondFactor: 'off' });
    expect(scopes).toEqual([]);
    const { rows } = await its.database.pool.query(
      'select a.person_id, p.language from account a join person p on p.id = a.person_id where a.id = $1',
      [account.id],
    );
    expect(rows).toEqual([{ person_id: personId, language: 'hi' }]);
    expect(await its.audited('account.registered')).toBeGreaterThan(0);
  });

  test('by e-mail, however it is capitalised, without a password', async () => {
    await its.register({ email: 'Asha@Example.org', password: undefined });
    const code = await its.codeFor({ email: 'asha@example.org' });
    expect((await login({ email: 'ASHA@example.org', code })).status).toBe(200);
    expect((await login({ email: 'asha@example.org', password: PASSWORD })).status).toBe(401);
  });

  test('an address that has an account is told so by the right code alone, which still signs in', async () => {
    const { address } = await its.register();
    const code = await its.codeFor(address);
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await post('register', { ...address, code: wrong })).status).toBe(422);
    expect((await post('register', { ...address, code })).status).toBe(409);
    expect((await login({ ...address, code })).status).toBe(200);
    expect((await login({ ...address, code })).status).toBe(401);
  });

  test.each([
    ['neither address', { code: '123456' }, 400, [' one_of_email_phone']],
    ['both', { email: 'a@b.org', phone: '+919812345670', code: '123456' }, 400, [' one_of_email_phone']],
    ['a number that cannot be', { phone: '+9991234567', code: '123456' }, 400, ['phone no_address']],
    ['no address', { email: 'a@b', code: '123456' }, 400, ['email no_address']],
    ['a short code', { email: 'a@b.org', code: '12345' }, 400, ['code invalid_format']],
    ['a code never sent', { email: 'a@b.org', code: '123456' }, 422, ['code wrong']],
    [
      'a short password',
      { email: 'a@b.org', code: '123456', password: 'short' },
      400,
      ['password too_small'],
    ],
    [
      'a password of more than 72 bytes',
      { email: 'a@b.org', code: '123456', password: 'स्वास्थ्य'.repeat(4) },
      422,
      ['password too_many_bytes'],
    ],
    [
      'the address as password',
      { email: 'asha.devi@b.org', code: '123456', password: 'Asha.Devi@b.org' },
      422,
      ['password is_address'],
    ],
    [
      'the number as password',
      { phone: '+919812345670', code: '123456', password: '919812345670' },
      422,
      ['password is_address'],
    ],
    ['another language', { email: 'a@b.org', code: '123456', language: 'xx' }, 422, ['language not_offered']],
    ['a role', { email: 'a@b.org', code: '123456', role: 'admin' }, 400, ['role unrecognized_keys']],
  ])('not with %s', async (_, body, status, errors) => {
    const answer = await post('register', body);
    expect([answer.status, errorsOf(answer)]).toEqual([status, errors]);
  });

  test('the same code at the same moment makes one account', async () => {
    const address = { email: 'two@example.org' };
    const code = await its.codeFor(address);
    const answers = await Promise.all([1, 2, 3].map(() => post('register', { ...address, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(await count(`account where email_index is not null and person_id is null`)).toBe(0);
  });
});

describe('codes', () => {
  test('are asked for by anybody, with the same answer', async () => {
    const { address } = await its.register();
    const answers = [await post('codes', address), await post('codes', { email: 'nobody@example.org' })];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [202, null],
      [202, null],
    ]);
  });

  test('three in fifteen minutes to one address, also at the same moment', async () => {
    const address = { phone: '+919812300001' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('codes', address)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 429, 429, 429]);
    expect(answers.find(({ status }) => status === 429)!.headers.get('retry-after')).toBe('900');
    its.advance(901);
    expect((await post('codes', address)).status).toBe(202);
  });

  test.each([
    ['older than ten minutes', () => its.advance(601)],
    ['that is not the newest', (address: object) => its.codeFor(address).then(() => undefined)],
  ])('one %s is not right', async (_, before) => {
    const { address } = await its.register();
    const code = await its.codeFor(address);
    await before(address);
    expect((await login({ ...address, code })).status).toBe(401);
  });

  test('a code signs in once, also at the same moment', async () => {
    const { address } = await its.register();
    const code = await its.codeFor(address);
    const answers = await Promise.all([1, 2, 3].map(() => login({ ...address, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('a right code without an account says so, and registers then', async () => {
    const address = { email: 'new@example.org' };
    const code = await its.codeFor(address);
    const answer = await login({ ...address, code });
    expect([answer.status, errorsOf(answer)]).toEqual([422, [' no_account']]);
    expect((await post('register', { ...address, code })).status).toBe(201);
  });

  test('a road that does not lead to the address', async () => {
    const answer = await post('codes', { email: 'a@b.org', road: 'sms' });
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['road not_there']]);
  });

  test('are stored sealed', async () => {
    const code = await its.codeFor({ email: 'sealed@example.org' });
    const { rows } = await its.database.pool.query('select * from one_time_code order by created_at desc');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect((rows[0] as { code_sealed: Buffer }).code_sealed.toString('latin1')).not.toContain(code);
  });
});

describe('signing in', () => {
  test('with a password, in a cookie that no script reads', async () => {
    const { address } = await its.register();
    const answer = await post('login', { ...address, password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body.refreshToken).toBeUndefined();
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-arogya-refresh=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
      ),
    ]);
    expect((await whoAmI(answer.body.accessToken)).status).toBe(200);
  });

  test.each([
    ['another password', (address: object) => ({ ...address, password: 'not the password' })],
    ['nobody', () => ({ email: 'nobody2@example.org', password: PASSWORD })],
  ])('not with %s, in the same words', async (_, credentials) => {
    const { address } = await its.register();
    const { status, body, headers } = await login(credentials(address));
    expect([status, body.detail, body.errors]).toEqual([401, 'These do not belong together.', undefined]);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  test('not with both a password and a code, nor with neither', async () => {
    const both = { email: 'a@b.org', password: PASSWORD, code: '123456' };
    for (const body of [both, { email: 'a@b.org' }]) expect((await login(body)).status).toBe(400);
  });

  test.each([
    ['an account', async () => (await its.register()).address],
    ['nobody', async () => ({ email: 'locked@example.org' })],
  ])('five wrong tries lock %s, also for the right password, longer each time', async (_, who) => {
    const address = await who();
    const wrong = { ...address, password: 'not the password' };
    for (let tried = 0; tried < 5; tried += 1) expect((await login(wrong)).status).toBe(401);
    for (const wait of [30, 60, 120]) {
      const locked = await login({ ...address, password: PASSWORD });
      expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, String(wait)]);
      its.advance(wait);
      expect((await login(wrong)).status).toBe(401);
    }
  });

  test('twenty wrong tries at once are no more than five', async () => {
    const { address } = await its.register();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login({ ...address, password: 'not the password' })),
    );
    const tried = answers.filter(({ status }) => status === 401).length;
    expect(tried).toBe(5);
    expect(answers.every(({ status }) => [401, 429].includes(status))).toBe(true);
  });

  test('after the wait the right password counts from nothing again', async () => {
    const { address } = await its.register();
    const wrong = { ...address, password: 'not the password' };
    for (let tried = 0; tried < 5; tried += 1) await login(wrong);
    its.advance(30);
    expect((await login({ ...address, password: PASSWORD })).status).toBe(200);
    for (let tried = 0; tried < 4; tried += 1) expect((await login(wrong)).status).toBe(401);
    expect((await login({ ...address, password: PASSWORD })).status).toBe(200);
  });

  test('too many at once are told to come later, and none of them counts', async () => {
    const people = [await its.register(), await its.register(), await its.register()];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => login({ ...people[n % 3]!.address, password: PASSWORD })),
    );
    const by = (status: number): number => answers.filter((one) => one.status === status).length;
    expect(by(200) + by(503) + by(429)).toBe(60);
    expect(by(200)).toBeGreaterThan(0);
  });

  test('failed tries of an account are noted', async () => {
    const { address } = await its.register();
    const before = await its.audited('account.proof-failed');
    await login({ ...address, password: 'not the password' });
    expect(await its.audited('account.proof-failed')).toBe(before + 1);
  });
});

describe('renewing', () => {
  test('a token is good once; its second use later ends the session, and every access token', async () => {
    const first = await its.register();
    its.advance(60);
    const second = await refresh(first.refreshToken!);
    expect(second.status).toBe(200);
    its.advance(60);
    expect((await refresh(first.refreshToken!)).status).toBe(401);
    expect((await refresh(second.body.refreshToken)).status).toBe(401);
    expect((await whoAmI(second.body.accessToken)).status).toBe(401);
    expect(await its.audited('session.reused')).toBeGreaterThan(0);
  });

  test('of several at once one wins, and the session lives', async () => {
    const { refreshToken } = await its.register();
    const answers = await Promise.all([1, 2, 3, 4].map(() => refresh(refreshToken!)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const won = answers.find(({ status }) => status === 200)!;
    its.advance(60);
    expect((await refresh(won.body.refreshToken)).status).toBe(200);
  });

  test.each([
    ['of nobody', async () => 'A'.repeat(43), 401],
    ['of another form', async () => 'A', 400],
    [
      'unused for seven days',
      async () => {
        const { refreshToken } = await its.register();
        its.advance(7 * 86_400 + 1);
        return refreshToken!;
      },
      401,
    ],
  ])('not with a token %s', async (_, token, status) => {
    expect((await refresh(await token())).status).toBe(status);
  });

  test('a session ends after ninety days, however often it is used', async () => {
    let { refreshToken } = await its.register();
    const began = its.now().getTime();
    for (let status = 200; status === 200;) {
      its.advance(6 * 86_400);
      const answer = await refresh(refreshToken!);
      status = answer.status;
      refreshToken = answer.body.refreshToken;
    }
    expect((its.now().getTime() - began) / 86_400_000).toBe(90);
  });

  const withCookie = async (headers: Record<string, string>): Promise<Answer> => {
    const { refreshToken } = await its.register();
    const cookie = `a=b; __Host-arogya-refresh=${refreshToken}`;
    return its.ask('/auth/refresh', { body: {}, headers: { cookie, ...headers } });
  };

  test.each([
    ['the own origin', { origin: 'https://arogya.test' }, 200],
    ['no word of an origin', {}, 200],
    ['the same origin by the browser', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another origin', { origin: 'https://evil.test' }, 403],
    ['an origin that begins like ours', { origin: 'https://arogya.test.evil.test' }, 403],
    ['another port', { origin: 'https://arogya.test:8443' }, 403],
    ['another scheme', { origin: 'http://arogya.test' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another site by the browser', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a subdomain by the browser', { 'sec-fetch-site': 'same-site' }, 403],
  ])('by cookie with %s', async (_, headers, status) => {
    const answer = await withCookie(headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.getSetCookie()).toHaveLength(status === 200 ? 1 : 0);
    expect(answer.body.refreshToken).toBeUndefined();
  });

  test('a cookie whose session has ended is taken away', async () => {
    const { accessToken, refreshToken } = await its.register();
    await its.ask('/auth/logout', { method: 'POST', token: accessToken });
    const headers = { cookie: `__Host-arogya-refresh=${refreshToken}` };
    const answer = await its.ask('/auth/refresh', { body: {}, headers });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([
      401,
      ['__Host-arogya-refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure'],
    ]);
  });

  test('without a cookie and without a token', async () => {
    expect((await its.ask('/auth/refresh', { body: {} })).status).toBe(401);
  });
});

describe('sessions', () => {
  test('the own ones, of which others can be ended', async () => {
    const here = await its.register();
    const there = (await login({ ...here.address, password: PASSWORD })).body;
    const { body } = await whoAmI(here.accessToken);
    expect(body.items).toHaveLength(2);
    const other = body.items.find(({ current }: { current: boolean }) => !current).id as string;
    const end = (id: string, token: string): Promise<Answer> =>
      its.ask(`/auth/sessions/${id}`, { method: 'DELETE', token });
    const stranger = await its.register();
    expect((await end(other, stranger.accessToken)).status).toBe(404);
    expect((await end(other, here.accessToken)).status).toBe(204);
    expect((await end(other, here.accessToken)).status).toBe(404);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    expect((await refresh(here.refreshToken!)).status).toBe(200);
  });

  test('signing out ends this one alone, and is the same twice', async () => {
    const here = await its.register();
    const there = (await login({ ...here.address, password: PASSWORD })).body;
    for (const _ of [1, 2]) {
      const { status } = await its.ask('/auth/logout', { method: 'POST', token: here.accessToken });
      expect(status).toBe(204);
    }
    expect((await refresh(here.refreshToken!)).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(200);
  });

  test('signing out everywhere ends all of them, and their access tokens at once', async () => {
    const here = await its.register();
    const there = (await login({ ...here.address, password: PASSWORD })).body;
    its.advance(1);
    const { status } = await its.ask('/auth/logout-everywhere', { method: 'POST', token: there.accessToken });
    expect(status).toBe(204);
    for (const one of [here, there]) {
      expect((await refresh(one.refreshToken)).status).toBe(401);
      expect((await whoAmI(one.accessToken)).status).toBe(401);
    }
    const again = (await login({ ...here.address, password: PASSWORD })).body;
    expect((await whoAmI(again.accessToken)).status).toBe(200);
  });
});

describe('passwords', () => {
  const NEXT = 'a better password';

  test('a change ends the other sessions and all access tokens but the new one', async () => {
    const here = await its.register();
    const there = (await login({ ...here.address, password: PASSWORD })).body;
    its.advance(1);
    const changed = await post('password', { current: PASSWORD, next: NEXT }, here.accessToken);
    expect(changed.status).toBe(200);
    expect((await whoAmI(changed.body.accessToken)).status).toBe(200);
    expect((await whoAmI(here.accessToken)).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    expect((await refresh(here.refreshToken!)).status).toBe(200);
    expect((await login({ ...here.address, password: PASSWORD })).status).toBe(401);
    expect((await login({ ...here.address, password: NEXT })).status).toBe(200);
  });

  test.each([
    ['another one now', { current: 'not the password', next: NEXT }, 422, ['password wrong']],
    ['a short next one', { current: PASSWORD, next: 'short' }, 400, ['next too_small']],
  ])('no change with %s', async (_, body, status, errors) => {
    const { accessToken } = await its.register();
    const answer = await post('password', body, accessToken);
    expect([answer.status, errorsOf(answer)]).toEqual([status, errors]);
  });

  test('guessing the password of who is signed in locks too', async () => {
    const { accessToken } = await its.register();
    const guess = { current: 'not the password', next: NEXT };
    for (let tried = 0; tried < 5; tried += 1)
      expect((await post('password', guess, accessToken)).status).toBe(422);
    expect((await post('password', { ...guess, current: PASSWORD }, accessToken)).status).toBe(429);
  });

  test('a reset by a code ends every session', async () => {
    const here = await its.register();
    its.advance(1);
    const code = await its.codeFor(here.address);
    const reset = { ...here.address, code, password: NEXT };
    expect((await post('reset', reset)).status).toBe(204);
    expect((await post('reset', reset)).status).toBe(422);
    expect((await refresh(here.refreshToken!)).status).toBe(401);
    expect((await whoAmI(here.accessToken)).status).toBe(401);
    expect((await login({ ...here.address, password: NEXT })).status).toBe(200);
  });

  test('a reset needs an account', async () => {
    const address = { email: 'unknown@example.org' };
    const code = await its.codeFor(address);
    const answer = await post('reset', { ...address, code, password: NEXT });
    expect([answer.status, errorsOf(answer)]).toEqual([422, [' no_account']]);
  });
});

describe('the second factor', () => {
  const begin = async (token: string): Promise<string> => {
    const { status, body } = await its.ask('/auth/totp', { method: 'POST', token });
    expect([status, body.uri]).toEqual([200, expect.stringMatching(/^otpauth:\/\/totp\//)]);
    return body.secret as string;
  };
  const confirmed = async () => {
    const person = await its.register();
    const secret = await begin(person.accessToken);
    const { status } = await post('totp/confirm', { code: its.totpOf(secret) }, person.accessToken);
    expect(status).toBe(200);
    its.advance(60);
    return { ...person, secret };
  };

  test('is asked for, told apart from a wrong password, and taken once', async () => {
    const { address, secret } = await confirmed();
    const credentials = { ...address, password: PASSWORD };
    const asked = await login(credentials);
    expect([asked.status, errorsOf(asked)]).toEqual([401, ['totp required']]);
    const wrong = await login({ ...credentials, totp: its.totpOf(secret, 20) });
    expect([wrong.status, errorsOf(wrong)]).toEqual([401, ['totp wrong']]);
    const unproven = await login({ ...address, password: 'not the password' });
    expect([unproven.status, errorsOf(unproven)]).toEqual([401, []]);
    const totp = its.totpOf(secret);
    expect((await login({ ...credentials, totp })).status).toBe(200);
    expect((await login({ ...credentials, totp })).status).toBe(401);
  });

  test.each([
    [-1, 200],
    [1, 200],
    [-2, 401],
    [2, 401],
  ])('a code %i steps away: %i', async (steps, status) => {
    const { address, secret } = await confirmed();
    const totp = its.totpOf(secret, steps);
    expect((await login({ ...address, password: PASSWORD, totp })).status).toBe(status);
  });

  test('one code at the same moment signs in once', async () => {
    const { address, secret } = await confirmed();
    const credentials = { ...address, password: PASSWORD, totp: its.totpOf(secret) };
    const answers = await Promise.all([1, 2, 3].map(() => login(credentials)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('guesses lock, and asking in between does not help', async () => {
    const { address, secret } = await confirmed();
    const credentials = { ...address, password: PASSWORD };
    for (let tried = 0; tried < 5; tried += 1) {
      expect((await login({ ...credentials, totp: its.totpOf(secret, 20 + tried) })).status).toBe(401);
      if (tried < 4) expect(errorsOf(await login(credentials))).toEqual(['totp required']);
    }
    expect((await login({ ...credentials, totp: its.totpOf(secret) })).status).toBe(429);
  });

  test('is asked for with a code and at a reset, which use nothing up without it', async () => {
    const { address, secret } = await confirmed();
    const code = await its.codeFor(address);
    expect(errorsOf(await login({ ...address, code }))).toEqual(['totp required']);
    const reset = { ...address, code, password: 'a better password' };
    expect(errorsOf(await post('reset', reset))).toEqual(['totp required']);
    expect((await post('reset', { ...reset, totp: its.totpOf(secret) })).status).toBe(204);
  });

  test('is begun again until it is confirmed, then not', async () => {
    const { accessToken } = await its.register();
    const first = await begin(accessToken);
    const second = await begin(accessToken);
    const confirm = (secret: string): Promise<Answer> =>
      post('totp/confirm', { code: its.totpOf(secret) }, accessToken);
    expect((await confirm(first)).status).toBe(422);
    expect((await confirm(second)).status).toBe(200);
    expect((await confirm(second)).status).toBe(409);
    expect((await its.ask('/auth/totp', { method: 'POST', token: accessToken })).status).toBe(409);
  });

  test('is removed with the password and a code, by a user alone', async () => {
    const { accessToken, address, secret } = await confirmed();
    const remove = (password: string, code: string): Promise<Answer> =>
      post('totp/remove', { password, code }, accessToken);
    expect((await remove('not the password', its.totpOf(secret))).status).toBe(422);
    expect((await remove(PASSWORD, its.totpOf(secret, 20))).status).toBe(422);
    expect((await remove(PASSWORD, its.totpOf(secret))).status).toBe(204);
    expect((await remove(PASSWORD, its.totpOf(secret))).status).toBe(409);
    expect((await login({ ...address, password: PASSWORD })).status).toBe(200);
    const nurse = await its.registerAs('nurse');
    const body = { password: PASSWORD, code: its.totpOf(nurse.secret, 1) };
    expect((await post('totp/remove', body, nurse.token)).status).toBe(403);
  });

  test('is not confirmed before it was begun', async () => {
    const { accessToken } = await its.register();
    expect((await post('totp/confirm', { code: '123456' }, accessToken)).status).toBe(409);
  });
});

describe('the own history', () => {
  test('opens with the PIN, for one token', async () => {
    const person = await its.register();
    its.pin = 'right';
    const opened = await post('history', { pin: '1234' }, person.accessToken);
    expect([opened.status, opened.body.scopes]).toEqual([200, ['history:read']]);
    const renewed = await refresh(person.refreshToken!);
    expect(renewed.body.scopes).toEqual([]);
  });

  test.each([
    ['wrong', 422, ['pin wrong']],
    ['locked', 429, []],
    ['withheld', 403, []],
    ['none', 403, []],
  ] as const)('not with a PIN that is %s', async (verdict, status, errors) => {
    const { accessToken } = await its.register();
    its.pin = verdict;
    const answer = await post('history', { pin: '1234' }, accessToken);
    expect([answer.status, errorsOf(answer)]).toEqual([status, errors]);
  });

  test('not from a session that has ended, though its token lives', async () => {
    const { accessToken } = await its.register();
    its.pin = 'right';
    await its.ask('/auth/logout', { method: 'POST', token: accessToken });
    expect((await post('history', { pin: '1234' }, accessToken)).status).toBe(401);
  });
});

test('nothing that was sent is in the log, and nothing of it is stored open', async () => {
  const log = its.api.log.join('\n');
  for (const secret of [
    PASSWORD,
    'example.org',
    '+91',
    '9812345678',
    ...its.sent.map(({ digits }) => digits),
  ])
    expect(log.includes(secret)).toBe(false);
  const { rows } = await its.database.pool.query('select * from account');
  expect(JSON.stringify(rows)).not.toMatch(/example\.org|आशा/);
  expect(log).not.toContain('api.failed');
});
