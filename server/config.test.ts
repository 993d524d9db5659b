/** What the environment says becomes the configuration, or one list of all that is wrong. */
import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig, type Config } from './config.ts';

const DATA_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://arogya_app:secret@db/arogya',
  PUBLIC_BASE_URL: 'https://arogya.example.org',
  WEBHOOK_TOKEN: 'w'.repeat(32),
  JWT_SECRET: 'j'.repeat(64),
  DATA_KEYS,
};

const read = (environment: Readonly<Record<string, string>>): Config =>
  readConfig({ DATA_KEYS, ...environment });

describe('origins of the portal', () => {
  const LOCAL = ['http://127.0.0.1:8000', 'http://127.0.0.1:3000', 'http://localhost:3000'];
  test.each([
    ['in development the local ports', {}, LOCAL],
    [
      'with the port that was chosen',
      { PORTAL_PORT: '3100' },
      ['http://127.0.0.1:8000', 'http://127.0.0.1:3100', 'http://localhost:3100'],
    ],
    [
      'the address that was given, without its path',
      { PORTAL_BASE_URL: 'https://portal.example.org/app/' },
      ['http://127.0.0.1:8000', 'https://portal.example.org'],
    ],
    ['in production the own origin alone', PRODUCTION, ['https://arogya.example.org']],
    [
      'in production also the given one, once each',
      { ...PRODUCTION, PORTAL_BASE_URL: 'https://arogya.example.org/portal' },
      ['https://arogya.example.org'],
    ],
  ])('%s', (_, environment, origins) => {
    expect(read(environment).portalOrigins).toEqual(origins);
  });
});

describe('trusted proxies', () => {
  test.each([
    ['', []],
    ['127.0.0.1', ['127.0.0.1']],
    ['loopback, 10.0.0.0/8 fd00::/8', ['loopback', '10.0.0.0/8', 'fd00::/8']],
  ])('"%s" is read', (given, proxies) => {
    expect(read({ TRUSTED_PROXIES: given }).trustedProxies).toEqual(proxies);
  });

  test.each([
    'true',
    '1',
    '*',
    'proxy.example.org',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '10.0.0.0/',
    '::1/129',
    'a/b/c',
  ])('"%s" is refused', (given) => {
    expect(() => read({ TRUSTED_PROXIES: given })).toThrow(/TRUSTED_PROXIES/);
  });
});

test.each([
  ['DATABASE_OWNER_URL', 'mysql://owner@db/arogya'],
  ['PORTAL_BASE_URL', 'portal.example.org'],
  ['PORTAL_PORT', '70000'],
  ['JWT_SECRET', 'short'],
])('%s "%s" is refused by name', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(ConfigError);
  expect(() => read({ [name]: value })).toThrow(new RegExp(name));
});

describe('another issuer', () => {
  const client = { OIDC_CLIENT_ID: 'arogya', OIDC_CLIENT_SECRET: 'secret' };
  const issuer = 'https://issuer.example.org/realms/health/';

  test('is known with the address that it sends browsers back to', () => {
    const callback = 'https://arogya.example.org/api/v1/auth/oidc/callback';
    expect(read({}).issuer).toBeNull();
    expect(read({ ...PRODUCTION, ...client, OIDC_ISSUER: issuer }).issuer).toEqual({
      issuer,
      clientId: 'arogya',
      clientSecret: 'secret',
      redirectUri: callback,
    });
    expect(read({ ...client, OIDC_ISSUER: 'http://127.0.0.1:9000' }).issuer).not.toBeNull();
  });

  test.each([
    { OIDC_ISSUER: issuer },
    { ...client },
    { ...client, OIDC_ISSUER: 'http://issuer.example.org' },
    { ...client, OIDC_ISSUER: 'issuer' },
  ])('%j is refused', (environment) => {
    expect(() => read(environment)).toThrow(/OIDC_ISSUER/);
  });
});

test('without keys a machine in development keeps its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'arogya-config-'));
  try {
    const first = readConfig({ DATA_DIR: folder }).dataKeys;
    expect(readConfig({ DATA_DIR: folder }).dataKeys).toEqual(first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
