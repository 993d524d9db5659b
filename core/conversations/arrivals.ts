import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';

/** What a provider brought, as it is kept until it has been worked on. `request` is JSON. */
export interface Arrival {
  readonly id: string;
  readonly channel: string;
  readonly path: string;
  readonly request: unknown;
}

/** What providers were thanked for before it was worked on: kept until it is done, so that no crash loses it. */
export interface Arrivals {
  /** Keeps one, lent to whoever kept it for LEASE_SECONDS. Resolves with its id. */
  keep(arrival: Omit<Arrival, 'id'>, now: Date): Promise<string>;
  done(ids: readonly string[]): Promise<void>;
  /** Takes on those that a crash left or that failed, oldest first; each is due again later unless it is done. */
  takeDue(now: Date, limit: number): Promise<Arrival[]>;
}

/** Whoever took one on has this long, and longer after each failure: seconds by the tries so far. */
const LEASE_SECONDS = [30, 60, 120, 300, 900, 3600];

const SEALED = 'arrival.request';

interface ArrivalRow {
  id: string;
  channel: string;
  path: string;
  request_sealed: Buffer;
}

export function createArrivals({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Arrivals {
  return {
    async keep({ channel, path, request }, now) {
      const { rows } = await database.query<{ id: string }>({
        name: 'arrival-keep',
        text: `insert into arrival (channel, path, request_sealed, due_at, received_at)
          values ($1, $2, $3, $4::timestamptz + $5 * interval '1 second', $4) returning id`,
        values: [channel, path, vault.seal(SEALED, JSON.stringify(request)), now, LEASE_SECONDS[0]],
      });
      return rows[0]!.id;
    },

    async done(ids) {
      await database.query({
        name: 'arrival-done',
        text: 'delete from arrival where id = any($1)',
        values: [ids],
      });
    },

    async takeDue(now, limit) {
      const { rows } = await database.query<ArrivalRow>({
        name: 'arrival-take-due',
        text: `with taken as (
            update arrival set attempts = attempts + 1,
              due_at = $1::timestamptz + ($3::int[])[least(attempts + 2, array_length($3::int[], 1))] * interval '1 second'
            where id in (select id from arrival where due_at <= $1 order by due_at limit $2 for update skip locked)
            returning id, channel, path, request_sealed, received_at
          ) select * from taken order by received_at, id`,
        values: [now, limit, LEASE_SECONDS],
      });
      return rows.map(({ id, channel, path, request_sealed }) => ({
        id,
        channel,
        path,
        request: JSON.parse(vault.open(SEALED, request_sealed)) as unknown,
      }));
    },
  };
}
