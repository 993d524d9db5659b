import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Unavailable } from '../errors.ts';
import { createDatabase, type Database } from './pool.ts';
import { testDatabase, type TestDatabase } from './testing.ts';

let opened: TestDatabase;
let database: Database;

beforeAll(async () => {
  opened = await testDatabase();
  await opened.pool.query('create table thing (id int primary key)');
  database = createDatabase({ url: opened.url, max: 2, onIdleError: () => undefined });
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});

const put = (id: number) => ({ name: 'thing-put', text: 'insert into thing values ($1)', values: [id] });
const things = async (): Promise<number[]> =>
  (await opened.pool.query<{ id: number }>('select id from thing order by id')).rows.map(({ id }) => id);
const pid = { name: 'pid', text: 'select pg_backend_pid() as pid', values: [] };

test('all of a transaction or nothing', async () => {
  await database.transaction((within) => within.query(put(1)));
  const failure = new Error('a fault');
  const failing = database.transaction(async (within) => {
    await within.query(put(2));
    throw failure;
  });
  await expect(failing).rejects.toBe(failure);
  await expect(database.transaction((within) => within.query(put(1)))).rejects.toMatchObject({
    code: '23505',
  });
  expect(await things()).toEqual([1]);
});

test('a connection that is lost between two statements ends the transaction, and nothing else', async () => {
  const lost = database.transaction(async (within) => {
    const { rows } = await within.query<{ pid: number }>(pid);
    await within.query(put(3));
    await opened.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    // The loss is told while nobody asks anything.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await within.query(put(4));
  });
  await expect(lost).rejects.toBeInstanceOf(Unavailable);
  expect(await things()).toEqual([1]);
  await database.transaction((within) => within.query(put(5)));
  expect(await things()).toEqual([1, 5]);
});

test('of two that wait for each other the lone statement is done again', async () => {
  await opened.pool.query(
    'create table tally (id int primary key, times int); insert into tally values (1, 0), (2, 0)',
  );
  const both = {
    name: 'tally-both',
    text: `with first as (update tally set times = times + 1 where id = $1 returning id)
      update tally set times = times + 1 where id = $2 and exists (select from first)`,
    values: [1, 2],
  };
  const one = (id: number) => ({
    name: 'tally-one',
    text: 'update tally set times = times + 1 where id = $1',
    values: [id],
  });
  const WAITS = `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%first%'`;
  const { alone } = await database.transaction(async (within) => {
    await within.query(one(2));
    const alone = database.query(both);
    while ((await opened.pool.query(WAITS)).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await within.query(one(1));
    return { alone };
  });
  await alone;
  expect((await opened.pool.query('select times from tally order by id')).rows).toEqual([
    { times: 2 },
    { times: 2 },
  ]);
});
