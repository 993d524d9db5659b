import { parseXml, textOf, type Element } from '../../../channels/simulator/xml.ts';
import { PUBLIC_BASE_URL, TWILIO_ACCOUNT, type Acceptance } from './service.ts';
import { tell, type Answer } from './tell.ts';
import type { Fields, Person, Told } from './webhooks.ts';

/** A provider of calls whose answers are XML. */
export interface Line {
  readonly name: 'twilio/voice' | 'africas-talking/voice';
  readonly path: string;
  /** The verb that waits for an answer, and where it says that the answer goes. */
  readonly question: string;
  readonly action: string;
  readonly hearsSpeech: boolean;
  form(person: Person): Fields;
  keys(digits: string): Fields;
  /** The person hung up; keys that were pressed meanwhile come with it. */
  ended(digits: string): Fields;
}

export const LINES: readonly Line[] = [
  {
    name: 'twilio/voice',
    path: '/webhooks/twilio/voice',
    question: 'Gather',
    action: 'action',
    hearsSpeech: true,
    form: ({ number, session }) => ({
      CallSid: session,
      AccountSid: TWILIO_ACCOUNT,
      From: number,
      To: '+15005550006',
      CallStatus: 'in-progress',
      Direction: 'inbound',
    }),
    keys: (Digits) => ({ Digits }),
    ended: (Digits) => ({ Digits, CallStatus: 'completed' }),
  },
  {
    name: 'africas-talking/voice',
    path: '/webhooks/africas-talking/{token}/voice',
    question: 'GetDigits',
    action: 'callbackUrl',
    hearsSpeech: false,
    form: ({ number, session }) => ({
      sessionId: session,
      isActive: '1',
      direction: 'Inbound',
      callerNumber: number,
      destinationNumber: '+254711082999',
    }),
    keys: (dtmfDigits) => ({ dtmfDigits }),
    ended: (dtmfDigits) => ({ dtmfDigits, isActive: '0', hangupCause: 'NORMAL_CLEARING' }),
  },
];

/** What a document said and asks; `actions` are its verbs in order. */
export interface Heard {
  readonly text: string;
  readonly actions: readonly Element[];
  readonly answer: Answer;
}

/** A call through a line's own forms and documents, each read strictly: whatever is not well formed throws. */
export function calling(service: Acceptance, line: Line, person: Person) {
  const documents: Heard[] = [];
  const isVerb = (child: Element | string): child is Element => typeof child !== 'string';

  const ask = async ({ path, query }: Told, more: Fields = {}): Promise<Heard> => {
    const form = { ...line.form(person), ...more };
    const answer = await tell(service, { path, form, ...(query ? { query } : {}) });
    const root = answer.body.startsWith('<') ? parseXml(answer.body) : null;
    const actions = (root?.children ?? []).filter(isVerb);
    const said = actions.filter(({ name }) => name !== 'Redirect').map(textOf);
    const heard = { text: said.join(' '), actions, answer };
    if (root) documents.push(heard);
    return heard;
  };
  const last = (): readonly Element[] => documents.at(-1)?.actions ?? [];
  const question = () => last().find(({ name }) => name === line.question);
  const at = (address: string | undefined): Told => {
    if (!address?.startsWith(PUBLIC_BASE_URL)) throw new Error('there is nothing to answer');
    const { searchParams } = new URL(address);
    return { path: line.path, query: Object.fromEntries(searchParams) };
  };
  const answerTo = (): Told => at(question()?.attributes[line.action]);

  return {
    documents,
    ring: (more: Fields = {}) => ask({ path: line.path }, more),
    press: (digits: string) => ask(answerTo(), line.keys(digits)),
    say: (SpeechResult: string, Confidence = '0.9') => ask(answerTo(), { SpeechResult, Confidence }),
    /** Nothing is done until the line goes on. */
    listen: () => ask(at(textOf(last().find(({ name }) => name === 'Redirect')!))),
    hangUp: (digits = '') => ask(answerTo(), line.ended(digits)),
    isOver: () => question() === undefined,
    /** Listens until a question is asked whose text is this. */
    async until(wanted: RegExp): Promise<Heard> {
      for (let tries = 0; tries < 6; tries++) {
        if (wanted.test(documents.at(-1)!.text)) return documents.at(-1)!;
        await this.listen();
      }
      throw new Error(`never said ${wanted}: ${documents.map(({ text }) => text).join(' | ')}`);
    },
  };
}
