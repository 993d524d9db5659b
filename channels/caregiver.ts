import type { ConversationStore } from '../core/conversations/store.ts';
import { NOTICE, type NoticePayload } from '../core/messages/notice.ts';
import type { Claimed, Sent } from '../core/outbox/outbox.ts';
import { endingOf } from '../core/people/caregivers.ts';
import type { Contacts } from '../core/people/contacts.ts';
import type { PhoneNumber } from '../core/phone.ts';
import type { Silence, Silences } from '../core/reminders/silences.ts';
import type { CaregiverAsk } from '../core/reminders/wish.ts';
import { askedArgument, caregiver as flow } from '../flows/caregiver/index.ts';
import type { Ask } from './ask.ts';

/** Who chose a contact: by name, where they gave one; else by the last digits of their number. */
interface Chooser {
  readonly name: string | null;
  readonly phone: PhoneNumber | null;
}

/** What a contact is told: of whom, and of no medicine. */
export const caregiverLine = ({ name, phone }: Chooser): NoticePayload['lines'][number] => ({
  key: 'dose.caregiver',
  params: {
    name:
      name ??
      (phone === null
        ? { key: 'dose.somebody' }
        : { key: 'dose.number', params: { ending: endingOf(phone) } }),
  },
});

/** Asks somebody who was chosen whether they may be told, as a due row wants; resolves with `until` where that is to be later. */
export type AskCaregiver = (row: Claimed) => Promise<Pick<Sent, 'until'>>;

/** Once, in neutral words, where their next word answers it. Whom nobody chooses any more is not asked. */
export function createAskCaregiver({
  ask,
  list,
  phoneOf,
}: {
  readonly ask: Ask;
  readonly list: Contacts['list'];
  readonly phoneOf: (personId: string) => Promise<PhoneNumber | null>;
}): AskCaregiver {
  return async (row) => {
    const { contact, of, silentDays } = row.payload as CaregiverAsk;
    const isAsked = (await list(of)).some(({ id, status }) => id === contact && status === 'asked');
    if (!isAsked) return {};
    const phone = await phoneOf(of);
    const asked = await ask(row, {
      flow: flow.name,
      argument: askedArgument({ contact, ending: phone && endingOf(phone) }),
      road: null,
      unasked: { exempt: 'let-go', silentDays },
      calling: `${flow.name}.calling`,
    });
    return asked.outcome === 'later' ? { until: asked.until } : {};
  };
}

/**
 * Tells the contacts whom people chose, when they have not answered for some doses: in neutral words, once for each silence, as
 * everything is told that nobody asked for at that moment. Who has not agreed, or wants no messages, is told nothing.
 */
export function createCaregiver({
  doses,
  agreedOf,
  nameOf,
  phoneOf,
  store,
  ring,
}: {
  readonly doses: Silences;
  readonly agreedOf: Contacts['agreedOf'];
  /** What somebody calls themselves; null where they have not said. */
  readonly nameOf: (personId: string) => Promise<string | null>;
  /** A number of theirs; null where none is known. */
  readonly phoneOf: (personId: string) => Promise<PhoneNumber | null>;
  readonly store: Pick<ConversationStore, 'find'>;
  readonly ring: (ids: readonly string[]) => void;
}): (now: Date) => Promise<void> {
  async function tell(silence: Silence, now: Date): Promise<void> {
    const contact = (await agreedOf(silence.personId)).find(({ id }) => id === silence.contactId);
    if (!contact) return;
    const { personId, identityId } = await store.find(contact.phone, now);
    const line = caregiverLine({
      name: await nameOf(silence.personId),
      phone: await phoneOf(silence.personId),
    });
    const payload: NoticePayload = { lines: [line], language: contact.language, silentDays: null };
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
