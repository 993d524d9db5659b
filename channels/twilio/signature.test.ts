import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { WebhookRequest } from '../channel.ts';
import { isSigned, refuseUnsigned } from './signature.ts';

const url = 'https://arogya.example/webhooks/twilio/voice?step=3';
const form = { AccountSid: 'AC0123', CallSid: 'CA1', From: '+919812345678', Body: 'a b+c & =', Empty: '' };
const config = {
  TWILIO_ACCOUNT_SID: 'AC0123',
  TWILIO_AUTH_TOKEN: 'first,second',
  token: '',
  publicBaseUrl: 'https://arogya.example',
};

/** As the provider's page says it, written apart from ours. */
function signed(token: string, text: string): string {
  return createHmac('sha1', token).update(text).digest('base64');
}
const sorted = Object.keys(form).sort() as (keyof typeof form)[];
const text = url + sorted.map((name) => name + form[name]).join('');
const body = Buffer.from(new URLSearchParams(form).toString());
const type = 'application/x-www-form-urlencoded';

const request = (changes: Partial<WebhookRequest> = {}): WebhookRequest => ({
  url,
  params: {},
  headers: { 'content-type': type, 'x-twilio-signature': signed('first', text) },
  query: { step: '3' },
  form,
  rawBody: body,
  ...changes,
});
const headers = (signature: string) => ({ 'content-type': type, 'x-twilio-signature': signature });

describe('is taken', () => {
  test.each([
    ['with the first token', request()],
    ['with the second, while one replaces the other', request({ headers: headers(signed('second', text)) })],
  ])('%s', (_, given) => expect(() => refuseUnsigned(given, config)).not.toThrow());

  test('with spaces around the tokens', () => {
    expect(() =>
      refuseUnsigned(request(), { ...config, TWILIO_AUTH_TOKEN: ' second , first ' }),
    ).not.toThrow();
  });
});

describe('is refused', () => {
  const other = Buffer.from(new URLSearchParams({ ...form, Digits: '1' }).toString());
  test.each<[string, WebhookRequest, Partial<typeof config> | { publicBaseUrl?: undefined }]>([
    ['with no signature', request({ headers: { 'content-type': type } }), {}],
    ['with an empty signature', request({ headers: headers('') }), {}],
    ['with an old token', request({ headers: headers(signed('third', text)) }), {}],
    ['with the token itself', request({ headers: headers('first') }), {}],
    ['with a field more', request({ rawBody: other }), {}],
    ['with another query', request({ url: `${url}&nobody=silent` }), {}],
    ['at another host', request({ url: url.replace('arogya', 'other') }), {}],
    ['with http instead of https', request({ url: url.replace('https', 'http') }), {}],
    ['with no address', request({ url: '' }), {}],
    ['with half an address', request({ url: '/webhooks/twilio/voice' }), {}],
    ['where no token is set', request({ headers: headers(signed('', text)) }), { TWILIO_AUTH_TOKEN: '' }],
    [
      'where only commas are set',
      request({ headers: headers(signed('', text)) }),
      { TWILIO_AUTH_TOKEN: ', ,' },
    ],
    ['where the public address is not known', request(), { publicBaseUrl: undefined }],
    ['for another account', request(), { TWILIO_ACCOUNT_SID: 'AC9999' }],
    [
      'with a header that only a proxy could have set',
      request({ headers: { ...headers('x'), 'x-forwarded-host': 'a', host: 'a' } }),
      {},
    ],
  ])('%s', (_, given, changes) => {
    const changed = { ...config, ...changes } as Parameters<typeof refuseUnsigned>[1];
    expect(() => refuseUnsigned(given, changed)).toThrow(expect.objectContaining({ status: 403 }));
  });
});

describe('a body that is no form', () => {
  const json = Buffer.from('{"नाम": "अ"}');
  const hash = createHash('sha256').update(json).digest('hex');
  const at = (query: string): string => `https://arogya.example/webhooks/twilio/status?${query}`;
  const given = (query: string, sent = json) => ({
    url: at(query),
    body: sent,
    type: 'application/json',
    signature: signed('first', at(query)),
  });

  test.each([
    ['is signed by its hash', given(`bodySHA256=${hash}`), true],
    ['in capitals', given(`bodySHA256=${hash.toUpperCase()}`), true],
    ['changed on the way', given(`bodySHA256=${hash}`, Buffer.from('{}')), false],
    ['with another hash', given(`bodySHA256=${'0'.repeat(64)}`), false],
  ])('%s', (_, sent, valid) => expect(isSigned(sent, ['first'])).toBe(valid));
});

test('values that come twice count once, in order', () => {
  const sent = {
    url,
    body: Buffer.from('Sid=1&SidAccount=2&Digits=5678&Digits=1234&Digits=1234'),
    type,
    signature: signed('first', `${url}Digits1234Digits5678Sid1SidAccount2`),
  };
  expect(isSigned(sent, ['first'])).toBe(true);
});
