/** That the property-based check of a whole interface (server/promises.test.ts) finds what is not promised. */
import { describe, expect, test } from '@jest/globals';
import { createDocument, type OpenApiDocument } from '@arogya/contract';
import { checkPromises } from './testing/promises.ts';
import { serveApi } from './testing/serve.ts';
import { guard, handlers, table } from './testing/table.ts';

describe('the check finds what is not promised', () => {
  const { things, faults } = table;
  const promises = async (change: (document: OpenApiDocument) => object, as = 'writer'): Promise<unknown> => {
    const other = await serveApi({
      versions: { v1: { things } },
      handlers: { v1: { things: handlers.things } },
      guard,
      checkAnswers: false,
    });
    const document = createDocument({ table: { things }, title: 'T', version: 'v1', server: '/api/v1' });
    try {
      return await checkPromises({
        document: change(document) as OpenApiDocument,
        url: other.url,
        runs: 60,
        headersFor: () => ({ authorization: `Bearer ${as}` }),
      });
    } finally {
      await other.close();
    }
  };
  const replaced = (from: string | RegExp, to: string) => (document: OpenApiDocument) =>
    JSON.parse(JSON.stringify(document).replaceAll(new RegExp(from, 'g'), to)) as object;

  test('and nothing where all is', async () => {
    expect(faults.make.deprecated).toBeDefined();
    const seen = (await promises((document) => document)) as Record<string, Record<string, number>>;
    expect(Object.keys(seen)).toEqual([
      'things.list',
      'things.create',
      'things.get',
      'things.remove',
      'things.watch',
      'things.fill',
    ]);
    expect(seen['things.create']?.['201']).toBeGreaterThan(0);
  });

  test.each([
    ['a status', replaced('"400":', '"418":'), /not promised: 400/],
    ['a field', replaced('"required":\\["items"', '"required":["more","items"'), /not as promised/],
    ['a type', replaced('text/event-stream', 'text/html'), /of another type/],
    [
      'what is taken though it should not be',
      (document: OpenApiDocument) =>
        JSON.parse(JSON.stringify(document), (_, value: { name?: string } | null) =>
          value?.name === 'colour' ? { ...value, schema: { const: 'red' } } : value,
        ) as object,
      /taken, though/,
    ],
  ])('%s', async (_, change, words) => {
    await expect(promises(change)).rejects.toThrow(words);
  });
});
