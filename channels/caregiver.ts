import type { ConversationStore } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import type { Contacts } from '../core/people/contacts.ts';
import type { Doses, Silence } from '../core/reminders/doses.ts';
import type { Line } from '../core/text/line.ts';
import type { Wording } from '../flows/medium.ts';
import { masked, templateOf } from './media/template.ts';
import type { MessagePayload } from './message.ts';

/**
 * Writes to the contacts whom people chose, when they have not answered for some doses: in neutral words, once for each
 * silence, in the contact's language, never at night. Who has not agreed, or wants no messages, is not written to.
 */
export function createCaregiver({
  doses,
  agreedOf,
  nameOf,
  store,
  messageChannel,
  quietUntil,
  say,
  ring,
}: {
  readonly doses: Pick<Doses, 'hush' | 'tell'>;
  readonly agreedOf: Contacts['agreedOf'];
  /** What somebody calls themselves; null where they have not said. */
  readonly nameOf: (personId: string) => Promise<string | null>;
  readonly store: Pick<ConversationStore, 'load' | 'isStopped'>;
  /** The channel that texts leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  readonly quietUntil: Telecom['quietUntil'];
  readonly say: Wording['say'];
  readonly ring: (ids: readonly string[]) => void;
}): (now: Date) => Promise<void> {
  async function tell(silence: Silence, channel: string, now: Date): Promise<void> {
    const contact = (await agreedOf(silence.personId)).find(({ id }) => id === silence.contactId);
    if (!contact) return;
    const { personId, identityId } = await store.load(contact.phone, now);
    if (await store.isStopped(personId)) return;
    const name = await nameOf(silence.personId);
    const line: Line =
      name === null ? { key: 'dose.caregiver' } : { key: 'dose.caregiver-of', params: { name } };
    const languages = [contact.language];
    const said = (wording: Wording): string => wording.say(line, contact.language, 'sms');
    const wording: Wording = { languages, say };
    const payload: MessagePayload = {
      text: said(wording),
      template: templateOf(said(masked(wording)), languages).name,
    };
    const dueAt = quietUntil(now) ?? now;
    const message = { personId, identityId, kind: 'message', channel, payload, dueAt };
    const id = await doses.tell(silence, message, now);
    if (id !== null && dueAt <= now) ring([id]);
  }

  return async (now) => {
    const silences = await doses.hush(now);
    if (messageChannel === null) return;
    for (const silence of silences) await tell(silence, messageChannel, now);
  };
}
