import { createHash } from 'node:crypto';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { Outbox, Wished } from './outbox.ts';

/** Ids of version 7 grow, so that they come back in the order of the rows. */
const ADD = `
  with added as (
    insert into outbox
      (person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, once_key, tried, created_at, updated_at)
    select person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, once_key,
      string_to_array(tried, ' '), $8, $8
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bool[], $6::bytea[], $7::timestamptz[], $9::bytea[],
        $10::text[])
      with ordinality as w(person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, once_key, tried, place)
    order by place on conflict (once_key) do nothing returning id
  )
  select id from added order by id`;

/** Rows that no turn wanted: put down one by one, or in somebody's transaction. */
export function createAdditions({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Pick<Outbox, 'add' | 'addAll'> {
  async function addAll(wished: readonly Wished[], now: Date, within: Queries): Promise<string[]> {
    if (wished.length === 0) return [];
    const { rows } = await within.query<{ id: string }>({
      name: 'outbox-add',
      text: ADD,
      values: [
        wished.map(({ personId }) => personId),
        wished.map(({ identityId }) => identityId),
        wished.map(({ kind }) => kind),
        wished.map(({ channel }) => channel),
        wished.map(({ urgent }) => urgent),
        wished.map(({ payload }) => vault.seal('outbox.payload', JSON.stringify(payload))),
        wished.map(({ dueAt }) => dueAt),
        now,
        wished.map(onceKey),
        wished.map(({ tried = [] }) => tried.join(' ')),
      ],
    });
    return rows.map(({ id }) => id);
  }

  async function add(wished: Wished & { readonly matter: string }, now: Date): Promise<string | null>;
  async function add(wished: Wished, now: Date): Promise<string>;
  async function add(wished: Wished, now: Date): Promise<string | null> {
    return (await addAll([wished], now, database))[0] ?? null;
  }

  return { add, addAll };
}

/** Null where a row is about nothing in particular. */
const onceKey = ({ personId, matter, dueAt, channel }: Wished): Buffer | null =>
  matter === undefined
    ? null
    : createHash('sha256')
        .update(JSON.stringify([personId, matter, dueAt.toISOString(), channel]))
        .digest();
