import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { RouteDefinition, RouteTable } from './route.ts';
import { v1 } from './routes/index.ts';

/** The server said no; `problem` is its own words. What was not JSON (a proxy's page, say) has the status alone. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Partial<Problem> & { readonly status: number };
  constructor(problem: ProblemError['problem']) {
    super(problem.title ?? `Status ${problem.status}`);
    this.problem = problem;
  }
}

type Part<Route, Name extends string> = Route extends { readonly [N in Name]: infer Schema extends z.ZodType }
  ? Partial<z.input<Schema>> extends z.input<Schema>
    ? { readonly [N in Name]?: z.input<Schema> }
    : { readonly [N in Name]: z.input<Schema> }
  : { readonly [N in Name]?: undefined };
type Input<Route> = Part<Route, 'params'> &
  Part<Route, 'query'> &
  Part<Route, 'headers'> &
  Part<Route, 'body'>;
type Outcome<Definition> = Definition extends { readonly schema: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Definition extends { readonly type: string }
    ? string
    : undefined;
type Call<Route extends RouteDefinition> = (
  ...input: Partial<Input<Route>> extends Input<Route> ? [input?: Input<Route>] : [input: Input<Route>]
) => Promise<
  { [Status in keyof Route['responses']]: Outcome<Route['responses'][Status]> }[keyof Route['responses']]
>;

/** A method per route: takes what the route takes, resolves with the body of its success, rejects with ProblemError. */
export type Client<Table extends RouteTable> = {
  readonly [Resource in keyof Table]: {
    readonly [Name in keyof Table[Resource]]: Call<Table[Resource][Name]>;
  };
};

/** `token` is asked before every call, so that one that was renewed is used at once. */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly token?: () => string | null;
}

/** A client of version 1. */
export const createClient = (options: ClientOptions): Client<typeof v1> => clientOf(v1, '/api/v1', options);

/** A client of any table that is served under `root`. */
export function clientOf<Table extends RouteTable>(
  table: Table,
  root: string,
  options: ClientOptions,
): Client<Table> {
  const { baseUrl, fetch = globalThis.fetch, token } = options;
  const call = async (
    route: RouteDefinition,
    input: Partial<Record<string, object>> = {},
  ): Promise<unknown> => {
    const params = (input['params'] ?? {}) as Record<string, string | number>;
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const fields = Object.entries(input['query'] ?? {}).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const query = fields.length > 0 ? `?${new URLSearchParams(fields).toString()}` : '';
    const bearer = token?.();
    const response = await fetch(`${baseUrl}${root}${path}${query}`, {
      method: route.method.toUpperCase(),
      headers: {
        ...(input['headers'] as Record<string, string> | undefined),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(input['body'] === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(input['body'] === undefined ? {} : { body: JSON.stringify(input['body']) }),
    });
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const body: unknown = isJson ? await response.json() : (await response.text()) || undefined;
    if (!response.ok)
      throw new ProblemError({ ...(isJson ? (body as Problem) : {}), status: response.status });
    return body;
  };
  const bind = (routes: RouteTable[string]): object => each(routes, (route) => call.bind(null, route));
  return each(table, bind) as Client<Table>;
}

const each = <In, Out>(record: Readonly<Record<string, In>>, make: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));
