import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createConversationStore, type ConversationStore } from '../conversations/store.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { PhoneNumber } from '../phone.ts';
import { WhatsAppUser } from '../address.ts';
import { rotate, type Round } from './rotation.ts';
import { LEFT, SEALED_TABLES } from './sealed-columns.ts';
import { createVault, type Vault } from './vault.ts';

const k1 = { id: 'k1', secret: Buffer.alloc(32, 1) };
const k2 = { id: 'key2', secret: Buffer.alloc(32, 2) };
const before = createVault([k1]);
const during = createVault([k2, k1]);
const afterwards = createVault([k2]);
const now = new Date('2026-11-23T10:00:00Z');
const number = (n: number): PhoneNumber => PhoneNumber.parse(`+9198000${String(n).padStart(5, '0')}`)!;

let test_: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let client: pg.Client;

beforeAll(async () => {
  test_ = await testDatabase();
  database = createDatabase({ url: test_.url, max: 10, onIdleError: () => undefined });
  client = new pg.Client({ connectionString: test_.url });
  await client.connect();
});

beforeEach(async () => {
  await client.query(`truncate ${SEALED_TABLES.map(({ table }) => table).join(', ')} cascade`);
});

afterAll(async () => {
  await client.end();
  await database.pool.end();
  await test_.close();
});

const storeOf = (vault: Vault): ConversationStore => createConversationStore({ database, vault });
const round = (batch = 7): Promise<Round> => rotate({ client, vault: during, batch });

/** All that is sealed, opened by `vault`; throws where it does not open. */
async function opened(vault: Vault): Promise<string[]> {
  const values: string[] = [];
  for (const { table, sealed, indexes = {} } of SEALED_TABLES) {
    const { rows } = await client.query<Record<string, Buffer | null>>(`select * from ${table}`);
    for (const row of rows) {
      for (const [column, context] of Object.entries(sealed))
        if (row[column]) values.push(`${table}.${column} ${vault.open(context, row[column])}`);
      for (const [column, { from, of }] of Object.entries(indexes))
        if (row[from]) expect(row[column]).toEqual(vault.index(...of(vault.open(sealed[from]!, row[from]))));
    }
  }
  return values.sort();
}

/** Every sealed column of every table filled, under k1. */
async function fillAll(): Promise<void> {
  const seal = (column: string, context: string): Buffer =>
    before.seal(context, column === 'taken_sealed' ? '["key","reply"]' : `of ${column}`);
  const { rows } = await client.query<{ id: string }>('insert into person default values returning id');
  const person = rows[0]!.id;
  const others: Record<string, Record<string, unknown>> = {
    identity: { person_id: person },
    account: { person_id: person },
    foreign_identity: { issuer: 'https://issuer.test' },
    emergency_contact: {
      person_id: person,
      relation: 'x',
      language: 'hi',
      status: 'asked',
      asked_at: now,
      notice_version: 1,
    },
    pin: { person_id: person },
    profile: { person_id: person, created_at: now, updated_at: now },
    conversation: { person_id: person },
    inbox: { channel: 'test/ussd' },
    outbox: { person_id: person, kind: 'message', due_at: now },
    emergency: {
      id: person,
      person_id: person,
      certainty: 'confirmed',
      trigger: 'word',
      medium: 'sms',
      raised_at: now,
    },
    assessment: { id: person, person_id: person, level: 'soon', at: now },
    reminder: {
      id: person,
      person_id: person,
      status: 'on',
      planned_until: now,
      answered_at: now,
      created_at: now,
      updated_at: now,
    },
    scheme_application: {
      person_id: person,
      status: 'applied',
      consented_at: now,
      created_at: now,
      updated_at: now,
    },
    arrival: { channel: 'x', path: '/x', due_at: now, received_at: now },
    event: { topic: 'x', kind: 'x', created_at: now },
    one_time_code: { purpose: 'x', address_index: Buffer.alloc(32), expires_at: now, created_at: now },
    audit_seal: { audit_id: 1, position: 1, sealed_at: now },
  };
  for (const { table, sealed, indexes = {} } of SEALED_TABLES) {
    const row: Record<string, unknown> = { ...others[table] };
    for (const [column, context] of Object.entries(sealed)) row[column] = seal(column, context);
    if (table === 'identity') row['address_sealed'] = before.seal(sealed['address_sealed']!, number(1).value);
    for (const [column, { from, of }] of Object.entries(indexes))
      row[column] = before.index(...of(before.open(sealed[from]!, row[from] as Buffer)));
    if (table === 'foreign_identity') {
      const { rows: accounts } = await client.query<{ id: string }>('select id from account');
      row['account_id'] = accounts[0]!.id;
    }
    const names = Object.keys(row);
    if (table === 'person') {
      const set = names.map((name, index) => `${name} = $${index + 1}`).join(', ');
      await client.query(`update person set ${set}`, Object.values(row));
    } else {
      await client.query(
        `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(row),
      );
    }
  }
}

test('every column that is sealed or an index is in the table of them', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and column_name ~ '_(sealed|index)$' order by 1`,
  );
  const known = SEALED_TABLES.flatMap(({ table, sealed, indexes = {} }) =>
    [...Object.keys(sealed), ...Object.keys(indexes)].map((column) => `${table}.${column}`),
  );
  expect([...known, ...Object.keys(LEFT)].sort()).toEqual(rows.map(({ name }) => name));
});

test('every column is sealed anew and every index made anew; again it changes nothing', async () => {
  await fillAll();
  const values = await opened(before);
  const columns = SEALED_TABLES.flatMap(({ sealed }) => Object.keys(sealed));
  expect(values).toHaveLength(columns.length);
  expect(await round()).toEqual({
    found: SEALED_TABLES.length,
    done: SEALED_TABLES.length,
    stuck: new Map(),
  });
  expect(await opened(afterwards)).toEqual(values);
  const dump = async (): Promise<unknown> =>
    (await client.query('select * from identity, account, inbox')).rows;
  const once = await dump();
  expect(await round()).toEqual({ found: 0, done: 0, stuck: new Map() });
  expect(await dump()).toEqual(once);
});

/** People who have talked, under a key. */
async function talk(vault: Vault, from: number, people: number, key = 'a'): Promise<void> {
  const store = storeOf(vault);
  for (let n = from; n < from + people; n++) {
    const thread = await store.load(number(n), now);
    await store.write({
      thread,
      channel: 'test/ussd',
      key: `${thread.personId} ${key}`,
      reply: `reply ${n}`,
      state: { step: n },
      at: now,
      medium: 'ussd',
      memory: { place: n },
      consents: [{ purpose: 'messages', given: true, language: 'en' }],
      wanted: [{ kind: 'message', channel: 'x/sms', urgent: false, payload: { text: `${n}` }, dueAt: now }],
    });
  }
}

test('a round that is ended goes on where it stopped', async () => {
  await talk(before, 0, 30);
  const all = (await opened(before)).length;
  let batches = 0;
  const killed = rotate({
    client,
    vault: during,
    batch: 5,
    onProgress: () => {
      if (++batches === 4) throw new Error('killed');
    },
  });
  await expect(killed).rejects.toThrow('killed');
  const { rows: first } = await client.query('select id, address_sealed from identity order by id');
  const done = (await round()).done;
  expect(done).toBeGreaterThan(0);
  expect(await round()).toMatchObject({ found: 0 });
  expect(await opened(afterwards)).toHaveLength(all);
  // What the first had done the second left alone.
  const { rows: second } = await client.query('select id, address_sealed from identity order by id');
  expect(first.filter((row, index) => JSON.stringify(row) === JSON.stringify(second[index]))).toHaveLength(
    20,
  );
});

test('what is written meanwhile is never undone, and rows that are held are left to the next round', async () => {
  await talk(before, 0, 40);
  // A process that knows both keys and still seals with the old one, and one that seals with the new one.
  const writers = [storeOf(createVault([k1, k2])), storeOf(during)];
  const steps = new Map<number, number>();
  let rotating = true;
  const writing = writers.map(async (store, writer) => {
    for (let turn = 0; rotating; turn++) {
      const n = (turn * 2 + writer) % 39;
      const thread = await store.load(number(n), now);
      const { outcome } = await store.write({
        thread,
        channel: 'test/ussd',
        key: `w${writer} ${turn}`,
        reply: null,
        state: { step: 1000 + turn },
        at: now,
        medium: 'ussd',
        consents: [],
        wanted: [],
      });
      if (outcome === 'saved') steps.set(n, 1000 + turn);
    }
  });
  const holder = new pg.Client({ connectionString: test_.url });
  await holder.connect();
  await holder.query('begin');
  const held = await storeOf(during).load(number(39), now);
  await holder.query('select from conversation where person_id = $1 for update', [held.personId]);
  for (let rounds = 0; rounds < 5; rounds++) await round();
  const { rows } = await client.query<{ sealed: Buffer }>(
    'select state_sealed as sealed from conversation where person_id = $1',
    [held.personId],
  );
  expect(before.open('conversation.state', rows[0]!.sealed)).toBe('{"step":39}');
  await holder.query('rollback');
  await holder.end();
  rotating = false;
  await Promise.all(writing);
  // What the first process wrote last is still to be done.
  while ((await round()).found > 0);
  const reader = storeOf(afterwards);
  for (const [n, step] of steps) {
    expect((await reader.load(number(n), now)).state).toEqual({ step });
  }
  expect(steps.size).toBeGreaterThan(20);
  await opened(afterwards);
});

describe('while keys are rotated', () => {
  test('an address finds the same person, and is not put in twice', async () => {
    await talk(before, 1, 1);
    const first = await storeOf(before).load(number(1), now);
    const store = storeOf(during);
    expect((await store.load(number(1), now)).personId).toBe(first.personId);
    const alias = WhatsAppUser.parse('IN.1')!;
    expect((await storeOf(during).load(number(1), now, alias)).personId).toBe(first.personId);
    expect((await storeOf(during).load(alias, now, number(1))).personId).toBe(first.personId);
    expect((await client.query('select from identity')).rowCount).toBe(2);
    await round();
    expect((await storeOf(afterwards).load(number(1), now)).personId).toBe(first.personId);
    expect((await storeOf(afterwards).load(alias, now)).personId).toBe(first.personId);
  });

  test('a key that was taken before is a duplicate, with its reply, before and after', async () => {
    await talk(before, 2, 1);
    const turn = async (vault: Vault): Promise<unknown> => {
      const store = storeOf(vault);
      const thread = await store.load(number(2), now);
      const key = `${thread.personId} a`;
      expect(await store.seen('test/ussd', key)).toEqual({ reply: 'reply 2' });
      return store.write({
        thread,
        channel: 'test/ussd',
        key,
        reply: 'another',
        state: {},
        at: now,
        medium: 'ussd',
        consents: [],
        wanted: [],
      });
    };
    expect(await turn(during)).toEqual({ outcome: 'duplicate', reply: 'reply 2' });
    await round();
    expect(await turn(during)).toEqual({ outcome: 'duplicate', reply: 'reply 2' });
    expect(await turn(afterwards)).toEqual({ outcome: 'duplicate', reply: 'reply 2' });
    expect((await client.query('select from inbox')).rowCount).toBe(1);
  });
});

test('what no key opens, and what is there twice, is told by its table and stops nothing else', async () => {
  await talk(before, 1, 3);
  await talk(createVault([{ id: 'k0', secret: Buffer.alloc(32, 9) }]), 10, 2);
  // The same number under both keys: nobody should do that.
  await talk(afterwards, 1, 1);
  const { found, done, stuck } = await round();
  expect(stuck.get('identity')).toBe(3);
  expect(stuck.get('conversation')).toBe(2);
  expect(found - done).toBe([...stuck.values()].reduce((sum, count) => sum + count, 0));
  expect((await round()).found).toBe(found - done);
});
