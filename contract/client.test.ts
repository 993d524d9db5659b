import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { clientOf, createClient, defineRoute, ProblemError } from './index.ts';

const table = {
  pets: {
    list: defineRoute({
      method: 'get',
      path: '/pets',
      summary: 'Pets',
      tags: ['Pets'],
      permission: 'public',
      query: z.strictObject({ kinds: z.array(z.string()).optional(), limit: z.int().default(20) }),
      responses: { 200: { description: 'All.', schema: z.object({ names: z.array(z.string()) }) } },
    }),
    rename: defineRoute({
      method: 'put',
      path: '/users/:user/pets/:pet',
      summary: 'A pet renamed',
      tags: ['Pets'],
      permission: 'signed-in',
      params: z.strictObject({ user: z.string(), pet: z.string() }),
      headers: z.object({ 'if-match': z.string().optional() }),
      body: z.strictObject({ name: z.string() }),
      responses: { 204: { description: 'Done.' } },
    }),
  },
};

/** A client of a server that always answers the same, and what it was asked. */
function clientThatHears(answer: () => Response, token?: () => string | null) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetch = (async (url: string, init?: RequestInit) => {
    asked.push({ url, init });
    return answer();
  }) as typeof globalThis.fetch;
  return {
    asked,
    client: clientOf(table, '/api/v1', { baseUrl: 'https://a.test', fetch, ...(token ? { token } : {}) }),
  };
}

describe('a client', () => {
  test('asks as the route says, and gives back the body', async () => {
    const { asked, client } = clientThatHears(() => Response.json({ names: ['Tom'] }));
    const { names } = await client.pets.list({ query: { kinds: ['cat', 'dog'] } });
    const typed: string[] = names;
    expect(typed).toEqual(['Tom']);
    await client.pets.list();
    expect(asked.map(({ url }) => url)).toEqual([
      'https://a.test/api/v1/pets?kinds=cat%2Cdog',
      'https://a.test/api/v1/pets',
    ]);
  });

  test('fills the path, sends the body, its headers and the token of the moment', async () => {
    let token = 'one';
    const { asked, client } = clientThatHears(
      () => new Response(null, { status: 204 }),
      () => token,
    );
    const rename = () =>
      client.pets.rename({
        params: { user: 'a/b', pet: 'Tom & co' },
        headers: { 'if-match': '"1"' },
        body: { name: 'Tim' },
      });
    const nothing: undefined = await rename();
    expect(nothing).toBeUndefined();
    token = 'two';
    await rename();
    expect(asked[1]).toEqual({
      url: 'https://a.test/api/v1/users/a%2Fb/pets/Tom%20%26%20co',
      init: {
        method: 'PUT',
        headers: { 'if-match': '"1"', authorization: 'Bearer two', 'content-type': 'application/json' },
        body: '{"name":"Tim"}',
      },
    });
  });

  test.each<[string, () => Response, object]>([
    [
      'a problem',
      () =>
        Response.json(
          { title: 'No', status: 409, requestId: 'r' },
          { status: 409, headers: { 'content-type': 'application/problem+json' } },
        ),
      { status: 409, title: 'No', requestId: 'r' },
    ],
    ['the page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), { status: 502 }],
  ])('throws %s', async (_, answer, problem) => {
    const error = await clientThatHears(answer)
      .client.pets.list()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem).toEqual(problem);
  });

  test('does not compile with what the route does not take', () => {
    const { client } = clientThatHears(() => Response.json({}));
    const never = () => [
      // @ts-expect-error no such field
      client.pets.list({ query: { kind: 'cat' } }),
      // @ts-expect-error the body is missing
      client.pets.rename({ params: { user: 'a', pet: 'b' } }),
      // @ts-expect-error a number is no name
      client.pets.rename({ params: { user: 'a', pet: 'b' }, body: { name: 1 } }),
      // @ts-expect-error no such route
      createClient({ baseUrl: '' }).hospitals.remove(),
    ];
    expect(never).toBeDefined();
  });
});
