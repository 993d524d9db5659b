import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { createDocument, defineRoute, deprecated, routesOf, versions, type RouteTable } from './index.ts';

const documentOf = (table: RouteTable) =>
  createDocument({ table, title: 'T', version: 'v1', server: '/api/v1' });

const route = defineRoute({
  method: 'post',
  path: '/users/:id/pets',
  summary: 'A pet',
  tags: ['Pets'],
  permission: 'pets:write',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({
    kinds: z.array(z.enum(['cat', 'dog'])).optional(),
    old: deprecated(z.string().optional(), {
      since: '2026-01-01',
      sunset: '2026-07-01',
      instead: 'Use `kinds`.',
    }),
  }),
  body: z.strictObject({ name: z.string() }).meta({ id: 'NewPet' }),
  responses: { 201: { description: 'Made.', schema: z.object({ name: z.string() }).meta({ id: 'Pet' }) } },
  problems: { 409: 'There is one.' },
});

describe('the document', () => {
  test.each<[string, RouteTable]>([...Object.entries(versions), ['everything', { pets: { add: route } }]])(
    'of %s is valid OpenAPI 3.1',
    async (_, table) => {
      const validator = new Validator();
      const result = await validator.validate(
        JSON.parse(JSON.stringify(documentOf(table))) as Record<string, unknown>,
      );
      expect(result).toEqual({ valid: true });
      expect(validator.version).toBe('3.1');
    },
  );

  test('names each route, its permission, and every refusal it may give', () => {
    const document = documentOf({ pets: { add: route } });
    expect(document.paths['/users/{id}/pets']!['post']).toMatchObject({
      operationId: 'pets.add',
      security: [{ bearer: [] }],
      'x-permission': 'pets:write',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/NewPet' } } },
      },
      parameters: [
        { name: 'id', in: 'path', required: true },
        { name: 'kinds', in: 'query', required: false, style: 'form', explode: false },
        { name: 'old', deprecated: true, description: 'Deprecated, gone after 2026-07-01. Use `kinds`.' },
      ],
    });
    const { responses } = document.paths['/users/{id}/pets']!['post']!;
    expect(Object.keys(responses)).toEqual(['201', '400', '401', '403', '409', '413', '415', '429', '503']);
    expect(Object.keys(document.components.schemas).sort()).toEqual([
      'FieldError',
      'NewPet',
      'Pet',
      'Problem',
    ]);
  });

  test('says of what raises an emergency that no limit holds', () => {
    const sos = { ...route, path: '/sos' as const, params: z.strictObject({}), unlimited: true as const };
    const { paths } = documentOf({ pets: { sos } });
    expect(paths['/sos']!['post']!['x-unlimited']).toBe(true);
    expect(Object.keys(paths['/sos']!['post']!.responses)).not.toContain('429');
  });

  test('is closed for requests and open for answers', () => {
    const { schemas } = documentOf({ pets: { add: route } }).components;
    expect(schemas['NewPet']!['additionalProperties']).toBe(false);
    expect(schemas['Pet']).not.toHaveProperty('additionalProperties');
  });

  test('does not hold two things under one name', () => {
    const other = {
      ...route,
      path: '/b' as const,
      params: z.strictObject({}),
      body: z.strictObject({ a: z.int() }).meta({ id: 'Pet' }),
    };
    expect(() => documentOf({ pets: { add: route, other } })).toThrow('two schemas are called Pet');
  });

  test('all operations have names of their own', () => {
    for (const table of Object.values(versions)) {
      const ids = routesOf(table).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
