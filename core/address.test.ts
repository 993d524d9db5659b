import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { EmailAddress, numberOf, readAddress, WhatsAppUser } from './address.ts';
import { PhoneNumber } from './phone.ts';

describe('an e-mail address', () => {
  test.each([
    ['asha@example.org', 'asha@example.org'],
    [' Asha.Devi+clinic@Mail.EXAMPLE.org ', 'Asha.Devi+clinic@mail.example.org'],
    ['आशा@डाटामेल.भारत', 'आशा@डाटामेल.भारत'],
    ['cafe\u0301@example.org', 'caf\u00e9@example.org'],
    ["o'neil@a-b.example.in", "o'neil@a-b.example.in"],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s is %s', (text, mailbox) => {
    expect(EmailAddress.parse(text)?.mailbox).toBe(mailbox);
  });

  test.each([
    '',
    'asha',
    'asha@',
    '@example.org',
    'asha@localhost',
    'asha@example.o',
    'asha@example.123',
    'asha@-example.org',
    'asha@example-.org',
    'asha@exa mple.org',
    'asha devi@example.org',
    'asha@@example.org',
    '.asha@example.org',
    'asha.@example.org',
    'as..ha@example.org',
    'asha@example..org',
    'asha@[192.0.2.1]',
    '"asha"@example.org',
    'Asha <asha@example.org>',
    'asha@example.org,ravi@example.org',
    'asha@example.org\r\nBcc: ravi@example.org',
    'asha\u0000@example.org',
    'ash\u200ba@example.org',
    `${'a'.repeat(65)}@example.org`,
    `asha@${'a'.repeat(64)}.org`,
    `asha@${'abcdefghi.'.repeat(25)}org`,
    'a@b.'.repeat(10_000),
  ])('%# is none', (text) => {
    expect(EmailAddress.parse(text)).toBeNull();
  });
});

const each = [
  ['phone', PhoneNumber.parse('+919812345678')!],
  ['whatsapp', WhatsAppUser.parse('US.13491208655302741918')!],
  ['email', EmailAddress.parse('Asha@example.org')!],
] as const;

test.each(each)('%s is read back from its stored value', (kind, address) => {
  const again = readAddress(address.value);
  expect(again?.kind).toBe(kind);
  expect(again?.value).toBe(address.value);
});

test.each(each)('%s prints masked', (kind, address) => {
  const masked = `[${kind}]`;
  expect([String(address), JSON.stringify(address), inspect({ address })]).toEqual([
    masked,
    `"${masked}"`,
    `{ address: ${masked} }`,
  ]);
});

test.each(['mailto:', 'mailto:asha', 'whatsapp:asha@example.org', 'asha@example.org'])(
  '%s is no stored address',
  (value) => {
    expect(readAddress(value)).toBeNull();
  },
);

test('only a phone has a number', () => {
  expect(numberOf(each[0][1]).e164).toBe('+919812345678');
  expect(() => numberOf(each[2][1])).toThrow('no-number');
});
