import { z } from 'zod';
import type { Claimed } from '../outbox/outbox.ts';
import type { Caregivers } from '../people/caregivers.ts';
import type { Contact } from '../people/contact-book.ts';
import type { ZoneOf } from '../people/zones.ts';
import { PersonRefused } from '../people/refusal.ts';
import type { PhoneNumber } from '../phone.ts';
import { DOSE_ANSWERS, type Doses } from './doses.ts';
import { Draft, planOf } from './draft.ts';
import type { Reminders } from './reminders.ts';

/** The kind of the rows of the outbox that hold a wish. */
export const REMINDER = 'reminder';

/** The kind of the rows that ask somebody whether they may be told; `of` chose them. */
export const CAREGIVER_ASK = 'caregiver-ask';
export interface CaregiverAsk {
  readonly contact: string;
  readonly of: string;
  /** Null: whoever chose them says that the number is theirs, however long they were silent. */
  readonly silentDays: null;
}

const ids = z.array(z.uuid()).max(50).readonly();

/** What somebody in a conversation wishes of reminders, as a flow emits it and a row of the outbox keeps it, sealed. */
export const ReminderWish = z.discriminatedUnion('do', [
  /** `withCaregiver`: their caregiver may be told of silence, once agreed. */
  z.object({ do: z.literal('set'), draft: Draft, withCaregiver: z.boolean() }),
  z.object({ do: z.literal('pause'), id: z.uuid(), days: z.int().min(1).max(90) }),
  z.object({ do: z.literal('resume'), id: z.uuid() }),
  z.object({ do: z.literal('stop'), id: z.uuid() }),
  z.object({
    do: z.literal('answer'),
    about: z.enum(['medicine', 'visit']),
    doses: ids,
    answer: z.enum(DOSE_ANSWERS),
  }),
  /** The reminders that these doses are of. */
  z.object({ do: z.literal('stop-of'), doses: ids }),
  /** Every schedule of pregnancy and childhood. */
  z.object({ do: z.literal('care-ended') }),
  /** Whom to tell of silence, by a number as people of the country dial it; and nobody any more. */
  z.object({ do: z.literal('caregiver'), number: z.string().max(20) }),
  z.object({ do: z.literal('no-caregiver') }),
  /** What they said who were asked for it. */
  z.object({ do: z.literal('caregiver-said'), contact: z.uuid(), agrees: z.boolean() }),
]);
export type ReminderWish = Readonly<z.infer<typeof ReminderWish>>;

/** What of reminders a wish is done with. */
export interface WishDoers {
  readonly reminders: Pick<Reminders, 'set' | 'tell' | 'pause' | 'resume' | 'stop' | 'stopCare'>;
  readonly doses: Pick<Doses, 'answer' | 'remindersOf'>;
  readonly caregivers: Pick<Caregivers, 'choose' | 'remove' | 'answer'>;
  /** The contact of a person who is to be told of silence; null: nobody. */
  readonly caregiverOf: (personId: string) => Promise<Contact | null>;
  /** Puts the question to a contact of a person's; resolves with the ids of rows of the outbox. */
  readonly askCaregiver: (personId: string, contact: Contact) => Promise<readonly string[]>;
  readonly readNumber: (text: string) => PhoneNumber | null;
  readonly languageOf: (personId: string) => Promise<string>;
  readonly zoneOf: ZoneOf;
}

/**
 * Does what a row of the outbox wishes, at the time that it was wished. Done twice it is done once. Resolves with the ids of
 * rows of the outbox that are due now. Throws ReminderRefused and PersonRefused.
 */
export async function performWish(
  doers: WishDoers,
  {
    id,
    personId,
    identityId,
    createdAt: at,
    payload,
  }: Pick<Claimed, 'id' | 'personId' | 'identityId' | 'createdAt' | 'payload'>,
): Promise<readonly string[]> {
  const wish = ReminderWish.parse(payload);
  const { reminders, doses, caregivers, caregiverOf, zoneOf } = doers;
  switch (wish.do) {
    case 'set': {
      const caregiver = wish.withCaregiver ? ((await caregiverOf(personId))?.id ?? null) : null;
      const plan = planOf(wish.draft, { now: at, zone: await zoneOf(personId), caregiver });
      return reminders.set({ id, personId, identityId, plan }, at);
    }
    case 'pause':
      return reminders.pause(personId, wish.id, wish.days, at);
    case 'resume':
      return reminders.resume(personId, wish.id, at);
    case 'stop':
      await reminders.stop(personId, wish.id, at);
      return [];
    case 'answer':
      await doses.answer(personId, wish, at);
      return [];
    case 'stop-of':
      for (const of of await doses.remindersOf(personId, wish.doses)) await reminders.stop(personId, of, at);
      return [];
    case 'care-ended':
      await reminders.stopCare(personId, at);
      return [];
    case 'caregiver':
      return choose(doers, { personId, at, number: wish.number });
    case 'no-caregiver':
      await caregivers.remove(personId, at);
      return reminders.tell(personId, null, at);
    case 'caregiver-said':
      await caregivers.answer(personId, wish.contact, wish.agrees, at);
      return [];
  }
}

/** They are asked before all else; who is told of all medicines is known from then on, and told nothing without a yes. */
async function choose(
  { reminders, caregivers, askCaregiver, readNumber, languageOf }: WishDoers,
  { personId, at, number }: { personId: string; at: Date; number: string },
): Promise<readonly string[]> {
  const phone = readNumber(number);
  if (!phone) throw new PersonRefused('no-number');
  const contact = await caregivers.choose(personId, { phone, language: await languageOf(personId) }, at);
  const asking = contact.status === 'asked' ? await askCaregiver(personId, contact) : [];
  return [...asking, ...(await reminders.tell(personId, contact.id, at))];
}
