import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROBLEMS, routesOf, versions, type OpenApiDocument } from '@arogya/contract';
import { html, prose } from './docs/html.ts';
import type { Handlers } from './handler.ts';
import { serveApi, type TestApi } from './testing/serve.ts';
import { handlers, table } from './testing/table.ts';

/** No route of version 1 is asked for anything here. */
const unasked = Object.fromEntries(
  Object.entries(versions.v1).map(([resource, routes]) => [
    resource,
    Object.fromEntries(
      Object.keys(routes).map((name) => [name, () => Promise.reject(new Error('not asked'))]),
    ),
  ]),
) as unknown as Handlers<(typeof versions)['v1']>;

let api: TestApi;
let page: string;

beforeAll(async () => {
  api = await serveApi({
    versions: { v1: versions.v1, v2: table },
    handlers: { v1: unasked, v2: handlers },
  });
  page = (await (await fetch(`${api.url}/api/docs`)).text()).replace(/\s+/g, ' ');
});
afterAll(() => api.close());

describe('the page', () => {
  test('names every route of every version, with each of its parameters', () => {
    for (const [version, its] of Object.entries({ v1: versions.v1, v2: table })) {
      for (const { id, route } of routesOf(its)) {
        const path = `/api/${version}${route.path.replace(/:(\w+)/g, '{$1}')}`;
        const heading = new RegExp(`<h3 id="${version}-${id}">(.*?)</h3>`).exec(page)?.[1];
        expect(heading?.replace(/<[^>]*>/g, '').trim()).toMatch(
          new RegExp(`^${route.method.toUpperCase()} ${path.replace(/[{}]/g, '\\$&')}( deprecated)?$`),
        );
        for (const name of Object.keys({ ...route.params?.shape, ...route.query?.shape })) {
          expect(page).toContain(`name="${name}"`);
        }
      }
    }
  });

  test('describes every problem where its type points to', () => {
    for (const { type } of Object.values(PROBLEMS)) expect(page).toContain(`<dt id="${type}">`);
  });

  test('says what goes, and when', () => {
    expect(page).toMatch(/<code>colour<\/code>\s?: gone after 2026-08-01/);
    expect(page).toMatch(/\/api\/v2\/faults\/\{kind\}<\/a\s?>: gone after 2026-07-10/);
  });

  test('needs no other host, and allows none', async () => {
    const response = await fetch(`${api.url}/api/docs`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none';style-src 'self';script-src 'self'/,
    );
    const addresses = [...page.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, address]) => address!);
    expect(addresses.filter((address) => !/^(#|\/api\/)/.test(address))).toEqual([]);
    expect(page).not.toMatch(/ style="| on[a-z]+="|<style|<script>/);
  });

  test('can be read without a mouse, a screen, or scripts', () => {
    expect(page).toMatch(/<html lang="en">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const wanted = [...page.matchAll(/(?:href="#|for="|aria-labelledby=")([^"]*)"/g)].map(([, id]) => id!);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    const fields = page.match(/<(input|textarea)\s/g)!.length;
    expect(page.match(/<label for=/g)).toHaveLength(fields);
  });
});

test.each([
  ['/api/docs', 'text/html; charset=utf-8'],
  ['/api/docs/docs.css', 'text/css; charset=utf-8'],
  ['/api/docs/docs.js', 'text/javascript; charset=utf-8'],
  ['/api/v1/openapi.json', 'application/json; charset=utf-8'],
])('%s is kept until it changes', async (path, type) => {
  const first = await fetch(api.url + path);
  expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
  expect(first.headers.get('cache-control')).toBe('public, max-age=300');
  const again = await fetch(api.url + path, {
    // Without the second, fetch asks for a copy that is surely new.
    headers: { 'if-none-match': first.headers.get('etag')!, 'cache-control': 'max-age=0' },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('each version has its own document', async () => {
  const of = async (version: string) =>
    (await (await fetch(`${api.url}/api/${version}/openapi.json`)).json()) as OpenApiDocument;
  const [v1, v2] = [await of('v1'), await of('v2')];
  expect([v1.servers[0]!.url, v2.servers[0]!.url]).toEqual(['/api/v1', '/api/v2']);
  expect(Object.keys(v1.paths)).toContain('/hospitals/{id}');
  expect(Object.keys(v2.paths)).toContain('/things/{id}');
});

test('what is put into a page stays text', () => {
  expect(html`${'"><b>'} ${['<i>', html`<hr />`, null, 1]} ${"'&"}`.text).toBe(
    '&quot;&gt;&lt;b&gt; &lt;i&gt;<hr />1 &#39;&amp;',
  );
  expect(prose('a `<b>` c').text).toBe('a <code>&lt;b&gt;</code> c');
});
