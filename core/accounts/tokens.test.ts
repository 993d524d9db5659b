import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createTokens } from './tokens.ts';

const secret = 'a secret for tests alone, and long enough';
const NOW = new Date('2026-11-23T10:00:00.250Z');
let now = NOW;
const tokens = createTokens({ secret, clock: { now: () => now } });

const ACCOUNT = '01900000-0000-7000-8000-000000000001';
const PERSON = '01900000-0000-7000-8000-000000000002';
const SESSION = '01900000-0000-7000-8000-000000000003';
const access = {
  accountId: ACCOUNT,
  personId: PERSON,
  role: 'nurse',
  scopes: ['pins:reset', 'history:read'],
  sessionId: SESSION,
  issuedAt: NOW,
};

test('says what it was issued with, to the millisecond, for fifteen minutes', async () => {
  const { token, expiresAt } = await tokens.issue(access);
  expect(await tokens.verify(token)).toEqual({ ...access, expiresAt });
  expect(expiresAt).toEqual(new Date('2026-11-23T10:15:00.000Z'));
});

test('without scopes it has none', async () => {
  const { token } = await tokens.issue({ ...access, scopes: [] });
  expect((await tokens.verify(token))?.scopes).toEqual([]);
});

test('each is another', async () => {
  const [one, other] = [await tokens.issue(access), await tokens.issue(access)];
  expect(one.token).not.toBe(other.token);
});

const CLAIMS = {
  iss: 'arogya',
  aud: 'arogya-api',
  sub: ACCOUNT,
  person: PERSON,
  role: 'admin',
  scope: 'accounts:manage',
  sid: SESSION,
  jti: SESSION,
  iat: Math.floor(NOW.getTime() / 1000),
  iat_ms: NOW.getTime(),
  exp: Math.floor(NOW.getTime() / 1000) + 60,
};
const sign = (
  claims: object = {},
  { alg = 'HS256', typ = 'at+jwt', key = secret }: { alg?: string; typ?: string; key?: string } = {},
): Promise<string> =>
  new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({ alg, typ }).sign(Buffer.from(key));
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('what is believed', () => {
  test('a token as ours is, by the way', async () => {
    expect(await tokens.verify(await sign())).toMatchObject({ role: 'admin' });
  });

  test.each<[string, () => Promise<string> | string]>([
    ['under another key', () => sign({}, { key: 'another secret that is long enough too' })],
    ['with alg none', () => new UnsecuredJWT(CLAIMS).encode()],
    [
      'with alg none and our type',
      () =>
        `${[{ alg: 'none', typ: 'at+jwt' }, CLAIMS]
          .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
          .join('.')}.`,
    ],
    ['under another algorithm with our key', () => sign({}, { alg: 'HS512', key: secret.repeat(2) })],
    [
      'under a key pair',
      () => new SignJWT(CLAIMS).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' }).sign(privateKey),
    ],
    ['of another type', () => sign({}, { typ: 'JWT' })],
    ['for another audience', () => sign({ aud: 'arogya-live' })],
    ['without an audience', () => sign({ aud: undefined })],
    ['of another issuer', () => sign({ iss: 'someone' })],
    ['without an end', () => sign({ exp: undefined })],
    ['that ended this second', () => sign({ exp: CLAIMS.iat })],
    ['that begins later', () => sign({ nbf: CLAIMS.iat + 60 })],
    ['of nobody', () => sign({ sub: undefined })],
    ['of somebody without an id', () => sign({ sub: 'admin' })],
    ['without its own time', () => sign({ iat_ms: undefined })],
    ['of a role that is no text', () => sign({ role: ['admin'] })],
    ['of which a letter differs', async () => (await sign()).replace(/.(.)$/, (_, last) => `-${last}`)],
    [
      'with another payload',
      async () => {
        const [head, , tail] = (await sign()).split('.');
        const body = Buffer.from(JSON.stringify({ ...CLAIMS, sub: PERSON })).toString('base64url');
        return [head, body, tail].join('.');
      },
    ],
    ['that is none', () => 'token'],
    ['that is nothing', () => ''],
  ])('not one %s', async (_, make) => {
    expect(await tokens.verify(await make())).toBeNull();
  });

  test('not one after its end', async () => {
    const { token, expiresAt } = await tokens.issue(access);
    now = new Date(expiresAt.getTime() - 1);
    expect(await tokens.verify(token)).not.toBeNull();
    now = expiresAt;
    expect(await tokens.verify(token)).toBeNull();
    now = NOW;
  });
});
