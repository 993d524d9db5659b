import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { connectedDatabase } from '../db/testing.ts';
import { PhoneNumber } from '../phone.ts';
import {
  createConversationStore,
  type ConversationStore,
  isAsked,
  type Thread,
  type TurnWritten,
} from './store.ts';

const keys = [{ id: 'k1', secret: Buffer.alloc(32, 1) }];
const vault = createVault(keys);
const now = new Date('2026-11-23T10:00:00Z');
const DAY_MS = 86_400_000;
const number = (n: number): PhoneNumber => PhoneNumber.parse(`+9198000${String(n).padStart(5, '0')}`)!;

let connected: Awaited<ReturnType<typeof connectedDatabase>>;
let database: Database;
let store: ConversationStore;
/** A second process: the same database, a memory of its own. */
let other: ConversationStore;

beforeAll(async () => {
  connected = await connectedDatabase(10);
  ({ database } = connected);
  store = createConversationStore({ database, vault });
  other = createConversationStore({ database, vault });
});

afterAll(() => connected.close());

const turnOf = (thread: Thread, key: string, more: Partial<TurnWritten> = {}): TurnWritten => ({
  thread,
  channel: 'test/ussd',
  key,
  reply: `reply to ${key}`,
  state: { step: key },
  at: now,
  medium: 'ussd',
  consents: [],
  wanted: [],
  ...more,
});

const count = async (table: string): Promise<number> =>
  (await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

test('a first contact begins one thread, however many ask at once', async () => {
  const threads = await Promise.all(Array.from({ length: 20 }, () => store.load(number(1), now)));
  expect(new Set(threads.map(({ personId }) => personId)).size).toBe(1);
  expect(await count('person')).toBe(1);
});

test('what is written is read back, by this process and another', async () => {
  const thread = await store.load(number(2), now);
  const written = await store.write(turnOf(thread, 'a', { language: 'hi', memory: { name: 'Somewhere' } }));
  expect(written.outcome).toBe('saved');
  for (const reader of [store, other]) {
    expect(await reader.load(number(2), now)).toMatchObject({
      personId: thread.personId,
      revision: 1,
      language: 'hi',
      memory: { name: 'Somewhere' },
      state: { step: 'a' },
    });
  }
});

test('the same key fifty times at once advances once, and every time has the same reply', async () => {
  const thread = await store.load(number(3), now);
  const writers = [store, other];
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) => writers[index % 2]!.write(turnOf(thread, 'dup'))),
  );
  expect(results.filter(({ outcome }) => outcome === 'saved')).toHaveLength(1);
  expect((await other.load(number(3), now)).revision).toBe(1);
  expect(await store.seen('test/ussd', 'dup')).toEqual({ reply: 'reply to dup' });
  const again = await store.write(turnOf(await store.load(number(3), now), 'dup'));
  expect(again).toEqual({ outcome: 'duplicate', reply: 'reply to dup' });
});

test('of two writers with different keys one is overtaken and leaves nothing', async () => {
  const thread = await store.load(number(4), now);
  const wanted = [
    { kind: 'message' as const, channel: 'x/sms', urgent: false, payload: { text: 'hello' }, dueAt: now },
  ];
  const before = await count('outbox');
  const results = await Promise.all([
    store.write(turnOf(thread, 'one', { wanted })),
    other.write(turnOf(thread, 'two', { wanted })),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['overtaken', 'saved']);
  expect(await count('outbox')).toBe(before + 1);
});

test('consents are recorded with the notice, audited, and STOP marks the person', async () => {
  const thread = await store.load(number(5), now);
  await store.write(
    turnOf(thread, 'stop', { consents: [{ purpose: 'messages', given: false, language: 'en' }] }),
  );
  const { rows } = await database.pool.query('select opted_out_at from person where id = $1', [
    thread.personId,
  ]);
  expect(rows[0]).toEqual({ opted_out_at: now });
  expect(await count('consent')).toBe(1);
  expect(await count('audit')).toBe(1);
});

test('the audit names a consent by the pseudonym of the person, who may be from before there was one', async () => {
  const consents = [{ purpose: 'messages', given: true, language: 'en' }];
  const subjects: Buffer[] = [];
  const noted = async (): Promise<void> => {
    const { rows } = await database.pool.query<{ actor: string; subject: Buffer }>(
      'select actor, subject from audit order by id desc limit 1',
    );
    expect(rows[0]!.actor).toBe(`person:${rows[0]!.subject.toString('base64url')}`);
    subjects.push(rows[0]!.subject);
  };
  const born = await store.load(number(7), now);
  await store.write(turnOf(born, 'first', { consents }));
  await noted();
  await database.pool.query('update person set pseudonym_sealed = null where id = $1', [born.personId]);
  for (const [step, reader] of [other, store, other].entries()) {
    const thread = await reader.byPerson(born.personId);
    await reader.write(turnOf(thread!, `again ${step}`, { consents }));
    await noted();
  }
  const [first, ...later] = subjects.map((subject) => subject.toString('hex'));
  expect(first).toHaveLength(32);
  // What was lost is not found again; from then on it is one.
  expect(new Set(later).size).toBe(1);
  expect(later[0]).not.toBe(first);
});

test('a number silent for more than 60 days is a new person', async () => {
  const first = await store.load(number(6), now);
  const later = await store.load(number(6), new Date(now.getTime() + 61 * DAY_MS));
  expect(later.personId).not.toBe(first.personId);
  expect(later.identityId).toBe(first.identityId);
});

test('who was heard of elsewhere is no new person; who is known is found however long they were silent', async () => {
  const later = new Date(now.getTime() + 61 * DAY_MS);
  expect(await store.known(number(8))).toBeNull();
  const { personId } = await store.load(number(8), now);
  expect((await store.known(number(8)))?.personId).toBe(personId);
  await database.pool.query('update conversation set heard_at = $2 where person_id = $1', [personId, later]);
  expect((await store.load(number(8), later)).personId).toBe(personId);
});

test('to whom we have something to say stays who they were, however long they were silent', async () => {
  const [contact, stranger] = [number(10), number(11)];
  const { personId } = await store.load(contact, now);
  const later = new Date(now.getTime() + 90 * DAY_MS);
  for (const reader of [store, other]) expect((await reader.find(contact, later)).personId).toBe(personId);
  const begun = await store.find(stranger, now);
  expect((await other.load(stranger, now)).personId).toBe(begun.personId);
  // Their own next word is another's.
  expect((await store.load(contact, later)).personId).not.toBe(personId);
});

test.each<[string, { heard: number; asked: number | null }, boolean]>([
  ['nothing', { heard: 61, asked: null }, false],
  ['something since', { heard: 61, asked: 3 }, true],
  ['something a week ago', { heard: 61, asked: 7 }, true],
  ['something longer ago', { heard: 61, asked: 8 }, false],
  ['something before they were heard of', { heard: 1, asked: null }, false],
])('of who was asked %s: %p is %p', async (_, { heard, asked }, expected) => {
  const heardAt = new Date(now.getTime() - heard * DAY_MS);
  const updatedAt = asked === null ? heardAt : new Date(now.getTime() - asked * DAY_MS);
  expect(isAsked({ heardAt, updatedAt }, now)).toBe(expected);
});

test('two addresses of one person: each keeps its own thread in memory', async () => {
  const [phone, alias] = [number(12), number(13)];
  const first = await store.load(phone, now, alias);
  const second = await store.load(alias, now);
  expect(second.personId).toBe(first.personId);
  expect((await store.write(turnOf(first, 'by the first'))).outcome).toBe('saved');
  expect((await store.load(phone, now)).identityId).toBe(first.identityId);
  expect((await store.load(alias, now)).identityId).toBe(second.identityId);
  expect((await store.write(turnOf(second, 'stale'))).outcome).toBe('overtaken');
  expect((await store.write(turnOf(await store.load(alias, now), 'read anew'))).outcome).toBe('saved');
});

test('STOP holds for a number that begins anew', async () => {
  const { personId } = await store.load(number(9), now);
  await database.pool.query('update person set opted_out_at = $2 where id = $1', [personId, now]);
  const anew = await store.load(number(9), new Date(now.getTime() + 61 * DAY_MS));
  expect(anew.personId).not.toBe(personId);
  expect(await store.isStopped(anew.personId)).toBe(true);
});

test('nothing that was said or who said it stands in the tables', async () => {
  const { rows } = await database.pool.query<{ dump: string }>(
    `select string_agg(t::text, e'\\n') as dump from (
      select row_to_json(identity)::text as t from identity union all
      select row_to_json(conversation)::text from conversation union all
      select row_to_json(inbox)::text from inbox union all select row_to_json(outbox)::text from outbox) rows`,
  );
  const dump = rows[0]!.dump;
  const hex = (text: string): string => Buffer.from(text).toString('hex');
  for (const secret of ['9800000002', 'reply to a', 'Somewhere', 'hello']) {
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(hex(secret));
  }
});
