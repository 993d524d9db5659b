import { measure } from '../../../channels/simulator/septets.ts';
import { tell, type Answer } from './tell.ts';
import type { Acceptance } from './service.ts';
import { MESSAGE_WEBHOOKS, type MessageWebhook, type Person } from './webhooks.ts';

/** What a phone shows. */
export interface Page {
  readonly text: string;
  readonly open: boolean;
}

const PLAIN = /^text\/plain; charset=utf-8$/;
/** What 160 octets hold (3GPP TS 23.038). */
const LIMITS = { gsm7: 182, ucs2: 80 } as const;

const conOrEnd = ({ type, body }: Answer): Page | null => {
  const [, verb, text] = /^(CON|END) ([^]+)$/.exec(body) ?? [];
  return text !== undefined && PLAIN.test(type) ? { text, open: verb === 'CON' } : null;
};
const byHeader =
  (on: string, off: string) =>
  ({ type, body, open }: Answer): Page | null =>
    PLAIN.test(type) && [on, off].includes(open) ? { text: body, open: open === on } : null;

/** How each dialect's gateway reads an answer; null: it is none of that dialect, and the session would be dropped. */
const READERS: Readonly<Record<string, (answer: Answer) => Page | null>> = {
  'africas-talking/ussd': conOrEnd,
  'ussd-joined/ussd': conOrEnd,
  'ussd-dialled/ussd': conOrEnd,
  'ussd-airtel/ussd': byHeader('FC', 'FB'),
  'ussd-imimobile/ussd': byHeader('1', '0'),
  'ussd-hubtel/ussd': ({ type, body }) => {
    if (!type.startsWith('application/json')) return null;
    const { Message: text, Type: verb } = JSON.parse(body) as Record<string, unknown>;
    const isKnown = typeof text === 'string' && (verb === 'Response' || verb === 'Release');
    return isKnown ? { text, open: verb === 'Response' } : null;
  },
};

export const DIALECTS = MESSAGE_WEBHOOKS.filter(({ medium }) => medium === 'ussd');

/** Reads an answer as the dialect's gateway and a handset do; throws with what is wrong with it. */
export function pageIn({ name }: MessageWebhook, answer: Answer): Page {
  const page = answer.status === 200 ? READERS[name]!(answer) : null;
  if (!page) throw new Error(`${name}: no page: ${answer.status} ${answer.type} ${answer.body.slice(0, 80)}`);
  if (page.text === '' || /^\s/.test(page.text))
    throw new Error(`${name}: begins with nothing: ${page.text}`);
  const { alphabet, units } = measure(page.text);
  if (units > LIMITS[alphabet]) throw new Error(`${name}: ${units} of ${LIMITS[alphabet]}: ${page.text}`);
  return page;
}

/** A phone in one session of a dialect: each input is one hop. */
export function dialling(service: Acceptance, dialect: MessageWebhook, person: Person) {
  const inputs: string[] = [];
  const ask = (): Promise<Answer> => tell(service, dialect.did(person, inputs));
  return {
    inputs,
    dial: async () => pageIn(dialect, await ask()),
    async answer(input: string) {
      inputs.push(input);
      return pageIn(dialect, await ask());
    },
    /** The last hop once more, as the gateway sends it. */
    again: ask,
  };
}
