import type { Actor, Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Database, Queries } from '../db/pool.ts';
import { isLanguage } from '../text/languages.ts';
import type { Account, Accounts, SignInAddress } from './accounts.ts';
import type { Codes } from './codes.ts';
import type { Passwords } from './passwords.ts';
import type { Proofs } from './proofs.ts';
import { AccountRefused } from './refusal.ts';
import type { RolePolicy } from './roles.ts';
import type { Refresh, Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';

/** An access token with what it opens. `secondFactor` "missing": the role's rights wait for one to be confirmed. */
export interface Opened {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
  readonly account: {
    readonly id: string;
    readonly role: string;
    readonly name: string | null;
    readonly secondFactor: 'off' | 'on' | 'missing';
  };
}

/** The same with the refresh token, which is told once. */
export interface SignedIn extends Opened {
  readonly refresh: Refresh;
}

/** Who has signed in, as their access token says. */
export interface Caller {
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
}

export interface Registration {
  readonly address: SignInAddress;
  readonly code: string;
  readonly password?: string | undefined;
  readonly name?: string | undefined;
  readonly language?: string | undefined;
}

/** Password or code, and the authenticator app's code where the account has one. */
export interface Credentials {
  readonly address: SignInAddress;
  readonly password?: string | undefined;
  readonly code?: string | undefined;
  readonly totp?: string | undefined;
}

/** Signing in and out. All of it throws AccountRefused with the reason. */
export interface SignIn {
  /** An account for who an address belongs to: whoever talks to the service by it already is the same person. */
  register(registration: Registration): Promise<SignedIn>;
  signIn(credentials: Credentials): Promise<SignedIn>;
  /** For whom another issuer vouches; whether it asked for a second factor is not known, so ours is still asked for. */
  signInTrusted(accountId: string, totp: string | undefined): Promise<SignedIn>;
  renew(refreshToken: string): Promise<SignedIn>;
  /** An access token for a session while it is open; `more` are scopes that it has beside those of the role. */
  open(accountId: string, sessionId: string, issuedAt?: Date, more?: readonly string[]): Promise<Opened>;
  signOut(caller: Caller): Promise<void>;
  signOutEverywhere(caller: Caller): Promise<void>;
}

export const actorOf = ({ personId }: { readonly personId: string }): Actor => ({
  kind: 'account',
  personId,
});

export function createSignIn({
  database,
  store,
  accounts,
  passwords,
  codes,
  proofs,
  sessions,
  tokens,
  roles,
  audit,
  clock,
}: {
  readonly database: Database;
  readonly store: Pick<ConversationStore, 'load'>;
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly codes: Codes;
  readonly proofs: Proofs;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly roles: RolePolicy;
  readonly audit: Audit;
  readonly clock: Clock;
}): SignIn {
  /** `issuedAt` is a time before the session was opened or renewed (sessions.ts says why). */
  async function issue(
    account: Account,
    sessionId: string,
    issuedAt: Date,
    more: readonly string[] = [],
  ): Promise<Opened> {
    const { id, personId, role, name } = account;
    const isMissing = roles.needsSecondFactor(role) && !account.totpConfirmedAt;
    const scopes = isMissing ? [] : [...roles.rightsOf(role), ...more];
    const { token, expiresAt } = await tokens.issue({
      accountId: id,
      personId,
      role,
      scopes,
      sessionId,
      issuedAt,
    });
    const secondFactor = isMissing ? 'missing' : account.totpConfirmedAt ? 'on' : 'off';
    return { accessToken: token, expiresAt, scopes, account: { id, role, name, secondFactor } };
  }

  async function begin(account: Account, by: string, within?: Queries): Promise<SignedIn> {
    const at = clock.now();
    const opened = async (queries: Queries): Promise<Refresh> => {
      const refresh = await sessions.open(account.id, queries);
      const { personId } = account;
      const details = { account: account.id, session: refresh.sessionId, by };
      await audit.note(
        { action: 'account.signed-in', actor: actorOf(account), personId, details, at },
        queries,
      );
      return refresh;
    };
    const refresh = await (within ? opened(within) : database.transaction(opened));
    return { ...(await issue(account, refresh.sessionId, at)), refresh };
  }

  async function signInByPassword({ address, password, totp }: Credentials): Promise<SignedIn> {
    const account = await proofs.byPassword(address, password!);
    await admit(account, totp);
    return begin(account, 'password');
  }

  async function signInByCode({ address, code, totp }: Credentials): Promise<SignedIn> {
    const { account, code: right, subject } = await proofs.byCode(address, code!, 'no-match');
    if (!account) {
      await proofs.undecided(subject);
      throw new AccountRefused('no-account');
    }
    await admit(account, totp);
    if (!(await codes.use(right))) throw new AccountRefused('no-match');
    return begin(account, 'code');
  }

  /** After the first proof: the second, and then the tries are forgotten. */
  async function admit(account: Account, totp: string | undefined): Promise<void> {
    if (account.disabledAt) {
      await proofs.undecided({ accountId: account.id });
      throw new AccountRefused('disabled');
    }
    await proofs.bySecondFactor(account, totp, 'wrong-second-factor');
    await proofs.right({ accountId: account.id });
  }

  return {
    async register({ address, code, password, name = null, language = null }) {
      if (language !== null && !isLanguage(language)) throw new AccountRefused('no-language');
      if (password !== undefined) passwords.check(password, [address.value, bareOf(address)]);
      const proven = await proofs.byCode(address, code, 'wrong-code');
      if (proven.account) {
        await proofs.undecided(proven.subject);
        throw new AccountRefused('account-exists');
      }
      await proofs.right(proven.subject);
      const passwordHash = password === undefined ? null : await passwords.hash(password);
      const at = clock.now();
      const { personId } = await store.load(address, at);
      const wanted = { personId, role: 'user', address, name, passwordHash, at };
      return database.transaction(async (within) => {
        if (!(await codes.use(proven.code, within))) throw new AccountRefused('wrong-code');
        const account = await accounts.insert(wanted, within);
        await within.query({
          name: 'person-speaks',
          text: 'update person set language = coalesce(language, $2) where id = $1',
          values: [personId, language],
        });
        const details = { account: account.id, by: address.kind };
        await audit.note(
          { action: 'account.registered', actor: actorOf(account), personId, details, at },
          within,
        );
        return begin(account, 'code', within);
      });
    },

    signIn: (credentials) =>
      credentials.code === undefined ? signInByPassword(credentials) : signInByCode(credentials),

    async signInTrusted(accountId, totp) {
      const account = await accounts.byId(accountId);
      if (!account) throw new AccountRefused('no-account');
      if (account.disabledAt) throw new AccountRefused('disabled');
      if (account.totpConfirmedAt) {
        await proofs.attempt({ accountId });
        await admit(account, totp);
      }
      return begin(account, 'issuer');
    },

    async renew(refreshToken) {
      const at = clock.now();
      const refresh = await sessions.renew(refreshToken);
      const account = await accounts.byId(refresh.accountId);
      if (!account) throw new AccountRefused('signed-out');
      return { ...(await issue(account, refresh.sessionId, at)), refresh };
    },

    async open(accountId, sessionId, issuedAt = clock.now(), more = []) {
      const isOpen = await sessions.isOpen(accountId, sessionId);
      const account = isOpen ? await accounts.byId(accountId) : null;
      if (!account) throw new AccountRefused('signed-out');
      return issue(account, sessionId, issuedAt, more);
    },

    async signOut({ accountId, sessionId }) {
      await sessions.end(accountId, sessionId);
    },

    async signOutEverywhere(caller) {
      await sessions.endAll(caller.accountId, 'everywhere', async (within, at) => {
        const { accountId, personId } = caller;
        const details = { account: accountId };
        await audit.note(
          { action: 'account.signed-out-everywhere', actor: actorOf(caller), personId, details, at },
          within,
        );
      });
    },
  };
}

/** An address as people write it. */
const bareOf = (address: SignInAddress): string =>
  address.kind === 'email' ? address.mailbox : address.e164;
