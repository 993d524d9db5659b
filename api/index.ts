import { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { createHash, randomUUID } from 'node:crypto';
import { createDocument, type OpenApiDocument, type RouteTable } from '@arogya/contract';
import { errorFields, type Log } from '../core/log.ts';
import { createDocs } from './docs/index.ts';
import type { Handlers } from './handler.ts';
import { nobody, type Guard } from './principal.ts';
import { Problem, problemIn, sendProblem } from './problem.ts';
import type { Recorder } from './recorder.ts';
import { createRouter, notThisMethod, type Locals } from './router.ts';

const TITLE = 'Arogya';
/** Where all of it is mounted. */
const ROOT = '/api';
/** Seconds that what describes the interface may be kept: it changes with an update only. */
const DOCUMENT_SECONDS = 300;
/** What no route took, in logs and metrics: paths are never told. */
const UNKNOWN = `${ROOT}/*`;

export interface ApiOptions<Versions extends Readonly<Record<string, RouteTable>>> {
  readonly versions: Versions;
  readonly handlers: { readonly [Version in keyof Versions]: Handlers<Versions[Version]> };
  readonly guard?: Guard;
  /** Runs for everything under /api before anything else: cross-origin rules, limits per address. */
  readonly before?: readonly RequestHandler[];
  /** Runs where a route was found and its caller is known (`response.locals` is Locals): limits per person. */
  readonly admitted?: readonly RequestHandler[];
  /** Notes who asked for what, where that is to be noted (recorder.ts). */
  readonly record: Recorder;
  /** Whether answers are checked against the contract: in development and tests. */
  readonly checkAnswers: boolean;
  readonly log: Log;
  /** Told of each answer; `route` is a pattern. */
  readonly observe?: (route: string, status: number, seconds: number) => void;
}

/** The portal's door: each version of the interface, its description, and its page. Mount it at /api. */
export function createApi<Versions extends Readonly<Record<string, RouteTable>>>({
  versions,
  handlers,
  guard = nobody,
  before = [],
  admitted = [],
  record,
  checkAnswers,
  log,
  observe = () => undefined,
}: ApiOptions<Versions>): Router {
  const api = Router({ caseSensitive: true, strict: true });
  api.use(protect, identify, ...before);

  const documents: OpenApiDocument[] = [];
  for (const [version, table] of Object.entries(versions)) {
    const root = `${ROOT}/${version}`;
    const document = createDocument({ table, title: TITLE, version, server: root });
    documents.push(document);
    serve(`/${version}/openapi.json`, 'application/json', JSON.stringify(document));
    api.use(
      `/${version}`,
      createRouter({
        root,
        table,
        handlers: handlers[version] as unknown as Handlers<RouteTable>,
        guard,
        admitted,
        record,
        checkAnswers,
      }),
    );
  }
  for (const { path, type, text } of createDocs(documents)) serve(`/docs${path}`, type, text);

  api.use(() => {
    throw new Problem(404, 'There is nothing here.');
  });
  api.use(fail);
  return api;

  function serve(path: string, type: string, text: string): void {
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    api.get(path, (_, response) => {
      response.locals['pattern'] = ROOT + path;
      response
        .set({ etag, 'cache-control': `public, max-age=${DOCUMENT_SECONDS}`, 'content-type': type })
        .send(text);
    });
    api.all(path, notThisMethod(['get']));
  }

  function identify(request: Request, response: Response, next: NextFunction): void {
    const startedAt = performance.now();
    // Never the caller's own: it ends up in the log.
    const requestId = randomUUID();
    const locals: Locals = { requestId };
    Object.assign(response.locals, locals);
    response.set({ 'x-request-id': requestId, 'cache-control': 'no-store' });
    response.once('finish', () => {
      const { pattern = UNKNOWN } = response.locals as Locals;
      observe(`${request.method} ${pattern}`, response.statusCode, (performance.now() - startedAt) / 1000);
    });
    next();
  }

  function fail(error: unknown, _: Request, response: Response, next: NextFunction): void {
    const { requestId, pattern = UNKNOWN } = response.locals as Locals;
    const problem = problemIn(error);
    const told = { request: requestId, route: pattern, status: problem?.status ?? 500 };
    if (!problem) log.error('api.failed', { ...told, ...errorFields(error) });
    else if (problem.status >= 500) log.warn('api.unavailable', { ...told, ...errorFields(error) });
    else log.debug('api.refused', told);
    if (response.headersSent) next(error);
    else sendProblem(response, requestId, problem);
  }
}

/** Nothing of ours may be framed, nor load anything from elsewhere. */
const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
});
