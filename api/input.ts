import type { Request } from 'express';
import { z } from 'zod';
import type { FieldError, RouteDefinition } from '@arogya/contract';
import { Problem } from './problem.ts';

type Source = FieldError['in'];
type Kind = 'text' | 'number' | 'boolean' | { readonly listOf: Kind };
type Kinds = Readonly<Record<string, Kind>>;

/** What of a request the schemas are asked about. */
export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

/** What JSON writes as a number, without an exponent. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** Levels of lists and objects within a body. */
const DEEPEST = 32;

/** Reads and checks the requests of a route; throws Problem 400 that names every fault. Nothing unknown gets through. */
export function createInput(route: RouteDefinition): (request: Request) => Input {
  const sources = {
    params: source('params', route.params, (request) => request.params),
    query: source('query', route.query ?? z.strictObject({}), (request) => request.query),
    headers: source('headers', route.headers, (request) => request.headers),
    body: route.body
      ? { schema: route.body, read: (request: Request): unknown => request.body as unknown }
      : undefined,
  };

  return (request) => {
    const errors: FieldError[] = [];
    const values: Partial<Record<Source, unknown>> = {};
    for (const [name, its] of Object.entries(sources) as [Source, (typeof sources)[Source]][]) {
      if (!its) continue;
      const given = its.read(request);
      const oddity = oddityOf(given);
      if (oddity) {
        errors.push({ in: name, path: '', ...oddity });
        continue;
      }
      const parsed = its.schema.safeParse(given);
      if (parsed.success) values[name] = parsed.data;
      else errors.push(...parsed.error.issues.flatMap((issue) => errorsOf(name, issue)));
    }
    if (errors.length > 0) throw new Problem(400, 'Some fields are not as they must be.', { errors });
    return { params: undefined, query: undefined, headers: undefined, body: undefined, ...values };
  };
}

/** Where fields come as text: each is made what its schema wants, and left alone when it cannot be, for the schema to say. */
function source(
  name: Source,
  schema: z.ZodObject | undefined,
  pick: (request: Request) => Readonly<Record<string, unknown>>,
) {
  if (!schema) return undefined;
  const kinds = kindsOf(schema);
  return {
    schema,
    read(request: Request): unknown {
      const given = pick(request);
      const names =
        name === 'headers' ? Object.keys(kinds).filter((each) => each in given) : Object.keys(given);
      return Object.fromEntries(names.map((each) => [each, decode(given[each], kinds[each] ?? 'text')]));
    },
  };
}

function kindsOf(schema: z.ZodObject): Kinds {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, kindOf(field)]));
}

function kindOf(field: unknown): Kind {
  const { type, items } = field as { type?: string; items?: unknown };
  if (type === 'array') return { listOf: kindOf(items) };
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' ? 'boolean' : 'text';
}

function decode(given: unknown, kind: Kind): unknown {
  if (typeof kind === 'object') {
    if (given === '') return [];
    const list = Array.isArray(given) ? (given as unknown[]) : String(given).split(',');
    return list.map((each) => decode(each, kind.listOf));
  }
  if (typeof given !== 'string') return given;
  if (kind === 'number') return NUMBER.test(given) ? Number(given) : given;
  if (kind === 'boolean') return given === 'true' ? true : given === 'false' ? false : given;
  return given;
}

function errorsOf(source: Source, issue: z.core.$ZodIssue): FieldError[] {
  const { path, code, message } = issue;
  const at = (...more: PropertyKey[]): string => [...path, ...more].map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ in: source, path: at(key), code, message: 'There is no such field' }));
  }
  return [{ in: source, path: at(), code, message }];
}

/**
 * What no schema says and no request may hold: U+0000, which PostgreSQL's text cannot, and more nesting than a schema
 * that refers to itself could follow. Null when there is neither.
 */
function oddityOf(value: unknown): { readonly code: string; readonly message: string } | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: one, depth } = next;
    if (typeof one === 'string' && one.includes('\0')) {
      return { code: 'nul', message: 'U+0000 is not a character of a text' };
    }
    if (typeof one !== 'object' || one === null) continue;
    if (depth === DEEPEST) return { code: 'too_deep', message: `At most ${DEEPEST} levels` };
    for (const [key, inner] of Object.entries(one)) {
      open.push({ value: key, depth }, { value: inner, depth: depth + 1 });
    }
  }
  return null;
}
