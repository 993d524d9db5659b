import type { Clock } from '../core/clock.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import type { PhoneNumber } from '../core/phone.ts';
import type { Doses } from '../core/reminders/doses.ts';
import type { Rings } from '../core/reminders/rings.ts';
import type { Line } from '../core/text/line.ts';
import type { Wording } from '../flows/medium.ts';
import type { MissedCall } from './channel.ts';
import { masked, templateOf } from './media/template.ts';
import { MESSAGE, type MessagePayload } from './message.ts';

/**
 * Takes a ring at the number that says "taken" as an answer about the medicine that its caller was last asked about, and says so
 * by text. False where nothing was asked, or another number was rung: then they are called back like anybody.
 */
export type TakenByRing = (call: MissedCall) => Promise<boolean>;

/** What is said to an answer. */
const NOTED: Line = { key: 'dose.noted' };

export function createTakenByRing({
  takenNumber,
  store,
  rings,
  doses,
  outbox,
  messageChannel,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  /** Null where there is none. */
  readonly takenNumber: PhoneNumber | null;
  readonly store: Pick<ConversationStore, 'load'>;
  readonly rings: Rings;
  readonly doses: Pick<Doses, 'answer'>;
  readonly outbox: Pick<Outbox, 'add'>;
  /** The channel that texts leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): TakenByRing {
  return async ({ key, from, called }) => {
    if (takenNumber === null || called?.e164 !== takenNumber.e164) return false;
    const now = clock.now();
    const { personId, identityId, language } = await store.load(from, now);
    const ids = await rings.askedLast(personId, now);
    if (ids.length === 0) return false;
    await doses.answer(personId, { about: 'medicine', doses: ids, answer: 'taken' }, now);
    if (messageChannel === null) return true;
    const wording: Wording = { languages: language ? [language] : mainLanguages, say };
    const said = ({ languages, say: speak }: Wording): string =>
      languages.map((code) => speak(NOTED, code, 'sms')).join('\n');
    const payload: MessagePayload = {
      text: said(wording),
      template: templateOf(said(masked(wording)), wording.languages).name,
    };
    const message = { kind: MESSAGE, channel: messageChannel, urgent: false, payload, dueAt: now };
    const id = await outbox.add({ ...message, personId, identityId, matter: `ring:${key}` }, now);
    if (id !== null) ring([id]);
    return true;
  };
}
