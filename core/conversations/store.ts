import { LRUCache } from 'lru-cache';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { PhoneNumber } from '../phone.ts';

/** What is held of a person and their conversation, opened. `state` is the flows' own and is parsed by them. */
export interface Thread {
  readonly personId: string;
  readonly identityId: string;
  readonly revision: number;
  readonly language: string | null;
  readonly memory: unknown;
  readonly state: unknown;
  readonly updatedAt: Date;
}

/** A row for the outbox. `payload` is sealed; `dueAt` null means now. */
export interface Wanted {
  readonly kind: 'message' | 'emergency' | 'deadline';
  readonly channel: string | null;
  readonly urgent: boolean;
  readonly payload: unknown;
  readonly dueAt: Date;
}

export interface ConsentGiven {
  readonly purpose: string;
  readonly given: boolean;
  readonly language: string;
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
  /** The thread of a number, begun at its first contact; a thread silent for 60 days is begun anew for its number. */
  load(number: PhoneNumber, now: Date): Promise<Thread>;
  /** As load, but never from memory and never begun: null when unknown. */
  byPerson(personId: string): Promise<Thread | null>;
  /** The reply that a key got before, if any. */
  seen(channel: string, key: string): Promise<{ readonly reply: string | null } | null>;
  write(turn: TurnWritten): Promise<Written>;
}

/** The version of the notice that `flows/welcome` shows; a new text means a new version here. */
export const NOTICE_VERSION = 1;

/** After so many silent days a number may have been handed on: its new contact is a new person. */
const DETACH_DAYS = 60;
const DAY_MS = 86_400_000;

/** Threads kept in memory; the compare-and-swap makes a stale one harmless. */
const CACHED_THREADS = 5000;

const UNIQUE_VIOLATION = '23505';

interface ThreadRow {
  identity_id: string;
  person_id: string;
  language: string | null;
  memory_sealed: Buffer | null;
  revision: number;
  state_sealed: Buffer | null;
  updated_at: Date;
}

const THREAD = `
  select i.id as identity_id, p.id as person_id, p.language, p.memory_sealed, c.revision, c.state_sealed, c.updated_at
  from phone_identity i join person p on p.id = i.person_id join conversation c on c.person_id = p.id`;

/** One round trip whether the number is known or new. Two that begin it at once: the second fails and looks again. */
const FIND_OR_BEGIN = `
  with known as (${THREAD} where i.number_index = any($1)),
  someone as (insert into person (id) select uuidv7() where not exists (select from known) returning id),
  numbered as (
    insert into phone_identity (person_id, number_index, number_sealed) select id, $2, $3 from someone
    returning id, person_id
  ),
  begun as (
    insert into conversation (person_id, updated_at) select id, $4 from someone
    returning person_id, revision, updated_at
  )
  select * from known union all
  select numbered.id, person_id, null, null, revision, null, updated_at from numbered join begun using (person_id)`;

const BEGIN_ANEW = `
  with someone as (insert into person (id) values (default) returning id),
  moved as (update phone_identity set person_id = someone.id from someone where phone_identity.id = $1)
  insert into conversation (person_id, updated_at) select id, $2 from someone`;

/**
 * The turn's one statement. The conversation's row is held first, so that of two writers one waits and then finds the
 * revision gone; the inbox key is taken only by who holds it; everything else follows from that.
 */
const TURN = `
  with held as (
    select person_id from conversation where person_id = $1 and revision = $2 for update
  ), taken as (
    insert into inbox (channel, key_index, reply_sealed, received_at)
    select $3, $4, $5, $6::timestamptz from held
    on conflict do nothing returning 1
  ), moved as (
    update conversation set revision = revision + 1, state_sealed = $7, updated_at = $6
    where person_id = $1 and exists (select from taken) returning 1
  )`;

const TURN_ALONE = `${TURN}
  select exists (select from held) as held, exists (select from taken) as taken, null::uuid[] as ids`;

const TURN_WITH_EFFECTS = `${TURN}, remembered as (
    update person set language = coalesce($8, language), memory_sealed = coalesce($9, memory_sealed),
      opted_out_at = case $10 when 'out' then $6 when 'in' then null else opted_out_at end
    where id = $1 and exists (select from taken)
  ), consented as (
    insert into consent (person_id, purpose, given, notice_version, language, medium, at)
    select $1, c.purpose, c.given, $11, c.language, $12, $6
    from jsonb_to_recordset($13::jsonb) as c(purpose text, given boolean, language text)
    where exists (select from taken)
    returning purpose, given
  ), audited as (
    insert into audit (at, action, actor, subject, details)
    select $6, 'consent', 'person', $14, jsonb_build_object('purpose', purpose, 'given', given) from consented
  ), queued as (
    insert into outbox (person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, created_at, updated_at)
    select $1, $15, w.kind, w.channel, w.urgent, decode(w.payload, 'base64'), w.due_at, $6, $6
    from jsonb_to_recordset($16::jsonb)
      as w(kind text, channel text, urgent boolean, payload text, due_at timestamptz)
    where exists (select from taken)
    returning id
  )
  select exists (select from held) as held, exists (select from taken) as taken,
    (select array_agg(id) from queued) as ids`;

export function createConversationStore({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): ConversationStore {
  const threads = new LRUCache<string, Thread>({ max: CACHED_THREADS });
  /** Which number led to a person, so that a write refreshes what the number finds. */
  const numberOf = new LRUCache<string, string>({ max: CACHED_THREADS });

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
    };
  }

  async function findOrBegin(indexes: readonly Buffer[], number: PhoneNumber, now: Date): Promise<Thread> {
    const statement = {
      name: 'thread-find-or-begin',
      text: FIND_OR_BEGIN,
      values: [indexes, indexes[0], vault.seal('phone_identity.number', number.e164), now],
    };
    const { rows } = await database.query<ThreadRow>(statement).catch((error: unknown) => {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      return database.query<ThreadRow>(statement);
    });
    return opened(rows[0]!);
  }

  async function load(number: PhoneNumber, now: Date): Promise<Thread> {
    const indexes = vault.indexes('phone', number.e164);
    const memoryKey = inMemory(indexes[0]!);
    const isGone = (thread: Thread): boolean =>
      now.getTime() - thread.updatedAt.getTime() > DETACH_DAYS * DAY_MS;

    let thread = threads.get(memoryKey) ?? (await findOrBegin(indexes, number, now));
    if (isGone(thread)) {
      await database.query({ name: 'thread-anew', text: BEGIN_ANEW, values: [thread.identityId, now] });
      thread = await findOrBegin(indexes, number, now);
    }
    threads.set(memoryKey, thread);
    numberOf.set(thread.personId, memoryKey);
    return thread;
  }

  async function byPerson(personId: string): Promise<Thread | null> {
    const { rows } = await database.query<ThreadRow>({
      name: 'thread-by-person',
      text: `${THREAD} where p.id = $1 order by i.created_at limit 1`,
      values: [personId],
    });
    return rows[0] ? opened(rows[0]) : null;
  }

  async function seen(channel: string, key: string): Promise<{ reply: string | null } | null> {
    const { rows } = await database.query<{ reply_sealed: Buffer | null }>({
      name: 'inbox-seen',
      text: 'select reply_sealed from inbox where channel = $1 and key_index = any($2)',
      values: [channel, vault.indexes('inbox', key)],
    });
    const [row] = rows;
    return row ? { reply: row.reply_sealed && vault.open('inbox.reply', row.reply_sealed) } : null;
  }

  async function write(turn: TurnWritten): Promise<Written> {
    const { thread, channel, key, reply, state, at } = turn;
    const base = [
      thread.personId,
      thread.revision,
      channel,
      vault.index('inbox', key),
      reply === null ? null : vault.seal('inbox.reply', reply),
      at,
      vault.seal('conversation.state', JSON.stringify(state)),
    ];
    const withEffects =
      turn.language !== undefined ||
      turn.memory !== undefined ||
      turn.consents.length > 0 ||
      turn.wanted.length > 0;
    const { rows } = await database.query<{ held: boolean; taken: boolean; ids: string[] | null }>(
      withEffects
        ? { name: 'turn-with-effects', text: TURN_WITH_EFFECTS, values: [...base, ...effectValues(turn)] }
        : { name: 'turn', text: TURN_ALONE, values: base },
    );
    const { held, taken, ids } = rows[0]!;
    const memoryKey = numberOf.get(thread.personId);
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
      });
    }
    return { outcome: 'saved', outboxIds: ids ?? [] };
  }

  function effectValues(turn: TurnWritten): unknown[] {
    const optOut = turn.consents.findLast(({ purpose }) => purpose === 'messages');
    const wanted = turn.wanted.map(({ kind, channel, urgent, payload, dueAt }) => ({
      kind,
      channel,
      urgent,
      payload: vault.seal('outbox.payload', JSON.stringify(payload)).toString('base64'),
      due_at: dueAt,
    }));
    return [
      turn.language ?? null,
      turn.memory === undefined ? null : vault.seal('person.memory', JSON.stringify(turn.memory)),
      optOut === undefined ? null : optOut.given ? 'in' : 'out',
      NOTICE_VERSION,
      turn.medium,
      JSON.stringify(turn.consents),
      vault.index('audit', turn.thread.personId),
      turn.thread.identityId,
      JSON.stringify(wanted),
    ];
  }

  return { load, byPerson, seen, write };
}
