import type { CodeDelivery, CodeRoad, CodeToDeliver } from '../core/accounts/code-delivery.ts';
import { codeLine } from '../core/accounts/code-text.ts';
import type { Clock } from '../core/clock.ts';
import { Refused } from '../core/errors.ts';
import { CALL, type CallPayload } from '../core/outbox/call.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import { isLanguage } from '../core/text/languages.ts';
import type { Line } from '../core/text/line.ts';
import type { Messages } from '../core/text/messages.ts';
import type { Wording } from '../flows/medium.ts';
import { masked, templateOf } from './media/template.ts';
import { heardOf, languagesOf } from './media/voice-pages.ts';
import type { MessagePayload } from './message.ts';

/** The channel that each road leads by; null where there is none. */
export type CodeRoads = Readonly<Record<CodeRoad, string | null>>;

const MINUTE_MS = 60_000;

/** Brings codes as rows of the outbox: by SMS as a registered text, by a call that begins with it, by e-mail. */
export function createCodeDelivery({
  outbox,
  roads,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  readonly outbox: Pick<Outbox, 'add'>;
  readonly roads: CodeRoads;
  readonly say: Messages['say'];
  readonly mainLanguages: readonly string[];
  /** Tells the worker that rows are due. */
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): CodeDelivery {
  return {
    has: (road) => roads[road] !== null,

    async deliver(code) {
      const { personId, identityId, road } = code;
      const channel = roads[road];
      if (channel === null) throw new Refused(422, 'There is no such way to send a code.');
      const now = clock.now();
      const kind = road === 'voice' ? CALL : 'message';
      const payload = payloadOf(code, now);
      const id = await outbox.add(
        { personId, identityId, kind, channel, urgent: false, payload, dueAt: now },
        now,
      );
      ring([id]);
    },
  };

  function payloadOf(
    { road, digits, purpose, language, until }: CodeToDeliver,
    now: Date,
  ): MessagePayload | CallPayload {
    const minutes = Math.max(1, Math.round((until.getTime() - now.getTime()) / MINUTE_MS));
    const line = codeLine(purpose, digits, minutes);
    const languages = language !== null && isLanguage(language) ? [language] : mainLanguages;
    const wording: Wording = { languages, say };
    if (road === 'voice') return { words: wordsOf(line, wording), until: until.toISOString() };
    const text = textOf(line, wording);
    const template = road === 'sms' ? { template: codeTemplate(line, wording).name } : {};
    return { text, ...template, until: until.toISOString(), secret: true };
  }
}

/** A line as a text, in each language. */
const textOf = (line: Line, { languages, say }: Wording): string =>
  languages.map((code) => say(line, code, 'sms')).join('\n');

/** The registered text that a code's text is a filling of. */
export const codeTemplate = (line: Line, wording: Wording) =>
  templateOf(textOf(line, masked(wording)), wording.languages);

/** A line as it is said, in each language that is spoken. */
const wordsOf = (line: Line, wording: Wording): CallPayload['words'] =>
  languagesOf(wording).map((language) => ({ text: heardOf(line, language, wording), language }));
