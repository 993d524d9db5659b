import type { Database } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import type { Outbox, Sent } from './outbox.ts';

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

/** The reason of a road that takes registered templates alone: the same road is tried once more, with one. */
export const CLOSED = 'outside-window';

const rank = (column: string): string =>
  `case ${column} ${Object.entries(STATUS_RANK)
    .map(([status, value]) => `when '${status}' then ${value}`)
    .join(' ')} end`;

/** A road by which it was tried, as `tried` has it. */
const roadLeft = (channel: string, reason: string): string =>
  `(${channel}::text || ':' || coalesce(${reason}, 'failed'))`;

/** What a provider calls a message; anything else names none of ours. */
const PROVIDERS_ID = /^[\x21-\x7e]{1,300}$/;

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
    returning channel, provider_message_id, status, reason, elsewhere, cost
  ), settled as (
    select g.*, r.status, r.reason, r.cost as told_cost, case when r.status = 'failed' then r.elsewhere end as away
    from given g left join reported r on r.channel = g.road and r.provider_message_id = g.called
  )
  update outbox o set segments = s.segments, cost = coalesce(s.cost, s.told_cost), updated_at = s.at, sent_at = s.at,
    template = s.template,
    error = coalesce(case when o.error = '${CLOSED}' then o.error end,
      case when s.status = 'failed' and s.away is null then s.reason end),
    payload_sealed = case when s.forgets then null else o.payload_sealed end,
    provider_message_id = case when s.away is null then s.called end,
    channel = coalesce(s.away, s.road), attempts = case when s.away is null then o.attempts else 0 end,
    tried = case when s.away is null then o.tried else o.tried || ${roadLeft('s.road', 's.reason')} end,
    status = case when s.away is null then coalesce(s.status, 'accepted') else 'pending' end
  from settled s where o.id = s.id`;

const REPORT = `
  insert into delivery_report as r (channel, provider_message_id, status, reason, elsewhere) values ($1, $2, $3, $4, $5)
  on conflict (channel, provider_message_id)
    do update set status = excluded.status, reason = excluded.reason, elsewhere = excluded.elsewhere
  where ${rank('excluded.status')} > ${rank('r.status')}`;

/** A price may be told by itself, and of what failed: it says nothing of how the message stands. */
const REPORT_COST = `
  insert into delivery_report as r (channel, provider_message_id, status, cost) values ($1, $2, 'accepted', $3)
  on conflict (channel, provider_message_id) do update set cost = excluded.cost`;

const CHARGE = 'update outbox set cost = $3 where channel = $1 and provider_message_id = $2';

/** What became of a message that failed goes on elsewhere, where there is another road and it still knows what to say. */
const AWAY = `$3::text is not null and r.status = 'failed' and payload_sealed is not null`;
const FIRST_CLOSED = `(r.reason is not distinct from '${CLOSED}' and outbox.error is distinct from '${CLOSED}')`;

const REPORTED = `
  update outbox set error = coalesce(r.reason, error), updated_at = $4,
    status = case when ${AWAY} then 'pending' else r.status end,
    due_at = case when ${AWAY} then $4 else due_at end, attempts = case when ${AWAY} then 0 else attempts end,
    tried = case when ${AWAY} then tried || ${roadLeft('$1', 'r.reason')} else tried end,
    channel = case when ${AWAY} and not ${FIRST_CLOSED} then $3 else outbox.channel end,
    provider_message_id = case when ${AWAY} then null else outbox.provider_message_id end
  from delivery_report r
  where r.channel = $1 and r.provider_message_id = $2
    and outbox.channel = $1 and outbox.provider_message_id = $2
    and ${rank('r.status')} > ${rank('outbox.status')}
  returning outbox.id, outbox.status`;

/** What became of what was sent: our own note of it and the provider's words, whichever comes first. */
export function createOutcomes({
  database,
}: {
  readonly database: Pick<Database, 'query'>;
}): Pick<Outbox, 'settle' | 'report' | 'charge'> {
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
    async settle(id, sent, now) {
      await settled({ id, sent, now });
    },

    async report({ channel, providerMessageId, status, reason = null, elsewhere = null, now }) {
      if (!PROVIDERS_ID.test(providerMessageId)) return [];
      await database.query({
        name: 'outbox-report',
        text: REPORT,
        values: [channel, providerMessageId, status, reason, elsewhere],
      });
      // A statement of its own: only then it sees a message that was settled while the first one waited.
      const { rows } = await database.query<{ id: string; status: string }>({
        name: 'outbox-reported',
        text: REPORTED,
        values: [channel, providerMessageId, elsewhere, now],
      });
      return rows.filter(({ status: is }) => is === 'pending').map(({ id }) => id);
    },

    async charge({ channel, providerMessageId, cost }) {
      if (!PROVIDERS_ID.test(providerMessageId)) return;
      const values = [channel, providerMessageId, cost];
      await database.query({ name: 'outbox-report-cost', text: REPORT_COST, values });
      await database.query({ name: 'outbox-charge', text: CHARGE, values });
    },
  };
}
