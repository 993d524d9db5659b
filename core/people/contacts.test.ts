import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CodeToDeliver } from '../accounts/code-delivery.ts';
import { createCodes } from '../accounts/codes.ts';
import { createAudit } from '../audit/audit.ts';
import { createConversationStore, type ConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { PhoneNumber } from '../phone.ts';
import { createContactBook } from './contact-book.ts';
import { createContacts, type Contacts, type NewContact } from './contacts.ts';
import { PersonRefused } from './refusal.ts';

const secrets = { k1: Buffer.alloc(32, 1), k2: Buffer.alloc(32, 2) };
const vault = createVault([{ id: 'k1', secret: secrets.k1 }]);
const clock = { time: Date.parse('2026-11-23T10:00:00Z'), now: () => new Date(clock.time++) };
const NOBODY = '00000000-0000-7000-8000-000000000000';
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

let testing: TestDatabase;
let database: Database;
let store: ConversationStore;
let contacts: Contacts;
let delivered: CodeToDeliver[];
let roads: string[];
let personId: string;
let other: string;
let drawn = 9_811_100_000;

const nextPhone = (): PhoneNumber => PhoneNumber.parse(`91${String(drawn++)}`)!;
const contact = (more: Partial<NewContact> = {}): NewContact => ({
  name: 'செல்வி',
  phone: nextPhone(),
  relation: 'sibling',
  language: 'hi',
  ...more,
});
const delivery = {
  has: (road: string) => roads.includes(road),
  deliver: async (code: CodeToDeliver) => void delivered.push(code),
};
const digits = (): string => delivered.at(-1)!.digits;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 10, onIdleError: () => undefined });
  store = createConversationStore({ database, vault });
  contacts = build(vault);
});
afterAll(async () => {
  await database.pool.end();
  await testing.close();
});
beforeEach(async () => {
  [delivered, roads] = [[], ['sms']];
  const people = await Promise.all([1, 2].map(() => store.load(nextPhone(), clock.now())));
  [personId, other] = [people[0]!.personId, people[1]!.personId];
});

const build = (with_: typeof vault): Contacts =>
  createContacts({
    book: createContactBook({ database, vault: with_, audit: createAudit({ database, vault: with_ }) }),
    database,
    vault: with_,
    clock,
    codes: createCodes({ database, vault: with_, store, delivery, clock }),
    delivery,
  });
const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof PersonRefused ? error.reason : String(error)),
  );
const stop = async (phone: PhoneNumber, at: Date | null): Promise<void> => {
  const { personId: theirs } = await store.load(phone, clock.now());
  await testing.pool.query('update person set opted_out_at = $2 where id = $1', [theirs, at]);
};

test('asked by a code, agreed by the same code, and only then told of', async () => {
  const added = await contacts.add(personId, contact());
  expect(added).toMatchObject({ name: 'செல்வி', status: 'asked', agreedAt: null });
  expect(delivered).toMatchObject([{ purpose: 'contact', road: 'sms', language: 'hi' }]);
  const { personId: theirs } = await store.load(added.phone, clock.now());
  expect(delivered[0]!.personId).toBe(theirs);
  expect(await contacts.agreedOf(personId)).toEqual([]);
  expect(await contacts.agree(personId, added.id, digits())).toMatchObject({ status: 'agreed' });
  expect((await contacts.agreedOf(personId)).map(({ phone }) => phone.e164)).toEqual([added.phone.e164]);
  expect(await reasonOf(contacts.agree(personId, added.id, digits()))).toBe('wrong-code');
  expect(await reasonOf(contacts.ask(personId, added.id))).toBe('agreed');
  const { rows } = await testing.pool.query('select * from emergency_contact where id = $1', [added.id]);
  expect(JSON.stringify(rows)).not.toMatch(/செல்வி|98111/);
});

describe('a code that is not right', () => {
  test('wrong, late, or of the time before', async () => {
    const { id } = await contacts.add(personId, contact());
    const first = digits();
    const wrong = first === '000000' ? '000001' : '000000';
    expect(await reasonOf(contacts.agree(personId, id, wrong))).toBe('wrong-code');
    await contacts.ask(personId, id);
    if (first !== digits()) expect(await reasonOf(contacts.agree(personId, id, first))).toBe('wrong-code');
    clock.time += 11 * MINUTE;
    expect(await reasonOf(contacts.agree(personId, id, digits()))).toBe('wrong-code');
    expect(await contacts.agreedOf(personId)).toEqual([]);
  });

  test('that was sent for somebody else', async () => {
    const phone = nextPhone();
    const mine = await contacts.add(personId, contact({ phone }));
    clock.time += MINUTE;
    await contacts.add(other, contact({ phone }));
    expect(await reasonOf(contacts.agree(personId, mine.id, digits()))).toBe('wrong-code');
    expect(await contacts.agreedOf(personId)).toEqual([]);
  });

  test('six tries with the right one last', async () => {
    const { id } = await contacts.add(personId, contact());
    const wrong = digits() === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n++) await reasonOf(contacts.agree(personId, id, wrong));
    expect(await reasonOf(contacts.agree(personId, id, digits()))).toBe('wrong-code');
  });
});

test('twice at once with the right code: agreed once', async () => {
  const { id } = await contacts.add(personId, contact());
  const outcomes = await Promise.all([1, 2].map(() => reasonOf(contacts.agree(personId, id, digits()))));
  expect(outcomes.sort()).toEqual(['done', 'wrong-code']);
});

test('who stops messages has withdrawn, and is not asked again', async () => {
  const added = await contacts.add(personId, contact());
  await contacts.agree(personId, added.id, digits());
  await stop(added.phone, clock.now());
  expect(await contacts.agreedOf(personId)).toEqual([]);
  expect(await contacts.list(personId)).toMatchObject([{ status: 'withdrawn' }]);
  expect(await contacts.ask(personId, added.id)).toMatchObject({ status: 'asked' });
  expect(delivered).toHaveLength(1);
  await stop(added.phone, null);
  expect(await contacts.agreedOf(personId)).toEqual([]);
});

test('who has stopped messages before is not asked, and nobody learns of it', async () => {
  const phone = nextPhone();
  await stop(phone, clock.now());
  expect(await contacts.add(personId, contact({ phone }))).toMatchObject({ status: 'asked' });
  expect(await contacts.list(personId)).toMatchObject([{ status: 'asked' }]);
  expect(delivered).toEqual([]);
});

test('a number is asked three times a day, whoever asks', async () => {
  const phone = nextPhone();
  const { id } = await contacts.add(personId, contact({ phone }));
  clock.time += 20 * MINUTE;
  await contacts.ask(personId, id);
  clock.time += 20 * MINUTE;
  await contacts.remove(personId, id);
  await contacts.add(personId, contact({ phone }));
  clock.time += 20 * MINUTE;
  const refused = await contacts.add(other, contact({ phone })).catch((error: unknown) => error);
  expect(refused).toMatchObject({ reason: 'asked-often', status: 429 });
  expect((refused as PersonRefused).retryAfter! / 3600).toBeCloseTo(23, 1);
  expect(await contacts.list(other)).toEqual([]);
  clock.time += DAY;
  expect(await reasonOf(contacts.add(other, contact({ phone })))).toBe('done');
});

test('eight who ask one number at once are three', async () => {
  const phone = nextPhone();
  const people = await Promise.all(Array.from({ length: 8 }, () => store.load(nextPhone(), clock.now())));
  const outcomes = await Promise.all(
    people.map((one) => reasonOf(contacts.add(one.personId, contact({ phone })))),
  );
  expect(outcomes.filter((outcome) => outcome === 'asked-often').length).toBeGreaterThanOrEqual(5);
  expect(delivered.length).toBeLessThanOrEqual(3);
});

test('five, and no more, also when nine come at once', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, () => reasonOf(contacts.add(personId, contact()))),
  );
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === 'many-contacts')).toHaveLength(4);
});

describe('refused, and nothing is sent', () => {
  test('the own number, of the channels and of the account', async () => {
    const own = nextPhone();
    await testing.pool.query('update identity set person_id = $1 where id = $2', [
      personId,
      (await store.load(own, clock.now())).identityId,
    ]);
    const ofAccount = nextPhone();
    await testing.pool.query('insert into account (person_id, phone_index) values ($1, $2)', [
      personId,
      vault.index('account.phone', ofAccount.value),
    ]);
    for (const phone of [own, ofAccount]) {
      expect(await reasonOf(contacts.add(personId, contact({ phone })))).toBe('own-number');
    }
    expect(delivered).toEqual([]);
  });

  test('a number that is there, a language that is not, no road, and nobody', async () => {
    const added = await contacts.add(personId, contact());
    expect(await reasonOf(contacts.add(personId, contact({ phone: added.phone })))).toBe('known-contact');
    expect(await reasonOf(contacts.add(personId, contact({ language: 'ta' })))).toBe('language');
    expect(await reasonOf(contacts.add(NOBODY, contact()))).toBe('gone');
    roads = [];
    expect(await reasonOf(contacts.add(personId, contact()))).toBe('no-road');
    expect(delivered).toHaveLength(1);
    expect(await contacts.list(personId)).toHaveLength(1);
  });
});

describe("another's, a made-up and a removed one", () => {
  test.each([
    ['ask', (id: string) => contacts.ask(personId, id)],
    ['agree', (id: string) => contacts.agree(personId, id, digits())],
    ['remove', (id: string) => contacts.remove(personId, id)],
  ])('%s', async (_, deed) => {
    const mine = await contacts.add(personId, contact());
    await contacts.remove(personId, mine.id);
    const theirs = await contacts.add(other, contact());
    for (const id of [theirs.id, NOBODY, mine.id]) expect(await reasonOf(deed(id))).toBe('not-found');
    expect(await contacts.list(other)).toHaveLength(1);
  });
});

test('while keys are rotated they are found by both', async () => {
  const added = await contacts.add(personId, contact());
  await contacts.agree(personId, added.id, digits());
  await stop(added.phone, clock.now());
  const later = build(
    createVault([
      { id: 'k2', secret: secrets.k2 },
      { id: 'k1', secret: secrets.k1 },
    ]),
  );
  expect(await later.list(personId)).toMatchObject([{ status: 'withdrawn' }]);
  expect(await reasonOf(later.add(personId, contact({ phone: added.phone })))).toBe('known-contact');
});
