import express, {
  Router,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  deprecationHeaders,
  deprecationsOf,
  routesOf,
  tableFaults,
  type Deprecation,
  type NamedRoute,
  type RouteDefinition,
  type RouteTable,
} from '@arogya/contract';
import { Refused } from '../core/errors.ts';
import type { Answer, Call, Handlers } from './handler.ts';
import { createInput } from './input.ts';
import { checkAnswer, checkRefusal } from './output.ts';
import type { Guard, Principal } from './principal.ts';
import { Problem, problemIn } from './problem.ts';
import { recordedAnswers, type Recorder } from './recorder.ts';

/** Bytes of a body unless its route says otherwise. */
const BODY_LIMIT = 64 * 1024;

/** What is known of a request on its way, in `response.locals`. */
export interface Locals {
  requestId: string;
  /** Pattern of the route that took it, for logs and metrics. */
  pattern?: string;
  route?: RouteDefinition;
  principal?: Principal | null;
}

export interface RouterOptions<Table extends RouteTable> {
  /** Where it is mounted, for patterns: "/api/v1". */
  readonly root: string;
  readonly table: Table;
  readonly handlers: Handlers<Table>;
  readonly guard: Guard;
  /** Runs once the caller is known and before anything is read: limits per person. `response.locals` is Locals. */
  readonly admitted?: readonly RequestHandler[];
  /** Notes who asked for what, where that is to be noted. */
  readonly record: Recorder;
  /** Whether answers are checked against the contract; a breach is a bug and answered with 500. Off in production. */
  readonly checkAnswers: boolean;
}

/** What a handler gave, of whichever route. */
interface Given {
  readonly status: number;
  readonly headers?: object;
  readonly about?: string;
  readonly body?: unknown;
}

/** An Express router for a table. Throws one list of faults when the table or its handlers are not complete. */
export function createRouter<Table extends RouteTable>(options: RouterOptions<Table>): Router {
  const { root, table, handlers, guard, admitted = [], record, checkAnswers } = options;
  const routes = routesOf(table);
  const found = (resource: string, name: string): unknown =>
    (handlers as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[resource]?.[name];
  const faults = [
    ...tableFaults(table),
    ...routes
      .filter((each) => typeof found(each.resource, each.name) !== 'function')
      .map(({ id }) => `${id}: no handler`),
  ];
  if (faults.length > 0) throw new Error(`The routes of ${root} are not complete:\n${faults.join('\n')}`);

  const router = Router({ caseSensitive: true, strict: true });
  for (const [path, its] of byPath(routes)) {
    for (const { id, resource, name, route } of its) {
      const handle = found(resource, name) as (
        call: Call<RouteDefinition>,
      ) => Promise<Answer<RouteDefinition>>;
      router[route.method](path, ...steps(id, route, handle));
    }
    router.all(path, notThisMethod(its.map(({ route }) => route.method)));
  }
  return router;

  function steps(
    id: string,
    route: RouteDefinition,
    handle: (call: Call<RouteDefinition>) => Promise<Answer<RouteDefinition>>,
  ): RequestHandler[] {
    const read = createInput(route);
    const headersFor = deprecationsFor(route);
    const limit = route.bodyLimit ?? BODY_LIMIT;
    const recorded = recordedAnswers(route);
    return [
      (_, response, next) => {
        Object.assign(response.locals, { route, pattern: root + route.path, principal: null });
        next();
      },
      ...(route.permission === 'public' ? [] : [admit]),
      ...admitted,
      ...(route.body ? [onlyJson, express.json({ limit, type: 'application/json', verify: notEmpty })] : []),
      answer,
    ];

    async function admit(request: Request, response: Response, next: NextFunction): Promise<void> {
      const principal = await guard.authenticate(request);
      if (!principal) throw new Problem(401, 'Sign in first.', { headers: { 'www-authenticate': 'Bearer' } });
      if (!(await guard.may(principal, route.permission))) {
        await note({ ...(response.locals as Locals), principal }, 403);
        throw new Problem(403, 'You may not do this.');
      }
      response.locals['principal'] = principal;
      next();
    }

    async function answer(request: Request, response: Response): Promise<void> {
      const { requestId, principal } = response.locals as Locals;
      response.set(headersFor(request));
      const input = read(request);
      const given = await call({ ...input, principal, requestId, request }).catch(async (error: unknown) => {
        const status = problemIn(error)?.status ?? 500;
        await note(response.locals as Locals, status).catch((lost: unknown) => {
          // A failure tells nothing, and must not be hidden by another.
          if (status < 500) throw lost;
        });
        throw error;
      });
      await note(response.locals as Locals, given.status, given.about);
      response
        .status(given.status)
        .set(cacheOf(route))
        .set(given.headers ?? {});
      const promised = route.responses[given.status];
      if (given.body instanceof Readable) {
        response.type(promised?.type ?? 'text');
        // Who goes away in the middle of a stream is no fault of anybody's.
        await pipeline(given.body, response).catch(() => undefined);
      } else if (given.body === undefined) response.end();
      else if (promised?.type) response.type(promised.type).send(given.body);
      else response.json(given.body);
    }

    /** Before anything is told: what cannot be noted is not answered. */
    async function note({ principal, requestId }: Locals, status: number, about?: string): Promise<void> {
      const isNoted = recorded === 'all' || (recorded === 'refusals' && status >= 400);
      if (isNoted && principal)
        await record({ action: id, principal, status, requestId, about: about ?? null });
    }

    async function call(its: object): Promise<Given> {
      try {
        const given = (await handle(its as Call<RouteDefinition>)) as Given;
        if (checkAnswers) checkAnswer(route, given.status, given.body);
        return given;
      } catch (error) {
        if (checkAnswers && error instanceof Refused) checkRefusal(route, error.status);
        throw error;
      }
    }
  }
}

/** Routes by path; one with a parameter comes after those that say a word in its place. */
function byPath(routes: readonly NamedRoute[]): Map<string, NamedRoute[]> {
  const wordFirst = (path: string): string => path.replaceAll('/:', '/~');
  const paths = new Map<string, NamedRoute[]>();
  const sorted = [...routes].sort((a, b) => (wordFirst(a.route.path) < wordFirst(b.route.path) ? -1 : 1));
  for (const named of sorted) paths.set(named.route.path, [...(paths.get(named.route.path) ?? []), named]);
  return paths;
}

/** Answers what a path does not do: 405 with what it does, and OPTIONS with the same and nothing wrong. */
export function notThisMethod(methods: readonly string[]): RequestHandler {
  const known = new Set(['options', ...(methods.includes('get') ? ['head'] : []), ...methods]);
  const allow = [...known]
    .map((method) => method.toUpperCase())
    .sort()
    .join(', ');
  return (request, response) => {
    if (request.method !== 'OPTIONS') throw new Problem(405, `Possible: ${allow}.`, { headers: { allow } });
    response.status(204).set({ allow }).end();
  };
}

const onlyJson: RequestHandler = (request, _, next) => {
  const isEmpty = request.headers['content-length'] === '0';
  if (!isEmpty && request.is('application/json') === false) {
    throw new Problem(415, 'Send application/json.', { headers: { accept: 'application/json' } });
  }
  next();
};

/** An empty body is none; Express would take it for an empty object. */
function notEmpty(_: unknown, __: unknown, bytes: Buffer): void {
  if (bytes.length > 0) return;
  const missing = { in: 'body', path: '', code: 'required', message: 'Send a JSON body.' } as const;
  throw new Problem(400, missing.message, { errors: [missing] });
}

function cacheOf({ cache }: RouteDefinition): Record<string, string> {
  if (!cache) return { 'cache-control': 'no-store' };
  return { 'cache-control': `${cache.shared ? 'public' : 'private'}, max-age=${cache.seconds}` };
}

/** The headers for a request: what it uses that goes, and what of every answer goes. */
function deprecationsFor(route: RouteDefinition): (request: Request) => Record<string, string> {
  const { whole, query, body, answers } = deprecationsOf(route);
  const always = [...(whole ? [whole] : []), ...answers];
  const used = (fields: Readonly<Record<string, Deprecation>>, given: unknown): Deprecation[] =>
    Object.keys(fields).flatMap((name) =>
      typeof given === 'object' && given !== null && Object.hasOwn(given, name) ? [fields[name]!] : [],
    );
  return (request) =>
    deprecationHeaders([...always, ...used(query, request.query), ...used(body, request.body)]);
}
