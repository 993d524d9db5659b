import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { v1 } from '@arogya/contract';
import { createIssuer } from '../core/accounts/issuer.ts';
import { createOidc } from '../core/accounts/oidc.ts';
import { createAudit } from '../core/audit/audit.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createGuard } from './guard.ts';
import { createOidcRoutes } from './oidc.ts';
import { createRefreshCookie } from './refresh-cookie.ts';
import { HOME, PASSWORD, serveAccounts, type TestAccounts } from './testing/accounts.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

const CLIENT = { clientId: 'arogya', clientSecret: 'a secret between the two, for tests' };
const REDIRECT = `${HOME}/api/v1/auth/oidc/callback`;
const COOKIE = 'arogya-issuer';
/** What the issuer says of whoever signs in there, beside their subject. */
const CLAIMS: Readonly<Record<string, object>> = {
  asha: { email: 'Asha@Example.org', email_verified: true, name: ' आशा\nदेवी ' },
  ravi: { email: 'ravi@example.org', email_verified: false },
  nobody: {},
};
/** As the served one's. */
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);

let its: TestAccounts;
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let api: TestApi;
let without: TestApi;

beforeAll(async () => {
  // The issuer warns that it is one for tests.
  for (const word of ['info', 'warn'] as const) jest.spyOn(console, word).mockReturnValue();
  its = await serveAccounts({ secure: false });
  issuer = await startIssuer();
  [api, without] = await Promise.all([serve(issuer.url), serve(null)]);
});
beforeEach(() => its.advance(3600));
afterEach(() => issuer.away(false));
afterAll(async () => {
  await Promise.all([api.close(), without.close(), issuer.close()]);
  await its.close();
});

/** A real issuer where people sign in by telling their subject. */
async function startIssuer() {
  let isAway = false;
  let who = '';
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [REDIRECT] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...(CLAIMS[sub] ?? verified(sub)) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['for tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (isAway) response.writeHead(503).end();
    else if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: who } });
    else void answer(request, response);
  });
  return {
    url,
    away: (away: boolean) => void (isAway = away),
    signsIn: (subject: string) => void (who = subject),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}

const verified = (subject: string): object => ({ email: `${subject}@example.org`, email_verified: true });

function serve(issuerUrl: string | null): Promise<TestApi> {
  const { accounts, sessions, signIn, tokens, voids } = its.services;
  const { store, database } = its;
  const clock = { now: () => its.now() };
  const audit = createAudit({ database, vault });
  const oidc =
    issuerUrl === null
      ? null
      : createOidc({
          issuer: createIssuer({ ...CLIENT, issuer: issuerUrl, redirectUri: REDIRECT }, clock),
          database,
          vault,
          store,
          accounts,
          sessions,
          signIn,
          audit,
          clock,
        });
  const refreshCookie = createRefreshCookie({ secure: false, origins: [HOME], clock });
  return serveApi({
    versions: { v1: { oidc: v1.oidc } },
    handlers: { v1: { oidc: createOidcRoutes({ oidc, refreshCookie, secure: false }) } },
    guard: createGuard({ tokens, voids }),
  });
}

/** A browser: it holds cookies by origin and is sent from page to page until somebody answers. */
function browser() {
  const jars = new Map<string, Map<string, string>>();

  async function ask(url: string, init: RequestInit = {}) {
    const here = url.replace(HOME, api.url);
    const jar = jars.get(new URL(here).origin) ?? new Map<string, string>();
    jars.set(new URL(here).origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(here, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) },
    });
    const set = response.headers.getSetCookie();
    for (const line of set) {
      const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    const body = (text.startsWith('{') ? JSON.parse(text) : null) as Record<string, unknown> | null;
    return { status: response.status, location: response.headers.get('location'), set, body };
  }

  const jar = () => jars.get(api.url)!;
  const path = (name: string): string => `${api.url}/api/v1/auth/oidc/${name}`;
  const post = (name: string, body: object | null, token?: string) =>
    ask(path(name), {
      method: 'POST',
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  /** Signs in at the issuer; the address that it sends back to. */
  async function through(subject: string, from: string): Promise<string> {
    issuer.signsIn(subject);
    let next = from;
    for (let pages = 0; pages < 10 && !next.startsWith(REDIRECT); pages++) {
      const { location } = await ask(next);
      if (location === null) throw new Error(`stuck at ${next}`);
      next = new URL(location, next).href;
    }
    return next;
  }

  const start = async (subject: string): Promise<string> =>
    through(subject, (await ask(path('start'))).location!);
  return {
    ask,
    jar,
    path,
    post,
    through,
    start,
    /** All of it. */
    signIn: async (subject: string) => ask(await start(subject)),
  };
}

const accountsOf = async (subject: string): Promise<string[]> => {
  const { rows } = await its.database.pool.query<{ account_id: string }>(
    'select account_id from foreign_identity where subject_index = $1',
    [vault.index('foreign_identity.subject', subject)],
  );
  return rows.map(({ account_id }) => account_id);
};

/** What the refresh token of a browser opens, at the service of accounts. */
async function opened(of: ReturnType<typeof browser>) {
  const refreshToken = of.jar().get('arogya-refresh');
  const { status, body } = await its.ask('/auth/refresh', { body: { refreshToken } });
  expect(status).toBe(200);
  return body as {
    accessToken: string;
    account: { id: string; role: string; name: string; secondFactor: string };
    scopes: string[];
  };
}

describe('who is not known', () => {
  test('gets an account for the address that the issuer has proved, and comes back to it', async () => {
    const first = browser();
    const came = await first.signIn('asha');
    expect([came.status, came.location]).toEqual([302, '/']);
    expect(came.set.join('\n')).toMatch(
      /arogya-issuer=;[^]*arogya-refresh=[\w-]{43};.*HttpOnly; SameSite=Strict/,
    );
    const { account } = await opened(first);
    expect(account).toMatchObject({ role: 'user', name: 'आशा देवी', secondFactor: 'off' });
    expect(await accountsOf('asha')).toEqual([account.id]);
    expect(await its.codeFor({ email: 'asha@example.org' })).toMatch(/^\d{6}$/);

    const again = browser();
    await again.signIn('asha');
    expect((await opened(again)).account.id).toBe(account.id);
  });

  test.each(['ravi', 'nobody'])('gets none without such an address: %s', async (subject) => {
    const { status, set } = await browser().signIn(subject);
    expect([status, set, await accountsOf(subject)]).toEqual([422, [], []]);
  });

  test('gets one in two tabs at once', async () => {
    const [one, other] = [browser(), browser()];
    const urls = [await one.start('twice'), await other.start('twice')] as const;
    const came = await Promise.all([one.ask(urls[0]), other.ask(urls[1])]);
    expect(came.map(({ status }) => status)).toEqual([302, 302]);
    expect(await accountsOf('twice')).toHaveLength(1);
  });
});

describe('an account that is there', () => {
  const there = (email: string) => its.register({ email });

  test('is not opened by its address, but after it was linked', async () => {
    const { account, accessToken } = await there('mina@example.org');
    const mina = browser();
    expect((await mina.signIn('mina')).status).toBe(409);
    expect(await accountsOf('mina')).toEqual([]);

    const begun = await mina.post('link', null, accessToken);
    expect(begun.status).toBe(200);
    const linked = await mina.ask(await mina.through('mina', begun.body!.url as string));
    expect([linked.status, linked.location, mina.jar().size]).toEqual([302, '/', 0]);
    await mina.signIn('mina');
    expect((await opened(mina)).account.id).toBe(account.id);
    expect(await its.audited('account.linked')).toBe(1);
  });

  test('is not linked with what opens another, nor after its session has ended', async () => {
    const { accessToken } = await there('zoya@example.org');
    const zoya = browser();
    await zoya.signIn('owned');
    const begun = await zoya.post('link', null, accessToken);
    expect((await zoya.ask(await zoya.through('owned', begun.body!.url as string))).status).toBe(409);

    const late = await zoya.post('link', null, accessToken);
    const url = await zoya.through('late', late.body!.url as string);
    await its.ask('/auth/logout', { method: 'POST', token: accessToken });
    expect((await zoya.ask(url)).status).toBe(401);
    expect(await accountsOf('late')).toEqual([]);
  });

  test('linking takes somebody signed in', async () => {
    expect((await browser().post('link', null)).status).toBe(401);
  });

  test('that has a second factor still asks for it', async () => {
    const doctor = browser();
    await doctor.signIn('doctor');
    const [id] = await accountsOf('doctor');
    await its.database.pool.query(`update account set role = 'doctor' where id = $1`, [id]);
    its.advance(60);
    await doctor.signIn('doctor');
    const missing = await opened(doctor);
    expect([missing.account.secondFactor, missing.scopes]).toEqual(['missing', []]);

    const token = missing.accessToken;
    const totp = await its.ask('/auth/totp', { method: 'POST', token });
    const secret = totp.body.secret as string;
    await its.ask('/auth/totp/confirm', { body: { code: its.totpOf(secret) }, token });
    its.advance(60);

    const staff = browser();
    const came = await staff.signIn('doctor');
    expect([came.status, came.location]).toEqual([302, '/sign-in?second-factor=issuer']);
    expect([...staff.jar().keys()]).toEqual([COOKIE]);
    const wrong = its.totpOf(secret) === '000000' ? '111111' : '000000';
    expect((await staff.post('second-factor', { totp: wrong })).status).toBe(401);
    expect((await browser().post('second-factor', { totp: its.totpOf(secret) })).status).toBe(400);
    const right = await staff.post('second-factor', { totp: its.totpOf(secret) });
    expect(right).toMatchObject({ status: 200, body: { account: { role: 'doctor', secondFactor: 'on' } } });
    expect([...staff.jar().keys()]).toEqual(['arogya-refresh']);
  });

  test('that was closed stays closed', async () => {
    await browser().signIn('closed');
    await its.database.pool.query('update account set disabled_at = now() where id = any($1)', [
      await accountsOf('closed'),
    ]);
    expect((await browser().signIn('closed')).status).toBe(403);
  });
});

describe('nobody gets in', () => {
  const flowOf = (word: string) =>
    JSON.parse(vault.open('oidc.flow', Buffer.from(word, 'base64url'))) as Record<string, unknown>;
  const changed = (of: ReturnType<typeof browser>, change: object): void => {
    const flow = JSON.stringify({ ...flowOf(of.jar().get(COOKIE)!), ...change });
    of.jar().set(COOKIE, vault.seal('oidc.flow', flow).toString('base64url'));
  };
  const withParameter = (url: string, name: string, value: string): string => {
    const there = new URL(url);
    there.searchParams.set(name, value);
    return there.href;
  };

  test.each<[string, number, (of: ReturnType<typeof browser>, url: string) => string | Promise<string>]>([
    ['by another state', 400, (_, url) => withParameter(url, 'state', 'other')],
    ['in a browser that did not begin', 400, (of, url) => (of.jar().clear(), url)],
    ['by a cookie of their own making', 400, (of, url) => (of.jar().set(COOKIE, 'AmsxAAAA'), url)],
    [
      'by the cookie of the second factor',
      400,
      (of, url) => (
        of
          .jar()
          .set(COOKIE, vault.seal('oidc.factor', '{"accountId":"x","until":9e15}').toString('base64url')),
        url
      ),
    ],
    ['after ten minutes', 400, (_, url) => (its.advance(601), url)],
    ['by another nonce', 401, (of, url) => (changed(of, { nonce: 'other' }), url)],
    ['without the verifier', 401, (of, url) => (changed(of, { verifier: 'a'.repeat(43) }), url)],
    ['by a made-up code', 401, (_, url) => withParameter(url, 'code', 'made-up')],
    ['by another issuer’s answer', 401, (_, url) => withParameter(url, 'iss', 'https://other.example')],
    [
      'where the issuer refuses',
      401,
      (_, url) => `${REDIRECT}?error=access_denied&state=${new URL(url).searchParams.get('state')}`,
    ],
    [
      'by the code of another sign-in',
      401,
      async (_, url) =>
        withParameter(url, 'code', new URL(await browser().start('victim')).searchParams.get('code')!),
    ],
  ])('%s', async (_, status, spoil) => {
    const thief = browser();
    const url = await thief.start('asha');
    const { status: got, set } = await thief.ask(await spoil(thief, url));
    expect([got, set]).toEqual([status, []]);
  });

  test('twice by the same code', async () => {
    const asha = browser();
    const url = await asha.start('asha');
    const word = asha.jar().get(COOKIE)!;
    expect((await asha.ask(url)).status).toBe(302);
    const thief = browser();
    await thief.ask(thief.path('start'));
    thief.jar().set(COOKIE, word);
    expect((await thief.ask(url)).status).toBe(401);
  });
});

test('where the issuer is away it is 503, and then it goes on', async () => {
  const asha = browser();
  const url = await asha.start('asha');
  issuer.away(true);
  expect((await asha.ask(url)).status).toBe(503);
  its.advance(2 * 3600);
  expect((await browser().ask(asha.path('start'))).status).toBe(503);
  issuer.away(false);
  expect((await browser().signIn('asha')).status).toBe(302);
});

test('without an issuer there is nothing', async () => {
  const { accessToken } = await its.register();
  const url = (name: string): string => `${without.url}/api/v1/auth/oidc/${name}`;
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const asked = [
    fetch(url('start')),
    fetch(url('callback?code=a&state=b')),
    fetch(url('second-factor'), { method: 'POST', headers, body: '{"totp":"000000"}' }),
    fetch(url('link'), { method: 'POST', headers }),
  ];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

test('nothing of anybody is in the log', () => {
  const log = api.log.join('\n');
  for (const secret of ['example.org', 'asha', 'आशा', CLIENT.clientSecret, PASSWORD])
    expect(log).not.toContain(secret);
});
