import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { Log } from '../log.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { createAdministration, type Administration } from './administration.ts';
import type { CodeDelivery } from './code-delivery.ts';
import { createCodes, type Codes } from './codes.ts';
import { createCredentials, type Credentials } from './credentials.ts';
import { createLockout } from './lockout.ts';
import type { Passwords } from './passwords.ts';
import { createProofs, type Proofs } from './proofs.ts';
import type { RolePolicy } from './roles.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createTotp } from './totp.ts';
import { createVoidTokens, type WatchedTokens } from './void-tokens.ts';

/** Accounts and signing in, put together. */
export interface AccountServices {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly codes: Codes;
  readonly proofs: Proofs;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  /** Asks the database each second until it is stopped. */
  readonly voids: WatchedTokens;
  readonly signIn: SignIn;
  readonly credentials: Credentials;
  readonly administration: Administration;
}

export function createAccountServices({
  database,
  vault,
  store,
  codeDelivery,
  audit,
  roles,
  roleNames,
  jwtSecret,
  clock,
  log,
  passwords,
  draw,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: Pick<ConversationStore, 'load' | 'find'>;
  readonly codeDelivery: CodeDelivery;
  readonly audit: Audit;
  readonly roles: RolePolicy;
  /** Every role that there is. */
  readonly roleNames: readonly string[];
  /** At least 32 characters that nobody else knows. */
  readonly jwtSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly passwords: Passwords;
  /** Six digits by chance. */
  readonly draw?: () => string;
}): AccountServices {
  const tokens = createTokens({ secret: jwtSecret, clock });
  const voids = createVoidTokens({ database, clock, log });
  const accounts = createAccounts({ database, vault, store, passwords, audit, clock });
  const codes = createCodes({
    database,
    vault,
    store,
    delivery: codeDelivery,
    clock,
    ...(draw ? { draw } : {}),
  });
  const totp = createTotp({ database, vault, clock });
  const sessions = createSessions({ database, audit, clock, onVoid: (id, from) => voids.mark(id, from) });
  const lockout = createLockout({ database, clock });
  const proofs = createProofs({ accounts, passwords, codes, totp, lockout, vault, audit, clock });
  const shared = { database, accounts, passwords, codes, proofs, sessions, roles, audit, clock };
  return {
    accounts,
    passwords,
    codes,
    proofs,
    sessions,
    tokens,
    voids,
    signIn: createSignIn({ ...shared, store, tokens }),
    credentials: createCredentials({ ...shared, totp }),
    administration: createAdministration({
      database,
      vault,
      accounts,
      sessions,
      roles,
      roleNames,
      audit,
      clock,
    }),
  };
}
