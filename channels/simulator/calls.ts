import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PhoneNumber } from '../../core/phone.ts';
import type { CallHeard } from './call.ts';
import type { CallsOptions } from './call-hops.ts';
import { ENDINGS } from './dialects.ts';
import { createExchange, type Exchange } from './exchange.ts';
import type { Road } from './road.ts';
import { isTwilioAccount, twilioError } from './twilio-road.ts';

export type { CallHeard } from './call.ts';

const number = z.string().transform((text, context) => {
  const parsed = PhoneNumber.parse(text)?.e164;
  if (parsed === undefined) context.addIssue('not a phone number');
  return parsed ?? z.NEVER;
});
const Ring = z.object({ line: z.enum(['twilio', 'africas-talking']).default('twilio') });
const Keys = z.object({ keys: z.string().regex(/^[\d*#]{1,50}$/) });
const Words = z.object({ text: z.string().max(2_000), confidence: z.number().min(0).max(1).optional() });
const PickUp = z.object({ by: z.enum(['person', 'machine']).default('person') });
const Unanswered = z.object({ ending: z.enum(ENDINGS).exclude(['completed']).nullable() });
const Ringing = z.object({ wait: z.coerce.number().int().min(0).max(60_000).default(0) });

/** As the service has it in development. */
export const DEVELOPMENT_TWILIO = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'development' } as const;

/**
 * Calls of Africa's Talking's and of Twilio's kind, both ways. Phones: POST /phones/{number}/call, key, say, listen, pickup
 * unanswered and call/hangup, GET /phones/{number}/ringing; the service: POST /call and POST /2010-04-01/Accounts/{sid}/Calls.json.
 */
export function createCalls(
  road: Road,
  newId: () => string,
  {
    apiKey,
    twilio = DEVELOPMENT_TWILIO,
    ...options
  }: Omit<CallsOptions, 'twilio'> & {
    readonly twilio?: CallsOptions['twilio'];
    /** The only key of Africa's Talking's taken; without it any is. */
    readonly apiKey?: string;
  },
): { readonly router: Router; readonly exchange: Exchange } {
  const exchange = createExchange(road, newId, { ...options, twilio });
  const router = express.Router();
  const person = ({ params }: Request): string => number.parse(String(params.number));
  const answer = (path: string, act: (request: Request) => Promise<CallHeard>): void =>
    void router.post(`/phones/:number/${path}`, async (request, response) => {
      response.json(await act(request));
    });

  answer('call', (request) => exchange.call(person(request), Ring.parse(request.body).line));
  answer('key', (request) => exchange.press(person(request), Keys.parse(request.body).keys));
  answer('say', (request) => {
    const { text, confidence } = Words.parse(request.body);
    return exchange.speak(person(request), text, confidence);
  });
  answer('listen', (request) => exchange.listen(person(request)));
  answer('pickup', (request) => exchange.pickUp(person(request), PickUp.parse(request.body).by));
  router.post('/phones/:number/call/hangup', (request, response) => {
    response.json({ ended: exchange.hangUp(person(request)) });
  });
  router.post('/phones/:number/unanswered', (request, response) => {
    exchange.set(person(request), Unanswered.parse(request.body).ending);
    response.json({});
  });
  router.get('/phones/:number/ringing', async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, road.signal]);
    response.json({
      ringing: await exchange.rings(person(request), Ringing.parse(request.query).wait, signal),
    });
  });

  /** What goes wrong with what the service asks of the network. False: it was answered, or never will be. */
  async function isThrough(to: string, response: Response): Promise<boolean> {
    const { delayMs, error, stall } = road.switches().sends;
    const fate = road.fate(`${to} ring`);
    const [isError, isStalled] = [fate.happens(error), fate.happens(stall)];
    await road.pause(fate.upTo(delayMs));
    if (isError) response.status(500).type('text/plain').send('Internal Server Error');
    return !isError && !isStalled;
  }

  const form = express.urlencoded({ extended: false });
  router.post('/call', form, async (request, response) => {
    const {
      username,
      to = '',
      from,
      clientRequestId,
    } = (request.body ?? {}) as Record<string, string | undefined>;
    const key = request.get('apikey');
    if (!key || (apiKey !== undefined && key !== apiKey)) {
      response.status(401).type('text/plain').send('The supplied authentication is invalid');
      return;
    }
    if (!(await isThrough(to, response))) return;
    const phoneNumber = PhoneNumber.parse(to)?.e164;
    if (!username || !from || !phoneNumber) {
      response.json({ entries: [], errorMessage: 'Invalid callerId: ' });
      return;
    }
    const sessionId = exchange.ring(phoneNumber, 'africas-talking', { tag: clientRequestId ?? null });
    response.json({ entries: [{ phoneNumber, status: 'Queued', sessionId }], errorMessage: 'None' });
  });
  router.post('/2010-04-01/Accounts/:sid/Calls.json', form, async (request, response) => {
    const {
      To = '',
      From,
      Url,
      StatusCallback,
      MachineDetection,
    } = (request.body ?? {}) as Record<string, string | undefined>;
    if (!isTwilioAccount(request.get('authorization'), twilio)) {
      response.status(401).json(twilioError(20003, 'Authenticate', 401));
      return;
    }
    if (!(await isThrough(To, response))) return;
    const to = PhoneNumber.parse(To)?.e164;
    if (!to || !From || !Url) {
      response.status(400).json(twilioError(to ? 21205 : 21211, 'Invalid'));
      return;
    }
    const sid = exchange.ring(to, 'twilio', {
      address: Url,
      answeredBy: MachineDetection ? 'unknown' : null,
      ...(StatusCallback ? { statusAddress: StatusCallback } : {}),
    });
    response.status(201).json({ sid, account_sid: twilio.accountSid, status: 'queued', to, from: From });
  });
  return { router, exchange };
}
