import type { Pool } from 'pg';
import { ADDRESS_SEALED } from '../../../core/address.ts';
import { sealPseudonym } from '../../../core/audit/pseudonym.ts';
import { SEALED_TABLES } from '../../../core/crypto/sealed-columns.ts';
import type { Vault } from '../../../core/crypto/vault.ts';

const AT_ONCE = 1000;
const FIRST_NUMBER = 6_000_000_000;

/** Puts people with an address and a conversation into the database, as those who talked long ago. */
export async function addPeople(pool: Pool, vault: Vault, people: number): Promise<void> {
  for (let from = 0; from < people; from += AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(AT_ONCE, people - from) },
      (_, index) => `+91${FIRST_NUMBER + from + index}`,
    );
    await pool.query(
      `with given as (
        select uuidv7() as id, * from unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[])
          as g(address_index, address_sealed, pseudonym, state)
      ), someone as (insert into person (id, language, pseudonym_sealed) select id, 'hi', pseudonym from given),
      numbered as (
        insert into identity (person_id, address_index, address_sealed) select id, address_index, address_sealed from given
      )
      insert into conversation (person_id, state_sealed) select id, state from given`,
      [
        numbers.map((number) => vault.index('phone', number)),
        numbers.map((number) => vault.seal(ADDRESS_SEALED, number)),
        numbers.map(() => sealPseudonym(vault)),
        numbers.map((_, index) => vault.seal('conversation.state', `{"step":${index}}`)),
      ],
    );
  }
}

/** Reads everything with `vault` alone: what does not open, who is there twice, whose turns are not their inbox keys. */
export async function openAll(
  pool: Pool,
  vault: Vault,
): Promise<{ unread: string[]; values: number; doubled: string[]; uneven: string[] }> {
  const unread: string[] = [];
  const addresses = new Map<string, number>();
  const turns = new Map<string, number>();
  let values = 0;
  for (const { table, sealed, indexes = {} } of SEALED_TABLES) {
    const { rows } = await pool.query<Record<string, Buffer | null>>(`select * from ${table}`);
    for (const row of rows) {
      for (const [column, context] of Object.entries(sealed)) {
        const value = row[column];
        if (!value) continue;
        values++;
        try {
          const plain = vault.open(context, value);
          if (table === 'identity') addresses.set(plain, (addresses.get(plain) ?? 0) + 1);
          if (table === 'inbox') {
            const person = (JSON.parse(plain) as [string])[0].split(' ')[0]!;
            turns.set(person, (turns.get(person) ?? 0) + 1);
          }
          for (const [name, { from, of }] of Object.entries(indexes))
            if (from === column && !vault.index(...of(plain)).equals(row[name]!))
              unread.push(`${table}.${name}`);
        } catch {
          unread.push(`${table}.${column}`);
        }
      }
    }
  }
  const { rows } = await pool.query<{ person: string; revision: number }>(
    'select person_id as person, revision from conversation where revision > 0',
  );
  return {
    unread,
    values,
    doubled: [...addresses].filter(([, count]) => count > 1).map(([, count]) => `an address ${count} times`),
    uneven: rows
      .filter(({ person, revision }) => turns.get(person) !== revision)
      .map(({ person, revision }) => `${person}: revision ${revision}, ${turns.get(person) ?? 0} inbox keys`),
  };
}
