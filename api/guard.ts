import { HISTORY, needsSecondFactor, RIGHTS, ROLES, type Permission, type Role } from '@arogya/contract';
import type { RolePolicy } from '../core/accounts/roles.ts';
import type { Tokens } from '../core/accounts/tokens.ts';
import type { WatchedTokens } from '../core/accounts/void-tokens.ts';
import type { Guard } from './principal.ts';

const isRole = (role: string): role is Role => ROLES.includes(role as Role);
const rightsOf = (role: string): readonly Permission[] => (isRole(role) ? RIGHTS[role] : []);

/** The contract's roles, for the core. */
export const roles: RolePolicy = {
  rightsOf,
  needsSecondFactor: (role) => !isRole(role) || needsSecondFactor(role),
  managesAccounts: (role) => rightsOf(role).includes('accounts:manage'),
};

/** Lets in who brings an access token that is good now, to what both the token and the role of today grant. */
export function createGuard({
  tokens,
  voids,
}: {
  readonly tokens: Tokens;
  readonly voids: Pick<WatchedTokens, 'ready' | 'isVoid'>;
}): Guard {
  return {
    async authenticate({ headers }) {
      const token = /^Bearer ([\w.-]+)$/i.exec(headers.authorization ?? '')?.[1];
      const access = token === undefined ? null : await tokens.verify(token);
      if (!access || !isRole(access.role)) return null;
      await voids.ready();
      if (voids.isVoid(access)) return null;
      return { ...access, role: access.role, scopes: new Set(access.scopes) };
    },

    may({ role, scopes }, permission) {
      if (permission === 'signed-in') return true;
      return scopes.has(permission) && (permission === HISTORY || rightsOf(role).includes(permission));
    },
  };
}
