import { z } from 'zod';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { Refused } from '../errors.ts';
import { readEmail, type Accounts } from './accounts.ts';
import type { Issuer, Vouched } from './issuer.ts';
import { AccountRefused } from './refusal.ts';
import type { Sessions } from './sessions.ts';
import { actorOf, type Caller, type SignedIn, type SignIn } from './sign-in.ts';

/** Minutes for signing in at the issuer, and for the second factor after it. */
const MINUTES = { issuer: 10, factor: 5 };
const MINUTE_MS = 60_000;

/** Whether the browser that comes back is the one that began is known by a sealed word, which it alone holds until then. */
const FLOW_SEALED = 'oidc.flow';
const FACTOR_SEALED = 'oidc.factor';
const SUBJECT = 'foreign_identity.subject';

const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Who had signed in and wants this way in too; null: somebody who wants in. */
  link: z.object({ accountId: z.string(), personId: z.string(), sessionId: z.string() }).nullable(),
  until: z.number(),
});
const Factor = z.object({ accountId: z.string(), until: z.number() });

/** A word to keep, sealed, until then. */
export interface Kept {
  readonly word: string;
  readonly until: Date;
}

/** How it ended: signed in, one factor of two, or a way in that was added to an account. */
export type Outcome =
  | { readonly outcome: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly outcome: 'second-factor'; readonly kept: Kept }
  | { readonly outcome: 'linked' };

/**
 * Signing in by another issuer (OpenID Connect). A subject opens the account that it was linked to and no other: an e-mail
 * address that the issuer vouches for makes a new account where there is none, and never opens one that is there.
 */
export interface Oidc {
  /** Where to send the browser, and what it keeps. Throws Unavailable. */
  begin(link: Caller | null): Promise<Kept & { readonly url: string }>;
  /** Throws Refused 400 without the kept word, and as issuer.ts and sign-in.ts say; 409 and 422 where no account can be had. */
  finish(word: string | null, query: Readonly<Record<string, string>>): Promise<Outcome>;
  /** The second factor after the issuer. Throws AccountRefused. */
  confirm(word: string | null, totp: string): Promise<SignedIn>;
}

export function createOidc({
  issuer,
  database,
  vault,
  store,
  accounts,
  sessions,
  signIn,
  audit,
  clock,
}: {
  readonly issuer: Issuer;
  readonly database: Database;
  readonly vault: Vault;
  readonly store: Pick<ConversationStore, 'load'>;
  readonly accounts: Accounts;
  readonly sessions: Pick<Sessions, 'isOpen'>;
  readonly signIn: SignIn;
  readonly audit: Audit;
  readonly clock: Clock;
}): Oidc {
  return {
    async begin(link) {
      const { url, flow } = await issuer.begin();
      return { url, ...keep(FLOW_SEALED, MINUTES.issuer, { ...flow, link }) };
    },

    async finish(word, query) {
      const flow = open(FLOW_SEALED, Flow, word);
      const vouched = await issuer.finish(flow, query);
      if (flow.link) {
        await link(flow.link, vouched);
        return { outcome: 'linked' };
      }
      const accountId = (await linkedTo(vouched)) ?? (await register(vouched));
      try {
        return { outcome: 'signed-in', signedIn: await signIn.signInTrusted(accountId, undefined) };
      } catch (error) {
        if (!(error instanceof AccountRefused) || error.reason !== 'second-factor') throw error;
        return { outcome: 'second-factor', kept: keep(FACTOR_SEALED, MINUTES.factor, { accountId }) };
      }
    },

    confirm(word, totp) {
      return signIn.signInTrusted(open(FACTOR_SEALED, Factor, word).accountId, totp);
    },
  };

  function keep(context: string, minutes: number, its: object): Kept {
    const until = new Date(clock.now().getTime() + minutes * MINUTE_MS);
    const sealed = vault.seal(context, JSON.stringify({ ...its, until: until.getTime() }));
    return { word: sealed.toString('base64url'), until };
  }

  function open<Its extends { readonly until: number }>(
    context: string,
    schema: z.ZodType<Its>,
    word: string | null,
  ): Its {
    const its = read(context, schema, word);
    if (!its || its.until < clock.now().getTime())
      throw new Refused(400, 'This sign-in was not begun here, or long ago: begin anew.');
    return its;
  }

  function read<Its>(context: string, schema: z.ZodType<Its>, word: string | null): Its | null {
    if (word === null) return null;
    try {
      return schema.parse(JSON.parse(vault.open(context, Buffer.from(word, 'base64url'))));
    } catch {
      return null;
    }
  }

  async function linkedTo({ issuer: by, subject }: Vouched): Promise<string | null> {
    const { rows } = await database.query<{ account_id: string }>({
      name: 'foreign-identity-find',
      text: 'select account_id from foreign_identity where issuer = $1 and subject_index = any($2)',
      values: [by, vault.indexes(SUBJECT, subject)],
    });
    return rows[0]?.account_id ?? null;
  }

  /** Whether it is the account's now; false when somebody was faster. */
  async function insert(
    accountId: string,
    { issuer: by, subject }: Vouched,
    within: Queries,
  ): Promise<boolean> {
    const { rowCount } = await within.query({
      name: 'foreign-identity-insert',
      text: `insert into foreign_identity (issuer, subject_index, subject_sealed, account_id, created_at)
        values ($1, $2, $3, $4, $5) on conflict do nothing`,
      values: [by, vault.index(SUBJECT, subject), vault.seal(SUBJECT, subject), accountId, clock.now()],
    });
    return rowCount === 1;
  }

  /** A new account for an address that is proved and free. */
  async function register(vouched: Vouched): Promise<string> {
    const address = vouched.email === null ? null : readEmail(vouched.email);
    if (!address)
      throw new Refused(422, 'The issuer vouches for no e-mail address, and no account is linked to it.');
    const at = clock.now();
    const { personId } = await store.load(address, at);
    const { name } = vouched;
    try {
      return await database.transaction(async (within) => {
        const wanted = { personId, role: 'user', address, name, passwordHash: null, at };
        const account = await accounts.insert(wanted, within);
        if (!(await insert(account.id, vouched, within))) throw new AccountRefused('account-exists');
        const details = { account: account.id, by: 'issuer' };
        await audit.note(
          { action: 'account.registered', actor: actorOf(account), personId, details, at },
          within,
        );
        return account.id;
      });
    } catch (error) {
      if (!(error instanceof AccountRefused) || error.reason !== 'account-exists') throw error;
      // The same person at the same moment, in another tab.
      const linked = await linkedTo(vouched);
      if (linked !== null) return linked;
      throw new Refused(409, 'There is an account of this address: sign in, then link the two.');
    }
  }

  async function link(caller: Caller, vouched: Vouched): Promise<void> {
    if (!(await sessions.isOpen(caller.accountId, caller.sessionId))) throw new AccountRefused('signed-out');
    const linked = await linkedTo(vouched);
    if (linked === caller.accountId) return;
    if (linked !== null) throw taken();
    const { personId } = caller;
    await database.transaction(async (within) => {
      if (!(await insert(caller.accountId, vouched, within))) throw taken();
      const details = { account: caller.accountId };
      const noted = { action: 'account.linked', actor: actorOf(caller), personId, details, at: clock.now() };
      await audit.note(noted, within);
    });
  }
}

const taken = (): Refused => new Refused(409, 'This is linked to another account already.');
