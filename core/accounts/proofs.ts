import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Account, Accounts, SignInAddress } from './accounts.ts';
import type { Codes, RightCode } from './codes.ts';
import type { Lockout, Subject } from './lockout.ts';
import type { Passwords } from './passwords.ts';
import { AccountRefused, type Reason } from './refusal.ts';
import type { Totp } from './totp.ts';

/** An address that was proven by a code, with the account it has, if any. The code is not used up yet. */
export interface ProvenAddress {
  readonly account: Account | null;
  readonly code: RightCode;
  readonly subject: Subject;
}

/**
 * That somebody is who they say. Every proof is a try (lockout.ts): what is wrong stays counted, and whoever goes on
 * after a right one says `right`; whoever does not, `undecided`. Whether an account exists shows in nothing before.
 */
export interface Proofs {
  /** Throws AccountRefused 'locked' or 'no-match'. */
  byPassword(address: SignInAddress, password: string): Promise<Account>;
  /** Throws AccountRefused 'locked' or `otherwise`. */
  byCode(address: SignInAddress, code: string, otherwise: Reason): Promise<ProvenAddress>;
  /** Of who has signed in already; throws AccountRefused 'locked' or 'wrong-password'. */
  again(account: Account, password: string): Promise<void>;
  /** Where the account has one: throws AccountRefused 'second-factor' without a code, `otherwise` for a wrong one. */
  bySecondFactor(account: Account, totp: string | undefined, otherwise: Reason): Promise<void>;
  /** Takes a try where the proof is none of these; throws AccountRefused 'locked'. */
  attempt(subject: Subject): Promise<void>;
  right(subject: Subject): Promise<void>;
  undecided(subject: Subject): Promise<void>;
}

export function createProofs({
  accounts,
  passwords,
  codes,
  totp: secondFactor,
  lockout,
  vault,
  audit,
  clock,
}: {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly codes: Codes;
  readonly totp: Totp;
  readonly lockout: Lockout;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
}): Proofs {
  const subjectOf = (account: Account | null, address: SignInAddress): Subject =>
    account ? { accountId: account.id } : { addressHash: vault.index('account.try', address.value) };

  async function failed(account: Account | null, by: string, reason: Reason): Promise<never> {
    if (account) {
      await audit.note({
        action: 'account.proof-failed',
        actor: { kind: 'service' },
        personId: account.personId,
        details: { account: account.id, by },
        at: clock.now(),
      });
    }
    throw new AccountRefused(reason);
  }

  return {
    async byPassword(address, password) {
      const account = await accounts.find(address);
      const isRight = await passwords.matches(password, account?.passwordHash ?? null, () =>
        lockout.take(subjectOf(account, address)),
      );
      return account && isRight ? account : failed(account, 'password', 'no-match');
    },

    async byCode(address, given, otherwise) {
      const account = await accounts.find(address);
      const subject = subjectOf(account, address);
      await lockout.take(subject);
      const code = await codes.prove(address, 'sign-in', given);
      return code ? { account, code, subject } : failed(account, 'code', otherwise);
    },

    async again(account, password) {
      const take = (): Promise<void> => lockout.take({ accountId: account.id });
      const isRight = await passwords.matches(password, account.passwordHash, take);
      if (!isRight) await failed(account, 'password', 'wrong-password');
    },

    async bySecondFactor(account, totp, otherwise) {
      if (!account.totpConfirmedAt) return;
      if (totp === undefined) {
        await lockout.giveBack({ accountId: account.id });
        throw new AccountRefused('second-factor');
      }
      if (!(await secondFactor.take(account, totp))) await failed(account, 'second-factor', otherwise);
    },

    attempt: (subject) => lockout.take(subject),
    right: (subject) => lockout.reset(subject),
    undecided: (subject) => lockout.giveBack(subject),
  };
}
