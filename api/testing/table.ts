import { Readable } from 'node:stream';
import { z } from 'zod';
import { defineRoute, deprecated, nextPage, pageQuery, type Permission } from '@arogya/contract';
import { Refused, Unavailable } from '../../core/errors.ts';
import type { Handlers } from '../handler.ts';
import type { Guard } from '../principal.ts';

/** A table with one of everything, to try the router with. */
export const table = {
  things: {
    list: defineRoute({
      method: 'get',
      path: '/things',
      summary: 'Some things',
      tags: ['Things'],
      permission: 'public',
      query: z.strictObject({
        ...pageQuery,
        kinds: z.array(z.enum(['big', 'small'])).optional(),
        heavy: z.boolean().optional(),
        weight: z.number().optional(),
        colour: deprecated(z.string().optional(), {
          since: '2026-01-10',
          sunset: '2026-08-01',
          instead: 'Use `kinds`.',
        }),
      }),
      responses: {
        200: { description: 'A page.', schema: z.object({ items: z.array(z.unknown()), ...nextPage }) },
      },
      cache: { seconds: 60, shared: true },
    }),
    get: defineRoute({
      method: 'get',
      path: '/things/:id',
      summary: 'One thing',
      tags: ['Things'],
      permission: 'public',
      params: z.strictObject({ id: z.int().min(1).max(9) }),
      headers: z.object({ 'x-unit': z.enum(['kg', 'g']).optional() }),
      responses: {
        200: { description: 'It.', schema: z.object({ id: z.int(), unit: z.string().nullable() }) },
      },
      problems: { 404: 'There is no such thing.' },
    }),
    watch: defineRoute({
      method: 'get',
      path: '/things/watch',
      summary: 'What happens to things',
      tags: ['Things'],
      permission: 'public',
      responses: { 200: { description: 'Events.', type: 'text/event-stream' } },
    }),
    create: defineRoute({
      method: 'post',
      path: '/things',
      summary: 'A new thing',
      tags: ['Things'],
      permission: 'things:write',
      body: z.strictObject({
        name: z.string().min(1).max(40),
        size: z.strictObject({ cm: z.number() }).optional(),
        colour: deprecated(z.string().optional(), {
          since: '2026-02-01',
          sunset: '2026-09-01',
          instead: 'Things have no colour.',
        }),
      }),
      bodyLimit: 1024,
      responses: { 201: { description: 'Made.', schema: z.object({ name: z.string(), by: z.string() }) } },
      problems: { 409: 'There is one of that name.' },
    }),
    fill: defineRoute({
      method: 'put',
      path: '/large',
      summary: 'Anything, and much of it',
      tags: ['Things'],
      permission: 'public',
      body: z.array(z.json()),
      responses: { 200: { description: 'Taken.', schema: z.object({ length: z.int() }) } },
    }),
    remove: defineRoute({
      method: 'delete',
      path: '/things/:id',
      summary: 'One thing less',
      tags: ['Things'],
      permission: 'signed-in',
      params: z.strictObject({ id: z.int().min(1).max(9) }),
      responses: { 204: { description: 'Gone.' } },
    }),
  },
  faults: {
    make: defineRoute({
      method: 'get',
      path: '/faults/:kind',
      summary: 'Goes wrong',
      tags: ['Faults'],
      permission: 'public',
      params: z.strictObject({ kind: z.string() }),
      responses: { 200: { description: 'Not wrong.', schema: z.object({ ok: z.literal(true) }) } },
      problems: { 409: 'When asked for.' },
      deprecated: { since: '2026-01-10', sunset: '2026-07-10', instead: 'Nothing goes wrong any more.' },
    }),
  },
};

/** What the faulty route does, by its parameter. */
const FAULTS: Readonly<Record<string, () => unknown>> = {
  none: () => ({ status: 200, body: { ok: true } }),
  bug: () => {
    throw new TypeError('the secret is forty-two');
  },
  unavailable: () => {
    throw new Unavailable('the database');
  },
  refused: () => {
    throw new Refused(409, 'Asked for.');
  },
  'unpromised-refusal': () => {
    throw new Refused(410, 'Not promised.');
  },
  'unpromised-status': () => ({ status: 202, body: { ok: true } }),
  'wrong-answer': () => ({ status: 200, body: { ok: 'yes' } }),
  'too-much': () => ({ status: 200, body: { ok: true, secret: 'forty-two' } }),
};

export const handlers: Handlers<typeof table> = {
  things: {
    list: async ({ query }) => ({ status: 200, body: { items: [query], nextCursor: null } }),
    async get({ params, headers }) {
      if (params.id === 9) throw new Refused(404, 'There is no such thing.');
      return { status: 200, body: { id: params.id, unit: headers['x-unit'] ?? null } };
    },
    watch: async () => ({ status: 200, body: Readable.from(['data: 1\n\n', 'data: 2\n\n']) }),
    async create({ body, principal }) {
      if (body.name === 'taken') throw new Refused(409, 'There is one of that name.');
      return {
        status: 201,
        headers: { 'set-cookie': ['a=1', 'b=2'] },
        body: { name: body.name, by: principal.accountId },
      };
    },
    fill: async ({ body }) => ({ status: 200, body: { length: body.length } }),
    remove: async () => ({ status: 204 }),
  },
  faults: { make: async ({ params }) => (FAULTS[params.kind] ?? FAULTS['none']!)() as never },
};

/** Whoever says "Bearer NAME" is NAME; "writer" may write; "outage" cannot be known now. */
export const guard: Guard = {
  async authenticate({ headers }) {
    const name = /^Bearer (\w+)$/.exec(headers.authorization ?? '')?.[1];
    if (name === 'outage') throw new Unavailable('the sessions');
    if (!name) return null;
    return {
      accountId: name,
      personId: name,
      role: 'user',
      scopes: new Set(),
      sessionId: name,
      issuedAt: new Date(0),
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    };
  },
  may: ({ accountId }, permission: Permission) => permission === 'signed-in' || accountId === 'writer',
};
