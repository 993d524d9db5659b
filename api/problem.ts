import type { Response } from 'express';
import { PROBLEM_TYPE, problemType, type FieldError, type Problem as ProblemBody } from '@arogya/contract';
import { Refused, RefusedField, Unavailable } from '../core/errors.ts';

/** Seconds after which it is worth asking again when something we depend on did not answer. */
const RETRY_AFTER = 5;
/** The same where it is not known for how long somebody must wait. */
const WAIT = 60;
/** More faults of one request than anybody reads. */
const MOST_ERRORS = 20;

/** A refusal with more to say: which fields, and headers ("allow", "retry-after"). `detail` is for the caller to read. */
export class Problem extends Refused {
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    detail: string,
    more: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(status, detail);
    this.name = 'Problem';
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** What Express's own parsers refuse: by their word for it, in ours. */
const PARSING: Readonly<Record<string, readonly [number, string]>> = {
  'entity.too.large': [413, 'The body is larger than this route reads.'],
  'entity.parse.failed': [400, 'The body is not well-formed JSON.'],
  'encoding.unsupported': [415, 'This content encoding is not read.'],
  'charset.unsupported': [415, 'Only UTF-8 is read.'],
  'request.aborted': [400, 'The body ended early.'],
  'request.size.invalid': [400, 'The body is not as long as it says.'],
};

/** A refusal about a field, with headers beside its own. */
export function problemOf(
  { status, message, field, code, retryAfter }: RefusedField,
  headers: Readonly<Record<string, string>> = {},
): Problem {
  return new Problem(status, message, {
    errors: code === null ? [] : [{ in: 'body', path: field ?? '', code, message }],
    headers: {
      ...headers,
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(status === 429 ? { 'retry-after': String(retryAfter ?? WAIT) } : {}),
    },
  });
}

/** The refusal in an error; Unavailable is one with 503; null for a bug. */
export function problemIn(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof RefusedField) return problemOf(error);
  if (error instanceof Refused) return new Problem(error.status, error.message);
  if (error instanceof Unavailable) {
    return new Problem(503, 'Something this needs does not answer.', {
      headers: { 'retry-after': String(RETRY_AFTER) },
    });
  }
  const { type, status } = error as { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? PARSING[type] : undefined;
  if (known) return new Problem(...known);
  // A malformed escape in the path, an unreadable compressed body: the caller's, says Express.
  return typeof status === 'number' && status >= 400 && status < 500
    ? new Problem(status, 'The request could not be read.')
    : null;
}

/** Answers with problem details; null is a bug of ours, of which nothing is told but the id. */
export function sendProblem(response: Response, requestId: string, problem: Problem | null): void {
  const status = problem?.status ?? 500;
  const body: ProblemBody = {
    ...problemType(status),
    status,
    ...(problem?.message ? { detail: problem.message } : {}),
    instance: `urn:uuid:${requestId}`,
    requestId,
    ...(problem?.errors.length ? { errors: problem.errors.slice(0, MOST_ERRORS) } : {}),
  };
  response
    .status(status)
    .set({ 'cache-control': 'no-store', ...problem?.headers, 'content-type': PROBLEM_TYPE })
    .end(JSON.stringify(body));
}
