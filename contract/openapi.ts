import { z } from 'zod';
import { Problem, PROBLEM_TYPE, PROBLEMS } from './problem.ts';
import { routesOf, type NamedRoute, type RouteDefinition, type RouteTable } from './route.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly style?: 'form';
  readonly explode?: boolean;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated?: boolean;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly headers?: object; readonly content?: Content }>
  >;
  readonly 'x-permission': string;
  /** It raises an emergency: no limit on requests holds. */
  readonly 'x-unlimited'?: true;
}

/** The parts of an OpenAPI 3.1 document that this project writes. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: object;
    readonly headers: object;
  };
}

const DESCRIPTION =
  'Requests are JSON in UTF-8 and hold only what is named here: unknown fields are refused, and so is U+0000 in a text. ' +
  'Answers may gain fields at any time. Lists in a query are written with commas. Every answer carries `X-Request-Id`, ' +
  'and `RateLimit` with what is left of each quota of `RateLimit-Policy`; every error is `application/problem+json`.';

const REQUEST_ID = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };

/** Refusals that depend on what a route is like, beside those that it names itself. */
const REFUSALS: readonly {
  readonly status: keyof typeof PROBLEMS;
  readonly of: (route: RouteDefinition) => boolean;
}[] = [
  { status: 400, of: () => true },
  { status: 401, of: ({ permission }) => permission !== 'public' },
  { status: 403, of: ({ permission }) => permission !== 'public' },
  { status: 413, of: ({ body }) => body !== undefined },
  { status: 415, of: ({ body }) => body !== undefined },
  { status: 429, of: ({ unlimited }) => !unlimited },
  { status: 503, of: () => true },
];

/** The statuses that a route may refuse with, and when. */
export const refusalsOf = (route: RouteDefinition): Record<string, string> => ({
  ...Object.fromEntries(
    REFUSALS.filter(({ of }) => of(route)).map(({ status }) => [String(status), PROBLEMS[status].when]),
  ),
  ...route.problems,
});

/** The OpenAPI 3.1 document of a table that is served under `server` ("/api/v1"). */
export function createDocument({
  table,
  title,
  version,
  server,
}: {
  readonly table: RouteTable;
  readonly title: string;
  readonly version: string;
  readonly server: string;
}): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {};
  const problem = { [PROBLEM_TYPE]: { schema: convert(Problem, 'output', schemas) } };
  const paths: Record<string, Record<string, Operation>> = {};
  const routes = routesOf(table);
  for (const named of routes) {
    const path = named.route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[named.route.method] = operationOf(named, problem, schemas);
  }
  return {
    openapi: '3.1.1',
    info: { title, version, description: DESCRIPTION },
    servers: [{ url: server }],
    tags: [...new Set(routes.flatMap(({ route }) => route.tags))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      headers: {
        'X-Request-Id': {
          description: 'Finds this request in the log of the service.',
          schema: { type: 'string', format: 'uuid' },
        },
      },
    },
  };
}

function operationOf(
  { id, route }: NamedRoute,
  problem: Content,
  schemas: Record<string, JsonSchema>,
): Operation {
  const successes = Object.entries(route.responses).map(([status, { description, schema, type }]) => [
    status,
    {
      description,
      headers: REQUEST_ID,
      ...(schema ? { content: { 'application/json': { schema: convert(schema, 'output', schemas) } } } : {}),
      ...(type ? { content: { [type]: { schema: { type: 'string' } } } } : {}),
    },
  ]);
  const refusals = Object.entries(refusalsOf(route)).map(([status, description]) => [
    status,
    { description, headers: REQUEST_ID, content: problem },
  ]);
  return {
    operationId: id,
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: route.tags,
    ...(route.deprecated
      ? {
          deprecated: true,
          'x-deprecated-since': route.deprecated.since,
          'x-sunset': route.deprecated.sunset,
          'x-instead': route.deprecated.instead,
        }
      : {}),
    security: route.permission === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...parametersOf('path', route.params, schemas),
      ...parametersOf('query', route.query, schemas),
      ...parametersOf('header', route.headers, schemas),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: convert(route.body, 'input', schemas) } },
          },
        }
      : {}),
    responses: Object.fromEntries([...successes, ...refusals]) as Operation['responses'],
    'x-permission': route.permission,
    ...(route.unlimited ? { 'x-unlimited': true as const } : {}),
  };
}

function parametersOf(
  place: Parameter['in'],
  schema: z.ZodObject | undefined,
  schemas: Record<string, JsonSchema>,
): Parameter[] {
  if (!schema) return [];
  const whole = convertObject(schema, schemas);
  return Object.entries(whole.properties).map(([name, field]) => {
    const { description, deprecated, ...rest } = field as JsonSchema & {
      description?: string;
      deprecated?: boolean;
    };
    return {
      name,
      in: place,
      required: whole.required.includes(name),
      ...(description ? { description } : {}),
      ...(deprecated ? { deprecated } : {}),
      ...(rest['type'] === 'array' && place === 'query' ? { style: 'form', explode: false } : {}),
      schema: rest,
    };
  });
}

/** An object's own properties, though it may have a name. */
function convertObject(schema: z.ZodObject, schemas: Record<string, JsonSchema>) {
  const converted = resolve(convert(schema, 'input', schemas), schemas);
  const { properties = {}, required = [] } = converted as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return { properties, required };
}

const resolve = (schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema =>
  typeof schema['$ref'] === 'string' ? schemas[schema['$ref'].split('/').at(-1)!]! : schema;

/** JSON Schema of one side; schemas with a name (`meta({ id })`) go into `schemas`, once, and are referred to. */
function convert(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, JsonSchema>): JsonSchema {
  // Within an object a schema is referred to even where it is the whole.
  const { properties, $defs = {} } = z.toJSONSchema(z.object({ whole: schema }), { io });
  for (const [name, definition] of Object.entries($defs)) {
    const named = tidy(definition, io);
    const known = schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(named))
      throw new Error(`two schemas are called ${name}, or one is told differently in requests and answers`);
    schemas[name] = named;
  }
  return tidy(properties!['whole'], io);
}

/** Named schemas where OpenAPI has them; bounds that every integer has left out; answers left open for new fields. */
function tidy(node: unknown, io: 'input' | 'output'): JsonSchema {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === '$ref') return String(value).replace('#/$defs/', '#/components/schemas/');
      if ((key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER)
        return undefined;
      if (io === 'output' && key === 'additionalProperties' && value === false) return undefined;
      return value;
    }),
  ) as JsonSchema;
}
