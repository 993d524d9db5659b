import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { systemClock } from '../clock.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { createEvents, type Events } from '../events/events.ts';
import { recordEmergency, type EmergencyRaised } from './record.ts';

const vault = createVault([{ id: 't', secret: randomBytes(32) }]);
let stored: TestDatabase;
let database: Database;
let events: Events;
let raised: EmergencyRaised;

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 5, onIdleError: () => undefined });
  events = createEvents({ database, vault, clock: systemClock });
});
beforeEach(async () => {
  await stored.pool.query('truncate event, emergency');
  const { rows } = await stored.pool.query<{ id: string }>('insert into person default values returning id');
  raised = {
    id: randomUUID(),
    personId: rows[0]!.id,
    certainty: 'confirmed',
    trigger: 'word',
    medium: 'sms',
    place: { name: 'Prayagraj', pin: '211001' },
    raisedAt: new Date('2026-11-23T10:00:00Z'),
  };
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

const counts = async (): Promise<unknown> =>
  (
    await stored.pool.query(
      'select (select count(*)::int from emergency) as emergencies, (select count(*)::int from event) as events',
    )
  ).rows[0];

test('those who respond are told that there is one: once, however often it is recorded', async () => {
  await Promise.all(Array.from({ length: 5 }, () => recordEmergency(database, vault, events, raised)));
  await recordEmergency(database, vault, events, raised);
  expect(await counts()).toEqual({ emergencies: 1, events: 2 });
  const told = await events.all(0, 10);
  expect(told.map(({ topic }) => topic)).toEqual(['role:emergency_responder', 'role:admin']);
  for (const { kind, payload } of told)
    expect([kind, payload]).toEqual([
      'emergency.raised',
      { id: raised.id, certainty: 'confirmed', raisedAt: '2026-11-23T10:00:00.000Z' },
    ]);
});

test('an emergency that cannot be recorded is told to nobody', async () => {
  const nobody = { ...raised, personId: randomUUID() };
  await expect(recordEmergency(database, vault, events, nobody)).rejects.toThrow();
  expect(await counts()).toEqual({ emergencies: 0, events: 0 });
});

test('and one that cannot be told is recorded when it is tried again', async () => {
  const mute: Events = { ...events, publish: () => Promise.reject(new Error('not now')) };
  await expect(recordEmergency(database, vault, mute, raised)).rejects.toThrow('not now');
  expect(await counts()).toEqual({ emergencies: 0, events: 0 });
  await recordEmergency(database, vault, events, raised);
  expect(await counts()).toEqual({ emergencies: 1, events: 2 });
});
