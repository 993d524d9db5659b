import type { Database } from '../db/pool.ts';

/** Hours for which a reply can be repeated to a late duplicate; after that only its key is known. */
const REPLY_HOURS = 24;
/** Days for which a key is known: longer than any provider redelivers. */
const KEY_DAYS = 30;
/** Days for which what was sent is kept after it is done. */
const OUTBOX_DAYS = 30;

/** Forgets what need not be kept: replies, old keys, and the texts of messages that are done. */
export async function forgetOld({ pool }: Database, now: Date): Promise<void> {
  const before = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  await pool.query(
    'update inbox set reply_sealed = null where reply_sealed is not null and received_at < $1',
    [before(REPLY_HOURS)],
  );
  await pool.query('delete from inbox where received_at < $1', [before(24 * KEY_DAYS)]);
  await pool.query(
    `update outbox set payload_sealed = null
      where payload_sealed is not null and status in ('accepted', 'sent', 'delivered') and updated_at < $1`,
    [before(REPLY_HOURS)],
  );
  await pool.query(
    `delete from outbox where status in ('accepted', 'sent', 'delivered', 'failed') and updated_at < $1`,
    [before(24 * OUTBOX_DAYS)],
  );
}
