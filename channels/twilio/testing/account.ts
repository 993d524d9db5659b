import { createHmac } from 'node:crypto';
import type { Medium } from '../../../flows/medium.ts';
import type { WebhookRequest } from '../../channel.ts';

/** An account at Twilio that there is not. */
export const account = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: 'fedcba98765432100123456789abcdef',
  TWILIO_API_BASE_URL: undefined as string | undefined,
};

export const publicBaseUrl = 'https://arogya.example';

/** As the provider's page says it, written apart from ours. */
export function sign(request: WebhookRequest): WebhookRequest {
  const fields = [...new URLSearchParams(request.rawBody.toString())].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const text = request.url! + fields.map(([name, value]) => name + value).join('');
  const signature = createHmac('sha1', account.TWILIO_AUTH_TOKEN).update(text).digest('base64');
  return { ...request, headers: { ...request.headers, 'x-twilio-signature': signature } };
}

/** A medium that draws nothing. */
export const silentMedium = (id: 'sms' | 'whatsapp' | 'voice'): Medium => ({
  id,
  idleMinutes: 30,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
});

/** Statuses of a message, as the harness of the incoming tables takes them; both channels have the address. */
export const reportCases = (message: Readonly<Record<string, string>>, channel: `${string}/${string}`) => {
  const providerMessageId = message.MessageSid!;
  const status = { ...message, SmsStatus: '', MessageStatus: 'delivered' };
  const of = (MessageStatus: string, more: Readonly<Record<string, string>> = {}) => ({
    label: `reported as ${MessageStatus} ${Object.values(more).join(' ')}`,
    to: 'status',
    form: { ...status, MessageStatus, ...more },
  });
  const told = (words: string, is: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed') =>
    words.split(' ').map((word) => ({
      ...of(word),
      expect: { report: { channel, providerMessageId, status: is } },
    }));
  const failed = (code: string, reason: string, more: object = {}) => ({
    ...of('undelivered', { ErrorCode: code, ErrorMessage: 'a sentence' }),
    expect: { report: { channel, providerMessageId, status: 'failed' as const, reason, ...more } },
  });
  return [
    ...told('accepted scheduled queued sending', 'accepted'),
    ...told('sent', 'sent'),
    ...told('delivered partially_delivered', 'delivered'),
    ...told('read', 'read'),
    ...told('undelivered failed canceled', 'failed'),
    failed('30003', 'unreachable-phone'),
    failed('30007', 'filtered'),
    failed('99999', 'error-99999'),
    failed('21610', 'opted-out', { optOut: true, optedOut: message.To!.replace('whatsapp:', '') }),
    failed('63016', 'outside-window', { elsewhere: true }),
    failed('63024', 'not-on-whatsapp', { elsewhere: true }),
    {
      ...of('sent', { ErrorCode: '30007' }),
      expect: { report: { channel, providerMessageId, status: 'sent' as const } },
    },
    {
      ...of('failed', { ErrorCode: '+919812345678' }),
      expect: { report: { channel, providerMessageId, status: 'failed' as const } },
    },
    {
      ...of('delivered', { Price: '-0.00750', PriceUnit: 'USD' }),
      expect: {
        report: { channel, providerMessageId, status: 'delivered' as const, cost: 'USD 0.00750' },
      },
    },
    { ...of('receiving'), expect: { none: true as const } },
    { ...of('a word of next year'), expect: { none: true as const } },
    { ...of('delivered', { MessageSid: 'a b' }), expect: { none: true as const } },
  ];
};
