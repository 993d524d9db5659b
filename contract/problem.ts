import { z } from 'zod';

/** Where problem types are described: a page of our own, so that the address works wherever the service does. */
export const PROBLEM_PAGE = '/api/docs';

/** What can be wrong with any request, by status: the word for it, its title, and when it comes. */
export const PROBLEMS = {
  400: {
    type: 'invalid-request',
    title: 'The request is not valid',
    when: 'A field is missing, unknown or out of bounds, or the JSON is malformed. `errors` names each.',
  },
  401: {
    type: 'not-signed-in',
    title: 'Sign in first',
    when: 'No access token came, or one that is not valid any more.',
  },
  403: { type: 'not-allowed', title: 'Not allowed', when: 'You are signed in, but may not do this.' },
  404: {
    type: 'not-found',
    title: 'Not found',
    when: 'There is no such thing, or it is not yours to see.',
  },
  405: {
    type: 'method-not-allowed',
    title: 'Not possible with this method',
    when: 'The address is right, the method is not. `Allow` lists those that are.',
  },
  409: { type: 'conflict', title: 'It has changed meanwhile', when: 'Read it again, then repeat.' },
  410: { type: 'gone', title: 'It is no longer there', when: 'It was there, and will not come back.' },
  412: { type: 'out-of-date', title: 'It has changed meanwhile', when: 'Read it again, then repeat.' },
  413: { type: 'too-large', title: 'The body is too large', when: 'Send less at once.' },
  415: {
    type: 'not-json',
    title: 'Only JSON is read',
    when: 'Send `Content-Type: application/json` in UTF-8.',
  },
  422: {
    type: 'not-possible',
    title: 'It cannot be done as asked',
    when: 'The request is well formed, but what it asks for cannot be.',
  },
  429: {
    type: 'too-many-requests',
    title: 'Too many requests',
    when: 'Wait as long as `Retry-After` says.',
  },
  500: { type: 'fault', title: 'A fault of ours', when: 'It is logged under the request id.' },
  503: {
    type: 'unavailable',
    title: 'Not available just now',
    when: 'Nothing was changed. Repeat after as many seconds as `Retry-After` says.',
  },
} as const satisfies Record<number, { type: string; title: string; when: string }>;

/** What an error's `type` says for a status; a status without a word of its own has none ("about:blank"). */
export function problemType(status: number): { readonly type: string; readonly title: string } {
  const known = (PROBLEMS as Partial<Record<number, { type: string; title: string }>>)[status];
  return known
    ? { type: `${PROBLEM_PAGE}#${known.type}`, title: known.title }
    : { type: 'about:blank', title: `Status ${status}` };
}

/** Media type of every error. */
export const PROBLEM_TYPE = 'application/problem+json';

export const FieldError = z
  .object({
    in: z.enum(['params', 'query', 'headers', 'body']),
    path: z.string().describe('Names and indices joined by dots; empty when it is the whole.'),
    code: z.string(),
    message: z.string().describe('In English, for developers.'),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** What every error says (RFC 9457): `type` and `status` are for programs, `requestId` finds it in our log. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    instance: z.string().describe('This one occurrence, as a URN.'),
    requestId: z.string().describe('The same as the header X-Request-Id.'),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details, RFC 9457' });
export type Problem = z.infer<typeof Problem>;
