import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { AUDIT_ROW, BEGINNING, headOf, linkOf, openLink, sealLink, type AuditRow } from './chain.ts';

/** What was sealed at once: how many rows, and the chain's head afterwards (chain.ts). */
export interface Sealed {
  readonly rows: number;
  readonly head: string;
}

/** Chains what has been written to the audit since. */
export interface Sealer {
  /**
   * Seals every committed row that is not sealed yet; null when there was none, or another process is at it. Ids are drawn
   * before they commit: `lookBack` (milliseconds) is how long before the last seal a later id may have been sealed
   * already. What turns up below that was not written by the service; it is never sealed, and verifying names it.
   */
  seal(now: Date, lookBack: number): Promise<Sealed | null>;
}

/** Milliseconds: for the look each second, and for the one each minute, far longer than any of our transactions. */
export const LOOK_BACK = { often: 60_000, seldom: 3_600_000 } as const;

/** Rows in one transaction. */
const BATCH = 1000;
/** Names the lock that one sealer holds: "audi". */
const LOCK = 0x61756469;

/** The highest id that was sealed `$1` milliseconds before the last seal; ids above it are looked through. */
export const FLOOR = `select coalesce(max(audit_id), 0) from audit_seal where position <= (
    select s.position from audit_seal s
    where s.sealed_at < (select sealed_at from audit_seal order by position desc limit 1) - $1 * interval '1 ms'
    order by s.position desc limit 1)`;

export function createSealer({
  database,
  vault,
  batch = BATCH,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly batch?: number;
}): Sealer {
  return {
    async seal(now, lookBack) {
      let rows = 0;
      let head = '';
      for (;;) {
        const next = await database.transaction((within) => sealSome(within, now, lookBack));
        if (!next) return rows === 0 ? null : { rows, head };
        rows += next.rows;
        head = next.head;
        if (next.rows < batch) return { rows, head };
      }
    },
  };

  async function sealSome(within: Queries, now: Date, lookBack: number): Promise<Sealed | null> {
    // The lock ends with the transaction. What is read after it was taken has all that its last holder wrote.
    const { rows: locks } = await within.query<{ held: boolean }>({
      name: 'audit-lock',
      text: 'select pg_try_advisory_xact_lock($1) as held',
      values: [LOCK],
    });
    if (!locks[0]!.held) return null;

    const rows = await unsealed(within, lookBack);
    if (rows.length === 0) return null;
    let { position, link } = await lastOf(within);
    const chained = rows.map((row) => {
      position += 1n;
      link = linkOf(link, position, now, row);
      return { id: row.id, position: String(position), sealed: sealLink(vault, link) };
    });
    await within.query({
      name: 'audit-seal',
      text: `insert into audit_seal (audit_id, position, hash_sealed, sealed_at)
        select *, $4 from unnest($1::bigint[], $2::bigint[], $3::bytea[])`,
      values: [
        chained.map(({ id }) => id),
        chained.map((each) => each.position),
        chained.map(({ sealed }) => sealed),
        now,
      ],
    });
    return { rows: rows.length, head: headOf(position, link) };
  }

  async function unsealed(within: Queries, lookBack: number): Promise<AuditRow[]> {
    const { rows } = await within.query<AuditRow>({
      name: 'audit-unsealed',
      // The limit makes PostgreSQL look each row up, however many are sealed.
      text: `select ${AUDIT_ROW} from audit a
        left join lateral (select true as sealed from audit_seal s where s.audit_id = a.id limit 1) s on true
        where a.id > (${FLOOR}) and s.sealed is null order by a.id limit $2`,
      values: [lookBack, batch],
    });
    return rows;
  }

  async function lastOf(within: Queries): Promise<{ position: bigint; link: Buffer }> {
    const { rows } = await within.query<{ position: string; hash_sealed: Buffer }>({
      name: 'audit-head',
      text: 'select position, hash_sealed from audit_seal order by position desc limit 1',
      values: [],
    });
    const [last] = rows;
    if (!last) return { position: 0n, link: BEGINNING };
    return { position: BigInt(last.position), link: openLink(vault, last.hash_sealed) };
  }
}
