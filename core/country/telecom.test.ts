import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietUntil } from '../messages/policy.ts';
import { PhoneNumber } from '../phone.ts';
import { projectRoot } from '../root.ts';
import { createTelecom, loadTelecom, type CallerClass } from './telecom.ts';

const india = loadTelecom('IN');
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test spoils any part of it
const data = (): any => JSON.parse(readFileSync(join(projectRoot, 'core/country/in/telecom.json'), 'utf8'));

test.each([
  ['+919812345678', '+919812345678', 'mobile'],
  ['919812345678', '+919812345678', 'mobile'],
  ['9812345678', '+919812345678', 'mobile'],
  ['09812345678', '+919812345678', 'mobile'],
  ['00919812345678', '+919812345678', 'mobile'],
  [' 919812345678', '+919812345678', 'mobile'],
  // Without its country it could be one of Pakistan's.
  ['9221234567', '+919221234567', 'mobile'],
  ['08022223333', '+918022223333', 'landline'],
  ['+911123456789', '+911123456789', 'landline'],
  ['+254711000111', '+254711000111', 'foreign'],
  ['27761234567', '+27761234567', 'foreign'],
  ['+9118001234567', '+9118001234567', 'unknown'],
  ['56161', null, 'short-code'],
  ['112', null, 'short-code'],
  ['12', null, 'unknown'],
  ['', null, 'unknown'],
  ['anonymous', null, 'unknown'],
  ['null', null, 'unknown'],
  ['+91981234567812345678', null, 'unknown'],
  ['9812x45678', null, 'unknown'],
] as const)('%p is %p, a caller of the class %p', (written, e164, caller) => {
  expect(india.readNumber(written)?.e164 ?? null).toBe(e164);
  expect(india.classOf(written)).toBe(caller);
  const number = india.readNumber(written);
  if (number) expect(india.classOf(number)).toBe(caller);
});

test('a number that was read is a phone number like any other', () => {
  expect(india.readNumber('09812345678')).toBeInstanceOf(PhoneNumber);
});

test('a number within the country', () => {
  expect(india.nationalOf(india.readNumber('+919812345678')!)).toBe('9812345678');
  expect(india.nationalOf(india.readNumber('+254711000111')!)).toBeNull();
});

test('India offers a missed call and voice first, USSD last, and texts only from registered templates', () => {
  expect(india.offers.map(({ channel }) => channel)).toEqual([
    'missed-call',
    'voice',
    'whatsapp',
    'sms',
    'ussd',
  ]);
  expect(india.sms).toMatchObject({ registeredTemplates: true, variableMax: 40 });
});

test.each([
  ['mobile', ['missed-call', 'voice', 'whatsapp', 'sms', 'ussd']],
  ['landline', ['voice']],
  ['foreign', ['whatsapp']],
  ['short-code', []],
  ['unknown', []],
] as [CallerClass, string[]][])('to a caller of the class %p it offers %p', (caller, offers) => {
  expect(india.offersTo(caller)).toEqual(offers);
});

test.each([
  ['2026-11-23T15:29:59Z', null],
  ['2026-11-23T15:30:00Z', '2026-11-24T02:30:00.000Z'],
  ['2026-11-23T18:29:59Z', '2026-11-24T02:30:00.000Z'],
  ['2026-11-23T18:30:00Z', '2026-11-24T02:30:00.000Z'],
  ['2026-11-24T02:29:59Z', '2026-11-24T02:30:00.000Z'],
  ['2026-11-24T02:30:00Z', null],
  ['2026-11-24T08:00:00Z', null],
])('at %s it is quiet until %p', (at, until) => {
  expect(quietUntil(new Date(at), india.quietHours)?.toISOString() ?? null).toBe(until);
});

test('a day begins at midnight there', () => {
  const day = { from: new Date('2026-11-23T18:30:00Z'), to: new Date('2026-11-24T18:30:00Z') };
  for (const at of ['2026-11-23T18:30:00Z', '2026-11-24T18:29:59Z'])
    expect(india.dayOf(new Date(at))).toEqual(day);
});

describe('wrong or missing data stops the start with the reason', () => {
  const cases: readonly (readonly [string, (wrong: ReturnType<typeof data>) => void, RegExp])[] = [
    ['a class is missing', (wrong) => delete wrong.callers.landline, /callers\.landline: .*undefined/],
    ['a class is unknown', (wrong) => (wrong.callers.fax = wrong.callers.mobile), /callers: .*"fax"/],
    [
      'a class names no channel',
      (wrong) => (wrong.callers.mobile.offers = ['fax']),
      /callers\.mobile\.offers\.0: /,
    ],
    [
      'a class is offered what the country does not offer',
      (wrong) => wrong.offers.pop(),
      /callers\.mobile: "ussd" is not among the country's offers/,
    ],
    [
      'a channel is offered twice',
      (wrong) => wrong.offers.push(wrong.offers[0]),
      /offers\.5: "missed-call" is offered twice/,
    ],
    ['a fact has no source', (wrong) => delete wrong.sms.source, /sms\.source: /],
    ['a fact has no date', (wrong) => (wrong.quietHours.date = 'lately'), /quietHours\.date: /],
    [
      'a time is none',
      (wrong) => (wrong.quietHours.from = '25:00'),
      /quietHours\.from: is a time such as 21:00/,
    ],
    [
      'the line would not be free yet',
      (wrong) => (wrong.callBack.afterSeconds = 4),
      /callBack\.afterSeconds: /,
    ],
    [
      'the call comes after it is due',
      (wrong) => (wrong.callBack.afterSeconds = 90),
      /callBack: afterSeconds lies after withinSeconds/,
    ],
    ['it is not even an object', () => undefined, /telecom\.json: /],
  ];
  test.each(cases)('%s', (label, spoil, reason) => {
    const wrong = data();
    spoil(wrong);
    const given = label.includes('object') ? 'nothing' : wrong;
    expect(() => createTelecom('IN', given)).toThrow(/^COUNTRY: core\/country\/in\/telecom\.json: /);
    expect(() => createTelecom('IN', given)).toThrow(reason);
  });

  test.each(['XX', '', '..', 'India'])('there is no data for %p', (code) => {
    expect(() => loadTelecom(code)).toThrow(`COUNTRY: there is no telecom data for "${code}"`);
  });
});
