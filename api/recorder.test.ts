import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { defineRoute, routesOf, tableFaults, versions, type RouteDefinition } from '@arogya/contract';
import { createAudit } from '../core/audit/audit.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase } from '../core/db/testing.ts';
import { Refused, Unavailable } from '../core/errors.ts';
import type { Handlers } from './handler.ts';
import { createRecorder, recordedAnswers, type Recorder } from './recorder.ts';
import type { Guard } from './principal.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

const at = new Date('2026-11-23T10:00:00Z');
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);

const noParams = {
  summary: 'Does something',
  tags: ['Things'],
  responses: { 200: { description: 'Done.', schema: z.object({ ok: z.boolean() }) } },
  problems: { 404: 'There is none.' },
} as const;
const route = { ...noParams, params: z.strictObject({ id: z.string() }) };

/** Each kind of route; the handlers answer by the id in the path. */
const table = {
  things: {
    public: defineRoute({ ...route, method: 'get', path: '/public/:id', permission: 'public' }),
    publicChange: defineRoute({ ...route, method: 'post', path: '/public/:id', permission: 'public' }),
    own: defineRoute({ ...route, method: 'get', path: '/own/:id', permission: 'signed-in' }),
    change: defineRoute({ ...route, method: 'put', path: '/own/:id', permission: 'signed-in' }),
    remove: defineRoute({ ...route, method: 'delete', path: '/own/:id', permission: 'signed-in' }),
    read: defineRoute({ ...route, method: 'get', path: '/rights/:id', permission: 'things:read' }),
    write: defineRoute({ ...route, method: 'patch', path: '/rights/:id', permission: 'things:write' }),
    self: defineRoute({
      ...route,
      method: 'post',
      path: '/itself/:id',
      permission: 'signed-in',
      audited: 'itself',
    }),
    watch: defineRoute({
      ...noParams,
      method: 'get',
      path: '/watch',
      permission: 'things:read',
      responses: { 200: { description: 'Events.', type: 'text/event-stream' } },
    }),
  },
};

let person = '';

const handle = async ({ params }: { params: { id: string } }) => {
  if (params.id === 'none') throw new Refused(404, 'There is none.');
  if (params.id === 'bug') throw new TypeError('a bug');
  return { status: 200 as const, body: { ok: true }, ...(params.id === 'about' ? { about: person } : {}) };
};

const handlers: Handlers<typeof table> = {
  things: {
    public: handle,
    publicChange: handle,
    own: handle,
    change: handle,
    remove: handle,
    read: handle,
    write: handle,
    self: handle,
    watch: async () => ({ status: 200, body: Readable.from(['data: 1\n\n']) }),
  },
};

const guard: Guard = {
  authenticate: async ({ headers }) =>
    headers.authorization
      ? {
          accountId: person,
          personId: person,
          role: 'user',
          scopes: new Set(),
          sessionId: person,
          issuedAt: at,
          expiresAt: new Date('2100-01-01T00:00:00Z'),
        }
      : null,
  may: (_, permission) => permission !== 'things:write',
};

let test_: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let api: TestApi;

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 4, onIdleError: () => undefined });
  const { rows } = await database.pool.query<{ id: string }>(
    'insert into person default values returning id',
  );
  person = rows[0]!.id;
  api = await serve(createRecorder({ audit: createAudit({ database, vault }), clock: { now: () => at } }));
});

beforeEach(async () => {
  await database.pool.query('truncate audit');
});

afterAll(async () => {
  await api.close();
  await database.pool.end();
  await test_.close();
});

const serve = (record: Recorder): Promise<TestApi> =>
  serveApi({ versions: { v1: table }, handlers: { v1: handlers }, guard, record });

const ask = (method: string, path: string, signedIn = true, of = api): Promise<Response> =>
  fetch(`${of.url}/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: signedIn ? { authorization: 'Bearer x' } : {},
  });

const noted = async (): Promise<
  { action: string; details: object; actor: string; subject: Buffer | null }[]
> =>
  (await database.pool.query('select action, details, actor, subject from audit order by id')).rows as never;

describe('what is noted', () => {
  test.each<[string, string, string, number, string | null]>([
    ['a public read', 'get', '/public/1', 200, null],
    ['a public change: nobody is known', 'post', '/public/1', 200, null],
    ['a read of what is their own', 'get', '/own/1', 200, null],
    ['a change', 'put', '/own/1', 200, 'things.change'],
    ['a removal', 'delete', '/own/1', 200, 'things.remove'],
    ['a refused change', 'put', '/own/none', 404, 'things.change'],
    ['a change that failed', 'put', '/own/bug', 500, 'things.change'],
    ['a read by a right', 'get', '/rights/1', 200, 'things.read'],
    ['a head by a right', 'head', '/rights/1', 200, 'things.read'],
    ['a stream by a right', 'get', '/watch', 200, 'things.watch'],
    ['a read of nothing by a right', 'get', '/rights/none', 404, 'things.read'],
    ['what they may not do', 'patch', '/rights/1', 403, 'things.write'],
    ['what the service notes itself', 'post', '/itself/1', 200, null],
    ['a refusal of what the service notes itself', 'post', '/itself/none', 404, 'things.self'],
  ])('%s', async (_, method, path, status, action) => {
    const response = await ask(method, path);
    expect(response.status).toBe(status);
    const rows = await noted();
    if (action === null) return expect(rows).toEqual([]);
    expect(rows).toEqual([
      {
        action,
        actor: expect.stringMatching(/^account:[\w-]{22}$/),
        subject: null,
        details: { status, request: response.headers.get('x-request-id') },
      },
    ]);
  });

  test('whom it is about, where the handler says so, by their pseudonym', async () => {
    expect(await (await ask('get', '/rights/about')).json()).toEqual({ ok: true });
    const [row] = await noted();
    expect(row!.actor).toBe(`account:${row!.subject!.toString('base64url')}`);
  });

  test('nobody who has not signed in', async () => {
    expect((await ask('get', '/rights/1', false)).status).toBe(401);
    expect(await noted()).toEqual([]);
  });
});

test('what cannot be noted is not told: 503, and only that', async () => {
  const away = await serve(async () => {
    throw new Unavailable('the database');
  });
  for (const [method, path, status] of [
    ['get', '/rights/1', 503],
    ['get', '/rights/none', 503],
    ['get', '/watch', 503],
    ['put', '/own/1', 503],
    ['get', '/own/1', 200],
    ['get', '/public/1', 200],
  ] as const) {
    const response = await ask(method, path, true, away);
    expect([path, response.status]).toEqual([path, status]);
    if (status === 503) expect(await response.text()).not.toContain('"ok"');
  }
  await away.close();
});

describe('every route that is served', () => {
  const all = Object.values(versions).flatMap(routesOf);

  /** Written out again, so that a slip in the rule does not judge itself. */
  const mustBeNoted = ({ method, permission }: RouteDefinition): boolean => {
    if (permission === 'public') return false;
    return permission.includes(':') || method !== 'get';
  };

  test.each(all.map(({ id, route }) => [id, route] as const))('%s', (_, each) => {
    const expected = !mustBeNoted(each) ? 'none' : each.audited ? 'refusals' : 'all';
    expect(recordedAnswers(each)).toBe(expected);
    // Whether a service really notes is tested beside it.
    if (each.audited) expect(mustBeNoted(each)).toBe(true);
  });

  test('a mark where nothing would be noted stops the start', () => {
    for (const faulty of [
      { ...noParams, method: 'get', path: '/a', permission: 'public' },
      { ...noParams, method: 'post', path: '/a', permission: 'public' },
      { ...noParams, method: 'get', path: '/a', permission: 'signed-in' },
    ] as const)
      expect(tableFaults({ a: { b: { ...faulty, audited: 'itself' } } }).join()).toMatch(/audited/);
  });
});
