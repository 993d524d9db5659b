import { LRUCache } from 'lru-cache';
import { type Address, ADDRESS_SEALED } from '../address.ts';
import { actorOf, makePseudonym, openPseudonym, sealPseudonym } from '../audit/pseudonym.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import { Unavailable } from '../errors.ts';
import { createBatches } from '../batches.ts';

/** What is held of a person and their conversation, opened. `state` is the flows' own and is parsed by them. */
export interface Thread {
  readonly personId: string;
  readonly identityId: string;
  readonly revision: number;
  readonly language: string | null;
  readonly memory: unknown;
  readonly state: unknown;
  readonly updatedAt: Date;
  /** When the person was last heard of; a question of ours moves the conversation on as well. */
  readonly heardAt: Date;
  /** What the audit names them by, still sealed: only a consent is noted. Null for people from before there was one. */
  readonly pseudonymSealed: Buffer | null;
}

/** A row for the outbox. `payload` is sealed; `dueAt` null means now. */
export interface Wanted {
  readonly kind:
    | 'message'
    | 'emergency'
    | 'emergency-place'
    | 'emergency-said'
    | 'emergency-stop'
    | 'emergency-reply'
    | 'deadline'
    | 'assessment'
    | 'follow-up'
    | 'call-back'
    | 'reminder'
    | 'scheme-application'
    | 'call'
    | 'unlink';
  readonly channel: string | null;
  readonly urgent: boolean;
  readonly payload: unknown;
  readonly dueAt: Date;
  /** The address it goes to, where that is not the thread's. */
  readonly identityId?: string;
}

export interface ConsentGiven {
  readonly purpose: string;
  readonly given: boolean;
  readonly language: string;
  /** The words of ours that it answered, by their key. */
  readonly wording?: string;
}

/** A turn to be written: all of it or nothing. */
export interface TurnWritten {
  readonly thread: Thread;
  readonly channel: string;
  /** The provider's key of what came in. */
  readonly key: string;
  /** The reply as the provider gets it; null where the answer is a message in the outbox. */
  readonly reply: string | null;
  readonly state: unknown;
  readonly at: Date;
  readonly medium: string;
  readonly language?: string | undefined;
  readonly memory?: unknown;
  readonly consents: readonly ConsentGiven[];
  readonly wanted: readonly Wanted[];
  /** Nobody was heard of: a machine may have picked up. */
  readonly isUnheard?: true;
}

/**
 * "saved" with the ids of the outbox rows; "duplicate" when the key was taken before, with the reply it got then;
 * "overtaken" when the conversation has moved since it was read: run the turn again from the new state.
 */
export type Written =
  | { readonly outcome: 'saved'; readonly outboxIds: readonly string[] }
  | { readonly outcome: 'duplicate'; readonly reply: string | null }
  | { readonly outcome: 'overtaken' };

export interface ConversationStore {
  /**
   * The thread of an address, begun at its first contact; a thread silent for 60 days is begun anew for its address.
   * `alias` is another address of the same person, told by the provider.
   */
  load(address: Address, now: Date, alias?: Address): Promise<Thread>;
  /** As load, but never from memory, never begun and never anew, however long they were silent: null when unknown. */
  known(address: Address): Promise<Thread | null>;
  /** The same of a person. */
  byPerson(personId: string): Promise<Thread | null>;
  /** The reply that a key got before, if any. */
  seen(channel: string, key: string): Promise<{ readonly reply: string | null } | null>;
  write(turn: TurnWritten): Promise<Written>;
  /** Takes the key of what was answered without a turn: brought again it is a duplicate. */
  take(channel: string, key: string, at: Date): Promise<void>;
  /** Whether they said STOP and not START again, read anew. */
  isStopped(personId: string): Promise<boolean>;
  /** Nothing of somebody is kept in memory: they were erased. */
  forget(personId: string): void;
}

/** The version of the notice that `flows/welcome` shows; a new text means a new version here. */
export const NOTICE_VERSION = 1;

/** After so many silent days a number may have been handed on: its new contact is a new person. */
const DETACH_DAYS = 60;
const DAY_MS = 86_400_000;

/** Threads kept in memory; the compare-and-swap makes a stale one harmless. */
const CACHED_THREADS = 5000;

/** What an inbox row seals: the provider's key and the reply it got; null where the answer was a message. */
export type Taken = readonly [key: string, reply: string | null];
export const TAKEN_SEALED = 'inbox.taken';

const UNIQUE_VIOLATION = '23505';

interface ThreadRow {
  identity_id: string;
  person_id: string;
  language: string | null;
  memory_sealed: Buffer | null;
  revision: number;
  state_sealed: Buffer | null;
  updated_at: Date;
  heard_at: Date;
  pseudonym_sealed: Buffer | null;
}

interface TurnRow {
  person_id: string;
  held: boolean;
  taken: boolean;
  ids: string[] | null;
}

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

/**
 * The one statement of a turn, and of as many others as come at the same time: all of them in one round trip and one
 * commit, each by itself. A conversation's row is held first, so that of two writers one waits and then finds the
 * revision gone; the inbox key is taken only by who holds it; everything else follows from that. Rows are held in one
 * order, so that two such statements never wait for each other. Names of channels have a slash: what we begin ourselves has
 * none, and then nobody was heard of.
 */
const TURNS = `
  with given as (
    select * from unnest($1::uuid[], $2::int[], $3::text[], $4::bytea[], $5::bytea[], $6::timestamptz[], $7::bytea[],
        $11::bool[])
      as g(person_id, revision, channel, key_index, taken_sealed, at, state_sealed, is_heard)
  ), held as (
    select c.person_id from conversation c join given g on g.person_id = c.person_id and g.revision = c.revision
    order by c.person_id for update of c
  ), keyed as (
    insert into inbox (channel, key_index, taken_sealed, received_at)
    select channel, key_index, taken_sealed, at from given where person_id in (select person_id from held)
    on conflict do nothing returning channel, key_index
  ), taken as (
    select g.* from given g join keyed k on k.channel = g.channel and k.key_index = g.key_index
  ), moved as (
    update conversation c set revision = c.revision + 1, state_sealed = t.state_sealed, updated_at = t.at,
      heard_at = case when t.is_heard then t.at else c.heard_at end
    from taken t where c.person_id = t.person_id
  ), remembered as (
    update person p set language = coalesce(r.language, p.language),
      memory_sealed = coalesce(decode(r.memory, 'base64'), p.memory_sealed),
      opted_out_at = case r.messages when false then t.at when true then null else p.opted_out_at end
    from jsonb_to_recordset($8::jsonb) as r(person_id uuid, language text, memory text, messages boolean)
      join taken t using (person_id)
    where p.id = r.person_id
  ), consented as (
    insert into consent (person_id, purpose, given, notice_version, language, medium, at, channel, wording)
    select person_id, c.purpose, c.given, c.notice_version, c.language, c.medium, t.at, c.channel, c.wording
    from jsonb_to_recordset($9::jsonb) as c(person_id uuid, purpose text, given boolean, notice_version int,
      language text, medium text, channel text, wording text)
      join taken t using (person_id)
  ), audited as (
    insert into audit (at, action, actor, subject, details)
    select t.at, 'consent', c.actor, decode(c.subject, 'base64'),
      jsonb_build_object('purpose', c.purpose, 'given', c.given)
    from jsonb_to_recordset($9::jsonb) as c(person_id uuid, purpose text, given boolean, actor text, subject text)
      join taken t using (person_id)
  ), queued as (
    insert into outbox (person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, created_at, updated_at)
    select person_id, w.identity_id, w.kind, w.channel, w.urgent, decode(w.payload, 'base64'), w.due_at, t.at, t.at
    from jsonb_to_recordset($10::jsonb) as w(person_id uuid, identity_id uuid, kind text, channel text, urgent boolean,
      payload text, due_at timestamptz) join taken t using (person_id)
    returning id, person_id
  )
  select g.person_id, h.person_id is not null as held, t.person_id is not null as taken,
    (select array_agg(q.id) from queued q where q.person_id = g.person_id) as ids
  from given g left join held h using (person_id) left join taken t using (person_id)`;

/** Whether a person was heard of in a turn. */
const isHeard = ({ channel, isUnheard }: TurnWritten): boolean => channel.includes('/') && isUnheard !== true;

/** Turns in one statement at most, and statements under way at once. */
const BATCH_SIZE = 32;
const BATCHES_UNDER_WAY = 2;

export function createConversationStore({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): ConversationStore {
  const threads = new LRUCache<string, Thread>({ max: CACHED_THREADS });
  /** Which address led to a person, so that a write refreshes what the address finds. */
  const addressOf = new LRUCache<string, string>({ max: CACHED_THREADS });

  const indexesOf = ({ kind, value }: Address): readonly Buffer[] => vault.indexes(kind, value);
  const inMemory = (index: Buffer): string => index.toString('base64url');

  function opened(row: ThreadRow): Thread {
    const open = (context: string, sealed: Buffer | null): unknown =>
      sealed === null ? null : JSON.parse(vault.open(context, sealed));
    return {
      personId: row.person_id,
      identityId: row.identity_id,
      revision: row.revision,
      language: row.language,
      memory: open('person.memory', row.memory_sealed),
      state: open('conversation.state', row.state_sealed),
      updatedAt: row.updated_at,
      heardAt: row.heard_at,
      pseudonymSealed: row.pseudonym_sealed,
    };
  }

  async function findOrBegin(indexes: readonly Buffer[], address: Address, now: Date): Promise<Thread> {
    const statement = {
      name: 'thread-find-or-begin',
      text: FIND_OR_BEGIN,
      values: [indexes, indexes[0], vault.seal(ADDRESS_SEALED, address.value), now, sealPseudonym(vault)],
    };
    const { rows } = await database.query<ThreadRow>(statement).catch((error: unknown) => {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      return database.query<ThreadRow>(statement);
    });
    return opened(rows[0]!);
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

  async function load(address: Address, now: Date, alias?: Address): Promise<Thread> {
    const indexes = indexesOf(address);
    const memoryKey = inMemory(indexes[0]!);
    const isGone = (thread: Thread): boolean =>
      now.getTime() - thread.heardAt.getTime() > DETACH_DAYS * DAY_MS;

    let thread = threads.get(memoryKey);
    // They may have been heard of elsewhere since.
    if (thread && isGone(thread)) thread = undefined;
    const isNew = thread === undefined;
    if (isNew && alias) await link(address, alias);
    thread ??= await findOrBegin(indexes, address, now);
    if (isNew && alias) await link(address, alias);
    if (isGone(thread)) {
      await database.query({
        name: 'thread-anew',
        text: BEGIN_ANEW,
        values: [
          thread.identityId,
          now,
          sealPseudonym(vault),
          new Date(now.getTime() - DETACH_DAYS * DAY_MS),
        ],
      });
      thread = await findOrBegin(indexes, address, now);
    }
    threads.set(memoryKey, thread);
    addressOf.set(thread.personId, memoryKey);
    return thread;
  }

  async function known(address: Address): Promise<Thread | null> {
    const { rows } = await database.query<ThreadRow>({
      name: 'thread-known',
      text: `${THREAD} where i.address_index = any($1)`,
      values: [indexesOf(address)],
    });
    return rows[0] ? opened(rows[0]) : null;
  }

  const threadsOf = createTogether<string, ThreadRow>(database, {
    name: 'thread-by-person',
    text: BY_PERSON,
    columns: (personId) => [personId],
  });

  async function byPerson(personId: string): Promise<Thread | null> {
    const [row] = await threadsOf(personId);
    return row ? opened(row) : null;
  }

  async function seen(channel: string, key: string): Promise<{ reply: string | null } | null> {
    const { rows } = await database.query<{ taken_sealed: Buffer | null }>({
      name: 'inbox-seen',
      text: 'select taken_sealed from inbox where channel = $1 and key_index = any($2)',
      values: [channel, vault.indexes('inbox', key)],
    });
    const [row] = rows;
    if (!row) return null;
    const taken = row.taken_sealed && (JSON.parse(vault.open(TAKEN_SEALED, row.taken_sealed)) as Taken);
    return { reply: taken ? taken[1] : null };
  }

  async function take(channel: string, key: string, at: Date): Promise<void> {
    const taken = vault.seal(TAKEN_SEALED, JSON.stringify([key, null] satisfies Taken));
    await database.query({
      name: 'inbox-take',
      text: `insert into inbox (channel, key_index, taken_sealed, received_at) values ($1, $2, $3, $4)
        on conflict do nothing`,
      values: [channel, vault.index('inbox', key), taken, at],
    });
  }

  const writeRow = createBatches<TurnWritten, TurnRow>({
    work: writeRows,
    name: ({ thread }) => thread.personId,
    most: BATCH_SIZE,
    underWay: BATCHES_UNDER_WAY,
    isShared: (error) => error instanceof Unavailable,
  });

  async function writeRows(turns: readonly TurnWritten[]): Promise<readonly TurnRow[]> {
    const { rows } = await database.query<TurnRow>({
      name: 'turns',
      text: TURNS,
      values: [
        turns.map(({ thread }) => thread.personId),
        turns.map(({ thread }) => thread.revision),
        turns.map(({ channel }) => channel),
        turns.map(({ key }) => vault.index('inbox', key)),
        turns.map(({ key, reply }) => vault.seal(TAKEN_SEALED, JSON.stringify([key, reply] satisfies Taken))),
        turns.map(({ at }) => at),
        turns.map(({ state }) => vault.seal('conversation.state', JSON.stringify(state))),
        JSON.stringify(turns.flatMap(remembered)),
        JSON.stringify(turns.flatMap(consented)),
        JSON.stringify(turns.flatMap(queued)),
        turns.map(isHeard),
      ],
    });
    const byPerson = new Map(rows.map((row) => [row.person_id, row]));
    return turns.map(({ thread }) => byPerson.get(thread.personId)!);
  }

  async function write(given: TurnWritten): Promise<Written> {
    const turn = given.consents.length > 0 ? await named(given) : given;
    const { thread, channel, key, state, at } = turn;
    const memoryKey = addressOf.get(thread.personId);
    // Taken under an older key it is no conflict for the statement. Of two at once the second is overtaken, and looks here.
    const before = vault.isRotating ? await seen(channel, key) : null;
    if (before) return { outcome: 'duplicate', reply: before.reply };
    const { held, taken, ids } = await writeRow(turn).catch((error: unknown) => {
      // It may have been written all the same.
      if (memoryKey) threads.delete(memoryKey);
      throw error;
    });
    if (!taken) {
      if (memoryKey) threads.delete(memoryKey);
      if (!held) return { outcome: 'overtaken' };
      return { outcome: 'duplicate', reply: (await seen(channel, key))?.reply ?? null };
    }
    if (memoryKey) {
      threads.set(memoryKey, {
        ...thread,
        revision: thread.revision + 1,
        language: turn.language ?? thread.language,
        memory: turn.memory ?? thread.memory,
        state,
        updatedAt: at,
        heardAt: isHeard(turn) ? at : thread.heardAt,
      });
    }
    return { outcome: 'saved', outboxIds: ids ?? [] };
  }

  /** With a pseudonym for the audit's row, made first where there is none yet. */
  async function named(turn: TurnWritten): Promise<TurnWritten> {
    const { personId, pseudonymSealed } = turn.thread;
    if (pseudonymSealed) return turn;
    const made = (await makePseudonym(database, vault, personId)) ?? null;
    return { ...turn, thread: { ...turn.thread, pseudonymSealed: made } };
  }

  const base64 = (context: string, value: unknown): string =>
    vault.seal(context, JSON.stringify(value)).toString('base64');

  function remembered({ thread, language, memory, consents }: TurnWritten): object[] {
    const messages = consents.findLast(({ purpose }) => purpose === 'messages')?.given;
    if (language === undefined && memory === undefined && messages === undefined) return [];
    const sealed = memory === undefined ? undefined : base64('person.memory', memory);
    return [{ person_id: thread.personId, language, memory: sealed, messages }];
  }

  function consented({ thread, channel, medium, consents }: TurnWritten): object[] {
    if (consents.length === 0) return [];
    const pseudonym = thread.pseudonymSealed && openPseudonym(vault, thread.pseudonymSealed);
    return consents.map((consent) => ({
      ...consent,
      person_id: thread.personId,
      notice_version: NOTICE_VERSION,
      medium,
      channel,
      actor: actorOf('person', pseudonym),
      subject: pseudonym?.toString('base64') ?? null,
    }));
  }

  function queued({ thread, wanted }: TurnWritten): object[] {
    return wanted.map(({ kind, channel, urgent, payload, dueAt, identityId }) => ({
      person_id: thread.personId,
      identity_id: identityId ?? thread.identityId,
      kind,
      channel,
      urgent,
      payload: base64('outbox.payload', payload),
      due_at: dueAt,
    }));
  }

  async function isStopped(personId: string): Promise<boolean> {
    const { rows } = await database.query<{ stopped: boolean }>({
      name: 'person-stopped',
      text: 'select opted_out_at is not null as stopped from person where id = $1',
      values: [personId],
    });
    return rows[0]?.stopped ?? true;
  }

  function forget(personId: string): void {
    for (const [key, thread] of [...threads.entries()]) {
      if (thread.personId === personId) threads.delete(key);
    }
    addressOf.delete(personId);
  }

  return { load, known, byPerson, seen, write, take, isStopped, forget };
}
