import { createHash } from 'node:crypto';
import { type Address, ADDRESS_SEALED, readAddress } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import type { SendFailed } from '../errors.ts';

/** A row that the worker has taken on. `to` is null when the identity is gone. */
export interface Claimed {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly channel: string | null;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly payload: unknown;
  readonly to: Address | null;
  readonly identityId: string | null;
  /** The provider said that only a registered template may go. */
  readonly closed: boolean;
  /** Why it waited last: what held it back, or "again", where somebody wished that it is sent again. */
  readonly held: string | null;
}

/** A row to be. `personId` and `identityId` say whom it is for. */
export interface Wished extends Pick<Claimed, 'personId' | 'kind' | 'channel' | 'urgent' | 'payload'> {
  readonly identityId: string | null;
  readonly dueAt: Date;
  /** What it is about: the same person is told the same thing, due at the same moment, by the same channel once. */
  readonly matter?: string;
  /** Roads by which it was tried before, each with the reason: "twilio/voice:busy". */
  readonly tried?: readonly string[];
}

/** A row that waits for its time. */
export interface DueRow {
  readonly id: string;
  readonly dueAt: Date;
}

/** How it went. `providerMessageId` is what delivery reports will name. */
export interface Sent {
  readonly providerMessageId?: string | undefined;
  readonly segments?: number | undefined;
  readonly cost?: string | undefined;
  /** What it said is a secret and is not kept. */
  readonly forget?: boolean | undefined;
  /** Nothing was done yet: it is due again then. */
  readonly until?: Date | undefined;
  /** The channel it went by, where the row named none, or another. */
  readonly channel?: string | undefined;
  /** The registered text that it was, by our name. */
  readonly template?: string | undefined;
}

export interface Outbox {
  /** Writes a row that no turn wanted; resolves with its id, to be rung for. Null where it was told of that matter before. */
  add(wished: Wished & { readonly matter: string }, now: Date): Promise<string | null>;
  add(wished: Wished, now: Date): Promise<string>;
  /** The same for many at once, in the caller's transaction: the ids of those that are new, in their order. */
  addAll(wished: readonly Wished[], now: Date, within: Queries): Promise<string[]>;
  /** Takes a row on if it is still due; null when another has, or it is done. */
  claim(id: string, now: Date): Promise<Claimed | null>;
  /** Notes that it was done. A delivery report that came first counts at once. */
  settle(id: string, sent: Sent, now: Date): Promise<void>;
  /**
   * Notes a failure by its policy: due again later, failed, or unknown and never sent again by itself. With `isSecret` what
   * it says is not kept once it is not tried again. True where it has failed.
   */
  fail(row: Claimed, failure: SendFailed, now: Date, isSecret?: boolean): Promise<boolean>;
  /** Puts off what is not to be done yet. */
  postpone(id: string, until: Date, now: Date): Promise<void>;
  /** Puts off what may not leave yet, under the name of what holds it back. */
  hold(id: string, until: Date, reason: string, now: Date): Promise<void>;
  /** What was taken on is not to be done at all, under the name of why. */
  drop(id: string, reason: string, now: Date): Promise<void>;
  /** Gives a message that cannot go by a channel, for that reason, to another, due at once. */
  redirect(id: string, channel: string, now: Date, tried?: string): Promise<void>;
  /**
   * What failed, or is not known to have left, is due again: somebody wished it, and it is judged anew. False where it is
   * neither, or is forgotten.
   */
  again(id: string, now: Date): Promise<boolean>;
  /** Rows that are due before a time, but for the urgent ones; the oldest first. */
  dueBefore(until: Date, limit: number): Promise<DueRow[]>;
  /** The ids of rows that are due, urgent ones first, or those alone. */
  due(now: Date, limit: number, onlyUrgent?: boolean): Promise<string[]>;
  /** Whether one of these messages is still to be sent and nobody has taken it on. */
  isWaiting(ids: readonly string[]): Promise<boolean>;
  /** Rows left in sending by a crash become unknown; urgent ones are due again. Returns how many of each. */
  recover(before: Date, now: Date): Promise<{ unknown: number; again: number }>;
  /**
   * A provider's word on a message; statuses only move up, in whatever order they come. With `elsewhere` a message that
   * failed there goes to that channel instead. Resolves with the ids of rows that are due now.
   */
  report(report: {
    channel: string;
    providerMessageId: string;
    status: string;
    reason?: string | undefined;
    elsewhere?: string | undefined;
    now: Date;
  }): Promise<string[]>;
  /** Rows that are not done, by status, for the figures. */
  depth(): Promise<Record<string, number>>;
}

/** Seconds until the next try, by how many there were; after the last it has failed. */
const RETRY_SECONDS = [5, 30, 120, 600, 1800];
/** The same for what is urgent: somebody is in danger. */
const URGENT_RETRY_SECONDS = [0.3, 1, 2, 5, 10, 30, 60, 300];

/** A status is only ever replaced by one further along. */
export const STATUS_RANK: Readonly<Record<string, number>> = {
  pending: 0,
  sending: 1,
  unknown: 2,
  accepted: 3,
  sent: 4,
  dropped: 5,
  failed: 5,
  delivered: 6,
  read: 7,
};

const rank = (column: string): string =>
  `case ${column} ${Object.entries(STATUS_RANK)
    .map(([status, value]) => `when '${status}' then ${value}`)
    .join(' ')} end`;

/** The reason of a road that takes registered templates alone: the same road is tried once more, with one. */
const CLOSED = 'outside-window';
const FIRST_CLOSED = `(r.reason is not distinct from '${CLOSED}' and outbox.error is distinct from '${CLOSED}')`;
/** What became of a message that failed goes on elsewhere, where there is another road and it still knows what to say. */
const AWAY = `$3::text is not null and r.status = 'failed' and payload_sealed is not null`;

/** What a provider calls a message; anything else names none of ours. */
const PROVIDERS_ID = /^[\x21-\x7e]{1,300}$/;

interface ClaimedRow {
  id: string;
  person_id: string;
  identity_id: string | null;
  kind: string;
  channel: string | null;
  urgent: boolean;
  attempts: number;
  created_at: Date;
  payload_sealed: Buffer | null;
  address_sealed: Buffer | null;
  error: string | null;
  held: string | null;
}

/** Rows are held in one order, so that two such statements never wait for each other. */
const CLAIM = `
  with given as (
    select * from unnest($1::uuid[], $2::timestamptz[]) with ordinality as g(id, at, place)
  ), held as (
    select o.id from outbox o join given g on g.id = o.id
    where o.status = 'pending' and o.due_at <= g.at order by o.id for update of o
  )
  update outbox o set status = 'sending', attempts = attempts + 1, updated_at = g.at
  from given g join held using (id) where o.id = g.id
  returning g.place, o.id, person_id, identity_id, kind, channel, urgent, attempts, created_at, payload_sealed, error, held,
    (select address_sealed from identity i where i.id = identity_id and i.person_id = o.person_id) as address_sealed`;

/**
 * The row of its delivery report is taken hold of: a report that comes at the same moment waits and then finds the message,
 * one that came first is read here. One that says that it failed there may name the channel that it goes to instead.
 */
const SETTLE = `
  with given as (
    select g.*, coalesce(g.by, o.channel) as road
    from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::bool[], $7::text[], $8::text[])
        as g(id, called, segments, cost, at, forgets, by, template)
      join outbox o on o.id = g.id
  ), reported as (
    insert into delivery_report as r (channel, provider_message_id, status)
    select road, called, 'accepted' from given where road is not null and called is not null
    order by road, called
    on conflict (channel, provider_message_id) do update set status = r.status
    returning channel, provider_message_id, status, reason, elsewhere
  ), settled as (
    select g.*, r.status, r.reason, case when r.status = 'failed' then r.elsewhere end as away
    from given g left join reported r on r.channel = g.road and r.provider_message_id = g.called
  )
  update outbox o set segments = s.segments, cost = s.cost, updated_at = s.at, sent_at = s.at, template = s.template,
    error = coalesce(case when o.error = '${CLOSED}' then o.error end,
      case when s.status = 'failed' and s.away is null then s.reason end),
    payload_sealed = case when s.forgets then null else o.payload_sealed end,
    provider_message_id = case when s.away is null then s.called end,
    channel = coalesce(s.away, s.road),
    status = case when s.away is null then coalesce(s.status, 'accepted') else 'pending' end
  from settled s where o.id = s.id`;

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

/** Null where a row is about nothing in particular. */
const onceKey = ({ personId, matter, dueAt, channel }: Wished): Buffer | null =>
  matter === undefined
    ? null
    : createHash('sha256')
        .update(JSON.stringify([personId, matter, dueAt.toISOString(), channel]))
        .digest();

export function createOutbox({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Outbox {
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

  const claimed = createTogether<{ id: string; now: Date }, ClaimedRow>(database, {
    name: 'outbox-claim',
    text: CLAIM,
    columns: ({ id, now }) => [id, now],
  });

  const settled = createTogether<{ id: string; sent: Sent; now: Date }, never>(database, {
    name: 'outbox-settle',
    text: SETTLE,
    columns: ({ id, sent, now }) => [
      id,
      sent.providerMessageId ?? null,
      sent.segments ?? null,
      sent.cost ?? null,
      now,
      sent.forget ?? false,
      sent.channel ?? null,
      sent.template ?? null,
    ],
  });

  return {
    add,
    addAll,

    async claim(id, now) {
      const [row] = await claimed({ id, now });
      if (!row) return null;
      return {
        id: row.id,
        personId: row.person_id,
        identityId: row.identity_id,
        kind: row.kind,
        channel: row.channel,
        urgent: row.urgent,
        attempts: row.attempts,
        createdAt: row.created_at,
        payload: row.payload_sealed && JSON.parse(vault.open('outbox.payload', row.payload_sealed)),
        closed: row.error === CLOSED,
        held: row.held,
        to: row.address_sealed && readAddress(vault.open(ADDRESS_SEALED, row.address_sealed)),
      };
    },

    async settle(id, sent, now) {
      await settled({ id, sent, now });
    },

    async fail(row, { outcome, reason }, now, isSecret = false) {
      const waits = row.urgent ? URGENT_RETRY_SECONDS : RETRY_SECONDS;
      const wait = outcome === 'retry' ? waits[row.attempts - 1] : undefined;
      const status = outcome === 'unknown' ? 'unknown' : wait === undefined ? 'failed' : 'pending';
      await database.query({
        name: 'outbox-fail',
        text: `update outbox set status = $2, error = $3, due_at = $4, updated_at = $5,
            payload_sealed = case when $6 then null else payload_sealed end
          where id = $1`,
        values: [
          row.id,
          status,
          reason,
          new Date(now.getTime() + (wait ?? 0) * 1000),
          now,
          isSecret && status !== 'pending',
        ],
      });
      return status === 'failed';
    },

    async postpone(id, until, now) {
      await database.query({
        name: 'outbox-postpone',
        text: `update outbox set status = 'pending', due_at = $2, updated_at = $3, attempts = 0
          where id = $1 and status = 'sending'`,
        values: [id, until, now],
      });
    },

    async hold(id, until, reason, now) {
      await database.query({
        name: 'outbox-hold',
        text: `update outbox set status = 'pending', due_at = $2, held = $3, updated_at = $4, attempts = attempts - 1
          where id = $1 and status = 'sending'`,
        values: [id, until, reason, now],
      });
    },

    async drop(id, reason, now) {
      await database.query({
        name: 'outbox-drop',
        text: `update outbox set status = 'dropped', error = $2, updated_at = $3, payload_sealed = null
          where id = $1 and status = 'sending'`,
        values: [id, reason, now],
      });
    },

    async redirect(id, channel, now, tried) {
      await database.query({
        name: 'outbox-redirect',
        text: `update outbox set status = 'pending', channel = $2, due_at = $3, updated_at = $3, attempts = 0,
            tried = case when $4::text is null then tried else tried || $4::text end
          where id = $1 and status = 'sending'`,
        values: [id, channel, now, tried ?? null],
      });
    },

    async again(id, now) {
      const { rowCount } = await database.query({
        name: 'outbox-again',
        text: `update outbox set status = 'pending', due_at = $2, updated_at = $2, attempts = 0,
            provider_message_id = null, held = 'again'
          where id = $1 and status in ('failed', 'unknown') and payload_sealed is not null`,
        values: [id, now],
      });
      return rowCount === 1;
    },

    async dueBefore(until, limit) {
      // A number costs a tenth of a date, and there may be thousands.
      const { rows } = await database.query<{ id: string; ms: number }>({
        name: 'outbox-due-before',
        text: `select id, (extract(epoch from due_at) * 1000)::float8 as ms from outbox where status = 'pending' and not urgent and due_at <= $1
          order by due_at limit $2`,
        values: [until, limit],
      });
      return rows.map(({ id, ms }) => ({ id, dueAt: new Date(ms) }));
    },

    async due(now, limit, onlyUrgent = false) {
      const { rows } = await database.query<{ id: string }>({
        name: 'outbox-due',
        text: `select id from outbox where status = 'pending' and due_at <= $1 and (urgent or not $3)
          order by urgent desc, due_at limit $2`,
        values: [now, limit, onlyUrgent],
      });
      return rows.map(({ id }) => id);
    },

    async isWaiting(ids) {
      const { rows } = await database.query<{ waits: boolean }>({
        name: 'outbox-waiting',
        text: `select exists (
          select from outbox where id = any($1) and kind = 'message' and status = 'pending') as waits`,
        values: [ids],
      });
      return rows[0]!.waits;
    },

    async recover(before, now) {
      const { rows } = await database.query<{ status: string }>({
        name: 'outbox-recover',
        text: `update outbox set updated_at = $2, error = 'interrupted',
            status = case when urgent or kind not in ('message', 'notice', 'call-back', 'call') then 'pending' else 'unknown' end
          where status = 'sending' and updated_at < $1 returning status`,
        values: [before, now],
      });
      const unknown = rows.filter(({ status }) => status === 'unknown').length;
      return { unknown, again: rows.length - unknown };
    },

    async report(report) {
      if (!PROVIDERS_ID.test(report.providerMessageId)) return [];
      const message = [report.channel, report.providerMessageId];
      await database.query({
        name: 'outbox-report',
        text: `insert into delivery_report as r (channel, provider_message_id, status, reason, elsewhere)
          values ($1, $2, $3, $4, $5)
          on conflict (channel, provider_message_id)
            do update set status = excluded.status, reason = excluded.reason, elsewhere = excluded.elsewhere
          where ${rank('excluded.status')} > ${rank('r.status')}`,
        values: [...message, report.status, report.reason ?? null, report.elsewhere ?? null],
      });
      // A statement of its own: only then it sees a message that was settled while the first one waited.
      const { rows } = await database.query<{ id: string; status: string }>({
        name: 'outbox-reported',
        text: `update outbox set error = coalesce(r.reason, error), updated_at = $4,
            status = case when ${AWAY} then 'pending' else r.status end,
            due_at = case when ${AWAY} then $4 else due_at end,
            channel = case when ${AWAY} and not ${FIRST_CLOSED} then $3 else outbox.channel end,
            provider_message_id = case when ${AWAY} then null else outbox.provider_message_id end
          from delivery_report r
          where r.channel = $1 and r.provider_message_id = $2
            and outbox.channel = $1 and outbox.provider_message_id = $2
            and ${rank('r.status')} > ${rank('outbox.status')}
          returning outbox.id, outbox.status`,
        values: [...message, report.elsewhere ?? null, report.now],
      });
      return rows.filter(({ status }) => status === 'pending').map(({ id }) => id);
    },

    async depth() {
      const { rows } = await database.query<{ status: string; rows: number }>({
        name: 'outbox-depth',
        text: 'select status, count(*)::int as rows from outbox where status = any($1) group by status',
        values: [['pending', 'sending', 'unknown', 'failed']],
      });
      return Object.fromEntries(rows.map((row) => [row.status, row.rows]));
    },
  };
}
