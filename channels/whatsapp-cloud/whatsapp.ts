import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import type { Medium } from '../../flows/medium.ts';
import { defineChannel, type Channel, type WebhookRequest, type WebhookResponse } from '../channel.ts';
import { apiBaseUrl, namedTexts } from '../variables.ts';
import { readMessages, readReports } from './incoming.ts';
import { createSender } from './outgoing.ts';
import { isSame, refuseUnsigned } from './signature.ts';
import { Template } from './templates.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows */
const FREE_HOURS = 24;

const TIME_LIMIT_MS = 8_000;

const PATH = '/webhooks/whatsapp-cloud';

/** A challenge as Meta makes it: some ten digits. */
const CHALLENGE = /^[\w-]{1,200}$/;

const variables = z.object({
  WHATSAPP_APP_SECRET: z.string().regex(/[^\s,]/, 'must be the secret of the app'),
  WHATSAPP_VERIFY_TOKEN: z.string().trim().min(1),
  WHATSAPP_ACCESS_TOKEN: z.string().trim().min(1),
  WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d{1,32}$/, 'must be the id of the number, in digits'),
  WHATSAPP_API_BASE_URL: apiBaseUrl,
  WHATSAPP_TEMPLATES: namedTexts(Template),
});

/** The app and the number at Meta. The app's secret signs what comes; several stand with commas between in a rotation. */
export type WhatsAppVariables = z.output<typeof variables>;

/**
 * WhatsApp through Meta's Cloud API, both ways: https://developers.facebook.com/documentation/business-messaging/whatsapp.
 * `phoneNumberId` is the number that is ours: what is told of others at the same address is none of our business.
 */
export const whatsAppCloud = (
  medium: Medium,
  phoneNumberId: string,
  { timeLimitMs = TIME_LIMIT_MS }: { readonly timeLimitMs?: number } = {},
): Channel<WhatsAppVariables> =>
  defineChannel<WhatsAppVariables>({
    id: 'whatsapp-cloud/whatsapp',
    medium,
    freeHours: FREE_HOURS,
    variables,
    webhooks: [
      { path: PATH, methods: ['get'], kind: 'challenge', answer: answerChallenge },
      {
        path: PATH,
        methods: ['post'],
        kind: 'message',
        later: true,
        read: (request) => readMessages(request, phoneNumberId),
        reports: (request) => readReports(request, phoneNumberId),
        respond: () => ({ status: 200, type: 'text/plain', body: '' }),
      },
    ],
    authenticate: (request, config) => refuseUnsigned(request, config.WHATSAPP_APP_SECRET),
    sender: (config) => createSender(config, timeLimitMs),
  });

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
function answerChallenge({ query }: WebhookRequest, config: object): WebhookResponse {
  const { WHATSAPP_VERIFY_TOKEN: token = '' } = config as Partial<WhatsAppVariables>;
  const { 'hub.mode': mode, 'hub.verify_token': given = '', 'hub.challenge': challenge = '' } = query;
  if (token === '' || !isSame(given, token) || mode !== 'subscribe') throw new Refused(403, 'wrong token');
  if (!CHALLENGE.test(challenge)) throw new Refused(400, 'hub.challenge is missing or malformed');
  return { status: 200, type: 'text/plain', body: challenge };
}
