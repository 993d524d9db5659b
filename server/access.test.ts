/** Who may do what: every route by every role, on the running service. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import {
  HISTORY,
  needsSecondFactor,
  RIGHTS,
  ROLES,
  routesOf,
  v1,
  type NamedRoute,
  type Role,
} from '@arogya/contract';
import { startTestService, type TestService } from './testing/service.ts';
import { JWT_SECRET, signIn, type SignedIn } from './testing/signed-in.ts';

let service: TestService;
let people: Record<Role, SignedIn>;
let other: SignedIn;

beforeAll(async () => {
  service = await startTestService({ ahead: 0, variables: { JWT_SECRET, TRUSTED_PROXIES: 'loopback' } });
  const { pool } = service.database;
  const each = await Promise.all(ROLES.map(async (role) => (await signIn(pool, role, 1))[0]!));
  people = Object.fromEntries(each.map((one) => [one.role, one])) as Record<Role, SignedIn>;
  other = (await signIn(pool, 'user', 1, { history: true }))[0]!;
});
afterAll(() => service.close());

/** What it makes is made at the first call. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const NOBODYS = '01900000-0000-7000-8000-000000000000';
/** One request to a route, of which nothing but the caller is right. */
async function ask({ route }: NamedRoute, token: string | null, id = NOBODYS): Promise<number> {
  const response = await fetch(`${service.url}/api/v1${route.path.replace(/:\w+/g, id)}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(route.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(route.body ? { body: '{"nothing": "of this"}' } : {}),
  });
  await response.body?.cancel();
  return response.status;
}

const routes = routesOf(v1);
const guarded = routes.filter(({ route }) => route.permission !== 'public');
const cells = guarded.flatMap((named) => ROLES.map((role) => [named.id, role, named] as const));
const mayDo = (role: Role, { route }: NamedRoute): boolean =>
  route.permission === 'signed-in' || (RIGHTS[role] as readonly string[]).includes(route.permission);

/** Asked for by a live topic rather than by a route: "role:emergency_responder". */
const LIVE = 'emergencies:read';

test('each right that a route asks for is granted to somebody, and the other way round', () => {
  const granted = new Set<string>([HISTORY, ...Object.values(RIGHTS).flat()]);
  const asked = guarded.map(({ route }) => route.permission).filter((one) => one !== 'signed-in');
  expect([...granted].sort()).toEqual([...new Set([...asked, LIVE])].sort());
});

describe('without a token', () => {
  test.each(guarded.map((named) => [named.id, named] as const))('%s', async (_, named) => {
    expect(await ask(named, null)).toBe(401);
  });
});

describe('by role', () => {
  const denied = cells.filter(([, role, named]) => !mayDo(role, named));
  const allowed = cells.filter(
    ([, role, named]) => mayDo(role, named) && named.id !== 'auth.logoutEverywhere',
  );

  test.each(denied)('%s is denied to %s', async (_, role, named) => {
    expect(await ask(named, people[role].token)).toBe(403);
  });

  test.each(allowed)('%s is open to %s', async (_, role, named) => {
    expect([200, 201, 202, 204, 400, 404, 409, 422]).toContain(await ask(named, people[role].token));
  });
});

describe('whoever works here, without the second factor confirmed', () => {
  test.each(ROLES.filter(needsSecondFactor))('%s holds no right', async (role) => {
    const [one] = await signIn(service.database.pool, role, 1);
    await service.database.pool.query('update account set totp_confirmed_at = null where id = $1', [
      one!.accountId,
    ]);
    const token = await forged({ person: one!.personId, sub: one!.accountId, role, scope: '' });
    for (const named of guarded.filter(({ route }) => route.permission !== 'signed-in'))
      expect([named.id, await ask(named, token)]).toEqual([named.id, 403]);
  });
});

const NOW = (): number => Math.floor(Date.now() / 1000);
/** A token as the service makes them, but for what is said. */
async function forged(
  claims: Record<string, unknown>,
  { secret = JWT_SECRET, alg = 'HS256', typ = 'at+jwt', issued = NOW(), minutes = 15 } = {},
): Promise<string> {
  return new SignJWT({
    iss: 'arogya',
    aud: 'arogya-api',
    sub: people.admin.accountId,
    person: people.admin.personId,
    role: 'admin',
    scope: RIGHTS.admin.join(' '),
    sid: NOBODYS,
    jti: NOBODYS,
    iat: issued,
    iat_ms: issued * 1000 + 999,
    exp: issued + minutes * 60,
    ...claims,
  })
    .setProtectedHeader({ alg, typ })
    .sign(createSecretKey(Buffer.from(secret)));
}
const unsigned = (): string =>
  [
    { alg: 'none', typ: 'at+jwt' },
    {
      iss: 'arogya',
      aud: 'arogya-api',
      sub: people.admin.accountId,
      person: people.admin.personId,
      role: 'admin',
      scope: RIGHTS.admin.join(' '),
      sid: NOBODYS,
      jti: NOBODYS,
      iat: NOW(),
      iat_ms: NOW() * 1000,
      exp: NOW() + 600,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.';

describe('tokens', () => {
  const read = routes.find(({ id }) => id === 'accounts.list')!;
  test.each<[string, () => Promise<string>]>([
    ['expired', () => forged({}, { issued: NOW() - 16 * 60 })],
    ['under another key', () => forged({}, { secret: 'another-key-altogether-'.repeat(3) })],
    ['of another algorithm', () => forged({}, { alg: 'HS512' })],
    ['of another type', () => forged({}, { typ: 'JWT' })],
    ['of another issuer', () => forged({ iss: 'elsewhere' })],
    ['for another audience', () => forged({ aud: 'elsewhere' })],
    ['without an end', () => forged({ exp: undefined })],
    ['without a signature', async () => unsigned()],
    ['of nobody', () => forged({ sub: 'x' })],
    ['cut', async () => people.admin.token.slice(0, -2)],
    ['that are none', async () => 'a.b.c'],
    ['with more before', async () => `x ${people.admin.token}`],
  ])('%s are refused', async (_, make) => {
    expect(await ask(read, await make())).toBe(401);
  });

  test('a right that the role does not grant is worth nothing in a token', async () => {
    const token = await forged({ sub: people.user.accountId, person: people.user.personId, role: 'user' });
    expect(await ask(read, token)).toBe(403);
  });
});

describe('what is another’s is not there', () => {
  const own = (): { authorization: string; 'content-type': string } => ({
    authorization: `Bearer ${other.token}`,
    'content-type': 'application/json',
  });
  /** By resource: makes a thing of the other's, and says its id. Whoever adds a route with an id adds a line. */
  const things: Readonly<Record<string, () => Promise<string>>> = {
    'auth.endSession': async () => {
      const { rows } = await service.database.pool.query<{ id: string }>(
        'select id from session where account_id = $1',
        [other.accountId],
      );
      return rows[0]!.id;
    },
    profile: once(() => made('/users/me/profiles', PROFILE)),
    contact: once(() => made('/users/me/emergency-contacts', CONTACT)),
    emergency: once(() => made('/emergency', {})),
    reminder: once(() => made('/reminders', { about: 'medicine', times: ['08:00'], called: 'TB' })),
    application: once(() => made('/schemes/applications', { scheme: 'pm-jay', consent: true })),
  };
  const PROFILE = { relation: 'child', name: 'Asha' };
  const CONTACT = { name: 'Ravi', phone: '+919811155555', relation: 'brother', language: 'en' };
  async function made(path: string, body: object): Promise<string> {
    const response = await fetch(`${service.url}/api/v1${path}`, {
      method: 'POST',
      headers: own(),
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { id?: string; emergency?: { id: string } };
    const id = answer.id ?? answer.emergency?.id;
    if (!id) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return id;
  }
  const withId = guarded.filter(
    ({ route }) =>
      route.path.includes('/:') && (route.permission === 'signed-in' || route.permission === HISTORY),
  );
  /** What makes the things of a route, by how its path goes on. */
  const MAKERS: Readonly<Record<string, string>> = {
    '/profiles/': 'profile',
    '/emergency-contacts/': 'contact',
    '/emergency/': 'emergency',
    '/reminders/': 'reminder',
    '/applications/': 'application',
  };
  const makerOf = ({ id, route }: NamedRoute): (() => Promise<string>) | undefined =>
    things[id] ?? things[Object.entries(MAKERS).find(([part]) => route.path.includes(part))?.[1] ?? ''];

  test.each(withId.map((named) => [named.id, named] as const))('%s', async (_, named) => {
    const make = makerOf(named);
    expect(make).toBeDefined();
    const id = await make!();
    const stranger = people.user.token;
    const body = VALID[named.id];
    const span = named.route.query ? '?from=2026-11-23&to=2026-11-25' : '';
    const path = named.route.path.replace(/:\w+/g, id) + span;
    const response = await fetch(`${service.url}/api/v1${path}`, {
      method: named.route.method.toUpperCase(),
      headers: { authorization: `Bearer ${stranger}`, 'content-type': 'application/json' },
      ...(named.route.body ? { body: JSON.stringify(body) } : {}),
    });
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('not-found')]);
  });
  /** What a route with an id takes, so that nothing but the id is wrong. */
  const VALID: Readonly<Record<string, object>> = {
    'users.replaceProfile': { ...PROFILE, revision: 1 },
    'users.agreeContact': { code: '123456' },
    'emergency.cancel': { really: false },
    'emergency.stillNeeded': {},
    'reminders.change': { revision: 1, isNamed: true },
    'reminders.answer': { answer: 'taken' },
    'schemes.changeApplication': { status: 'applied', revision: 1 },
  };
});
