import type { Request } from 'express';
import type { Permission, Role } from '@arogya/contract';

/** Who has signed in: what handlers know of the caller. */
export interface Principal {
  readonly accountId: string;
  /** Who they are on every channel. */
  readonly personId: string;
  readonly role: Role;
  /** Rights of this token: those of the role when it was issued, and what a PIN opened. */
  readonly scopes: ReadonlySet<string>;
  /** The session (family of refresh tokens) that the token belongs to. */
  readonly sessionId: string;
  readonly issuedAt: Date;
  /** When the access token ends. */
  readonly expiresAt: Date;
}

/** Who may do what. */
export interface Guard {
  /** Null: no token came, or one that is not valid. Throws Unavailable when that cannot be known now. */
  authenticate(request: Request): Promise<Principal | null>;
  /** Whether this caller holds a permission; never asked for 'public'. */
  may(principal: Principal, permission: Permission): boolean | Promise<boolean>;
}

/** The same, asked about each request once, however many want to know. */
export function onceEach(guard: Guard): Guard {
  const known = new WeakMap<Request, Promise<Principal | null>>();
  return {
    authenticate(request) {
      const principal = known.get(request) ?? guard.authenticate(request);
      known.set(request, principal);
      return principal;
    },
    may: (principal, permission) => guard.may(principal, permission),
  };
}

/** Where there are no accounts nobody is anybody, and only public routes answer. */
export const nobody: Guard = { authenticate: async () => null, may: () => false };
