import { describe, expect, test } from '@jest/globals';
import { loadCountry } from '../core/country/country.ts';
import { emergencyCatalogue, line, relayed, type Notice } from '../core/emergencies/notice.ts';
import type { Param } from '../core/text/line.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages, readMessages } from '../core/text/messages.ts';
import { createEmergencyNotices, emergencyPage } from './emergency.ts';

const country = loadCountry('IN');
const { say } = createMessages({ catalogues: [emergencyCatalogue], constants: country.constants });
const keys = Object.keys(readMessages(emergencyCatalogue, 'en'));
const PARAMS = {
  code: '4821',
  minutes: 15,
  km: 3,
  name: 'Asha',
  place: 'Naini',
  near: line('area'),
  age: line('days-ago', { days: 3 }),
  hours: 5,
  days: 3,
  words: 'by the well',
  more: '',
};
const now = new Date('2026-11-23T20:00:00Z');

/** What callers are told, in every state. */
const CALLERS = [
  ...[
    'asked',
    'nobody-yet',
    'accepted',
    'en-route',
    'on-scene',
    'still-needed',
    'over',
    'cancelled',
    'cancel-ask',
  ],
  ...['handed-over', 'neutral', 'where', 'helper-where', 'helper-says', 'noted'],
];

describe.each(languages.map(({ code }) => code))('%s', (code) => {
  test.each(CALLERS)('%s keeps the public number', (key) => {
    expect(emergencyPage(line(key, PARAMS), { languages: [code], say }).text).toContain(
      country.constants.emergency,
    );
  });

  test.each(keys)('%s is one registered text, whatever its values', (key) => {
    const nameOf = (params: Record<string, Param>): string =>
      emergencyPage(line(key, params), { languages: [code], say }).template;
    const others = {
      code: '9999',
      minutes: 2,
      km: 12.5,
      name: 'A',
      place: 'Rampur Kalan',
      near: 'in or around',
      age: 'an hour ago',
      hours: 2,
      days: 400,
      words: 'two words',
      more: 'x',
    };
    expect(nameOf(others)).toBe(nameOf(PARAMS));
  });
});

describe('the road', () => {
  const compose = createEmergencyNotices({
    roads: { sms: 'sms', voice: 'voice', whatsapp: 'wa' },
    say,
    mainLanguages: country.mainLanguages,
  });
  const notice = (changed: Partial<Notice['to']>, call = false): Notice => ({
    to: { personId: 'p', identityId: 'i', language: 'en', medium: 'sms', ...changed },
    text: line('asked', PARAMS),
    call: call ? line('handed-over') : null,
    dueAt: now,
  });

  test.each<[string, Notice, string[]]>([
    ['by text', notice({}), ['message sms']],
    ['by text and a call', notice({}, true), ['message sms', 'call voice']],
    ['on WhatsApp for who wrote there', notice({ medium: 'whatsapp' }), ['message wa']],
    ['nowhere without an address', notice({ identityId: null }, true), []],
  ])('%s, urgent, and at night too', (_, given, expected) => {
    const rows = compose(given, now);
    expect(rows.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(expected);
    expect(rows.every(({ urgent, dueAt }) => urgent && dueAt === now)).toBe(true);
  });
});

test.each([
  [true, true],
  [false, undefined],
])('a call that asks somebody to come (%s) ends after its words', (isAsking, expected) => {
  const compose = createEmergencyNotices({
    roads: { sms: null, voice: 'voice', whatsapp: null },
    say,
    mainLanguages: country.mainLanguages,
  });
  const to = { personId: 'p', identityId: 'i', language: 'en', medium: 'sms' };
  const [call] = compose({ to, text: null, call: line('ask-call', PARAMS), dueAt: now, isAsking }, now);
  expect((call!.payload as { ends?: boolean }).ends).toBe(expected);
});

test.each(languages.map(({ code }) => code))(
  'the call back in %s says what was not done and asks for no text',
  (code) => {
    const heard = say(line('neutral'), code, 'voice');
    expect(heard).not.toContain('MENU');
    expect(heard).toMatch(/NOT called the ambulance|एम्बुलेंस नहीं बुलाई|ambulance NAHIN bulayi/);
    expect(say(line('neutral'), code, 'sms')).toContain('MENU');
  },
);

test.each([
  ['behind the temple', 'behind the temple', ''],
  ['call me on 98765 43210 please', 'call me on … please', ''],
  ['मेरा नंबर ९८७६५४३२१०', 'मेरा नंबर …', ''],
  ['house 12, lane 3', 'house 12, lane 3', ''],
  [
    'past the big banyan tree near the school of Rampur village',
    'past the big banyan tree near the school',
    'of Rampur village',
  ],
])('%j is handed on without numbers', (said, words, more) => {
  expect(relayed(said)).toEqual({ words, more });
});
