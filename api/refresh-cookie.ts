import type { Request } from 'express';
import type { Clock } from '../core/clock.ts';
import { Problem } from './problem.ts';

/** The cookie that holds a browser's refresh token: no script reads it, and no other site sends it along. */
export interface RefreshCookie {
  /** What it holds; null without it. Throws Problem 403 where it comes with a request of another origin. */
  read(request: Request): string | null;
  /** As `Set-Cookie`. */
  write(token: string, expiresAt: Date): string;
  /** As `Set-Cookie`: it is gone. */
  readonly gone: string;
}

/**
 * `__Host-` means: only this very host over TLS may have set it, no subdomain. It demands the path "/", which costs a
 * few bytes with each request; a narrower path would keep nobody out, as pages of one origin reach all of its paths.
 * Over plain HTTP, in development, browsers do not take that prefix.
 */
const NAME = { secure: '__Host-arogya-refresh', plain: 'arogya-refresh' };

export function createRefreshCookie({
  secure,
  origins,
  clock,
}: {
  /** Whether browsers reach the service over TLS alone. */
  readonly secure: boolean;
  /** Where requests with the cookie may come from: the service's own origin and the portal's. */
  readonly origins: readonly string[];
  readonly clock: Clock;
}): RefreshCookie {
  const name = secure ? NAME.secure : NAME.plain;
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

  /** Browsers tell the origin of each POST; what says nothing of it is no browser, and holds the cookie by right. */
  const isFromHome = ({ headers }: Request): boolean => {
    if (headers.origin !== undefined) return origins.includes(headers.origin);
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin';
  };

  /** Not a date: the clocks of telephones are often wrong. */
  const secondsUntil = (date: Date): number => Math.floor((date.getTime() - clock.now().getTime()) / 1000);

  return {
    read(request) {
      const token = cookiesOf(request).get(name);
      if (token === undefined) return null;
      if (!isFromHome(request)) throw new Problem(403, 'This comes from another origin.');
      return token;
    },
    write: (token, expiresAt) => `${name}=${token}; Max-Age=${secondsUntil(expiresAt)}; ${attributes}`,
    gone: `${name}=; Max-Age=0; ${attributes}`,
  };
}

function cookiesOf({ headers }: Request): Map<string, string> {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
