import type { CodeDelivery } from '../accounts/code-delivery.ts';
import type { Codes } from '../accounts/codes.ts';
import type { Actor } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { isLanguage } from '../text/languages.ts';
import { optedOutOf } from './address-book.ts';
import type { Contact, ContactBook, NewContact } from './contact-book.ts';
import { PersonRefused } from './refusal.ts';

export { CONTACT_SEALED, type Contact, type NewContact } from './contact-book.ts';

/** The emergency contacts of people, each with their own consent. Another's are not found (PersonRefused 'not-found'). */
export interface Contacts {
  list(personId: string): Promise<Contact[]>;
  /** Those that may be told of an emergency. */
  agreedOf(personId: string): Promise<Contact[]>;
  /** Adds and asks them, by a code that they hand on if they agree. Who wants no messages gets none. Throws PersonRefused. */
  add(personId: string, contact: NewContact): Promise<Contact>;
  /** Asks once more; the code before is void. */
  ask(personId: string, id: string): Promise<Contact>;
  /** They have agreed: the code that they got proves it. */
  agree(personId: string, id: string, code: string): Promise<Contact>;
  remove(personId: string, id: string): Promise<void>;
}

export function createContacts({
  book,
  database,
  vault,
  clock,
  codes,
  delivery,
}: {
  readonly book: ContactBook;
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly codes: Codes;
  readonly delivery: Pick<CodeDelivery, 'has'>;
}): Contacts {
  const { list } = book;

  /** Sends the code, once all of it is committed; who wants no messages is not written to, and nobody learns that. */
  async function send({ id, phone, language }: Contact): Promise<void> {
    const optedOut = await optedOutOf([phone], vault, database);
    if (optedOut.has(phone)) return;
    await codes.ask({ address: phone, purpose: 'contact', language, details: { contact: id } });
  }

  const checkRoad = (): void => {
    if (!delivery.has('sms') && !delivery.has('voice')) throw new PersonRefused('no-road');
  };

  /** Somebody signed in. */
  const account = (personId: string): Actor => ({ kind: 'account', personId });

  return {
    list,

    agreedOf: async (personId) => (await list(personId)).filter(({ status }) => status === 'agreed'),

    async add(personId, contact) {
      if (!isLanguage(contact.language)) throw new PersonRefused('language');
      checkRoad();
      const added = await book.add(personId, contact, account(personId), clock.now());
      await send(added);
      return added;
    },

    async ask(personId, id) {
      checkRoad();
      const found = await book.find(personId, id);
      if (found.status === 'agreed') throw new PersonRefused('agreed');
      const asked = await book.askAgain(personId, found, account(personId), clock.now());
      await send(asked);
      return asked;
    },

    async agree(personId, id, code) {
      const { phone } = await book.find(personId, id);
      const right = await codes.prove(phone, 'contact', code);
      // Another's code for the same number is theirs alone.
      const isTheirs = (right?.details as { contact?: unknown } | null | undefined)?.contact === id;
      if (!right || !isTheirs) throw new PersonRefused('wrong-code');
      return database.transaction(async (within) => {
        if (!(await codes.use(right, within))) throw new PersonRefused('wrong-code');
        return book.answered(personId, id, true, { actor: account(personId), at: clock.now() }, within);
      });
    },

    remove: (personId, id) => book.remove(personId, id, account(personId), clock.now()),
  };
}
