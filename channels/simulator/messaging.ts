import express, { type Request, type Response, type Router } from 'express';
import { PhoneNumber } from '../../core/phone.ts';
import type { Mailbox } from './mailbox.ts';
import type { Road } from './road.ts';
import { countParts } from './septets.ts';

/** The number that people text to, and the sender of what comes back when the service names none. */
export const SHORT_CODE = '56161';

/** A sender that this network does not know: answered as the provider answers it. */
export const UNKNOWN_SENDER = 'INVALID';

interface Recipient {
  readonly statusCode: number;
  readonly number: string;
  readonly status: string;
  readonly cost: string;
  readonly messageId: string;
}

/** Texts of phones, on their way to the service. */
export interface Messaging {
  /** The provider's id of the text; it is delivered in the background, and again until it is taken. */
  text(number: string, text: string): string;
  /** Serves POST /version1/messaging as the provider does. */
  readonly router: Router;
}

/** SMS of Africa's Talking's kind, both ways. `apiKey`: the only one taken; without it any is. */
export function createMessaging(
  road: Road,
  mailbox: Mailbox,
  newId: () => string,
  apiKey: string | undefined,
): Messaging {
  const { counts, clock } = road;

  /** "Sent", then "Success"; the other way round when the one overtakes the other. */
  function report(number: string, id: string): void {
    road.beside(async () => {
      const isOvertaken = road.fate(`${number} report order`).happens(road.switches().webhooks.reorder);
      for (const status of isOvertaken ? ['Success', 'Sent'] : ['Sent', 'Success']) {
        const form = { id, status, phoneNumber: number, networkCode: '99999', retryCount: '0' };
        await road.deliver('delivery', form, road.fate(`${number} report`));
      }
    });
  }

  function take(to: string, text: string, from: string): Recipient {
    const number = PhoneNumber.parse(to)?.e164;
    const none = { number: to, cost: '0', messageId: 'None' };
    if (!number) return { ...none, statusCode: 403, status: 'InvalidPhoneNumber' };
    const parts = countParts(text);
    const id = `ATXid_${newId()}`;
    mailbox.add({ id, to: number, from, text, parts, at: clock.now().toISOString() });
    counts.sms++;
    return {
      statusCode: 101,
      number,
      status: 'Success',
      cost: `KES ${(0.8 * parts).toFixed(4)}`,
      messageId: id,
    };
  }

  async function send(request: Request, response: Response): Promise<void> {
    const { username, to, message, from } = request.body as Record<string, string | undefined>;
    const key = request.get('apikey');
    if (!key || (apiKey !== undefined && key !== apiKey)) {
      response.status(401).type('text/plain').send('The supplied authentication is invalid');
      return;
    }
    if (!username || !to || message === undefined) {
      response.status(400).type('text/plain').send('Request is missing required form field');
      return;
    }
    const { delayMs, error, stall, lostAnswer } = road.switches().sends;
    const fate = road.fate(`${to} send`);
    const isError = fate.happens(error);
    const isStalled = fate.happens(stall);
    const isLost = fate.happens(lostAnswer);
    await road.pause(fate.upTo(delayMs));
    if (isStalled) return;
    if (isError) {
      response.status(500).type('text/plain').send('Internal Server Error');
      return;
    }
    const numbers = from === UNKNOWN_SENDER ? [] : to.split(',');
    const recipients = numbers.map((number) => take(number, message, from ?? SHORT_CODE));
    const taken = recipients.filter(({ statusCode }) => statusCode === 101);
    // The person has the text before the service knows whether it went; reports follow either way.
    response.on('close', () => taken.forEach(({ number, messageId }) => report(number, messageId)));
    if (isLost) {
      response.destroy();
      return;
    }
    const total = (0.8 * countParts(message) * taken.length).toFixed(4);
    const said = `Sent to ${taken.length}/${numbers.length} Total Cost: KES ${total} [Message parts: ${countParts(message)}]`;
    response.status(201).json({
      SMSMessageData: { Message: from === UNKNOWN_SENDER ? 'InvalidSenderId' : said, Recipients: recipients },
    });
  }

  const router = express.Router();
  router.post('/version1/messaging', express.urlencoded({ extended: false, limit: '1mb' }), send);

  return {
    router,
    text(number, text) {
      const id = newId();
      const date = clock.now().toISOString().slice(0, 19).replace('T', ' ');
      const form = { date, from: number, id, linkId: '', text, to: SHORT_CODE, networkCode: '99999' };
      counts.texts++;
      road.beside(() => road.deliver('sms', form, road.fate(`${number} text`)));
      return id;
    },
  };
}
