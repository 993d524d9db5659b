import type { Actor, Audit } from '../audit/audit.ts';
import type { Database } from '../db/pool.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** A message as operators see it: what became of it, never what it says nor to whom. */
export interface MessageSeen {
  readonly id: string;
  readonly kind: string;
  readonly channel: string | null;
  readonly status: string;
  /** Why it failed or was dropped. */
  readonly error: string | null;
  /** Why it was put off last; "again" where it was sent again. */
  readonly held: string | null;
  readonly tried: readonly string[];
  readonly attempts: number;
  readonly segments: number | null;
  readonly cost: string | null;
  readonly template: string | null;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** It failed, or nobody knows whether it left, and what it says is still there. */
  readonly mayGoAgain: boolean;
}

/** Which messages; what is not given is not asked. */
export interface MessageFilter {
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  readonly channel?: string | undefined;
  readonly error?: string | undefined;
  readonly template?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** What went by a provider as a text on a day, or was to: how many, how they stand, parts, and what it cost in a currency. */
export interface DeliveryCost {
  readonly day: string;
  readonly channel: string;
  readonly template: string;
  readonly messages: number;
  readonly delivered: number;
  readonly failed: number;
  readonly unknown: number;
  readonly segments: number;
  /** Both are empty where the provider told no cost: a sum of the others, then, and no bill. */
  readonly currency: string;
  readonly cost: string;
}

/** Messages for operators. */
export interface MessageLedger {
  /** Newest first; those before the message of id `before`. */
  list(
    filter: MessageFilter,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<MessageSeen[]>;
  /** Sends again what failed or is unknown; false where there is nothing to send. Who did it is noted. */
  again(id: string, by: Actor, now: Date): Promise<boolean>;
  /** By day of the country, from one day to another, both included. */
  costs(from: string, to: string): Promise<DeliveryCost[]>;
}

/** Kinds that people are told by; the others are deeds of ours. */
const TOLD = ['message', 'notice', 'call', 'call-back'];
/** Deeds that would have led to one: where they fail nobody is told, and only operators can see it. */
const LEADING = ['dose', 'follow-up', 'reminder'];

const LIST = `
  select id, kind, channel, status, error, held, tried, attempts, segments, cost, template, due_at as "dueAt",
    created_at as "createdAt", sent_at as "sentAt",
    status in ('failed', 'unknown') and payload_sealed is not null as "mayGoAgain"
  from outbox
  where (kind = any($1) or kind = any($11) and status = 'failed') and ($2::uuid is null or id < $2) and ($3::text is null or status = $3)
    and ($4::text is null or kind = $4) and ($5::text is null or channel = $5) and ($6::text is null or error = $6)
    and ($7::text is null or template = $7) and ($8::timestamptz is null or created_at >= $8)
    and ($9::timestamptz is null or created_at < $9)
  order by id desc limit $10`;

/**
 * On the day that it left; what never did, or may have, on the day that this was known. Providers write "KES 0.8000" and
 * "0.0075 USD".
 */
const COSTS = `
  select to_char(at at time zone $3, 'YYYY-MM-DD') as day, coalesce(channel, '') as channel,
    coalesce(template, '') as template, count(*)::int as messages,
    (count(*) filter (where status in ('delivered', 'read')))::int as delivered,
    (count(*) filter (where status = 'failed'))::int as failed,
    (count(*) filter (where status = 'unknown'))::int as unknown,
    coalesce(sum(segments), 0)::int as segments,
    coalesce((regexp_match(cost, '[A-Z]{3}'))[1], '') as currency,
    coalesce(sum((regexp_match(cost, '[0-9]+(?:\\.[0-9]+)?'))[1]::numeric)::text, '') as cost
  from (
    select *, sent_at as at from outbox where sent_at is not null
    union all
    select *, updated_at from outbox where sent_at is null and status in ('failed', 'unknown')
  ) o
  where kind = any($4) and at >= ($1::date)::timestamp at time zone $3 and at < ($2::date + 1)::timestamp at time zone $3
  group by 1, 2, 3, 9 order by 1, 2, 3, 9`;

export function createMessageLedger({
  database,
  outbox,
  audit,
  zone,
  ring,
}: {
  readonly database: Database;
  readonly outbox: Pick<Outbox, 'again'>;
  readonly audit: Pick<Audit, 'note'>;
  /** The country's zone: its days are those of the figures. */
  readonly zone: string;
  readonly ring: (ids: readonly string[]) => void;
}): MessageLedger {
  return {
    async list({ status, kind, channel, error, template, from, to }, { before, limit }) {
      const { rows } = await database.query<MessageSeen>({
        name: 'message-list',
        text: LIST,
        values: [
          TOLD,
          before,
          ...[status, kind, channel, error, template, from, to].map((one) => one ?? null),
          limit,
          LEADING,
        ],
      });
      return rows;
    },

    async again(id, by, now) {
      if (!(await outbox.again(id, now))) return false;
      await audit.note({
        action: 'message.sent-again',
        actor: by,
        personId: null,
        details: { message: id },
        at: now,
      });
      ring([id]);
      return true;
    },

    async costs(from, to) {
      const { rows } = await database.query<DeliveryCost>({
        name: 'message-costs',
        text: COSTS,
        values: [from, to, zone, TOLD],
      });
      return rows;
    },
  };
}
