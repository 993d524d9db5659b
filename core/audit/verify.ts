import type { Client } from 'pg';
import type { Vault } from '../crypto/vault.ts';
import { AUDIT_ROW, BEGINNING, headOf, linkOf, openLink, type AuditRow } from './chain.ts';
import { FLOOR, LOOK_BACK } from './seal.ts';

/** What was found: the chain holds up to its head, or it is wrong at a position. */
export type Verdict =
  | {
      readonly holds: true;
      readonly rows: number;
      /** When the last row was sealed; null without one. */
      readonly until: Date | null;
      readonly head: string;
      /** Rows that wait for the sealer. */
      readonly waiting: number;
    }
  | { readonly holds: false; readonly position: string; readonly what: string };

/** A head that was told before: the chain must still go through it. */
export interface KnownHead {
  readonly position: bigint;
  /** base64url. */
  readonly link: string;
}

interface SealedRow {
  readonly audit_id: string;
  readonly position: string;
  readonly hash_sealed: Buffer;
  readonly sealed_at: Date;
  readonly row: AuditRow | null;
}

/** Rows read at a time: all that is held in memory. */
const PAGE = 1000;

const wrong = (position: bigint, what: string): Verdict => ({
  holds: false,
  position: String(position),
  what,
});

/** Reads "POSITION:HASH" as `headOf` writes it; null for anything else. */
export function readHead(text: string): KnownHead | null {
  const parts = /^([1-9]\d{0,17}):([\w-]{43})$/.exec(text);
  return parts && { position: BigInt(parts[1]!), link: parts[2]! };
}

/**
 * Goes along the whole chain in one snapshot and stops at the first position that is wrong. `client` is used alone and
 * without a time limit; nothing is written.
 */
export async function verifyAudit({
  client,
  vault,
  known = null,
  page = PAGE,
  onProgress = () => undefined,
}: {
  readonly client: Client;
  readonly vault: Vault;
  readonly known?: KnownHead | null;
  readonly page?: number;
  readonly onProgress?: (rows: number) => void;
}): Promise<Verdict> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    return await verify();
  } finally {
    await client.query('rollback');
  }

  async function verify(): Promise<Verdict> {
    let position = 0n;
    let link: Buffer = BEGINNING;
    let until: Date | null = null;
    for (;;) {
      const rows = await sealedAfter(position);
      for (const sealed of rows) {
        position += 1n;
        const next = follow(link, position, sealed);
        if (typeof next === 'string') return wrong(position, next);
        if (known?.position === position && known.link !== next.toString('base64url'))
          return wrong(position, 'the chain does not go through the head that was given');
        link = next;
        until = sealed.sealed_at;
      }
      onProgress(Number(position));
      if (rows.length < page) break;
    }
    if (known && known.position > position)
      return wrong(position + 1n, `the chain ends at ${position}, before the head that was given`);
    const { added, waiting } = await unsealed();
    if (added !== null)
      return wrong(
        position + 1n,
        `row ${added} is older than the chain's end and was never sealed: added by hand`,
      );
    return { holds: true, rows: Number(position), until, head: headOf(position, link), waiting };
  }

  /** The hash at a position, or what is wrong there. */
  function follow(
    previous: Buffer,
    position: bigint,
    { audit_id, row, ...sealed }: SealedRow,
  ): Buffer | string {
    if (BigInt(sealed.position) !== position) return 'the seal is missing';
    if (!row) return `row ${audit_id} is missing`;
    let link: Buffer;
    try {
      link = openLink(vault, sealed.hash_sealed);
    } catch {
      return `the seal of row ${audit_id} was not made with a key in DATA_KEYS`;
    }
    if (link.equals(linkOf(previous, position, sealed.sealed_at, row))) return link;
    return `row ${audit_id} or its seal was changed, or is not where it was`;
  }

  async function sealedAfter(position: bigint): Promise<SealedRow[]> {
    const { rows } = await client.query<Omit<SealedRow, 'row'> & AuditRow>({
      name: 'audit-verify',
      text: `select s.audit_id, s.position, s.hash_sealed, s.sealed_at, ${AUDIT_ROW}
        from audit_seal s left join audit a on a.id = s.audit_id
        where s.position > $1 order by s.position limit $2`,
      values: [String(position), page],
    });
    return rows.map(({ audit_id, position: at, hash_sealed, sealed_at, ...row }) => ({
      audit_id,
      position: at,
      hash_sealed,
      sealed_at,
      row: row.id === null ? null : row,
    }));
  }

  /** The first row that the sealer would never take, and how many it has not taken yet. */
  async function unsealed(): Promise<{ added: string | null; waiting: number }> {
    const { rows } = await client.query<{ added: string | null; waiting: number }>(
      `with floor as (select (${FLOOR}) as id)
      select min(a.id) filter (where a.id <= floor.id)::text as added,
        (count(*) filter (where a.id > floor.id))::int as waiting
      from audit a, floor where not exists (select from audit_seal s where s.audit_id = a.id)`,
      [LOOK_BACK.seldom],
    );
    return rows[0]!;
  }
}
