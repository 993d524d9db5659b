import { EmailAddress, type Address } from '../address.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { Refused } from '../errors.ts';
import type { Passwords } from './passwords.ts';
import { AccountRefused } from './refusal.ts';

/** What people sign in with. */
export type SignInAddress = Extract<Address, { kind: 'email' | 'phone' }>;

/** Somebody who signs in, opened. */
export interface Account {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly name: string | null;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly passwordHash: string | null;
  /** The secret of the authenticator app in base 32; it counts once `totpConfirmedAt` is there. */
  readonly totpSecret: string | null;
  readonly totpConfirmedAt: Date | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

/** A new account; without a password it is opened by codes. */
export interface NewAccount {
  readonly personId: string;
  readonly role: string;
  readonly address: SignInAddress;
  readonly name: string | null;
  readonly passwordHash: string | null;
  readonly at: Date;
}

/** Accounts by what they are found by. */
export interface Accounts {
  find(address: SignInAddress): Promise<Account | null>;
  byId(id: string, within?: Queries): Promise<Account | null>;
  /** Throws AccountRefused 'account-exists' when the address or the person has one. */
  insert(account: NewAccount, within?: Queries): Promise<Account>;
  /** For commands: an account that nobody asked for by a code. Throws Refused(422) for what is no e-mail address. */
  createAccount(wanted: {
    readonly role: string;
    readonly email: string;
    readonly name: string;
    readonly password: string;
  }): Promise<Account>;
}

const UNIQUE_VIOLATION = '23505';

/** The columns of an Account, for whoever reads some in a query of their own. */
export const ACCOUNT_COLUMNS = `id, person_id, role, name_sealed, email_sealed, phone_sealed, password_hash, totp_sealed,
  totp_confirmed_at, disabled_at, created_at`;

export interface AccountRow {
  id: string;
  person_id: string;
  role: string;
  name_sealed: Buffer | null;
  email_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  password_hash: string | null;
  totp_sealed: Buffer | null;
  totp_confirmed_at: Date | null;
  disabled_at: Date | null;
  created_at: Date;
}

/** Where each personal value of an account is sealed and, for the addresses, indexed. */
export const ACCOUNT_SEALED = {
  name: 'account.name',
  email: 'account.email',
  phone: 'account.phone',
  totp: 'account.totp',
};

/** An account as it stands in a row. */
export function openAccount(vault: Vault, row: AccountRow): Account {
  const open = (context: string, sealed: Buffer | null): string | null =>
    sealed && vault.open(context, sealed);
  const email = open(ACCOUNT_SEALED.email, row.email_sealed);
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role,
    name: open(ACCOUNT_SEALED.name, row.name_sealed),
    email: email && email.slice(email.indexOf(':') + 1),
    phone: open(ACCOUNT_SEALED.phone, row.phone_sealed),
    passwordHash: row.password_hash,
    totpSecret: open(ACCOUNT_SEALED.totp, row.totp_sealed),
    totpConfirmedAt: row.totp_confirmed_at,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  };
}

/** Tokens of a new account are good from the beginning of time: none was issued before. */
const INSERT = `
  insert into account (person_id, role, name_sealed, email_index, email_sealed, phone_index, phone_sealed,
    password_hash, tokens_valid_from, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'epoch', $9, $9) returning ${ACCOUNT_COLUMNS}`;

export function createAccounts({
  database,
  vault,
  store,
  passwords,
  audit,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: Pick<ConversationStore, 'load'>;
  readonly passwords: Passwords;
  readonly audit: Audit;
  readonly clock: Clock;
}): Accounts {
  const indexes = ({ kind, value }: SignInAddress): Buffer[] => vault.indexes(ACCOUNT_SEALED[kind], value);

  async function insert(account: NewAccount, within: Queries = database): Promise<Account> {
    const { address, name } = account;
    const sealedOf = (kind: SignInAddress['kind']): [Buffer | null, Buffer | null] =>
      kind === address.kind
        ? [indexes(address)[0]!, vault.seal(ACCOUNT_SEALED[kind], address.value)]
        : [null, null];
    const { rows } = await within
      .query<AccountRow>({
        name: 'account-insert',
        text: INSERT,
        values: [
          account.personId,
          account.role,
          name === null ? null : vault.seal(ACCOUNT_SEALED.name, name),
          ...sealedOf('email'),
          ...sealedOf('phone'),
          account.passwordHash,
          account.at,
        ],
      })
      .catch((error: unknown) => {
        throw (error as { code?: string }).code === UNIQUE_VIOLATION
          ? new AccountRefused('account-exists')
          : error;
      });
    return openAccount(vault, rows[0]!);
  }

  return {
    async find(address) {
      const { rows } = await database.query<AccountRow>({
        name: `account-by-${address.kind}`,
        text: `select ${ACCOUNT_COLUMNS} from account where ${address.kind}_index = any($1)`,
        values: [indexes(address)],
      });
      return rows[0] ? openAccount(vault, rows[0]) : null;
    },

    async byId(id, within = database) {
      const { rows } = await within.query<AccountRow>({
        name: 'account-by-id',
        text: `select ${ACCOUNT_COLUMNS} from account where id = $1`,
        values: [id],
      });
      return rows[0] ? openAccount(vault, rows[0]) : null;
    },

    insert,

    async createAccount({ role, email, name, password }) {
      const address = readEmail(email);
      if (!address) throw new Refused(422, 'This is no e-mail address.');
      passwords.check(password, [address.mailbox]);
      const passwordHash = await passwords.hash(password);
      const at = clock.now();
      const { personId } = await store.load(address, at);
      return database.transaction(async (within) => {
        const account = await insert({ personId, role, address, name, passwordHash, at }, within);
        const details = { account: account.id, role };
        await audit.note(
          { action: 'account.created', actor: { kind: 'command' }, personId, details, at },
          within,
        );
        return account;
      });
    },
  };
}

/** A mailbox that people sign in with: in small letters, as telephones write a capital where none is meant. */
export const readEmail = (text: string): EmailAddress | null => EmailAddress.parse(text.toLowerCase());
