import { ACCOUNT_COLUMNS, ACCOUNT_SEALED, openAccount, type AccountRow } from '../accounts/accounts.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { isZone } from '../reminders/zone.ts';
import { isLanguage } from '../text/languages.ts';
import { PersonRefused } from './refusal.ts';
import { ZONE_CHANGE, type ZoneChange } from './zones.ts';

/** Somebody as they see themselves: the account, and who they are on every channel. */
export interface Me {
  readonly id: string;
  readonly name: string | null;
  readonly role: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly language: string | null;
  /** Of the IANA database; null: the country's. */
  readonly zone: string | null;
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
  /** Changes what is named; a name or a zone of null is taken away. With the zone, what they are reminded of moves. */
  change(
    owner: Owner,
    wanted: {
      readonly name?: string | null | undefined;
      readonly language?: string | undefined;
      readonly zone?: string | null | undefined;
    },
  ): Promise<Me>;
  /** When somebody was first in touch. */
  knownSince(personId: string): Promise<Date>;
}

/** One question for all of it: it is asked with each page that somebody opens. */
const ME = `
  select ${ACCOUNT_COLUMNS}, (select language from person where id = $2) as language, (select zone from person where id = $2) as zone,
    (select hash_sealed is not null from pin where person_id = $2) as pin_set,
    (select withheld_until from pin where person_id = $2) as withheld_until
  from account where id = $1 and person_id = $2`;

interface MeRow extends AccountRow {
  language: string | null;
  zone: string | null;
  pin_set: boolean | null;
  withheld_until: Date | null;
}

export function createMyself({
  database,
  vault,
  clock,
  audit,
  outbox,
  ring,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly outbox: Pick<Outbox, 'addAll'>;
  /** Tells the worker that rows are due. */
  readonly ring: (ids: readonly string[]) => void;
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
      zone: row.zone,
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

  /** Resolves with the ids of rows that do what follows from it. */
  async function live(
    { personId }: Owner,
    zone: string | null,
    at: Date,
    within: Queries,
  ): Promise<readonly string[]> {
    const { rows } = await within.query<{ before: string | null }>({
      name: 'me-zone',
      text: 'update person set zone = $2 where id = $1 returning old.zone as before',
      values: [personId, zone],
    });
    if (!rows[0]) throw new PersonRefused('gone');
    const { before } = rows[0];
    if (before === zone) return [];
    const payload: ZoneChange = { from: before };
    const row = { personId, identityId: null, kind: ZONE_CHANGE, channel: null, urgent: false, payload };
    return outbox.addAll([{ ...row, dueAt: at }], at, within);
  }

  return {
    read,

    async change(owner, { name, language, zone }) {
      if (language !== undefined && !isLanguage(language)) throw new PersonRefused('language');
      if (zone && !isZone(zone)) throw new PersonRefused('zone');
      const at = clock.now();
      const changed = {
        name: name !== undefined,
        language: language !== undefined,
        ...(zone === undefined ? {} : { zone: true }),
      };
      if (changed.name || changed.language || changed.zone) {
        const due = await database.transaction(async (within) => {
          if (name !== undefined) await rename(owner, name, at, within);
          if (language !== undefined) await speak(owner, language, within);
          const moves = zone === undefined ? [] : await live(owner, zone, at, within);
          const { personId } = owner;
          const actor = { kind: 'account', personId } as const;
          await audit.note({ action: 'account.changed', actor, personId, details: changed, at }, within);
          return moves;
        });
        ring(due);
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
