/** How much of a session a gateway tells with each hop (channels/media/ussd-history.ts). */
export type Mode = 'joined' | 'dialled' | 'latest' | 'latest-by-number';

/** The names under which a gateway sends what we need. */
export interface Fields {
  readonly number: string;
  readonly input: string;
  /** Absent where the gateway knows no sessions. */
  readonly session?: string;
}

/** A field that tells something by being there, or by what is in it. */
interface Sign {
  readonly field: string;
  readonly pattern: RegExp;
}

/** One gateway's way of speaking HTTP, as data: nothing of a gateway is anywhere else. */
export interface Dialect {
  readonly mode: Mode;
  readonly fields: Fields;
  readonly reply: keyof typeof REPLIES;
  /** Fields that are always sent besides; a request without them is somebody else's. */
  readonly required?: readonly string[];
  /** The session is over, told to the same address; nobody reads the answer. */
  readonly ended?: Sign;
  /** The number of the hop in its session, from 1: with it no hop can be taken for another. */
  readonly hop?: string;
}

/** How a page goes back. `isLast`: nothing is asked, so the gateway is to close the session. */
type Reply = (
  text: string,
  isLast: boolean,
) => { readonly type: string; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

const PLAIN = 'text/plain; charset=utf-8';

/** https://developers.africastalking.com/docs/ussd/handle_sessions, and whoever copied it. */
const conEnd: Reply = (text, isLast) => ({ type: PLAIN, body: `${isLast ? 'END' : 'CON'} ${text}` });

/** Comviva Flares 1.5 HTTP pull, as Airtel runs it (praekelt/vumi, transports/airtel): the person is never charged. */
const flares: Reply = (text, isLast) => ({
  type: PLAIN,
  body: text,
  headers: { Freeflow: isLast ? 'FB' : 'FC', charge: 'N', amount: '0' },
});

/** IMImobile in India (praekelt/vumi, transports/imimobile): the header alone says whether the session goes on. */
const sessionHeader: Reply = (text, isLast) => ({
  type: PLAIN,
  body: text,
  headers: { 'X-USSD-SESSION': isLast ? '0' : '1' },
});

/** Hubtel (habbes/ussd-menu-builder, lib/ussd-menu.js). */
const messageAndType: Reply = (text, isLast) => ({
  type: 'application/json',
  body: JSON.stringify({ Message: text, Type: isLast ? 'Release' : 'Response' }),
});

/** Every form of a reply, by the name that a dialect gives it. */
export const REPLIES = { conEnd, flares, sessionHeader, messageAndType } as const;

/** IMImobile says in words, as if the person had typed them, that the person has hung up. */
export const HUNG_UP = /^Map Dialog User Abort User Reason/i;

/** The gateways and families of gateways that are known. The first three are bare modes, for any other that speaks so. */
export const DIALECTS = {
  joined: {
    mode: 'joined',
    fields: { session: 'sessionId', number: 'phoneNumber', input: 'text' },
    reply: 'conEnd',
  },
  // https://developers.fastmessage.co.ke/ussd-api
  dialled: {
    mode: 'dialled',
    fields: { session: 'SESSIONID', number: 'MSISDN', input: 'INPUT' },
    reply: 'conEnd',
  },
  latest: {
    mode: 'latest',
    fields: { session: 'sessionId', number: 'msisdn', input: 'input' },
    reply: 'conEnd',
  },
  airtel: {
    mode: 'latest',
    fields: { session: 'SessionID', number: 'MSISDN', input: 'input' },
    reply: 'flares',
    ended: { field: 'clean', pattern: /^/ },
  },
  // No session, and the code only in the address that we gave them.
  imimobile: {
    mode: 'latest-by-number',
    fields: { number: 'msisdn', input: 'msg' },
    reply: 'sessionHeader',
    required: ['tid'],
  },
  hubtel: {
    mode: 'latest',
    fields: { session: 'SessionId', number: 'Mobile', input: 'Message' },
    reply: 'messageAndType',
    ended: { field: 'Type', pattern: /^(Release|Timeout)$/i },
    hop: 'Sequence',
  },
} as const satisfies Record<string, Dialect>;

/** What USSD_GATEWAYS may call a dialect. */
export type DialectName = keyof typeof DIALECTS;
