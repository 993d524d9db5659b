import { describe, expect, test } from '@jest/globals';
import { Refused } from '../../core/errors.ts';
import type { Webhook } from '../channel.ts';
import { account, medium } from './testing.ts';
import { whatsAppCloud } from './whatsapp.ts';

type Challenge = Extract<Webhook, { kind: 'challenge' }>;
const channel = whatsAppCloud(medium, account.WHATSAPP_PHONE_NUMBER_ID);
const webhook = channel.webhooks.find((one): one is Challenge => one.kind === 'challenge')!;

const asked = {
  'hub.mode': 'subscribe',
  'hub.verify_token': account.WHATSAPP_VERIFY_TOKEN,
  'hub.challenge': '1158201444',
};
const answer = (query: Record<string, string>, config: object = account): unknown => {
  try {
    return webhook.answer({ params: {}, headers: {}, query, form: {}, rawBody: Buffer.alloc(0) }, config);
  } catch (error) {
    expect(error).toBeInstanceOf(Refused);
    return (error as Refused).status;
  }
};

describe('whether the address is ours', () => {
  test('is asked at the address of the messages, by GET', () => {
    expect(webhook).toMatchObject({ path: '/webhooks/whatsapp-cloud', methods: ['get'] });
    expect(channel.webhooks.map(({ path }) => path)).toEqual([webhook.path, webhook.path]);
  });

  test('is answered with the challenge, as plain text', () => {
    expect(answer(asked)).toEqual({ status: 200, type: 'text/plain', body: '1158201444' });
  });

  const { 'hub.verify_token': _, ...withoutToken } = asked;
  test.each([
    ['another token', { ...asked, 'hub.verify_token': 'wrong' }],
    [
      'the beginning of the token',
      { ...asked, 'hub.verify_token': account.WHATSAPP_VERIFY_TOKEN.slice(0, -1) },
    ],
    ['an empty token', { ...asked, 'hub.verify_token': '' }],
    ['no token', withoutToken],
    ['another wish', { ...asked, 'hub.mode': 'unsubscribe' }],
    ['nothing', {}],
  ])('is refused: %s', (_, query) => {
    expect(answer(query)).toBe(403);
  });

  test.each([{}, { WHATSAPP_VERIFY_TOKEN: '' }])('is refused where no token is known (%p)', (config) => {
    expect(answer({ ...asked, 'hub.verify_token': '' }, config)).toBe(403);
  });

  test.each(['', '<script>alert(1)</script>', 'a b', '9'.repeat(300)])(
    'no page is made of %p',
    (challenge) => {
      expect(answer({ ...asked, 'hub.challenge': challenge })).toBe(400);
    },
  );
});
