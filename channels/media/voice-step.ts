import { Refused } from '../../core/errors.ts';
import type { WebhookRequest } from '../channel.ts';
import { ownCall } from '../own-call.ts';

/** Where a call stands, as the address says at which it goes on. */
export interface Step {
  /** 0 when the call begins; each of our answers counts. */
  readonly number: number;
  /** Why it goes on without an answer. */
  readonly nobody?: 'silent' | 'listening';
}

/** The addresses at which a call goes on after our answer, by what happens then. */
export interface NextStep {
  readonly answered: string;
  readonly silent: string;
  readonly listening: string;
}

/** No call has so many steps. */
const MAX_STEP = 9_999;

/** Reads the step that a call has come to. Throws Refused(400) when it is none of ours. */
export function stepOf({ query }: WebhookRequest): Step {
  const { step = '0', nobody } = query;
  if (!/^\d{1,4}$/.test(step)) throw new Refused(400, 'step is malformed');
  if (nobody === undefined || step === '0') return { number: Number(step) };
  if (nobody !== 'silent' && nobody !== 'listening') throw new Refused(400, 'nobody is malformed');
  return { number: Number(step), nobody };
}

/**
 * Providers want whole addresses, and sign them: they are made from the configured one, never from the Host header. Our own id
 * of the call goes along where the address that it began at bore one.
 */
export function nextStep(request: WebhookRequest): NextStep {
  if (!request.url) throw new Error('the public address of the webhook is not known');
  const address = new URL(request.url);
  const { callId } = ownCall(request.query.call);
  address.search = callId === undefined ? '' : `call=${callId}`;
  address.searchParams.set('step', String(Math.min(stepOf(request).number + 1, MAX_STEP)));
  const answered = address.href;
  return { answered, silent: `${answered}&nobody=silent`, listening: `${answered}&nobody=listening` };
}
