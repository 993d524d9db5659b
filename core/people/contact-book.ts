import type { Actor, Audit } from '../audit/audit.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { PhoneNumber } from '../phone.ts';
import { isAddressOf, optedOutOf } from './address-book.ts';
import { holdPerson } from './person.ts';
import { PersonRefused } from './refusal.ts';

/** Contacts of one person, and the times that one number is asked in a day, whoever asks: nobody is pestered. */
export const MOST_CONTACTS = 5;
const ASKED = { most: 3, ms: 86_400_000 };

/** The version of what a contact is told when asked; a new text means a new version here. */
export const CONTACT_NOTICE = 2;

export const CONTACT_SEALED = { name: 'emergency_contact.name', phone: 'emergency_contact.phone' };

/** Whom to tell in an emergency, as the person wrote it. `phone` in E.164. */
export interface NewContact {
  readonly name: string;
  readonly phone: PhoneNumber;
  readonly relation: string;
  /** What they are asked and told in. */
  readonly language: string;
}

/**
 * "withdrawn": said no, or agreed once and wants no messages of the service any more. Only who has "agreed" is told anything.
 */
export type ContactStatus = 'asked' | 'agreed' | 'withdrawn';

export interface Contact extends NewContact {
  readonly id: string;
  readonly status: ContactStatus;
  readonly askedAt: Date;
  readonly agreedAt: Date | null;
}

/** Contacts as they are stored, whichever way they were chosen and agreed. Throws PersonRefused. */
export interface ContactBook {
  list(personId: string): Promise<Contact[]>;
  /** Another's are not found. */
  find(personId: string, id: string): Promise<Contact>;
  /** Whether a number may be asked once more today, by whomever. */
  mayAsk(phone: PhoneNumber, now: Date): Promise<boolean>;
  /** Keeps one who is to be asked, by `actor`. */
  add(personId: string, contact: NewContact, actor: Actor, now: Date): Promise<Contact>;
  /** Counts that they are asked once more; that they agreed before does not count any more. */
  askAgain(personId: string, asked: Pick<Contact, 'id' | 'phone'>, actor: Actor, now: Date): Promise<Contact>;
  /** Notes what they answered. */
  answered(
    personId: string,
    id: string,
    agrees: boolean,
    by: { readonly actor: Actor; readonly at: Date },
    within: Queries,
  ): Promise<Contact>;
  remove(personId: string, id: string, actor: Actor, now: Date): Promise<void>;
}

interface ContactRow {
  id: string;
  name_sealed: Buffer;
  phone_sealed: Buffer;
  relation: string;
  language: string;
  status: ContactStatus;
  asked_at: Date;
  agreed_at: Date | null;
}

const COLUMNS = 'id, name_sealed, phone_sealed, relation, language, status, asked_at, agreed_at';

/** One statement, so that of many who ask at once each sees the one before it counted. */
const COUNT_ASKED = `
  insert into rate_limit as r (key, points, expire) values ($1, 1, $3) on conflict (key) do update
    set points = case when r.expire <= $2 then 1 else r.points + 1 end,
      expire = case when r.expire <= $2 then $3 else r.expire end
    where r.expire <= $2 or r.points < ${ASKED.most}`;

export function createContactBook({
  database,
  vault,
  audit,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly audit: Audit;
}): ContactBook {
  const opened = (row: ContactRow): Contact => ({
    id: row.id,
    name: vault.open(CONTACT_SEALED.name, row.name_sealed),
    phone: PhoneNumber.parse(vault.open(CONTACT_SEALED.phone, row.phone_sealed))!,
    relation: row.relation,
    language: row.language,
    status: row.status,
    askedAt: row.asked_at,
    agreedAt: row.agreed_at,
  });

  /** What is stored, before it is asked who wants messages. */
  async function rowsOf(personId: string, within: Queries = database): Promise<Contact[]> {
    const { rows } = await within.query<ContactRow>({
      name: 'contact-list',
      text: `select ${COLUMNS} from emergency_contact where person_id = $1 order by asked_at, id`,
      values: [personId],
    });
    return rows.map(opened);
  }

  async function list(personId: string): Promise<Contact[]> {
    const stored = await rowsOf(personId);
    const optedOut = await optedOutOf(
      stored.map(({ phone }) => phone),
      vault,
      database,
    );
    return stored.map((contact) =>
      contact.status === 'agreed' && optedOut.has(contact.phone)
        ? { ...contact, status: 'withdrawn' as const }
        : contact,
    );
  }

  const askedKey = ({ e164 }: PhoneNumber): string =>
    `contact:${vault.index('emergency_contact.asked', e164).toString('base64url')}`;

  /** Throws PersonRefused where the number was asked often enough. */
  async function countAsked(phone: PhoneNumber, now: Date, within: Queries): Promise<void> {
    const key = askedKey(phone);
    const until = now.getTime() + ASKED.ms;
    const { rowCount } = await within.query({
      name: 'contact-count-asked',
      text: COUNT_ASKED,
      values: [key, now.getTime(), until],
    });
    if (rowCount === 1) return;
    const { rows } = await within.query<{ expire: string }>({
      name: 'contact-asked-until',
      text: 'select expire from rate_limit where key = $1',
      values: [key],
    });
    throw new PersonRefused('asked-often', { now, until: new Date(Number(rows[0]?.expire ?? until)) });
  }

  const note = (
    action: string,
    personId: string,
    id: string,
    { actor, at }: { readonly actor: Actor; readonly at: Date },
    within: Queries,
  ): Promise<void> => audit.note({ action, actor, personId, details: { contact: id }, at }, within);

  return {
    list,

    async find(personId, id) {
      const found = (await list(personId)).find((contact) => contact.id === id);
      if (!found) throw new PersonRefused('not-found');
      return found;
    },

    async mayAsk(phone, now) {
      const { rowCount } = await database.query({
        name: 'contact-may-ask',
        text: `select from rate_limit where key = $1 and expire > $2 and points >= ${ASKED.most}`,
        values: [askedKey(phone), now.getTime()],
      });
      return rowCount === 0;
    },

    add: (personId, { name, phone, relation, language }, actor, now) =>
      database.transaction(async (within) => {
        await holdPerson(personId, within);
        if (await isAddressOf(personId, phone, vault, within)) throw new PersonRefused('own-number');
        const others = await rowsOf(personId, within);
        if (others.some((other) => other.phone.e164 === phone.e164)) throw new PersonRefused('known-contact');
        if (others.length >= MOST_CONTACTS) throw new PersonRefused('many-contacts');
        await countAsked(phone, now, within);
        const { rows } = await within.query<ContactRow>({
          name: 'contact-add',
          text: `insert into emergency_contact
              (person_id, name_sealed, phone_index, phone_sealed, relation, language, status, asked_at, notice_version)
            values ($1, $2, $3, $4, $5, $6, 'asked', $7, $8) returning ${COLUMNS}`,
          values: [
            personId,
            vault.seal(CONTACT_SEALED.name, name),
            vault.index(CONTACT_SEALED.phone, phone.e164),
            vault.seal(CONTACT_SEALED.phone, phone.e164),
            relation,
            language,
            now,
            CONTACT_NOTICE,
          ],
        });
        await note('contact.added', personId, rows[0]!.id, { actor, at: now }, within);
        return opened(rows[0]!);
      }),

    askAgain: (personId, { id, phone }, actor, now) =>
      database.transaction(async (within) => {
        await countAsked(phone, now, within);
        const { rows } = await within.query<ContactRow>({
          name: 'contact-ask',
          text: `update emergency_contact
            set status = 'asked', asked_at = $3, agreed_at = null, withdrawn_at = null, notice_version = $4
            where id = $2 and person_id = $1 returning ${COLUMNS}`,
          values: [personId, id, now, CONTACT_NOTICE],
        });
        if (!rows[0]) throw new PersonRefused('not-found');
        await note('contact.asked', personId, id, { actor, at: now }, within);
        return opened(rows[0]);
      }),

    async answered(personId, id, agrees, by, within) {
      const { rows } = await within.query<ContactRow>({
        name: 'contact-answered',
        text: `update emergency_contact set status = case when $3 then 'agreed' else 'withdrawn' end,
            agreed_at = case when $3 then $4::timestamptz end,
            withdrawn_at = case when $3 then null else $4::timestamptz end
          where id = $2 and person_id = $1 returning ${COLUMNS}`,
        values: [personId, id, agrees, by.at],
      });
      if (!rows[0]) throw new PersonRefused('not-found');
      await note(agrees ? 'contact.agreed' : 'contact.refused', personId, id, by, within);
      return opened(rows[0]);
    },

    remove: (personId, id, actor, now) =>
      database.transaction(async (within) => {
        const { rowCount } = await within.query({
          name: 'contact-remove',
          text: 'delete from emergency_contact where id = $2 and person_id = $1',
          values: [personId, id],
        });
        if (rowCount === 0) throw new PersonRefused('not-found');
        await note('contact.removed', personId, id, { actor, at: now }, within);
      }),
  };
}
