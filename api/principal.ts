import type { Request } from 'express';
import type { Permission } from '@arogya/contract';

/** Who has signed in: what handlers know of the caller. */
export interface Principal {
  /** Of the account. */
  readonly id: string;
}

/** Who may do what. Until there are accounts nobody is anybody, and only public routes answer. */
export interface Guard {
  /** Null: no token came, or one that is not valid. Throws Unavailable when that cannot be known now. */
  authenticate(request: Request): Promise<Principal | null>;
  /** Whether this caller holds a permission; never asked for 'public'. */
  may(principal: Principal, permission: Permission): boolean | Promise<boolean>;
}

export const nobody: Guard = { authenticate: async () => null, may: () => false };
