import { fork } from 'node:child_process';
import { checkEncoding } from '../core/db/encoding.ts';
import { applyMigrations } from '../core/db/migrate.ts';
import { projectRoot } from '../core/root.ts';
import { seed } from '../prisma/seed.ts';
import { migrateDoorbell } from './doorbell.ts';

/** What a database needs before turns are taken: tables, the queue's tables, places and hospitals. */
export interface Preparation {
  readonly databaseUrl: string;
  readonly queueInDatabase: boolean;
}

/** Brings a database up to date; does nothing where it already is. Throws a sentence when it cannot be used. */
export async function prepare(
  { databaseUrl, queueInDatabase }: Preparation,
  log: (event: string, fields: Readonly<Record<string, string | number | boolean>>) => void,
): Promise<void> {
  await applyMigrations({ url: databaseUrl, projectRoot });
  await checkEncoding(databaseUrl);
  await seed({ url: databaseUrl, projectRoot, log });
  if (queueInDatabase) await migrateDoorbell(databaseUrl);
}

/** The failure of a preparation elsewhere; its message is for the person who starts the service. */
export class PreparationFailed extends Error {
  override readonly name = 'PreparationFailed';
}

/**
 * Prepares in a process of its own: the migration engine and the seed take far more memory than the service ever needs.
 * The database's address goes over the channel between the two, not through the environment or the arguments.
 */
export function prepareElsewhere(program: string, preparation: Preparation): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(program, ['prepare'], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new PreparationFailed(said.trim() || 'The database could not be prepared.'));
    });
    child.send(preparation);
  });
}
