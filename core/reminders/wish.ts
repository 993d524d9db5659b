import { z } from 'zod';
import type { Claimed } from '../outbox/outbox.ts';
import { DOSE_ANSWERS, type Doses } from './doses.ts';
import { Draft, planOf } from './draft.ts';
import type { Reminders } from './reminders.ts';

/** The kind of the rows of the outbox that hold a wish. */
export const REMINDER = 'reminder';

const ids = z.array(z.uuid()).max(50).readonly();

/** What somebody in a conversation wishes of reminders, as a flow emits it and a row of the outbox keeps it, sealed. */
export const ReminderWish = z.discriminatedUnion('do', [
  /** `withCaregiver`: the contact who has agreed may be told of silence. */
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
]);
export type ReminderWish = Readonly<z.infer<typeof ReminderWish>>;

/** What of reminders a wish is done with. */
export interface WishDoers {
  readonly reminders: Pick<Reminders, 'set' | 'pause' | 'resume' | 'stop' | 'stopCare'>;
  readonly doses: Pick<Doses, 'answer' | 'remindersOf'>;
  /** The contact of a person who is told of silence; null where nobody has agreed. */
  readonly caregiverOf: (personId: string) => Promise<string | null>;
  /** Where a person lives whose zone nobody knows. */
  readonly zone: string;
}

/**
 * Does what a row of the outbox wishes, at the time that it was wished. Done twice it is done once. Resolves with the ids of
 * rows of the outbox that are due now. Throws ReminderRefused.
 */
export async function performWish(
  { reminders, doses, caregiverOf, zone }: WishDoers,
  {
    id,
    personId,
    identityId,
    createdAt: at,
    payload,
  }: Pick<Claimed, 'id' | 'personId' | 'identityId' | 'createdAt' | 'payload'>,
): Promise<readonly string[]> {
  const wish = ReminderWish.parse(payload);
  switch (wish.do) {
    case 'set': {
      const caregiver = wish.withCaregiver ? await caregiverOf(personId) : null;
      const plan = planOf(wish.draft, { now: at, zone, caregiver });
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
  }
}
