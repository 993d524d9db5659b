import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RIGHTS, v1, type Role } from '@arogya/contract';
import type { Account } from '../core/accounts/accounts.ts';
import { loadCountry } from '../core/country/country.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { createDuties } from '../core/emergencies/duty.ts';
import { openDistrict, TOWN, type District } from '../core/emergencies/testing/district.ts';
import { createEmergencyRoutes } from './emergency.ts';
import type { Principal } from './principal.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

const NOBODYS = '01900000-0000-7000-8000-000000000000';
const PIN = '211008';
/** What is not as the document says. */
const REFUSED = 400;

type Person = Awaited<ReturnType<District['somebody']>>;
/** Somebody signed in, by their token. */
interface SignedIn {
  readonly token: string;
}
type Emergency = Record<string, unknown> & { readonly id: string; readonly status: string };

let district: District;
let api: TestApi;
let caller: SignedIn & Person;
let operator: SignedIn;
const signedIn = new Map<string, Principal>();
const identities = new Map<string, string>();
const accounts = new Map<string, Account>();

beforeAll(async () => {
  district = await openDistrict();
  const { database, vault, clock, emergencies, views } = district;
  const places = { findByPin: async (pin: string) => (pin === PIN ? { ...TOWN, id: 1, pin } : null) };
  const store = createConversationStore({ database, vault });
  const emergency = createEmergencyRoutes({
    emergencies,
    views,
    duties: createDuties({
      database,
      accounts: { byId: async (id) => accounts.get(id) ?? null },
      store,
      clock,
    }),
    identityOf: async (personId) => identities.get(personId) ?? null,
    places,
    country: loadCountry('IN'),
    clock,
  });
  api = await serveApi({
    versions: { v1: { emergency: v1.emergency } },
    handlers: { v1: { emergency } },
    guard: {
      authenticate: async ({ headers }) => signedIn.get(String(headers.authorization).slice(7)) ?? null,
      may: ({ scopes }, permission) => permission === 'signed-in' || scopes.has(permission),
    },
  });
});
afterAll(async () => {
  await api.close();
  await district.close();
});
beforeEach(async () => {
  await district.stored.pool.query('delete from emergency; delete from responder; truncate event');
  caller = await user();
  operator = signIn('admin', await account('admin'));
});

async function account(role: Role): Promise<{ personId: string; accountId: string }> {
  const { personId } = await district.somebody();
  const { rows } = await district.stored.pool.query<{ id: string }>(
    'insert into account (person_id, role) values ($1, $2) returning id',
    [personId, role],
  );
  return { personId, accountId: rows[0]!.id };
}

function signIn(role: Role, who: { readonly personId: string; readonly accountId: string }): SignedIn {
  const scopes = new Set<string>(RIGHTS[role]);
  signedIn.set(who.accountId, { ...who, role, scopes } as unknown as Principal);
  return { token: who.accountId };
}

async function user(): Promise<SignedIn & Person> {
  const person = await district.somebody();
  const { rows } = await district.stored.pool.query<{ id: string }>(
    `insert into account (person_id, role) values ($1, 'user') returning id`,
    [person.personId],
  );
  identities.set(person.personId, person.identityId);
  return { ...person, ...signIn('user', { personId: person.personId, accountId: rows[0]!.id }) };
}

async function responder(km: number) {
  const helper = await district.responder(km);
  return { ...helper, ...signIn('emergency_responder', helper) };
}

/** `code`: why it was refused, in the interface's word. */
interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly code: string | null;
}

async function ask({ token }: SignedIn, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${api.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const said = (text === '' ? {} : JSON.parse(text)) as Answer['body'];
  const [error] = (said.errors ?? []) as { code: string }[];
  return { status: response.status, body: said, code: error?.code ?? null };
}

async function raise(who: SignedIn = caller, where: object = { pin: PIN }): Promise<Emergency> {
  const { status, body } = await ask(who, 'POST', 'emergency', where);
  expect(status).toBe(201);
  return body.emergency as Emergency;
}
const post = (who: SignedIn, id: string, deed: string, body: object = {}) =>
  ask(who, 'POST', `emergency/${id}/${deed}`, body);
const get = async (who: SignedIn, id: string) => ask(who, 'GET', `emergency/${id}`);
const listed = async (who: SignedIn, query = ''): Promise<string[]> =>
  ((await ask(who, 'GET', `emergency${query}`)).body.items as Emergency[]).map(({ id }) => id);

describe('a cry', () => {
  test('is answered with where it stands and the public numbers, and helpers are asked', async () => {
    const helper = await responder(3);
    const { status, body } = await ask(caller, 'POST', 'emergency', { pin: PIN });
    expect(status).toBe(201);
    expect(body.emergencyNumbers).toMatchObject([
      { name: 'emergency', number: '112' },
      { name: 'ambulance', number: '108' },
    ]);
    expect(body.emergency).toMatchObject({
      ...{ status: 'dispatching', certainty: 'confirmed', trigger: 'portal', helper: null, asked: 1 },
      place: { name: 'Naini', spreadKm: 2 },
    });
    expect(JSON.stringify(body)).not.toContain(caller.personId);
    expect(await district.texts(helper)).toEqual(['ask']);
    expect(await district.texts(caller)).toEqual(['asked']);
  });

  test.each<[string, object, object | null]>([
    ['a position of the phone', { latitude: 25.4, longitude: 81.85, spreadKm: 0.1 }, { spreadKm: 0.1 }],
    [
      'a position in a PIN code',
      { pin: PIN, latitude: 25.41, longitude: 81.8 },
      { latitude: 25.41, name: 'Naini' },
    ],
    ['a PIN code of nowhere', { pin: '999999' }, null],
    ['nothing', {}, null],
  ])('by %s is raised', async (_, where, place) => {
    const raised = await raise(caller, where);
    expect(raised.place).toEqual(place === null ? null : expect.objectContaining(place));
  });

  test('raised again is marked where the first one stands, and nobody is asked twice', async () => {
    const helper = await responder(3);
    const first = await raise();
    const again = await raise();
    expect([first.status, again.status]).toEqual(['dispatching', 'joined']);
    expect(again.id).not.toBe(first.id);
    expect(await district.texts(helper)).toEqual(['ask']);
  });
});

describe('who sees what', () => {
  test('callers their own, responders what they were asked to, operators all', async () => {
    const [helper, far] = [await responder(3), await responder(300)];
    const { id } = await raise();
    const other = await user();
    for (const [who, expected] of [
      [caller, 200],
      [helper, 200],
      [operator, 200],
      [far, 404],
      [other, 404],
    ] as const)
      expect((await get(who, id)).status).toBe(expected);
    expect((await get(helper, id)).body.mine).toEqual({ state: 'asked', km: 3 });
    expect((await get(operator, id)).body.mine).toBeNull();
    expect([await listed(helper), await listed(far), await listed(operator)]).toEqual([[id], [], [id]]);
    expect((await ask(caller, 'GET', 'emergency')).status).toBe(403);
  });

  test('what has ended is listed only where it is asked for; newest first', async () => {
    const helper = await responder(3);
    const { id: ended } = await raise();
    await post(caller, ended, 'cancel', { really: true });
    await district.pass(60);
    const { id } = await raise(await user());
    for (const who of [helper, operator]) {
      expect(await listed(who)).toEqual([id]);
      expect(await listed(who, '?open=false')).toEqual([id, ended]);
    }
  });

  test('the record is the operators’, whole and with its times', async () => {
    const helper = await responder(3);
    const { id } = await raise();
    await district.pass(30);
    await post(helper, id, 'accept', { minutes: 10 });
    const { status, body } = await ask(operator, 'GET', `emergency/${id}/timeline`);
    expect([status, body.whole]).toEqual([200, true]);
    expect(body.moments).toMatchObject([
      { position: 1, kind: 'raised', actor: 'caller' },
      { position: 2, kind: 'ASK' },
      { position: 3, kind: 'ACCEPT', actor: `responder:${helper.accountId}`, details: { minutes: 10 } },
    ]);
    expect(body.times).toEqual({ asked: 0, accepted: 30, onScene: null, ended: null });
    for (const who of [caller, helper])
      expect((await ask(who, 'GET', `emergency/${id}/timeline`)).status).toBe(403);
    expect((await ask(operator, 'GET', `emergency/${NOBODYS}/timeline`)).status).toBe(404);
  });
});

describe('a responder', () => {
  test('goes from the accept to the end', async () => {
    const [helper, other] = [await responder(2), await responder(3)];
    const { id } = await raise();
    const accepted = await post(helper, id, 'accept', { minutes: 15 });
    expect(accepted.body).toMatchObject({ status: 'accepted', mine: { state: 'accepted', km: 2 } });
    expect(await district.texts(other)).toEqual(['ask', 'stood-down']);
    // Said again: other minutes.
    expect((await post(helper, id, 'accept', { minutes: 5 })).body.status).toBe('en-route');
    expect((await post(helper, id, 'words')).status).toBe(200);
    expect((await post(helper, id, 'words', { words: 'ring 98765 43210' })).status).toBe(200);
    expect((await post(helper, id, 'progress', { to: 'on-scene' })).body.status).toBe('on-scene');
    expect((await post(helper, id, 'close', { as: 'closed' })).body).toMatchObject({
      status: 'closed',
      endedAt: expect.any(String),
    });
    expect(await district.texts(caller)).toEqual([
      ...['asked', 'accepted', 'en-route', 'helper-where', 'helper-says', 'on-scene', 'over'],
    ]);
    const [said] = (await district.heard(caller)).filter(({ key }) => key === 'helper-says');
    expect(said!.params.words).toBe('ring …');
  });

  test('who declines is not asked again; said twice changes nothing', async () => {
    const helper = await responder(2);
    const { id } = await raise();
    for (let times = 0; times < 2; times++) expect((await post(helper, id, 'decline')).status).toBe(200);
    expect((await get(helper, id)).body.mine).toMatchObject({ state: 'declined' });
    expect(await district.texts(helper)).toEqual(['ask']);
  });

  test('who gives it back is not asked again, and others are; who thinks better of it has it', async () => {
    const helper = await responder(2);
    const { id } = await raise();
    await post(helper, id, 'accept', { minutes: 15 });
    const other = await responder(3);
    expect((await post(helper, id, 'progress', { to: 'withdraw' })).body.status).toBe('dispatching');
    expect(await district.texts(other)).toEqual(['ask']);
    expect((await post(helper, id, 'accept', { minutes: 5 })).body.status).toBe('accepted');
    expect((await post(other, id, 'accept', { minutes: 5 })).code).toBe('taken');
  });

  test('what cannot be done now is a conflict that says why, and changes nothing', async () => {
    const [helper, other] = [await responder(2), await responder(3)];
    const { id } = await raise();
    const before = await post(helper, id, 'progress', { to: 'on-scene' });
    expect([before.status, before.code]).toEqual([409, 'not_yours']);
    await post(helper, id, 'accept', { minutes: 15 });
    const conflicts: readonly (readonly [SignedIn, string, object, string])[] = [
      [other, 'accept', { minutes: 5 }, 'taken'],
      [other, 'progress', { to: 'on-scene' }, 'not_yours'],
      [other, 'close', { as: 'closed' }, 'not_yours'],
      [other, 'words', { words: 'hello' }, 'not_yours'],
    ];
    for (const [who, deed, body, code] of conflicts) {
      const answer = await post(who, id, deed, body);
      expect([deed, answer.status, answer.code]).toEqual([deed, 409, code]);
    }
    expect((await get(operator, id)).body).toMatchObject({ status: 'accepted', asked: 2 });
    const second = await raise(await user());
    expect((await post(helper, second.id, 'accept', { minutes: 5 })).status).toBe(404);
  });

  test('who has one cannot take another', async () => {
    const helper = await responder(2);
    const [one, two] = [await raise(), await raise(await user())];
    await post(helper, one.id, 'accept', { minutes: 15 });
    const { status, code } = await post(helper, two.id, 'accept', { minutes: 15 });
    expect([status, code]).toEqual([409, 'busy']);
  });

  test('who comes late, when it is over, is told so', async () => {
    const helper = await responder(2);
    const { id } = await raise();
    await post(operator, id, 'close', { as: 'false' });
    for (const [deed, body] of [
      ['accept', { minutes: 15 }],
      ['decline', {}],
      ['progress', { to: 'en-route' }],
      ['close', { as: 'closed' }],
      ['words', {}],
    ] as const) {
      const { status } = await post(helper, id, deed, body);
      expect([deed, status]).toEqual([deed, 409]);
    }
    expect((await get(helper, id)).body.status).toBe('false');
  });
});

describe('an operator', () => {
  test('sets the place, has all asked anew, and what cannot be done is said', async () => {
    const helper = await responder(2);
    const { id } = await raise();
    const asked = async (): Promise<number> =>
      (await district.texts(helper)).filter((key) => key === 'ask').length;
    expect((await post(operator, id, 'ask')).body.status).toBe('dispatching');
    expect(await asked()).toBe(2);
    const place = await post(operator, id, 'place', { pin: '211008', latitude: 25.41, longitude: 81.86 });
    expect(place.body.place).toMatchObject({ name: 'Naini', latitude: 25.41, longitude: 81.86 });
    for (const body of [{}, { pin: '999999' }])
      expect((await post(operator, id, 'place', body)).status).toBe(422);
    const { moments } = await district.views.timeline(id);
    expect(moments.filter(({ actor }) => actor.startsWith('operator:')).map(({ kind }) => kind)).toEqual([
      'ASK',
      'located',
    ]);
    await post(helper, id, 'accept', { minutes: 5 });
    expect((await post(operator, id, 'ask')).code).toBe('not_now');
    for (const who of [helper, caller])
      for (const deed of ['ask', 'place']) expect((await post(who, id, deed)).status).toBe(403);
  });
});

describe('a caller', () => {
  test('stops it when it is said really; once', async () => {
    const helper = await responder(2);
    const { id } = await raise();
    expect((await post(caller, id, 'cancel', { really: false })).body.status).toBe('dispatching');
    expect((await post(caller, id, 'cancel', { really: true })).body.status).toBe('cancelled');
    expect((await post(caller, id, 'cancel', { really: true })).code).toBe('not_now');
    expect(await district.texts(helper)).toEqual(['ask', 'ended']);
  });

  test('who says that nobody came is sent others', async () => {
    const helper = await responder(2);
    await responder(3);
    const { id } = await raise();
    await post(helper, id, 'accept', { minutes: 5 });
    await post(helper, id, 'progress', { to: 'on-scene' });
    expect((await post(caller, id, 'still-needed')).body).toMatchObject({
      status: 'dispatching',
      helper: null,
    });
    expect(await district.texts(helper)).toContain('released');
  });

  test.each([
    ['cancel', { really: true }],
    ['still-needed', {}],
  ])('%s is not for another’s', async (deed, body) => {
    const { id } = await raise();
    for (const who of [await user(), await responder(2), operator])
      expect((await post(who, id, deed, body)).status).toBe(404);
  });
});

test('an operator confirms what was doubted, and only that', async () => {
  const helper = await responder(2);
  const id = await district.cry(caller, { certainty: 'unconfirmed', trigger: 'silence' });
  expect(await district.texts(helper)).toEqual([]);
  expect((await post(helper, id, 'confirm')).status).toBe(403);
  expect((await post(operator, id, 'confirm')).body).toMatchObject({
    status: 'dispatching',
    certainty: 'confirmed',
  });
  expect(await district.texts(helper)).toEqual(['ask']);
  expect((await post(operator, id, 'confirm')).code).toBe('not_now');
});

describe('by role', () => {
  const DEEDS = [
    ['accept', { minutes: 15 }],
    ['decline', {}],
    ['progress', { to: 'on-scene' }],
    ['words', {}],
    ['close', { as: 'closed' }],
    ['confirm', {}],
  ] as const;

  test.each(DEEDS)('%s is not for callers', async (deed, body) => {
    const { id } = await raise();
    expect((await post(caller, id, deed, body)).status).toBe(403);
  });

  test.each(DEEDS)('%s of one that is not there is not found', async (deed, body) => {
    expect((await post(operator, NOBODYS, deed, body)).status).toBe(404);
  });

  test.each([
    ['accept', { minutes: 0 }],
    ['accept', { minutes: 241 }],
    ['progress', { to: 'dispatching' }],
    ['close', { as: 'cancelled' }],
    ['words', { words: '' }],
  ])('%s with %j is refused, and nothing is changed', async (deed, body) => {
    const helper = await responder(2);
    const { id } = await raise();
    expect((await post(helper, id, deed, body)).status).toBe(REFUSED);
    expect((await get(helper, id)).body.status).toBe('dispatching');
  });
});

describe('duty', () => {
  const DUTY = { pin: PIN, radiusKm: 20, vehicle: 'motorcycle', hours: 8 };

  test('begins, changes and ends; only who is on duty is asked', async () => {
    const helper = await responder(3);
    accounts.set(helper.accountId, { phone: helper.phone.e164 } as Account);
    await ask(helper, 'DELETE', 'emergency-duty');
    expect((await ask(helper, 'GET', 'emergency-duty')).body).toEqual({ duty: null });
    await raise();
    expect(await district.texts(helper)).toEqual([]);
    const begun = await ask(helper, 'PUT', 'emergency-duty', DUTY);
    expect(begun.body.duty).toMatchObject({ radiusKm: 20, vehicle: 'motorcycle', latitude: 25.4 });
    expect((await ask(helper, 'GET', 'emergency-duty')).body).toEqual(begun.body);
    await raise(await user());
    expect(await district.texts(helper)).toEqual(['ask']);
    expect((await ask(caller, 'PUT', 'emergency-duty', DUTY)).status).toBe(403);
  });

  test.each([
    ['no number to be asked at', DUTY, 'no_number'],
    ['a PIN code of nowhere', { ...DUTY, pin: '999999' }, 'unknown'],
  ])('with %s is refused', async (_, duty, code) => {
    const helper = await responder(3);
    expect(await ask(helper, 'PUT', 'emergency-duty', duty)).toMatchObject({ status: 422, code });
  });
});

test('nothing of it is in the log', async () => {
  const helper = await responder(2);
  const { id } = await raise();
  await post(helper, id, 'accept', { minutes: 15 });
  expect(api.log.join('\n')).not.toMatch(/Naini|211008|\+91/);
});
