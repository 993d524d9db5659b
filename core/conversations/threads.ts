import { LRUCache } from 'lru-cache';
import { type Address, ADDRESS_SEALED } from '../address.ts';
import { sealPseudonym } from '../audit/pseudonym.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import { goneBefore, isGone, openThread, type Thread, type ThreadRow } from './thread.ts';

/** The threads of people, by their addresses. */
export interface Threads {
  /**
   * The thread of an address that somebody writes, calls or registers from: begun at its first contact, and anew after 60
   * silent days. `alias` is another address of the same person, told by the provider.
   */
  load(address: Address, now: Date, alias?: Address): Promise<Thread>;
  /** The same however long they were silent: for what we have to say to an address, and for answers to that. */
  find(address: Address, now: Date, alias?: Address): Promise<Thread>;
  /** As find, but never from memory and never begun: null when unknown. */
  known(address: Address): Promise<Thread | null>;
  /** The same of a person. */
  byPerson(personId: string): Promise<Thread | null>;
  /** Nothing of somebody is kept in memory: they were erased. */
  forget(personId: string): void;
}

/** Threads with what of them is kept in memory. */
export interface KeptThreads extends Threads {
  /** The thread as it stands now, for whoever loads its address next. */
  keep(thread: Thread): void;
  /** What is kept of it is read anew. */
  drop(thread: Thread): void;
}

/** Threads kept in memory; the compare-and-swap makes a stale one harmless. */
const KEPT_THREADS = 5000;

const UNIQUE_VIOLATION = '23505';

const COLUMNS = `i.id as identity_id, p.id as person_id, p.language, p.memory_sealed, c.revision, c.state_sealed,
  c.updated_at, c.heard_at, p.pseudonym_sealed`;
const THREAD = `
  select ${COLUMNS}
  from identity i join person p on p.id = i.person_id join conversation c on c.person_id = p.id`;

/** By the oldest address of each. */
const BY_PERSON = `
  select g.place, ${COLUMNS}
  from unnest($1::uuid[]) with ordinality as g(person_id, place)
    join person p on p.id = g.person_id join conversation c on c.person_id = p.id
    cross join lateral (select id from identity where person_id = p.id order by created_at limit 1) i`;

/** One round trip whether the address is known or new. Two that begin it at once: the second fails and looks again. */
const FIND_OR_BEGIN = `
  with known as (${THREAD} where i.address_index = any($1)),
  someone as (
    insert into person (id, pseudonym_sealed) select uuidv7(), $5 where not exists (select from known) returning id
  ),
  numbered as (
    insert into identity (person_id, address_index, address_sealed) select id, $2, $3 from someone
    returning id, person_id
  ),
  begun as (
    insert into conversation (person_id, updated_at, heard_at) select id, $4, $4 from someone
    returning person_id, revision, updated_at, heard_at
  )
  select * from known union all
  select numbered.id, person_id, null, null, revision, null, updated_at, heard_at, $5
  from numbered join begun using (person_id)`;

/**
 * Makes two addresses one person's, where one of them is somebody's already; the first one's, where both are. One that is
 * there under an older key is not put in again under the current one.
 */
const LINK = `
  with owner as (
    select person_id from identity where address_index = any($1) or address_index = any($2)
    order by address_index = any($1) desc limit 1
  )
  insert into identity (person_id, address_index, address_sealed)
  select person_id, address_index, address_sealed from owner,
    unnest($3::bytea[], $4::bytea[]) with ordinality as given(address_index, address_sealed, place)
  where not exists (
    select from identity i where i.address_index = any(case place when 1 then $1::bytea[] else $2::bytea[] end)
  )
  on conflict do nothing`;

/** Unless they were heard of meanwhile. A STOP goes on: it is the number that is left alone. */
const BEGIN_ANEW = `
  with someone as (
    insert into person (pseudonym_sealed, opted_out_at)
    select $3, p.opted_out_at from identity i join person p on p.id = i.person_id
      join conversation c on c.person_id = p.id
    where i.id = $1 and c.heard_at < $4
    returning id
  ),
  moved as (update identity set person_id = someone.id from someone where identity.id = $1)
  insert into conversation (person_id, updated_at, heard_at) select id, $2, $2 from someone`;

export function createThreads({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): KeptThreads {
  const threads = new LRUCache<string, Thread>({ max: KEPT_THREADS });
  /** Under which key the thread of an identity is kept. */
  const keys = new LRUCache<string, string>({ max: KEPT_THREADS });

  const indexesOf = ({ kind, value }: Address): readonly Buffer[] => vault.indexes(kind, value);

  function remember(index: Buffer, thread: Thread): Thread {
    const key = index.toString('base64url');
    threads.set(key, thread);
    keys.set(thread.identityId, key);
    return thread;
  }

  async function findOrBegin(address: Address, now: Date): Promise<Thread> {
    const indexes = indexesOf(address);
    const statement = {
      name: 'thread-find-or-begin',
      text: FIND_OR_BEGIN,
      values: [indexes, indexes[0], vault.seal(ADDRESS_SEALED, address.value), now, sealPseudonym(vault)],
    };
    const { rows } = await database.query<ThreadRow>(statement).catch((error: unknown) => {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      return database.query<ThreadRow>(statement);
    });
    return remember(indexes[0]!, openThread(vault, rows[0]!));
  }

  async function link(address: Address, alias: Address): Promise<void> {
    const [first, other] = [indexesOf(address), indexesOf(alias)];
    await database.query({
      name: 'thread-link',
      text: LINK,
      values: [
        first,
        other,
        [first[0], other[0]],
        [address, alias].map(({ value }) => vault.seal(ADDRESS_SEALED, value)),
      ],
    });
  }

  async function find(address: Address, now: Date, alias?: Address): Promise<Thread> {
    const [index] = indexesOf(address);
    const kept = threads.get(index!.toString('base64url'));
    // Who seems gone may have been heard of elsewhere since.
    if (kept && !isGone(kept, now)) return remember(index!, kept);
    if (alias) await link(address, alias);
    const thread = await findOrBegin(address, now);
    if (alias) await link(address, alias);
    return thread;
  }

  async function load(address: Address, now: Date, alias?: Address): Promise<Thread> {
    const thread = await find(address, now, alias);
    if (!isGone(thread, now)) return thread;
    await database.query({
      name: 'thread-anew',
      text: BEGIN_ANEW,
      values: [thread.identityId, now, sealPseudonym(vault), goneBefore(now)],
    });
    return findOrBegin(address, now);
  }

  async function known(address: Address): Promise<Thread | null> {
    const { rows } = await database.query<ThreadRow>({
      name: 'thread-known',
      text: `${THREAD} where i.address_index = any($1)`,
      values: [indexesOf(address)],
    });
    return rows[0] ? openThread(vault, rows[0]) : null;
  }

  const rowsOf = createTogether<string, ThreadRow>(database, {
    name: 'thread-by-person',
    text: BY_PERSON,
    columns: (personId) => [personId],
  });

  async function byPerson(personId: string): Promise<Thread | null> {
    const [row] = await rowsOf(personId);
    return row ? openThread(vault, row) : null;
  }

  function keep(thread: Thread): void {
    const key = keys.get(thread.identityId);
    if (key) threads.set(key, thread);
  }

  function drop({ identityId }: Thread): void {
    const key = keys.get(identityId);
    if (key) threads.delete(key);
  }

  function forget(personId: string): void {
    for (const thread of [...threads.values()]) if (thread.personId === personId) drop(thread);
  }

  return { load, find, known, byPerson, keep, drop, forget };
}
