import type { Telecom } from '../country/telecom.ts';
import type { Answered } from '../text/messages.ts';

/**
 * Sentences of texts that ask for an answer or name a word to send, by their keys. Where texts come from a registered name, which
 * nobody can write to, each is followed by the number to write to; below a question on the screen the medium puts it itself.
 */
const KEYS: readonly string[] = [
  ...['not-me', 'stopped', 'started', 'news', 'no-news'].map((key) => `common.${key}`),
  'reminders.start-first',
  'sos.neutral',
  'sos.unneeded',
  'sos-open.stopped',
  'symptom-check.neutral',
  ...[
    ...['ask', 'are-you-there', 'yours', 'yours-unplaced', 'wrong-code', 'minutes', 'there', 'asked'],
    ...['accepted', 'on-scene', 'still-needed', 'over', 'cancel-ask', 'neutral', 'where', 'helper-where'],
    'helper-says',
  ].map((key) => `emergency.${key}`),
];

/** The number that those sentences name: null where whoever gets a text can write back to its sender. */
export const answeredAt = (
  { sms }: Pick<Telecom, 'sms'>,
  { SMS_INBOUND_NUMBER: number }: Readonly<Record<string, string | undefined>>,
): Answered | null =>
  sms.registeredTemplates && number
    ? { keys: new Set(KEYS), medium: 'sms', before: 'common.reply-to', number }
    : null;
