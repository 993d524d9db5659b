import type { Clock } from '../core/clock.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import { CALL_BACK } from '../core/outbox/call-back.ts';
import type { Claimed, Outbox } from '../core/outbox/outbox.ts';
import type { Wording } from '../flows/medium.ts';
import { masked, templateOf } from './media/template.ts';
import type { MessagePayload } from './message.ts';

/**
 * Does for a text that may not be sent, because it is not registered, what may: says that we will call, and calls. At any
 * hour, because the text was asked for; at once where it is urgent.
 */
export type CallInstead = (row: Claimed) => Promise<void>;

/** A call is wished for at most once in so long, however many pages would have been sent. */
const ONCE_IN_MS = 10 * 60_000;
/** Minutes to the call, and until it is not made any more. */
const CALL_MINUTES = { after: 1, late: 30 } as const;
const MINUTE_MS = 60_000;

export function createCallInstead({
  outbox,
  store,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  readonly outbox: Pick<Outbox, 'add'>;
  readonly store: Pick<ConversationStore, 'byPerson'>;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[], isUrgent: boolean) => void;
  readonly clock: Clock;
}): CallInstead {
  return async ({ personId, identityId, channel, urgent }) => {
    const now = clock.now();
    const language = (await store.byPerson(personId))?.language;
    const languages = language ? [language] : mainLanguages;
    const wording: Wording = { languages, say };
    const said = ({ say: speak }: Wording): string =>
      languages.map((code) => speak({ key: 'common.will-call' }, code, 'sms')).join('\n');
    const payload: MessagePayload = {
      text: said(wording),
      template: templateOf(said(masked(wording)), languages).name,
    };
    const slot = new Date(Math.floor(now.getTime() / ONCE_IN_MS) * ONCE_IN_MS);
    const dueAt = urgent ? slot : new Date(slot.getTime() + CALL_MINUTES.after * MINUTE_MS);
    const lateAfter = new Date(
      Math.max(dueAt.getTime(), now.getTime()) + CALL_MINUTES.late * MINUTE_MS,
    ).toISOString();
    const common = { personId, identityId, urgent, matter: 'call-instead' };
    const told = await outbox.add({ ...common, kind: 'message', channel, payload, dueAt: slot }, now);
    const call = { kind: CALL_BACK, channel: null, payload: { called: null, lateAfter }, dueAt };
    const wished = await outbox.add({ ...common, ...call }, now);
    ring(
      [told, wished].filter((id) => id !== null),
      urgent,
    );
  };
}
