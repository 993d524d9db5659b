import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { loadCountry } from '../core/country/country.ts';
import {
  EMAIL,
  emergencyCatalogue,
  line,
  relayed,
  type Notice,
  type NoticeCall,
} from '../core/emergencies/notice.ts';
import type { CallPayload } from '../core/outbox/call.ts';
import { projectRoot } from '../core/root.ts';
import type { Param } from '../core/text/line.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages, readMessages } from '../core/text/messages.ts';
import { sosOpen } from '../flows/sos-open/index.ts';
import { createEmergencyNotices, emergencyPage } from './emergency.ts';

const country = loadCountry('IN');
/** Whose words a call begins with. */
const sosOpenCatalogue = {
  name: sosOpen.name,
  folder: join(projectRoot, 'flows', sosOpen.name, 'messages'),
  variables: {},
};
const { say } = createMessages({
  catalogues: [emergencyCatalogue, sosOpenCatalogue],
  constants: country.constants,
});
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
    roads: { sms: 'sms', voice: 'voice', whatsapp: 'wa', email: 'mail' },
    say,
    mainLanguages: country.mainLanguages,
  });
  const notice = (changed: Partial<Notice['to']>, call = false): Notice => ({
    to: { personId: 'p', identityId: 'i', language: 'en', medium: 'sms', ...changed },
    text: line('asked', PARAMS),
    call: call ? { says: line('handed-over') } : null,
    dueAt: now,
  });

  test.each<[string, Notice, string[]]>([
    ['by text', notice({}), ['message sms']],
    ['by text and a call', notice({}, true), ['message sms', 'call voice']],
    ['on WhatsApp for who wrote there', notice({ medium: 'whatsapp' }), ['message wa']],
    ['by e-mail to a mailbox, and by no call', notice({ medium: EMAIL }, true), ['message mail']],
    ['nowhere without an address', notice({ identityId: null }, true), []],
  ])('%s, urgent, and at night too', (_, given, expected) => {
    const rows = compose(given, now);
    expect(rows.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(expected);
    expect(rows.every(({ urgent, dueAt }) => urgent && dueAt === now)).toBe(true);
  });
});

test('a mail says what the text says, and where the console is', () => {
  const compose = createEmergencyNotices({
    roads: { sms: 'sms', voice: 'voice', whatsapp: null, email: 'mail' },
    say,
    mainLanguages: country.mainLanguages,
    consoleUrl: 'https://arogya.test',
  });
  const to = { personId: 'p', identityId: 'i', language: 'en', medium: EMAIL };
  const [row] = compose({ to, text: line('operator', PARAMS), call: null, dueAt: now }, now);
  expect(row!.payload).toEqual({
    text: 'Arogya 4821: an emergency waits for an operator. Please see to it in the console now.\nhttps://arogya.test',
  });
});

describe('a call', () => {
  const compose = createEmergencyNotices({
    roads: { sms: null, voice: 'voice', whatsapp: null, email: null },
    say,
    mainLanguages: country.mainLanguages,
  });
  const to = { personId: 'p', identityId: 'i', language: 'en', medium: 'sms' };
  const begins = (call: NoticeCall): Partial<CallPayload> => {
    const [row] = compose({ to, text: null, call, dueAt: now }, now);
    const { until: _, ...payload } = row!.payload as CallPayload;
    return payload;
  };

  test.each<[NoticeCall, Partial<CallPayload>]>([
    [{ asks: 'needed' }, { words: [], opens: 'sos', argument: 'called' }],
    [
      { asks: 'still-needed' },
      { words: [{ text: 'This is Arogya.', language: 'en' }], opens: 'sos-open', argument: 'still' },
    ],
    [
      { asks: 'can-come', emergency: 'e' },
      { words: [], opens: 'sos-helper', argument: 'e' },
    ],
  ])('that asks (%j) opens with its own conversation', (call, expected) => {
    expect(begins(call)).toEqual(expected);
  });

  test('that tells something goes on where the conversation stood, or ends', () => {
    const said = begins({ says: line('handed-over') });
    expect(said).toEqual({ words: [{ text: expect.stringContaining('1 1 2') as unknown, language: 'en' }] });
    expect(begins({ says: line('handed-over'), ends: true })).toEqual({ ...said, ends: true });
  });

  test('about who accepted asks for no text', () => {
    for (const { code } of languages) {
      expect(say(line('accepted', PARAMS), code, 'sms')).toContain('4821 0');
      expect(say(line('accepted', PARAMS), code, 'voice')).not.toContain('4821');
    }
  });
});

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
