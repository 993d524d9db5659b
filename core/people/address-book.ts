import { ACCOUNT_SEALED } from '../accounts/accounts.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Queries } from '../db/pool.ts';
import type { PhoneNumber } from '../phone.ts';

/** Whose number it is on the channels; null when it has never been in touch. */
export async function personOf(phone: PhoneNumber, vault: Vault, within: Queries): Promise<string | null> {
  const { rows } = await within.query<{ person_id: string }>({
    name: 'book-person-of',
    text: 'select person_id from identity where address_index = any($1)',
    values: [vault.indexes(phone.kind, phone.value)],
  });
  return rows[0]?.person_id ?? null;
}

/** Whether a number is this person's own, on a channel or to sign in with. */
export async function isAddressOf(
  personId: string,
  phone: PhoneNumber,
  vault: Vault,
  within: Queries,
): Promise<boolean> {
  const { rows } = await within.query<{ own: boolean }>({
    name: 'book-is-own',
    text: `select exists (select from identity where person_id = $1 and address_index = any($2))
      or exists (select from account where person_id = $1 and phone_index = any($3)) as own`,
    values: [
      personId,
      vault.indexes(phone.kind, phone.value),
      vault.indexes(ACCOUNT_SEALED.phone, phone.value),
    ],
  });
  return rows[0]!.own;
}

/** Those of some numbers whose people want no messages (STOP). */
export async function optedOutOf(
  phones: readonly PhoneNumber[],
  vault: Vault,
  within: Queries,
): Promise<ReadonlySet<PhoneNumber>> {
  if (phones.length === 0) return new Set();
  const byIndex = new Map(
    phones.flatMap((phone) =>
      vault.indexes(phone.kind, phone.value).map((index) => [index.toString('hex'), phone] as const),
    ),
  );
  const { rows } = await within.query<{ address_index: Buffer }>({
    name: 'book-opted-out',
    text: `select i.address_index from identity i join person p on p.id = i.person_id
      where i.address_index = any($1) and p.opted_out_at is not null`,
    values: [[...byIndex.keys()].map((index) => Buffer.from(index, 'hex'))],
  });
  return new Set(rows.map(({ address_index }) => byIndex.get(address_index.toString('hex'))!));
}
