import type { v1 } from '@arogya/contract';
import type { Request } from 'express';
import type { Kept, Oidc } from '../core/accounts/oidc.ts';
import { tokenOf } from './auth.ts';
import type { Handlers } from './handler.ts';
import { Problem } from './problem.ts';
import type { RefreshCookie } from './refresh-cookie.ts';

/** Where the portal goes on: it is served beside the API. */
const HOME = '/';
const SECOND_FACTOR = '/sign-in?second-factor=issuer';

/**
 * Holds what is kept until a browser comes back from the issuer, or until the second factor. Lax: it comes from the
 * issuer's pages. `__Host-` as for the refresh token's (refresh-cookie.ts).
 */
const NAME = { secure: '__Host-arogya-issuer', plain: 'arogya-issuer' };

/** Signing in by another issuer; `oidc` null: there is none, and every route of it answers 404. */
export function createOidcRoutes({
  oidc,
  refreshCookie,
  secure,
}: {
  readonly oidc: Oidc | null;
  readonly refreshCookie: RefreshCookie;
  /** Whether browsers reach the service over TLS alone. */
  readonly secure: boolean;
}): Handlers<typeof v1>['oidc'] {
  const name = secure ? NAME.secure : NAME.plain;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const write = ({ word, until }: Kept): string =>
    `${name}=${word}; Expires=${until.toUTCString()}; ${attributes}`;
  const gone = `${name}=; Expires=${new Date(0).toUTCString()}; ${attributes}`;

  const there = (): Oidc => {
    if (!oidc) throw new Problem(404, 'There is no other issuer to sign in by here.');
    return oidc;
  };

  return {
    async start() {
      const begun = await there().begin(null);
      return { status: 302, headers: { location: begun.url, 'set-cookie': write(begun) } };
    },

    async callback({ query, request }) {
      const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const ended = await there().finish(wordIn(request, name), Object.fromEntries(given));
      switch (ended.outcome) {
        case 'signed-in': {
          const { token, expiresAt } = ended.signedIn.refresh;
          return {
            status: 302,
            headers: { location: HOME, 'set-cookie': [gone, refreshCookie.write(token, expiresAt)] },
          };
        }
        case 'second-factor':
          return { status: 302, headers: { location: SECOND_FACTOR, 'set-cookie': write(ended.kept) } };
        case 'linked':
          return { status: 302, headers: { location: HOME, 'set-cookie': gone } };
      }
    },

    async secondFactor({ body, request }) {
      const signedIn = await there().confirm(wordIn(request, name), body.totp);
      const { token, expiresAt } = signedIn.refresh;
      return {
        status: 200,
        headers: { 'set-cookie': [gone, refreshCookie.write(token, expiresAt)] },
        body: tokenOf(signedIn),
      };
    },

    async link({ principal: { accountId, personId, sessionId } }) {
      const begun = await there().begin({ accountId, personId, sessionId });
      return { status: 200, headers: { 'set-cookie': write(begun) }, body: { url: begun.url } };
    },
  };
}

function wordIn({ headers }: Request, name: string): string | null {
  const pair = (headers.cookie ?? '').split(';').find((each) => each.trim().startsWith(`${name}=`));
  return pair === undefined ? null : pair.trim().slice(name.length + 1);
}
