import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import type { CallEnd } from '../../core/outbox/call-plan.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import {
  defineChannel,
  type Channel,
  type Inbound,
  type SessionEnded,
  type WebhookRequest,
  type WebhookResponse,
} from '../channel.ts';
import { costOf } from '../cost.ts';
import { callHistory, type CallEvent } from '../media/voice-history.ts';
import { nextStep, stepOf } from '../media/voice-step.ts';
import { stepsOf } from '../media/voice-tree.ts';
import { ownCall } from '../own-call.ts';
import { ownNumbers, personOf } from '../own-numbers.ts';
import { refuseWrongToken } from '../path-token.ts';
import { apiBaseUrl } from '../variables.ts';
import { createCaller, type CallingAccount } from './voice-caller.ts';
import { toVoiceXml } from './xml.ts';

/** Why a call ended, as africastalking-laravel's CallHangupCauses lists it. Any other cause counts as completed. */
const ENDINGS: ReadonlyMap<string, SessionEnded['status']> = new Map([
  ['NORMAL_CLEARING', 'completed'],
  ['ORIGINATOR_CANCEL', 'dropped'],
  ['LOSE_RACE', 'dropped'],
  ['RECOVERY_ON_TIMER_EXPIRE', 'dropped'],
  ['NO_USER_RESPONSE', 'dropped'],
  ['NORMAL_TEMPORARY_FAILURE', 'failed'],
  ['CALL_REJECTED', 'failed'],
  ['USER_BUSY', 'failed'],
  ['NO_ANSWER', 'failed'],
  ['SUBSCRIBER_ABSENT', 'failed'],
  ['SERVICE_UNAVAILABLE', 'failed'],
  ['USER_NOT_REGISTERED', 'failed'],
  ['UNALLOCATED_NUMBER', 'failed'],
]);

/** The same causes, of a call that we made. Any other was picked up. */
const ENDS: ReadonlyMap<string, CallEnd> = new Map([
  ['USER_BUSY', 'busy'],
  ['NO_ANSWER', 'no-answer'],
  ['ORIGINATOR_CANCEL', 'no-answer'],
  ['LOSE_RACE', 'no-answer'],
  ['NO_USER_RESPONSE', 'off'],
  ['SUBSCRIBER_ABSENT', 'off'],
  ['USER_NOT_REGISTERED', 'off'],
  ['CALL_REJECTED', 'rejected'],
  ['UNALLOCATED_NUMBER', 'no-number'],
  ['NORMAL_TEMPORARY_FAILURE', 'provider'],
  ['SERVICE_UNAVAILABLE', 'provider'],
  ['RECOVERY_ON_TIMER_EXPIRE', 'provider'],
]);

/** No ":", which parts the key. */
const SESSION_ID = /^[\w.@=+/-]{1,128}$/;

/** The last request of a call: the reply is not read. */
const CALL_IS_OVER = '0';

const TIME_LIMIT_MS = 8_000;

const Called = z.object({});
const Calling = z.object({
  AT_USERNAME: z.string().min(1),
  AT_API_KEY: z.string().min(1),
  AT_API_BASE_URL: apiBaseUrl,
  AT_VOICE_FROM: ownNumbers((text) => PhoneNumber.parse(text)),
});

/** The account, where people are called. */
export type AfricasTalkingVoiceVariables = Partial<CallingAccount>;

/**
 * Calls through Africa's Talking: the hop's form in, actions as XML back. Every answer has an address of its own, which
 * bears our step. Nobody is called unless `ours` says from which number (AT_VOICE_FROM).
 * https://docs.africastalking.com/voice/callhandler
 */
export const africasTalkingVoice = (
  medium: Medium,
  {
    ours = [],
    timeLimitMs = TIME_LIMIT_MS,
  }: { readonly ours?: readonly PhoneNumber[]; readonly timeLimitMs?: number } = {},
): Channel<AfricasTalkingVoiceVariables> =>
  defineChannel<AfricasTalkingVoiceVariables>({
    id: 'africas-talking/voice',
    medium,
    variables: ours.length > 0 ? Calling : Called,
    webhooks: [
      {
        path: '/webhooks/africas-talking/:token/voice',
        methods: ['post'],
        kind: 'message',
        read: (request) => readHop(request, ours),
        ended: readEnding,
        respond: thank,
      },
    ],
    authenticate: refuseWrongToken,
    ...(ours.length > 0
      ? { caller: (config) => createCaller(config as CallingAccount, ours, timeLimitMs) }
      : {}),
  });

const thank = (): WebhookResponse => ({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK' });

function readHop(request: WebhookRequest, ours: readonly PhoneNumber[]): Inbound | null {
  const { form } = request;
  const dialog = form.sessionId ?? '';
  if (!SESSION_ID.test(dialog)) throw new Refused(400, 'sessionId is missing or malformed');
  if (form.isActive === CALL_IS_OVER) return null;
  // The phone user's, whoever called whom: callbacks of our own calls are seen with either number as the caller's.
  const [caller, destination] = [form.callerNumber, form.destinationNumber].map((number) =>
    PhoneNumber.parse(number ?? ''),
  );
  const from = personOf(caller ?? null, destination ?? null, ours);
  if (!from) throw new Refused(400, 'callerNumber is missing, withheld or malformed');
  const step = stepOf(request);
  return {
    key: `${dialog}:${step.number}`,
    from,
    dialog,
    ...ownCall(form.clientRequestId),
    hear: callHistory(step.number, eventOf(request)),
    respond: (drawn) => answer(drawn, request),
  };
}

function eventOf(request: WebhookRequest): CallEvent {
  const { number, nobody } = stepOf(request);
  const keys = request.form.dtmfDigits ?? '';
  if (number === 0) return { type: 'began' };
  // Fields without a value come as nothing, or as the word.
  if (nobody === undefined && keys !== '' && keys !== 'None') return { type: 'keys', keys };
  return { type: nobody ?? 'silent' };
}

const answer = (drawn: Drawn, request: WebhookRequest): WebhookResponse => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  body: toVoiceXml(stepsOf(drawn), nextStep(request)),
});

/** Nothing in it is refused. It may come twice. */
function readEnding({ form }: WebhookRequest): SessionEnded | null {
  const dialog = form.sessionId ?? '';
  if (form.isActive !== CALL_IS_OVER || !SESSION_ID.test(dialog)) return null;
  const seconds = /^\d{1,6}$/.test(form.durationInSeconds ?? '') ? Number(form.durationInSeconds) : null;
  return {
    dialog,
    status: ENDINGS.get(form.hangupCause ?? '') ?? 'completed',
    ...(seconds === null ? {} : { durationMs: seconds * 1000 }),
    ...(form.direction === 'Outbound'
      ? { made: ENDS.get(form.hangupCause ?? '') ?? 'picked-up', ...costOf(form.currencyCode, form.amount) }
      : {}),
  };
}
