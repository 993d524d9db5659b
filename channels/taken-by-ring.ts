import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread } from '../core/conversations/store.ts';
import type { Wished } from '../core/outbox/outbox.ts';
import type { PhoneNumber } from '../core/phone.ts';
import type { Rings } from '../core/reminders/rings.ts';
import type { Line } from '../core/text/line.ts';
import type { Wording } from '../flows/medium.ts';
import type { MissedCall } from './channel.ts';
import { masked, templateOf } from './media/template.ts';
import { MESSAGE, type MessagePayload } from './message.ts';

/**
 * Takes a ring at the number that says "taken" as an answer about the medicine that its caller was last asked about, and says so
 * by text. False where nothing was asked, another number was rung, or this very ring was told before: then it is seen to like
 * any other, and nobody is called back for one that is known.
 */
export type TakenByRing = (channel: string, call: MissedCall) => Promise<boolean>;

/** What is said to an answer. */
const NOTED: Line = { key: 'dose.noted' };

export function createTakenByRing({
  takenNumber,
  store,
  rings,
  messageChannel,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  /** Null where there is none. */
  readonly takenNumber: PhoneNumber | null;
  readonly store: Pick<ConversationStore, 'known'>;
  readonly rings: Pick<Rings, 'take'>;
  /** The channel that texts leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): TakenByRing {
  function noted({ personId, identityId, language }: Thread, channel: string, now: Date): Wished {
    const wording: Wording = { languages: language ? [language] : mainLanguages, say };
    const said = ({ languages, say: speak }: Wording): string =>
      languages.map((code) => speak(NOTED, code, 'sms')).join('\n');
    const payload: MessagePayload = {
      text: said(wording),
      template: templateOf(said(masked(wording)), wording.languages).name,
    };
    return { personId, identityId, kind: MESSAGE, channel, urgent: false, payload, dueAt: now };
  }

  return async (channel, { key, from, called }) => {
    if (takenNumber === null || called?.e164 !== takenNumber.e164) return false;
    const now = clock.now();
    // Whoever was asked is answered, though nothing else was heard of them for long.
    const thread = await store.known(from);
    if (!thread) return false;
    const { personId, identityId } = thread;
    const answers = messageChannel === null ? [] : [noted(thread, messageChannel, now)];
    const ids = await rings.take({ channel, key, personId, identityId }, answers, now);
    if (ids === null) return false;
    ring(ids);
    return true;
  };
}
