import { createSecretKey, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../clock.ts';

/** How long an access token is good. */
export const ACCESS_MINUTES = 15;

/** Tokens whose signature was found right, kept in memory: the next request need not have it worked out again. */
const REMEMBERED = 10_000;

const ISSUER = 'arogya';
const AUDIENCE = 'arogya-api';
const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';

/** What an access token says. */
export interface Access {
  readonly accountId: string;
  readonly personId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly sessionId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Access tokens: JWTs (RFC 9068) under the service's own key. */
export interface Tokens {
  /** Good from `issuedAt` for fifteen minutes. */
  issue(access: Omit<Access, 'expiresAt'>): Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** Null for whatever is not a token of ours that is good now. */
  verify(token: string): Promise<Access | null>;
}

/** Our own claims beside the registered ones. `iat_ms`: signing out everywhere counts within a second too. */
const Claims = z.object({
  sub: z.uuid(),
  person: z.uuid(),
  role: z.string(),
  scope: z.string(),
  sid: z.uuid(),
  iat_ms: z.int(),
  exp: z.int(),
});

export function createTokens({ secret, clock }: { readonly secret: string; readonly clock: Clock }): Tokens {
  const key = createSecretKey(Buffer.from(secret));
  const believed = new LRUCache<string, Access>({ max: REMEMBERED });
  return {
    async issue({ accountId, personId, role, scopes, sessionId, issuedAt }) {
      const iat = Math.floor(issuedAt.getTime() / 1000);
      const exp = iat + ACCESS_MINUTES * 60;
      const token = await new SignJWT({
        person: personId,
        role,
        scope: scopes.join(' '),
        sid: sessionId,
        iat_ms: issuedAt.getTime(),
      })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(accountId)
        .setIssuedAt(iat)
        .setExpirationTime(exp)
        .setJti(randomUUID())
        .sign(key);
      return { token, expiresAt: new Date(exp * 1000) };
    },

    async verify(token) {
      const known = believed.get(token);
      if (known) return clock.now() < known.expiresAt ? known : null;
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          typ: TYPE,
          requiredClaims: ['sub', 'exp', 'iat', 'jti'],
          currentDate: clock.now(),
        });
        const claims = Claims.safeParse(payload);
        if (!claims.success) return null;
        const access = accessOf(claims.data);
        believed.set(token, access);
        return access;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

const accessOf = (claims: z.infer<typeof Claims>): Access => ({
  accountId: claims.sub,
  personId: claims.person,
  role: claims.role,
  scopes: claims.scope === '' ? [] : claims.scope.split(' '),
  sessionId: claims.sid,
  issuedAt: new Date(claims.iat_ms),
  expiresAt: new Date(claims.exp * 1000),
});
