import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { Account, Accounts, SignInAddress } from './accounts.ts';
import type { Codes } from './codes.ts';
import type { Passwords } from './passwords.ts';
import type { Proofs } from './proofs.ts';
import { AccountRefused } from './refusal.ts';
import type { RolePolicy } from './roles.ts';
import type { Sessions } from './sessions.ts';
import { actorOf, type Caller } from './sign-in.ts';
import type { Totp, TotpSecret } from './totp.ts';

/** What a password is set anew with, by whom it was forgotten. */
export interface Reset {
  readonly address: SignInAddress;
  readonly code: string;
  readonly password: string;
  readonly totp?: string | undefined;
}

/** What people prove themselves with, and change. All of it throws AccountRefused with the reason. */
export interface Credentials {
  /** By a code; ends every session. */
  reset(reset: Reset): Promise<void>;
  /** Ends every other session, voids all access tokens, and resolves with the time from which new ones are good. */
  changePassword(caller: Caller, current: string, next: string): Promise<Date>;
  beginTotp(caller: Caller): Promise<TotpSecret>;
  confirmTotp(caller: Caller, code: string): Promise<void>;
  /** With the password, where there is one, and a code. */
  removeTotp(caller: Caller, password: string | undefined, code: string): Promise<void>;
}

export function createCredentials({
  database,
  accounts,
  passwords,
  codes,
  totp,
  proofs,
  sessions,
  roles,
  audit,
  clock,
}: {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly codes: Codes;
  readonly totp: Totp;
  readonly proofs: Proofs;
  readonly sessions: Sessions;
  readonly roles: RolePolicy;
  readonly audit: Audit;
  readonly clock: Clock;
}): Credentials {
  async function own({ accountId }: Caller): Promise<Account> {
    const account = await accounts.byId(accountId);
    if (!account) throw new AccountRefused('signed-out');
    return account;
  }

  const note = (action: string, account: Account, at: Date, within: Queries): Promise<void> =>
    audit.note(
      {
        action,
        actor: actorOf(account),
        personId: account.personId,
        details: { account: account.id },
        at,
      },
      within,
    );

  const setPassword = (id: string, passwordHash: string, at: Date, within: Queries): Promise<unknown> =>
    within.query({
      name: 'account-password',
      text: 'update account set password_hash = $2, updated_at = $3 where id = $1',
      values: [id, passwordHash, at],
    });

  const addressesOf = ({ email, phone }: Account): string[] =>
    [email, phone].filter((one): one is string => one !== null);

  return {
    async reset({ address, code, password, totp: given }) {
      passwords.check(password, [address.kind === 'email' ? address.mailbox : address.e164]);
      const { account, code: right, subject } = await proofs.byCode(address, code, 'wrong-code');
      if (!account || account.disabledAt) {
        await proofs.undecided(subject);
        throw new AccountRefused(account ? 'disabled' : 'no-account');
      }
      await proofs.bySecondFactor(account, given, 'wrong-second-factor');
      await proofs.right(subject);
      const passwordHash = await passwords.hash(password);
      await sessions.endAll(account.id, 'password', async (within, at) => {
        if (!(await codes.use(right, within))) throw new AccountRefused('wrong-code');
        await setPassword(account.id, passwordHash, at, within);
        await note('account.password-reset', account, at, within);
      });
    },

    async changePassword(caller, current, next) {
      const account = await own(caller);
      passwords.check(next, addressesOf(account));
      await proofs.again(account, current);
      await proofs.right({ accountId: account.id });
      const passwordHash = await passwords.hash(next);
      const change = async (within: Queries, at: Date): Promise<void> => {
        await setPassword(account.id, passwordHash, at, within);
        await note('account.password-changed', account, at, within);
      };
      return sessions.endAll(account.id, 'password', change, caller.sessionId);
    },

    beginTotp: ({ accountId }) => totp.begin(accountId),

    async confirmTotp(caller, code) {
      const account = await own(caller);
      await database.transaction(async (within) => {
        await totp.confirm(account, code, within);
        await note('account.second-factor-on', account, clock.now(), within);
      });
    },

    async removeTotp(caller, password, code) {
      const account = await own(caller);
      if (roles.needsSecondFactor(account.role)) throw new AccountRefused('totp-kept');
      if (!account.totpConfirmedAt) throw new AccountRefused('totp-off');
      if (account.passwordHash === null) await proofs.attempt({ accountId: account.id });
      else await proofs.again(account, password ?? '');
      await proofs.bySecondFactor(account, code, 'wrong-totp');
      await proofs.right({ accountId: account.id });
      await database.transaction(async (within) => {
        await totp.remove(account.id, within);
        await note('account.second-factor-off', account, clock.now(), within);
      });
    },
  };
}
