import { describe, expect, test } from '@jest/globals';
import { dueBetween, lastDay, lastDue, nextDue, paused, resumed, Schedule, type Length } from './schedule.ts';
import { addMonths, dayAt, instantOf, isZone, timeAt } from './zone.ts';

const INDIA = 'Asia/Kolkata';
const schedule = (given: Partial<Schedule>): Schedule =>
  Schedule.parse({ zone: INDIA, times: ['08:00'], from: '2026-11-23', ...given });
const EVER = [new Date(0), new Date('2100-01-01')] as const;
const all = (given: Partial<Schedule>): string[] =>
  dueBetween(schedule(given), ...EVER).map(({ at }) => at.toISOString().slice(0, 16));

/** What is planned, and each moment (UTC) that it comes to. */
const SCHEDULES: readonly (readonly [what: string, given: Partial<Schedule>, moments: readonly string[]])[] =
  [
    [
      'morning and night for two days, half an hour off the full hours',
      { times: ['20:00', '08:00'], until: '2026-11-24' },
      ['2026-11-23T02:30', '2026-11-23T14:30', '2026-11-24T02:30', '2026-11-24T14:30'],
    ],
    [
      'a quarter of an hour off (Nepal)',
      { zone: 'Asia/Kathmandu', until: '2026-11-23' },
      ['2026-11-23T02:15'],
    ],
    [
      'half an hour that comes and goes (Lord Howe)',
      { zone: 'Australia/Lord_Howe', from: '2026-10-03', until: '2026-10-04' },
      ['2026-10-02T21:30', '2026-10-03T21:00'],
    ],
    [
      'an hour that is left out: as much later, once',
      { zone: 'Europe/London', times: ['01:30'], from: '2026-03-28', until: '2026-03-30' },
      ['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30'],
    ],
    [
      'two times that fall together in that hour are one',
      { zone: 'Europe/London', times: ['01:30', '02:30'], from: '2026-03-29', until: '2026-03-29' },
      ['2026-03-29T01:30'],
    ],
    [
      'an hour that comes twice: the first, once',
      { zone: 'America/New_York', times: ['01:30'], from: '2026-10-31', until: '2026-11-02' },
      ['2026-10-31T05:30', '2026-11-01T05:30', '2026-11-02T06:30'],
    ],
    [
      'the same hour by the clock on both sides of a change',
      { zone: 'America/New_York', from: '2026-11-01', until: '2026-11-01' },
      ['2026-11-01T13:00'],
    ],
    [
      'midnight where clocks go forward at midnight (Cairo)',
      { zone: 'Africa/Cairo', times: ['00:00'], from: '2026-04-24', until: '2026-04-24' },
      ['2026-04-23T22:00'],
    ],
    [
      'a day that a country left out (Samoa)',
      { zone: 'Pacific/Apia', from: '2011-12-29', until: '2011-12-31' },
      ['2011-12-29T18:00', '2011-12-30T18:00'],
    ],
    [
      'every second day over a leap day',
      { every: { days: 2 }, from: '2028-02-27', until: '2028-03-03' },
      ['2028-02-27T02:30', '2028-02-29T02:30', '2028-03-02T02:30'],
    ],
    [
      'and in a year without one',
      { every: { days: 2 }, from: '2027-02-27', until: '2027-03-03' },
      ['2027-02-27T02:30', '2027-03-01T02:30', '2027-03-03T02:30'],
    ],
    [
      'Sundays and Wednesdays',
      { every: { weekdays: [7, 3] }, until: '2026-12-03' },
      ['2026-11-25T02:30', '2026-11-29T02:30', '2026-12-02T02:30'],
    ],
    [
      'once a month from the 31st: the last day of shorter months',
      { every: { months: 1 }, from: '2027-12-31', until: '2028-04-30' },
      ['2027-12-31T02:30', '2028-01-31T02:30', '2028-02-29T02:30', '2028-03-31T02:30', '2028-04-30T02:30'],
    ],
    [
      'every third month',
      { every: { months: 3 }, from: '2026-11-30', doses: 3 },
      ['2026-11-30T02:30', '2027-02-28T02:30', '2027-05-30T02:30'],
    ],
    [
      'a course of three doses, twice a day',
      { times: ['08:00', '20:00'], doses: 3 },
      ['2026-11-23T02:30', '2026-11-23T14:30', '2026-11-24T02:30'],
    ],
    ['over the turn of the year', { from: '2026-12-31', doses: 2 }, ['2026-12-31T02:30', '2027-01-01T02:30']],
    ['until a day before it begins: never', { until: '2026-11-22' }, []],
  ];

test.each(SCHEDULES)('%s', (_, given, moments) => {
  expect(all(given)).toEqual(moments);
});

describe('a pause', () => {
  const on = schedule({ until: '2026-11-29', doses: 5 });
  const away = paused(on, '2026-11-24', 2);

  test('is silent, and the course ends when it would have', () => {
    expect(nextDue(away, EVER[0], 9).map(({ day, number }) => [day, number])).toEqual([
      ['2026-11-23', 1],
      ['2026-11-26', 4],
      ['2026-11-27', 5],
    ]);
    expect(lastDue(away)?.day).toBe('2026-11-27');
  });

  test('beside or within another is one with it', () => {
    expect(paused(away, '2026-11-26', 2).pauses).toEqual([{ from: '2026-11-24', to: '2026-11-27' }]);
    expect(paused(away, '2026-11-24', 1).pauses).toEqual(away.pauses);
    expect(paused(away, '2026-12-24', 1).pauses).toHaveLength(2);
  });

  test.each([
    ['2026-11-24', []],
    ['2026-11-25', [{ from: '2026-11-24', to: '2026-11-24' }]],
    ['2026-11-26', [{ from: '2026-11-24', to: '2026-11-25' }]],
  ])('is broken off on %s', (today, pauses) => {
    expect(resumed(away, today).pauses).toEqual(pauses);
  });
});

test.each<[string, Length, string]>([
  ['2026-11-23', { unit: 'days', count: 1 }, '2026-11-23'],
  ['2026-11-23', { unit: 'days', count: 5 }, '2026-11-27'],
  ['2026-11-23', { unit: 'weeks', count: 2 }, '2026-12-06'],
  ['2026-11-23', { unit: 'months', count: 6 }, '2027-05-22'],
  ['2026-08-31', { unit: 'months', count: 6 }, '2027-02-27'],
  ['2027-08-31', { unit: 'months', count: 6 }, '2028-02-28'],
  ['2028-02-29', { unit: 'months', count: 12 }, '2029-02-27'],
])('from %s for %j the last day is %s', (from, length, last) => {
  expect(lastDay(from, length)).toBe(last);
});

test('from one moment to another: the first counts, the second does not', () => {
  const [first, , third] = nextDue(schedule({}), EVER[0], 3);
  expect(dueBetween(schedule({}), first!.at, third!.at)).toHaveLength(2);
});

test('what never ends has no last; a year of it is soon counted', () => {
  expect(lastDue(schedule({}))).toBeNull();
  expect(dueBetween(schedule({}), EVER[0], new Date('2027-11-23T00:00:00Z'))).toHaveLength(365);
});

test.each([
  { zone: 'Asia/Nowhere' },
  { zone: 'IST' },
  { times: [] },
  { times: ['8:00'] },
  { times: ['24:00'] },
  { times: ['08:00', '08:00'] },
  { every: { days: 0 } },
  { every: { weekdays: [8] } },
  { from: '2026-02-30' },
  { doses: 0 },
  { pauses: [{ from: '2026-11-24', to: '2026-11-23' }] },
])('is no schedule: %j', (given) => {
  expect(Schedule.safeParse({ zone: INDIA, times: ['08:00'], from: '2026-11-23', ...given }).success).toBe(
    false,
  );
});

test('clocks there and here', () => {
  const at = new Date('2026-11-22T18:45:00Z');
  expect([dayAt(at, INDIA), timeAt(at, INDIA)]).toEqual(['2026-11-23', '00:15']);
  expect(instantOf('2026-11-23', '00:15', INDIA)).toEqual(at);
  expect(isZone('UTC')).toBe(true);
  expect(addMonths('2026-11-30', -9)).toBe('2026-02-28');
});
