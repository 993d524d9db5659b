import { ACCOUNT_SEALED, type Accounts } from '../accounts/accounts.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { isLanguage } from '../text/languages.ts';
import type { Pins } from './pins.ts';
import { PersonRefused } from './refusal.ts';

/** Somebody as they see themselves: the account, and who they are on every channel. */
export interface Me {
  readonly id: string;
  readonly name: string | null;
  readonly role: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly language: string | null;
  readonly pinSet: boolean;
  /** Until then what was there before stays shut; null: it does not. */
  readonly withheldUntil: Date | null;
  readonly secondFactor: boolean;
  readonly createdAt: Date;
}

/** Whose account, and which person they are. */
export interface Owner {
  readonly accountId: string;
  readonly personId: string;
}

/** The own account. Throws PersonRefused 'gone' when it was erased. */
export interface Myself {
  read(owner: Owner): Promise<Me>;
  /** Changes what is named; a name of null is taken away. */
  change(
    owner: Owner,
    wanted: { readonly name?: string | null | undefined; readonly language?: string | undefined },
  ): Promise<Me>;
  /** When somebody was first in touch. */
  knownSince(personId: string): Promise<Date>;
}

export function createMyself({
  database,
  vault,
  clock,
  audit,
  accounts,
  pins,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly pins: Pick<Pins, 'state'>;
}): Myself {
  async function personRow(personId: string): Promise<{ language: string | null; created_at: Date }> {
    const { rows } = await database.query<{ language: string | null; created_at: Date }>({
      name: 'me-person',
      text: 'select language, created_at from person where id = $1',
      values: [personId],
    });
    if (!rows[0]) throw new PersonRefused('gone');
    return rows[0];
  }

  async function read({ accountId, personId }: Owner): Promise<Me> {
    const account = await accounts.byId(accountId);
    if (!account) throw new PersonRefused('gone');
    const { language } = await personRow(personId);
    const { isSet, withheldUntil } = await pins.state(personId);
    return {
      id: account.id,
      name: account.name,
      role: account.role,
      email: account.email,
      phone: account.phone,
      language,
      pinSet: isSet,
      withheldUntil,
      secondFactor: account.totpConfirmedAt !== null,
      createdAt: account.createdAt,
    };
  }

  async function rename({ accountId }: Owner, name: string | null, at: Date, within: Queries): Promise<void> {
    const { rowCount } = await within.query({
      name: 'me-name',
      text: 'update account set name_sealed = $2, updated_at = $3 where id = $1',
      values: [accountId, name === null ? null : vault.seal(ACCOUNT_SEALED.name, name), at],
    });
    if (rowCount === 0) throw new PersonRefused('gone');
  }

  /** The conversation moves on by nothing, so that a turn which knows the old language reads it anew. */
  async function speak({ personId }: Owner, language: string, within: Queries): Promise<void> {
    const { rowCount } = await within.query({
      name: 'me-language',
      text: `with moved as (update conversation set revision = revision + 1 where person_id = $1)
        update person set language = $2 where id = $1`,
      values: [personId, language],
    });
    if (rowCount === 0) throw new PersonRefused('gone');
  }

  return {
    read,

    async change(owner, { name, language }) {
      if (language !== undefined && !isLanguage(language)) throw new PersonRefused('language');
      const at = clock.now();
      const changed = { name: name !== undefined, language: language !== undefined };
      if (changed.name || changed.language) {
        await database.transaction(async (within) => {
          if (name !== undefined) await rename(owner, name, at, within);
          if (language !== undefined) await speak(owner, language, within);
          const { personId } = owner;
          const actor = { kind: 'account', personId } as const;
          await audit.note({ action: 'account.changed', actor, personId, details: changed, at }, within);
        });
      }
      return read(owner);
    },

    knownSince: async (personId) => (await personRow(personId)).created_at,
  };
}
