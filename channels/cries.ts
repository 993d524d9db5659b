import { randomUUID } from 'node:crypto';
import type { Address } from '../core/address.ts';
import type { Clock } from '../core/clock.ts';
import type { Journal } from '../core/emergencies/journal.ts';
import { errorFields, type Log } from '../core/log.ts';
import { shownLanguage } from '../core/text/languages.ts';
import { globalWord } from '../flows/global-words.ts';
import type { Wording } from '../flows/medium.ts';
import type { Channel, Inbound, WebhookResponse } from './channel.ts';
import type { Page } from './message.ts';
import { answeringChannel, lineAlone, replyTo, type Came } from './reply.ts';
import { pageOf } from './wishes.ts';
import { within } from './within.ts';

/** An SOS is answered within this time, by the conversation or without it. */
export const SOS_MS = 1200;
/** A disk that takes longer than this to keep an SOS holds up no answer. */
const KEPT_MS = 300;

/**
 * A cry for help as it was said. Without its conversation only a whole word is sure: what would be asked about cannot be,
 * and a first "1" may be the code's suffix or an answer to a question. Those send nobody.
 */
export interface Cry {
  readonly text: string;
  readonly trigger: 'word' | 'ask' | 'code';
  /** What is told beside the cry. */
  readonly said?: string | undefined;
}

/** Cries for help that their conversation does not answer in time. */
export interface Cries {
  /** Answers an SOS from static data; the record waits on disk for the database. */
  answer(came: Came, cry: Cry): Promise<WebhookResponse>;
  /** An SOS by text whose answer nobody takes on, because the worker or the database is away, is answered past the outbox. */
  insist(channel: string, to: Address, page: Page, ids: readonly string[]): void;
}

/** The cry for help that a contact ends with, if any: seen before anything else is asked of anyone. */
export function cryOf(channel: Channel, inbound: Inbound): Cry | null {
  const heard = inbound.hear(undefined);
  if (heard === 'late') return null;
  const text = heard.inputs.at(-1) ?? '';
  const word = globalWord(text);
  if (word?.type === 'SOS' || word?.type === 'SOS?')
    return { text, trigger: word.type === 'SOS' ? 'word' : 'ask', said: word.said };
  const isSuffix = channel.medium.id === 'ussd' && heard.inputs.length === 1 && text === '1';
  return isSuffix ? { text, trigger: 'code' } : null;
}

export function createCries({
  journal,
  messageChannel,
  sendNow,
  isWaiting,
  say,
  mainLanguages,
  clock,
  log,
}: {
  readonly journal: Pick<Journal, 'append'>;
  /** The channel that messages to a person leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  /** Sends past the outbox. */
  readonly sendNow: (channel: string, to: Address, page: Page) => Promise<void>;
  /** Whether one of these messages of the outbox is still to be sent and nobody has taken it on. */
  readonly isWaiting: (ids: readonly string[]) => Promise<boolean>;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}): Cries {
  const noteUnsent = (channel: string, error: unknown): void =>
    log.error('sos.unsent', { channel, ...errorFields(error) });

  function keep({ channel, inbound }: Came, { trigger, said }: Cry): Promise<void> {
    return journal
      .append({
        id: randomUUID(),
        from: inbound.from.value,
        certainty: trigger === 'word' ? 'confirmed' : 'unconfirmed',
        trigger,
        medium: channel.medium.id,
        ...(said === undefined ? {} : { said }),
        raisedAt: clock.now().toISOString(),
        ...(inbound.placed ? {} : { hop: { channel: channel.id, key: inbound.key } }),
      })
      .catch((error: unknown) => log.error('journal.failed', errorFields(error)));
  }

  return {
    async answer(came, cry) {
      const { channel, webhook, inbound } = came;
      const shown = shownLanguage(cry.text);
      const languages = shown ? [shown] : mainLanguages;
      const answer = lineAlone(channel, { key: 'sos.numbers' }, { languages, say });
      const noted = keep(came, cry);
      // First kept, then answered: nobody has read an answer to what a crash can still lose.
      await within(KEPT_MS, noted).catch(() => undefined);
      const answering = answeringChannel(channel, messageChannel);
      if (answering === null) return replyTo(came, answer);
      const sent = await sendNow(answering, inbound.from, pageOf(answer)).then(
        () => true,
        (error: unknown) => {
          noteUnsent(answering, error);
          return false;
        },
      );
      await noted;
      // Unsent: the provider is asked to bring it again.
      return sent ? webhook.respond(null) : { status: 503, type: 'text/plain', body: '' };
    },

    insist(channel, to, page, ids) {
      const look = async (): Promise<void> => {
        if (await isWaiting(ids).catch(() => true)) await sendNow(channel, to, page);
      };
      setTimeout(() => {
        look().catch((error: unknown) => noteUnsent(channel, error));
      }, SOS_MS).unref();
    },
  };
}
