/** What the service's role may do in a real database, and what it may not. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { appUrlOf, grantApp, mayMigrate, TABLES } from './role.ts';
import { testDatabase, type TestDatabase } from './testing.ts';

const QUEUE = 'bullmq';
let database: TestDatabase;
let app: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  const appUrl = appUrlOf(database.url);
  await grantApp({ ownerUrl: database.url, appUrl, queueSchema: QUEUE });
  app = new pg.Pool({ connectionString: appUrl, max: 2 });
});
afterAll(async () => {
  await app.end();
  await database.close();
});

const AUDIT = `insert into audit (at, action, actor) values (now(), 'test', 'test')`;
const SEAL = `insert into audit_seal (audit_id, position, hash_sealed, sealed_at)
  values ((select coalesce(max(audit_id), 0) + 1 from audit_seal), (select count(*) + 1 from audit_seal), '', now())`;

describe('may', () => {
  test.each([
    ['add a person', `insert into person (language) values ('en')`],
    ['change one', `update person set language = 'hi'`],
    ['delete one with all that is theirs', 'delete from person'],
    ['note in the audit', AUDIT],
    ['seal it', SEAL],
    ['read it', 'select * from audit join audit_seal on audit_id = id'],
    [
      'add an event',
      `insert into event (topic, kind, payload_sealed, created_at) values ('a', 'b', '', now())`,
    ],
    ['read places', 'select * from place limit 1'],
    ['read what was migrated', 'select * from _prisma_migrations'],
    ['tell others', `select pg_notify('arogya', '')`],
    ['take a lock', 'select pg_advisory_lock(1), pg_advisory_unlock(1)'],
  ])('%s', async (_, sql) => {
    await expect(app.query(sql)).resolves.toBeDefined();
  });
});

describe('may not', () => {
  test.each([
    ['change the audit', `update audit set actor = 'nobody'`],
    ['lock the audit as to change it', 'select from audit for update'],
    ['delete from the audit', 'delete from audit'],
    ['empty the audit', 'truncate audit'],
    ['replace in the audit', `${AUDIT} on conflict (id) do update set actor = 'nobody'`],
    ['change a seal', `update audit_seal set hash_sealed = ''`],
    ['delete a seal', 'delete from audit_seal'],
    ['empty the seals', 'truncate audit_seal'],
    ['set the counter of the audit back', `select setval('audit_id_seq', 1)`],
    ['empty any table', 'truncate person cascade'],
    ['drop a table', 'drop table audit'],
    ['drop any table', 'drop table person cascade'],
    ['change a table', 'alter table audit add column more text'],
    ['switch off its keys', 'alter table audit disable trigger all'],
    ['make a table', 'create table mine (id int)'],
    ['make a temporary table, where no queue needs it', 'create temporary table mine (id int)'],
    ['make a schema', 'create schema mine'],
    ['make a function', 'create function mine() returns int language sql as $$ select 1 $$'],
    ['add an extension', 'create extension file_fdw'],
    ['make a role', 'create role mine superuser'],
    ['become the owner', 'set role arogya'],
    ['make itself stronger', 'alter role arogya_app superuser'],
    ['read passwords', 'select * from pg_authid'],
    ['read files of the server', `select pg_read_file('postgresql.conf')`],
    ['run a program', `copy person from program 'true'`],
    ['write files', `copy place to '/tmp/place'`],
    ['move a hospital', `update facility set latitude = 0`],
    ['add a place', `delete from place`],
    ['say that nothing was loaded', 'delete from seed_file'],
    ['say that nothing was migrated', 'delete from _prisma_migrations'],
    ['end others', `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'arogya'`],
  ])('%s', async (_, sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});

test('every table is named, and each name is a table', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(TABLES).sort());
});

test('a table that nobody named is closed, and one that was opened too far is closed again', async () => {
  await database.pool.query('create table later (id int)');
  await database.pool.query('grant all on later, audit to arogya_app');
  await database.pool.query('grant create on schema public to public');
  const again = { ownerUrl: database.url, appUrl: appUrlOf(database.url), queueSchema: QUEUE };
  // At once, as when several processes start.
  const granted = await Promise.all([grantApp(again), grantApp(again), grantApp(again)]);
  expect(granted).toEqual(Array(3).fill({ tooStrong: false }));
  for (const sql of ['select * from later', 'delete from audit', 'create table mine (id int)'])
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  await expect(app.query(AUDIT)).resolves.toBeDefined();
  await database.pool.query('drop table later');
});

test('who may migrate is the owner alone', async () => {
  expect(await mayMigrate(database.url)).toBe(true);
  expect(await mayMigrate(appUrlOf(database.url))).toBe(false);
});

describe('another role', () => {
  const name = `other_${randomBytes(4).toString('hex')}`;
  const urlWith = (password: string): string => {
    const url = new URL(database.url);
    [url.username, url.password] = [name, encodeURIComponent(password)];
    return url.href;
  };
  const open = (password: string) =>
    grantApp({ ownerUrl: database.url, appUrl: urlWith(password), queueSchema: QUEUE });
  const canConnect = async (password: string): Promise<boolean> => {
    const client = new pg.Client({ connectionString: urlWith(password) });
    const can = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    return can;
  };
  afterAll(async () => {
    await database.pool.query(`drop owned by ${name}; drop role ${name}`);
  });

  test('is made, by a password that any sign may be in, and follows when it is changed', async () => {
    expect(await open("p/ss:w@rd'%")).toEqual({ tooStrong: false });
    expect(await canConnect("p/ss:w@rd'%")).toBe(true);
    await open('second');
    expect([await canConnect('second'), await canConnect("p/ss:w@rd'%")]).toEqual([true, false]);
  });

  test.each(['superuser', 'createrole', 'createdb', 'bypassrls', 'replication'])(
    'that is %s is told',
    async (strength) => {
      await database.pool.query(`alter role ${name} ${strength}`);
      expect(await open('second')).toEqual({ tooStrong: true });
      await database.pool.query(`alter role ${name} no${strength}`);
      expect(await open('second')).toEqual({ tooStrong: false });
    },
  );

  test('whose maker may make none is told how', async () => {
    const weak = new URL(urlWith('second')).href;
    await database.pool.query(`grant create on schema public to ${name}`);
    const missing = new URL(database.url);
    missing.username = `${name}_missing`;
    await expect(grantApp({ ownerUrl: weak, appUrl: missing.href, queueSchema: QUEUE })).rejects.toThrow(
      /CREATE ROLE other_.*_missing LOGIN/,
    );
  });
});

test('the password of the one does not tell that of the other', () => {
  const [owner, url] = [
    'postgresql://arogya:secret@127.0.0.1:5/arogya',
    new URL(appUrlOf('postgresql://arogya:secret@127.0.0.1:5/arogya')),
  ];
  expect(url.username).toBe('arogya_app');
  expect(url.password).toMatch(/^[\w-]{43}$/);
  expect(url.host + url.pathname).toBe('127.0.0.1:5/arogya');
  expect(appUrlOf(owner)).toBe(url.href);
  expect(appUrlOf(owner.replace('secret', 'other'))).not.toBe(url.href);
});
