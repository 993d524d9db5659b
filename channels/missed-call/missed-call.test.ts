import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadTelecom } from '../../core/country/telecom.ts';
import { projectRoot } from '../../core/root.ts';
import type { Medium } from '../../flows/medium.ts';
import type { MissedCall, Webhook } from '../channel.ts';
import { describeIncoming, type IncomingCase } from '../testing/incoming.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { missedCall } from './missed-call.ts';

const medium: Medium = {
  id: 'voice',
  idleMinutes: null,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const channel = missedCall(medium, loadTelecom('IN'));
const token = 'a-token-that-nobody-guesses';

const exotel = {
  CallSid: 'abc123def456',
  CallFrom: '09812345678',
  CallTo: '08088919888',
  Direction: 'incoming',
  CallType: 'call-attempt',
  CurrentTime: '2026-11-23 15:30:00',
};
const { CallFrom: _from, ...withoutCaller } = exotel;
const infobip = {
  calledNumber: '918088919888',
  callingNumber: '919812345678',
  timeOfCall: 1_795_428_600_000,
};
const missed = { from: '+919812345678', called: '+918088919888' };

const cases: readonly Omit<IncomingCase, 'to'>[] = [
  { label: 'Exotel, by GET', query: exotel, expect: { missed: { ...missed, at: null } } },
  { label: 'Exotel, by POST', form: exotel, expect: { missed } },
  { label: 'Exotel in other names', form: { ...withoutCaller, From: '+919812345678' }, expect: { missed } },
  {
    label: 'Exotel in quotes',
    form: { ...exotel, CallFrom: '"09812345678"', CallTo: 'null', To: '08088919888' },
    expect: { missed },
  },
  { label: 'a call of our own', form: { ...exotel, Direction: 'outbound-dial' }, expect: { none: true } },
  { label: 'a withheld number', form: { ...exotel, CallFrom: 'anonymous' }, expect: { none: true } },
  { label: 'no number', form: { ...exotel, CallFrom: '' }, expect: { none: true } },
  { label: 'a short code', form: { ...exotel, CallFrom: '56161' }, expect: { none: true } },
  // Who may be called is not decided here.
  {
    label: 'a landline',
    form: { ...exotel, CallFrom: '08022223333' },
    expect: { missed: { from: '+918022223333' } },
  },
  {
    label: 'a line that is not told',
    form: { ...exotel, CallTo: '' },
    expect: { missed: { from: missed.from, called: null } },
  },
  { label: 'no call', form: { ...exotel, CallSid: '' }, expect: { refused: 400 } },
  { label: 'Infobip', json: infobip, expect: { missed: { ...missed, at: '2026-11-23T10:10:00.000Z' } } },
  {
    label: 'Infobip, the time in words',
    json: { ...infobip, timeOfCall: '2026-11-23T10:10:00.000Z' },
    expect: { missed: { ...missed, at: '2026-11-23T10:10:00.000Z' } },
  },
  { label: 'Infobip without a time', json: { ...infobip, timeOfCall: null }, expect: { refused: 400 } },
  { label: 'Infobip, a withheld number', json: { ...infobip, callingNumber: '' }, expect: { none: true } },
  { label: 'nobody', form: {}, expect: { refused: 400 } },
  { label: 'a list', json: [], expect: { refused: 400 } },
  { label: 'no JSON', json: '{', expect: { refused: 400 } },
];

describeIncoming(
  channel,
  { token },
  cases.map((one) => ({ ...one, to: ':token' })),
);

const read = (json: object): MissedCall | null => {
  const [webhook] = channel.webhooks as [Extract<Webhook, { kind: 'missed-call' }>];
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return webhook.read({
    params: {},
    headers,
    query: {},
    form: {},
    rawBody: Buffer.from(JSON.stringify(json)),
  });
};

test('where calls are not numbered, they are known by who, where and when', () => {
  const keys = [
    infobip,
    { ...infobip, timeOfCall: infobip.timeOfCall + 1 },
    { ...infobip, callingNumber: '919812345679' },
    { ...infobip, calledNumber: '918088919889' },
  ].map((json) => read(json)?.key);
  expect(new Set(keys).size).toBe(4);
  expect(read({ ...infobip, extra: 1 })?.key).toBe(keys[0]);
});

/** An exchange collected from a provider's page; for development, not part of the project. */
const file = join(projectRoot, '..', 'shared', 'channels', 'vectors', 'india-aggregators.json');

test('infobip-missed-call', () => {
  if (!existsSync(file)) {
    nameSkipped('the collected missed call', 'there is no folder ../shared/channels/vectors');
    return;
  }
  const Vector = z.object({
    id: z.string(),
    json: z.record(z.string(), z.unknown()).optional(),
    expected: z.object({ caller: z.string(), at: z.string() }).partial().optional(),
  });
  const { vectors } = z.object({ vectors: z.array(Vector) }).parse(JSON.parse(readFileSync(file, 'utf8')));
  const { json = {}, expected } = vectors.find(({ id }) => id === 'infobip-missed-call')!;
  const call = read(json);
  expect(call?.from.e164).toBe(`+${expected?.caller}`);
  expect(call?.at?.toISOString()).toBe(expected?.at);
});
