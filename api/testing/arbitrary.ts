import fc from 'fast-check';
import type { JsonSchema } from '@arogya/contract';

/** What hurts services: bounds, other types, other scripts, fragments of other languages. */
const ODD: readonly unknown[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'NaN',
  'null',
  'true',
  '[object Object]',
  "' or 1=1 --",
  '%',
  '_%\\',
  '../../etc/passwd',
  '<script>',
  '${7*7}',
  '__proto__',
  'प्रयागराज',
  '२११००१',
  '\u200d\u200b',
  '\u0000',
  '\ud800',
  'a'.repeat(2000),
  0,
  -0,
  -1,
  2 ** 53,
  1.5,
  true,
  null,
  [],
  {},
  [[]],
  { a: { b: {} } },
];

export const odd: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({ maxDepth: 2 }));

/** Times that a schema may refer to another, or to itself, before it ends with null. */
const DEEPEST = 3;

/** Values that a schema takes, as far as it can be told from it; who uses them asks the schema once more. */
export function arbitraryOf(
  schema: JsonSchema,
  schemas: Readonly<Record<string, JsonSchema>>,
  depth = 0,
): fc.Arbitrary<unknown> {
  const { $ref, type } = schema as { $ref?: string; type?: string | string[] };
  const of = (inner: unknown): fc.Arbitrary<unknown> =>
    arbitraryOf(inner as JsonSchema, schemas, $ref ? depth + 1 : depth);
  if ($ref) return depth < DEEPEST ? of(schemas[$ref.split('/').at(-1)!]) : fc.constant(null);
  if ('const' in schema) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as unknown[] | undefined;
  if (choices) return fc.oneof(...choices.map(of));
  if (Array.isArray(type)) return fc.oneof(...type.map((each) => of({ ...schema, type: each })));
  const bound = (name: string, otherwise: number): number =>
    (schema[name] as number | undefined) ?? otherwise;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: bound('minimum', -1000), max: bound('maximum', 1000) });
    case 'number':
      // Two decimals, as people write them: an exponent is another notation.
      return fc
        .integer({
          min: Math.ceil(bound('minimum', -1000) * 100),
          max: Math.floor(bound('maximum', 1000) * 100),
        })
        .map((hundredths) => hundredths / 100);
    case 'array':
      return fc.array(of(schema['items']), {
        minLength: bound('minItems', 0),
        maxLength: Math.min(bound('maxItems', 4), 6),
      });
    case 'object':
      return objectOf(schema, of);
    default:
      return textOf(schema, bound);
  }
}

function objectOf(schema: JsonSchema, of: (inner: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, of(field)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
}

function textOf(
  schema: JsonSchema,
  bound: (name: string, otherwise: number) => number,
): fc.Arbitrary<string> {
  const minLength = bound('minLength', 0);
  if (typeof schema['pattern'] !== 'string') {
    const maxLength = Math.min(bound('maxLength', minLength + 30), minLength + 60);
    return fc.string({ minLength, maxLength, unit: 'grapheme' });
  }
  // A pattern says itself how long it is: what is cut off a UUID makes it none.
  const maxLength = bound('maxLength', Infinity);
  const written = fc.stringMatching(new RegExp(schema['pattern'].replace('[^\\p{Cc}]', '[^\\x00-\\x1f]')));
  return written.map((text) => text.slice(0, maxLength)).filter(({ length }) => length >= minLength);
}
