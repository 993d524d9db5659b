import { describe, expect, test } from '@jest/globals';
import { CEILING, dayOf, type Exemption, mayLeave, quietUntil, type Standing } from './policy.ts';

const INDIA = { from: '21:00', to: '08:00', zone: 'Asia/Kolkata' };
const at = (text: string): Date => new Date(text);
const noon = at('2026-11-23T12:00:00+05:30');
const night = at('2026-11-23T22:15:00+05:30');
const standing = (more: Partial<Standing> = {}): Standing => ({
  stoppedAt: null,
  heardAt: at('2026-11-20T10:00:00Z'),
  today: 0,
  ...more,
});
const later = (until: string, reason: 'quiet-hours' | 'ceiling') => ({
  leaves: 'later',
  until: at(until),
  reason,
});
const never = (reason: string) => ({ leaves: 'never', reason });
const NOW = { leaves: 'now' };

test.each<[string, Partial<Standing>, Exemption, Date, object]>([
  ['by day', {}, null, noon, NOW],
  ['at night', {}, null, night, later('2026-11-24T08:00:00+05:30', 'quiet-hours')],
  [
    'after midnight',
    {},
    null,
    at('2026-11-24T00:00:00+05:30'),
    later('2026-11-24T08:00:00+05:30', 'quiet-hours'),
  ],
  [
    'when the night begins',
    {},
    null,
    at('2026-11-23T21:00:00+05:30'),
    later('2026-11-24T08:00:00+05:30', 'quiet-hours'),
  ],
  ['a minute before', {}, null, at('2026-11-23T20:59:59+05:30'), NOW],
  ['when it ends', {}, null, at('2026-11-23T08:00:00+05:30'), NOW],
  ['at night, its hour chosen', {}, 'chosen-time', night, NOW],
  ['at night, "later" said', {}, 'asked-again', night, NOW],
  ['the eighth of a day', { today: CEILING - 1 }, null, noon, NOW],
  ['the ninth', { today: CEILING }, null, noon, later('2026-11-24T08:00:00+05:30', 'ceiling')],
  ['the ninth, its hour chosen', { today: CEILING }, 'chosen-time', noon, NOW],
  ['after STOP', { stoppedAt: noon }, null, noon, never('stopped')],
  ['after STOP, its hour chosen', { stoppedAt: noon }, 'chosen-time', noon, never('stopped')],
  ['after STOP, one of danger', { stoppedAt: noon }, 'danger', noon, never('stopped')],
  ['sixty silent days', { heardAt: at('2026-09-24T12:00:00+05:30') }, null, noon, NOW],
  ['a moment more', { heardAt: at('2026-09-24T11:59:59+05:30') }, 'chosen-time', noon, never('silent')],
])('%s', (_, more, exempt, now, verdict) => {
  expect(mayLeave(standing(more), exempt, INDIA, now)).toEqual(verdict);
});

test.each<[number | null, boolean]>([
  [399, false],
  [400, true],
  [null, true],
])('after 400 silent days, where %p are borne: %p', (silentDays, leaves) => {
  const silent = standing({ heardAt: new Date(noon.getTime() - 400 * 86_400_000) });
  expect(mayLeave(silent, null, INDIA, noon, silentDays)).toEqual(leaves ? NOW : never('silent'));
  const stopped = { ...silent, stoppedAt: noon };
  expect(mayLeave(stopped, null, INDIA, noon, silentDays)).toEqual(never('stopped'));
});

describe('quiet hours are those of where somebody lives', () => {
  test.each([
    ['Nepal, a quarter of an hour ahead', 'Asia/Kathmandu', '2026-11-23T15:20:00Z', '2026-11-24T02:15:00Z'],
    [
      'Lord Howe, half an hour of summer time',
      'Australia/Lord_Howe',
      '2026-11-23T11:00:00Z',
      '2026-11-23T21:00:00Z',
    ],
    ['the night that clocks go back', 'Europe/Berlin', '2026-10-24T20:00:00Z', '2026-10-25T07:00:00Z'],
    ['the night that they go forward', 'Europe/Berlin', '2026-03-28T21:00:00Z', '2026-03-29T06:00:00Z'],
    ['the last night of February', 'Asia/Kolkata', '2028-02-28T16:00:00Z', '2028-02-29T02:30:00Z'],
  ])('%s', (_, zone, now, until) => {
    expect(quietUntil(at(now), { ...INDIA, zone })).toEqual(at(until));
  });

  test('and may lie within one day', () => {
    const midday = { from: '13:00', to: '15:00', zone: 'Asia/Kolkata' };
    expect(quietUntil(at('2026-11-23T14:00:00+05:30'), midday)).toEqual(at('2026-11-23T15:00:00+05:30'));
    expect(quietUntil(at('2026-11-23T15:00:00+05:30'), midday)).toBeNull();
  });
});

test('a day is as long as it is there', () => {
  const hours = (zone: string, now: string): number => {
    const { from, to } = dayOf(at(now), zone);
    return (to.getTime() - from.getTime()) / 3_600_000;
  };
  expect(hours('Asia/Kolkata', '2026-11-23T12:00:00Z')).toBe(24);
  expect(hours('Europe/Berlin', '2026-10-25T12:00:00Z')).toBe(25);
  expect(hours('Europe/Berlin', '2026-03-29T12:00:00Z')).toBe(23);
});
