import type { Actor } from '../audit/audit.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { PhoneNumber } from '../phone.ts';
import { isAddressOf } from './address-book.ts';
import { type Contact, type ContactBook, MOST_CONTACTS, type NewContact } from './contact-book.ts';
import { PersonRefused } from './refusal.ts';

/** The relation of the one contact who was chosen in a conversation. */
const CAREGIVER = 'caregiver';

/** Last digits that a number is called by. */
const SHOWN_DIGITS = 4;

/** The last digits of a number, by which people know it again: "4321". */
export const endingOf = ({ e164 }: Pick<PhoneNumber, 'e164'>): string => e164.slice(-SHOWN_DIGITS);

/** The one contact whom a person chose in a conversation, to be told when they do not answer. */
export interface Caregivers {
  /** Who is told: `named` where it is a contact still, the one chosen in a conversation, the first who has agreed; null: nobody. */
  of(personId: string, named?: string | null): Promise<Contact | null>;
  /** Why a number cannot be chosen now; null where it can. */
  fault(
    personId: string,
    phone: PhoneNumber,
    now: Date,
  ): Promise<'own-number' | 'many-contacts' | 'asked-often' | null>;
  /**
   * It is this number from now on, and none that was chosen before. Where its status is "asked" the question is to be put to
   * them. Wished twice at the same time it is chosen once. Throws PersonRefused.
   */
  choose(personId: string, chosen: Pick<NewContact, 'phone' | 'language'>, at: Date): Promise<Contact>;
  /** Who was chosen is told of nothing any more. */
  remove(personId: string, at: Date): Promise<void>;
  /** What they said to the question; `from` is who has the number now. Throws PersonRefused where they were not asked. */
  answer(from: string, id: string, agrees: boolean, at: Date): Promise<void>;
}

export function createCaregivers({
  book,
  database,
  vault,
}: {
  readonly book: ContactBook;
  readonly database: Database;
  readonly vault: Vault;
}): Caregivers {
  const by = (personId: string): Actor => ({ kind: 'person', personId });
  const isChosen = ({ relation }: Contact): boolean => relation === CAREGIVER;

  async function remove(personId: string, ids: readonly Contact[], at: Date): Promise<void> {
    for (const { id } of ids) await book.remove(personId, id, by(personId), at);
  }

  return {
    async of(personId, named = null) {
      const all = await book.list(personId);
      const isAgreed = ({ status }: Contact): boolean => status === 'agreed';
      return all.find(({ id }) => id === named) ?? all.find(isChosen) ?? all.find(isAgreed) ?? null;
    },

    async fault(personId, phone, now) {
      if (await isAddressOf(personId, phone, vault, database)) return 'own-number';
      const all = await book.list(personId);
      const known = all.find((one) => one.phone.e164 === phone.e164);
      const others = all.filter((one) => !isChosen(one));
      if (!known && others.length >= MOST_CONTACTS) return 'many-contacts';
      return known?.status === 'agreed' || (await book.mayAsk(phone, now)) ? null : 'asked-often';
    },

    async choose(personId, { phone, language }, at) {
      const before = await book.list(personId);
      const known = before.find((one) => one.phone.e164 === phone.e164);
      await remove(
        personId,
        before.filter((one) => isChosen(one) && one !== known),
        at,
      );
      if (!known) {
        const name = `*${endingOf(phone)}`;
        return book.add(personId, { name, phone, relation: CAREGIVER, language }, by(personId), at);
      }
      return known.status === 'agreed' || known.askedAt >= at
        ? known
        : book.askAgain(personId, known, by(personId), at);
    },

    remove: async (personId, at) => remove(personId, (await book.list(personId)).filter(isChosen), at),

    answer: (from, id, agrees, at) =>
      database.transaction(async (within) => {
        const { rows } = await within.query<{ person_id: string }>({
          name: 'caregiver-asked',
          text: 'select person_id from emergency_contact where id = $1 for update',
          values: [id],
        });
        const owner = rows[0]?.person_id;
        if (owner === undefined) throw new PersonRefused('not-found');
        const { phone } = await book.answered(owner, id, agrees, { actor: by(from), at }, within);
        // Whoever has another number was asked nothing: nothing of it is kept.
        if (!(await isAddressOf(from, phone, vault, within))) throw new PersonRefused('not-found');
      }),
  };
}
