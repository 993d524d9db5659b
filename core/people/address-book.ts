import { ACCOUNT_SEALED } from '../accounts/accounts.ts';
import { ADDRESS_SEALED } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Queries } from '../db/pool.ts';
import { PhoneNumber } from '../phone.ts';

/** Whose number it is on the channels; null when it has never been in touch. */
export async function personOf(phone: PhoneNumber, vault: Vault, within: Queries): Promise<string | null> {
  const { rows } = await within.query<{ person_id: string }>({
    name: 'book-person-of',
    text: 'select person_id from identity where address_index = any($1)',
    values: [vault.indexes(phone.kind, phone.value)],
  });
  return rows[0]?.person_id ?? null;
}

/** A number of a person's: one that they are in touch by, else what they sign in with; null where none is known. */
export async function phoneOf(personId: string, vault: Vault, within: Queries): Promise<PhoneNumber | null> {
  const { rows } = await within.query<{ context: string; sealed: Buffer }>({
    name: 'book-phone-of',
    text: `select $2::text as context, address_sealed as sealed from identity where person_id = $1
      union all select $3::text, phone_sealed from account where person_id = $1 and phone_sealed is not null`,
    values: [personId, ADDRESS_SEALED, ACCOUNT_SEALED.phone],
  });
  for (const { context, sealed } of rows) {
    const phone = PhoneNumber.parse(vault.open(context, sealed));
    if (phone) return phone;
  }
  return null;
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
