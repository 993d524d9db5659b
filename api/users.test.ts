import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDocument, ROLES, v1 } from '@arogya/contract';
import { randomUUID } from 'node:crypto';
import type { CodeToDeliver } from '../core/accounts/code-delivery.ts';
import { createAccountServices, type AccountServices } from '../core/accounts/index.ts';
import { createPasswords } from '../core/accounts/passwords.ts';
import { createAudit } from '../core/audit/audit.ts';
import { createConversationStore, type ConversationStore } from '../core/conversations/store.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { createOutbox } from '../core/outbox/outbox.ts';
import { createPeople } from '../core/people/index.ts';
import type { ZoneChange } from '../core/people/zones.ts';
import { PhoneNumber } from '../core/phone.ts';
import { loadCare } from '../core/reminders/care.ts';
import { Plan } from '../core/reminders/plan.ts';
import { createReminders } from '../core/reminders/reminders.ts';
import { createApplications } from '../core/schemes/applications.ts';
import { recordAssessment } from '../core/symptoms/history.ts';
import { createGuard, roles } from './guard.ts';
import { checkPromises } from './testing/promises.ts';
import { serveApi, type TestApi } from './testing/serve.ts';
import { createUsers } from './users.ts';

const PASSWORD = 'sehat ki baat 7';
const NOBODY = '00000000-0000-7000-8000-000000000000';
const DAY = 86_400_000;
const MEENA = { relation: 'child', name: 'மீனாட்சி', born: '2020', conditions: ['ஆஸ்துமா'] };

let testing: TestDatabase;
let database: Database;
let store: ConversationStore;
let services: AccountServices;
let api: TestApi;
let sent: CodeToDeliver[];
/** Rows of the outbox that the worker was told of. */
let rung: string[] = [];
let time = Date.parse('2026-11-23T10:00:00Z');
let numbers = 0;

const clock = { now: () => new Date(time) };
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const nextPhone = (): string => `+9198000${String(numbers++).padStart(5, '0')}`;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 10, onIdleError: () => undefined });
  store = createConversationStore({ database, vault });
  const audit = createAudit({ database, vault });
  const codeDelivery = { has: () => true, deliver: async (code: CodeToDeliver) => void sent.push(code) };
  services = createAccountServices({
    database,
    vault,
    store,
    codeDelivery,
    audit,
    roles,
    roleNames: ROLES,
    jwtSecret: 'a secret for tests alone, and long enough',
    clock,
    log: createLog('silent'),
    passwords: createPasswords({ atOnce: 2, cost: 4 }),
  });
  const { voids, tokens } = services;
  const people = createPeople(
    {
      ...{ database, vault, clock, audit },
      outbox: createOutbox({ database, vault }),
      ring: (ids) => rung.push(...ids),
    },
    {
      ...services,
      codeDelivery,
      erased({ accountId, personId }) {
        voids.mark(accountId, new Date(time + 1000));
        store.forget(personId);
      },
    },
  );
  api = await serveApi({
    versions: { v1: { users: v1.users } },
    handlers: { v1: { users: createUsers({ people, clock }) } },
    guard: createGuard({ tokens, voids }),
  });
});
afterAll(async () => {
  await api.close();
  await services.voids.stop();
  await database.pool.end();
  await testing.close();
});
beforeEach(() => {
  sent = [];
  rung = [];
  time += 3_600_000;
});

interface Somebody {
  readonly phone: string;
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly role: string;
  /** The rights of the next token; those of the role without. */
  readonly scopes?: readonly string[];
}

/** A new account with a person that was in touch just now, unless it is said when. */
async function somebody({
  password = PASSWORD,
  role = 'user',
  since = new Date(time),
}: { password?: string | null; role?: string; since?: Date } = {}): Promise<Somebody> {
  const phone = nextPhone();
  const address = PhoneNumber.parse(phone)!;
  const at = clock.now();
  const { personId } = await store.load(address, at);
  await database.pool.query('update person set created_at = $2 where id = $1', [personId, since]);
  const passwordHash = password && (await services.passwords.hash(password));
  const { id } = await services.accounts.insert({
    personId,
    role,
    address,
    name: 'Asha',
    passwordHash,
    at,
  });
  const { rows } = await database.pool.query<{ id: string }>(
    'insert into session (account_id, created_at, used_at, expires_at) values ($1, $2, $2, $3) returning id',
    [id, at, new Date(time + 7 * DAY)],
  );
  return { phone, accountId: id, personId, sessionId: rows[0]!.id, role };
}

/** The same with what the PIN opens. */
const opened = (one: Somebody): Somebody => ({ ...one, scopes: ['history:read'] });

async function tokenOf({ role, scopes = roles.rightsOf(role), ...one }: Somebody): Promise<string> {
  const { token } = await services.tokens.issue({ ...one, role, scopes: [...scopes], issuedAt: clock.now() });
  return token;
}

interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of it
  readonly body: any;
  readonly headers: Headers;
}

/** With a token of its own; nobody has none. */
async function ask(who: Somebody | null, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${api.url}/api/v1/users${path}`, {
    method,
    headers: {
      ...(who ? { authorization: `Bearer ${await tokenOf(who)}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
}

const errorsOf = ({ status, body }: Answer): string =>
  [
    status,
    ...(body?.errors ?? []).map((one: { path: string; code: string }) => `${one.path} ${one.code}`),
  ].join(' ');
const audited = async (action: string): Promise<number> =>
  (await database.pool.query('select from audit where action = $1', [action])).rowCount!;

describe('the own account', () => {
  test('is told, and changed', async () => {
    const me = await somebody();
    const { status, body } = await ask(me, 'GET', '/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: me.accountId,
      name: 'Asha',
      role: 'user',
      phone: me.phone,
      email: null,
      language: null,
      zone: null,
      pinSet: false,
      withheldUntil: null,
      secondFactor: false,
    });
    const changed = await ask(me, 'PATCH', '/me', { name: '  முருகன்  ', language: 'hi' });
    expect(changed.body).toEqual({ ...body, name: 'முருகன்', language: 'hi' });
    expect((await ask(me, 'PATCH', '/me', {})).body).toEqual(changed.body);
    expect((await ask(me, 'PATCH', '/me', { name: null })).body.name).toBeNull();
  });

  test('the clock that one lives by is told on once, and taken back', async () => {
    const me = await somebody();
    const [india, nepal] = [null, 'Asia/Kathmandu'];
    for (const zone of [nepal, nepal, india, 'UTC'])
      expect((await ask(me, 'PATCH', '/me', { zone })).body.zone).toBe(zone);
    expect((await ask(me, 'GET', '/me')).body.zone).toBe('UTC');
    const { rows } = await testing.pool.query<{ id: string; kind: string; payload_sealed: Buffer }>(
      'select id, kind, payload_sealed from outbox where person_id = $1 order by id',
      [me.personId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['zone-change', 'zone-change', 'zone-change']);
    expect(
      rows.map(({ payload_sealed: sealed }) => JSON.parse(vault.open('outbox.payload', sealed)) as unknown),
    ).toEqual([{ from: india }, { from: nepal }, { from: india }]);
    expect(rung).toEqual(rows.map(({ id }) => id));
  });

  test('two that change the clock at once: each tells of the one before it', async () => {
    const me = await somebody();
    await Promise.all(['Asia/Dubai', 'UTC'].map((zone) => ask(me, 'PATCH', '/me', { zone })));
    const { zone } = (await ask(me, 'GET', '/me')).body;
    const { rows } = await testing.pool.query<{ payload_sealed: Buffer }>(
      'select payload_sealed from outbox where person_id = $1',
      [me.personId],
    );
    const before = rows.map(
      ({ payload_sealed: sealed }) => (JSON.parse(vault.open('outbox.payload', sealed)) as ZoneChange).from,
    );
    const other = zone === 'UTC' ? 'Asia/Dubai' : 'UTC';
    expect(new Set(before)).toEqual(new Set([null, other]));
  });

  test('the next turn on a channel speaks the new language', async () => {
    const me = await somebody();
    const address = PhoneNumber.parse(me.phone)!;
    const thread = await store.load(address, clock.now());
    await ask(me, 'PATCH', '/me', { language: 'hi' });
    const turn = { channel: 't/sms', key: me.phone, reply: null, state: {}, at: clock.now(), medium: 'sms' };
    expect(await store.write({ ...turn, thread, consents: [], wanted: [] })).toEqual({
      outcome: 'overtaken',
    });
    expect((await store.load(address, clock.now())).language).toBe('hi');
  });

  test.each([
    [{ name: '' }, '400 name too_small name invalid_format'],
    [{ name: '   ' }, '400 name too_small name invalid_format'],
    [{ name: 'a\nb' }, '400 name invalid_format'],
    [{ name: 'x'.repeat(101) }, '400 name too_big'],
    [{ language: 'ta' }, '422 language not_offered'],
    [{ zone: 'Asia/Nowhere' }, '422 zone no_zone'],
    [{ zone: 'IST' }, '400 zone invalid_format'],
    [{ role: 'admin' }, '400 role unrecognized_keys'],
    [[], '400  invalid_type'],
    ['{"name": "' + 'x'.repeat(65_536) + '"}', '413'],
  ])('%#: refused', async (body, outcome) => {
    const me = await somebody();
    expect(errorsOf(await ask(me, 'PATCH', '/me', body))).toBe(outcome);
    expect((await ask(me, 'GET', '/me')).body).toMatchObject({ name: 'Asha', language: null, role: 'user' });
  });
});

describe('the PIN', () => {
  test('is set, changed, and tried five times', async () => {
    const me = await somebody();
    expect(errorsOf(await ask(me, 'PUT', '/me/pin', { pin: '1234' }))).toBe('422 pin weak');
    expect((await ask(me, 'PUT', '/me/pin', { pin: '4071' })).status).toBe(204);
    expect((await ask(me, 'GET', '/me')).body).toMatchObject({ pinSet: true, withheldUntil: null });
    const change = (current?: string): Promise<Answer> =>
      ask(me, 'PUT', '/me/pin', { pin: '2580', ...(current ? { current } : {}) });
    expect(errorsOf(await change())).toBe('422 current required');
    const wrong: string[] = [];
    for (let n = 0; n < 5; n++) wrong.push(errorsOf(await change('0001')));
    expect(wrong).toEqual(Array.from({ length: 5 }, () => '422 current wrong'));
    const locked = await change('4071');
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '60']);
    time += 60_000;
    expect((await change('4071')).status).toBe(204);
  });

  test('a first one of somebody known for long opens nothing of before for a week', async () => {
    const me = await somebody({ since: new Date(time - 2 * DAY) });
    await ask(me, 'POST', '/me/profiles', MEENA);
    expect((await ask(me, 'PUT', '/me/pin', { pin: '4071' })).status).toBe(204);
    const until = new Date(time + 7 * DAY).toISOString();
    expect((await ask(me, 'GET', '/me')).body.withheldUntil).toBe(until);
    const shut = await ask(opened(me), 'GET', '/me/history');
    expect([shut.status, shut.body.detail]).toEqual([403, expect.stringContaining(until)]);
    // What they had open without a PIN stays so.
    expect((await ask(me, 'GET', '/me/profiles')).body.items).toHaveLength(1);
    time += 7 * DAY;
    const later = opened(me);
    expect((await ask(later, 'GET', '/me/history')).status).toBe(200);
  });

  test('once it is there, profiles and contacts open by it alone', async () => {
    const me = await somebody();
    const { body: profile } = await ask(me, 'POST', '/me/profiles', MEENA);
    await ask(me, 'PUT', '/me/pin', { pin: '4071' });
    const routes = [
      ['GET', '/me/profiles'],
      ['GET', `/me/profiles/${profile.id}`],
      ['DELETE', `/me/profiles/${profile.id}`],
      ['GET', '/me/emergency-contacts'],
      ['DELETE', `/me/emergency-contacts/${NOBODY}`],
    ] as const;
    for (const [method, path] of routes) expect((await ask(me, method, path)).status).toBe(403);
    const token = opened(me);
    expect((await ask(token, 'GET', `/me/profiles/${profile.id}`)).status).toBe(200);
  });
});

describe('a PIN that is taken away by a worker', () => {
  test('the same answer for every number; shut for a week', async () => {
    const [me, nurse, stranger] = [await somebody(), await somebody({ role: 'nurse' }), nextPhone()];
    await ask(me, 'PUT', '/me/pin', { pin: '4071' });
    const before = await audited('pin.reset');
    const answers = await Promise.all(
      [me.phone, stranger].map((phone) => ask(nurse, 'POST', '/pin-resets', { phone })),
    );
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [202, null],
      [202, null],
    ]);
    expect(await audited('pin.reset')).toBe(before + 2);
    const { rows } = await database.pool.query('select from identity where address_index = $1', [
      createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]).index('phone', stranger),
    ]);
    expect(rows).toEqual([]);
    expect((await ask(me, 'GET', '/me')).body).toMatchObject({
      pinSet: false,
      withheldUntil: new Date(time + 7 * DAY).toISOString(),
    });
    time += 1000;
    const old = opened(me);
    expect((await ask(me, 'PUT', '/me/pin', { pin: '2580' })).status).toBe(204);
    for (const path of ['/me/history', '/me/export', '/me/profiles', '/me/emergency-contacts']) {
      const shut = await ask(old, 'GET', path);
      expect([path, shut.status, shut.body.detail]).toEqual([path, 403, expect.stringContaining('2026-1')]);
    }
  });

  test.each([
    ['a user', 'user', { phone: '+919800000000' }, 403],
    ['a responder', 'emergency_responder', { phone: '+919800000000' }, 403],
    ['no number', 'nurse', { phone: '+9991234567' }, 422],
    ['no E.164', 'nurse', { phone: '98000 00000' }, 400],
    ['nothing', 'nurse', {}, 400],
  ])('%s', async (_, role, body, status) => {
    expect((await ask(await somebody({ role }), 'POST', '/pin-resets', body)).status).toBe(status);
  });
});

describe('profiles', () => {
  test('are added, read, written anew and removed', async () => {
    const me = await somebody();
    const { status, body: added } = await ask(me, 'POST', '/me/profiles', MEENA);
    expect([status, added]).toMatchObject([201, { ...MEENA, age: 6, revision: 1, bloodGroup: 'unknown' }]);
    await ask(me, 'POST', '/me/profiles', { relation: 'self', name: 'முருகன்' });
    expect((await ask(me, 'GET', '/me/profiles')).body.items).toMatchObject([
      { relation: 'self' },
      { name: MEENA.name },
    ]);
    const path = `/me/profiles/${added.id}`;
    const rewrite = { ...MEENA, bloodGroup: 'AB-', revision: 1 };
    expect((await ask(me, 'PUT', path, rewrite)).body).toMatchObject({ bloodGroup: 'AB-', revision: 2 });
    expect((await ask(me, 'PUT', path, rewrite)).status).toBe(409);
    expect((await ask(me, 'GET', path)).body).toMatchObject({ bloodGroup: 'AB-', revision: 2 });
    expect((await ask(me, 'DELETE', path)).status).toBe(204);
    expect((await ask(me, 'DELETE', path)).status).toBe(404);
  });

  test.each([
    ['no name', { relation: 'child' }, '400 name invalid_type'],
    ['an unknown field', { ...MEENA, weight: 3 }, '400 weight unrecognized_keys'],
    ['an age', { ...MEENA, age: 3 }, '400 age unrecognized_keys'],
    ['born tomorrow', { ...MEENA, born: '2027-12-01' }, '422 born not_possible'],
    ['no date', { ...MEENA, born: '2020-02-30' }, '422 born not_possible'],
    ['another blood', { ...MEENA, bloodGroup: 'C' }, '400 bloodGroup invalid_value'],
    ['51 allergies', { ...MEENA, allergies: Array(51).fill('a') }, '400 allergies too_big'],
    ['an empty one', { ...MEENA, allergies: [''] }, '400 allergies.0 too_small allergies.0 invalid_format'],
    ['medicine', { ...MEENA, medicines: [{ name: 'x' }] }, '400 medicines.0.taken invalid_type'],
    ['a language', { ...MEENA, language: 'ta' }, '422 language not_offered'],
  ])('%s: refused', async (_, body, outcome) => {
    const me = await somebody();
    expect(errorsOf(await ask(me, 'POST', '/me/profiles', body))).toBe(outcome);
    expect((await ask(me, 'GET', '/me/profiles')).body.items).toEqual([]);
  });
});

describe('emergency contacts', () => {
  const SELVI = { name: 'செல்வி', relation: 'அக்கா', language: 'hi' };

  test('are asked, agree, and go', async () => {
    const me = await somebody();
    const phone = nextPhone();
    const { status, body: added } = await ask(me, 'POST', '/me/emergency-contacts', { ...SELVI, phone });
    expect([status, added]).toMatchObject([201, { ...SELVI, phone, status: 'asked', agreedAt: null }]);
    const path = `/me/emergency-contacts/${added.id}`;
    const wrong = sent[0]!.digits === '000000' ? '111111' : '000000';
    expect(errorsOf(await ask(me, 'POST', `${path}/consent`, { code: wrong }))).toBe('422 code wrong');
    expect((await ask(me, 'POST', `${path}/codes`)).status).toBe(202);
    expect((await ask(me, 'POST', `${path}/consent`, { code: sent[1]!.digits })).body).toMatchObject({
      status: 'agreed',
    });
    expect(errorsOf(await ask(me, 'POST', `${path}/codes`))).toBe('422  agreed');
    expect((await ask(me, 'GET', '/me/emergency-contacts')).body.items).toMatchObject([{ status: 'agreed' }]);
    expect((await ask(me, 'DELETE', path)).status).toBe(204);
    expect((await ask(me, 'DELETE', path)).status).toBe(404);
  });

  test('the own number, a number twice, and one that was asked too often', async () => {
    const [me, other] = [await somebody(), await somebody()];
    const phone = nextPhone();
    const add = (who: Somebody, number: string): Promise<Answer> =>
      ask(who, 'POST', '/me/emergency-contacts', { ...SELVI, phone: number });
    expect(errorsOf(await add(me, me.phone))).toBe('422 phone own_number');
    const { body } = await add(me, phone);
    expect(errorsOf(await add(me, phone))).toBe('409 phone known');
    for (let n = 0; n < 2; n++) await ask(me, 'POST', `/me/emergency-contacts/${body.id}/codes`);
    const often = await add(other, phone);
    expect([often.status, Number(often.headers.get('retry-after'))]).toEqual([429, DAY / 1000]);
    expect(errorsOf(await add(me, '+9991234567'))).toBe('422 phone no_number');
    expect(sent).toHaveLength(3);
  });
});

test("another's things are not found", async () => {
  const [me, other] = [await somebody(), await somebody()];
  const { body: profile } = await ask(other, 'POST', '/me/profiles', MEENA);
  const { body: contact } = await ask(other, 'POST', '/me/emergency-contacts', {
    name: 'R',
    relation: 'x',
    language: 'en',
    phone: nextPhone(),
  });
  const asked = [
    ['GET', `/me/profiles/${profile.id}`],
    ['PUT', `/me/profiles/${profile.id}`, { ...MEENA, revision: 1 }],
    ['DELETE', `/me/profiles/${profile.id}`],
    ['POST', `/me/emergency-contacts/${contact.id}/codes`],
    ['POST', `/me/emergency-contacts/${contact.id}/consent`, { code: sent[0]!.digits }],
    ['DELETE', `/me/emergency-contacts/${contact.id}`],
  ] as const;
  for (const [method, path, body] of asked) {
    expect([path, (await ask(me, method, path, body)).status]).toEqual([path, 404]);
  }
  expect((await ask(other, 'GET', '/me/profiles')).body.items).toEqual([profile]);
  expect((await ask(other, 'GET', '/me/emergency-contacts')).body.items).toEqual([contact]);
});

/** An emergency, a consent and messages of somebody's, at given minutes. */
async function past(personId: string, messages: number): Promise<void> {
  const at = (minute: number): Date => new Date(time - DAY + minute * 60_000);
  await database.pool.query(
    `insert into emergency (id, person_id, certainty, trigger, medium, raised_at)
      values (uuidv7(), $1, 'confirmed', 'word', 'sms', $2)`,
    [personId, at(0)],
  );
  await database.pool.query(
    `insert into consent (person_id, purpose, given, notice_version, language, medium, at)
      values ($1, 'service', true, 1, 'hi', 'sms', $2)`,
    [personId, at(1)],
  );
  for (let n = 0; n < messages; n++) {
    // Two of each minute.
    const when = at(2 + Math.floor(n / 2));
    await database.pool.query(
      `insert into outbox (person_id, kind, channel, status, due_at, created_at, updated_at)
        values ($1, $2, 't/sms', 'delivered', $3, $3, $3)`,
      [personId, n % 3 === 0 ? 'call-back' : 'message', when],
    );
  }
  await database.pool.query(
    `insert into outbox (person_id, kind, due_at) values ($1, 'deadline', $2), ($1, 'emergency', $2)`,
    [personId, at(0)],
  );
}

describe('what was', () => {
  test('a symptom check that was kept is there with how soon alone, and whole in the copy', async () => {
    const me = await somebody();
    const told = { level: 'urgent', complaints: ['fever'] };
    const id = randomUUID();
    await recordAssessment(database, vault, {
      ...{ id, personId: me.personId, at: new Date(time), level: 'urgent', told, modelVersion: null },
    });
    const token = opened(me);
    const { body } = await ask(token, 'GET', '/me/history');
    expect(body.items).toEqual([
      { id, kind: 'assessment', at: new Date(time).toISOString(), level: 'urgent' },
    ]);
    const copy = await ask(token, 'GET', '/me/export');
    expect(copy.body.assessments).toEqual([{ id, modelVersion: null, told }]);
  });

  test('an application for a scheme that was kept is in the copy', async () => {
    const me = await somebody();
    const applications = createApplications({ database, vault, clock, isScheme: () => true });
    const { id } = await applications.keep(me.personId, { scheme: 'pm-jay', status: 'applied' });
    const copy = await ask(opened(me), 'GET', '/me/export');
    expect(copy.body.applications).toEqual([
      {
        id,
        status: 'applied',
        kept: { scheme: 'pm-jay', profile: null },
        updatedAt: new Date(time).toISOString(),
      },
    ]);
  });

  test('a message to many that met somebody is in the copy', async () => {
    const me = await somebody();
    await database.pool.query(
      `with b as (insert into broadcast (id, purpose, about, places, control_share, status, written_by, written_at, until)
        values ($1, 'health-alert', 'heat', '[]', 0.5, 'sent', $1, $3, $3) returning id)
      insert into broadcast_person (broadcast_id, person_id, arm, at) select id, $2, 'control', $3 from b`,
      [randomUUID(), me.personId, clock.now()],
    );
    const copy = await ask(opened(me), 'GET', '/me/export');
    expect(copy.body.broadcasts).toEqual([
      { about: 'heat', arm: 'control', at: new Date(time).toISOString() },
    ]);
  });

  test('a reminder is in the copy, with what was said of it', async () => {
    const me = await somebody();
    const id = randomUUID();
    const care = { ...loadCare('IN'), visits: [] };
    const reminders = createReminders({ database, vault, care, randomId: randomUUID });
    const schedule = { zone: 'Asia/Kolkata', times: ['08:00'], from: '2026-11-23' };
    const plan = Plan.parse({ about: 'medicine', schedule, called: 'TB' });
    await reminders.set({ id, personId: me.personId, identityId: null, plan }, clock.now());
    await database.pool.query("update dose set status = 'taken' where reminder_id = $1", [id]);
    const copy = await ask(opened(me), 'GET', '/me/export');
    expect(copy.body.reminders).toMatchObject([{ id, status: 'on', plan: { called: 'TB' } }]);
    expect(copy.body.reminders[0].doses).toContainEqual(expect.objectContaining({ status: 'taken' }));
  });

  test('newest first, page by page, each once, and no texts', async () => {
    const [me, other] = [await somebody(), await somebody()];
    await past(me.personId, 9);
    await past(other.personId, 1);
    const token = opened(me);
    const pages: { id: string; at: string; kind: string }[][] = [];
    for (let next: string | null = ''; next !== null;) {
      const { status, body } = await ask(token, 'GET', `/me/history?limit=4${next && `&cursor=${next}`}`);
      expect(status).toBe(200);
      pages.push(body.items);
      next = body.nextCursor;
    }
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 3]);
    const all = pages.flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(11);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(all.slice(-2)).toMatchObject([
      { kind: 'consent', purpose: 'service', given: true },
      { kind: 'emergency', certainty: 'confirmed', trigger: 'word', status: 'raised' },
    ]);
    expect((await ask(token, 'GET', '/me/history')).body).toMatchObject({ nextCursor: null });
  });

  test.each([
    ['without the PIN', '', '/me/history', 403],
    ['a copy without the PIN', '', '/me/export', 403],
    ['a made-up cursor', 'history:read', '/me/history?cursor=abc', 400],
    ['an odd limit', 'history:read', '/me/history?limit=0', 400],
  ])('%s', async (_, scope, path, status) => {
    const me = await somebody();
    expect((await ask(scope ? opened(me) : me, 'GET', path)).status).toBe(status);
  });
});

test('the copy holds all of it, and of nobody else', async () => {
  const [me, other] = [await somebody(), await somebody()];
  for (const one of [me, other]) {
    await past(one.personId, 3);
    await ask(one, 'POST', '/me/profiles', { ...MEENA, name: `of ${one.phone}` });
    await ask(one, 'POST', '/me/emergency-contacts', {
      name: 'R',
      relation: 'x',
      language: 'en',
      phone: nextPhone(),
    });
  }
  const { status, body, headers } = await ask(opened(me), 'GET', '/me/export');
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toMatch(/attachment/);
  expect(body).toMatchObject({
    account: { id: me.accountId, phone: me.phone },
    addresses: [me.phone],
    profiles: [{ name: `of ${me.phone}` }],
    contacts: [{ status: 'asked' }],
    sessions: [{ endedAt: null }],
    issuers: [],
  });
  expect(body.history).toHaveLength(5);
  expect(body.deeds.map(({ action }: { action: string }) => action)).toEqual([
    'profile.added',
    'contact.added',
    'person.copied',
  ]);
  expect(JSON.stringify(body)).not.toContain(other.phone);
});

describe('erasure', () => {
  const rowsOf = async ({ accountId, personId }: Somebody): Promise<number> =>
    Number(
      (
        await database.pool.query<{ n: string }>(
          `select (select count(*) from person where id = $1) + (select count(*) from identity where person_id = $1)
            + (select count(*) from conversation where person_id = $1) + (select count(*) from account where id = $2)
            + (select count(*) from profile where person_id = $1) + (select count(*) from session where account_id = $2)
            + (select count(*) from emergency_contact where person_id = $1) + (select count(*) from outbox where person_id = $1)
            + (select count(*) from event where topic = 'account:' || $2::text)
            + (select count(*) from pin where person_id = $1) as n`,
          [personId, accountId],
        )
      ).rows[0]!.n,
    );

  test('with the password everything goes; the audit names nobody any more', async () => {
    const [me, friend] = [await somebody(), await somebody()];
    await past(me.personId, 2);
    await ask(me, 'POST', '/me/profiles', MEENA);
    await ask(me, 'POST', '/me/emergency-contacts', {
      name: 'R',
      relation: 'x',
      language: 'en',
      phone: nextPhone(),
    });
    const { body: contact } = await ask(friend, 'POST', '/me/emergency-contacts', {
      name: 'A',
      relation: 'x',
      language: 'en',
      phone: me.phone,
    });
    await ask(friend, 'POST', `/me/emergency-contacts/${contact.id}/consent`, { code: sent.at(-1)!.digits });
    expect(errorsOf(await ask(me, 'POST', '/me/erasure', { password: 'another one' }))).toBe(
      '422 password wrong',
    );
    expect(errorsOf(await ask(me, 'POST', '/me/erasure', {}))).toBe('422 password wrong');
    expect(errorsOf(await ask(me, 'POST', '/me/erasure', { pin: '4071' }))).toBe('422 password wrong');
    expect(await rowsOf(me)).toBeGreaterThan(6);
    const { rows: before } = await database.pool.query<{ subject: Buffer }>(
      `select subject from audit where action = 'profile.added' order by id desc limit 1`,
    );
    expect((await ask(me, 'POST', '/me/erasure', { password: PASSWORD })).status).toBe(204);
    expect(await rowsOf(me)).toBe(0);
    const { rows: last } = await database.pool.query<{ subject: Buffer }>(
      `select subject from audit where action = 'person.erased' order by id desc limit 1`,
    );
    expect(last[0]!.subject).toEqual(before[0]!.subject);
    expect((await ask(me, 'GET', '/me')).status).toBe(401);
    expect((await ask(friend, 'GET', '/me/emergency-contacts')).body.items).toMatchObject([
      { status: 'withdrawn' },
    ]);
    // Who comes again is somebody new.
    const again = await store.load(PhoneNumber.parse(me.phone)!, clock.now());
    expect(again.personId).not.toBe(me.personId);
  });

  test('without a password by the PIN, unless it is new or was reset', async () => {
    const me = await somebody({ password: null, since: new Date(time - 2 * DAY) });
    const erase = (pin?: string): Promise<Answer> => ask(me, 'POST', '/me/erasure', pin ? { pin } : {});
    expect(errorsOf(await erase('4071'))).toBe('422  no_pin');
    await ask(me, 'PUT', '/me/pin', { pin: '4071' });
    expect((await erase('4071')).status).toBe(403);
    time += 7 * DAY;
    expect(errorsOf(await erase('4072'))).toBe('422 pin wrong');
    expect(errorsOf(await erase())).toBe('422 pin wrong');
    expect((await erase('4071')).status).toBe(204);
    expect(await rowsOf(me)).toBe(0);
  });

  test('twice at once, and guessing is locked', async () => {
    const me = await somebody();
    const wrong = await Promise.all(
      Array.from({ length: 8 }, (_, n) => ask(me, 'POST', '/me/erasure', { password: `wrong ${String(n)}` })),
    );
    expect(wrong.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(wrong.find(({ status }) => status === 429)!.headers.get('retry-after')).toMatch(/^\d+$/);
    const other = await somebody();
    const twice = await Promise.all(
      [1, 2].map(() => ask(other, 'POST', '/me/erasure', { password: PASSWORD })),
    );
    expect(twice.map(({ status }) => status)).toContain(204);
    for (const { status } of twice) expect([204, 401]).toContain(status);
    expect(await rowsOf(other)).toBe(0);
  });
});

test('whatever is asked, only what is promised is answered', async () => {
  const nurse = { ...(await somebody({ role: 'nurse' })), scopes: ['pins:reset', 'history:read'] };
  const token = await tokenOf(nurse);
  const document = createDocument({
    table: { users: v1.users },
    title: 'T',
    version: 'v1',
    server: '/api/v1',
  });
  const seen = await checkPromises({
    document,
    url: api.url,
    runs: 20,
    headersFor: () => ({ authorization: `Bearer ${token}` }),
  });
  expect(Object.keys(seen)).toHaveLength(Object.keys(v1.users).length);
  for (const route of ['users.me', 'users.profiles', 'users.contacts', 'users.copy']) {
    expect([route, seen[route]!['200']]).toEqual([route, 20]);
  }
});

test('whoever has not signed in gets nothing, and no log knows a name or a number', async () => {
  for (const { method, path } of Object.values(v1.users)) {
    const its = path.replace('/users', '').replace(':id', NOBODY);
    expect([path, (await ask(null, method.toUpperCase(), its)).status]).toEqual([path, 401]);
  }
  expect(api.log.join('\n')).not.toMatch(/98000|Asha|மீனாட்சி|செல்வி|sehat/);
});
