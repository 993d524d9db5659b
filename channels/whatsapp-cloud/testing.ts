import { createHmac } from 'node:crypto';
import type { Medium } from '../../flows/medium.ts';
import type { Surroundings, WebhookRequest } from '../channel.ts';
import type { WhatsAppVariables } from './whatsapp.ts';

/** A number of ours at Meta, and its app, for tests. */
export const account: WhatsAppVariables & Surroundings = {
  WHATSAPP_APP_SECRET: 'app-secret-0123456789abcdef, the-next-secret-fedcba9876543210',
  WHATSAPP_VERIFY_TOKEN: 'verify-token-0123456789abcdef',
  WHATSAPP_ACCESS_TOKEN: 'access-token-0123456789abcdef',
  WHATSAPP_PHONE_NUMBER_ID: '100000000000042',
  WHATSAPP_API_BASE_URL: undefined,
  WHATSAPP_TEMPLATES: {
    'reminder.dose': { name: 'dose_reminder', language: 'en_IN', body: 'Time for {{1}}, please.\n1 Taken' },
  },
  token: 'a-token-that-nobody-guesses',
  publicBaseUrl: 'https://arogya.example.org',
};

/** A medium that says nothing. */
export const medium: Medium = {
  id: 'whatsapp',
  idleMinutes: 720,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};

/** Signed as Meta's page says it, written apart from ours. */
export const sign = (request: WebhookRequest, secret = 'app-secret-0123456789abcdef'): WebhookRequest => ({
  ...request,
  headers: {
    ...request.headers,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(request.rawBody).digest('hex')}`,
  },
});

/** One more space than was signed. */
export const forge = (request: WebhookRequest): WebhookRequest => ({
  ...request,
  rawBody: Buffer.concat([request.rawBody, Buffer.from(' ')]),
});

/** A notice of Meta's about one number, several of which may stand in one request. */
export const change = (
  value: object,
  phoneNumberId = account.WHATSAPP_PHONE_NUMBER_ID,
  field = 'messages',
) => ({
  field,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '918044440042', phone_number_id: phoneNumberId },
    ...value,
  },
});

export const notice = (...changes: readonly object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes }],
});
