import type { ConversationStore } from '../core/conversations/store.ts';
import { NOTICE, type NoticePayload } from '../core/messages/notice.ts';
import type { Contacts } from '../core/people/contacts.ts';
import type { Silence, Silences } from '../core/reminders/silences.ts';

/** What a contact is told: with the name of who chose them, where that is known. Of no medicine. */
export const caregiverLine = (name: string | null): NoticePayload['lines'][number] => ({
  key: 'dose.caregiver',
  params: { name: name ?? { key: 'dose.somebody' } },
});

/**
 * Tells the contacts whom people chose, when they have not answered for some doses: in neutral words, once for each silence, as
 * everything is told that nobody asked for at that moment. Who has not agreed, or wants no messages, is told nothing.
 */
export function createCaregiver({
  doses,
  agreedOf,
  nameOf,
  store,
  ring,
}: {
  readonly doses: Silences;
  readonly agreedOf: Contacts['agreedOf'];
  /** What somebody calls themselves; null where they have not said. */
  readonly nameOf: (personId: string) => Promise<string | null>;
  readonly store: Pick<ConversationStore, 'load'>;
  readonly ring: (ids: readonly string[]) => void;
}): (now: Date) => Promise<void> {
  async function tell(silence: Silence, now: Date): Promise<void> {
    const contact = (await agreedOf(silence.personId)).find(({ id }) => id === silence.contactId);
    if (!contact) return;
    const { personId, identityId } = await store.load(contact.phone, now);
    const line = caregiverLine(await nameOf(silence.personId));
    const payload: NoticePayload = { lines: [line], language: contact.language };
    const message = { personId, identityId, kind: NOTICE, channel: null, payload, dueAt: now };
    const id = await doses.tell(silence, message, now);
    if (id !== null) ring([id]);
  }

  return async (now) => {
    const failed: unknown[] = [];
    for (const silence of await doses.hush(now)) {
      try {
        await tell(silence, now);
        await doses.silenced(silence.doses);
      } catch (error) {
        failed.push(error);
      }
    }
    // It is found again; the others are told all the same.
    if (failed.length > 0) throw failed[0];
  };
}
