import { RIGHTS, type Role } from '@arogya/contract';
import type { Holder } from '../../core/events/tickets.ts';

/**
 * What somebody is told of: their own account, what concerns everybody, and what concerns their role, if the token holds
 * all rights of it: without the second factor a role is only a word.
 */
export function topicsOf({ accountId, role, scopes }: Holder): string[] {
  const rights = (RIGHTS as Partial<Record<string, readonly string[]>>)[role];
  const isWhole = rights?.every((right) => scopes.has(right)) ?? false;
  const roles = new Set(['user' satisfies Role, ...(isWhole ? [role] : [])]);
  return [`account:${accountId}`, ...[...roles].map((each) => `role:${each}`)];
}
