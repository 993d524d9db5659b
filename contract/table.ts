import { z } from 'zod';
import { noticeFaults } from './deprecation.ts';
import { parametersIn, routesOf, type RouteDefinition, type RouteTable } from './route.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The rules of a route, each with what is wrong where it is broken. */
const RULES: readonly { readonly fault: string; readonly broken: (route: RouteDefinition) => boolean }[] = [
  {
    fault: 'the path is not in kebab-case, or ends with a slash',
    broken: ({ path }) => !/^(\/([a-z0-9]+(-[a-z0-9]+)*|:[a-z][A-Za-z0-9]*))+$/.test(path),
  },
  {
    fault: 'the parameters of the path are not those of params',
    broken: ({ path, params }) =>
      parametersIn(path).sort().join() !==
      Object.keys(params?.shape ?? {})
        .sort()
        .join(),
  },
  {
    fault: 'a request without a body by its method has one',
    broken: ({ method, body }) => (method === 'get' || method === 'delete') && body !== undefined,
  },
  {
    fault: 'the request takes fields that it does not name',
    broken: ({ params, query, body }) =>
      [params, query, body].some((schema) => schema && isOpen(z.toJSONSchema(schema, { io: 'input' }))),
  },
  {
    fault: 'a query holds more than values and lists of them',
    broken: ({ query }) =>
      Object.values((query && z.toJSONSchema(query, { io: 'input' }).properties) ?? {}).some(
        (field) => !isFlat(field as JsonSchema),
      ),
  },
  {
    fault: 'it promises no success, or a success that is an error',
    broken: ({ responses }) =>
      Object.keys(responses).length === 0 ||
      Object.keys(responses).some((status) => !/^[23]\d\d$/.test(status)),
  },
  {
    fault: 'a problem is not an error',
    broken: ({ problems = {} }) => Object.keys(problems).some((status) => !/^4\d\d$/.test(status)),
  },
  {
    // It is known by its address before anything is counted.
    fault: 'it is unlimited or costly, and its path has parameters',
    broken: ({ path, unlimited, costly }) => Boolean(unlimited ?? costly) && parametersIn(path).length > 0,
  },
  {
    fault: 'it is audited, and nobody is known who asks or they only read what is their own',
    broken: ({ method, permission, audited }) =>
      audited !== undefined && (permission === 'public' || (permission === 'signed-in' && method === 'get')),
  },
  {
    fault: 'it takes a cursor and answers none, or the other way round',
    broken: ({ query, responses }) =>
      'cursor' in (query?.shape ?? {}) !==
      Object.values(responses).some(
        ({ schema }) => schema instanceof z.ZodObject && 'nextCursor' in schema.shape,
      ),
  },
];

/** What is wrong with a table: a server does not start with it. Empty when all is well. */
export function tableFaults(table: RouteTable): string[] {
  const seen = new Map<string, { path: string; methods: Set<string> }>();
  return [
    ...routesOf(table).flatMap(({ id, route: { method, path }, route }) => {
      const shape = path.replace(/:\w+/g, ':');
      const known = seen.get(shape) ?? { path, methods: new Set() };
      const twice = known.methods.has(method) ? [`${id}: ${method} ${path} is there twice`] : [];
      const renamed = known.path === path ? [] : [`${id}: ${path} is ${known.path} elsewhere`];
      seen.set(shape, known);
      known.methods.add(method);
      return [
        ...twice,
        ...renamed,
        ...RULES.filter(({ broken }) => broken(route)).map(({ fault }) => `${id}: ${fault}`),
      ];
    }),
    ...noticeFaults(table),
  ];
}

function isOpen(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { properties, additionalProperties } = node as JsonSchema;
  return (properties !== undefined && additionalProperties !== false) || Object.values(node).some(isOpen);
}

function isFlat({ type, items, enum: values, const: value }: JsonSchema): boolean {
  if (type === 'array') return items !== undefined && isFlat(items as JsonSchema);
  return (
    values !== undefined ||
    value !== undefined ||
    ['string', 'number', 'integer', 'boolean'].includes(String(type))
  );
}
