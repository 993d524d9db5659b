import { createHash } from 'node:crypto';
import type { Vault } from '../crypto/vault.ts';

/** A row of the audit as it is read to be sealed or verified: everything as text, so that nothing is rounded. */
export interface AuditRow {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  /** Hexadecimal. */
  readonly subject: string | null;
  /** As PostgreSQL writes jsonb: one text for one value. */
  readonly details: string | null;
}

/** The columns of AuditRow, of a table named `a`. */
export const AUDIT_ROW = `a.id::text as id, (extract(epoch from a.at) * 1000)::bigint::text as at, a.action, a.actor,
  encode(a.subject, 'hex') as subject, a.details::text as details`;

/** What comes before the first row. */
export const BEGINNING = Buffer.alloc(32);

const CONTEXT = 'audit_seal.hash';

/** SHA-256 over the hash before, the place in the chain, when it was sealed, and all of the row. */
export function linkOf(previous: Buffer, position: bigint, sealedAt: Date, row: AuditRow): Buffer {
  const { id, at, action, actor, subject, details } = row;
  const told = [String(position), sealedAt.getTime(), id, at, action, actor, subject, details];
  return createHash('sha256').update(previous).update(JSON.stringify(told)).digest();
}

export const sealLink = (vault: Vault, link: Buffer): Buffer => vault.seal(CONTEXT, link.toString('base64'));

/** Throws when it was not sealed by who holds a data key. */
export const openLink = (vault: Vault, sealed: Uint8Array): Buffer =>
  Buffer.from(vault.open(CONTEXT, sealed), 'base64');

/** The head of a chain as it is told and kept elsewhere: "1234:base64url". */
export const headOf = (position: bigint, link: Buffer): string => `${position}:${link.toString('base64url')}`;
