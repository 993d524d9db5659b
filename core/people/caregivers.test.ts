import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createAudit } from '../audit/audit.ts';
import { createConversationStore, type ConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase, type TestDatabase } from '../db/testing.ts';
import { PhoneNumber } from '../phone.ts';
import { phoneOf } from './address-book.ts';
import { createCaregivers, type Caregivers } from './caregivers.ts';
import { createContactBook, type ContactBook } from './contact-book.ts';
import { PersonRefused } from './refusal.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const at = (minutes: number): Date => new Date(Date.parse('2026-11-23T10:00:00Z') + minutes * 60_000);
let drawn = 9_812_200_000;
const nextPhone = (): PhoneNumber => PhoneNumber.parse(`91${String(drawn++)}`)!;

let testing: TestDatabase;
let database: Database;
let store: ConversationStore;
let book: ContactBook;
let caregivers: Caregivers;
let own: PhoneNumber;
let personId: string;

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 5, onIdleError: () => undefined });
  store = createConversationStore({ database, vault });
  book = createContactBook({ database, vault, audit: createAudit({ database, vault }) });
  caregivers = createCaregivers({ book, database, vault });
});
afterAll(async () => {
  await database.pool.end();
  await testing.close();
});
beforeEach(async () => {
  own = nextPhone();
  ({ personId } = await store.load(own, at(0)));
});

const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof PersonRefused ? error.reason : String(error)),
  );
const someone = async (phone: PhoneNumber): Promise<string> => (await store.load(phone, at(0))).personId;

test('one is chosen at a time, once each time it is wished', async () => {
  const [first, second] = [nextPhone(), nextPhone()];
  const chosen = await caregivers.choose(personId, { phone: first, language: 'hi' }, at(1));
  expect(chosen).toMatchObject({ status: 'asked', language: 'hi', name: `*${first.e164.slice(-4)}` });
  expect(await caregivers.choose(personId, { phone: first, language: 'hi' }, at(1))).toEqual(chosen);
  const other = await caregivers.choose(personId, { phone: second, language: 'hi' }, at(2));
  expect((await book.list(personId)).map(({ id }) => id)).toEqual([other.id]);
  expect((await caregivers.of(personId))?.id).toBe(other.id);
  await caregivers.remove(personId, at(3));
  expect(await caregivers.of(personId)).toBeNull();
});

test('only who has the number answers; a no is kept, and asked again only by a new wish', async () => {
  const phone = nextPhone();
  const { id } = await caregivers.choose(personId, { phone, language: 'en' }, at(1));
  const stranger = await someone(nextPhone());
  expect(await reasonOf(caregivers.answer(stranger, id, true, at(2)))).toBe('not-found');
  expect(await caregivers.of(personId)).toMatchObject({ status: 'asked' });
  const theirs = await someone(phone);
  await caregivers.answer(theirs, id, false, at(3));
  expect(await caregivers.of(personId)).toMatchObject({ status: 'withdrawn', agreedAt: null });
  const again = await caregivers.choose(personId, { phone, language: 'en' }, at(4));
  expect(again).toMatchObject({ id, status: 'asked' });
  await caregivers.answer(theirs, id, true, at(5));
  expect(await caregivers.of(personId)).toMatchObject({ status: 'agreed', agreedAt: at(5) });
  await testing.pool.query('update person set opted_out_at = now() where id = $1', [theirs]);
  expect(await caregivers.of(personId)).toMatchObject({ status: 'withdrawn' });
});

test('a contact of the portal is chosen as they are, and stays when another is', async () => {
  const phone = nextPhone();
  const actor = { kind: 'account', personId } as const;
  const known = await book.add(
    personId,
    { name: 'X', phone, relation: 'sibling', language: 'en' },
    actor,
    at(1),
  );
  expect(await caregivers.fault(personId, phone, at(2))).toBeNull();
  expect(await caregivers.choose(personId, { phone, language: 'hi' }, at(2))).toMatchObject({ id: known.id });
  await caregivers.choose(personId, { phone: nextPhone(), language: 'hi' }, at(3));
  expect((await book.list(personId)).map(({ id }) => id)).toContain(known.id);
});

test('not their own number, nor a sixth contact', async () => {
  expect(await caregivers.fault(personId, own, at(1))).toBe('own-number');
  expect(await reasonOf(caregivers.choose(personId, { phone: own, language: 'en' }, at(1)))).toBe(
    'own-number',
  );
  const actor = { kind: 'account', personId } as const;
  for (let count = 0; count < 5; count++) {
    const contact = { name: 'X', phone: nextPhone(), relation: 'x', language: 'en' };
    await book.add(personId, contact, actor, at(count));
  }
  expect(await caregivers.fault(personId, nextPhone(), at(5))).toBe('many-contacts');
});

test('not a number that was asked thrice today, unless it has agreed', async () => {
  const phone = nextPhone();
  for (const minute of [1, 2, 3]) {
    const other = await someone(nextPhone());
    expect(await caregivers.fault(other, phone, at(minute))).toBeNull();
    await caregivers.choose(other, { phone, language: 'en' }, at(minute));
  }
  expect(await caregivers.fault(personId, phone, at(4))).toBe('asked-often');
  expect(await reasonOf(caregivers.choose(personId, { phone, language: 'en' }, at(4)))).toBe('asked-often');
  expect(await caregivers.fault(personId, phone, at(24 * 60 + 2))).toBeNull();
  const { id } = await caregivers.choose(personId, { phone, language: 'en' }, at(24 * 60 + 2));
  await caregivers.answer(await someone(phone), id, true, at(24 * 60 + 3));
  expect(await caregivers.fault(personId, phone, at(24 * 60 + 4))).toBeNull();
});

test('a number of theirs is one that they are in touch by', async () => {
  expect((await phoneOf(personId, vault, database))?.e164).toBe(own.e164);
});
