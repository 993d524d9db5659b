import type { PhoneNumber } from '../../core/phone.ts';
import type { Telecom } from '../../core/country/telecom.ts';
import type { CallEnd } from '../../core/outbox/call-plan.ts';
import type { SessionEnded } from '../channel.ts';
import type { RequestFields } from '../fields.ts';

/** How a call stands, in our words: it goes on, it was talked to its end, or the person left it. */
export type CallState = 'open' | 'completed' | 'abandoned' | 'unanswered';

/** A call as Exotel tells it, at any point of its flow. */
export interface Call {
  /** Null when missing or malformed. */
  readonly sid: string | null;
  readonly from: PhoneNumber | null;
  readonly to: PhoneNumber | null;
  /** The keys that were gathered last; null where none were. */
  readonly keys: string | null;
  readonly state: CallState;
  /** What we gave along with a call that we made: CustomField. */
  readonly given: string | null;
  /** Null as long as Exotel does not know it, which it says by the first second of 1970. */
  readonly endTime: Date | null;
}

/** https://support.exotel.com/support/solutions/articles/48283-working-with-passthru-applet: CallType, by scenario. */
const CALL_TYPES: ReadonlyMap<string, CallState> = new Map([
  ['call', 'open'],
  ['call-attempt', 'open'],
  ['completed', 'completed'],
  ['voicemail', 'completed'],
  ['client-hangup', 'abandoned'],
  ['incomplete', 'abandoned'],
]);

/** https://docs.exotel.com/voice-apis/working-with-gather-applet: CallStatus; the same words in the status callback. */
const CALL_STATUSES: ReadonlyMap<string, CallState> = new Map([
  ['queued', 'open'],
  ['ringing', 'open'],
  ['in-progress', 'open'],
  ['completed', 'completed'],
  ['busy', 'unanswered'],
  ['no-answer', 'unanswered'],
  ['failed', 'unanswered'],
  ['canceled', 'unanswered'],
]);

/** The same of a call that we made: "failed" is one that was not put through, most often because the phone is off. */
const ENDS: ReadonlyMap<string, CallEnd> = new Map([
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
  ['failed', 'off'],
  ['canceled', 'provider'],
]);

const ENDINGS: Readonly<Record<Exclude<CallState, 'open'>, SessionEnded['status']>> = {
  completed: 'completed',
  abandoned: 'dropped',
  unanswered: 'failed',
};

const SID = /^[\w.-]{1,128}$/;

/** Reads a call from whatever part of it was told. Nothing in it is refused here. */
export function readCall(fields: RequestFields, telecom: Pick<Telecom, 'readNumber'>): Call {
  const given = (name: string): string | null => plain(fields[name]);
  const sid = given('CallSid') ?? '';
  const type = CALL_TYPES.get(given('CallType') ?? '') ?? 'open';
  const status = CALL_STATUSES.get(given('CallStatus') ?? given('Status') ?? '') ?? 'open';
  return {
    sid: SID.test(sid) ? sid : null,
    from: telecom.readNumber(given('CallFrom') ?? given('From') ?? ''),
    to: telecom.readNumber(given('CallTo') ?? given('To') ?? ''),
    keys: given('digits'),
    given: given('CustomField'),
    state: type === 'open' ? status : type,
    endTime: timeOf(given('EndTime')),
  };
}

/** The end of a call; null while it goes on. `ConversationDuration` is in seconds. */
export function endOf({ sid, state }: Call, fields: RequestFields): SessionEnded | null {
  if (sid === null || state === 'open') return null;
  const seconds = fields.ConversationDuration ?? '';
  const durationMs = /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
  return {
    ...{ dialog: sid, status: ENDINGS[state] },
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(isOurs(fields) ? { made: ENDS.get(statusOf(fields)) ?? 'picked-up' } : {}),
  };
}

/** The status callback is told of calls that were made by the API, and of no others. */
const isOurs = ({ Direction: direction = '', Status: status }: RequestFields): boolean =>
  direction.startsWith('outbound') || (direction === '' && status !== undefined);

const statusOf = ({ Status: status, CallStatus: callStatus }: RequestFields): string =>
  plain(status) ?? plain(callStatus) ?? '';

/** Digits come in double quotes, and what is not known as the word "null". */
function plain(value: string | undefined): string | null {
  const text = (value ?? '').trim().replace(/^"(.*)"$/s, '$1');
  return text === '' || text === 'null' ? null : text;
}

/** Times are of India where no zone is given; the first moment of 1970 there stands for none. */
function timeOf(text: string | null): Date | null {
  const local = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text ?? '');
  const time = new Date(local ? `${local[1]}T${local[2]}+05:30` : (text ?? ''));
  return Number.isNaN(time.getTime()) || time.getTime() === 0 ? null : time;
}
