import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';

/** What is to be told: to whom ("account:<id>", "role:<role>"), what ("emergency.raised"), and what about it, in JSON. */
export interface NewEvent {
  readonly topic: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event as it is kept. Ids grow, with gaps. */
export interface Event extends NewEvent {
  readonly id: number;
  readonly at: Date;
}

/** The first and the last event that are kept; 0 and 0 where none ever was. */
export interface Kept {
  readonly oldest: number;
  readonly newest: number;
}

/**
 * What happened, as rows that are kept for a day: whoever follows them goes on after the last id that they saw, on any
 * connection to any process. Rows become visible in the order of their ids.
 */
export interface Events {
  /**
   * Keeps an event and rings; its id. In the caller's transaction where one is given, and then as its last statement:
   * from here to the commit all other publishers wait. Throws on a payload larger than MOST_BYTES.
   */
  publish(event: NewEvent, within?: Queries): Promise<number>;
  /** The same for several at once, in their order; their ids. */
  publishAll(events: readonly NewEvent[], within?: Queries): Promise<number[]>;
  /** The events of some topics after an id, oldest first. */
  since(topics: readonly string[], id: number, limit: number): Promise<Event[]>;
  /** The events of all topics after an id, oldest first. */
  all(id: number, limit: number): Promise<Event[]>;
  kept(): Promise<Kept>;
  /** Forgets what is older than a day, but never the newest: it tells how far the ids have come. */
  forget(now: Date): Promise<void>;
}

/** The channel of PostgreSQL's NOTIFY; a note carries an id and nothing else. */
export const CHANNEL = 'arogya_event';
/** Bytes of a payload in JSON. An event says that something is so; whoever wants more asks for it. */
export const MOST_BYTES = 8 * 1024;
const KEPT_MS = 86_400_000;
/** Any number that nothing else locks. */
const LOCK = 7_305_002;

export function createEvents({
  database,
  vault,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
}): Events {
  const eventOf = (row: Row): Event => ({
    id: Number(row.id),
    topic: row.topic,
    kind: row.kind,
    payload: JSON.parse(vault.open('event.payload', row.payload_sealed)) as Event['payload'],
    at: row.created_at,
  });

  async function publishAll(given: readonly NewEvent[], within: Queries = database): Promise<number[]> {
    if (given.length === 0) return [];
    const payloads = given.map(({ kind, payload }) => {
      const text = JSON.stringify(payload);
      if (Buffer.byteLength(text) > MOST_BYTES) throw new RangeError(`the payload of ${kind} is too large`);
      return vault.seal('event.payload', text);
    });
    const { rows } = await within.query<{ id: string }>({
      name: 'event-publish',
      // A sequence gives ids before their rows are visible: without the lock, 8 could be read before 7 is committed,
      // and whoever goes on after 8 would never see 7. The lock is taken before the id and given back by the commit
      // after the row is visible, so that ids are seen in their order. The note goes with the commit too.
      text: `with locked as materialized (select pg_advisory_xact_lock(${LOCK})),
        kept as (
          insert into event (topic, kind, payload_sealed, created_at)
          select topic, kind, payload, $4 from locked,
            unnest($1::text[], $2::text[], $3::bytea[]) with ordinality as given(topic, kind, payload, place)
          order by place returning id
        )
        select id, pg_notify('${CHANNEL}', id::text) from kept order by id`,
      values: [given.map(({ topic }) => topic), given.map(({ kind }) => kind), payloads, clock.now()],
    });
    return rows.map(({ id }) => Number(id));
  }

  return {
    publish: async (event, within) => (await publishAll([event], within))[0]!,
    publishAll,

    async since(topics, id, limit) {
      const { rows } = await database.query<Row>({
        name: 'event-since',
        // Topic by topic, so that each reads no more than it may give, along its index.
        text: `select found.* from unnest($1::text[]) as wanted (topic) cross join lateral (
            select ${COLUMNS} from event where topic = wanted.topic and id > $2 order by id limit $3
          ) as found order by id limit $3`,
        values: [topics, id, limit],
      });
      return rows.map(eventOf);
    },

    async all(id, limit) {
      const { rows } = await database.query<Row>({
        name: 'event-all',
        text: `select ${COLUMNS} from event where id > $1 order by id limit $2`,
        values: [id, limit],
      });
      return rows.map(eventOf);
    },

    async kept() {
      const { rows } = await database.query<{ oldest: string; newest: string }>({
        name: 'event-kept',
        text: 'select coalesce(min(id), 0) as oldest, coalesce(max(id), 0) as newest from event',
        values: [],
      });
      return { oldest: Number(rows[0]!.oldest), newest: Number(rows[0]!.newest) };
    },

    async forget(now) {
      await database.query({
        name: 'event-forget',
        text: 'delete from event where created_at < $1 and id < (select max(id) from event)',
        values: [new Date(now.getTime() - KEPT_MS)],
      });
    },
  };
}

const COLUMNS = 'id, topic, kind, payload_sealed, created_at';

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly kind: string;
  readonly payload_sealed: Buffer;
  readonly created_at: Date;
}
