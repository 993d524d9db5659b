import { ACCOUNT_SEALED } from '../accounts/accounts.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Queries } from '../db/pool.ts';
import type { Recipient } from './notice.ts';

/** What a responder comes with. */
export const VEHICLES = ['none', 'bicycle', 'motorcycle', 'car'] as const;
export type Vehicle = (typeof VEHICLES)[number];
export const SKILLS = ['first-aid', 'cpr', 'midwife', 'nurse', 'doctor', 'snakebite', 'swimmer'] as const;
export type Skill = (typeof SKILLS)[number];

/** Somebody who is asked. `name` is the first word of the account's name, null where it has none. */
export interface Responder {
  readonly accountId: string;
  readonly name: string | null;
  readonly to: Recipient;
}

interface ResponderRow {
  account_id: string;
  name_sealed: Buffer | null;
  identity_id: string;
  person_id: string;
  language: string | null;
}

/** A responder by their account; null when they are gone. */
export async function responderOf(
  within: Queries,
  vault: Vault,
  accountId: string,
): Promise<Responder | null> {
  const { rows } = await within.query<ResponderRow>({
    name: 'responder-of',
    text: `select r.account_id, a.name_sealed, r.identity_id, i.person_id, p.language
      from responder r join account a on a.id = r.account_id
      join identity i on i.id = r.identity_id join person p on p.id = i.person_id where r.account_id = $1`,
    values: [accountId],
  });
  const [row] = rows;
  if (!row) return null;
  const name = row.name_sealed && vault.open(ACCOUNT_SEALED.name, row.name_sealed).trim().split(/\s+/)[0];
  return {
    accountId: row.account_id,
    name: name || null,
    to: { personId: row.person_id, identityId: row.identity_id, language: row.language, medium: 'sms' },
  };
}
