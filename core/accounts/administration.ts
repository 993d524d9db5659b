import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { ACCOUNT_COLUMNS, openAccount, type Account, type AccountRow, type Accounts } from './accounts.ts';
import { AccountRefused } from './refusal.ts';
import type { RolePolicy } from './roles.ts';
import type { Sessions } from './sessions.ts';
import { actorOf, type Caller } from './sign-in.ts';

/** What may be changed of an account by others. */
export interface AccountChange {
  readonly role?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Accounts as those see them who manage them. Who looked at what, and changed it, is noted. */
export interface Administration {
  /** Oldest first; those after the account of id `after`. */
  list(caller: Caller, page: { readonly after: string | null; readonly limit: number }): Promise<Account[]>;
  /** Throws AccountRefused 'not-found'. */
  read(caller: Caller, id: string): Promise<Account>;
  /**
   * A change ends every session and voids every access token of the account; what is so already changes nothing. Throws
   * AccountRefused 'not-found', 'own-rights' or 'last-admin'.
   */
  change(caller: Caller, id: string, change: AccountChange): Promise<Account>;
}

/** Two who take each other's rights at the same moment wait for each other: each then sees what the other did. */
const IN_TURN = "select pg_advisory_xact_lock(hashtextextended('managers of accounts', 0))";
const MANAGERS = 'select id from account where role = any($1) and disabled_at is null';

export function createAdministration({
  database,
  vault,
  accounts,
  sessions,
  roles,
  roleNames,
  audit,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly roles: RolePolicy;
  /** Every role that there is. */
  readonly roleNames: readonly string[];
  readonly audit: Audit;
  readonly clock: Clock;
}): Administration {
  const managing = roleNames.filter((role) => roles.managesAccounts(role));

  async function found(id: string): Promise<Account> {
    const account = await accounts.byId(id);
    if (!account) throw new AccountRefused('not-found');
    return account;
  }

  /** Throws where nobody would be left, or somebody shuts themselves out. */
  async function checkManagers(
    caller: Caller,
    before: Account,
    after: { role: string; isDisabled: boolean },
    within: Queries,
  ): Promise<void> {
    const manages = !before.disabledAt && managing.includes(before.role);
    if (!manages || (!after.isDisabled && managing.includes(after.role))) return;
    if (before.id === caller.accountId) throw new AccountRefused('own-rights');
    await within.query({ name: 'account-managers-in-turn', text: IN_TURN, values: [] });
    const statement = { name: 'account-managers', text: MANAGERS, values: [managing] };
    const { rows } = await within.query<{ id: string }>(statement);
    if (!rows.some(({ id }) => id !== before.id)) throw new AccountRefused('last-admin');
  }

  return {
    async list(caller, { after, limit }) {
      const { rows } = await database.query<AccountRow>({
        name: 'account-list',
        text: `select ${ACCOUNT_COLUMNS} from account where $1::uuid is null or id > $1 order by id limit $2`,
        values: [after, limit],
      });
      await audit.note({
        action: 'account.listed',
        actor: actorOf(caller),
        personId: null,
        details: { count: rows.length },
        at: clock.now(),
      });
      return rows.map((row) => openAccount(vault, row));
    },

    async read(caller, id) {
      const account = await found(id);
      const { personId } = account;
      const noted = { action: 'account.read', actor: actorOf(caller), personId, details: { account: id } };
      await audit.note({ ...noted, at: clock.now() });
      return account;
    },

    async change(caller, id, wished) {
      if (isSo(await found(id), wished)) return found(id);
      await sessions.endAll(id, 'role', async (within, at) => {
        const before = (await accounts.byId(id, within))!;
        const role = wished.role ?? before.role;
        const isDisabled = wished.disabled ?? before.disabledAt !== null;
        await checkManagers(caller, before, { role, isDisabled }, within);
        await within.query({
          name: 'account-change',
          text: `update account set role = $2, disabled_at = case when $3 then coalesce(disabled_at, $4) end
            where id = $1`,
          values: [id, role, isDisabled, at],
        });
        const details = { account: id, role, from: before.role, disabled: isDisabled };
        const noted = { action: 'account.changed', personId: before.personId, details, at };
        await audit.note({ ...noted, actor: actorOf(caller) }, within);
      });
      return found(id);
    },
  };
}

const isSo = (account: Account, { role, disabled }: AccountChange): boolean =>
  (role ?? account.role) === account.role &&
  (disabled ?? account.disabledAt !== null) === (account.disabledAt !== null);
