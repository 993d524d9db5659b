import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
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
import { joinedHistory } from '../media/ussd-history.ts';
import { refuseWrongToken } from '../path-token.ts';

/** How the provider says that a session ended. Other words are none of ours. */
const ENDINGS: ReadonlyMap<string, SessionEnded['status']> = new Map([
  ['Success', 'completed'],
  ['Incomplete', 'dropped'],
  ['Failed', 'failed'],
]);

/** No ":", which parts the key. */
const SESSION_ID = /^[\w.@=+/-]{1,128}$/;

/** Characters; some fifty pages of the longest answers a handset can send. */
const MAX_HISTORY = 10_000;

/**
 * USSD through Africa's Talking and the gateways that copy its form: the hop's form in, "CON …" or "END …" back.
 * https://developers.africastalking.com/docs/ussd/handle_sessions
 */
export const africasTalkingUssd = (medium: Medium): Channel<object> =>
  defineChannel<object>({
    id: 'africas-talking/ussd',
    medium,
    variables: z.object({}),
    webhooks: [
      {
        path: '/webhooks/africas-talking/:token/ussd',
        methods: ['post'],
        kind: 'message',
        read: readHop,
        respond: answer,
      },
      {
        path: '/webhooks/africas-talking/:token/ussd-events',
        methods: ['post'],
        kind: 'session',
        read: readEnding,
        respond: () => ({ status: 200, type: 'text/plain; charset=utf-8', body: 'OK' }),
      },
    ],
    authenticate: refuseWrongToken,
  });

function readHop({ form }: WebhookRequest): Inbound {
  const dialog = form.sessionId ?? '';
  if (!SESSION_ID.test(dialog)) throw new Refused(400, 'sessionId is missing or malformed');
  const from = PhoneNumber.parse(form.phoneNumber ?? '');
  if (!from) throw new Refused(400, 'phoneNumber is missing or malformed');
  const text = form.text ?? '';
  if (text.length > MAX_HISTORY) throw new Refused(400, 'text is too long');
  return { key: `${dialog}:${text}`, from, dialog, hear: joinedHistory(text) };
}

/** Without a page the session is closed without a word; words for an error come as a drawn page like any others. */
function answer(drawn: Drawn | null): WebhookResponse {
  const verb = drawn && !drawn.last ? 'CON' : 'END';
  const text = (drawn?.text ?? '').replace(/\r\n?/g, '\n');
  return { status: 200, type: 'text/plain; charset=utf-8', body: `${verb} ${text}` };
}

/** For the figures only, so nothing in it is refused. It may come twice, and before the last hop's turn is over. */
function readEnding({ form }: WebhookRequest): SessionEnded | null {
  const status = ENDINGS.get(form.status ?? '');
  const dialog = form.sessionId ?? '';
  if (!status || !SESSION_ID.test(dialog)) return null;
  const hops = wholeNumber(form.hopsCount);
  const durationMs = wholeNumber(form.durationInMillis);
  return {
    dialog,
    status,
    ...(hops === null ? {} : { hops }),
    ...(durationMs === null ? {} : { durationMs }),
  };
}

const wholeNumber = (text: string | undefined): number | null =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : null;
