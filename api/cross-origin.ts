import cors, { type CorsOptions } from 'cors';
import type { RequestHandler } from 'express';

/** What the portal's scripts may read besides the body. */
const EXPOSED = [
  'x-request-id',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'deprecation',
  'sunset',
  'link',
  'etag',
];
/** Seconds that a browser remembers what was allowed. */
const REMEMBERED_SECONDS = 600;

/**
 * Lets pages of these origins call the interface, with cookies; browsers keep all others from it. A preflight is answered
 * here with 204; whatever is not from one of the origins passes with no word about any.
 */
export function createCrossOrigin(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  const theirs: CorsOptions = {
    origin: true,
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: EXPOSED,
    maxAge: REMEMBERED_SECONDS,
  };
  const others: CorsOptions = { origin: false };
  const answer = cors((request, choose) =>
    choose(null, allowed.has(request.headers.origin ?? '') ? theirs : others),
  );
  return (request, response, next) => {
    response.vary('Origin');
    answer(request, response, next);
  };
}
