import { expect, test } from '@jest/globals';
import { isCareDate, loadCare, visitsOf, type Care } from './care.ts';
import { planOf, type Draft } from './draft.ts';
import { noticeAt, pausedUntil, Plan, type MedicinePlan } from './plan.ts';
import { silentDaysAt } from './planner.ts';
import { dueBetween } from './schedule.ts';
import { daysBetween } from './zone.ts';

const india = loadCare('IN');
const zone = 'Asia/Kolkata';
const visits = (about: Care, date: string, since: string): string[] =>
  visitsOf(india, { about, date, since, zone }).map(({ day, visit }) => `${day} ${visit.id}`);

test.each<[string, Care, string, string, readonly string[]]>([
  [
    'a pregnancy from its sixth week',
    'pregnancy',
    '2026-10-12',
    '2026-11-23',
    ['2026-12-21 antenatal-1', '2027-02-15 antenatal-2', '2027-05-03 antenatal-3', '2027-06-21 antenatal-4'],
  ],
  ['one of 37 weeks: the next day', 'pregnancy', '2026-03-09', '2026-11-23', ['2026-11-24 antenatal-4']],
  ['one that is over: none', 'pregnancy', '2026-02-10', '2026-11-23', []],
  [
    'a child on the day of its birth',
    'child',
    '2026-11-23',
    '2026-11-23',
    [
      '2026-11-24 child-birth',
      '2027-01-04 child-6-weeks',
      '2027-02-01 child-10-weeks',
      '2027-03-01 child-14-weeks',
      '2027-08-23 child-9-months',
      '2028-03-23 child-16-months',
      '2031-11-23 child-5-years',
      '2036-11-23 child-10-years',
      '2042-11-23 child-16-years',
    ],
  ],
  [
    'a child of a leap day, told at nine months',
    'child',
    '2028-02-29',
    '2028-11-29',
    [
      '2028-11-30 child-9-months',
      '2029-06-29 child-16-months',
      '2033-02-28 child-5-years',
      '2038-02-28 child-10-years',
      '2044-02-29 child-16-years',
    ],
  ],
])('%s', (_, about, date, since, expected) => {
  expect(visits(about, date, since)).toEqual(expected);
});

/** Those of a child of whom nothing is heard any more from some day on, as far as they are asked about. */
function askedOf(date: string, since: string, heard: string): readonly string[] {
  const plan = Plan.parse({ about: 'child', date, since, zone });
  const all = visitsOf(india, { about: 'child', date, since, zone });
  const gone = all.findIndex(({ at, day }) => daysBetween(heard, day) > silentDaysAt(plan, india, at));
  return all.slice(0, gone === -1 ? all.length : gone).map(({ visit }) => visit.id.slice('child-'.length));
}
const FIRST = ['birth', '6-weeks', '10-weeks', '14-weeks', '9-months', '16-months'];
const BORN = '2026-11-23';

test.each<[string, string, string, readonly string[]]>([
  ['answers none', BORN, BORN, FIRST],
  ['answers at nine months', BORN, '2027-08-23', [...FIRST, '5-years']],
  ['answers at sixteen months', BORN, '2028-03-23', [...FIRST, '5-years']],
  ['answers at five years', BORN, '2031-11-25', [...FIRST, '5-years', '10-years']],
  ['answers at ten years, so all are', BORN, '2036-11-24', [...FIRST, '5-years', '10-years', '16-years']],
  ['tells of it at two years', '2028-11-23', '2028-11-23', ['5-years']],
  ['tells of it at two years, and answers at five', '2028-11-23', '2031-11-23', ['5-years', '10-years']],
])('who %s is asked about visits from year to year', (_, since, heard, expected) => {
  expect(askedOf(BORN, since, heard)).toEqual(expected);
});

test('every visit has a source, in which its week or age stands, and nobody has reviewed it yet', () => {
  for (const { id, source, date } of india.visits) {
    expect(source).toMatch(/https:\/\//);
    expect(date).toBe('2026-11-23');
    const age = /(\d+)-(weeks|months|years)/.exec(id);
    if (age) expect(source).toContain(age[1]!);
  }
  expect(india.reviewedBy).toBeNull();
});

test('a country without schedules has no visits', () => {
  expect(loadCare('XX').visits).toEqual([]);
});

test.each<[Care, string, boolean]>([
  ['pregnancy', '2026-11-23', true],
  ['pregnancy', '2026-11-24', false],
  ['pregnancy', '2026-02-02', true],
  ['pregnancy', '2026-02-01', false],
  ['child', '2008-11-24', true],
  ['child', '2008-11-23', false],
])('%s from %s: %s', (about, date, can) => {
  expect(isCareDate(about, date, '2026-11-23')).toBe(can);
});

const draft = (more: object = {}): Draft => ({
  ...{ about: 'medicine', called: null, critical: null, isNamed: false, every: null },
  times: ['08:00', '20:00'],
  length: { unit: 'days', count: 5 },
  ...more,
});
const agreed = (at: string, more: object = {}): MedicinePlan =>
  planOf(draft(more), { now: new Date(at), zone, caregiver: null }) as MedicinePlan;

test.each([
  ['at noon: from tonight', '2026-11-23T06:30:00Z', '2026-11-23', '2026-11-27'],
  ['at eleven at night: from tomorrow, and none is lost', '2026-11-23T17:30:00Z', '2026-11-24', '2026-11-28'],
  ['after midnight in India', '2026-11-22T19:00:00Z', '2026-11-23', '2026-11-27'],
])('agreed on %s', (_, at, from, until) => {
  expect(agreed(at).schedule).toMatchObject({ from, until });
});

/** On which days, and at which of the two times, something is said beside. */
function notices(plan: MedicinePlan): string[] {
  return dueBetween(plan.schedule, new Date(0), new Date('2027-02-01')).flatMap(({ at, day }) => {
    const notice = noticeAt(plan, at);
    return notice ? [`${day} ${at.getUTCHours() < 12 ? 'morning' : 'night'} ${notice}`] : [];
  });
}

test('a course says that it ends, once, and which is the last', () => {
  const month = agreed('2026-11-23T00:00:00Z', { length: { unit: 'days', count: 10 } });
  expect(notices(month)).toEqual(['2026-11-29 morning ends-soon', '2026-12-02 night last']);
});

test('what has no end is thought of before a month’s packet is empty', () => {
  const endless = agreed('2026-11-23T00:00:00Z', { length: 'endless', times: ['08:00'] });
  expect(notices(endless)).toEqual(['2026-12-18 morning refill', '2027-01-17 morning refill']);
});

test('a long course is thought of before each packet is empty, but for the last', () => {
  const ninety = agreed('2026-10-01T00:00:00Z', { length: { unit: 'days', count: 90 }, times: ['08:00'] });
  expect(notices(ninety)).toEqual([
    '2026-10-26 morning refill',
    '2026-11-25 morning refill',
    '2026-12-26 morning ends-soon',
    '2026-12-29 morning last',
  ]);
  const thirty = agreed('2026-10-01T00:00:00Z', { length: { unit: 'days', count: 30 }, times: ['08:00'] });
  expect(notices(thirty).filter((notice) => notice.includes('refill'))).toEqual([]);
});

test('a pause that holds, and one that does not', () => {
  const plan = Plan.parse({
    about: 'medicine',
    schedule: {
      zone,
      times: ['08:00'],
      from: '2026-11-01',
      pauses: [{ from: '2026-11-23', to: '2026-11-25' }],
    },
  });
  expect(pausedUntil(plan, new Date('2026-11-24T12:00:00Z'))).toBe('2026-11-25');
  expect(pausedUntil(plan, new Date('2026-11-26T12:00:00Z'))).toBeNull();
});
