import type { Form, Reply } from './road.ts';
import { NotWellFormed, parseXml, textOf, type Element } from './xml.ts';

/** The numbers that people ring, by who answers them. */
export const LINES = { twilio: '+15005550006', 'africas-talking': '+254711082999' } as const;
export type Line = keyof typeof LINES;

/** Why the network, not the service, had the last word. */
export type CallTrouble = 'noCall' | 'busy' | 'noAnswer' | 'lost' | 'badAnswer' | 'notHeard';

/** The network has the last word; the message says why, for whoever tests. */
export class Fault extends Error {
  readonly trouble: CallTrouble;
  constructor(trouble: CallTrouble, detail: string) {
    super(detail);
    this.trouble = trouble;
  }
}

/** What a voice says, and in which language. */
export interface Prompt {
  readonly language: string;
  readonly text: string;
}

/** What a provider tells of a call with each request. */
export interface Spoken {
  readonly id: string;
  /** The person's. */
  readonly number: string;
  /** The service rang them. */
  readonly isOurs: boolean;
  /** Who picked up, where the service wants to know. */
  readonly answeredBy: string | null;
  /** What the service gave along with the call: Africa's Talking's clientRequestId. */
  readonly tag: string | null;
  /** The question that stands. */
  readonly question: Element | null;
}

/** How a call ends. "off": the phone is, or it is out of reach. */
export const ENDINGS = ['completed', 'busy', 'no-answer', 'off', 'rejected'] as const;
export type Ending = (typeof ENDINGS)[number];

/** A provider's words for what they all do. */
export interface Dialect {
  readonly idPrefix: string;
  readonly question: string;
  /** The attribute of a question that says where its answer goes. */
  readonly action: string;
  readonly types: RegExp;
  /** Every verb that is played here; another fails the document. */
  readonly verbs: ReadonlySet<string>;
  form(call: Spoken): Form;
  ending(call: Spoken, status: Ending, seconds: number): Form;
  keys(keys: string): Form;
  languageOf(say: Element): string;
  /** Why the document fails, though it is well formed. */
  fault(verb: Element): string | null;
}

/** From the types of twilio-node 6.2.0; another name fails the whole document (13512 for Gather). */
const SAY_LANGUAGES = /^(hi|bn|ta|te|mr|gu|kn|ml|pa|en)-IN$|^en-(US|GB)$/;
const GATHER_LANGUAGES = /^(hi|bn|ta|te|mr|gu|kn|ml|pa-guru|ur|en)-IN$|^en-(US|GB)$/;

/** As Twilio's TwiML and its requests are (https://www.twilio.com/docs/voice/twiml). */
export const twilioDialect = (accountSid: string): Dialect => ({
  idPrefix: 'CA',
  question: 'Gather',
  action: 'action',
  types: /^(text|application)\/xml\b/,
  verbs: new Set(['Say', 'Play', 'Pause', 'Gather', 'Redirect', 'Hangup', 'Reject']),
  form: (call) => ({
    ...twilioForm(accountSid, call),
    CallStatus: call.question || call.isOurs ? 'in-progress' : 'ringing',
    ...(call.answeredBy ? { AnsweredBy: call.answeredBy } : {}),
  }),
  ending: (call, status, seconds) => ({
    ...twilioForm(accountSid, call),
    ...TWILIO_ENDINGS[status],
    ...(call.answeredBy && status === 'completed' ? { AnsweredBy: call.answeredBy } : {}),
    CallDuration: String(seconds),
    SequenceNumber: '3',
    CallbackSource: 'call-progress-events',
  }),
  keys: (keys) => ({ Digits: keys.replace('#', '') }),
  languageOf: ({ attributes: { language = 'en-US' } }) => language,
  fault({ name, attributes: { language } }) {
    if (language === undefined) return null;
    if (name === 'Say' && !SAY_LANGUAGES.test(language)) return `Say in ${language}`;
    return name === 'Gather' && !GATHER_LANGUAGES.test(language) ? `13512: Gather in ${language}` : null;
  },
});

const TWILIO_ENDINGS: Readonly<Record<Ending, Form>> = {
  completed: { CallStatus: 'completed' },
  busy: { CallStatus: 'busy', SipResponseCode: '486' },
  'no-answer': { CallStatus: 'no-answer', SipResponseCode: '487' },
  off: { CallStatus: 'failed', SipResponseCode: '480' },
  rejected: { CallStatus: 'failed', SipResponseCode: '603' },
};

function twilioForm(accountSid: string, { id, number: them, isOurs }: Spoken): Form {
  const [from, to] = isOurs ? [LINES.twilio, them] : [them, LINES.twilio];
  return {
    CallSid: id,
    AccountSid: accountSid,
    From: from,
    Caller: from,
    To: to,
    Called: to,
    Direction: isOurs ? 'outbound-api' : 'inbound',
    ApiVersion: '2010-04-01',
    FromCity: '',
  };
}

const HANGUP_CAUSES: Readonly<Record<Ending, string>> = {
  completed: 'NORMAL_CLEARING',
  busy: 'USER_BUSY',
  'no-answer': 'NO_ANSWER',
  off: 'SUBSCRIBER_ABSENT',
  rejected: 'CALL_REJECTED',
};

/** As Africa's Talking's actions and notifications are (https://docs.africastalking.com/voice/callhandler). */
export const africasTalkingDialect = (now: () => Date): Dialect => ({
  idPrefix: 'ATVId_',
  question: 'GetDigits',
  action: 'callbackUrl',
  types: /^(text|application)\/(xml|plain)\b/,
  verbs: new Set(['Say', 'Play', 'GetDigits', 'Redirect', 'Reject']),
  form: (call) => ({ ...africasTalkingForm(call, now()), isActive: '1', callSessionState: 'Active' }),
  ending: (call, status, seconds) => ({
    ...africasTalkingForm(call, now()),
    isActive: '0',
    callSessionState: 'Completed',
    durationInSeconds: String(seconds),
    hangupCause: HANGUP_CAUSES[status],
    currencyCode: 'KES',
    amount: '0.35',
    recordingUrl: '',
  }),
  keys: (dtmfDigits) => ({ dtmfDigits }),
  languageOf: ({ attributes: { voice = 'en-US' } }) => voice.slice(0, 5),
  fault({ name, attributes, children }) {
    if (name !== 'GetDigits') return null;
    if (children.length > 1) return 'more than one prompt in GetDigits';
    return /^https?:\/\//.test(attributes.callbackUrl ?? '') ? null : 'GetDigits without a whole callbackUrl';
  },
});

/** The person is the caller in both directions. */
const africasTalkingForm = ({ id, number: them, isOurs, tag }: Spoken, now: Date): Form => ({
  sessionId: id,
  ...(tag === null ? {} : { clientRequestId: tag }),
  direction: isOurs ? 'Outbound' : 'Inbound',
  callerNumber: them,
  destinationNumber: LINES['africas-talking'],
  callStartTime: now.toISOString().slice(0, 19).replace('T', '+'),
});

/** The actions of a document that the provider would play; throws the Fault that it would find in another. */
export function documentOf({ status, type, body }: Reply, dialect: Dialect): readonly Element[] {
  if (status !== 200) throw new Fault('badAnswer', `status ${status}`);
  if (!dialect.types.test(type)) throw new Fault('badAnswer', `type ${type || 'missing'}`);
  let root: Element;
  try {
    root = parseXml(body);
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    throw new Fault('badAnswer', error.message);
  }
  if (root.name !== 'Response') throw new Fault('badAnswer', `a ${root.name} instead of a Response`);
  const actions = elementsIn(root);
  for (const action of [...actions, ...actions.flatMap(elementsIn)]) {
    if (!dialect.verbs.has(action.name)) throw new Fault('badAnswer', `${action.name} means nothing`);
    const fault = dialect.fault(action);
    if (fault) throw new Fault('badAnswer', fault);
  }
  const nested = actions.flatMap((action) => elementsIn(action)).find((action) => !isPrompt(action));
  if (nested) throw new Fault('badAnswer', `${nested.name} where only prompts may be`);
  return actions;
}

/** Without the space between them. */
export const elementsIn = ({ children }: Element): readonly Element[] =>
  children.filter((child): child is Element => typeof child !== 'string');

export const isPrompt = ({ name }: Element): boolean => name === 'Say' || name === 'Play';

/** A recording is heard as its address. */
export const promptOf = (prompt: Element, dialect: Dialect): Prompt =>
  prompt.name === 'Play'
    ? { language: '', text: `[${prompt.attributes.url ?? textOf(prompt)}]` }
    : { language: dialect.languageOf(prompt), text: textOf(prompt) };
