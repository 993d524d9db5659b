import { randomBytes } from 'node:crypto';
import type { Vault } from '../crypto/vault.ts';
import type { Queries } from '../db/pool.ts';

/** Bytes of the name that the audit has for a person: drawn by lot, so that nothing leads from it to them. */
const BYTES = 16;

const CONTEXT = 'person.pseudonym';

/** A new pseudonym for `person.pseudonym_sealed`, sealed. With that row it is gone, and what it named is nobody's. */
export const sealPseudonym = (vault: Vault): Buffer =>
  vault.seal(CONTEXT, randomBytes(BYTES).toString('base64url'));

/** The sixteen bytes of a pseudonym, as they stand in `audit.subject`. */
export const openPseudonym = (vault: Vault, sealed: Uint8Array): Buffer =>
  Buffer.from(vault.open(CONTEXT, sealed), 'base64url');

/** How `audit.actor` writes who acted: "account:<base64url>" signed in, "person:<base64url>" on a channel. */
export const actorOf = (kind: 'account' | 'person', pseudonym: Buffer | null): string =>
  `${kind}:${pseudonym ? pseudonym.toString('base64url') : 'gone'}`;

/**
 * The sealed pseudonym of somebody who may have none yet; undefined when the person is gone. Of two that make one at
 * once, the second waits for the first and gets the first one's.
 */
export async function makePseudonym(
  queries: Queries,
  vault: Vault,
  personId: string,
): Promise<Buffer | undefined> {
  const { rows } = await queries.query<{ pseudonym_sealed: Buffer }>({
    name: 'pseudonym-make',
    text: `update person set pseudonym_sealed = coalesce(pseudonym_sealed, $2) where id = $1
      returning pseudonym_sealed`,
    values: [personId, sealPseudonym(vault)],
  });
  return rows[0]?.pseudonym_sealed;
}
