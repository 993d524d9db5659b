/** The queue, and what is prepared by whom, in the role that the service has. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { appUrlOf } from '../core/db/role.ts';
import { emptyDatabase, testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { createDoorbell } from './doorbell.ts';
import { prepare } from './prepare.ts';
import { openToService } from './testing/app-role.ts';
import { eventually } from './testing/service.ts';

const quiet = (): void => undefined;

test('the queue works, before and after it is granted anew', async () => {
  const database = await testDatabase();
  const logged: string[] = [];
  try {
    for (const round of ['first', 'second']) {
      const databaseUrl = await openToService(database.url);
      const log = createLog('debug', { write: (line) => void logged.push(line) });
      const doorbell = createDoorbell({ databaseUrl, redisUrl: null, log });
      const heard: string[] = [];
      doorbell.listen(async (id) => void heard.push(id));
      doorbell.ring([`${round} one`, `${round} two`]);
      await eventually(
        async () => heard.length,
        (count) => count === 2,
      );
      await doorbell.close();
      expect(heard.sort()).toEqual([`${round} one`, `${round} two`]);
    }
    expect(logged).toEqual([]);
  } finally {
    await database.close();
  }
});

describe('a new database', () => {
  let database: TestDatabase;
  let databaseUrl: string;
  beforeAll(async () => {
    database = await emptyDatabase();
    databaseUrl = appUrlOf(database.url);
  });
  afterAll(() => database.close());

  test('is prepared by its owner, twice at once, for the service', async () => {
    const preparation = { databaseUrl, ownerUrl: database.url, queueInDatabase: true };
    const events: string[] = [];
    await Promise.all([1, 2].map(() => prepare(preparation, (event) => void events.push(event))));
    expect(events).not.toContain('database.role-too-strong');
    const app = new pg.Client({ connectionString: databaseUrl });
    await app.connect();
    await expect(app.query('select from place limit 1')).resolves.toMatchObject({ rowCount: 1 });
    await expect(app.query('delete from audit')).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  test('is left as it is by the service, which only looks', async () => {
    await prepare({ databaseUrl, queueInDatabase: true }, quiet);
  });

  test('of an older version is no place to start, and who can change that is told', async () => {
    await database.pool.query(
      `delete from _prisma_migrations where started_at = (select max(started_at) from _prisma_migrations)`,
    );
    await expect(prepare({ databaseUrl, queueInDatabase: true }, quiet)).rejects.toMatchObject({
      name: 'MigrationFailed',
      message: expect.stringContaining('DATABASE_OWNER_URL') as unknown,
    });
  });
});
