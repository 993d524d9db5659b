import type { Answers } from '../core/emergencies/answers.ts';
import type { Log } from '../core/log.ts';
import type { MediumId, Wording } from '../flows/medium.ts';
import type { WebhookResponse } from './channel.ts';
import { answeringChannel, lineAlone, replyTo, type Came } from './reply.ts';

/** Media that codes are answered by. */
const ANSWERED_BY = new Set<MediumId>(['sms', 'whatsapp', 'ussd']);

/** Takes an answer under a code of an emergency: it goes before any conversation, and moves none. Null where it is none. */
export type TakeAnswer = (came: Came) => Promise<WebhookResponse | null>;

export const createTakeAnswer =
  ({
    answers,
    messageChannel,
    say,
    mainLanguages,
    log,
  }: {
    /** Takes what responders and callers answer. */
    readonly answers: Pick<Answers, 'take'>;
    /** The channel that messages to a person leave by; null when nothing can be sent. */
    readonly messageChannel: string | null;
    readonly say: Wording['say'];
    readonly mainLanguages: readonly string[];
    readonly log: Pick<Log, 'info'>;
  }): TakeAnswer =>
  async (came) => {
    const { channel, webhook, inbound } = came;
    if (!ANSWERED_BY.has(channel.medium.id)) return null;
    const heard = inbound.hear(undefined);
    if (heard === 'late') return null;
    const text = heard.inputs.join(' ');
    // What is longer than a screen has no further page there: it moves no conversation, so it goes as a text too.
    const answered = await answers.take(inbound.from, text, channel.medium.id);
    if (!answered) return null;
    log.info('emergency.answered', { channel: channel.id });
    if (answeringChannel(channel, messageChannel) !== null) return webhook.respond(null);
    const languages = answered.language ? [answered.language] : mainLanguages;
    return replyTo(came, lineAlone(channel, answered.line, { languages, say }));
  };

/** Where no emergency has a code. */
export const NO_ANSWERS: Pick<Answers, 'take'> = { take: () => Promise.resolve(null) };
