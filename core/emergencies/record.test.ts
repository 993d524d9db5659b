import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openDistrict, TOWN, type District } from './testing/district.ts';
import type { EmergencyRaised } from './record.ts';

let district: District;
let raised: EmergencyRaised;

beforeAll(async () => {
  district = await openDistrict();
});
beforeEach(async () => {
  await district.stored.pool.query('truncate event; delete from emergency; delete from responder');
  const { personId, identityId } = await district.somebody();
  raised = {
    ...{ id: randomUUID(), personId, identityId },
    ...{ certainty: 'confirmed', trigger: 'word', medium: 'sms', place: TOWN },
    raisedAt: district.clock.now(),
  };
});
afterAll(() => district.close());

const counts = async (): Promise<unknown> =>
  (
    await district.stored.pool.query(
      'select (select count(*)::int from emergency) as emergencies, (select count(*)::int from event) as events',
    )
  ).rows[0];

test('those who respond are told that there is one: once, however often it is recorded', async () => {
  const { emergencies, events } = district;
  await Promise.all(Array.from({ length: 5 }, () => emergencies.record(raised)));
  await emergencies.record(raised);
  expect(await counts()).toEqual({ emergencies: 1, events: 2 });
  const told = await events.all(0, 10);
  expect(told.map(({ topic }) => topic)).toEqual(['role:admin', 'role:emergency_responder']);
  for (const { kind, payload } of told)
    expect([kind, payload]).toEqual([
      'emergency.raised',
      expect.objectContaining({
        id: raised.id,
        certainty: 'confirmed',
        raisedAt: raised.raisedAt.toISOString(),
      }),
    ]);
});

test('an emergency that cannot be recorded is told to nobody', async () => {
  const nobody = { ...raised, personId: randomUUID() };
  await expect(district.emergencies.record(nobody)).rejects.toThrow();
  expect(await counts()).toEqual({ emergencies: 0, events: 0 });
});

describe('who cries again', () => {
  test('is marked where the first cry stands, and nobody is asked twice', async () => {
    const helper = await district.responder(2);
    await district.emergencies.record(raised);
    await district.emergencies.record({ ...raised, id: randomUUID() });
    const { rows } = await district.stored.pool.query(
      'select status, joined_id from emergency order by joined_id nulls first',
    );
    expect(rows).toEqual([
      { status: 'dispatching', joined_id: null },
      { status: 'joined', joined_id: raised.id },
    ]);
    expect(await district.texts(helper)).toEqual(['ask']);
    const { moments } = await district.views.timeline(raised.id);
    expect(moments.map(({ kind }) => kind)).toEqual(['raised', 'ASK', 'repeated']);
  });

  test('from where they are is looked for there', async () => {
    const helper = await district.responder(2);
    await district.emergencies.record({ ...raised, place: null });
    expect(await district.texts(helper)).toEqual([]);
    await district.emergencies.record({ ...raised, id: randomUUID() });
    expect(await district.status(raised.id)).toBe('dispatching');
    expect(await district.texts(helper)).toEqual(['ask']);
  });

  test('when nobody was found, has all asked anew', async () => {
    const helper = await district.responder(2);
    await district.emergencies.record(raised);
    await district.pass(91);
    expect(await district.status(raised.id)).toBe('supervised');
    await district.emergencies.record({ ...raised, id: randomUUID() });
    expect(await district.status(raised.id)).toBe('dispatching');
    expect(await district.texts(helper)).toEqual(['ask', 'ask']);
  });

  test('and meant it this time, confirms what was doubted', async () => {
    const helper = await district.responder(2);
    await district.emergencies.record({ ...raised, certainty: 'unconfirmed', trigger: 'silence' });
    expect(await district.texts(helper)).toEqual([]);
    await district.emergencies.record({ ...raised, id: randomUUID() });
    expect(await district.status(raised.id)).toBe('dispatching');
    expect(await district.texts(helper)).toEqual(['ask']);
  });

  test('after it has ended, has a new one, which says that there was one before', async () => {
    await district.emergencies.record(raised);
    await district.emergencies.cancel(raised.id, { kind: 'caller' }, true);
    const id = randomUUID();
    await district.emergencies.record({ ...raised, id });
    expect(await district.views.own(id, raised.personId)).toMatchObject({ status: 'supervised', before: 1 });
  });

  test('two at the same moment are one and its repeat', async () => {
    const cries = Array.from({ length: 8 }, () => ({ ...raised, id: randomUUID() }));
    await Promise.all(cries.map((each) => district.emergencies.record(each)));
    const { rows } = await district.stored.pool.query('select from emergency where joined_id is null');
    expect(rows).toHaveLength(1);
  });
});

describe('an unconfirmed one', () => {
  const doubtful = (trigger: string): EmergencyRaised => ({ ...raised, certainty: 'unconfirmed', trigger });
  const said = async (): Promise<string[]> =>
    (await district.heard({ identityId: raised.identityId! })).map(({ key, kind }) => `${kind} ${key}`);

  test.each<[string, string[]]>([
    ['code', ['message neutral', 'call needed']],
    ['silence', ['call needed']],
    ['missed-call', []],
    ['follow-up', []],
    ['crisis', []],
  ])('by %s: within a minute, %j; then the desk, and nobody is asked', async (trigger, expected) => {
    const helper = await district.responder(1);
    await district.emergencies.record(doubtful(trigger));
    await district.pass(59);
    expect(await said()).toEqual(expected);
    await district.pass(2);
    expect(await district.status(raised.id)).toBe('desk');
    expect(await district.texts(helper)).toEqual([]);
    await district.pass(901);
    expect(await district.status(raised.id)).toBe('handed-over');
    expect(await district.texts(helper)).toEqual([]);
    expect(await said()).toEqual(trigger === 'crisis' ? [] : [...expected, 'message neutral', 'call needed']);
  });

  test.each(['code', 'crisis', 'silence'])(
    'by %s is told to operators alone, until it is certain',
    async (trigger) => {
      const topics = async (): Promise<string[]> =>
        (await district.events.all(0, 50))
          .filter(({ kind }) => kind === 'emergency.raised')
          .map(({ topic }) => topic);
      await district.emergencies.record(doubtful(trigger));
      expect(await topics()).toEqual(['role:admin']);
      await district.emergencies.confirm(raised.id, { kind: 'operator', accountId: randomUUID() });
      expect((await topics()).toSorted()).toEqual(['role:admin', 'role:emergency_responder']);
    },
  );

  test('is dispatched when an operator has heard that it is one', async () => {
    const helper = await district.responder(1);
    await district.emergencies.record(doubtful('missed-call'));
    await district.emergencies.confirm(raised.id, { kind: 'operator', accountId: randomUUID() });
    expect(await district.texts(helper)).toEqual(['ask']);
  });
});
