import { randomBytes } from 'node:crypto';
import type { Vault } from '../crypto/vault.ts';

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
