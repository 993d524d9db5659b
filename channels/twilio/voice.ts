import type { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import type { CallEnd } from '../../core/outbox/call-plan.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Medium } from '../../flows/medium.ts';
import {
  defineChannel,
  type Channel,
  type Inbound,
  type SessionEnded,
  type WebhookRequest,
  type WebhookResponse,
} from '../channel.ts';
import { callHistory, type CallEvent } from '../media/voice-history.ts';
import { nextStep, stepOf } from '../media/voice-step.ts';
import { stepsOf } from '../media/voice-tree.ts';
import { ownCall } from '../own-call.ts';
import { ownNumbers } from '../own-numbers.ts';
import { createCaller } from './caller.ts';
import { TIME_LIMIT_MS, TwilioApi } from './sdk.ts';
import { refuseUnsigned } from './signature.ts';
import { hangUp, toTwiml } from './twiml.ts';

/** How a call ended (https://www.twilio.com/docs/voice/api/call-resource#call-status-values). It still goes on in the others. */
const ENDINGS: ReadonlyMap<string, SessionEnded['status']> = new Map([
  ['completed', 'completed'],
  ['canceled', 'dropped'],
  ['busy', 'failed'],
  ['no-answer', 'failed'],
  ['failed', 'failed'],
]);

/** The same of a call that we made. A phone that is off is told by the code of the line (readCause). */
const ENDS: ReadonlyMap<string, CallEnd> = new Map([
  ['completed', 'picked-up'],
  ['canceled', 'provider'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
  ['failed', 'off'],
]);

/** What the line answered (RFC 3261, 21), where the status alone says that a call failed: SipResponseCode. */
const CAUSES: ReadonlyMap<string, CallEnd> = new Map([
  ['404', 'no-number'],
  ['410', 'no-number'],
  ['484', 'no-number'],
  ['604', 'no-number'],
  ['408', 'off'],
  ['480', 'off'],
  ['486', 'busy'],
  ['600', 'busy'],
  ['603', 'rejected'],
  ['402', 'provider'],
  ['403', 'provider'],
  ['500', 'provider'],
  ['502', 'provider'],
  ['503', 'provider'],
]);

/** Who picked up our call, when that is nobody (https://www.twilio.com/docs/voice/answering-machine-detection). */
const MACHINE = /^(machine_|fax)/;

/**
 * What stands for a caller who hides the number, so that such callers are not taken for one person
 * (support.twilio.com, "Why am I getting calls from these strange numbers?"): ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN …
 */
const NOBODY: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8566696',
  '+8656696',
  '+86282452253',
]);

type Form = WebhookRequest['form'];

const CALL_ID = /^[\w-]{1,64}$/;

const Variables = TwilioApi.extend({ TWILIO_VOICE_FROM: ownNumbers((text) => PhoneNumber.parse(text)) });

/** The account, and the numbers that people are called from. */
export type TwilioVoiceVariables = z.output<typeof Variables>;

/**
 * Calls through Twilio: a signed form in, TwiML back. Every answer has an address of its own, which bears our step.
 * Nobody is called unless `ours` says from which number (TWILIO_VOICE_FROM).
 * https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export const twilioVoice = (
  medium: Medium,
  {
    ours = [],
    timeLimitMs = TIME_LIMIT_MS,
  }: { readonly ours?: readonly PhoneNumber[]; readonly timeLimitMs?: number } = {},
): Channel<TwilioVoiceVariables> =>
  defineChannel<TwilioVoiceVariables>({
    id: 'twilio/voice',
    medium,
    variables: Variables,
    webhooks: [
      {
        path: '/webhooks/twilio/voice',
        methods: ['post'],
        kind: 'message',
        read: readHop,
        respond: () => twiml(hangUp()),
        ended: readMachine,
      },
      {
        path: '/webhooks/twilio/voice-status',
        methods: ['post'],
        kind: 'session',
        read: readEnding,
        respond: () => ({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK' }),
      },
    ],
    authenticate: refuseUnsigned,
    ...(ours.length > 0 ? { caller: (config) => createCaller(config, ours, timeLimitMs) } : {}),
  });

const twiml = (body: string): WebhookResponse => ({ status: 200, type: 'text/xml; charset=utf-8', body });

/** Null, and with it a hang-up: the call is over, a machine has picked up, or nobody knows who calls. */
function readHop(request: WebhookRequest): Inbound | null {
  const { form } = request;
  const dialog = form.CallSid ?? '';
  if (!CALL_ID.test(dialog)) throw new Refused(400, 'CallSid is missing or malformed');
  // Keys that come with a call's end were not meant as an answer.
  if (ENDINGS.has(form.CallStatus ?? '') || MACHINE.test(form.AnsweredBy ?? '')) return null;
  const number = (form.Direction?.startsWith('outbound') ? form.To : form.From) ?? '';
  const from = NOBODY.has(number) ? null : PhoneNumber.parse(number);
  if (!from) return null;
  const step = stepOf(request);
  return {
    key: `${dialog}:${step.number}`,
    from,
    dialog,
    ...(form.AnsweredBy === 'human' ? { isPerson: true } : {}),
    ...ownCall(request.query.call),
    hear: callHistory(step.number, eventOf(request)),
    respond: (drawn) => twiml(toTwiml(stepsOf(drawn), nextStep(request))),
  };
}

function eventOf(request: WebhookRequest): CallEvent {
  const { Digits: keys = '', SpeechResult: text = '', Confidence: confidence = '' } = request.form;
  const { number, nobody } = stepOf(request);
  if (number === 0) return { type: 'began' };
  if (nobody !== undefined) return { type: nobody };
  if (keys !== '') return { type: 'keys', keys };
  if (text === '') return { type: 'silent' };
  return { type: 'speech', text, confidence: /^[01](\.\d+)?$/.test(confidence) ? Number(confidence) : null };
}

/** A machine has picked up a call of ours: for us it is over. */
function readMachine({ form }: WebhookRequest): SessionEnded | null {
  const dialog = form.CallSid ?? '';
  if (!MACHINE.test(form.AnsweredBy ?? '') || !CALL_ID.test(dialog)) return null;
  return { dialog, status: 'failed', made: 'unheard' };
}

/** Why a call of ours was not heard, or that something picked it up. */
function readCause({
  CallStatus: status = '',
  SipResponseCode: code = '',
  AnsweredBy: by = '',
}: Form): CallEnd {
  if (MACHINE.test(by)) return 'unheard';
  const end = ENDS.get(status) ?? 'provider';
  return end === 'off' ? (CAUSES.get(code) ?? end) : end;
}

/** Nothing in it is refused. It may come twice, and before the last hop's turn is over. */
function readEnding({ form }: WebhookRequest): SessionEnded | null {
  const status = ENDINGS.get(form.CallStatus ?? '');
  const dialog = form.CallSid ?? '';
  if (!status || !CALL_ID.test(dialog)) return null;
  const seconds = /^\d{1,6}$/.test(form.CallDuration ?? '') ? Number(form.CallDuration) : null;
  return {
    ...{ dialog, status },
    ...(seconds === null ? {} : { durationMs: seconds * 1000 }),
    ...(form.Direction?.startsWith('outbound') ? { made: readCause(form) } : {}),
  };
}
