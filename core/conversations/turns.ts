import { actorOf, makePseudonym, openPseudonym } from '../audit/pseudonym.ts';
import { createBatches } from '../batches.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { Unavailable } from '../errors.ts';
import { sealTaken } from './inbox.ts';
import { isHeard, NOTICE_VERSION, type TurnWritten } from './turn.ts';

/** What became of a turn: whether its conversation stood as it was read, whether its key was new, and its rows of the outbox. */
export interface TurnRow {
  person_id: string;
  held: boolean;
  taken: boolean;
  ids: string[] | null;
}

/**
 * The one statement of a turn, and of as many others as come at the same time: all of them in one round trip and one
 * commit, each by itself. A conversation's row is held first, so that of two writers one waits and then finds the
 * revision gone; the inbox key is taken only by who holds it; everything else follows from that. Rows are held in one
 * order, so that two such statements never wait for each other.
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

/** Turns in one statement at most, and statements under way at once. */
const BATCH_SIZE = 32;
const BATCHES_UNDER_WAY = 2;

/** Writes turns. Throws Unavailable where nobody knows whether one was written. */
export function createTurns({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): (turn: TurnWritten) => Promise<TurnRow> {
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
        turns.map(({ key, reply }) => sealTaken(vault, key, reply)),
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

  return async (turn) => writeRow(turn.consents.length > 0 ? await named(turn) : turn);
}
