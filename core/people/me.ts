import { ACCOUNT_COLUMNS, ACCOUNT_SEALED, openAccount, type AccountRow } from '../accounts/accounts.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { isLanguage } from '../text/languages.ts';
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

/** One question for all of it: it is asked with each page that somebody opens. */
const ME = `
  select ${ACCOUNT_COLUMNS}, (select language from person where id = $2) as language,
    (select hash_sealed is not null from pin where person_id = $2) as pin_set,
    (select withheld_until from pin where person_id = $2) as withheld_until
  from account where id = $1 and person_id = $2`;

interface MeRow extends AccountRow {
  language: string | null;
  pin_set: boolean | null;
  withheld_until: Date | null;
}

export function createMyself({
  database,
  vault,
  clock,
  audit,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
}): Myself {
  async function read({ accountId, personId }: Owner): Promise<Me> {
    const { rows } = await database.query<MeRow>({ name: 'me', text: ME, values: [accountId, personId] });
    const [row] = rows;
    if (!row) throw new PersonRefused('gone');
    const account = openAccount(vault, row);
    const { withheld_until: withheldUntil } = row;
    return {
      id: account.id,
      name: account.name,
      role: account.role,
      email: account.email,
      phone: account.phone,
      language: row.language,
      pinSet: row.pin_set ?? false,
      withheldUntil: withheldUntil && withheldUntil > clock.now() ? withheldUntil : null,
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

    async knownSince(personId) {
      const { rows } = await database.query<{ created_at: Date }>({
        name: 'me-known-since',
        text: 'select created_at from person where id = $1',
        values: [personId],
      });
      if (!rows[0]) throw new PersonRefused('gone');
      return rows[0].created_at;
    },
  };
}
