import type { Address } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { SendFailed } from '../errors.ts';
import { createAdditions } from './additions.ts';
import { createClaim } from './claims.ts';
import { createOutcomes } from './outcomes.ts';

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
  /** Takes a row on if it is still due; null when another has, or holds it just now, or it is done. */
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
  /** Notes what a provider says that a message or a call of ours costs ("KES 0.8000"), before or after our own note of it. */
  charge(told: {
    readonly channel: string;
    readonly providerMessageId: string;
    readonly cost: string;
  }): Promise<void>;
  /** Rows that are not done, by status, for the figures. */
  depth(): Promise<Record<string, number>>;
}

/** Seconds until the next try, by how many there were; after the last it has failed. */
const RETRY_SECONDS = [5, 30, 120, 600, 1800];
/** The same for what is urgent: somebody is in danger. */
const URGENT_RETRY_SECONDS = [0.3, 1, 2, 5, 10, 30, 60, 300];

export function createOutbox({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Outbox {
  return {
    ...createAdditions({ database, vault }),
    claim: createClaim({ database, vault }),
    ...createOutcomes({ database }),

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
        text: `select id, (extract(epoch from due_at) * 1000)::float8 as ms from outbox
          where status = 'pending' and not urgent and due_at <= $1 order by due_at limit $2`,
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
            status = case when urgent or kind not in ('message', 'notice', 'call-back', 'call')
              then 'pending' else 'unknown' end
          where status = 'sending' and updated_at < $1 returning status`,
        values: [before, now],
      });
      const unknown = rows.filter(({ status }) => status === 'unknown').length;
      return { unknown, again: rows.length - unknown };
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
