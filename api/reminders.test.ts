import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient, type Client, v1 } from '@arogya/contract';
import { randomUUID } from 'node:crypto';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import type { Contact } from '../core/people/contacts.ts';
import { loadCare } from '../core/reminders/care.ts';
import { createDoses } from '../core/reminders/doses.ts';
import { createReminders } from '../core/reminders/reminders.ts';
import { createPinGate } from './pin-gate.ts';
import type { Principal } from './principal.ts';
import { createReminderRoutes } from './reminders.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const CONTACT = randomUUID();
/** Noon in India. */
let now = new Date('2026-11-23T06:30:00Z');
const clock = { now: () => now };

let testing: TestDatabase;
let database: Database;
let api: TestApi;
let client: Client<typeof v1>;
let personId: string;
let hasPin = false;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 5, onIdleError: () => undefined });
  const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
  const care = loadCare('IN');
  const handlers = createReminderRoutes({
    reminders: createReminders({ database, vault, care, randomId: randomUUID }),
    doses: createDoses({ database, vault, care }),
    zoneOf: async () => 'Asia/Kolkata',
    agreedOf: async () => [{ id: CONTACT } as Contact],
    gate: createPinGate({
      pins: {
        state: async () => ({ isSet: hasPin, lockedUntil: null, withheldUntil: null, wasReset: false }),
      },
      clock,
    }),
    ring: () => undefined,
    clock,
  });
  api = await serveApi({
    versions: { v1: { reminders: v1.reminders } },
    handlers: { v1: { reminders: handlers } },
    guard: {
      authenticate: async ({ headers }) =>
        headers.authorization
          ? ({ personId, accountId: NOBODY, role: 'user', scopes: new Set() } as unknown as Principal)
          : null,
      may: () => true,
    },
  });
  client = createClient({ baseUrl: api.url, token: () => 'any' });
});
afterAll(async () => {
  await api.close();
  await database.pool.end();
  await testing.close();
});
beforeEach(async () => {
  now = new Date('2026-11-23T06:30:00Z');
  hasPin = false;
  const { rows } = await testing.pool.query<{ id: string }>('insert into person default values returning id');
  personId = rows[0]!.id;
});

const request = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${api.url}/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
};
const MEDICINE = { about: 'medicine', times: ['20:00', '08:00'], called: 'TB' };
const set = async (more: object = {}): Promise<{ id: string }> =>
  (await request('POST', '/reminders', { ...MEDICINE, ...more })).body;

test('is set, read, listed, changed, silenced and ended', async () => {
  const { id } = await set({ until: '2026-12-23' });
  expect((await request('GET', `/reminders/${id}`)).body).toMatchObject({
    about: 'medicine',
    status: 'on',
    times: ['08:00', '20:00'],
    from: '2026-11-23',
    until: '2026-12-23',
    critical: 'tuberculosis',
    isNamed: false,
    zone: 'Asia/Kolkata',
    next: '2026-11-23T14:30:00.000Z',
  });
  const changed = await request('PATCH', `/reminders/${id}`, { revision: 1, times: ['21:00'], pauseDays: 2 });
  expect(changed.body).toMatchObject({ revision: 2, times: ['21:00'], pausedUntil: '2026-11-24' });
  const onAgain = await request('PATCH', `/reminders/${id}`, { revision: 2, pauseDays: 0 });
  expect(onAgain.body).toMatchObject({ pausedUntil: null, next: '2026-11-23T15:30:00.000Z' });
  expect((await request('DELETE', `/reminders/${id}`)).status).toBe(204);
  const { items } = (await request('GET', '/reminders')).body;
  expect(items).toMatchObject([{ id, status: 'stopped', next: null }]);
});

test('visits follow the national schedule', async () => {
  const { status, body } = await request('POST', '/reminders', { about: 'child', date: '2026-11-22' });
  expect([status, body.next, body.date]).toEqual([201, '2026-11-24T04:30:00.000Z', '2026-11-22']);
  const times = await request('PATCH', `/reminders/${body.id}`, { revision: 1, times: ['08:00'] });
  expect(times.status).toBe(422);
});

test('goes by the clock that is named, else the person’s; and its days are those of that clock', async () => {
  const { id } = await set({ zone: 'Asia/Kathmandu' });
  expect((await request('GET', `/reminders/${id}`)).body).toMatchObject({
    zone: 'Asia/Kathmandu',
    next: '2026-11-23T14:15:00.000Z',
  });
  const moved = await request('PATCH', `/reminders/${id}`, { revision: 1, zone: 'Europe/London' });
  expect(moved.body).toMatchObject({ zone: 'Europe/London', next: '2026-11-23T20:00:00.000Z' });
  const { days } = (await request('GET', `/reminders/${id}/adherence?from=2026-11-24&to=2026-11-24`)).body;
  expect(days).toEqual([{ day: '2026-11-24', doses: ['due'] }]);
  const child = await request('POST', '/reminders', { about: 'child', date: '2026-11-22', zone: 'UTC' });
  expect(child.body).toMatchObject({ zone: 'UTC', next: '2026-11-24T10:00:00.000Z' });
});

test('what was said of doses stands in the calendar', async () => {
  const { id } = await set();
  const span = 'from=2026-11-23&to=2026-11-25';
  const { items } = (await request('GET', `/reminders/${id}/doses?${span}`)).body;
  expect(items.map(({ dueAt }: { dueAt: string }) => dueAt)).toEqual([
    '2026-11-23T14:30:00.000Z',
    '2026-11-24T02:30:00.000Z',
  ]);
  const answer = (dose: string, to: string) =>
    request('POST', `/reminders/${id}/doses/${dose}/answer`, { answer: to });
  expect((await answer(items[0].id, 'taken')).status).toBe(204);
  expect((await answer(NOBODY, 'taken')).status).toBe(404);
  expect((await request('GET', `/reminders/${id}/adherence?${span}`)).body).toEqual({
    due: 1,
    taken: 1,
    days: [
      { day: '2026-11-23', doses: ['taken'] },
      { day: '2026-11-24', doses: ['due'] },
    ],
  });
});

describe('refused', () => {
  test.each([
    ['twice the same time', { times: ['08:00', '08:00'] }, 422],
    ['no such time', { times: ['25:00'] }, 400],
    ['no such zone', { zone: 'Asia/Nowhere' }, 422],
    ['a zone by its letters', { zone: 'IST' }, 400],
    ['over before it begins', { until: '2026-11-01' }, 422],
    ['a contact who has not agreed', { caregiver: NOBODY }, 422],
    ['what is not known', { colour: 'red' }, 400],
  ])('%s', async (_, more, status) => {
    expect((await request('POST', '/reminders', { ...MEDICINE, ...more })).status).toBe(status);
  });

  test('a period to come', async () => {
    const { status } = await request('POST', '/reminders', { about: 'pregnancy', date: '2026-12-01' });
    expect(status).toBe(422);
  });

  test('another’s, a revision that is old, and a span that is too long', async () => {
    const { id } = await set({ caregiver: CONTACT });
    expect((await request('PATCH', `/reminders/${id}`, { revision: 9, isNamed: true })).status).toBe(409);
    expect((await request('GET', `/reminders/${id}/doses?from=2026-01-01&to=2027-06-01`)).status).toBe(400);
    personId = NOBODY;
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/adherence?from=2026-11-23&to=2026-11-24'],
    ] as const)
      expect((await request(method, `/reminders/${id}${path}`)).status).toBe(404);
  });

  test('who has a PIN and has not given it', async () => {
    hasPin = true;
    expect((await request('GET', '/reminders')).status).toBe(403);
    expect((await request('POST', '/reminders', MEDICINE)).status).toBe(403);
  });
});

test('the typed client speaks it too', async () => {
  expect(await client.reminders.list()).toEqual({ items: [] });
});

test('no medicine stands in the log', () => {
  expect(api.log.join('\n')).not.toContain('TB');
});
