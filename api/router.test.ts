import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request as rawRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { defineRoute, deprecated, Problem, tableFaults, versions } from '@arogya/contract';
import { createRouter } from './router.ts';
import { nobody } from './principal.ts';
import { serveApi, type TestApi } from './testing/serve.ts';
import { guard, handlers, table } from './testing/table.ts';

let api: TestApi;

const record = async (): Promise<void> => undefined;

beforeAll(async () => {
  api = await serveApi({ versions: { v1: table }, handlers: { v1: handlers }, guard });
});
afterAll(() => api.close());

interface Ask {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
  readonly as?: string;
}

const ask = (path: string, { method, body, headers = {}, as }: Ask = {}): Promise<Response> =>
  fetch(`${api.url}/api${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(as ? { authorization: `Bearer ${as}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });

const write = (body: unknown, more: Ask = {}): Ask => ({ body: JSON.stringify(body), as: 'writer', ...more });

describe('what is answered', () => {
  test.each<[string, string, Ask, number, unknown]>([
    ['a list without a query', '/v1/things', {}, 200, { items: [{ limit: 20 }], nextCursor: null }],
    [
      'numbers, booleans and lists in a query',
      '/v1/things?weight=-1.5&heavy=true&kinds=big,small&limit=3',
      {},
      200,
      { items: [{ weight: -1.5, heavy: true, kinds: ['big', 'small'], limit: 3 }], nextCursor: null },
    ],
    [
      'a list that is repeated',
      '/v1/things?kinds=big&kinds=small',
      {},
      200,
      { items: [{ kinds: ['big', 'small'], limit: 20 }], nextCursor: null },
    ],
    ['an empty list', '/v1/things?kinds=', {}, 200, { items: [{ kinds: [], limit: 20 }], nextCursor: null }],
    ['a number in the path', '/v1/things/3', {}, 200, { id: 3, unit: null }],
    ['a header', '/v1/things/3', { headers: { 'x-unit': 'kg' } }, 200, { id: 3, unit: 'kg' }],
    ['a body, by who may', '/v1/things', write({ name: 'cup' }), 201, { name: 'cup', by: 'writer' }],
    [
      'a body that says its encoding',
      '/v1/things',
      write({ name: 'कप' }, { headers: { 'content-type': 'application/json; charset=utf-8' } }),
      201,
      { name: 'कप', by: 'writer' },
    ],
    [
      'a compressed body',
      '/v1/things',
      { body: gzipSync('{"name":"cup"}'), as: 'writer', headers: { 'content-encoding': 'gzip' } },
      201,
      { name: 'cup', by: 'writer' },
    ],
  ])('%s', async (_, path, how, status, body) => {
    const response = await ask(path, how);
    expect(await response.json()).toEqual(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('nothing, where nothing is promised', async () => {
    const response = await ask('/v1/things/3', { method: 'DELETE', as: 'reader' });
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('a stream of events', async () => {
    const response = await ask('/v1/things/watch');
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await response.text()).toBe('data: 1\n\ndata: 2\n\n');
  });

  test('several cookies', async () => {
    expect((await ask('/v1/things', write({ name: 'cup' }))).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test.each([
    ['what may be kept', '/v1/things', 'public, max-age=60'],
    ['what may not', '/v1/things/3', 'no-store'],
    ['an error', '/v1/things?limit=0', 'no-store'],
    ['nothing there', '/nowhere', 'no-store'],
  ])('how long: %s', async (_, path, expected) => {
    expect((await ask(path)).headers.get('cache-control')).toBe(expected);
  });

  test.each([
    ['OPTIONS', '/v1/things', 204],
    ['HEAD', '/v1/things', 200],
  ])('%s has no body', async (method, path, status) => {
    const response = await ask(path, { method });
    expect([response.status, await response.text()]).toEqual([status, '']);
    if (method === 'OPTIONS') expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
  });
});

describe('what is refused', () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  test.each<[string, string, Ask, number, string[]?]>([
    ['an unknown field of a query', '/v1/things?colou=red', {}, 400, ['query colou unrecognized_keys']],
    ['a query where there is none', '/v1/faults/none?a=1', {}, 400, ['query a unrecognized_keys']],
    ['a number out of bounds', '/v1/things?limit=51', {}, 400, ['query limit too_big']],
    ['an empty number', '/v1/things?limit=', {}, 400, ['query limit invalid_type']],
    ['a number in another notation', '/v1/things?weight=0x10', {}, 400, ['query weight invalid_type']],
    ['a number twice', '/v1/things?weight=1&weight=2', {}, 400, ['query weight invalid_type']],
    ['another word', '/v1/things?kinds=big,odd', {}, 400, ['query kinds.1 invalid_value']],
    ['a half boolean', '/v1/things?heavy=1', {}, 400, ['query heavy invalid_type']],
    ['U+0000', '/v1/things?colour=a%00b', {}, 400, ['query  nul']],
    ['a parameter that is no number', '/v1/things/one', {}, 400, ['params id invalid_type']],
    ['a malformed escape', '/v1/things/%ff', {}, 400],
    [
      'a header of another value',
      '/v1/things/3',
      { headers: { 'x-unit': 'lb' } },
      400,
      ['headers x-unit invalid_value'],
    ],
    [
      'all faults at once',
      '/v1/things?limit=0&heavy=x',
      {},
      400,
      ['query limit too_small', 'query heavy invalid_type'],
    ],
    ['malformed JSON', '/v1/things', { body: '{"name":', as: 'writer' }, 400],
    ['JSON that is no object', '/v1/things', { body: '"cup"', as: 'writer' }, 400],
    ['JSON nested deeply', '/v1/large', { body: deep, method: 'PUT' }, 400, ['body  too_deep']],
    ['no body', '/v1/things', { method: 'POST', as: 'writer' }, 400, ['body  invalid_type']],
    [
      'an unknown field of a body',
      '/v1/things',
      write({ name: 'a', x: 1 }),
      400,
      ['body x unrecognized_keys'],
    ],
    [
      'one deep in it',
      '/v1/things',
      write({ name: 'a', size: { cm: 1, m: 1 } }),
      400,
      ['body size.m unrecognized_keys'],
    ],
    ['U+0000 in a body', '/v1/things', write({ name: 'a\0b' }), 400, ['body  nul']],
    ['a body that is too large', '/v1/things', write({ name: 'a'.repeat(2000) }), 413],
    [
      'one that is, once unpacked',
      '/v1/things',
      {
        body: gzipSync(`{"name":"${'a'.repeat(5000)}"}`),
        as: 'writer',
        headers: { 'content-encoding': 'gzip' },
      },
      413,
    ],
    [
      'an encoding that is not read',
      '/v1/things',
      write({ name: 'a' }, { headers: { 'content-encoding': 'zz' } }),
      415,
    ],
    [
      'a charset that is not read',
      '/v1/things',
      write({ name: 'a' }, { headers: { 'content-type': 'application/json; charset=latin1' } }),
      415,
    ],
    [
      'a form',
      '/v1/things',
      { body: 'name=a', as: 'writer', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
    ],
    ['who has not signed in', '/v1/things', write({ name: 'a' }, { as: '' }), 401],
    ['who has not, before the body is read', '/v1/things', { body: '{', as: '' }, 401],
    ['who may not', '/v1/things', write({ name: 'a' }, { as: 'reader' }), 403],
    ['what its handler refuses', '/v1/things', write({ name: 'taken' }), 409],
    ['what is not there', '/v1/things/9', {}, 404],
    ['no such path', '/v1/nothing', {}, 404],
    ['no such version', '/v2/things', {}, 404],
    ['the root', '', {}, 404],
    ['a slash at the end', '/v1/things/', {}, 404],
    ['another case', '/v1/Things', {}, 404],
    ['another method', '/v1/things', { method: 'DELETE' }, 405],
    ['another method of a word beside a parameter', '/v1/things/watch', { method: 'DELETE' }, 405],
    ['another method of the document', '/v1/openapi.json', { method: 'POST' }, 405],
    ['a caller who cannot be known now', '/v1/things', write({ name: 'a' }, { as: 'outage' }), 503],
  ])('%s', async (...[, path, how, status, errors]) => {
    const response = await ask(path, how);
    const problem = Problem.parse(await response.json());
    expect([response.status, problem.status]).toEqual([status, status]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    expect(problem.instance).toBe(`urn:uuid:${problem.requestId}`);
    expect(problem.type).toMatch(/^\/api\/docs#[a-z-]+$/);
    if (errors)
      expect((problem.errors ?? []).map(({ in: at, path: field, code }) => `${at} ${field} ${code}`)).toEqual(
        errors,
      );
  });

  test.each([
    ['what is possible', '/v1/things', { method: 'PUT' }, 'allow', 'GET, HEAD, OPTIONS, POST'],
    ['how to sign in', '/v1/things/3', { method: 'DELETE' }, 'www-authenticate', 'Bearer'],
    ['when to come again', '/v1/faults/unavailable', {}, 'retry-after', '5'],
    [
      'what is read',
      '/v1/things',
      { body: 'x', as: 'writer', headers: { 'content-type': 'text/plain' } },
      'accept',
      'application/json',
    ],
  ])('with %s', async (_, path, how, header, value) => {
    expect((await ask(path, how)).headers.get(header)).toBe(value);
  });

  test('a request id of the caller is not taken', async () => {
    const response = await ask('/v1/things', { headers: { 'x-request-id': '9812345678' } });
    expect(response.headers.get('x-request-id')).not.toBe('9812345678');
  });

  test('a body that ends early leaves the service as it was', async () => {
    await new Promise<void>((resolve) => {
      const broken = rawRequest(`${api.url}/api/v1/things`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': '100',
          authorization: 'Bearer writer',
        },
      });
      broken.on('error', () => resolve()).on('close', () => resolve());
      broken.write('{"na');
      setTimeout(() => broken.destroy(), 50);
    });
    expect((await ask('/v1/things')).status).toBe(200);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['refused', 409],
    ['unavailable', 503],
    ['bug', 500],
    ['unpromised-refusal', 500],
    ['unpromised-status', 500],
    ['wrong-answer', 500],
    ['too-much', 500],
  ])('%s: %i', async (kind, status) => {
    const before = api.log.length;
    const response = await ask(`/v1/faults/${kind}`);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/secret|forty|TypeError/);
    const lines = api.log.slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/secret|forty|faults\/[a-z]/);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      event: status === 500 ? 'api.failed' : status === 503 ? 'api.unavailable' : 'api.refused',
      request: response.headers.get('x-request-id'),
      route: '/api/v1/faults/:kind',
      status,
    });
  });

  test('in production answers are sent as they are', async () => {
    const live = await serveApi({ versions: { v1: table }, handlers: { v1: handlers }, checkAnswers: false });
    const statuses = await Promise.all(
      ['unpromised-refusal', 'unpromised-status', 'too-much'].map(
        async (kind) => (await fetch(`${live.url}/api/v1/faults/${kind}`)).status,
      ),
    );
    await live.close();
    expect(statuses).toEqual([410, 202, 200]);
  });

  test('without accounts only public routes answer', async () => {
    const open = await serveApi({ versions: { v1: table }, handlers: { v1: handlers }, guard: nobody });
    const of = async (path: string, init: RequestInit) =>
      (await fetch(`${open.url}/api/v1${path}`, init)).status;
    const headers = { authorization: 'Bearer writer' };
    const statuses = [
      await of('/things', {}),
      await of('/things', { method: 'POST', headers }),
      await of('/things/1', { method: 'DELETE', headers }),
    ];
    await open.close();
    expect(statuses).toEqual([200, 401, 401]);
  });
});

describe('what goes out of use', () => {
  test.each<[string, string, Ask, string | null, string | null]>([
    ['a field that is used', '/v1/things?colour=red', {}, '2026-01-10', 'Sat, 01 Aug 2026 00:00:00 GMT'],
    ['a field that is not', '/v1/things', {}, null, null],
    [
      'a field of a body',
      '/v1/things',
      write({ name: 'a', colour: 'red' }),
      '2026-02-01',
      'Tue, 01 Sep 2026 00:00:00 GMT',
    ],
    ['a whole route', '/v1/faults/none', {}, '2026-01-10', 'Fri, 10 Jul 2026 00:00:00 GMT'],
    ['and when it is refused', '/v1/faults/refused', {}, '2026-01-10', 'Fri, 10 Jul 2026 00:00:00 GMT'],
  ])('%s', async (_, path, how, since, sunset) => {
    const { headers } = await ask(path, how);
    expect(headers.get('deprecation')).toBe(since && `@${Date.parse(since) / 1000}`);
    expect(headers.get('sunset')).toBe(sunset);
    expect(headers.get('link')).toBe(since && '</api/docs#changes>; rel="deprecation"; type="text/html"');
  });
});

describe('where limits and cross-origin rules go', () => {
  test('before everything, and once the caller is known', async () => {
    const seen: string[] = [];
    const limited = await serveApi({
      versions: { v1: table },
      handlers: { v1: handlers },
      guard,
      before: [(request, _, next) => (seen.push(`before ${request.path}`), next())],
      admitted: [
        (_, { locals }, next) => {
          seen.push(
            `admitted ${(locals['principal'] as { accountId: string } | null)?.accountId ?? 'nobody'} ${String(locals['pattern'])}`,
          );
          next();
        },
      ],
    });
    await fetch(`${limited.url}/api/v1/things/1`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer ann' },
    });
    await fetch(`${limited.url}/api/v1/things`);
    await fetch(`${limited.url}/api/nowhere`);
    await limited.close();
    expect(seen).toEqual([
      'before /v1/things/1',
      'admitted ann /api/v1/things/:id',
      'before /v1/things',
      'admitted nobody /api/v1/things',
      'before /nowhere',
    ]);
    expect(limited.observed).toEqual([
      ['DELETE /api/v1/things/:id', 204],
      ['GET /api/v1/things', 200],
      ['GET /api/*', 404],
    ]);
  });
});

describe('a table that is not complete does not start', () => {
  const route = defineRoute({
    method: 'get',
    path: '/a',
    summary: 'A',
    tags: ['A'],
    permission: 'public',
    responses: { 204: { description: 'Nothing.' } },
  });
  const soon = { since: '2026-01-10', sunset: '2026-07-09', instead: 'B.' };
  test.each([
    ['notice too short for a route', { ...route, deprecated: soon }, /6 months/],
    [
      'notice too short for a field',
      { ...route, query: z.strictObject({ b: deprecated(z.string().optional(), soon) }) },
      /6 months/,
    ],
    [
      'notice too short for a field of an answer',
      {
        ...route,
        responses: { 200: { description: 'B.', schema: z.object({ b: deprecated(z.string(), soon) }) } },
      },
      /6 months/,
    ],
    ['no date at all', { ...route, deprecated: { ...soon, sunset: 'some day' } }, /6 months/],
    ['a parameter without a schema', { ...route, path: '/a/:id' as const }, /parameters/],
    ['a path with a capital', { ...route, path: '/aB' as const }, /kebab/],
    ['a body by GET', { ...route, body: z.strictObject({}) }, /body/],
    ['a request that takes anything', { ...route, query: z.object({ b: z.string() }) }, /does not name/],
    ['an object in a query', { ...route, query: z.strictObject({ b: z.strictObject({}) }) }, /lists of them/],
    ['an error among the successes', { ...route, responses: { 404: { description: 'No.' } } }, /success/],
    [
      'no limit where the path has parameters',
      {
        ...route,
        path: '/a/:id' as const,
        params: z.strictObject({ id: z.string() }),
        unlimited: true as const,
      },
      /unlimited/,
    ],
    ['a cursor that leads nowhere', { ...route, query: z.strictObject({ cursor: z.string() }) }, /cursor/],
  ])('%s', (_, faulty, words) => {
    expect(tableFaults({ a: { b: faulty } }).join()).toMatch(words);
    expect(() =>
      createRouter({
        root: '/',
        table: { a: { b: faulty } },
        handlers: { a: { b: () => 0 as never } },
        guard,
        record,
        checkAnswers: true,
      }),
    ).toThrow(words);
  });

  test('twice the same, and a parameter of two names', () => {
    const named = (name: string) => ({
      ...route,
      path: `/a/:${name}` as const,
      params: z.strictObject({ [name]: z.string() }),
    });
    expect(tableFaults({ a: { b: route, c: route, d: named('id'), e: named('key') } })).toEqual([
      'a.c: get /a is there twice',
      'a.e: get /a/:key is there twice',
      'a.e: /a/:key is /a/:id elsewhere',
    ]);
  });

  test('no handler', () => {
    // @ts-expect-error a missing handler does not compile either
    const missing: typeof handlers = { things: handlers.things };
    expect(() =>
      createRouter({ root: '/api/v1', table, handlers: missing, guard, record, checkAnswers: true }),
    ).toThrow('faults.make: no handler');
  });

  test('the one with everything does, and those that are served do', () => {
    expect(tableFaults(table)).toEqual([]);
    for (const each of Object.values(versions)) expect(tableFaults(each)).toEqual([]);
  });
});
