import type { Clock } from '../clock.ts';
import type { Queries, Statement } from '../db/pool.ts';
import { AccountRefused } from './refusal.ts';

/** Tries that are free, and the seconds after each further one: doubled each time, up to the most. */
const DELAYS = { free: 5, first: 30, most: 3600 };

/** Whose tries are counted: an account's, or those for an address that no account has (any stable hash of it). */
export type Subject = { readonly accountId: string } | { readonly addressHash: Buffer };

/**
 * Counts tries before they are made, so that a thousand at once are no more than five. While it is locked nothing is
 * tried, not even what is right; for an address that nobody has it is the same.
 */
export interface Lockout {
  /** Takes one try; throws AccountRefused 'locked' with the seconds to wait. */
  take(subject: Subject): Promise<void>;
  /** It was right: counted from nothing again. */
  reset(subject: Subject): Promise<void>;
  /** It was neither right nor wrong: as if it had not been made. */
  giveBack(subject: Subject): Promise<void>;
}

/** Seconds from the `count`-th failure on, in SQL. */
const delay = (count: string): string =>
  `case when ${count} < ${DELAYS.free} then 0
    else least(${DELAYS.most}, ${DELAYS.first} * 2 ^ least(${count} - ${DELAYS.free}, 20)) end`;

/** The tries of an account are kept in its row; the second number is the wait where none was free. */
const OF_ACCOUNT = {
  take: `with taken as (
      update account set failures = failures + 1,
        locked_until = $2::timestamptz + make_interval(secs => ${delay('failures + 1')})
      where id = $1 and (locked_until is null or locked_until <= $2) returning id
    )
    select exists (select from taken) as taken,
      (select extract(epoch from locked_until - $2)::float8 from account where id = $1) as wait`,
  reset: 'update account set failures = 0, locked_until = null where id = $1 and failures > 0',
  giveBack: 'update account set failures = greatest(failures - 1, 0), locked_until = null where id = $1',
};

/** Those for an address of nobody beside the requests that are counted: `expire` is when it is open again, in ms. */
const OF_ADDRESS = {
  take: `with taken as (
      insert into rate_limit as r (key, points, expire) values ($1, 1, $2) on conflict (key) do update
        set points = r.points + 1, expire = $2::int8 + 1000 * (${delay('r.points + 1')})::int8
        where r.expire <= $2
      returning key
    )
    select exists (select from taken) as taken,
      (select (expire - $2) / 1000.0 from rate_limit where key = $1)::float8 as wait`,
  reset: 'delete from rate_limit where key = $1',
  giveBack: 'update rate_limit set points = greatest(points - 1, 0), expire = 0 where key = $1',
};

export function createLockout({
  database,
  clock,
}: {
  readonly database: Queries;
  readonly clock: Clock;
}): Lockout {
  const statement = (deed: keyof typeof OF_ACCOUNT, subject: Subject): Statement =>
    'accountId' in subject
      ? {
          name: `account-try-${deed}`,
          text: OF_ACCOUNT[deed],
          values: [subject.accountId, ...(deed === 'take' ? [clock.now()] : [])],
        }
      : {
          name: `address-try-${deed}`,
          text: OF_ADDRESS[deed],
          values: [
            `sign-in:${subject.addressHash.toString('base64url')}`,
            ...(deed === 'take' ? [clock.now().getTime()] : []),
          ],
        };

  return {
    async take(subject) {
      const { rows } = await database.query<{ taken: boolean; wait: number | null }>(
        statement('take', subject),
      );
      const { taken, wait } = rows[0]!;
      // Of two at once the one that waited sees the lock as it was before the other.
      if (!taken) throw new AccountRefused('locked', wait && wait > 0 ? Math.ceil(wait) : DELAYS.first);
    },
    async reset(subject) {
      await database.query(statement('reset', subject));
    },
    async giveBack(subject) {
      await database.query(statement('giveBack', subject));
    },
  };
}
